"""A street of which the last name was not typed, and a slip that makes another street's name."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,city,region,postcode,country
caze,5,Rue Marcellin Caze,Argentat,,19400,FR
fdr,8,Avenue Franklin Delano Roosevelt,Argentat,,19400,FR
mars,10,Rue du 19 Mars 1962,Argentat,,19400,FR
faubourg,58,Rue du Faubourg Saint-Antoine,Paris,,75012,FR
antoine,58,Rue Saint-Antoine,Paris,,75004,FR
martin,9,Rue Saint-Martin,Argentat,,19400,FR
freres,9,Rue des Trois Frères,Argentat,,19400,FR
moulin,14,Chemin du Vieux Moulin,Argentat,,19400,FR
montmartre,9,Rue du Faubourg Montmartre,Argentat,,19400,FR
marco,9,Via San Marco,Verona,VR,37138,IT
grunow,12,Eduard-Grunow-Straße,Essen,,45127,DE
bodmer,7,Bödmerstraße,Essen,,45127,DE
bodner,7,Bödnerweg,Essen,,45127,DE
beate,12,Beatestraße,Essen,,45127,DE
mary,5,St Mary's Walk,Harrogate,,HG2 0LW,GB
lower,42,George's Street Lower,Dún Laoghaire,,A96 X2Y8,IE
bruch,17,Am Steinbruch,Essen,,45127,DE
turm,10,Am Alten Turm,Essen,,45127,DE
vaart,3,Aan de Vaart,Utrecht,,3511 AR,NL
oost,40,Kerkweg Oost,Waddinxveen,,2741 HA,NL
west,40,Kerkweg West,Waddinxveen,,2741 HB,NL
juni,10,Straße des 17. Juni,Berlin,,10557,DE
paseo,16,Paseo de la Castellana,Madrid,,28046,ES
singel,3,Singel,Utrecht,,3511 AS,NL
weg,9,Kirchweg,Essen,,45127,DE
gasse,9,Kirchgasse,Essen,,45127,DE
bake,3,Bäkestraße,Essen,,45139,DE
lick,1509,Elk Lick Road,Dayton,OH,45402,US
route,2391,State Route 129,Dayton,OH,45402,US
church,123,Center Hill Church Road,Tyner,NC,27980,US
ridge,1048,Chestnut Ridge Road,Moatsville,WV,26405,US
lake,81,Lake Norman Place,Sherrills Ford,NC,28673,US
haven,305,Brookhaven Avenue,Brookhaven,GA,30319,US
main,8,West Main Street,Groton,MA,01450,US
wild,92,Wilderness Lane,Hiram,ME,04041,US
pond,33,Pond Avenue,Brookline,MA,02445,US
princeton,95,Princeton Road,Adams,NE,68301,US
high,516,High Street,Arlington,IA,50606,US
river,175,East Schroon River Road,Diamond Point,NY,12824,US
vine,112,Apache Way,Little Sandy,KY,41121,US
valley,42,Columbia Valley Road,Cultus Lake,BC,V2R 5B6,CA
wolf,28,Ruben-Wolf-Straße,Altglienicke,,12524,DE
richthofen,10,Manfred-von-Richthofen-Straße,Berlin,,12101,DE
mickiewicza,7,ulica Adama Mickiewicza,Kraków,,31-120,PL
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "record"),
    [
        ("5 rue Marcellin, 19400 Argentat", "FR", "caze"),
        ("8 avenue Franklin Delano, 19400 Argentat", "FR", "fdr"),
        ("9 rue Martin, 19400 Argentat", "FR", "martin"),
        ("9 rue des Frères, 19400 Argentat", "FR", "freres"),
        ("14 chemin du Moulin, 19400 Argentat", "FR", "moulin"),
        ("9 rue Montmartre, 19400 Argentat", "FR", "montmartre"),
        ("Via Marco 9, 37138 Verona", "IT", "marco"),
        ("5 Mary's Walk, Harrogate HG2 0LW", "GB", "mary"),
        ("Eduardstraße 12, 45127 Essen", "DE", "grunow"),
        ("1509 Elk Road, Dayton, OH 45402", "US", "lick"),
        ("2391 State Route, Dayton, OH 45402", "US", "route"),
        ("123 Church Road, Tyner, NC 27980", "US", "church"),
        ("123 Hill Church Rd, Tyner, NC 27980", "US", "church"),
        ("1048 Ridge Road, Moatsville, WV 26405", "US", "ridge"),
        ("1048 Chestnut Road Road, Moatsville, WV 26405", "US", "ridge"),
        ("81 Norman Place, Sherrills Ford, NC 28673", "US", "lake"),
        ("305 Avenue, Brookhaven, GA 30319", "US", "haven"),
        ("8 West East Street, Groton, MA 01450", "US", "main"),
        ("Richthofenstr. 10, 12101 Berlin", "DE", "richthofen"),
    ],
)
def test_a_street_whose_last_name_was_left_out_is_asked_about(
    kit: AddressKit, typed: str, country: str, record: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert verdict.action == "confirm"
    assert "street_incomplete" in verdict.reasons
    assert verdict.match is not None
    assert verdict.match.id == record


@pytest.mark.parametrize(
    ("typed", "country", "record"),
    [
        ("8 avenue Roosevelt, 19400 Argentat", "FR", "fdr"),
        ("8 av. F. D. Roosevelt, 19400 Argentat", "FR", "fdr"),
        ("5 rue Caze, 19400 Argentat", "FR", "caze"),
        ("10 rue du 19 mars 1962, 19400 Argentat", "FR", "mars"),
        ("ul. Mickiewicza 7, 31-120 Kraków", "PL", "mickiewicza"),
        ("42 Lower George's Street, Dun Laoghaire", "IE", "lower"),
    ],
)
def test_first_names_may_be_left_out(kit: AddressKit, typed: str, country: str, record: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert "street_incomplete" not in verdict.reasons
    assert verdict.match is not None
    assert verdict.match.id == record


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Bödnerstraße 7, 45127 Essen", "DE"),
        ("Bödmerweg 7, 45127 Essen", "DE"),
        ("Bäkestraße 12, 45127 Essen", "DE"),
        ("58 rue Saint Antoine, 75012 Paris", "FR"),
    ],
)
def test_what_may_be_one_street_by_a_slip_and_another_by_its_type_is_asked_about(
    kit: AddressKit, typed: str, country: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert verdict.action == "confirm"
    assert "ambiguous" in verdict.reasons


@pytest.mark.parametrize("typed", ["Bödmerstr. 7, 45127 Essen", "Bödmerstrasse 7, 45127 Essen"])
def test_the_street_that_was_typed_is_no_rival_of_itself(kit: AddressKit, typed: str) -> None:
    verdict = kit.verify(typed, country="DE")
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", "bodmer")


@pytest.mark.parametrize(
    "typed",
    [
        "92 Main Wilderness Lane, Hiram, ME 04041",
        "92 Wilderness Main Lane, Hiram, ME 04041",
        "33 Brookville Pond Avenue, Brookline, MA 02445",
        "305 County Brookhaven Avenue, Brookhaven, GA 30319",
        "516 High Star, Arlington, IA 50606",
        "516 High Stewart, Arlington, IA 50606",
        "175 East Schroon River County, Diamond Point, NY 12824",
        "112 Apache Way Vine, Little Sandy, KY 41121",
    ],
)
def test_a_word_in_the_street_s_line_is_no_slip_of_a_place_s_or_of_a_type(
    kit: AddressKit, typed: str
) -> None:
    verdict = kit.verify(typed, country="US")
    assert verdict.action == "confirm"
    assert verdict.unmatched != ()


@pytest.mark.parametrize("word", ["Verlängerte", "Bergedorfer"])
def test_one_word_before_a_street_may_be_of_its_name(kit: AddressKit, word: str) -> None:
    verdict = kit.verify(f"{word} Bödmerstraße 7, 45127 Essen", country="DE")
    assert verdict.action == "confirm"
    assert "unaccounted_words" in verdict.reasons


@pytest.mark.parametrize("before", ["Kita ", "Knapp, "])
def test_a_kind_of_building_and_a_line_of_its_own_are_no_part_of_it(kit: AddressKit, before: str) -> None:
    assert kit.verify(f"{before}Beatestraße 12, 45127 Essen", country="DE").action == "accept"


def test_an_adjective_before_a_street_is_no_beginning_of_its_town_s_name(kit: AddressKit) -> None:
    row = {"street": "Alte Ruben-Wolf-Straße 28", "city": "Altglienicke", "postcode": "12524"}
    verdict = kit.verify(row, country="DE")
    assert (verdict.action, verdict.unmatched) == ("confirm", ("Alte",))


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Steinbruch 17, 45127 Essen", "DE"),
        ("Alter Turm 10, 45127 Essen", "DE"),
        ("De Vaart 3, Utrecht", "NL"),
        ("Am Bodnerweg 7, 45127 Essen", "DE"),
        ("In der Bodnerweg 7, 45127 Essen", "DE"),
        ("Aan de Singel 3, Utrecht", "NL"),
        ("Kerkweg 40, Waddinxveen", "NL"),
    ],
)
def test_a_word_such_as_am_at_the_head_of_a_street_tells_it_from_another(
    kit: AddressKit, typed: str, country: str
) -> None:
    assert kit.verify(typed, country=country).action == "confirm"


@pytest.mark.parametrize(
    ("typed", "country", "record"),
    [
        ("A. Steinbruch 17, 45127 Essen", "DE", "bruch"),
        ("An den Alten Turm 10, 45127 Essen", "DE", "turm"),
        ("a/d Vaart 3, Utrecht", "NL", "vaart"),
        ("Kerkweg W 40, Waddinxveen", "NL", "west"),
        ("Str. d. 17. Juni 10, 10557 Berlin", "DE", "juni"),
        ("Pº de la Castellana, 16, 28046 Madrid", "ES", "paseo"),
    ],
)
def test_such_a_word_may_be_short_or_in_another_form(
    kit: AddressKit, typed: str, country: str, record: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", record)


def test_a_small_word_by_itself_links_nothing(kit: AddressKit) -> None:
    row = {"street": "Beatestraße 12", "suburb": "AM", "city": "Essen", "postcode": "45127"}
    assert kit.verify(row, country="DE").action == "confirm"


def test_a_direction_is_not_the_region_s_letters(kit: AddressKit) -> None:
    verdict = kit.verify("95 Princeton Northeast, Adams, NE 68301", country="US")
    assert verdict.action == "confirm"
    assert "direction_conflict" in verdict.reasons


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("516 High Stret, Arlington, IA 50606", "US"),
        ("516 High Str, Arlington, IA 50606", "US"),
        ("42 Columbia Valley Roa, Cultus Lake BC V2R 5B6", "CA"),
    ],
)
def test_a_type_may_be_cut_short_or_misspelt(kit: AddressKit, typed: str, country: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.unmatched) == ("accept", ())


def test_a_type_joined_to_a_name_that_has_none_is_another_street(kit: AddressKit) -> None:
    verdict = kit.verify("Am Steinbruchweg 17, 45127 Essen", country="DE")
    assert verdict.action == "confirm"
    assert "street_type_conflict" in verdict.reasons
    assert kit.verify("Am Steinbruch 17, 45127 Essen", country="DE").action == "accept"
