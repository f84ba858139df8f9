/** What the pages say about a verdict: to a shopper, not to a programmer. The codes are those of docs/verdict.md. */

import texts from "./texts/en.js";

export const TEXTS = texts;

export const ACTIONS = {
  accept: { icon: "check", name: "Accept", heading: "This address is good to ship to" },
  confirm: { icon: "question", name: "Confirm", heading: "Is this the address you mean?" },
  add_unit: { icon: "plus", name: "Add unit", heading: "Which flat or unit is it?" },
  fix: { icon: "cross", name: "Fix", heading: "Please correct this address" },
};

/** `said` of a part whose record is shown; `beside` a field that still holds what was typed. */
const { statuses } = texts;
const onRecord = ({ value }) => statuses.value.replace("{value}", value);
const itself = (status) => () => statuses[status];
export const STATUSES = {
  confirmed: { icon: "check", said: statuses.confirmed, beside: itself("confirmed") },
  corrected: { icon: "pencil", said: statuses.corrected, beside: onRecord },
  inferred: { icon: "plus", said: statuses.inferred, beside: onRecord },
  unconfirmed: { icon: "question", said: statuses.unconfirmed, beside: itself("unconfirmed") },
  missing: { icon: "cross", said: statuses.missing, beside: itself("missing") },
  conflicting: { icon: "cross", said: statuses.conflicting, beside: onRecord },
};

export const COMPONENTS = texts.components;
export const REASONS = texts.reasons;

/** Something to try, by the gazetteer that knows it: an address for each thing that may come of one. */
export const EXAMPLES = {
  iceland: [
    { text: "Laugavegi 22a, 101 Reykjavik", about: "an inflected name" },
    { text: "Bankastræti 2, 108 Reykjavík", about: "another postcode" },
    { text: "Laugavegur 999, 101 Reykjavík", about: "no such number" },
  ],
  "united-states": [
    { text: "1600 Pensylvania Ave NW, Washington 20500", about: "a slip" },
    { text: "715 Randolph St, Charleston WV 25302", about: "a unit is missing" },
  ],
};

export const count = (number) => new Intl.NumberFormat("en").format(number);

export function countryName(code) {
  return new Intl.DisplayNames("en", { type: "region" }).of(code);
}
