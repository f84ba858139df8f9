// How an element looks, as one stylesheet for all elements of its kind, before the page's own so that these win.

// A function that gives the sheet to the document, or the shadow root, that an element is in.
export function sheetOf(looks) {
  let sheet = null;
  return (root) => {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(looks);
    }
    if (root.adoptedStyleSheets && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.unshift(sheet);
  };
}
