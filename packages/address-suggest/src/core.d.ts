/** The part of an address. */
export type ComponentName =
  | "building" | "house_number" | "street" | "unit" | "po_box" | "suburb" | "city" | "district" | "region" | "postcode" | "country";
export type Address = Partial<Record<ComponentName, string>>;
export type Kind = "unit" | "premise" | "street" | "locality" | "postcode";
export type Action = "accept" | "confirm" | "add_unit" | "fix";
export type Status = "confirmed" | "corrected" | "inferred" | "unconfirmed" | "missing" | "conflicting";

/** A completion of what is being typed, as `/v1/suggest` gives it. */
export interface Suggestion {
  id: string;
  text: string;
  address: Address;
  kind: Kind;
  score: number;
  lat: number | null;
  lon: number | null;
  /** Pairs of offsets in `text`, in code points. */
  highlights: [number, number][];
  has_more: boolean;
  /** What else the region is called: "NJ" and "New Jersey". */
  region_names: string[];
}

export interface AddressRecord {
  id: string;
  components: Address;
  lat: number | null;
  lon: number | null;
  source: string;
  kind: Kind;
}

export interface Alternative extends AddressRecord {
  score: number;
  formatted: string;
  lines: string[];
}

export interface ComponentVerdict {
  value: string | null;
  input: string | null;
  status: Status;
}

/** The answer to one address, as `/v1/verify` gives it. */
export interface Verification {
  action: Action;
  granularity: string;
  best_granularity: string;
  score: number;
  match: AddressRecord | null;
  address: Address;
  formatted: string;
  lines: string[];
  components: Partial<Record<ComponentName, ComponentVerdict>>;
  alternatives: Alternative[];
  unmatched: string[];
  reasons: string[];
  error: string | null;
}

export interface ServiceOptions {
  /** Where the service is; the page's own origin if it is left out. */
  src?: string | null;
  apiKey?: string | null;
}

export interface SuggestOptions extends ServiceOptions {
  country?: string | readonly string[] | null;
  kinds?: string | readonly Kind[] | null;
  bounds?: string | null;
  near?: string | readonly number[] | null;
  limit?: string | number | null;
}

export declare const PATIENCE: number;
export declare const PAUSE: number;

/** Why there is no answer. */
export declare class AwayError extends Error {
  constructor(status: number, wait: number, detail?: string);
  /** That of HTTP; 0 where nothing came back. */
  readonly status: number;
  /** Seconds until it may be tried again. */
  readonly wait: number;
}

/** An address that is asked for while it is typed, without anything to see. */
export declare class SuggestSession {
  constructor(options?: SuggestOptions | (() => SuggestOptions));
  readonly isAway: boolean;
  /** null: something newer was asked meanwhile. Rejects with AwayError. */
  ask(text: string, within?: string | null): Promise<Suggestion[] | null>;
  forget(): void;
  retry(): void;
}

/** The verdict on an address. Rejects with AwayError. */
export declare function verifyAddress(
  address: string | (Address & { address?: string }), options?: ServiceOptions, asking?: AbortController,
): Promise<Verification>;
/** The units of a verified building, as far as the service knows them. */
export declare function unitsOf(verdict: Pick<Verification, "address" | "formatted">, options?: ServiceOptions): Promise<string[]>;
/** The other addresses that may be meant, the likeliest four; none that is no more than a postcode or a country. */
export declare function otherAddresses(verdict: Pick<Verification, "alternatives">): Alternative[];
export declare function urlOf(src: string | null | undefined, path: string, base?: string): URL;
export declare function isOwnMistake(error: { status: number }): boolean;
export declare function isUnlisted(suggestion: Pick<Suggestion, "kind" | "address">): boolean;
export declare function missingPart(suggestion: Pick<Suggestion, "kind">): "Number" | "Unit" | "Street";
type Written = Pick<Suggestion, "text" | "address">;
export declare function endOfFirstLine(suggestion: Written): number;
export declare function firstLine(suggestion: Written): string;
export declare function secondLine(suggestion: Pick<Suggestion, "address">): string;
export declare function countryName(code: string, language?: string): string;
export declare function byAutocomplete(name: string, suggestion: Written, language?: string): string | undefined;
export declare function fieldValue(
  autocomplete: string, component: string | undefined, suggestion: Written, language?: string,
): string | undefined;
export declare function componentOf(autocomplete: string): ComponentName | undefined;
