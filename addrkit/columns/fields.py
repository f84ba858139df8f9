"""The fields that a column can be read as."""

from __future__ import annotations

from addrkit.types import COMPONENTS

VERIFY_FIELDS = ("address", *COMPONENTS)
"""What a verification reads: free text, and components."""
RECORD_ONLY = ("id", "lat", "lon", "x", "y", "point", "crs")
"""What names a record and places it, and is no part of an address."""
RECORD_FIELDS = (*RECORD_ONLY, "postcode_city", "place_line")
"""What a build reads beside: the record's name and place, and a postcode and a town in one cell."""
BUILD_FIELDS = (*VERIFY_FIELDS, *RECORD_FIELDS)
FIRST_LINES = ("address", "line", "line1")
FURTHER_LINES = ("line2", "line3")
"""Lines behind the first."""
STREETS = ("street", "street_base")
LINES = (*FIRST_LINES, *STREETS, "whole")
"""Names that promise the line of a street."""
PLACES = ("postcode", "city", "city_or_district", "city_or_suburb", "postcode_city", "place_line")
BESIDE_NUMBERS = frozenset({"number_last", "number_orientation", "number_letter", "number_suffix"})
"""What stands beside the number of a house, and is none without it."""
NEEDED = {
    "verify": tuple(each for each in VERIFY_FIELDS if each != "country"),
    "build": ("address", "street", "city", "postcode", "postcode_city", "place_line", "building"),
}
"""Of these one must be there."""
