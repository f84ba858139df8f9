/**
 * <address-verify>: before a form is sent, asks whether its address can be delivered to, and talks with the shopper
 * about what is in doubt: is this the address you mean, which flat is it, please correct it.
 *
 *   <form>
 *     <input autocomplete="address-line1"> <input autocomplete="postal-code"> ...
 *     <address-verify src="https://addresses.example/"></address-verify>
 *     <button>Order</button>
 *   </form>
 *
 * What was settled is asked once: the form goes on when the shopper has decided, and is asked about again after an edit.
 * A service that is away stops no order.
 *
 * Attributes: `src`, `api-key`, `country` (used where the form names none), `for` (the id of the form; else the one around
 * it), `lang`, `inline` (in the page, not in a dialogue above it), `keep="off"` (what cannot be right is not let through).
 *
 * Events, all of which bubble: `address-verified` (detail: the verdict; cancel it to do the rest yourself),
 * `address-decided` (detail: `decision`, one of `accepted`, `corrected`, `no_unit`, `kept`, `unchecked` and `back`, with
 * `address`, `formatted` and `verdict`) and `address-away` (detail.status).
 */

import { componentOf, otherAddresses, unitsOf, verifyAddress } from "./core.js";
import { fieldOf, fillFields, holderOf, isHeld, readFields } from "./fields.js";
import { sheetOf } from "./looks.js";
import { filled, loadTexts, reasonText, textsOf } from "./texts.js";

const WRONG = ["missing", "conflicting", "unconfirmed"];

let made = 0;

const Element = globalThis.HTMLElement ?? class {};

export class AddressVerify extends Element {
  static observedAttributes = ["lang"];

  #texts = textsOf("en");
  #life = null;
  #asking = null;
  #box = null; // The dialogue, or what stands in its place.
  #settled = null; // The fields as they were when the shopper had decided.
  #beyond = {}; // Parts of what was chosen or settled that no field of the form holds.
  #sending = null; // The submission that waits for a decision.

  connectedCallback() {
    adopt(this.getRootNode());
    this.#life = new AbortController();
    const form = this.#form();
    // Before anybody else hears of it: what is not settled is not sent.
    form?.addEventListener("submit", (event) => this.#submitted(event), { signal: this.#life.signal, capture: true });
    const hear = (type, act) => form?.addEventListener(type, act, { signal: this.#life.signal });
    hear("input", (event) => this.contains(event.target) || this.#edited(event));
    hear("address-chosen", ({ detail }) => (this.#beyond = this.#beyondFields(detail.address)));
    for (const type of ["address-edited", "address-cleared", "reset"]) hear(type, () => (this.#beyond = {}));
    this.#speak();
  }

  disconnectedCallback() {
    this.#life?.abort();
    this.#asking?.abort();
    this.#close();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#speak();
  }

  /** Whether the shopper has settled the address that the fields hold now. */
  get isSettled() {
    return this.#settled !== null && this.#settled === this.#snapshot();
  }

  /** Asks about the address now. Gives the verdict; null if the service is away or there is nothing to ask about. */
  async verify(address = this.#address()) {
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    const form = this.#form();
    if (!Object.keys(address).some((name) => name !== "country")) {
      this.#ask("empty", null, [this.#button("back", () => this.#decide("back", null))]);
      return null;
    }
    form?.setAttribute("aria-busy", "true");
    try {
      const verdict = await verifyAddress(address, { src: this.getAttribute("src"), apiKey: this.getAttribute("api-key") }, asking);
      if (this.#asking !== asking) return null;
      if (this.#tell("address-verified", verdict, true)) this.#answer(verdict, address);
      return verdict;
    } catch (error) {
      if (this.#asking !== asking) return null;
      this.#tell("address-away", { status: error.status });
      this.#decide("unchecked", null);
      return null;
    } finally {
      if (this.#asking === asking) form?.removeAttribute("aria-busy");
    }
  }

  #form() {
    return holderOf(this);
  }

  async #speak() {
    const tag = this.closest("[lang]")?.lang || "en";
    this.#texts = textsOf(tag);
    this.#texts = await loadTexts(tag);
  }

  #submitted(event) {
    if (event.target !== this.#form() || this.isSettled) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#sending = { submitter: event.submitter };
    this.verify();
  }

  #edited({ target, isTrusted }) {
    const isSettledNoMore = this.#settled !== null && !this.isSettled;
    if (isSettledNoMore) this.#settled = null;
    // Somebody who adds a flat means the same house; another text in the search means another one.
    const isEdited = isSettledNoMore || isTrusted || target === this.#search()?.input;
    if (isEdited && target !== fieldOf(this.#form(), "unit")) this.#beyond = {};
    if (this.hasAttribute("inline")) this.#close();
  }

  #beyondFields(address) {
    return Object.fromEntries(Object.entries(address).filter(([name]) => !isHeld(this.#form(), name)));
  }

  #search() {
    return this.#form()?.querySelector("address-suggest");
  }

  #fields() {
    const search = this.#search()?.input;
    const isField = search && (search.dataset.autocomplete || search.dataset.address);
    const found = readFields(this.#form(), search ?? null);
    if (isField && search.value.trim()) {
      const component = search.dataset.address ?? componentOf(search.dataset.autocomplete ?? "");
      if (component) found[component] = search.value.trim();
      else found.address = [search.value.trim(), found.address].filter(Boolean).join(", ");
    }
    return found;
  }

  #snapshot() {
    return JSON.stringify([this.#fields(), this.#search()?.value ?? ""]);
  }

  /** What the fields hold; where they are empty, what was typed into the search for an address. */
  #address() {
    const found = { ...this.#fields(), ...this.#beyond };
    const searched = this.#search()?.value.trim();
    if (this.#isSearchAlone() && searched) found.address = searched;
    const country = this.getAttribute("country");
    return found.country || !country || country.includes(",") ? found : { ...found, country };
  }

  /** Whether no field holds an address: what was typed into the search is all there is. */
  #isSearchAlone() {
    return Object.keys(this.#fields()).every((name) => name === "country");
  }

  #tell(type, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(type, { bubbles: true, cancelable, detail }));
  }

  // -- What follows from each verdict -----------------------------------------------------------------------------

  #answer(verdict, asked) {
    const flows = {
      accept: () => this.#decide("accepted", verdict),
      confirm: () => this.#confirm(verdict, asked),
      add_unit: () => this.#addUnit(verdict, asked),
      fix: () => this.#fix(verdict, asked),
    };
    flows[verdict.action]();
  }

  #confirm(verdict, asked) {
    this.#ask(
      "confirm",
      verdict,
      [
        this.#button("use", () => this.#decide("corrected", verdict), "primary"),
        this.#button("keep", () => this.#decide("kept", verdict)),
        this.#button("back", () => this.#decide("back", verdict)),
      ],
      this.#compared(verdict, asked),
      this.#why(verdict),
      this.#others(verdict, asked),
    );
  }

  #addUnit(verdict, asked) {
    const { verify } = this.#texts;
    const id = `address-verify-unit-${++made}`;
    const field = make("input", { id, autocomplete: "off" });
    const known = make("div", { class: "address-verify-known", role: "group", "aria-label": verify.knownUnits, hidden: "" });
    const add = (unit) => {
      if (!unit) return field.focus();
      this.#fill(verdict, { unit });
      this.verify({ ...asked, unit });
    };
    const button = make("button", { type: "button", class: "address-verify-primary" }, verify.add);
    // No form of its own: it may stand in one.
    const ask = make("div", {}, make("label", { for: id }, verify.unit), make("div", { class: "address-verify-row" }, field, button), known);
    button.addEventListener("click", () => add(field.value.trim()));
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      add(field.value.trim());
    });
    this.#ask(
      "add_unit",
      verdict,
      [
        this.#button("noUnits", () => this.#decide("no_unit", verdict)),
        this.#button("back", () => this.#decide("back", verdict)),
      ],
      this.#label(verdict),
      ask,
    );
    const box = this.#box;
    unitsOf(verdict, { src: this.getAttribute("src"), apiKey: this.getAttribute("api-key") }).then((units) => {
      if (this.#box !== box || !units.length) return;
      known.hidden = false;
      known.append(
        ...units.map((unit) => {
          const button = make("button", { type: "button", class: "address-verify-chip", dir: "auto" }, unit);
          button.addEventListener("click", () => add(unit));
          return button;
        }),
      );
    });
  }

  #fix(verdict, asked) {
    const buttons = [this.#button("back", () => this.#decide("back", verdict), "primary")];
    if (this.getAttribute("keep") !== "off") buttons.push(this.#button("keep", () => this.#decide("kept", verdict)));
    this.#ask("fix", verdict, buttons, this.#why(verdict), this.#others(verdict, asked));
  }

  #decide(decision, verdict) {
    const corrected = decision === "accepted" || decision === "corrected" || decision === "no_unit";
    this.#close();
    if (corrected) this.#fill(verdict);
    const detail = {
      decision,
      verdict,
      address: corrected ? verdict.address : this.#address(),
      formatted: corrected ? verdict.formatted : null,
    };
    this.#settled = decision === "back" ? null : this.#snapshot();
    this.#tell("address-decided", detail);
    const sending = this.#sending;
    this.#sending = null;
    if (decision === "back") this.#focusOn(verdict);
    else if (sending) this.#form().requestSubmit(sending.submitter?.isConnected ? sending.submitter : null);
  }

  /** Into the fields; what no field holds is remembered with what is settled. */
  #fill({ address, formatted }, more = {}) {
    const whole = { ...address, ...more };
    const found = { text: formatted, address: whole };
    const search = this.#search();
    if (search?.settle) search.settle(found);
    else fillFields(this.#form(), found);
    this.#beyond = this.#beyondFields(whole);
  }

  #focusOn(verdict) {
    const wrong = Object.entries(verdict?.components ?? {}).find(([, { status }]) => WRONG.includes(status))?.[0];
    const search = this.#search()?.input;
    const inField = wrong && !(search && this.#isSearchAlone()) && fieldOf(this.#form(), wrong);
    (inField || search || fieldOf(this.#form(), "street"))?.focus();
  }

  // -- What is shown ----------------------------------------------------------------------------------------------

  #ask(name, verdict, buttons, ...content) {
    this.#close();
    const { verify, dir } = this.#texts;
    const id = `address-verify-${++made}`;
    const title = make("h2", { id, class: "address-verify-title", tabindex: "-1" }, verify[name]);
    const isInline = this.hasAttribute("inline");
    this.#box = make(
      isInline ? "section" : "dialog",
      { class: "address-verify-box", "aria-labelledby": id, "data-action": verdict?.action ?? "fix", dir },
      title,
      ...content,
      make("div", { class: "address-verify-buttons" }, ...buttons),
    );
    this.append(this.#box);
    if (isInline) {
      title.focus({ preventScroll: true });
      this.#box.scrollIntoView({ block: "nearest" });
      return;
    }
    // Escape leaves it as the button does.
    this.#box.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.#decide("back", verdict);
    });
    this.#box.showModal();
    title.focus();
  }

  #close() {
    this.#box?.close?.();
    this.#box?.remove();
    this.#box = null;
  }

  #button(name, act, kind = "secondary") {
    const button = make("button", { type: "button", class: `address-verify-${kind}` }, this.#texts.verify[name]);
    button.addEventListener("click", act);
    return button;
  }

  #label(verdict) {
    return make("p", { class: "address-verify-label", dir: "auto" }, ...linesOf(verdict).map((line) => make("span", {}, line)));
  }

  /** What was typed beside what is on record, which is marked where it differs. */
  #compared(verdict, asked) {
    const { verify } = this.#texts;
    const changed = Object.values(verdict.components).filter(({ value, input }) => value && value !== input);
    const shown = linesOf(verdict).map((line) => make("span", {}, ...marked(line, changed.map(({ value }) => value))));
    return make(
      "dl",
      { class: "address-verify-compared" },
      make("div", {}, make("dt", {}, verify.typed), make("dd", { dir: "auto" }, make("span", {}, typedText(asked)))),
      make("div", {}, make("dt", {}, verify.onRecord), make("dd", { class: "address-verify-label", dir: "auto" }, ...shown)),
    );
  }

  #why(verdict) {
    const told = verdict.reasons.map((code) => make("li", {}, reasonText(code, this.#texts)));
    if (verdict.unmatched.length) {
      told.push(make("li", {}, filled(this.#texts.verify.notPlaced, { words: verdict.unmatched.join(" ") })));
    }
    return told.length ? make("ul", { class: "address-verify-why", "aria-label": this.#texts.verify.why }, ...told) : null;
  }

  #others(verdict, asked) {
    const { verify } = this.#texts;
    const others = otherAddresses(verdict);
    if (!others.length) return null;
    const choose = (each) => {
      this.#fill({ address: each.components, formatted: each.formatted });
      this.verify({ ...each.components, ...(asked.unit && !each.components.unit && { unit: asked.unit }) });
    };
    const buttons = others.map((each) => {
      const button = make("button", { type: "button", class: "address-verify-other", dir: "auto" }, each.formatted);
      button.addEventListener("click", () => choose(each));
      return make("li", {}, button);
    });
    return make("div", { class: "address-verify-others" }, make("p", {}, verify.others), make("ul", {}, ...buttons));
  }
}

/** The lines of an address as they stand on a label. */
function linesOf({ lines, formatted }) {
  return lines ?? formatted.split(", ");
}

/** A line in pieces, those that were corrected or added marked. */
function marked(line, values) {
  const value = values.filter((each) => line.includes(each)).sort((one, other) => other.length - one.length)[0];
  if (!value) return [line];
  const at = line.indexOf(value);
  return [line.slice(0, at), make("ins", {}, value), ...marked(line.slice(at + value.length), values)];
}

/** What was typed, in one line. */
function typedText(asked) {
  const order = ["address", "building", "unit", "house_number", "street", "po_box", "suburb", "postcode", "city", "district", "region"];
  return order.map((name) => asked[name]).filter(Boolean).join(", ");
}

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

// -- Looks ------------------------------------------------------------------------------------------------------

const looks = `
:where(address-verify) { display: block; }
:where(.address-verify-box) {
  box-sizing: border-box; color: var(--address-suggest-text, CanvasText); background: var(--address-suggest-surface, Canvas);
  border: 1px solid var(--address-suggest-line, GrayText); border-radius: var(--address-suggest-radius, .5rem);
  padding: 1.25rem; line-height: 1.45;
}
:where(dialog.address-verify-box) { width: min(34rem, calc(100vw - 1rem)); max-height: calc(100dvh - 1rem); overflow-y: auto; }
:where(dialog.address-verify-box)::backdrop { background: rgb(0 0 0 / .45); }
:where(.address-verify-title) { margin: 0 0 .75rem; font-size: 1.25em; line-height: 1.25; }
:where(.address-verify-title:focus) { outline: none; }
:where(.address-verify-compared) { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: .75rem; margin: 0 0 .75rem; }
:where(.address-verify-compared) :where(dt) { font-size: .875em; }
:where(.address-verify-compared) :where(dd) { margin: 0; overflow-wrap: anywhere; }
:where(.address-verify-label) :where(span) { display: block; font-weight: 600; }
:where(.address-verify-box) :where(ins) { text-decoration: underline; text-decoration-thickness: .125em; text-underline-offset: .2em; }
:where(.address-verify-why, .address-verify-others ul) { margin: 0 0 .75rem; padding-inline-start: 1.25rem; }
:where(.address-verify-others ul) { list-style: none; padding: 0; }
:where(.address-verify-row, .address-verify-buttons, .address-verify-known) { display: flex; flex-wrap: wrap; gap: .5rem; margin-block: .5rem; }
:where(.address-verify-row) :where(input) { flex: 1 1 10rem; font: inherit; min-height: 2.75rem; padding-inline: .625rem; box-sizing: border-box; }
:where(.address-verify-box) :where(button) {
  font: inherit; min-height: 2.75rem; padding: .375rem 1rem; cursor: pointer; border-radius: calc(var(--address-suggest-radius, .5rem) * .75);
  color: inherit; background: transparent; border: 1px solid var(--address-suggest-line, GrayText);
}
:where(.address-verify-box) :where(.address-verify-primary) {
  color: var(--address-suggest-active-text, HighlightText); background: var(--address-suggest-active, Highlight); border-color: transparent;
}
:where(.address-verify-other) { width: 100%; margin-block-end: .375rem; text-align: start; }
:where(.address-verify-box) :where([hidden]) { display: none; }
`;
const adopt = sheetOf(looks);

if (globalThis.customElements && !customElements.get("address-verify")) customElements.define("address-verify", AddressVerify);
