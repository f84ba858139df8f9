/** What both pages share: elements made in code, icons, and the service. */

import { EXAMPLES, countryName } from "./words.js";

/** An element: `make("p", { class: "note", hidden: true }, "text", child)`. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Where the service is, under whatever path it is mounted: this file lies in `web/` below it. */
export const SERVICE = new URL("..", import.meta.url);
const ICONS = new URL("icons.svg", import.meta.url).href;
const SVG = "http://www.w3.org/2000/svg";

export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A picture beside words that say the same. */
export function icon(name) {
  const use = svg("use", { href: `${ICONS}#${name}` });
  return svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" }, use);
}

/** The key that the page was opened with (`#key=...`): a fragment is never sent, nor logged. */
export const apiKey = new URLSearchParams(location.hash.slice(1)).get("key") ?? "";

/** A request to the service that this page came from. Raises Error with the service's own sentence. */
export async function ask(path, { body, ...options } = {}) {
  const headers = { ...(apiKey && { "X-API-Key": apiKey }), ...options.headers };
  let response;
  try {
    response = await fetch(new URL(path, SERVICE), { ...options, body, headers, method: body === undefined ? "GET" : "POST" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error("The service cannot be reached. Try again in a moment.", { cause: error });
  }
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  const failure = new Error(sentence(problem.detail ?? `The service answered ${response.status}.`));
  failure.status = response.status;
  failure.wait = Number(response.headers.get("Retry-After")) || 1;
  throw failure;
}

function sentence(text) {
  const said = text.charAt(0).toUpperCase() + text.slice(1);
  return said.endsWith(".") ? said : `${said}.`;
}

/** The gazetteers that the service has open. */
export async function openGazetteers() {
  return (await (await ask("readyz")).json()).gazetteers;
}

/** Fills a select with the countries of some gazetteers, by name. */
export function offerCountries(select, gazetteers) {
  const codes = [...new Set(gazetteers.flatMap((each) => each.countries))];
  const named = codes.map((code) => [countryName(code), code]).sort(([one], [other]) => one.localeCompare(other));
  select.append(...named.map(([name, code]) => make("option", { value: code }, name)));
}

/** What there is to try with these gazetteers. */
export function examplesOf(gazetteers) {
  return gazetteers.flatMap(({ name }) => EXAMPLES[name] ?? []);
}
