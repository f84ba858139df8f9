/** The checkout: fields in, a verdict out, and what the shopper does about it. */

import { otherAddresses, unitsOf } from "./core.js";
import { SERVICE, apiKey, ask, examplesOf, icon, make, offerCountries, openGazetteers } from "./page.js";
import { ACTIONS, COMPONENTS, REASONS, STATUSES } from "./words.js";

const form = document.getElementById("delivery");
const suggest = form.querySelector("address-suggest");
const FIELDS = ["house_number", "street", "unit", "city", "region", "postcode", "country"];
/** Parts that no field of this form holds: they come with a choice, and leave with the next edit. */
let beyond = {};
let checking = null;
/** What stands there before the first verdict. */
const empty = document.getElementById("verdict-body");

if (apiKey) suggest.setAttribute("api-key", apiKey);
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
// What was chosen is meant no more once its text is edited: the fields that it filled go with it.
for (const edited of ["address-edited", "address-cleared"]) {
  form.addEventListener(edited, () => {
    for (const name of FIELDS) form.elements[name].value = "";
    // A country that somebody chose by hand stays; one that came with the address does not.
    form.elements.country.value = suggest.getAttribute("country") ?? "";
    beyond = {};
    clearMarks();
    forgetVerdict();
  });
}
form.addEventListener("address-chosen", ({ detail }) => {
  beyond = Object.fromEntries(Object.entries(detail.address).filter(([name]) => !FIELDS.includes(name)));
});
form.addEventListener("input", (event) => {
  const { name } = event.target;
  if (!FIELDS.includes(name)) return;
  if (event.isTrusted) beyond = {};
  clearMark(name);
  forgetVerdict();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  check();
});

function offerExamples(examples) {
  const attempt = (text) => {
    clear();
    suggest.input.value = text;
    check();
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
  beyond = {};
  clearMarks();
  suggest.removeAttribute("country");
}

function anyField() {
  return FIELDS.some((name) => name !== "country" && form.elements[name].value.trim());
}

function typed() {
  const values = FIELDS.map((name) => [name, form.elements[name].value.trim()]).filter(([, value]) => value);
  const parts = { ...beyond, ...Object.fromEntries(values) };
  // Whoever typed all of it into the search field meant it as an address too.
  return anyField() ? parts : { ...parts, address: suggest.input.value.trim() };
}

async function check() {
  checking?.abort();
  checking = new AbortController();
  const mine = checking;
  form.setAttribute("aria-busy", "true");
  try {
    const response = await ask("v1/verify", {
      body: JSON.stringify(typed()),
      headers: { "Content-Type": "application/json" },
      signal: mine.signal,
    });
    show(await response.json());
  } catch (error) {
    if (error.name !== "AbortError") showFailure(error.message);
  } finally {
    if (checking === mine) form.removeAttribute("aria-busy");
  }
}

// -- The verdict ------------------------------------------------------------------------------------------------

function show(verdict) {
  const flows = { accept, confirm: confirmed, add_unit: addUnit, fix };
  // Corrections that need no question go into the fields at once, the others after the answer.
  if (verdict.action === "accept" || verdict.action === "add_unit") fill(verdict.address);
  else if (!anyField()) fill(asRead(verdict.components));
  markFields(verdict.components);
  present(
    verdict.action,
    ACTIONS[verdict.action].heading,
    label(verdict),
    changes(verdict),
    why(verdict),
    ...flows[verdict.action](verdict),
    asJson(verdict),
  );
}

function present(action, heading, ...children) {
  const { icon: picture } = ACTIONS[action] ?? { icon: "question" };
  const title = make("h2", { id: "verdict-heading", tabindex: "-1" }, icon(picture), make("span", {}, heading));
  const body = make("div", { id: "verdict-body", class: `is-${action}` }, title, ...children);
  document.getElementById("verdict-body").replaceWith(body);
  title.focus({ preventScroll: true });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (action !== "fix") title.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
}

function showFailure(message) {
  present("failure", "The address could not be checked", make("p", { role: "alert" }, message));
}

function label(verdict) {
  if (!verdict.formatted) return null;
  const lines = verdict.lines.map((line) => make("span", {}, line));
  return make("p", { class: "label", id: "formatted" }, ...lines);
}

/** What is different from what was typed, part by part. */
function changes(verdict) {
  const changed = Object.entries(verdict.components).filter(
    ([name, part]) =>
      part.status !== "confirmed" &&
      (part.value || part.input || part.status === "missing") &&
      !(name === "country" && part.status === "inferred"),
  );
  if (!changed.length) return make("p", { class: "unchanged" }, "Everything is as it is on record.");
  return make(
    "ul",
    { class: "changes", "aria-label": "Part by part" },
    ...changed.map(([name, part]) => change(name, part)),
  );
}

function change(name, part) {
  const { icon: picture, said } = STATUSES[part.status];
  const before = part.input && part.value && part.input !== part.value;
  return make(
    "li",
    { class: `is-${part.status}` },
    icon(picture),
    make("span", { class: "part" }, COMPONENTS[name] ?? name),
    make(
      "span",
      { class: "values" },
      before && make("del", {}, part.input),
      before && " ",
      part.value && make(part.status === "confirmed" || part.status === "unconfirmed" ? "span" : "ins", {}, part.value),
      make("span", { class: "said" }, said),
    ),
  );
}

function why(verdict) {
  const told = verdict.reasons.map((code) => make("li", {}, REASONS[code] ?? code));
  if (verdict.unmatched.length) told.push(make("li", {}, `Not placed: ${verdict.unmatched.join(" ")}`));
  return told.length ? make("ul", { class: "why", "aria-label": "Why" }, ...told) : null;
}

function asJson(verdict) {
  return make(
    "details",
    {},
    make("summary", {}, `How sure: ${Math.round(verdict.score * 100)} %${verdict.granularity === "none" ? "" : `, confirmed to the ${verdict.granularity}`}`),
    make("pre", { tabindex: "0" }, JSON.stringify(verdict, null, 2)),
  );
}

// -- What follows from each action ------------------------------------------------------------------------------

function accept(verdict) {
  return [buttons(primary("Send it here", () => done(verdict.lines)))];
}

function confirmed(verdict) {
  const parts = [];
  const meant = otherAddresses(verdict);
  if (meant.length) parts.push(others(meant));
  return [
    ...parts,
    buttons(
      primary("Yes, use this address", () => {
        fill(verdict.address);
        done(verdict.lines);
      }),
      secondary("Keep what I typed", () => done(asTyped(verdict))),
    ),
  ];
}

function addUnit(verdict) {
  const field = make("input", { id: "unit-answer", autocomplete: "off" });
  const known = make("div", { class: "chips", "aria-label": "Known units", role: "group", hidden: true });
  const answer = () => {
    form.elements.unit.value = field.value.trim();
    if (field.value.trim()) check();
    else field.focus();
  };
  const asked = make(
    "form",
    {
      class: "ask",
      submit: (event) => {
        event.preventDefault();
        answer();
      },
    },
    make("label", { for: "unit-answer" }, "Flat or unit"),
    make("div", { class: "row" }, field, make("button", { class: "primary" }, "Add")),
    known,
    make(
      "button",
      { type: "button", class: "link", click: () => done(verdict.lines) },
      "The building has no units",
    ),
  );
  offerUnits(verdict, known, (unit) => {
    field.value = unit;
    answer();
  });
  return [asked];
}

/** The building's units, as far as the service knows them. */
async function offerUnits(verdict, place, choose) {
  const units = await unitsOf(verdict, { src: SERVICE.href, apiKey });
  place.append(
    ...units.map((unit) => make("button", { type: "button", class: "chip", click: () => choose(unit) }, unit)),
  );
  place.hidden = !units.length;
}

function fix(verdict) {
  const wrong = Object.keys(verdict.components).filter((name) => isWrong(verdict.components[name].status));
  const field = [...wrong, "street"].map((name) => form.elements[name]).find(Boolean);
  const meant = otherAddresses(verdict);
  const parts = meant.length ? [others(meant)] : [];
  return [...parts, buttons(primary("Correct it", () => field.focus()))];
}

function others(alternatives) {
  const choose = (each) => {
    fill(each.components);
    check();
  };
  return make(
    "div",
    { class: "others" },
    make("p", {}, "Or did you mean:"),
    make(
      "ul",
      {},
      ...alternatives.map((each) =>
        make("li", {}, make("button", { type: "button", class: "other", click: () => choose(each) }, each.formatted)),
      ),
    ),
  );
}

/** What stands in the fields, with the number where the verdict's country has it. */
function asTyped({ formatted, address }) {
  const value = (name) => form.elements[name].value.trim();
  const firstLine = [value("street"), value("house_number")];
  if (formatted.indexOf(address.house_number) < formatted.indexOf(address.street)) firstLine.reverse();
  const rest = [[value("unit")], [value("postcode"), value("city")], [value("region")]];
  return [firstLine, ...rest]
    .map((line) => line.filter(Boolean).join(" "))
    .filter(Boolean);
}

function done(lines) {
  clearMarks();
  present(
    "accept",
    "Thank you",
    make("p", { class: "lead" }, "Your parcel will go to"),
    make("p", { class: "label", id: "formatted" }, ...lines.map((line) => make("span", {}, line))),
    make("p", { class: "quiet" }, "This is a demonstration: nothing was ordered."),
    buttons(secondary("Another address", another)),
  );
}

function another() {
  clear();
  document.getElementById("verdict-body").replaceWith(empty);
  suggest.input.focus();
}

function buttons(...some) {
  return make("div", { class: "buttons" }, ...some);
}

function primary(text, click) {
  return make("button", { type: "button", class: "primary", click }, text);
}

function secondary(text, click) {
  return make("button", { type: "button", class: "secondary", click }, text);
}

// -- The fields -------------------------------------------------------------------------------------------------

function fill(address) {
  beyond = Object.fromEntries(Object.entries(address).filter(([name]) => !FIELDS.includes(name)));
  for (const name of FIELDS) {
    const field = form.elements[name];
    if (name !== "country" || address.country) field.value = address[name] ?? "";
  }
}

/** What was typed, part by part. */
function asRead(components) {
  return Object.fromEntries(Object.entries(components).map(([name, { input }]) => [name, input ?? ""]));
}

function isWrong(status) {
  return status === "missing" || status === "conflicting" || status === "unconfirmed";
}

function markFields(components) {
  clearMarks();
  for (const name of FIELDS) {
    const part = components[name];
    // The country says nothing new: the form asks for it, and a suggestion brings it.
    if (!part || (name === "country" && !isWrong(part.status))) continue;
    if (!part.value && !part.input && part.status !== "missing") continue;
    const field = form.elements[name];
    const note = document.getElementById(`${name}-status`);
    const { icon: picture, said, beside } = STATUSES[part.status];
    note.replaceChildren(icon(picture), field.value === (part.value ?? "") && part.value ? said : beside(part));
    note.className = `status is-${part.status}`;
    field.setAttribute("aria-describedby", note.id);
    if (isWrong(part.status)) field.setAttribute("aria-invalid", "true");
    field.closest(".field").classList.add(`is-${part.status}`);
  }
}

function clearMarks() {
  for (const name of FIELDS) clearMark(name);
}

function clearMark(name) {
  const field = form.elements[name];
  const note = document.getElementById(`${name}-status`);
  note.replaceChildren();
  note.className = "status";
  field.removeAttribute("aria-describedby");
  field.removeAttribute("aria-invalid");
  field.closest(".field").classList.remove(...Object.keys(STATUSES).map((status) => `is-${status}`));
}

/** A verdict is about what stood there when it was asked for: with an edit, it goes, and its buttons with it. */
function forgetVerdict() {
  checking?.abort();
  const body = document.getElementById("verdict-body");
  if (!body.classList.length) return;
  const title = make("h2", { id: "verdict-heading", class: "quiet" }, "What we found");
  const note = make("p", { class: "lead" }, "You changed the address: check it again.");
  body.replaceWith(make("div", { id: "verdict-body" }, title, note));
}
