"""What somebody has to do about a row: one outcome a row, and the kind of problem behind it.

An action says what a checkout does with one customer. A person with ten thousand rows first wants to know what is
wrong with the addresses and what is only missing on our side: those are told apart here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from addrkit.batch.line_items import LINE_ITEM
from addrkit.judge.reasons import REASONS

Outcome = Literal["ship", "unit", "confirm", "retype", "data", "empty", "line_item", "unreadable"]

TITLES: Final[Mapping[Outcome, str]] = {
    "ship": "Can ship",
    "unit": "Ask for the flat or suite",
    "confirm": "Ask: is this your address?",
    "retype": "Ask to type it again",
    "data": "Reference data is missing",
    "empty": "No address in the row",
    "line_item": "Further items of an order",
    "unreadable": "Row cannot be read",
}
"""Outcomes in the order in which they are shown."""

MEANINGS: Final[Mapping[Outcome, str]] = {
    "ship": "Confirmed by a gazetteer. addr_formatted is the address to print.",
    "unit": "The building is right and has several units; none was given, or another one.",
    "confirm": "A likely address was found. Show addr_formatted to the customer and ask.",
    "retype": "No record fits. Show what was typed and ask the customer for it again.",
    "data": "Nothing is known to be wrong: the gazetteers do not reach as far as these addresses go.",
    "empty": "Nothing was typed where the address is read from.",
    "line_item": "No address of its own; it goes with the order in the row above.",
    "unreadable": "The row is broken in the file; addr_error says how.",
}

TO_DO: Final[Mapping[Outcome, str]] = {
    "ship": "Ship. Look through the corrected ones below first.",
    "unit": "Ask the customer for the number of the flat, floor or suite.",
    "confirm": "Send the customer the proposed address; a yes is enough.",
    "retype": "Ask the customer for the whole address.",
    "data": "Get the data named below and verify again. Ask nobody yet.",
    "empty": "Look into the system that the table comes from; ask the customer if it has none either.",
    "line_item": "Nothing: the address stands in the row above.",
    "unreadable": "Mend the row in the file, or export it anew.",
}

ASK: Final[Mapping[str, str]] = {
    "street_missing": "Ask for the street and the house number.",
    "street_not_found": "Ask for the street again, or for the town if that may be wrong.",
    "street_type_conflict": "Ask whether it is the street, the lane or the avenue of that name.",
    "direction_conflict": "Ask for the direction in the street's name: north, south, east or west.",
    "direction_inferred": "Ask whether the direction in the proposed street's name is right.",
    "street_incomplete": "Ask whether the proposed street, whose name is longer, is the one meant.",
    "unaccounted_words": "Ask what the words in addr_unmatched mean: they may name another door.",
    "house_number_missing": "Ask for the house number.",
    "house_number_not_found": "Ask for the house number again: the street has none like it.",
    "house_number_suffix_not_found": "Ask for the letter or the suffix of the house number.",
    "unit_missing": "Ask for the number of the flat, floor or suite.",
    "unit_not_found": "Ask for the number of the flat again: the building has others.",
    "ambiguous": "Ask for what tells the records apart that fit: the town, the district or the postcode.",
    "city_conflict": "Ask which town is right, the one typed or the proposed one.",
    "suburb_conflict": "Ask which suburb is right.",
    "district_conflict": "Ask which district is right.",
    "region_conflict": "Ask which state or province is right.",
    "postcode_conflict": "Ask which postcode is right, the one typed or the proposed one.",
    "postcode_not_found": "Ask for the postcode again: there is none like it.",
    "country_conflict": "Ask for the country, or name it in a column or with --country.",
    "country_unknown": "Name the country in a column or with --country, and verify again.",
    "po_box": "No gazetteer holds boxes. Ship with the postal service, or ask for a street address.",
    "rural_route": "No gazetteer holds routes. Ship with the postal service, or ask for a street address.",
    "military": "Ship with the postal service: no gazetteer holds these.",
}
"""What to ask for, by the reason that tells most."""

_OF_DATA: Final = ("no_data_for_country", "no_premise_data", "sample_only")
"""Reasons that say where the gazetteers end, and nothing about the address."""
_HARMLESS: Final = frozenset(
    {
        *_OF_DATA,
        "street_corrected",
        "city_corrected",
        "city_inferred",
        "city_unconfirmed",
        "postcode_corrected",
        "postcode_inferred",
        "postcode_unconfirmed",
        "house_number_in_range",
        "position_interpolated",
        "language_model",
        "unmatched_words",
        "unaccounted_words",
        "direction_inferred",
        "street_incomplete",
        "low_score",
        "no_match",
        "ambiguous",
        "text_too_long",
    }
)
"""Reasons that are no fault of the address where the gazetteers end above the door."""
_NOT_FOUND: Final = frozenset({"street_not_found", "house_number_not_found", "house_number_suffix_not_found"})
"""Faults of an address where a gazetteer is complete; where it is a sample, they say nothing."""
_LAST: Final = (
    "low_score",
    "postcode_corrected",
    "city_corrected",
    "street_corrected",
    "house_number_in_range",
    "city_unconfirmed",
    "postcode_unconfirmed",
    "position_interpolated",
    "city_inferred",
    "postcode_inferred",
    "direction_inferred",
    "street_incomplete",
    "text_too_long",
    "unmatched_words",
    "language_model",
)
"""Reasons that go along with others, from the most telling to the least."""


def outcome_of(answer: Mapping[str, Any]) -> Outcome:
    """What somebody has to do about a row.

    >>> outcome_of({"addr_error": None, "addr_action": "confirm", "addr_reasons": ["no_data_for_country"]})
    'data'
    >>> outcome_of({"addr_error": None, "addr_action": "confirm",
    ...             "addr_reasons": ["no_premise_data", "postcode_conflict"]})
    'confirm'
    """
    reasons = frozenset(answer["addr_reasons"])
    if answer["addr_error"]:
        return "unreadable"
    if answer["addr_action"] == "accept":
        return "ship"
    if "empty" in reasons:
        return "line_item" if LINE_ITEM in reasons else "empty"
    if "no_data_for_country" in reasons and "street_missing" not in reasons:
        return "data"
    harmless = _HARMLESS | _NOT_FOUND if "sample_only" in reasons else _HARMLESS
    if reasons.intersection(_OF_DATA) and reasons <= harmless:
        return "data"
    if answer["addr_action"] == "add_unit":
        return "unit"
    return "confirm" if answer["addr_action"] == "confirm" else "retype"


def problem_of(answer: Mapping[str, Any]) -> str:
    """The code of the reason that tells most about a row; empty if there is none.

    >>> problem_of({"addr_error": None, "addr_action": "fix", "addr_reasons": ["unmatched_words", "street_not_found"]})
    'street_not_found'
    """
    if answer["addr_error"]:
        return ""
    found = answer["addr_reasons"]
    of_data = [code for code in _OF_DATA if code in found]
    if outcome_of(answer) == "data":
        return of_data[0]
    telling = [code for code in found if code not in _LAST and code not in _OF_DATA]
    rest = [*of_data, *(code for code in _LAST if code in found)]
    return next(iter([*sorted(telling, key=_rank), *rest]), "")


def to_do(outcome: Outcome, problem: str) -> str:
    """What to do about rows of a kind."""
    asked = outcome in ("unit", "confirm", "retype")
    return ASK.get(problem, TO_DO[outcome]) if asked else TO_DO[outcome]


def words_of(code: str) -> str:
    """The sentence behind a code; the code itself where nobody has written one."""
    return REASONS.get(code, code.replace("_", " "))


def _rank(code: str) -> int:
    return _RANKS.get(code, len(_RANKS))


_RANKS: Final = {
    code: rank
    for rank, code in enumerate(
        (
            LINE_ITEM,
            "empty",
            "unreadable",
            "street_missing",
            "country_unknown",
            "no_match",
            "country_conflict",
            "ambiguous",
            "street_not_found",
            "house_number_missing",
            "house_number_not_found",
            "house_number_suffix_not_found",
            "unit_missing",
            "unit_not_found",
            "street_type_conflict",
            "direction_conflict",
            "direction_inferred",
            "street_incomplete",
            "unaccounted_words",
            "city_conflict",
            "suburb_conflict",
            "district_conflict",
            "region_conflict",
            "postcode_conflict",
            "postcode_not_found",
            "po_box",
            "rural_route",
            "military",
        )
    )
}
