/** The elements and what they are made of. Importing this defines `<address-suggest>` and `<address-verify>` in a page. */

export { AddressSuggest } from "./address-suggest.js";
export { AddressVerify } from "./address-verify.js";
export * from "./core.js";
export { fieldOf, fillFields, readFields } from "./fields.js";
export { counted, filled, languageOf, languages, loadTexts, reasonText, replaceTexts, textsOf } from "./texts.js";
