"""No word that was typed is dropped in silence: it is in the record, it is named, or it stops the accept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit
from addrkit.locale.country import country as conventions_of
from addrkit.types import Verification
from tests.examples import at_most

from .conftest import Opened

ROWS = """\
id,house_number,street,suburb,city,region,postcode,country
pine,21,Pineapple St,,Brooklyn,NY,11201,US
selm,400,S Elm St,,Austin,TX,78701,US
nor,10,Norton St,,Austin,TX,78701,US
map,12,Maple Ave,,Austin,TX,78701,US
fol,10600,Folsom Blvd,,Rancho Cordova,CA,95670,US
pas,5,Rue Pasteur,,Lyon,,69007,FR
bro,7,Boulevard Saint-Germain,,Paris,,75005,FR
alt,5,Dorfstraße,Altdorf,Musterstadt,,12345,DE
neu,1,Waldweg,Neudorf,Musterstadt,,12345,DE
ham,414,Wendenstraße,,Hamburg,,20537,DE
ince,12,High Street,Ince,Wigan,,WN2 2AA,GB
hind,1,Market Street,Hindley,Wigan,,WN2 3AA,GB
vila,10,Rua das Flores,Vila Grande,São Paulo,SP,01000-000,BR
moema,1,Rua Um,Moema,São Paulo,SP,04000-000,BR
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


def match_id(verdict: Verification) -> str | None:
    return verdict.match.id if verdict.match else None


@pytest.mark.parametrize(
    ("typed", "country", "reason"),
    [
        ("21 Pineapple Lane, Brooklyn NY 11201", "US", "street_type_conflict"),
        ("5 avenue Pasteur 69007 Lyon", "FR", "street_type_conflict"),
        ("Wendenweg 414, 20537 Hamburg", "DE", "street_type_conflict"),
        ("400 N Elm St, Austin TX 78701", "US", "direction_conflict"),
        ("12 W Maple Ave, Austin TX 78701", "US", "direction_conflict"),
        ("Dorfstraße 5, Neudorf, 12345 Musterstadt", "DE", "suburb_conflict"),
        ("Dorfstraße 5, 12345 Musterstadt-Neudorf", "DE", "suburb_conflict"),
        ("12 High Street, Hindley, Wigan", "GB", "suburb_conflict"),
        ("Rua das Flores, 10, Moema, São Paulo - SP", "BR", "suburb_conflict"),
        ("Wendenstraße ggü. 414, 20537 Hamburg", "DE", "unaccounted_words"),
        ("round the corner from 12 High Street, Ince, Wigan", "GB", "relative_position"),
        ("next door to 12 High Street, Ince, Wigan WN2 2AA", "GB", "relative_position"),
        ("5 rue Pasteur, au dessus du garage, 69007 Lyon", "FR", "relative_position"),
        ("10600 Folsom Blvd (blue house next to church), Rancho Cordova CA", "US", "relative_position"),
        ("schräg gegenüber Wendenstraße 414, 20537 Hamburg", "DE", "relative_position"),
    ],
)
def test_what_tells_another_place_is_never_accepted(
    kit: AddressKit, typed: str, country: str, reason: str | None
) -> None:
    verdict = kit.verify(typed, country=country)
    assert verdict.action in ("confirm", "fix")
    if verdict.action == "confirm" and reason:
        assert reason in verdict.reasons


@pytest.mark.parametrize(
    ("typed", "country", "stays"),
    [
        ("21 Pineapple Lane, Brooklyn NY 11201", "US", "21 Pineapple Lane"),
        ("Dorfstraße 5, Neudorf, 12345 Musterstadt", "DE", "Neudorf"),
        ("12 High Street, Hindley, Wigan", "GB", "Hindley"),
    ],
)
def test_what_was_typed_stands_where_the_record_contradicts_it(
    kit: AddressKit, typed: str, country: str, stays: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert stays in verdict.formatted
    assert "WN2 2AA" not in verdict.formatted
    assert "conflicting" in {part.status for part in verdict.components.values()}


@pytest.mark.parametrize(
    ("typed", "country", "record"),
    [
        ("21 Pineapple Street, Brooklyn NY 11201", "US", "pine"),
        ("400 South Elm Street, Austin TX 78701", "US", "selm"),
        ("5 Pasteur, 69007 Lyon", "FR", "pas"),
        ("7 bd St Germain, 75005 Paris", "FR", "bro"),
        ("Wendenstr. 414, 20537 Hamburg", "DE", "ham"),
        ("Wenden Straße 414, 20537 Hamburg", "DE", "ham"),
        ("12 High St, Ince, Wigan WN2 2AA", "GB", "ince"),
        ("12 High Street, Wigan WN2 2AA", "GB", "ince"),
        ("Rua das Flores, 10, São Paulo - SP, 01000-000", "BR", "vila"),
        ("c/o Jane Doe, 21 Pineapple St, Brooklyn NY 11201", "US", "pine"),
        ("21 Pineapple St, Brooklyn NY 11201, +1 209 555 0100", "US", "pine"),
        ("21 Pineapple St, Brooklyn NY 11201, USA", "US", "pine"),
    ],
)
def test_another_spelling_a_part_left_out_or_a_note_is_no_contradiction(
    kit: AddressKit, typed: str, country: str, record: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, match_id(verdict)) == ("accept", record)


def test_a_note_is_named_and_does_not_stop_the_accept(kit: AddressKit) -> None:
    verdict = kit.verify("21 Pineapple St, Brooklyn NY 11201, please leave with neighbour", country="US")
    assert verdict.action == "accept"
    assert "neighbour" in verdict.unmatched
    assert "unmatched_words" in verdict.reasons


ACCEPTED = (
    ("21 Pineapple St", "Brooklyn NY 11201", "US"),
    ("10600 Folsom Blvd", "Rancho Cordova CA 95670", "US"),
    ("5 rue Pasteur", "69007 Lyon", "FR"),
    ("Wendenstraße 414", "20537 Hamburg", "DE"),
    ("12 High Street", "Ince, Wigan WN2 2AA", "GB"),
)


@settings(max_examples=at_most(80), suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(address=("5 rue Pasteur", "69007 Lyon", "FR"), word="NR", place="before")
@example(address=("21 Pineapple St", "Brooklyn NY 11201", "US"), word="NAAY", place="before")
@given(
    address=st.sampled_from(ACCEPTED),
    word=st.from_regex(r"[A-Za-z]{1,8}|[0-9]{1,4}|[A-Z][0-9]{1,3}", fullmatch=True),
    place=st.sampled_from(("before", "between", "within", "after")),
)
def test_a_word_more_is_explained_named_or_stops_the_accept(
    kit: AddressKit, address: tuple[str, str, str], word: str, place: str
) -> None:
    line, town, country = address
    first, rest = line.split(" ", 1)
    text = {
        "before": f"{word} {line}, {town}",
        "between": f"{line}, {word}, {town}",
        "within": f"{first} {word} {rest}, {town}",
        "after": f"{line}, {town} {word}",
    }[place]
    verdict = kit.verify(text, country=country)
    if verdict.action == "accept" and verdict.match is not None:
        held = " ".join((*verdict.address.values(), *verdict.match.components.values(), *verdict.unmatched))
        # "CqFFF" is taken for two words that run together, and named as two.
        named = word.lower() in held.lower() or word.lower() in "".join(verdict.unmatched).lower()
        told = named or "house_number_in_range" in verdict.reasons
        assert told or word.lower() in announcing(country), (text, verdict)


def announcing(code: str) -> set[str]:
    """Words that only say what stands beside them, or in which country it is, and articles: "no. 5", "Stadt Köln"."""
    known = conventions_of(code)
    return {*known.number_prefixes, *known.city_words, *known.suburb_words, *known.district_words}.union(
        known.region_words, known.names, known.particles
    )


@settings(max_examples=at_most(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    number=st.integers(1, 9999),
    kind=st.sampled_from(("Street", "Avenue", "Lane", "Court", "Drive", "Way")),
    direction=st.sampled_from(("", "N ", "S ", "E ", "SW ")),
)
def test_a_part_that_contradicts_never_leaves_an_accept(
    kit: AddressKit, number: int, kind: str, direction: str
) -> None:
    verdict = kit.verify(f"{number} {direction}Elm {kind}, Austin, TX 78701", country="US")
    same = number == 400 and kind == "Street" and direction == "S "
    assert (verdict.action == "accept") == same


def test_a_letter_behind_a_number_is_the_doors_own_whatever_else_it_may_stand_for(tmp_path: Path) -> None:
    """ "n" is also "number" and "nord", "r" is also "rue": another door must not be accepted for them."""
    source = tmp_path / "table.csv"
    source.write_text(
        "id,house_number,street,postcode,city\n"
        "76,76,Avenue Félix Faure,75015,Paris\n"
        "33,33,Rue Françoise Dolto,75013,Paris\n",
        encoding="utf-8",
    )
    build_gazetteer([source], tmp_path / "fr.gaz", country="FR", coverage="complete")
    kit = addrkit.open(tmp_path / "fr.gaz")
    for typed in (
        "76 N Avenue Félix Faure, 75015 Paris",
        "76N Avenue Félix Faure, 75015 Paris",
        "33 R Rue Françoise Dolto, 75013 Paris",
    ):
        assert kit.verify(typed, country="FR").action in ("confirm", "fix"), typed
    for typed in ("n° 76 Avenue Félix Faure, 75015 Paris", "33 r Françoise Dolto 75013 Paris"):
        assert kit.verify(typed, country="FR").action == "accept", typed
