/** What the pages say about a verdict: to a shopper, not to a programmer. The codes are those of docs/verdict.md. */

export const ACTIONS = {
  accept: { icon: "check", name: "Accept", heading: "This address is good to ship to" },
  confirm: { icon: "question", name: "Confirm", heading: "Is this the address you mean?" },
  add_unit: { icon: "plus", name: "Add unit", heading: "Which flat or unit is it?" },
  fix: { icon: "cross", name: "Fix", heading: "Please correct this address" },
};

/** `said` of a part whose record is shown; `beside` a field that still holds what was typed. */
export const STATUSES = {
  confirmed: { icon: "check", said: "Confirmed", beside: () => "Confirmed" },
  corrected: { icon: "pencil", said: "Corrected", beside: ({ value }) => `On record: “${value}”` },
  inferred: { icon: "plus", said: "Filled in", beside: ({ value }) => `On record: “${value}”` },
  unconfirmed: { icon: "question", said: "Could not be confirmed", beside: () => "Could not be confirmed" },
  missing: { icon: "cross", said: "Missing", beside: () => "Missing" },
  conflicting: { icon: "cross", said: "Differs from the record", beside: ({ value }) => `On record: “${value}”` },
};

export const COMPONENTS = {
  building: "Building",
  house_number: "Number",
  street: "Street",
  unit: "Flat or unit",
  po_box: "PO box",
  suburb: "Neighbourhood",
  city: "City",
  district: "District",
  region: "State or region",
  postcode: "Postcode",
  country: "Country",
};

export const REASONS = {
  empty: "Nothing was typed.",
  line_item: "The row belongs to the order in the row above and has no address of its own.",
  unreadable: "This does not read as an address.",
  text_too_long: "The text is longer than an address can be; its end was ignored.",
  no_match: "No known address resembles it.",
  no_data_for_country: "There are no addresses to compare with for this country.",
  country_unknown: "Nothing tells the country.",
  ambiguous: "Several addresses fit equally well.",
  low_score: "The closest address may not be the one that is meant.",
  house_number_missing: "The house number is missing.",
  house_number_not_found: "This street has no such house number.",
  house_number_suffix_not_found: "The number exists there, but not with this ending.",
  house_number_in_range: "The number is part of a range of numbers.",
  house_number_range_in_part: "Only some of the numbers in the range exist.",
  relative_position: "It says where the door is by another one, such as the one opposite.",
  several_numbers: "Several numbers were typed.",
  street_missing: "The street is missing.",
  street_not_found: "This town has no such street.",
  street_inferred: "The street was filled in.",
  postcode_alone: "Only the postcode says which address it is.",
  street_corrected: "The street's spelling was corrected.",
  street_type_conflict: "The street is of another type (street, lane, avenue) than the one typed.",
  direction_conflict: "The street has another direction (north, south-west) than the one typed.",
  direction_inferred: "The direction of the street was filled in.",
  suburb_corrected: "The suburb's spelling was corrected.",
  suburb_conflict: "The address is in another suburb than the one typed.",
  suburb_unconfirmed: "The place is known, but not with this suburb.",
  district_corrected: "The district's spelling was corrected.",
  district_conflict: "The address is in another district than the one typed.",
  division_changed: "The district or suburb has become part of another one.",
  city_corrected: "The city's spelling was corrected.",
  city_conflict: "The street is in another city than the one typed.",
  city_unconfirmed: "The postcode is known, but not with this city.",
  city_inferred: "The city was filled in.",
  postcode_corrected: "The postcode was corrected.",
  postcode_conflict: "The address has another postcode than the one typed.",
  postcode_inferred: "The postcode was filled in.",
  postcode_not_found: "This postcode does not exist.",
  postcode_unconfirmed: "The postcode could not be checked.",
  region_conflict: "The address is in another state or region than the one typed.",
  country_conflict: "The address is in another country than the one given.",
  unit_missing: "The building has several flats or units, and none was typed.",
  unit_not_found: "The building has no such flat or unit.",
  building_conflict: "Another building or firm is at that number.",
  po_box: "A PO box cannot be checked.",
  rural_route: "The box lies on a rural route.",
  military: "It is the address of a military or diplomatic post.",
  position_interpolated: "The number is not on record; the map shows the place between its neighbours.",
  no_premise_data: "For this place only towns and postcodes are known.",
  sample_only: "Not every address of this place is known.",
  language_model: "A language model was asked about it.",
  unaccounted_words: "Some words that may change the address are in no known one.",
  fields_not_read: "Some fields are no part of an address and were not read.",
  unmatched_words: "Some words could not be placed.",
};

/** Something to try, by the gazetteer that knows it: an address for each thing that may come of one. */
export const EXAMPLES = {
  iceland: [
    { text: "Laugavegi 22a, 101 Reykjavik", about: "an inflected name" },
    { text: "Bankastræti 2, 108 Reykjavík", about: "another postcode" },
    { text: "Laugavegur 999, 101 Reykjavík", about: "no such number" },
  ],
  "united-states": [
    { text: "1600 Pensylvania Ave NW, Washington 20500", about: "a slip" },
    { text: "715 Randolph St, Charleston WV 25302", about: "a unit is missing" },
  ],
};

export const count = (number) => new Intl.NumberFormat("en").format(number);

export function countryName(code) {
  return new Intl.DisplayNames("en", { type: "region" }).of(code);
}
