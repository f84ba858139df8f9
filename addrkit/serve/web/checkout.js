/** The checkout: `<address-suggest>` completes and fills, `<address-verify>` asks; the page shows what comes of it. */

import { apiKey, examplesOf, icon, make, offerCountries, openGazetteers } from "./page.js";
import { ACTIONS, COMPONENTS, STATUSES, TEXTS } from "./words.js";

const form = document.getElementById("delivery");
const suggest = form.querySelector("address-suggest");
const verify = document.querySelector("address-verify");
const outcome = document.getElementById("outcome");
const sure = document.getElementById("sure");
const FIELDS = ["house_number", "street", "unit", "city", "region", "postcode", "country"];
/** What stands there before the first verdict. */
const empty = [...outcome.childNodes];
let decided = null;

if (apiKey) for (const element of [suggest, verify]) element.setAttribute("api-key", apiKey);
openGazetteers()
  .then((gazetteers) => {
    offerCountries(form.elements.country, gazetteers);
    offerExamples(examplesOf(gazetteers));
  })
  .catch(() => {});

form.elements.country.addEventListener("change", ({ isTrusted }) => {
  // What a suggestion filled in is no wish: the next search may be for somewhere else.
  if (isTrusted) suggest.setAttribute("country", form.elements.country.value);
});
form.addEventListener("input", ({ target }) => {
  clearMark(target.name);
  forgetVerdict();
});
verify.addEventListener("address-verified", ({ detail }) => {
  outcome.replaceChildren(...empty);
  mark(detail);
  sure.replaceChildren(asJson(detail));
});
verify.addEventListener("address-decided", ({ detail }) => (decided = detail));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  done(decided);
});

function offerExamples(examples) {
  const attempt = (text) => {
    clear();
    suggest.value = text;
    form.requestSubmit();
  };
  const shown = examples.map(({ text, about }) =>
    make(
      "li",
      {},
      make("button", { type: "button", class: "example", click: () => attempt(text) }, text, make("small", {}, about)),
    ),
  );
  document.getElementById("examples-list").append(...shown);
  document.getElementById("examples").hidden = !shown.length;
}

function clear() {
  form.reset();
  suggest.value = "";
  suggest.removeAttribute("country");
  clearMarks();
  outcome.replaceChildren(...empty);
  sure.replaceChildren();
}

// -- What came of it ----------------------------------------------------------------------------------------------

/** The order went out: where to, and what the service put right in it. */
function done({ decision, verdict, address }) {
  const { action, heading } = DONE[decision] ?? DONE.corrected;
  const isOnRecord = decision !== "kept" && decision !== "unchecked";
  const lines = isOnRecord ? verdict.lines : asTyped(address, verdict);
  const title = make("h2", { id: "verdict-heading", tabindex: "-1" }, icon(ACTIONS[action].icon), make("span", {}, heading));
  const body = make(
    "div",
    { class: `is-${action}` },
    title,
    make("p", { class: "lead" }, "Your parcel will go to"),
    make("p", { class: "label", id: "formatted" }, ...lines.map((line) => make("span", {}, line))),
    isOnRecord && changes(verdict),
    decision === "unchecked" && make("p", { role: "alert" }, TEXTS.verify.away),
    make("p", { class: "quiet" }, "This is a demonstration: nothing was ordered."),
    make("div", { class: "buttons" }, make("button", { type: "button", class: "secondary", click: another }, "Another address")),
  );
  if (isOnRecord) mark(verdict);
  else clearMarks();
  outcome.replaceChildren(body);
  sure.replaceChildren(...(verdict ? [asJson(verdict)] : []));
  title.focus({ preventScroll: true });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  body.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
}

const DONE = {
  accepted: { action: "accept", heading: TEXTS.verify.accept },
  corrected: { action: "accept", heading: "Thank you" },
  kept: { action: "confirm", heading: "Thank you, we send it as you typed it" },
  unchecked: { action: "confirm", heading: "Thank you, we check it later" },
};

function another() {
  clear();
  suggest.input.focus();
}

/** What is different from what was typed, part by part. */
function changes({ components }) {
  const changed = Object.entries(components).filter(
    ([name, { status, value, input }]) =>
      status !== "confirmed" && (value || input || status === "missing") && !(name === "country" && status === "inferred"),
  );
  if (!changed.length) return make("p", { class: "unchanged" }, TEXTS.verify.unchanged);
  return make("ul", { class: "changes", "aria-label": TEXTS.verify.parts }, ...changed.map(change));
}

function change([name, { status, value, input }]) {
  const { icon: picture, said } = STATUSES[status];
  const before = input && value && input !== value;
  return make(
    "li",
    { class: `is-${status}` },
    icon(picture),
    make("span", { class: "part" }, COMPONENTS[name] ?? name),
    make(
      "span",
      { class: "values" },
      before && make("del", {}, input),
      before && " ",
      value && make(status === "unconfirmed" ? "span" : "ins", {}, value),
      make("span", { class: "said" }, said),
    ),
  );
}

/** The lines of what was typed, with the number where the verdict's country has it. */
function asTyped(address, verdict) {
  const { building, street, house_number: number, unit, suburb, postcode, city, region } = address;
  const firstLine = [street, number];
  const written = verdict?.formatted ?? "";
  if (written && written.indexOf(verdict.address.house_number) < written.indexOf(verdict.address.street)) firstLine.reverse();
  return [[address.address], [building], firstLine, [unit], [suburb], [postcode, city], [region]]
    .map((line) => line.filter(Boolean).join(" "))
    .filter(Boolean);
}

function asJson(verdict) {
  const confirmed = verdict.granularity === "none" ? "" : `, confirmed to the ${verdict.granularity}`;
  const percent = Math.round(verdict.score * 100);
  return make(
    "details",
    {},
    make("summary", {}, TEXTS.verify.sure.replace("{percent}", percent) + confirmed),
    make("pre", { tabindex: "0" }, JSON.stringify(verdict, null, 2)),
  );
}

// -- The fields -------------------------------------------------------------------------------------------------

function mark({ components }) {
  clearMarks();
  // What was typed into the search alone stands in no field that could be marked.
  if (!FIELDS.some((name) => name !== "country" && form.elements[name].value)) return;
  for (const name of FIELDS) {
    const part = components[name];
    const isWrong = part && ["missing", "conflicting", "unconfirmed"].includes(part.status);
    // The country says nothing new: the form asks for it, and a suggestion brings it.
    if (!part || (name === "country" && !isWrong)) continue;
    if (!part.value && !part.input && part.status !== "missing") continue;
    const field = form.elements[name];
    const note = document.getElementById(`${name}-status`);
    const { icon: picture, said, beside } = STATUSES[part.status];
    note.replaceChildren(icon(picture), part.value && squeezed(field.value) === squeezed(part.value) ? said : beside(part));
    note.className = `status is-${part.status}`;
    field.setAttribute("aria-describedby", note.id);
    if (isWrong) field.setAttribute("aria-invalid", "true");
    field.closest(".field").classList.add(`is-${part.status}`);
  }
}

/** A postcode is the same with its blank and without. */
function squeezed(text) {
  return text.replaceAll(" ", "");
}

function clearMarks() {
  for (const name of FIELDS) clearMark(name);
}

function clearMark(name) {
  if (!FIELDS.includes(name)) return;
  const field = form.elements[name];
  const note = document.getElementById(`${name}-status`);
  note.replaceChildren();
  note.className = "status";
  field.removeAttribute("aria-describedby");
  field.removeAttribute("aria-invalid");
  field.closest(".field").classList.remove(...Object.keys(STATUSES).map((status) => `is-${status}`));
}

/** A verdict is about what stood there when it was asked for: with an edit, it goes. */
function forgetVerdict() {
  if (!sure.children.length) return;
  sure.replaceChildren();
  const title = make("h2", { id: "verdict-heading", class: "quiet" }, "What we found");
  outcome.replaceChildren(title, make("p", { class: "lead" }, "You changed the address: it is checked again."));
}
