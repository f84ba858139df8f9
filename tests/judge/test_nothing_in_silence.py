"""What else an order says beside its door: another door, another flat, another town. It is told, and asked about."""

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
id,house_number,street,unit,suburb,city,region,postcode,country
hud,79,Hudson Avenue,,,Haverstraw,NY,10927,US
west,5,Main Street,,,West Haverstraw,NY,10993,US
shore,400,East Lakeshore Drive West,,,Shelton,WA,98584,US
oak7,20,Oak Lane,Apt 7,,Islip,NY,11730,US
lou147,147,Rue de Lourmel,,,Paris,,75015,FR
lou149,149,Rue de Lourmel,,,Paris,,75015,FR
pel,155,Rue Pelleport,,,Paris,,75020,FR
kol48,48,Kolonnenstraße,,Schöneberg,Berlin,,10829,DE
kol49,49,Kolonnenstraße,,Schöneberg,Berlin,,10829,DE
bru4,4,Brusendorfer Straße,,Neukölln,Berlin,,12055,DE
bru4a,4A,Brusendorfer Straße,,Neukölln,Berlin,,12055,DE
mit6,6,Schadowstraße,,Mitte,Berlin,,10117,DE
valk,68,De Valk,,,Lelystad,,8239 AE,NL
bak7,7A,Josephine Bakerstraat,,,Almere,,1311 GB,NL
ser255,255,Serangoon Central Drive,,,Singapore,,550255,SG
ser256,256,Serangoon Central Drive,,,Singapore,,,SG
ser257,257,Serangoon Central Drive,,,Singapore,,,SG
ser258,258,Serangoon Central Drive,,,Singapore,,,SG
bol65,65,Bollagarðar,,,Seltjarnarnes,,170,IS
mel3,3,Melar,lóð 1,,Staður,,500,IS
mel4,4,Melar,,,Staður,,500,IS
moor,,Moor Lane,,,Otley,,LS21 2AA,GB
high,5,High Street,,,Otley,,LS21 2AB,GB
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize("number", ["0", "00", "7"])
def test_a_number_on_a_street_of_none_is_told(kit: AddressKit, number: str) -> None:
    for typed in (
        f"{number} Moor Lane, Otley LS21 2AA",
        {"house_number": number, "street": "Moor Lane", "city": "Otley"},
    ):
        verdict = kit.verify(typed)
        assert verdict.action != "accept"
        assert "house_number_not_found" in verdict.reasons


def match_id(verdict: Verification) -> str | None:
    return verdict.match.id if verdict.match else None


@pytest.mark.parametrize(
    ("typed", "country", "reason"),
    [
        ("opposite 79 Hudson Avenue, Haverstraw, NY 10927", "US", "relative_position"),
        ("79 Hudson Avenue (opp no 80), Haverstraw, NY 10927", "US", "relative_position"),
        ("face au 147 rue de Lourmel 75015 Paris", "FR", "relative_position"),
        ("Kolonnenstr. 48 (ggü. Hausnr. 20), 10829 Berlin", "DE", "relative_position"),
        ("De Valk tegenover 68, 8239 AE Lelystad", "NL", "relative_position"),
        ("á móti Bollagarðar 65, 170 Seltjarnarnes", "IS", "relative_position"),
        ("147 et 149 rue de Lourmel 75015 Paris", "FR", "several_numbers"),
        ("Kolonnenstr. 48 u. 49, 10829 Berlin", "DE", "several_numbers"),
        ("Bollagarðar 65 eða 67, 170 Seltjarnarnes", "IS", "several_numbers"),
    ],
)
def test_beside_a_door_or_at_one_of_two_is_no_door(
    kit: AddressKit, typed: str, country: str, reason: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert verdict.action in ("confirm", "fix")
    assert reason in verdict.reasons


@pytest.mark.parametrize(
    ("typed", "country", "word"),
    [
        ("79 Hudson Avenue A, Haverstraw, NY 10927", "US", "A"),
        ("79 Hudson Avenue, left door, Haverstraw, NY 10927", "US", "left"),
        ("79 Hudson Avenue, Suite, Haverstraw, NY 10927", "US", "Suite"),
        ("155 La Rue Pelleport 75020 Paris", "FR", "La"),
        ("Kleine Kolonnenstr. 48, 10829 Berlin", "DE", "Kleine"),
        ("Kolonnenstr. 48 HH, 10829 Berlin", "DE", "HH"),
        ("Josephine Bakerstraat 7A zw, 1311 GB Almere", "NL", "zw"),
        ("79 Hudson Avenue, Haverstraw, NY 10927, Canada", "US", "Canada"),
        ("79 Hudson Avenue, PARAGE, Haverstraw, NY 10927", "US", "PARAGE"),
    ],
)
def test_a_word_that_may_tell_of_another_door_is_named_and_stops_the_accept(
    kit: AddressKit, typed: str, country: str, word: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert verdict.action == "confirm"
    assert word in verdict.unmatched


def test_a_town_of_its_own_is_not_the_town_whose_name_it_holds(kit: AddressKit) -> None:
    verdict = kit.verify("79 Hudson Avenue, West Haverstraw, NY 10927", country="US")
    assert verdict.action == "confirm"
    assert "city_conflict" in verdict.reasons


def test_a_letter_that_is_read_as_a_suburb_is_no_missing_unit(kit: AddressKit) -> None:
    assert kit.verify("20 Oak Lane, J, Islip, NY 11730", country="US").action == "confirm"


def test_a_direction_typed_twice_is_not_the_other_one(kit: AddressKit) -> None:
    verdict = kit.verify("400 West Lakeshore Drive West, Shelton, WA 98584", country="US")
    assert verdict.action == "confirm"
    assert "direction_conflict" in verdict.reasons
    assert "East" not in verdict.formatted


def test_a_flat_is_not_the_house_next_door_that_bears_its_letter(kit: AddressKit) -> None:
    verdict = kit.verify("Brusendorfer Straße 4 Whg. A, 12055 Berlin", country="DE")
    assert (verdict.action, match_id(verdict)) == ("confirm", "bru4")
    assert kit.verify("Brusendorfer Straße 4 A, 12055 Berlin", country="DE").action == "accept"


def test_an_addition_in_a_column_of_its_own_is_asked_about_if_no_number_has_it(kit: AddressKit) -> None:
    row = {"street": "De Valk", "house_number": "68", "unit": "B", "city": "Lelystad", "country": "NL"}
    verdict = kit.verify(row)
    assert verdict.action == "confirm"
    assert "unit_not_found" in verdict.reasons


def test_a_postcode_that_is_another_buildings_alone_is_a_conflict(kit: AddressKit) -> None:
    verdict = kit.verify("256 Serangoon Central Drive Singapore 550255", country="SG")
    assert verdict.action == "confirm"
    assert "postcode_conflict" in verdict.reasons
    assert kit.verify("255 Serangoon Central Drive Singapore 550255", country="SG").action == "accept"


def test_a_unit_column_with_a_name_names_it_and_with_an_address_asks(kit: AddressKit) -> None:
    place = {"city": "Haverstraw", "region": "NY", "postcode": "10927", "country": "US"}
    named = kit.verify({"street": "79 Hudson Avenue", "unit": "John Miller", **place})
    assert (named.action, named.unmatched) == ("accept", ("John", "Miller"))
    assert "Miller" not in named.formatted
    other = kit.verify({"street": "79 Hudson Avenue", "unit": "81 Hudson Avenue", **place})
    assert other.action == "confirm"
    assert "several_numbers" in other.reasons


def test_a_unit_number_before_a_postcode_is_no_telephone_number(kit: AddressKit) -> None:
    verdict = kit.verify("255 Serangoon Central Drive #05-67 550255", country="SG")
    assert verdict.action == "accept"
    assert "#05-67" in verdict.formatted


def test_a_note_ends_before_the_postcode(kit: AddressKit) -> None:
    text = "147 rue de Lourmel digicode 1234A interphone Dupont 75015 Paris"
    verdict = kit.verify(text, country="FR")
    assert verdict.action == "accept"
    assert verdict.unmatched == ("digicode", "1234A", "interphone", "Dupont")
    assert "postcode_inferred" not in verdict.reasons


def test_a_suburb_that_was_read_as_a_unit_is_printed_once(kit: AddressKit) -> None:
    verdict = kit.verify("Schadowstr. 1, Mitte, 10117 Berlin", country="DE")
    assert verdict.formatted.count("Mitte") <= 1


SAMPLE = """\
id,house_number,street,suburb,city,region,postcode,country
aug,100,Rua Augusta,Consolação,São Paulo,SP,01304-001,BR
quinze,10,Rua XV de Novembro,Centro,Curitiba,PR,80020-310,BR
"""


def test_a_postcode_that_a_sample_lacks_is_unconfirmed_and_one_of_another_town_a_conflict(
    tmp_path: Path,
) -> None:
    (tmp_path / "br.csv").write_text(SAMPLE, "utf-8")
    build_gazetteer([tmp_path / "br.csv"], tmp_path / "br.gaz", coverage="sample")
    kit = addrkit.open(tmp_path / "br.gaz")
    right = kit.verify("Rua das Acácias, 55, São Paulo - SP, 04896-360", country="BR")
    assert right.action == "confirm"
    assert not {"postcode_conflict", "city_conflict"}.intersection(right.reasons)
    assert "04896-360" in right.formatted
    wrong = kit.verify("Rua das Acácias, 55, São Paulo - SP, 80020-310", country="BR")
    assert "postcode_conflict" in wrong.reasons or "city_conflict" in wrong.reasons


SUBURBS = """\
id,house_number,street,suburb,city,postcode,country
bla,16,Hauptstraße,Blankenfelde,Berlin,13159,DE
wil,16,Hauptstraße,Wilhelmsruh,Berlin,13158,DE
lic,16,Hauptstraße,Lichtenberg,Berlin,10317,DE
"""


def test_a_suburb_that_nobody_types_costs_an_equal_postcode_nothing(tmp_path: Path) -> None:
    (tmp_path / "de.csv").write_text(SUBURBS, "utf-8")
    build_gazetteer([tmp_path / "de.csv"], tmp_path / "de.gaz", coverage="complete")
    kit = addrkit.open(tmp_path / "de.gaz")
    for code, meant in (("13159", "bla"), ("13158", "wil"), ("10317", "lic")):
        verdict = kit.verify(f"Hauptstr. 16, {code} Berlin", country="DE")
        assert (verdict.action, match_id(verdict)) == ("accept", meant)
    assert kit.verify("Hauptstr. 16, Berlin", country="DE").action == "confirm"
    assert kit.verify("Hauptstr. 16, Wilhelmsruh, 13159 Berlin", country="DE").action == "confirm"


VILLAGES = """\
id,house_number,street,suburb,district,city,country
a,100號,吳鳳南路,興南里,東區,嘉義市,TW
b,298號,吳鳳南路,頂寮里,東區,嘉義市,TW
d,298號,吳鳳南路,車店里,西區,嘉義市,TW
e,501號,垂楊路,北門里,西區,嘉義市,TW
"""


@pytest.fixture(scope="module")
def villages(opened: Opened) -> AddressKit:
    return opened(VILLAGES)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("嘉義市東區吳鳳南路298號", "b"),
        ("嘉義市東區吳鳳南路２９８號", "b"),
        ("嘉義市西區吳鳳南路298號", "d"),
        ("嘉義市東區頂寮里吳鳳南路298號", "b"),
        ("嘉義市東區吳鳳南路100號", "a"),
        ("嘉義市東區吳鳳南路298號5樓", "b"),
    ],
)
def test_a_village_that_nobody_types_splits_no_street_and_the_district_that_was_typed_decides(
    villages: AddressKit, typed: str, meant: str
) -> None:
    verdict = villages.verify(typed, country="TW")
    assert (verdict.action, match_id(verdict)) == ("accept", meant)


@pytest.mark.parametrize(
    "typed",
    [
        "嘉義市吳鳳南路298號",
        "嘉義市東區興南里吳鳳南路298號",
        "嘉義市東區吳鳳南路二段298號",
        "嘉義市東區吳鳳北路298號",
        "嘉義市東區吳鳳南路298號對面",
        "嘉義市東區吳鳳南路298號之1",
        "嘉義市西區垂楊路501號旁",
        "嘉義市西區垂楊路501號或503號",
    ],
)
def test_another_section_another_village_or_beside_a_door_is_asked_about(
    villages: AddressKit, typed: str
) -> None:
    verdict = villages.verify(typed, country="TW")
    assert verdict.action in ("confirm", "fix")
    assert "號號" not in verdict.formatted
    assert verdict.formatted.count("號") <= typed.count("號")


def test_a_district_that_no_postal_line_prints_is_named(kit: AddressKit) -> None:
    verdict = kit.verify("Josephine Bakerstraat 7A, 1311 GB Almere wXO", country="NL")
    assert verdict.unmatched == ("wXO",)


def test_a_unit_whose_word_no_country_data_know_is_accepted_where_the_record_has_it(kit: AddressKit) -> None:
    verdict = kit.verify("Melar 3, lóð 1, 500 Staður", country="IS")
    assert (verdict.action, match_id(verdict)) == ("accept", "mel3")
    assert kit.verify("Melar 3, Holt 1, 500 Staður", country="IS").action != "accept"


LINES = (
    ("79 Hudson Avenue", "Haverstraw, NY 10927", "US"),
    ("400 East Lakeshore Drive West", "Shelton, WA 98584", "US"),
    ("20 Oak Lane Apt 7", "Islip, NY 11730", "US"),
    ("147 rue de Lourmel", "75015 Paris", "FR"),
    ("Kolonnenstr. 48", "10829 Berlin", "DE"),
    ("Brusendorfer Straße 4A", "12055 Berlin", "DE"),
    ("Josephine Bakerstraat 7A", "1311 GB Almere", "NL"),
    ("Bollagarðar 65", "170 Seltjarnarnes", "IS"),
    ("255 Serangoon Central Drive", "Singapore 550255", "SG"),
)
WORDS = st.one_of(
    st.from_regex(r"[A-Za-z]{1,9}|[0-9]{1,4}[A-Z]?|[A-Z][0-9]{1,3}", fullmatch=True),
    st.sampled_from(("left", "rear", "opposite", "or", "North", "Old", "links", "bis", "II", "1/2", "oder")),
)


@settings(
    max_examples=at_most(120), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(line=("Bollagarðar 65", "170 Seltjarnarnes", "IS"), word="000", place="after")
@example(line=("20 Oak Lane Apt 7", "Islip, NY 11730", "US"), word="020", place="before")
@given(
    line=st.sampled_from(LINES), word=WORDS, place=st.sampled_from(("before", "within", "between", "after"))
)
def test_each_word_typed_is_in_the_answer_or_named_or_nothing_is_accepted(
    kit: AddressKit, line: tuple[str, str, str], word: str, place: str
) -> None:
    street, town, country = line
    middle = street.index(" ")
    text = {
        "before": f"{word} {street}, {town}",
        "within": f"{street[:middle]} {word}{street[middle:]}, {town}",
        "between": f"{street}, {word}, {town}",
        "after": f"{street}, {town} {word}",
    }[place]
    verdict = kit.verify(text, country=country)
    if verdict.action not in ("accept", "add_unit") or verdict.match is None:
        return
    held = " ".join((verdict.formatted, *verdict.match.components.values(), *verdict.unmatched))
    # "N 147" is no. 147: the sign for a number says nothing.
    leads = place == "before" and word.lower() in conventions_of(country).number_prefixes
    assert leads or word.lower() in held.lower(), (text, verdict.formatted, verdict.unmatched)
    # A unit, or a number with its letters, is never taken for one that the register has not got.
    if word[0].isdigit() and "house_number_in_range" not in verdict.reasons:
        assert verdict.unmatched or word in verdict.formatted, text


PARTS = (
    ("{0} Hudson Avenue, Haverstraw, NY 10927", "US", ("79",), ("79A", "78", "79 1/2", "79-B", "97", "179")),
    ("79 Hudson {0}, Haverstraw, NY 10927", "US", ("Avenue", "Ave"), ("Street", "Road", "Avenue N", "Court", "Way")),
    ("79 {0}, Haverstraw, NY 10927", "US", ("Hudson Ave",), ("E Hudson Ave", "Old Hudson Ave", "Hutson Street")),
    ("79 Hudson Avenue, {0}, NY 10927", "US", ("Haverstraw",), ("West Haverstraw", "Shelton", "Islip")),
    ("400 {0}, Shelton, WA 98584", "US", ("East Lakeshore Drive West", "E Lakeshore Dr W"),
     ("East Lakeshore Drive", "West Lakeshore Drive East", "N Lakeshore Drive West", "East Lakeshore Court West")),
    ("20 Oak Lane {0}, Islip, NY 11730", "US", ("Apt 7", "#7", "Unit 7"),
     ("Apt 8", "Apt 7B", "Apt 17", "Bldg 2 Apt 7", "Apt 7 Rear", "PH 7", "Floor 7", "Apt G7")),
    ("{0} rue de Lourmel, 75015 Paris", "FR", ("147", "149"), ("147 bis", "147 A", "148", "147 ou 149", "face au 147")),
    ("147 {0}, 75015 Paris", "FR", ("rue de Lourmel", "r. de Lourmel"),
     ("avenue de Lourmel", "impasse de Lourmel", "petite rue de Lourmel")),
    ("Kolonnenstr. 48, {0}", "DE", ("10829 Berlin", "Schöneberg, 10829 Berlin"),
     ("Neukölln, 10829 Berlin", "10829 Berlin-Mitte", "10829 Potsdam", "12055 Berlin")),
    ("{0}, 12055 Berlin", "DE", ("Brusendorfer Str. 4A", "Brusendorfer Straße 4 a"),
     ("Brusendorfer Str. 4B", "Brusendorfer Weg 4A", "Brusendorfer Str. 4 Whg. A", "Brusendorfer Str. 4AB")),
    ("Josephine {0}, 1311 GB Almere", "NL", ("Bakerstraat 7A", "Bakerstr. 7-A"),
     ("Bakerlaan 7A", "Bakerstraat 7B", "Bakerstraat 7", "Bakerstraat 7A-2", "Bakerstraat 7 II")),
)  # fmt: skip


@pytest.mark.parametrize(("text", "country", "right", "wrong"), PARTS)
def test_a_part_that_contradicts_never_leaves_an_accept(
    kit: AddressKit, text: str, country: str, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    accepted = [kit.verify(text.format(part), country=country).action for part in right]
    assert accepted == ["accept"] * len(right)
    told = {part: kit.verify(text.format(part), country=country).action for part in wrong}
    assert not {part for part, action in told.items() if action in ("accept", "add_unit")}


CELLS = """\
id,house_number,street,unit,building,city,region,postcode,country
mey,4,Rue Meyerbeer,,,Paris,,75009,FR
lou,147,Rue de Lourmel,,,Paris,,75015,FR
pine,21,Pineapple St,,,Brooklyn,NY,11201,US
elm7,9,Elm Street,Apt 7,,Austin,TX,78701,US
elm8,9,Elm Street,Apt 8,,Austin,TX,78701,US
lau6,20,Laurel Avenue,Apt 86,,Austin,TX,78701,US
lau7,20,Laurel Avenue,Apt 87,,Austin,TX,78701,US
wen,414,Wendenstraße,,,Hamburg,,20537,DE
bol,65,Bollagarðar,,,Seltjarnarnes,,170,IS
ven,5,Venepad,,,Rutten,,8313 PD,NL
ven1,5,Venepad,1,,Rutten,,8313 PD,NL
ven2,5,Venepad,2,,Rutten,,8313 PD,NL
ven7,7,Venepad,,,Rutten,,8313 PD,NL
p1,,Station Road,Flat 1,Pinewood House,Hove,,BN3 5FG,GB
p2,,Station Road,Flat 2,Pinewood House,Hove,,BN3 5FG,GB
c1,,Station Road,Flat 1,Cedarwood House,Hove,,BN3 5FG,GB
c2,,Station Road,Flat 2,Cedarwood House,Hove,,BN3 5FG,GB
"""


@pytest.fixture(scope="module")
def cells(opened: Opened) -> AddressKit:
    return opened(CELLS)


PARIS = {"city": "Paris", "postcode": "75009", "country": "FR"}
BROOKLYN = {"city": "Brooklyn", "region": "NY", "postcode": "11201", "country": "US"}
HAMBURG = {"city": "Hamburg", "postcode": "20537", "country": "DE"}


@pytest.mark.parametrize(
    ("street", "place", "reason", "word"),
    [
        ("4 rue Meyerbeer Lyon", PARIS, "city_conflict", "Lyon"),
        ("4 rue Meyerbeer, Marseille", PARIS, "city_conflict", "Marseille"),
        ("4 rue Meyerbeer 69001", PARIS, "postcode_conflict", "69001"),
        ("21 Pineapple St, Queens", BROOKLYN, "city_conflict", "Queens"),
        ("21 Pineapple St NJ", BROOKLYN, "region_conflict", "NJ"),
        ("Wendenstraße 414, Bremen", HAMBURG, "city_conflict", "Bremen"),
        ("Wendenstraße 414, 20099", HAMBURG, "postcode_conflict", "20099"),
    ],
)
def test_another_place_in_the_street_cell_than_in_its_own_contradicts(
    cells: AddressKit, street: str, place: dict[str, str], reason: str, word: str
) -> None:
    verdict = cells.verify({"street": street, **place})
    assert verdict.action == "confirm"
    assert reason in verdict.reasons
    assert word in verdict.unmatched


def test_the_place_said_again_in_the_street_cell_is_no_contradiction(cells: AddressKit) -> None:
    for street in ("4 rue Meyerbeer Paris", "4 rue Meyerbeer, 75009 Paris", "4 rue Meyerbeer 75009"):
        assert cells.verify({"street": street, **PARIS}).action == "accept"
    assert cells.verify({"street": "21 Pineapple St, Brooklyn NY", **BROOKLYN}).action == "accept"


def test_a_district_s_number_beside_the_town_must_be_in_the_postcode(cells: AddressKit) -> None:
    right = {"street": "147 rue de Lourmel", "city": "Paris 15", "postcode": "75015", "country": "FR"}
    assert cells.verify(right).action == "accept"
    assert cells.verify({**right, "city": "Paris 16"}).action == "confirm"
    assert cells.verify("147 rue de Lourmel, 75015 Paris 16", country="FR").action == "confirm"


@pytest.mark.parametrize(
    ("typed", "country", "word"),
    [
        ("KM 21 Pineapple St, Brooklyn NY", "US", "KM"),
        ("Mile 21 Pineapple St, Brooklyn NY 11201", "US", "Mile"),
        ("9 Elm Street Apt 7 Floor, Austin TX 78701", "US", "Floor"),
        ("20 #86 Laurel Avenue, Austin TX 78701", "US", "86"),
        ("Bollagarðar 65, 170 Seltjarnarnes, 9551234", "IS", "9551234"),
    ],
)
def test_a_word_of_the_number_the_unit_or_the_postcode_that_the_record_lacks_is_named_and_asked_about(
    cells: AddressKit, typed: str, country: str, word: str
) -> None:
    verdict = cells.verify(typed, country=country)
    assert verdict.action == "confirm"
    assert word in verdict.unmatched


def test_a_second_word_for_the_same_unit_is_named(cells: AddressKit) -> None:
    verdict = cells.verify("9 Elm Street Unit Apt 7, Austin TX 78701", country="US")
    assert (verdict.action, match_id(verdict), verdict.unmatched) == ("accept", "elm7", ("Unit",))


def test_of_two_numbers_behind_a_street_the_second_may_be_a_flat(cells: AddressKit) -> None:
    assert cells.verify("Venepad 5, 7, 8313 PD Rutten", country="NL").action == "confirm"
    verdict = cells.verify("Venepad 5, 2, 8313 PD Rutten", country="NL")
    assert (verdict.action, match_id(verdict)) == ("accept", "ven2")


def test_a_flat_of_one_of_two_named_houses_is_ambiguous(cells: AddressKit) -> None:
    verdict = cells.verify("Flat 2, Station Road, Hove BN3 5FG", country="GB")
    assert verdict.action == "confirm"
    assert "ambiguous" in verdict.reasons


ANY_LINES = st.tuples(
    st.sampled_from(
        ("", "21", "5", "Flat 2,", "Flat 9,", "Pinewood House", "20 #86", "9", "KM 4", "rear of 9")
    ),
    st.sampled_from(
        ("Pineapple St", "Station Road", "rue Meyerbeer", "Elm Street", "Venepad", "Elm", "Nowhere Way", "")
    ),
    st.sampled_from(
        ("Brooklyn NY 11201", "Hove BN3 5FG", "75009 Paris", "Austin TX", "8313 PD Rutten", "Hove", "")
    ),
)


@settings(
    max_examples=at_most(80), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(parts=ANY_LINES, country=st.sampled_from(("US", "GB", "FR", "NL", None)))
def test_what_is_not_accepted_has_a_reason(
    cells: AddressKit, parts: tuple[str, str, str], country: str | None
) -> None:
    verdict = cells.verify(" ".join(part for part in parts if part), country=country)
    assert verdict.action == "accept" or verdict.reasons, parts


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Kolonnenstr. 48, 3. OG, 10829 Berlin", "DE"),
        ("Kolonnenstr. 48 VH 2. OG 10829 Berlin", "DE"),
        ("147 rue de Lourmel, 3e étage, 75015 Paris", "FR"),
        ("De Valk 68 2e verdieping, 8239 AE Lelystad", "NL"),
    ],
)
def test_a_storey_where_nobody_knows_storeys_is_no_second_number(
    kit: AddressKit, typed: str, country: str
) -> None:
    assert kit.verify(typed, country=country).action == "accept"


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("147 rue de Lourmel et 6, 75015 Paris", "FR"),
        ("147 et 6 rue de Lourmel 75015 Paris", "FR"),
        ("De Valk 68 of 70, 8239 AE Lelystad", "NL"),
        ("Kolonnenstraße 48 und 52, 10829 Berlin", "DE"),
    ],
)
def test_a_second_number_behind_the_street_is_asked_about(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action in ("confirm", "fix")
