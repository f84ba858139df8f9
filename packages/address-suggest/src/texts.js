/**
 * What the elements say, in thirteen languages. English is here at once, the others are loaded when they are asked for.
 *
 * `replaceTexts("de", { suggest: { none: "Leider nichts" } })` puts your own words in their place, one by one.
 */

import en from "./texts/en.js";

const LOADERS = {
  ar: () => import("./texts/ar.js"),
  de: () => import("./texts/de.js"),
  es: () => import("./texts/es.js"),
  fr: () => import("./texts/fr.js"),
  id: () => import("./texts/id.js"),
  it: () => import("./texts/it.js"),
  ja: () => import("./texts/ja.js"),
  nl: () => import("./texts/nl.js"),
  pl: () => import("./texts/pl.js"),
  pt: () => import("./texts/pt.js"),
  th: () => import("./texts/th.js"),
  vi: () => import("./texts/vi.js"),
};

/** The codes of the languages that there are texts in. */
export const languages = ["en", ...Object.keys(LOADERS)].sort();

const loaded = { en };
const replaced = {};

/** The language that there are texts in for a tag such as "pt-BR"; English for any other. */
export function languageOf(tag) {
  const language = String(tag ?? "").toLowerCase().split(/[-_]/)[0];
  return languages.includes(language) ? language : "en";
}

/** All texts of a language, once they are there. Never fails: English stands in for what cannot be loaded. */
export async function loadTexts(tag) {
  const language = languageOf(tag);
  if (!loaded[language]) {
    try {
      loaded[language] = (await LOADERS[language]()).default;
    } catch {
      return textsOf("en");
    }
  }
  return textsOf(language);
}

/** The texts of a language that are there already; English until they are. Yours take the place of these. */
export function textsOf(tag) {
  const language = languageOf(tag);
  const found = loaded[language] ?? en;
  return merged(merged(en, found), replaced[language] ?? {});
}

/** Puts your own texts in the place of some of a language, also of `reasons` and `components`. */
export function replaceTexts(tag, texts) {
  const language = languageOf(tag);
  replaced[language] = merged(replaced[language] ?? {}, texts);
}

/** A text with its blanks filled: `filled("Chosen: {text}", { text: "Laugavegur 1" })`. */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** The form of a text that goes with a number: `{ one: "{count} suggestion", other: "{count} suggestions" }`. */
export function counted(forms, count, tag) {
  const form = new Intl.PluralRules(languageOf(tag)).select(count);
  return filled(forms[form] ?? forms.other, { count });
}

/** What a reason means, as a sentence; the code itself for one that is newer than these texts. */
export function reasonText(code, texts = textsOf("en")) {
  return texts.reasons[code] ?? code;
}

function merged(one, other) {
  const found = { ...one };
  for (const [name, value] of Object.entries(other)) {
    found[name] = value && typeof value === "object" ? merged(one[name] ?? {}, value) : value;
  }
  return found;
}
