/**
 * <address-suggest>: completes an address while it is typed, and fills the fields of the form around it.
 *
 *   <script type="module" src="/web/address-suggest.js"></script>
 *   <address-suggest src="/" country="NL"><label>Address <input></label></address-suggest>
 *
 * It needs nothing else. The input is your own, in the page's own tree: your styles reach it, and without this
 * script, or with the service away, it is a plain input. The pattern is the WAI-ARIA editable combobox with a listbox.
 *
 * Attributes, read each time it asks: `src` (where the service is), `country` (ISO 3166-1 alpha-2), `near` ("lat,lon"),
 * `limit`, `api-key`, `for` (the id of what holds the fields; else the form around it), `delay` (ms).
 * `states="shown"` writes below the input what else only a screen reader is told: asking, nothing found, away, by hand.
 * Events, all of which bubble: `address-chosen` and `address-entered` (a street was gone into; detail: the suggestion;
 * cancel either and no field is filled), `address-edited` (a chosen text is no more what was chosen), `address-cleared`,
 * `address-opened`, `address-away` (detail.status) and `address-back` (the service answers again).
 */

const DELAY = 120; // Milliseconds of rest before it asks: most people type a letter in more.
const PATIENCE = 8_000;
const LEAST = 180; // Pixels of room below the input from which the list stays there.
const MARGIN = 8;
const PAUSE = 5; // Seconds that it leaves a service alone that did not answer, and does not say for how long.

/** What it says. Assign to these to translate. */
export const words = {
  list: "Suggested addresses",
  some: (count) => (count === 1 ? "1 suggestion" : `${count} suggestions`),
  none: "No suggestions",
  chosen: (text) => `Chosen: ${text}`,
  away: "Suggestions are not available. Type the full address.",
  unlisted: "number not listed",
  chooseNumber: "choose a number",
  chooseUnit: "choose a unit",
  chooseStreet: "choose a street",
  typeNumber: "Type the house number",
  typeUnit: "Type the flat or unit",
  typeStreet: "Type the street",
  asking: "Searching",
  byHand: "Not listed: enter the address yourself",
};

let made = 0;

// On a server there are no elements: the module can be imported there, and defines nothing.
const Element = globalThis.HTMLElement ?? class {};

export class AddressSuggest extends Element {
  #input = null;
  #list = null;
  #status = null;
  #life = null;
  #asking = null;
  #timer = 0;
  #found = [];
  #active = -1;
  #within = null; // The suggestion that was gone into, and how the text then began.
  #awayUntil = 0;
  #again = 0; // The timer that asks once more when the service may be back.
  #chosen = null; // The text that a choice left in the input.
  #writing = false;

  connectedCallback() {
    this.#input ??= this.querySelector("input") ?? this.#madeInput();
    this.#list ??= this.#madeList();
    this.#status ??= this.#madeStatus();
    adopt(this.getRootNode());
    this.#life = new AbortController();
    this.#listen(this.#life.signal);
  }

  disconnectedCallback() {
    this.#life?.abort();
    clearTimeout(this.#again);
    this.#forget();
    this.#close();
  }

  /** The input that is being typed into. */
  get input() {
    return this.#input;
  }

  #madeInput() {
    const input = document.createElement("input");
    input.setAttribute("aria-label", this.getAttribute("label") ?? "Address");
    this.append(input);
    return input;
  }

  #madeList() {
    const list = document.createElement("div");
    list.id = `address-suggest-${++made}`;
    list.className = "address-suggest-list";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    // Above everything, also above what would cut it off; where there are no popovers, below the input as before.
    if (list.showPopover) list.setAttribute("popover", "manual");
    this.append(list);
    const input = this.#input;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    // Remembered, since it tells what the input holds; the browser's own list would cover ours.
    if (input.autocomplete && input.autocomplete !== "off") input.dataset.autocomplete = input.autocomplete;
    input.autocomplete = "off";
    input.setAttribute("autocapitalize", "off");
    input.spellcheck = false;
    return list;
  }

  #madeStatus() {
    const status = document.createElement("div");
    status.className = "address-suggest-status";
    status.setAttribute("role", "status");
    this.append(status);
    return status;
  }

  #listen(signal) {
    const on = (target, type, act) => target.addEventListener(type, act, { signal });
    on(this.#input, "input", (event) => event.isComposing || this.#writing || this.#typed());
    on(this.#input, "compositionend", () => this.#typed());
    on(this.#input, "keydown", (event) => this.#key(event));
    on(this.#input, "blur", () => {
      this.#forget();
      this.#close();
    });
    // Without this, pressing on an option takes the focus out of the input, and a telephone's keyboard away.
    on(this.#list, "mousedown", (event) => event.preventDefault());
    const view = globalThis.visualViewport;
    for (const [target, type] of [[globalThis, "scroll"], [globalThis, "resize"], [view, "resize"], [view, "scroll"]]) {
      target?.addEventListener(type, () => this.#place(), { signal, capture: true, passive: true });
    }
    on(this.#list, "click", (event) => {
      const place = [...this.#list.children].indexOf(event.target.closest("[role=option]"));
      if (place >= 0) this.#take(this.#found[place]);
    });
  }

  // -- Asking ---------------------------------------------------------------------------------------------------

  #typed() {
    this.#forget();
    const text = this.#input.value;
    if (this.#chosen !== null && text !== this.#chosen) {
      this.#chosen = null;
      this.#tell(text.trim() ? "address-edited" : "address-cleared");
    } else if (!text.trim()) {
      this.#tell("address-cleared");
    }
    if (this.#within && !text.startsWith(this.#within.begins)) this.#within = null;
    if (!text.trim()) {
      this.#close();
      this.#say("");
    } else if (Date.now() >= this.#awayUntil) {
      this.#timer = setTimeout(() => this.#ask(), Number(this.getAttribute("delay") ?? DELAY));
    }
  }

  /** Whatever was asked or about to be asked is of no use any more. */
  #forget() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#asking = null;
  }

  async #ask() {
    this.#forget();
    const asking = (this.#asking = new AbortController());
    this.#state("asking");
    const late = setTimeout(() => asking.abort("late"), PATIENCE);
    try {
      const response = await fetch(this.#url(), {
        method: "POST", // A URL is written into the logs of every proxy on its way.
        body: JSON.stringify(this.#question()),
        headers: this.#headers(),
        signal: asking.signal,
      });
      if (response.status === 404 && this.#within) {
        // The gazetteer was built again since: what was gone into has another id now.
        this.#within = null;
        this.#ask();
        return;
      }
      if (response.status >= 400 && response.status < 500 && ![401, 403, 408, 429].includes(response.status)) {
        console.error(`address-suggest: ${(await response.json().catch(() => ({}))).detail ?? response.status}`);
      }
      if (!response.ok) {
        this.#away(response.status, Number(response.headers.get("Retry-After")) || PAUSE);
        return;
      }
      const { suggestions } = await response.json();
      if (this.#asking !== asking) return;
      this.#back();
      this.#show(suggestions);
    } catch {
      // Aborted because something newer was typed: nobody waits for it. Else the service is away.
      if (this.#asking === asking) this.#away(0);
    } finally {
      clearTimeout(late);
    }
  }

  #url() {
    const base = new URL(this.getAttribute("src") || "/", this.ownerDocument.baseURI);
    if (!base.pathname.endsWith("/")) base.pathname += "/";
    return new URL("v1/suggest", base);
  }

  #question() {
    const listed = (name) => (this.getAttribute(name) ?? "").split(",").map((part) => part.trim()).filter(Boolean);
    const question = { q: this.#input.value.slice(0, 1000) };
    const [lat, lon] = listed("near").map(Number);
    const countries = listed("country");
    if (countries.length) question.country = countries;
    if (listed("kinds").length) question.kinds = listed("kinds");
    if (this.getAttribute("bounds")) question.bounds = this.getAttribute("bounds");
    if (this.getAttribute("limit")) question.limit = Number(this.getAttribute("limit"));
    if (Number.isFinite(lat) && Number.isFinite(lon)) Object.assign(question, { lat, lon });
    if (this.#within) question.within = this.#within.id;
    return question;
  }

  #headers() {
    const key = this.getAttribute("api-key");
    const headers = { Accept: "application/json", "Content-Type": "application/json" };
    return key ? { ...headers, "X-API-Key": key } : headers;
  }

  #away(status, seconds = PAUSE) {
    this.#awayUntil = Date.now() + seconds * 1000;
    this.#close();
    clearTimeout(this.#again);
    // Whoever waits and types nothing more is served as soon as the service may be back.
    this.#again = setTimeout(() => this.#input.matches(":focus") && this.#input.value.trim() && this.#ask(), seconds * 1000);
    if (!this.#isAway) {
      this.#isAway = true;
      this.#tell("address-away", { status });
    }
    this.#state("away");
    this.#say(words.away);
  }

  #isAway = false;

  #back() {
    this.#awayUntil = 0;
    clearTimeout(this.#again);
    if (this.#isAway) {
      this.#isAway = false;
      this.#tell("address-back");
    }
  }

  /** `asking`, `none`, `away` or nothing, as `data-state` for the page's styles. */
  #state(name) {
    if (name) this.dataset.state = name;
    else delete this.dataset.state;
  }

  #tell(type, detail = null, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(type, { bubbles: true, cancelable, detail }));
  }

  // -- The list -------------------------------------------------------------------------------------------------

  #show(found) {
    this.#found = found;
    this.#activate(-1);
    this.#list.replaceChildren(...found.map((each, place) => option(each, `${this.#list.id}-${place}`)));
    this.#list.setAttribute("aria-label", words.list);
    this.#open(found.length > 0);
    this.#state(found.length ? "" : "none");
    this.#say(found.length ? words.some(found.length) : `${words.none}. ${words.byHand}`);
  }

  #open(open = true) {
    const opens = open && this.#list.hidden;
    this.#list.hidden = !open;
    if (this.#list.hasAttribute("popover") && this.#list.isConnected) {
      if (open !== this.#list.matches(":popover-open")) this.#list.togglePopover(open);
    }
    this.#input.setAttribute("aria-expanded", String(open));
    if (open) {
      this.#list.scrollTop = 0;
      this.#place();
    }
    if (opens) this.#tell("address-opened");
  }

  /** Below the input, or above it where more room is: what a telephone's keyboard covers is no room. */
  #place() {
    if (this.#list.hidden || !this.#list.hasAttribute("popover")) return;
    const box = this.#input.getBoundingClientRect();
    const view = globalThis.visualViewport;
    const top = view?.offsetTop ?? 0;
    const bottom = top + (view?.height ?? innerHeight);
    const [above, below] = [box.top - top, bottom - box.bottom];
    const flips = below < Math.min(this.#list.scrollHeight, LEAST) && above > below;
    const { style } = this.#list;
    style.left = `${box.left}px`;
    style.width = `${box.width}px`;
    style.maxHeight = `min(var(--address-suggest-height, 22rem), ${Math.max((flips ? above : below) - MARGIN, 44)}px)`;
    style.top = flips ? "auto" : `${box.bottom}px`;
    style.bottom = flips ? `${innerHeight - box.top}px` : "auto";
  }

  #close() {
    this.#activate(-1);
    this.#open(false);
  }

  #activate(place) {
    this.#list.children[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = place;
    const active = this.#list.children[place];
    if (active) {
      active.setAttribute("aria-selected", "true");
      active.scrollIntoView({ block: "nearest" });
      this.#input.setAttribute("aria-activedescendant", active.id);
    } else {
      this.#input.removeAttribute("aria-activedescendant");
    }
  }

  /** Told to a screen reader, and below the input where `states="shown"`. */
  #say(text) {
    this.#status.textContent = text;
  }

  #key(event) {
    // While an input method composes, its keys are its own; 229 is what some browsers send instead of saying so.
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey) return;
    const open = !this.#list.hidden;
    const last = this.#found.length - 1;
    const keep = () => event.preventDefault();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      keep();
      if (!open) {
        if (event.key === "ArrowUp" && event.altKey) return;
        if (last >= 0) this.#open();
        else if (this.#input.value.trim()) this.#ask();
        if (last < 0 || event.altKey) return;
      } else if (event.altKey) {
        if (event.key === "ArrowUp") this.#close();
        return;
      }
      // From the last option back to the text, and on to the first.
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = this.#active + step;
      this.#activate(next > last ? -1 : next < -1 ? last : next);
    } else if (!open) {
      return;
    } else if (event.key === "Escape") {
      keep();
      event.stopPropagation();
      this.#close();
    } else if (this.#active < 0) {
      return;
    } else if (event.key === "Home" || event.key === "End") {
      keep();
      this.#activate(event.key === "Home" ? 0 : last);
    } else if (event.key === "Enter") {
      keep();
      this.#take(this.#found[this.#active]);
    } else if (event.key === "Tab") {
      this.#choose(this.#found[this.#active]);
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      this.#activate(-1);
    }
  }

  // -- Choosing -------------------------------------------------------------------------------------------------

  /** An option that has more under it is gone into; a number that nobody knows is taken as it was typed. */
  #take(suggestion) {
    if (suggestion.has_more && !isUnlisted(suggestion)) this.#enter(suggestion);
    else this.#choose(suggestion);
  }

  #enter(suggestion) {
    // What is missing is typed behind the street or the number: a gap is left there.
    const end = endOfFirstLine(suggestion);
    const begins = suggestion.text.slice(0, end);
    this.#within = { id: suggestion.id, begins };
    this.#write(`${begins} ${suggestion.text.slice(end)}`);
    this.#chosen = this.#input.value;
    this.#input.focus();
    this.#input.setSelectionRange(end + 1, end + 1);
    if (this.#tell("address-entered", suggestion, true)) this.#fill(suggestion);
    this.#ask().then(() => this.#say(`${this.#status.textContent}. ${hint(suggestion, "type")}`));
  }

  #choose(suggestion) {
    this.#forget();
    this.#close();
    this.#within = null;
    this.#found = [];
    const own = fieldValue(this.#input.dataset.autocomplete ?? "", this.#input.dataset.address, suggestion);
    this.#write(own ?? suggestion.text);
    this.#chosen = this.#input.value;
    this.#state("");
    this.#say(words.chosen(suggestion.text));
    if (this.#tell("address-chosen", suggestion, true)) this.#fill(suggestion);
  }

  /** Into the element's own input, so that frameworks hear of it and it is not taken for typing. */
  #write(text) {
    this.#writing = true;
    write(this.#input, text);
    this.#writing = false;
  }

  #fill(suggestion) {
    const named = this.getAttribute("for");
    const form = named ? this.ownerDocument.getElementById(named) : this.closest("form");
    for (const field of form?.querySelectorAll("input, select, textarea") ?? []) {
      if (field !== this.#input) fillField(field, suggestion);
    }
  }
}

// -- Options ----------------------------------------------------------------------------------------------------

function option(suggestion, id) {
  const item = document.createElement("div");
  item.id = id;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  const text = document.createElement("span");
  text.className = "address-suggest-text";
  text.append(...highlighted(suggestion.text, suggestion.highlights ?? []));
  item.append(text);
  if (isUnlisted(suggestion)) item.append(" ", aside("address-suggest-note", words.unlisted));
  else if (suggestion.has_more) item.append(" ", aside("address-suggest-more", hint(suggestion, "choose")));
  return item;
}

function aside(name, text) {
  const element = document.createElement("span");
  element.className = name;
  element.textContent = text;
  return element;
}

/** A number that was typed, on a street that has no such number as far as is known. */
function isUnlisted({ kind, address }) {
  return kind === "street" && Boolean(address.house_number);
}

/** The text in pieces, those that were typed in a span. Offsets count code points, as Python does. */
function highlighted(text, pairs) {
  const points = Array.from(text);
  const pieces = [];
  let at = 0;
  for (const [start, end] of [...pairs].sort((one, other) => one[0] - other[0])) {
    if (start < at) continue;
    const mark = document.createElement("span");
    mark.className = "address-suggest-mark";
    mark.textContent = points.slice(start, end).join("");
    pieces.push(points.slice(at, start).join(""), mark);
    at = end;
  }
  return [...pieces, points.slice(at).join("")];
}

function hint({ kind }, what) {
  const missing = { street: "Number", premise: "Unit", unit: "Unit" }[kind] ?? "Street";
  return words[`${what}${missing}`];
}

// -- Fields -----------------------------------------------------------------------------------------------------

/** Where the street and the number end in a suggestion's text, whichever comes first there. */
function endOfFirstLine({ text, address }) {
  const ends = [address.house_number, address.street, address.building]
    .filter((part) => part && text.includes(part))
    .map((part) => text.indexOf(part) + part.length);
  return ends.length ? Math.max(...ends) : text.length;
}

function firstLine({ text, address }) {
  const { street, house_number: number, building, suburb, po_box: box } = address;
  const named = street ?? (number ? suburb : undefined) ?? box ?? building ?? "";
  if (!number) return named;
  return text.indexOf(number) < text.indexOf(named) ? `${number} ${named}` : `${named} ${number}`;
}

function secondLine({ address }) {
  return [address.street || address.house_number ? address.building : "", address.unit].filter(Boolean).join(", ");
}

/** The value of the HTML standard's autocomplete names; undefined for those that are no address. */
function byAutocomplete(name, suggestion) {
  const { address } = suggestion;
  switch (name) {
    case "address-line1":
      return firstLine(suggestion);
    case "address-line2":
      return secondLine(suggestion);
    case "street-address":
      return [firstLine(suggestion), secondLine(suggestion)].filter(Boolean).join("\n");
    case "address-level1":
      return address.region ?? "";
    case "address-level2":
      return address.city ?? "";
    case "address-level3":
      return address.suburb ?? "";
    case "postal-code":
      return address.postcode ?? "";
    case "country":
      return address.country;
    case "country-name":
      return address.country && countryName(address.country);
    default:
      return undefined;
  }
}

function countryName(code, language = document.documentElement.lang || "en") {
  return new Intl.DisplayNames(language, { type: "region" }).of(code);
}

function fieldValue(autocomplete, component, suggestion) {
  if (component === "country") return suggestion.address.country;
  if (component) return suggestion.address[component] ?? "";
  // "shipping address-line1": only the last word names the value.
  return byAutocomplete(autocomplete.trim().split(/\s+/).at(-1), suggestion);
}

function fillField(field, suggestion) {
  const value = fieldValue(field.getAttribute("autocomplete") ?? "", field.dataset.address, suggestion);
  if (value === undefined || value === field.value) return;
  if (field instanceof HTMLSelectElement) {
    const { country } = suggestion.address;
    const isCountry = value === country || value === (country && countryName(country));
    const found = optionFor(field, isCountry ? [country, countryName(country), countryName(country, "en")] : [value]);
    if (found && found.value !== field.value) write(field, found.value);
    return;
  }
  write(field, field instanceof HTMLInputElement ? value.replace("\n", ", ") : value);
}

/** Writes as somebody who types does: React puts a setter of its own before the field's and would not see it. */
function write(field, value) {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

/** The option of a select that stands for a value: by its value or its words, in any case, as browsers fill forms. */
function optionFor(select, values) {
  const wanted = values.filter(Boolean).map((each) => each.toLocaleLowerCase());
  return [...select.options].find(
    ({ value, label }) => wanted.includes(value.toLocaleLowerCase()) || wanted.includes(label.trim().toLocaleLowerCase()),
  );
}

// -- Looks ------------------------------------------------------------------------------------------------------

// :where() weighs nothing, so that any rule of the page wins. The defaults follow the page's color-scheme.
const looks = `
:where(address-suggest) { display: block; position: relative; }
:where(address-suggest) :where(.address-suggest-list) {
  position: absolute; inset-inline: 0; top: 100%; z-index: var(--address-suggest-layer, 10);
  margin: .25rem 0 0; padding: .25rem; box-sizing: border-box;
  max-height: var(--address-suggest-height, min(22rem, 50vh)); overflow-y: auto; overscroll-behavior: contain;
  color: var(--address-suggest-text, CanvasText); background: var(--address-suggest-surface, Canvas);
  border: 1px solid var(--address-suggest-line, GrayText); border-radius: var(--address-suggest-radius, .5rem);
  box-shadow: var(--address-suggest-shadow, 0 .5rem 1.5rem rgb(0 0 0 / .2));
}
:where(address-suggest) :where(.address-suggest-list[popover]) { position: fixed; inset: auto; margin: 0; }
:where(address-suggest) :where(.address-suggest-list[hidden]) { display: none; }
:where(address-suggest) :where([role=option]) {
  display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 .75rem;
  min-height: 2.75rem; padding: .25rem .625rem; box-sizing: border-box; cursor: pointer;
  border-radius: calc(var(--address-suggest-radius, .5rem) * .6);
}
@media (hover: hover) {
  :where(address-suggest) :where([role=option]:hover) { background: var(--address-suggest-hover, rgb(128 128 128 / .15)); }
}
:where(address-suggest) :where([role=option][aria-selected=true]) {
  color: var(--address-suggest-active-text, HighlightText); background: var(--address-suggest-active, Highlight);
}
:where(.address-suggest-mark) { font-weight: 700; }
:where(.address-suggest-more, .address-suggest-note) { font-size: .875em; opacity: .85; }
:where(.address-suggest-more)::after { content: " \\203A"; }
:where(address-suggest[states=shown]) :where(.address-suggest-status) { font-size: .875em; min-height: 1.4em; }
:where(address-suggest:not([states=shown])) :where(.address-suggest-status) {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
@media (forced-colors: active) {
  :where(address-suggest) :where([role=option][aria-selected=true]) { outline: 2px solid Highlight; }
}
`;
let sheet = null;

function adopt(root) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(looks);
  }
  if (root.adoptedStyleSheets && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.unshift(sheet);
}

if (globalThis.customElements && !customElements.get("address-suggest")) customElements.define("address-suggest", AddressSuggest);
