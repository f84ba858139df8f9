/**
 * The elements for React 18 and 19. Properties are the elements' attributes (`apiKey`, `minLength`, `byHand` for those with
 * a hyphen), `on...` their events; everything inside stays yours:
 *
 *   <AddressSuggest src="https://addresses.example/" country="NL" onChosen={({ detail }) => ...}>
 *     <label>Address <input autoComplete="address-line1" value={line1} onChange={...} /></label>
 *   </AddressSuggest>
 */

import { createElement, forwardRef, useEffect, useImperativeHandle, useRef } from "react";

import "./index.js";

const NAMES = { apiKey: "api-key", minLength: "min-length", byHand: "by-hand", htmlFor: "for", className: "class" };

/** A component for an element: its `on...` properties become listeners, the others attributes. */
function wrapped(name, events) {
  return forwardRef(function Wrapped({ children, ...given }, outside) {
    const own = useRef(null);
    const latest = useRef(given);
    latest.current = given;
    useImperativeHandle(outside, () => own.current, []);
    useEffect(() => {
      const element = own.current;
      const listeners = Object.entries(events).map(([property, type]) => {
        const hear = (event) => latest.current[property]?.(event);
        element.addEventListener(type, hear);
        return [type, hear];
      });
      return () => listeners.forEach(([type, hear]) => element.removeEventListener(type, hear));
    }, []);
    const attributes = Object.fromEntries(
      Object.entries(given)
        .filter(([property, value]) => !(property in events) && value !== undefined && value !== null && value !== false)
        .map(([property, value]) => [NAMES[property] ?? property, value === true ? "" : value]),
    );
    return createElement(name, { ...attributes, ref: own }, children);
  });
}

export const AddressSuggest = wrapped("address-suggest", {
  onChosen: "address-chosen",
  onEntered: "address-entered",
  onEdited: "address-edited",
  onCleared: "address-cleared",
  onOpened: "address-opened",
  onByHand: "address-by-hand",
  onAway: "address-away",
  onBack: "address-back",
});

export const AddressVerify = wrapped("address-verify", {
  onVerified: "address-verified",
  onDecided: "address-decided",
  onAway: "address-away",
});
