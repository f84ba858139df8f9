"""The reasons: short codes that say why a verdict is what it is.

Run `python -m addrkit.judge.reasons` to list them.
"""

from __future__ import annotations

from typing import Final

REASONS: Final[dict[str, str]] = {
    "empty": "Nothing was typed.",
    "line_item": "The row has no address of its own and belongs to the order in the row above.",
    "unreadable": "What was typed holds no word that any address could have.",
    "text_too_long": "The text is longer than an address can be; what follows its first 1,000 characters was ignored.",
    "no_match": "Nothing in the loaded gazetteers resembles it.",
    "no_data_for_country": "No loaded gazetteer covers the country, or that part of it.",
    "country_unknown": "Nothing tells the country.",
    "ambiguous": "Several records fit equally well; they are among the alternatives.",
    "low_score": "The best record is not likely enough to be the one meant.",
    "house_number_missing": "The street is known and has numbered doors, and no number was typed.",
    "house_number_not_found": "The street is known and has no door of that number.",
    "house_number_suffix_not_found": "The number exists there, but not with, or not without, that suffix.",
    "house_number_in_range": "The number lies in a range that is one record.",
    "house_number_range_in_part": "A range was typed, and only some of its numbers are doors.",
    "relative_position": "It tells where the door is by another one: opposite it, beside it.",
    "several_numbers": "Several numbers were typed, and nothing says which is meant.",
    "street_missing": "No street, box or named building was typed.",
    "street_not_found": "The place is known and the street is not.",
    "street_inferred": "No street was typed; the postcode and the number or the building's name tell it.",
    "postcode_alone": "Nothing but the postcode says which door it is.",
    "street_corrected": "The street's spelling was corrected.",
    "street_type_conflict": "The street's type (street, lane, avenue) that was typed is not the record's.",
    "direction_conflict": "The direction (north, SW) that was typed is not the record's.",
    "direction_inferred": "No direction was typed and the record's street has one.",
    "street_incomplete": "The record's street has more to its name than was typed.",
    "suburb_corrected": "The suburb's spelling was corrected.",
    "suburb_conflict": "The suburb typed is not the record's.",
    "suburb_unconfirmed": "The place is known, and no list has the suburb typed.",
    "district_corrected": "The district's spelling was corrected.",
    "district_conflict": "The district typed is not the record's.",
    "division_changed": "The division was merged into another one since.",
    "city_corrected": "The city's spelling was corrected.",
    "city_conflict": "The city typed is not the record's.",
    "city_unconfirmed": "The postcode is known and the city typed beside it is not.",
    "city_inferred": "No city was typed; the record's was taken.",
    "postcode_corrected": "The postcode differs from the record's by one slip, or was typed in part.",
    "postcode_conflict": "The postcode typed is not the record's.",
    "postcode_inferred": "No postcode was typed; the record's was taken.",
    "postcode_not_found": "The postcode typed is in no list of the country's postcodes, and the list is complete.",
    "postcode_unconfirmed": "A postcode was typed and the gazetteer has none there.",
    "region_conflict": "The region typed is not the record's.",
    "country_conflict": "The country given is not the record's.",
    "unit_missing": "The building is known by its units only, and none was typed.",
    "unit_not_found": "The building has other units than the one typed, or is known to have none.",
    "building_conflict": "Another building or firm than the one typed is at that number.",
    "po_box": "It names a PO box or a rural route, which no gazetteer holds.",
    "rural_route": "The box lies on a rural route.",
    "military": "It is the address of a military or diplomatic post.",
    "position_interpolated": "The number is not known; the position lies between the doors next to it.",
    "no_premise_data": "The gazetteers hold no doors there.",
    "sample_only": "The gazetteer is a sample there, so absence proves nothing.",
    "language_model": "A language model was asked, and its answer weighs in the score.",
    "unaccounted_words": "Words that may change where the address is are in no record.",
    "fields_not_read": "The row has fields that are no part of an address and were not read.",
    "unmatched_words": "Words of the input that nothing explains are left over.",
}
"""Code to meaning; the codes are those of `addrkit.types.Reason`, in its order."""


if __name__ == "__main__":
    for code, meaning in REASONS.items():
        print(f"{code:32}{meaning}")
