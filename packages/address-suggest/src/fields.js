/** Fields of a form: filled as by somebody who types, and read as an address. */

import { componentOf, countryName, fieldValue, secondLine } from "./core.js";

const FIELDS = "input, select, textarea";

/** The form, or what else holds the fields: what `for` names, or the form around. */
export function holderOf(element) {
  const named = element.getAttribute("for");
  return named ? element.ownerDocument.getElementById(named) : element.closest("form");
}

/** Writes as somebody who types does: React puts a setter of its own before the field's and would not see it. */
export function write(field, value) {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

/**
 * Fills the fields that hold a part of an address (`{ text, address }`), but for one. Gives those that changed, each with
 * what it held (`was`) and holds (`is`).
 */
export function fillFields(holder, suggestion, except = null) {
  const changed = new Map();
  for (const field of holder?.querySelectorAll(FIELDS) ?? []) {
    if (field === except) continue;
    const was = field.value;
    fillField(field, suggestion, holder);
    if (field.value !== was) changed.set(field, { was, is: field.value });
  }
  return changed;
}

/** Fills a field by its `data-address` or its `autocomplete`; one that is neither is left alone. */
function fillField(field, suggestion, holder) {
  const language = languageOfPage(field);
  const value = valueOf(holder, field.getAttribute("autocomplete") ?? "", field.dataset.address, suggestion, language);
  if (value === undefined || value === field.value) return;
  if (field.localName === "select") {
    const { country, region } = suggestion.address;
    const isCountry = country && (value === country || value === countryName(country, language));
    const names = isCountry ? namesOf(country, language) : value === region ? [value, ...(suggestion.region_names ?? [])] : [value];
    const found = optionFor(field, names);
    if (found && found.value !== field.value) write(field, found.value);
    return;
  }
  write(field, field.localName === "input" ? value.replace("\n", ", ") : value);
}

/** As `fieldValue`; where no second line holds the unit, it stands on the first, so that it is not lost. */
export function valueOf(holder, autocomplete, component, suggestion, language = "en") {
  const value = fieldValue(autocomplete, component, suggestion, language);
  if (!component && /(^|\s)address-line1$/.test(autocomplete.trim()) && !hasSecondLine(holder)) {
    return [value, secondLine(suggestion)].filter(Boolean).join(", ");
  }
  return value;
}

function hasSecondLine(holder) {
  return Boolean(holder?.querySelector('[autocomplete$="address-line2"], [autocomplete$="street-address"], [data-address=unit]'));
}

/**
 * The address that fields hold: components by name. What one field holds of several parts (street and number) is the
 * `address`, as free text. Empty if no field but the country holds anything.
 */
export function readFields(holder, except = null) {
  const found = {};
  const free = [];
  for (const field of holder?.querySelectorAll(FIELDS) ?? []) {
    const value = field.value?.trim();
    if (!value || field === except) continue;
    const autocomplete = field.getAttribute("autocomplete") ?? "";
    const component = field.dataset.address ?? componentOf(autocomplete);
    const isText = /(^|\s)(street-address|address-line[123])$/.test(autocomplete.trim());
    if (component) found[component] = value;
    else if (isText) free.push(value.replace(/\s*\n\s*/g, ", "));
  }
  if (free.length) found.address = free.join(", ");
  return found;
}

/** The field that holds a component: its own, or the one in which several stand. */
export function fieldOf(holder, component) {
  const fields = [...(holder?.querySelectorAll(FIELDS) ?? [])];
  const names = (field) => field.getAttribute("autocomplete") ?? "";
  return (
    fields.find((field) => field.dataset.address === component) ??
    fields.find((field) => componentOf(names(field)) === component) ??
    fields.find((field) => /(^|\s)address-line2$/.test(names(field)) && component === "unit") ??
    fields.find((field) => /(^|\s)(street-address|address-line1)$/.test(names(field)))
  );
}

/** Whether a field holds a component: one of its own, or a line on which it stands. */
export function isHeld(holder, component) {
  const names = (field) => field.getAttribute("autocomplete") ?? "";
  const isOnLines = ["building", "house_number", "street", "unit", "po_box"].includes(component);
  return [...(holder?.querySelectorAll(FIELDS) ?? [])].some(
    (field) =>
      (field.dataset.address ?? componentOf(names(field))) === component ||
      (isOnLines && !field.dataset.address && /(^|\s)(street-address|address-line1)$/.test(names(field))),
  );
}

function languageOfPage(field) {
  return field.closest("[lang]")?.lang || "en";
}

/** How options name a country: by its code, as people say it in the page's language or in English, or in three letters. */
function namesOf(country, language) {
  return [country, countryName(country, language), countryName(country, "en"), THREE_LETTERS[country]];
}

/** The option of a select that stands for a value: by its value or its words, in any case, as browsers fill forms. */
function optionFor(select, values) {
  const wanted = values.filter(Boolean).map((each) => each.toLocaleLowerCase());
  return [...select.options].find(
    ({ value, label }) => wanted.includes(value.toLocaleLowerCase()) || wanted.includes(label.trim().toLocaleLowerCase()),
  );
}

const THREE_LETTERS = Object.fromEntries(
  (
    "AE:ARE AR:ARG AT:AUT AU:AUS BD:BGD BE:BEL BG:BGR BR:BRA CA:CAN CH:CHE CL:CHL CN:CHN CO:COL CZ:CZE DE:DEU DK:DNK " +
    "EE:EST EG:EGY ES:ESP FI:FIN FR:FRA GB:GBR GR:GRC HK:HKG HR:HRV HU:HUN ID:IDN IE:IRL IL:ISR IN:IND IS:ISL IT:ITA " +
    "JP:JPN KE:KEN KR:KOR LK:LKA LT:LTU LU:LUX LV:LVA MX:MEX MY:MYS NG:NGA NL:NLD NO:NOR NZ:NZL PE:PER PH:PHL PK:PAK " +
    "PL:POL PT:PRT RO:ROU RU:RUS SA:SAU SE:SWE SG:SGP SI:SVN SK:SVK TH:THA TR:TUR TW:TWN UA:UKR US:USA VN:VNM ZA:ZAF"
  )
    .split(" ")
    .map((pair) => pair.split(":")),
);
