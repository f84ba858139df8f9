"""A word of the street that another part of the record only seems to explain: it is left, and asked about."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,suburb,city,region,postcode,country
ced,1930,Cedar Village Crescent,,North Vancouver,BC,,CA
town,318,Township Avenue,,Cincinnati,OH,45216,US
star,375,Star Light Drive,,Fort Mill,SC,29715,US
mur,17,Murray Street,,New York,NY,11357,US
stone,614,Old Stone Brook,,Acton,MA,01718,US
gam,4,Boulevard Gambetta,,Prayssac,,46220,FR
mey,241,Chemin de Meynard,,Petit-Bourg,,97170,FR
usi,17,Rue de l'Usine,,Mansac,,19520,FR
fdf,8,Rue Patrice Lumumba,,Fort-de-France,,97200,FR
mana,3,Rue du Bac,,Mana,,97360,FR
luck,47,Von-Luck-Straße,Nikolassee,Berlin,,14129,DE
bre,5,Bredehof,,Espel,,8311 AH,NL
nop,9,Marknesserweg,,Noordoostpolder,,8312 AJ,NL
geo,6,St. George's Lane,,Singapore,,320006,SG
wood,830,Woodlands St 83,,Singapore,,730830,SG
tam,634B,Tampines Nth Dr 2,,Singapore,,520634,SG
hol,4,Hólatröð,,Kópasker,,671,IS
hlid,20,Hlíðarvegur,,Siglufjörður,,580,IS
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("1930 Cedar Village Cres N, North Vancouver BC", "CA"),
        ("318 Township Avenue N, Cincinnati, OH 45216", "US"),
        ("375 Star Light Drive S, Fort Mill, SC 29715", "US"),
        ("17 New Murray St, New York, NY 11357", "US"),
        ("614 Old Stein Brook, Acton, MA 01718", "US"),
        ("4 Boulevard Gambetta Nord, 46220 Prayssac", "FR"),
        ("face au 4 Boulevard Gambetta, 46220 Prayssac", "FR"),
        ("face au 8 Rue Patrice Lumumba, 97200 Fort-de-France", "FR"),
        ("241 Chemin Petite de Meynard, 97170 Petit-Bourg", "FR"),
        ("17 Rue de l'Usine, Mana", "FR"),
        ("Von-Luck-Straße Süd 47, Nikolassee, 14129 Berlin", "DE"),
        ("Bredehof Noord 5, 8311 AH Espel", "NL"),
        ("tegenover Bredehof 5, 8311 AH Espel", "NL"),
        ("Bredehof t.o. 5, 8311 AH Espel", "NL"),
        ("6 St. George's Street, Singapore 320006", "SG"),
        ("830 Woodlands Stein 83, Singapore 730830", "SG"),
        ("634B Tampines Nth Dr 2 North, Singapore 520634", "SG"),
        ("Hólatröð norður 4, 671 Kópasker", "IS"),
        ("Lindarvegur 20, 580 Siglufjörður", "IS"),
    ],
)
def test_a_word_that_is_not_the_streets_own_stops_the_accept(
    kit: AddressKit, typed: str, country: str
) -> None:
    assert kit.verify(typed, country=country).action in ("confirm", "fix")


@pytest.mark.parametrize(
    ("typed", "country", "record"),
    [
        ("1930 Cedar Village Cres North Vancouver BC", "CA", "ced"),
        ("4 Boulevard Gambetta Prayssac 46220 Prayssac", "FR", "gam"),
        ("n° 4 Boulevard Gambetta, 46220 Prayssac", "FR", "gam"),
        ("Von-Luck-Strasse 47 Nikolassee 14129 Berlin", "DE", "luck"),
        ("Bredehof nr 5, 8311 AH Espel", "NL", "bre"),
        ("6 Saint George's Lane, Singapore 320006", "SG", "geo"),
        ("830 Woodlands Sreet 83, Singapore 730830", "SG", "wood"),
        ("634B Tampines North Drive 2, Singapore 520634", "SG", "tam"),
    ],
)
def test_a_place_in_the_streets_line_a_long_form_and_a_slip_stop_nothing(
    kit: AddressKit, typed: str, country: str, record: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", record)
