import type { Address, Suggestion, Verification } from "./core.js";

export * from "./core.js";

export type Decision = "accepted" | "corrected" | "no_unit" | "kept" | "unchecked" | "back";

/** What the shopper has decided. */
export interface Decided {
  decision: Decision;
  verdict: Verification | null;
  address: Address & { address?: string };
  formatted: string | null;
}

export interface AddressEvents {
  "address-chosen": CustomEvent<Suggestion>;
  "address-entered": CustomEvent<Suggestion>;
  "address-edited": CustomEvent<null>;
  "address-cleared": CustomEvent<null>;
  "address-opened": CustomEvent<null>;
  "address-by-hand": CustomEvent<{ text: string }>;
  "address-away": CustomEvent<{ status: number }>;
  "address-back": CustomEvent<null>;
  "address-verified": CustomEvent<Verification>;
  "address-decided": CustomEvent<Decided>;
}

/** `<address-suggest>` */
export declare class AddressSuggest extends HTMLElement {
  readonly input: HTMLInputElement;
  value: string;
  /** Puts an address into the fields as if it had been chosen, and tells of nothing. */
  settle(suggestion: Pick<Suggestion, "text" | "address">): void;
  /** Makes the content of an option; null for the text. */
  renderOption: ((suggestion: Suggestion) => Node | null) | null;
}

/** `<address-verify>` */
export declare class AddressVerify extends HTMLElement {
  /** Whether the shopper has settled the address that the fields hold now. */
  readonly isSettled: boolean;
  /** Asks about the address now; null if the service is away or there is nothing to ask about. */
  verify(address?: Address & { address?: string }): Promise<Verification | null>;
}

type Names<T> = { [name: string]: string | Names<unknown> } & T;
export interface Texts {
  lang: string;
  dir: "ltr" | "rtl";
  suggest: Names<unknown>;
  verify: Names<unknown>;
  statuses: Names<unknown>;
  components: Names<unknown>;
  reasons: Names<unknown>;
}
type Some<T> = { [K in keyof T]?: T[K] extends object ? Some<T[K]> : T[K] };

export declare const languages: string[];
export declare function languageOf(tag: string | null | undefined): string;
export declare function loadTexts(tag: string): Promise<Texts>;
export declare function textsOf(tag: string): Texts;
export declare function replaceTexts(tag: string, texts: Some<Texts>): void;
export declare function filled(text: string, values: Record<string, unknown>): string;
export declare function counted(forms: Record<string, string>, count: number, tag: string): string;
export declare function reasonText(code: string, texts?: Texts): string;
type Written = Pick<Suggestion, "text" | "address">;
export declare function fillFields(
  holder: ParentNode | null, suggestion: Written, except?: Element | null,
): Map<Element, { was: string; is: string }>;
export declare function readFields(holder: ParentNode | null, except?: Element | null): Address & { address?: string };
export declare function fieldOf(holder: ParentNode | null, component: string): HTMLElement | undefined;

declare global {
  interface HTMLElementTagNameMap {
    "address-suggest": AddressSuggest;
    "address-verify": AddressVerify;
  }
  interface HTMLElementEventMap extends AddressEvents {}
  interface DocumentEventMap extends AddressEvents {}
  interface WindowEventMap extends AddressEvents {}
}
