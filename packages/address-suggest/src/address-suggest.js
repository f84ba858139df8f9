/**
 * <address-suggest>: completes an address while it is typed, and fills the fields of the form around it.
 *
 *   <script type="module" src="/web/address-suggest.js"></script>
 *   <address-suggest src="/" country="NL"><label>Address <input></label></address-suggest>
 *
 * It needs nothing else. The input is your own, in the page's own tree: your styles reach it, and without this
 * script, or with the service away, it is a plain input. The pattern is the WAI-ARIA editable combobox with a listbox.
 *
 * Attributes, read each time it asks: `src` (where the service is), `country` (ISO 3166-1 alpha-2, several with commas),
 * `kinds`, `bounds`, `near` ("lat,lon"), `limit`, `api-key`, `for` (the id of what holds the fields; else the form around
 * it), `delay` (ms), `min-length` (letters from which it asks), `lang`, `by-hand="off"` (no "enter it yourself"),
 * `states="off"` (what is going on is told to screen readers only). A child with `slot="attribution"` stands below the list.
 *
 * Events, all of which bubble: `address-chosen` and `address-entered` (a street was gone into; detail: the suggestion;
 * cancel either and no field is filled), `address-edited` (a chosen text is no more what was chosen: the fields that it filled are emptied,
 * unless it is cancelled), `address-cleared` (the same), `address-opened`, `address-by-hand` (somebody goes on to the fields; cancel it and the focus stays), `address-away`
 * (detail.status) and `address-back` (the service answers again).
 */

import { PAUSE, SuggestSession, endOfFirstLine, isOwnMistake, isUnlisted, missingPart } from "./core.js";
import { fieldOf, fillFields, holderOf, valueOf, write } from "./fields.js";
import { sheetOf } from "./looks.js";
import { counted, filled, loadTexts, textsOf } from "./texts.js";

const DELAY = 120; // Milliseconds of rest before it asks: most people type a letter in more.
const SLOW = 400; // Milliseconds after which it says that it is asking.
const LEAST = 180; // Pixels of room below the input from which the list stays there.
const MARGIN = 8;

let made = 0;

// On a server there are no elements: the module can be imported there, and defines nothing.
const Element = globalThis.HTMLElement ?? class {};

export class AddressSuggest extends Element {
  static observedAttributes = ["lang"];

  /** Makes the content of an option from a suggestion, if you want another than the text; null for that. */
  renderOption = null;

  #input = null;
  #panel = null; // What opens: the state, the list, the attribution.
  #list = null;
  #status = null;
  #note = null; // What the status says, for those who see.
  #away = null;
  #life = null;
  #texts = textsOf("en");
  #session = new SuggestSession(() => this.#options());
  #timer = 0;
  #slow = 0;
  #found = [];
  #active = -1;
  #within = null; // The suggestion that was gone into, and how the text then began.
  #again = 0; // The timer that asks once more when the service may be back.
  #chosen = null; // The text that a choice left in the input.
  #filled = new Map(); // The fields that it filled, with what was in them and is.
  #writing = false;
  #due = null; // The event that is told once everybody has heard of the key.
  #isAway = false;

  connectedCallback() {
    this.#input ??= this.querySelector("input") ?? this.#madeInput();
    if (!this.#panel) this.#make();
    adopt(this.getRootNode());
    this.#life = new AbortController();
    this.#listen(this.#life.signal);
    this.#speak();
  }

  disconnectedCallback() {
    this.#life?.abort();
    clearTimeout(this.#again);
    this.#forget();
    this.#close();
  }

  attributeChangedCallback() {
    if (this.isConnected && this.#panel) this.#speak();
  }

  /** The input that is being typed into. */
  get input() {
    return this.#input;
  }

  /** The text in it. To set it chooses nothing and asks nothing. */
  get value() {
    return this.#input?.value ?? "";
  }

  set value(text) {
    this.#chosen = null;
    this.#within = null;
    if (this.#input) this.#write(text);
  }

  /** Puts an address (`{ text, address }`) into the fields as if it had been chosen, and tells of nothing. */
  settle(suggestion) {
    this.#put(suggestion);
    this.#fill(suggestion);
  }

  #madeInput() {
    const input = document.createElement("input");
    input.setAttribute("aria-label", this.getAttribute("label") ?? this.#texts.suggest.label);
    this.append(input);
    return input;
  }

  #make() {
    const panel = (this.#panel = part("address-suggest-panel"));
    panel.hidden = true;
    // Above everything, also above what would cut it off; where there are no popovers, below the input as before.
    if (panel.showPopover) panel.setAttribute("popover", "manual");
    this.#note = part("address-suggest-state");
    this.#note.setAttribute("aria-hidden", "true");
    const list = (this.#list = part("address-suggest-list"));
    list.id = `address-suggest-${++made}`;
    list.setAttribute("role", "listbox");
    panel.append(this.#note, list);
    const attribution = this.querySelector("[slot=attribution]");
    if (attribution) panel.append(attribution);
    this.#status = part("address-suggest-status");
    this.#status.setAttribute("role", "status");
    this.#away = part("address-suggest-away");
    this.#away.hidden = true;
    const retry = document.createElement("button");
    retry.type = "button";
    retry.className = "address-suggest-retry";
    this.#away.append(document.createElement("span"), " ", retry);
    this.append(panel, this.#status, this.#away);
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
  }

  /** In the language of its `lang`, or of what is around it. */
  async #speak() {
    const tag = this.closest("[lang]")?.lang || "en";
    this.#texts = textsOf(tag);
    this.#label();
    this.#texts = await loadTexts(tag);
    this.#label();
  }

  #label() {
    const { suggest, dir } = this.#texts;
    this.#panel.dir = dir;
    this.#list.setAttribute("aria-label", suggest.list);
    this.#away.dir = dir;
    this.#away.firstChild.textContent = suggest.away;
    this.#away.lastChild.textContent = suggest.retry;
  }

  #listen(signal) {
    const on = (target, type, act) => target.addEventListener(type, act, { signal });
    on(this.#input, "input", (event) => event.isComposing || this.#writing || this.#typed());
    on(this.#input, "compositionend", () => this.#typed());
    for (const type of ["input", "compositionend"]) on(globalThis, type, () => this.#tellDue());
    on(this.#input, "keydown", (event) => this.#key(event));
    on(this.#input, "blur", () => {
      this.#forget();
      this.#close();
    });
    // Without this, pressing on an option takes the focus out of the input, and a telephone's keyboard away.
    on(this.#panel, "mousedown", (event) => event.target.closest("a") || event.preventDefault());
    on(this.#away.lastChild, "click", () => {
      this.#input.focus();
      this.#session.retry();
      this.#ask();
    });
    const view = globalThis.visualViewport;
    for (const [target, type] of [[globalThis, "scroll"], [globalThis, "resize"], [view, "resize"], [view, "scroll"]]) {
      target?.addEventListener(type, () => this.#place(), { signal, capture: true, passive: true });
    }
    on(this.#list, "click", (event) => {
      const place = [...this.#list.children].indexOf(event.target.closest("[role=option]"));
      if (place >= 0) this.#take(place);
    });
  }

  // -- Asking ---------------------------------------------------------------------------------------------------

  #typed() {
    this.#forget();
    const text = this.#input.value;
    if (this.#chosen !== null && text !== this.#chosen) {
      const goesOn = this.#isOneField() && text.startsWith(this.#chosen) && /^[^\p{L}\p{N}]/u.test(text.slice(this.#chosen.length));
      if (!goesOn) {
        this.#chosen = null;
        this.#tellLater(text.trim() ? "address-edited" : "address-cleared");
      }
    } else if (!text.trim()) {
      this.#tellLater("address-cleared");
    }
    if (this.#within && !text.startsWith(this.#within.begins)) this.#within = null;
    if (text.trim().length < Math.max(1, Number(this.getAttribute("min-length")) || 1)) {
      this.#close();
      this.#state("");
    } else if (!this.#session.isAway) {
      this.#timer = setTimeout(() => this.#ask(), Number(this.getAttribute("delay") ?? DELAY));
    }
  }

  /**
   * Once everybody else has heard of the key: a framework that controls the input and draws its form anew before it has
   * heard of it puts the old text back. The window hears of it last, in the same turn: nothing can be sent off between.
   * Where somebody keeps the key from the window, the next turn has to do.
   */
  #tellLater(type) {
    this.#due = type;
    setTimeout(() => this.#tellDue());
  }

  #tellDue() {
    const type = this.#due;
    this.#due = null;
    if (type && this.isConnected && this.#tell(type, null, true)) this.#empty();
  }

  /** Whatever was asked or about to be asked is of no use any more. */
  #forget() {
    clearTimeout(this.#timer);
    clearTimeout(this.#slow);
    this.#session.forget();
  }

  async #ask() {
    this.#forget();
    this.dataset.state = "asking";
    this.#slow = setTimeout(() => this.#state("asking", this.#texts.suggest.asking), SLOW);
    try {
      const suggestions = await this.#session.ask(this.#input.value, this.#within?.id);
      if (!suggestions) return;
      this.#back();
      this.#show(suggestions);
    } catch (error) {
      if (error.status === 404 && this.#within) {
        // The gazetteer was built again since: what was gone into has another id now.
        this.#within = null;
        await this.#ask();
        return;
      }
      if (isOwnMistake(error)) console.error(`address-suggest: ${error.message}`);
      this.#leave(error);
    }
  }

  #options() {
    const given = (name) => this.getAttribute(name);
    return {
      src: given("src"),
      apiKey: given("api-key"),
      country: given("country"),
      kinds: given("kinds"),
      bounds: given("bounds"),
      near: given("near"),
      limit: given("limit"),
    };
  }

  #leave({ status, wait = PAUSE }) {
    clearTimeout(this.#slow);
    this.#close();
    clearTimeout(this.#again);
    // Whoever waits and types nothing more is served as soon as the service may be back.
    this.#again = setTimeout(() => this.#input.matches(":focus") && this.#input.value.trim() && this.#ask(), wait * 1_000);
    if (!this.#isAway) {
      this.#isAway = true;
      this.#tell("address-away", { status });
    }
    this.#away.hidden = this.getAttribute("states") === "off";
    this.#state("away", this.#texts.suggest.away);
  }

  #back() {
    clearTimeout(this.#again);
    clearTimeout(this.#slow);
    this.#away.hidden = true;
    if (this.#isAway) {
      this.#isAway = false;
      this.#tell("address-back");
    }
  }

  /**
   * `asking`, `none`, `away` or nothing, as `data-state` for the page's styles; and what a screen reader is told. Those
   * who see have it above the list, but for what they see anyway.
   */
  #state(name, said = "") {
    if (name) this.dataset.state = name;
    else delete this.dataset.state;
    this.#status.textContent = said;
    const isShown = ["asking", "none"].includes(name) && this.getAttribute("states") !== "off";
    this.#note.textContent = isShown ? said : "";
    if (isShown) this.#open(this.#list.children.length > 0, true);
  }

  #tell(type, detail = null, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(type, { bubbles: true, cancelable, detail }));
  }

  // -- The list -------------------------------------------------------------------------------------------------

  #show(found) {
    const { suggest } = this.#texts;
    this.#found = found;
    this.#activate(-1);
    const id = (place) => `${this.#list.id}-${place}`;
    const options = found.map((each, place) => this.#option(each, id(place)));
    const byHand = this.getAttribute("by-hand") !== "off";
    if (byHand) options.push(action("address-suggest-by-hand", suggest.byHand, id(found.length)));
    this.#list.replaceChildren(...options);
    if (found.length) {
      this.#state("", counted(suggest.some, found.length, this.#texts.lang));
    } else {
      this.#state("none", byHand ? `${suggest.none}. ${suggest.byHand}` : suggest.none);
      if (this.#note.textContent) this.#note.textContent = suggest.none;
    }
    this.#open(options.length > 0 && (found.length > 0 || Boolean(this.#note.textContent)));
  }

  #option(suggestion, id) {
    const item = action("", "", id);
    const own = this.renderOption?.(suggestion);
    if (own) {
      item.append(own);
      return item;
    }
    const { suggest } = this.#texts;
    const text = document.createElement("span");
    text.className = "address-suggest-text";
    // An address is written in its own direction, also in a page that is not.
    text.dir = "auto";
    text.append(...highlighted(suggestion.text, suggestion.highlights ?? []));
    item.append(text);
    const more = suggest[`choose${missingPart(suggestion)}`];
    if (isUnlisted(suggestion)) item.append(" ", aside("address-suggest-note", suggest.unlisted));
    else if (suggestion.has_more) item.append(" ", aside("address-suggest-more", more));
    return item;
  }

  /** Opens the list, or closes it; the panel around it too, unless it has something to say. */
  #open(open = true, stays = false) {
    const opens = open && this.#input.getAttribute("aria-expanded") !== "true";
    const shows = open || stays;
    this.#panel.hidden = !shows;
    this.#list.hidden = !open;
    if (this.#panel.hasAttribute("popover") && this.#panel.isConnected) {
      if (shows !== this.#panel.matches(":popover-open")) this.#panel.togglePopover(shows);
    }
    this.#input.setAttribute("aria-expanded", String(open));
    if (shows) {
      this.#list.scrollTop = 0;
      this.#place();
    }
    if (opens) this.#tell("address-opened");
  }

  /** Below the input, or above it where more room is: what a telephone's keyboard covers is no room. */
  #place() {
    if (this.#panel.hidden || !this.#panel.hasAttribute("popover")) return;
    const box = this.#input.getBoundingClientRect();
    const view = globalThis.visualViewport;
    const top = view?.offsetTop ?? 0;
    const bottom = top + (view?.height ?? innerHeight);
    const [above, below] = [box.top - top, bottom - box.bottom];
    const flips = below < Math.min(this.#panel.scrollHeight, LEAST) && above > below;
    const { style } = this.#panel;
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

  #key(event) {
    // While an input method composes, its keys are its own; 229 is what some browsers send instead of saying so.
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey) return;
    const open = this.#input.getAttribute("aria-expanded") === "true";
    const last = this.#list.children.length - 1;
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
      this.#take(this.#active);
    } else if (event.key === "Tab") {
      if (this.#found[this.#active]) this.#choose(this.#found[this.#active]);
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      this.#activate(-1);
    }
  }

  // -- Choosing -------------------------------------------------------------------------------------------------

  /** An option that has more under it is gone into; a number that nobody knows is taken as it was typed. */
  #take(place) {
    const suggestion = this.#found[place];
    if (!suggestion) this.#goOnByHand();
    else if (suggestion.has_more && !isUnlisted(suggestion)) this.#enter(suggestion);
    else this.#choose(suggestion);
  }

  #goOnByHand() {
    this.#forget();
    this.#close();
    this.#state("");
    if (!this.#tell("address-by-hand", { text: this.#input.value }, true)) return;
    const field = fieldOf(holderOf(this), "street");
    if (field && field !== this.#input) field.focus();
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
    const next = this.#texts.suggest[`type${missingPart(suggestion)}`];
    this.#ask().then(() => (this.#status.textContent += `. ${next}`));
  }

  #choose(suggestion) {
    this.#forget();
    this.#close();
    this.#found = [];
    this.#list.replaceChildren();
    this.#put(suggestion);
    this.#state("", filled(this.#texts.suggest.chosen, { text: suggestion.text }));
    if (this.#tell("address-chosen", suggestion, true)) this.#fill(suggestion);
  }

  #put(suggestion) {
    this.#within = null;
    const own = valueOf(holderOf(this), this.#input.dataset.autocomplete ?? "", this.#input.dataset.address, suggestion);
    this.#write(own ?? suggestion.text);
    this.#chosen = this.#input.value;
  }

  /** Into the element's own input, so that frameworks hear of it and it is not taken for typing. */
  #write(text) {
    this.#writing = true;
    write(this.#input, text);
    this.#writing = false;
  }

  /** Whether its input is itself a field, such as the first line, and no search for the whole address. */
  #isOneField() {
    return Boolean(this.#input.dataset.autocomplete || this.#input.dataset.address);
  }

  #fill(suggestion) {
    const before = this.#filled;
    this.#filled = fillFields(holderOf(this), suggestion, this.#input);
    for (const [field, { is, was }] of before) {
      // What an earlier choice filled in and this one left as it is, is this one's too.
      if (this.#filled.has(field)) this.#filled.get(field).was = was;
      else if (field.value === is) this.#filled.set(field, { is, was });
    }
  }

  /** What a choice has filled in is meant no more: nobody ships to the address that was chosen before. */
  #empty() {
    for (const [field, { is, was }] of this.#filled) if (field.value === is) write(field, field.localName === "select" ? was : "");
    this.#filled = new Map();
  }
}

// -- Options ----------------------------------------------------------------------------------------------------

function part(name) {
  const element = document.createElement("div");
  element.className = name;
  return element;
}

function action(name, text, id) {
  const item = part(name);
  item.id = id;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.textContent = text;
  return item;
}

function aside(name, text) {
  const element = document.createElement("span");
  element.className = name;
  element.textContent = text;
  return element;
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

// -- Looks ------------------------------------------------------------------------------------------------------

// :where() weighs nothing, so that any rule of the page wins. The defaults follow the page's color-scheme.
const looks = `
:where(address-suggest) { display: block; position: relative; }
:where(address-suggest) :where(.address-suggest-panel) {
  position: absolute; inset-inline: 0; top: 100%; z-index: var(--address-suggest-layer, 10);
  margin: .25rem 0 0; padding: .25rem; box-sizing: border-box;
  max-height: var(--address-suggest-height, min(22rem, 50vh)); overflow-y: auto; overscroll-behavior: contain;
  color: var(--address-suggest-text, CanvasText); background: var(--address-suggest-surface, Canvas);
  border: 1px solid var(--address-suggest-line, GrayText); border-radius: var(--address-suggest-radius, .5rem);
  box-shadow: var(--address-suggest-shadow, 0 .5rem 1.5rem rgb(0 0 0 / .2));
}
:where(address-suggest) :where(.address-suggest-panel[popover]) { position: fixed; inset: auto; margin: 0; }
:where(address-suggest) :where(.address-suggest-state:not(:empty)) { padding: .625rem; }
:where(.address-suggest-panel) :where([slot=attribution]) { padding: .375rem .625rem; font-size: .75em; }
:where(.address-suggest-away) { display: flex; flex-wrap: wrap; align-items: center; gap: 0 .75rem; margin-block-start: .375rem; font-size: .875em; }
:where(.address-suggest-retry) { font: inherit; min-height: 2.75rem; padding-inline: .75rem; cursor: pointer; }
:where(.address-suggest-by-hand) { text-decoration: underline; text-underline-offset: .2em; }
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
:where(address-suggest) :where(.address-suggest-status) {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
:where(.address-suggest-panel[dir=rtl]) :where(.address-suggest-more)::after { content: " \\2039"; }
:where(address-suggest) :where([hidden]) { display: none; }
@media (forced-colors: active) {
  :where(address-suggest) :where([role=option][aria-selected=true]) { outline: 2px solid Highlight; }
}
`;
const adopt = sheetOf(looks);

if (globalThis.customElements && !customElements.get("address-suggest")) customElements.define("address-suggest", AddressSuggest);
