/** The same without any framework. */

import "../../src/index.js";

document.getElementById("app").innerHTML = `
  <form aria-label="Checkout">
    <address-suggest src="/"><label>Street <input name="line1" autocomplete="address-line1"></label></address-suggest>
    <label>Flat <input name="line2" autocomplete="address-line2"></label>
    <label>Postcode <input name="zip" autocomplete="postal-code"></label>
    <label>City <input name="city" autocomplete="address-level2"></label>
    <label>Country <select name="country" autocomplete="country"><option value="">-</option>
      <option value="IS">Iceland</option><option value="NL">Netherlands</option><option value="US">United States</option></select></label>
    <address-verify src="/"></address-verify>
    <button>Order</button>
    <output id="state"></output><output id="sent"></output><output id="told"></output>
  </form>`;
const form = document.querySelector("form");
const told = document.getElementById("told");
const show = (id) => {
  document.getElementById(id).textContent = JSON.stringify(Object.fromEntries(new FormData(form)));
};
form.addEventListener("input", () => show("state"));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  show("sent");
});
for (const name of ["chosen", "edited", "away", "back"]) form.addEventListener(`address-${name}`, () => (told.textContent += ` ${name}`));
form.addEventListener("address-decided", ({ detail }) => (told.textContent += ` ${detail.decision}`));
show("state");
