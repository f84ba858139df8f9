/**
 * What the elements do without anything to see: ask the service, remember, wait while it is away, and tell which part
 * of an address belongs into which field. Needs nothing but `fetch`; runs in pages, workers and on servers.
 */

export const PATIENCE = 8_000; // Milliseconds that an answer may take.
export const PAUSE = 5; // Seconds that a service is left alone that did not answer, and does not say for how long.
const KEPT = 50; // Answers that are kept: deleting a letter asks nothing anew.
const KEPT_FOR = 60_000;
const LONGEST = 1_000; // Characters that the service reads.

/** Why there is no answer. `status` is that of HTTP, 0 where nothing came back; `wait` the seconds until it may be tried again. */
export class AwayError extends Error {
  constructor(status, wait, detail) {
    super(detail || (status ? `the service answered ${status}` : "the service cannot be reached"));
    this.name = "AwayError";
    this.status = status;
    this.wait = wait;
  }
}

/** An address that is asked for while it is typed. The options may be given as a function, which is read each time. */
export class SuggestSession {
  #options;
  #asking = null;
  #kept = new Map();
  #awayUntil = 0;

  constructor(options = {}) {
    this.#options = typeof options === "function" ? options : () => options;
  }

  /** Whether the service did not answer a moment ago and is left alone. */
  get isAway() {
    return Date.now() < this.#awayUntil;
  }

  /**
   * The suggestions for a text, or those under a suggestion that was gone into (`within`: its id). A newer question makes
   * an older one of no use: that one is answered by null. Rejects with AwayError.
   */
  async ask(text, within = null) {
    this.forget();
    const options = this.#options();
    const question = questionOf(text, within, options);
    const key = JSON.stringify([options.src, question]);
    const kept = this.#kept.get(key);
    if (kept && Date.now() - kept.at < KEPT_FOR) return kept.suggestions;
    const asking = (this.#asking = new AbortController());
    try {
      const { suggestions } = await post(options, "v1/suggest", question, asking);
      if (this.#asking !== asking) return null;
      this.#awayUntil = 0;
      this.#keep(key, suggestions);
      return suggestions;
    } catch (error) {
      if (this.#asking !== asking) return null;
      if (error.status === 404 && within) throw error;
      this.#awayUntil = Date.now() + error.wait * 1_000;
      throw error;
    } finally {
      if (this.#asking === asking) this.#asking = null;
    }
  }

  /** Whatever was asked is of no use any more. */
  forget() {
    this.#asking?.abort();
    this.#asking = null;
  }

  /** Asks again at once, also a service that is left alone. */
  retry() {
    this.#awayUntil = 0;
  }

  #keep(key, suggestions) {
    this.#kept.delete(key);
    this.#kept.set(key, { suggestions, at: Date.now() });
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value);
  }
}

/** The verdict on an address: a text, or components by name. Rejects with AwayError. */
export function verifyAddress(address, options = {}, asking = new AbortController()) {
  return post(options, "v1/verify", typeof address === "string" ? { address } : address, asking);
}

/** The units of a verified building, as far as the service knows them: what lies under it among the suggestions. */
export async function unitsOf({ address, formatted }, options = {}) {
  const ask = async (question) => (await post(options, "v1/suggest", question, new AbortController())).suggestions;
  const same = ["street", "house_number", "city"];
  try {
    const found = await ask({ q: formatted, country: address.country ? [address.country] : [] });
    const building = found.find((each) => each.has_more && same.every((name) => each.address[name] === address[name]));
    if (!building) return [];
    const under = await ask({ q: "", within: building.id, limit: 20 });
    return under.map((each) => each.address.unit).filter(Boolean);
  } catch {
    return [];
  }
}

/** The other addresses that may be meant, the likeliest four: a country or a postcode alone is nowhere to ship to. */
export function otherAddresses({ alternatives }) {
  const names = ["building", "street", "po_box", "suburb", "city"];
  return alternatives.filter(({ components }) => names.some((name) => components[name])).slice(0, 4);
}

/** What is asked, from a text and the options as attributes have them: texts, lists with commas. */
function questionOf(text, within, options) {
  const listed = (value) => (Array.isArray(value) ? value : String(value ?? "").split(",")).map((part) => String(part).trim()).filter(Boolean);
  const question = { q: text.slice(0, LONGEST) };
  const countries = listed(options.country);
  const kinds = listed(options.kinds);
  const [lat, lon] = listed(options.near).map(Number);
  if (countries.length) question.country = countries;
  if (kinds.length) question.kinds = kinds;
  if (options.bounds) question.bounds = String(options.bounds);
  if (options.limit) question.limit = Number(options.limit);
  if (Number.isFinite(lat) && Number.isFinite(lon)) Object.assign(question, { lat, lon });
  if (within) question.within = within;
  return question;
}

/** Where a path of the service is. */
export function urlOf(src, path, base = globalThis.document?.baseURI) {
  const root = new URL(src || "/", base);
  if (!root.pathname.endsWith("/")) root.pathname += "/";
  return new URL(path, root);
}

/** Posts, since a URL is written into the logs of every proxy on its way. */
async function post({ src, apiKey }, path, body, asking) {
  const late = setTimeout(() => asking.abort("late"), PATIENCE);
  let response;
  try {
    response = await fetch(urlOf(src, path), {
      method: "POST",
      body: JSON.stringify(body),
      headers: {
        Accept: "application/json",
        "Content-Type": "application/json",
        ...(apiKey && { "X-API-Key": apiKey }),
      },
      signal: asking.signal,
    });
    if (response.ok) return await response.json();
  } catch {
    throw new AwayError(0, PAUSE);
  } finally {
    clearTimeout(late);
  }
  const { detail } = await response.json().catch(() => ({}));
  throw new AwayError(response.status, Number(response.headers.get("Retry-After")) || PAUSE, detail);
}

/** Whether a failure is the page's own mistake, such as an attribute that the service cannot read. */
export function isOwnMistake({ status }) {
  return status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status);
}

// -- Suggestions and addresses ----------------------------------------------------------------------------------

/** A number that was typed, on a street that has no such number as far as is known. */
export function isUnlisted({ kind, address }) {
  return kind === "street" && Boolean(address.house_number);
}

/** What is missing of a suggestion that is gone into: `Number`, `Unit` or `Street`. */
export function missingPart({ kind }) {
  return { street: "Number", premise: "Unit", unit: "Unit" }[kind] ?? "Street";
}

/** Where the street and the number end in a suggestion's text, whichever comes first there. */
export function endOfFirstLine({ text, address }) {
  const ends = [address.house_number, address.street, address.building]
    .filter((part) => part && text.includes(part))
    .map((part) => text.indexOf(part) + part.length);
  return ends.length ? Math.max(...ends) : text.length;
}

/** Street and number, in the order in which `text`, the address in one line, has them. */
export function firstLine({ text, address }) {
  const { street, house_number: number, building, suburb, po_box: box } = address;
  const named = street ?? (number ? suburb : undefined) ?? box ?? building ?? "";
  if (!number) return named;
  return text.indexOf(number) < text.indexOf(named) ? `${number} ${named}` : `${named} ${number}`;
}

/** The building, where the street stands on the first line, and the unit. */
export function secondLine({ address }) {
  return [address.street || address.house_number ? address.building : "", address.unit].filter(Boolean).join(", ");
}

/** The postcode as the address in one line has it: a register may store it without its blank. */
function shownPostcode({ text, address: { postcode } }) {
  const signs = [...(postcode ?? "").replace(/[\s-]/g, "")].map((sign) => sign.replace(/\W/g, "\\$&"));
  return signs.length ? (text?.match(new RegExp(signs.join("[\\s-]?")))?.[0] ?? postcode) : "";
}

/** A country's name in a language; its code where there is none. */
export function countryName(code, language = "en") {
  try {
    return new Intl.DisplayNames(language, { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The value of one of the HTML standard's autocomplete names; undefined for those that are no address. */
export function byAutocomplete(name, suggestion, language = "en") {
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
      return shownPostcode(suggestion);
    case "country":
      return address.country;
    case "country-name":
      return address.country && countryName(address.country, language);
    default:
      return undefined;
  }
}

/** The value of a field, by its `autocomplete` ("shipping address-line1": the last word names it) or its component. */
export function fieldValue(autocomplete, component, suggestion, language = "en") {
  if (component === "country") return suggestion.address.country;
  if (component === "postcode") return shownPostcode(suggestion);
  if (component) return suggestion.address[component] ?? "";
  return byAutocomplete(autocomplete.trim().split(/\s+/).at(-1), suggestion, language);
}

/** The component that a field of this `autocomplete` name holds, where it holds a single one. */
export function componentOf(autocomplete) {
  return {
    "address-level1": "region",
    "address-level2": "city",
    "address-level3": "suburb",
    "postal-code": "postcode",
    country: "country",
    "country-name": "country",
  }[autocomplete.trim().split(/\s+/).at(-1)];
}
