"""What goes in and what comes out, as the OpenAPI document shows it. The words are those of the Python interface."""

from __future__ import annotations

from math import isfinite
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue, WithJsonSchema, model_validator
from typing_extensions import TypeAliasType

from addrkit import types
from addrkit.locale.country import country_codes
from addrkit.locale.text import MAX_TEXT

MOST_SUGGESTIONS = 20
MOST_METRES = 25_000.0
"""Farther away nothing says much of a place."""
BOX = r"^-?[0-9]{1,3}(\.[0-9]{1,20})?(,-?[0-9]{1,3}(\.[0-9]{1,20})?){3}$"
"""Four numbers in degrees."""
BOX_IN_WORDS = "four numbers in degrees with commas between them: 64.0,-22.1,64.2,-21.6"


def _number_as_text(value: object) -> object:
    """A number as text ("95670.0", as spreadsheets have it, is 95670). Raises ValueError for what is neither."""
    if isinstance(value, float) and isfinite(value):
        return str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str) or value is None:
        return value
    raise ValueError("give a text or a number")


Text = TypeAliasType(
    "Text",
    Annotated[
        str,
        Field(max_length=MAX_TEXT),
        BeforeValidator(_number_as_text),
        WithJsonSchema({"anyOf": [{"type": "string", "maxLength": MAX_TEXT}, {"type": "number"}]}),
    ],
)
# Named, so that the document has each of them once, under its name.
Action = TypeAliasType("Action", types.Action)
Granularity = TypeAliasType("Granularity", types.Granularity)
Kind = TypeAliasType("Kind", types.Kind)
Status = TypeAliasType("Status", types.Status)
Reason = TypeAliasType("Reason", types.Reason)
CountryName = TypeAliasType(
    "CountryName",
    Annotated[
        str,
        Field(max_length=100),
        # A country's name is taken as well; a document cannot list all of them.
        WithJsonSchema({"type": "string", "enum": ["", *sorted(country_codes())], "examples": ["IS"]}),
    ],
)
_FLAT: dict[str, JsonValue] = {
    "house_number": "22a",
    "street": "Laugavegur",
    "city": "Reykjavík",
    "postcode": "101",
    "country": "IS",
}


class Components(BaseModel):
    """An address in parts; what is not there is left out."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [_FLAT]})

    building: Text | None = Field(None, description="Name of the building or venue.")
    house_number: Text | None = Field(None, description='"12", "12-14", "12 bis", "12A".')
    street: Text | None = Field(None, description="Street name with its type.")
    unit: Text | None = Field(None, description="Flat, suite, floor, entrance, block.")
    po_box: Text | None = Field(None, description="PO box, rural route box.")
    suburb: Text | None = Field(None, description="Dependent locality, neighbourhood.")
    city: Text | None = Field(None, description="Post town, locality.")
    district: Text | None = Field(None, description="County, municipality.")
    region: Text | None = Field(None, description="State, province, prefecture.")
    postcode: Text | None = Field(None, description="Postal code.")
    country: CountryName | None = Field(None, description="ISO 3166-1 alpha-2, or a country's name.")


class Query(Components):
    """An address to verify: as free text, in parts, or both."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"address": "Laugavegi 22a, 101 Reykjavik", "country": "IS"},
                {"street": "Laugavegur", "house_number": "22a", "postcode": "101", "country": "IS"},
            ]
        },
    )

    address: Text | None = Field(
        None, description="The address as one text.", examples=["Laugavegi 22a, 101 Reykjavik"]
    )


class ParseQuery(BaseModel):
    """A text to cut into components."""

    model_config = ConfigDict(extra="forbid")

    address: Text = Field(examples=["12 Main St Apt 4, Springfield IL 62704"])
    country: CountryName | None = None


def _is_no_truth(value: object) -> object:
    """Refuses true and false for a number: Python counts with them."""
    if isinstance(value, bool):
        raise ValueError("Input should be a valid number")
    return value


_Number = BeforeValidator(_is_no_truth)
Latitude = Annotated[float, Field(ge=-90, le=90), _Number]
Longitude = Annotated[float, Field(ge=-180, le=180), _Number]


def _parted(kinds: object) -> object:
    """Kinds with commas between them, each on its own: a URL has `kinds=premise,unit`."""
    named = [kinds] if isinstance(kinds, str) else kinds
    if not isinstance(named, list):
        return kinds
    return [part for each in named for part in (each.split(",") if isinstance(each, str) else [each])]


class SuggestQuery(BaseModel):
    """What is being typed, and where."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"q": "laugav 22", "country": ["IS"], "limit": 3}]}
    )

    q: Text = Field(description="What is being typed.", examples=["laugav 22"])
    country: list[CountryName] | CountryName | None = Field(
        None,
        description="Nothing outside of these countries is offered; several in a list, or with commas between them.",
    )
    lat: Latitude | None = Field(None, description="Prefer what is near: degrees, with `lon`.")
    lon: Longitude | None = None
    limit: Annotated[int, _Number] = Field(5, ge=1, le=MOST_SUGGESTIONS)
    within: str | None = Field(
        None, max_length=200, description="The `id` of a suggestion that has more: what lies under it."
    )
    kinds: Annotated[list[Kind], BeforeValidator(_parted)] | None = Field(
        None, max_length=10, description="None but these are offered."
    )
    bounds: str | None = Field(
        None,
        max_length=100,
        pattern=BOX,
        description="south,west,north,east in degrees: nothing outside is offered.",
        examples=["64.0,-22.1,64.2,-21.6"],
    )

    @model_validator(mode="after")
    def _is_whole(self) -> SuggestQuery:
        if (self.lat is None) != (self.lon is None):
            raise ValueError("lat and lon go together: give both or none")
        if self.bounds is not None and not _is_box(self.box):
            raise ValueError(
                "bounds are south,west,north,east: south lies south of north, degrees within range"
            )
        return self

    @property
    def near(self) -> tuple[float, float] | None:
        """Where to prefer, in degrees."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """South, west, north, east in degrees."""
        if self.bounds is None:
            return None
        south, west, north, east = (float(each) for each in self.bounds.split(","))
        return south, west, north, east


def _is_box(box: tuple[float, float, float, float] | None) -> bool:
    return box is None or (
        -90 <= box[0] <= box[2] <= 90 and all(-180 <= each <= 180 for each in (box[1], box[3]))
    )


class Suggestion(BaseModel):
    """A completion of what is being typed."""

    id: str
    text: str
    address: Components
    kind: Kind
    score: float
    lat: float | None
    lon: float | None
    highlights: list[tuple[int, int]] = Field(
        description="Pairs of offsets in `text`, in code points, that what was typed accounts for."
    )
    has_more: bool = Field(description="Whether doors or units lie under it.")
    region_names: list[str] = Field(description="What else the region is called: its code and its name.")


class Suggestions(BaseModel):
    """Completions, best first."""

    suggestions: list[Suggestion]


class Record(BaseModel):
    """A known-good address of a gazetteer."""

    id: str
    components: Components
    lat: float | None = Field(description="Degrees (WGS 84).")
    lon: float | None
    source: str = Field(description="The name of the gazetteer.")
    kind: Kind


class Alternative(Record):
    """A runner-up."""

    score: float
    formatted: str
    lines: list[str] = Field(description="The lines of `formatted`.")


class ComponentVerdict(BaseModel):
    """What became of one component."""

    value: str | None
    input: str | None
    status: Status


class ComponentVerdicts(BaseModel):
    """What became of each component; one that was neither typed nor is on record is left out."""

    building: ComponentVerdict | None = None
    house_number: ComponentVerdict | None = None
    street: ComponentVerdict | None = None
    unit: ComponentVerdict | None = None
    po_box: ComponentVerdict | None = None
    suburb: ComponentVerdict | None = None
    city: ComponentVerdict | None = None
    district: ComponentVerdict | None = None
    region: ComponentVerdict | None = None
    postcode: ComponentVerdict | None = None
    country: ComponentVerdict | None = None


class Verification(BaseModel):
    """The answer to one address; docs/verdict.md tells what it means."""

    action: Action = Field(description="What a checkout does next.")
    granularity: Granularity = Field(description="How far a gazetteer confirmed it.")
    best_granularity: Granularity
    score: float = Field(ge=0, le=1, description="Probability that `match` is the address meant.")
    match: Record | None
    address: Components = Field(description="The corrected components.")
    formatted: str = Field(
        description="`address` in the country's own postal order, lines joined by a comma."
    )
    lines: list[str] = Field(description="The lines of `formatted`, as they stand on a label.")
    components: ComponentVerdicts
    alternatives: list[Alternative]
    unmatched: list[str]
    reasons: list[Reason] = Field(description="Why, in the order in which it was found.")
    error: str | None


class BatchAnswer(Verification):
    """A line of the answer to a batch."""

    row: int = Field(ge=1, description="The row's place in the batch.")
    id: Any = Field(None, description="The row's own `id`, if it had one.")


class ParsedComponent(BaseModel):
    """One component as it was written."""

    value: str
    confidence: float
    start: int
    end: int


class ParsedComponents(BaseModel):
    """The components that were found; the others are left out."""

    building: ParsedComponent | None = None
    house_number: ParsedComponent | None = None
    street: ParsedComponent | None = None
    unit: ParsedComponent | None = None
    po_box: ParsedComponent | None = None
    suburb: ParsedComponent | None = None
    city: ParsedComponent | None = None
    district: ParsedComponent | None = None
    region: ParsedComponent | None = None
    postcode: ParsedComponent | None = None
    country: ParsedComponent | None = None


class ParsedAddress(BaseModel):
    """What the parser made of a text."""

    text: str
    country: str | None
    unmatched: list[str]
    components: ParsedComponents


class Gazetteer(BaseModel):
    """A gazetteer that is open."""

    name: str
    countries: list[str]
    addresses: int


class Ready(BaseModel):
    """What the service answers from."""

    status: str
    version: str
    gazetteers: list[Gazetteer]


class Health(BaseModel):
    """The process is alive."""

    status: str


class FieldError(BaseModel):
    """What is wrong with one field."""

    field: str
    message: str


class ProblemDetails(BaseModel):
    """An error (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = Field(description="A sentence that says what to do.")
    errors: list[FieldError] | None = None
    error: dict[str, Any] | None = Field(
        None, description="`code`, `message` and `status` as Google's API has them; only under its paths."
    )


class ReverseQuery(BaseModel):
    """A place on the earth."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"lat": 64.1459, "lon": -21.927}]}
    )

    lat: Latitude = Field(description="Degrees (WGS 84).", examples=[64.145])
    lon: Longitude = Field(examples=[-21.927])
    limit: int = Field(5, ge=1, le=MOST_SUGGESTIONS)
    radius: float = Field(1_000.0, gt=0, le=MOST_METRES, description="Metres; nothing farther is given.")


class NearbyAddress(Record):
    """An address and how far it is."""

    formatted: str
    lines: list[str] = Field(description="The lines of `formatted`.")
    metres: float = Field(ge=0, description="As the crow flies.")


class NearbyAddresses(BaseModel):
    """What is near, the nearest first."""

    addresses: list[NearbyAddress]


class ReasonSentences(BaseModel):
    """What each reason means, said to a shopper."""

    lang: str = Field(description="The language of the sentences: `en` where the one asked for is not there.")
    reasons: dict[Reason, str]
