import type { ForwardRefExoticComponent, HTMLAttributes, ReactNode, RefAttributes } from "react";

import type { AddressEvents, AddressSuggest as SuggestElement, AddressVerify as VerifyElement } from "./index.js";

interface Common extends Omit<HTMLAttributes<HTMLElement>, "children"> {
  src?: string;
  apiKey?: string;
  country?: string;
  /** The id of the form; the one around it if it is left out. */
  htmlFor?: string;
  children?: ReactNode;
}

export interface AddressSuggestProps extends Common {
  kinds?: string;
  bounds?: string;
  near?: string;
  limit?: number;
  delay?: number;
  minLength?: number;
  byHand?: "off";
  states?: "off";
  onChosen?: (event: AddressEvents["address-chosen"]) => void;
  onEntered?: (event: AddressEvents["address-entered"]) => void;
  onEdited?: (event: AddressEvents["address-edited"]) => void;
  onCleared?: (event: AddressEvents["address-cleared"]) => void;
  onOpened?: (event: AddressEvents["address-opened"]) => void;
  onByHand?: (event: AddressEvents["address-by-hand"]) => void;
  onAway?: (event: AddressEvents["address-away"]) => void;
  onBack?: (event: AddressEvents["address-back"]) => void;
}

export interface AddressVerifyProps extends Common {
  inline?: boolean;
  keep?: "off";
  onVerified?: (event: AddressEvents["address-verified"]) => void;
  onDecided?: (event: AddressEvents["address-decided"]) => void;
  onAway?: (event: AddressEvents["address-away"]) => void;
}

export declare const AddressSuggest: ForwardRefExoticComponent<AddressSuggestProps & RefAttributes<SuggestElement>>;
export declare const AddressVerify: ForwardRefExoticComponent<AddressVerifyProps & RefAttributes<VerifyElement>>;

/** The attributes of an element as they are written in JSX. */
type Tag<Element> = HTMLAttributes<HTMLElement> & RefAttributes<Element> & { [attribute: string]: unknown };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "address-suggest": Tag<SuggestElement>;
      "address-verify": Tag<VerifyElement>;
    }
  }
}
