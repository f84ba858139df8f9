/** A checkout whose fields React controls; what React knows stands in the output. */

import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";

import { AddressSuggest, AddressVerify } from "../../src/react.js";

function Checkout() {
  const [state, setState] = useState({ line1: "", line2: "", city: "", zip: "", country: "" });
  const [sent, setSent] = useState("");
  const [told, setTold] = useState([]);
  const field = (name) => ({ value: state[name], onChange: ({ target }) => setState((old) => ({ ...old, [name]: target.value })) });
  const tell = (what) => setTold((old) => [...old, what]);
  const submit = (event) => {
    event.preventDefault();
    setSent(JSON.stringify(state));
  };
  return (
    <form onSubmit={submit} aria-label="Checkout">
      <AddressSuggest src="/" onChosen={() => tell("chosen")} onEdited={() => tell("edited")} onAway={() => tell("away")} onBack={() => tell("back")}>
        <label>
          Street <input autoComplete="address-line1" {...field("line1")} />
        </label>
      </AddressSuggest>
      <label>
        Flat <input autoComplete="address-line2" {...field("line2")} />
      </label>
      <label>
        Postcode <input autoComplete="postal-code" {...field("zip")} />
      </label>
      <label>
        City <input autoComplete="address-level2" {...field("city")} />
      </label>
      <label>
        Country
        <select autoComplete="country" {...field("country")}>
          <option value="">-</option>
          <option value="IS">Iceland</option>
          <option value="NL">Netherlands</option>
          <option value="US">United States</option>
        </select>
      </label>
      <AddressVerify src="/" onDecided={({ detail }) => tell(detail.decision)} />
      <button>Order</button>
      <output id="state">{JSON.stringify(state)}</output>
      <output id="sent">{sent}</output>
      <output id="told">{told.join(" ")}</output>
    </form>
  );
}

createRoot(document.getElementById("app")).render(
  <StrictMode>
    <Checkout />
  </StrictMode>,
);
