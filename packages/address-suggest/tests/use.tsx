/** What somebody writes in TypeScript; `npm run types` says whether it fits. */
import "address-suggest";
import { SuggestSession, readFields, replaceTexts, verifyAddress, type Verification } from "address-suggest";
import { AddressSuggest, AddressVerify } from "address-suggest/react";

const session = new SuggestSession({ src: "https://addresses.example/", country: ["NL", "BE"] });
export const texts: Promise<string[] | undefined> = session.ask("kerkstr").then((found) => found?.map((each) => each.text));
export const verdict: Promise<Verification> = verifyAddress({ street: "Kerkstraat", house_number: "1", country: "NL" });
replaceTexts("nl", { suggest: { none: "Niets gevonden" } });

document.addEventListener("address-chosen", (event) => event.detail.address.postcode?.trim());
document.querySelector("address-suggest")?.input.focus();
document.querySelector("address-verify")?.verify(readFields(document.body));

// @ts-expect-error a suggestion has no street of its own
document.addEventListener("address-chosen", (event) => event.detail.street);

export function Checkout() {
  return (
    <form>
      <AddressSuggest src="/" country="NL" minLength={2} onChosen={({ detail }) => detail.address.city}>
        <input autoComplete="address-line1" />
      </AddressSuggest>
      <AddressVerify src="/" onDecided={({ detail }) => detail.decision === "kept"} />
      <address-suggest src="/" country="NL">
        <input />
      </address-suggest>
    </form>
  );
}
