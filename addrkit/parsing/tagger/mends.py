"""What mends a cut, in its order: stretches that were torn apart, joined wrongly, or told for something else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from addrkit.parsing.rules.cut import Cut
from addrkit.parsing.tagger.completing import complete
from addrkit.parsing.tagger.conventions import settle
from addrkit.parsing.tagger.joining.bare_crossings import join_bare_crossings
from addrkit.parsing.tagger.joining.beside_units import join_beside_units
from addrkit.parsing.tagger.joining.between_separators import join_between_separators
from addrkit.parsing.tagger.joining.blocks import join_blocks
from addrkit.parsing.tagger.joining.boxes import join_boxes
from addrkit.parsing.tagger.joining.countries import join_countries
from addrkit.parsing.tagger.joining.country_codes import join_country_codes
from addrkit.parsing.tagger.joining.districts import join_districts
from addrkit.parsing.tagger.joining.doors import join_doors
from addrkit.parsing.tagger.joining.ends import join_ends
from addrkit.parsing.tagger.joining.grid_numbers import join_grid_numbers
from addrkit.parsing.tagger.joining.headless_towns import join_headless_towns
from addrkit.parsing.tagger.joining.higher_places import join_higher_places
from addrkit.parsing.tagger.joining.join import join
from addrkit.parsing.tagger.joining.kinds import join_kinds
from addrkit.parsing.tagger.joining.known_towns import join_known_towns
from addrkit.parsing.tagger.joining.landmarks import join_ended_landmarks, join_landmarks
from addrkit.parsing.tagger.joining.lanes import join_lanes
from addrkit.parsing.tagger.joining.left import join_left
from addrkit.parsing.tagger.joining.listed_towns import join_listed_towns
from addrkit.parsing.tagger.joining.measures import join_measures
from addrkit.parsing.tagger.joining.names import join_names
from addrkit.parsing.tagger.joining.no_place import join_no_place
from addrkit.parsing.tagger.joining.number_edges import join_number_edges, join_side_of_the_city
from addrkit.parsing.tagger.joining.number_lists import join_number_lists
from addrkit.parsing.tagger.joining.numbered_towns import join_numbered_towns
from addrkit.parsing.tagger.joining.numbers import join_numbers
from addrkit.parsing.tagger.joining.open_quarters import join_open_quarters
from addrkit.parsing.tagger.joining.ordinals import join_ordinals
from addrkit.parsing.tagger.joining.place_links import join_place_links
from addrkit.parsing.tagger.joining.place_pairs import join_place_pairs
from addrkit.parsing.tagger.joining.places import join_places
from addrkit.parsing.tagger.joining.post_towns import join_post_towns
from addrkit.parsing.tagger.joining.postcodes import mend_postcodes
from addrkit.parsing.tagger.joining.quarters import join_quarters
from addrkit.parsing.tagger.joining.rest_of_parts import join_rest_of_parts
from addrkit.parsing.tagger.joining.roads import join_roads
from addrkit.parsing.tagger.joining.street_ends import join_street_ends
from addrkit.parsing.tagger.joining.streets import join_streets
from addrkit.parsing.tagger.joining.torn_buildings import join_torn_buildings
from addrkit.parsing.tagger.joining.torn_names import join_torn_names
from addrkit.parsing.tagger.joining.torn_parts import join_torn_parts
from addrkit.parsing.tagger.joining.town_heads import join_town_heads
from addrkit.parsing.tagger.joining.towns import join_towns
from addrkit.parsing.tagger.joining.towns_alone import join_towns_alone
from addrkit.parsing.tagger.joining.towns_before_streets import join_towns_before_streets
from addrkit.parsing.tagger.joining.two_streets import join_two_streets
from addrkit.parsing.tagger.joining.unit_between import join_flat_before_building, join_unit_between
from addrkit.parsing.tagger.joining.units import join_units
from addrkit.parsing.tagger.joining.venues import join_venues
from addrkit.parsing.tagger.joining.ways import join_ways
from addrkit.parsing.tagger.joining.whole_units import mend_units
from addrkit.parsing.tagger.joining.worded_lines import join_worded_lines
from addrkit.parsing.tagger.joining.worded_parts import join_worded_parts
from addrkit.parsing.tagger.joining.worded_ranges import join_worded_ranges
from addrkit.parsing.tagger.joining.words import join_words
from addrkit.parsing.tagger.parts import Parts

_MENDS: Final[tuple[Callable[[Cut, list[str], Parts], None], ...]] = (
    mend_postcodes,
    join_country_codes,
    join_town_heads,
    join_landmarks,
    complete,
    join_streets,
    join_two_streets,
    join_no_place,
    join_roads,
    join_names,
    join_boxes,
    join_unit_between,
    join_units,
    join_grid_numbers,
    join_numbers,
    join_measures,
    join_number_edges,
    join_doors,
    join,
    join_places,
    join_countries,
    join_ended_landmarks,
    join_towns,
    join_districts,
    join_listed_towns,
    join_post_towns,
    join_numbered_towns,
    join_words,
    join_kinds,
    join_left,
    join_torn_parts,
    join_ends,
    join_torn_names,
    join_torn_buildings,
    join_street_ends,
    join_bare_crossings,
    join_venues,
    join_higher_places,
    join_place_pairs,
    join_quarters,
    join_worded_ranges,
    join_number_lists,
    join_flat_before_building,
    join_headless_towns,
    join_open_quarters,
    join_ordinals,
    join_rest_of_parts,
    join_towns_before_streets,
    join_known_towns,
    join_place_links,
    join_towns_alone,
    join_beside_units,
    join_between_separators,
    settle,
    join_lanes,
    join_ways,
    join_side_of_the_city,
    mend_units,
    join_blocks,
    join_worded_parts,
    join_worded_lines,
)
"""Each goes on from what those before it left."""


def mend(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    for each in _MENDS:
        each(cut, labels, parts)
