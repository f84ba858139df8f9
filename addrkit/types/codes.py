"""The words by which a program tells one answer from another: actions, granularities, statuses, kinds and reasons."""

from __future__ import annotations

from typing import Literal

Action = Literal["accept", "confirm", "add_unit", "fix"]
Granularity = Literal["unit", "premise", "street", "suburb", "locality", "region", "country", "none"]
Status = Literal["confirmed", "corrected", "inferred", "unconfirmed", "missing", "conflicting"]
Kind = Literal["unit", "premise", "street", "locality", "postcode"]
Reason = Literal[
    "empty",
    "line_item",
    "unreadable",
    "text_too_long",
    "no_match",
    "no_data_for_country",
    "country_unknown",
    "ambiguous",
    "low_score",
    "house_number_missing",
    "house_number_not_found",
    "house_number_suffix_not_found",
    "house_number_in_range",
    "house_number_range_in_part",
    "relative_position",
    "several_numbers",
    "street_missing",
    "street_not_found",
    "street_inferred",
    "postcode_alone",
    "street_corrected",
    "street_type_conflict",
    "direction_conflict",
    "direction_inferred",
    "street_incomplete",
    "suburb_corrected",
    "suburb_conflict",
    "suburb_unconfirmed",
    "district_corrected",
    "district_conflict",
    "division_changed",
    "city_corrected",
    "city_conflict",
    "city_unconfirmed",
    "city_inferred",
    "postcode_corrected",
    "postcode_conflict",
    "postcode_inferred",
    "postcode_not_found",
    "postcode_unconfirmed",
    "region_conflict",
    "country_conflict",
    "unit_missing",
    "unit_not_found",
    "building_conflict",
    "po_box",
    "rural_route",
    "military",
    "position_interpolated",
    "no_premise_data",
    "sample_only",
    "language_model",
    "unaccounted_words",
    "fields_not_read",
    "unmatched_words",
]
"""Why a verdict is what it is; `addrkit.judge.reasons` tells what each means."""

ACTIONS: tuple[Action, ...] = ("accept", "confirm", "add_unit", "fix")

GRANULARITIES: tuple[Granularity, ...] = (
    "unit",
    "premise",
    "street",
    "suburb",
    "locality",
    "region",
    "country",
    "none",
)
"""From the finest to none at all."""
