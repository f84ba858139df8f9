"""A street's name as people shorten it is that street, where no other that has the door is called so; else asked."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found_whole

ROWS = """\
id,house_number,street,postcode,city,region,country
beets,14,Nicolaas Beetsstraat,3511 HE,Utrecht,,NL
gracht,12,Oudegracht,3511 AB,Utrecht,,NL
markt,9,Grote Markt,3511 AC,Utrecht,,NL
jan,12,Jan Vermeerstraat,3511 AD,Utrecht,,NL
johannes,12,Johannes Vermeerstraat,3511 AE,Utrecht,,NL
kudamm,212,Kurfürstendamm,10719,Berlin,,DE
bach,3,J.-S.-Bach-Straße,10719,Berlin,,DE
weg,9,Kirchweg,10719,Berlin,,DE
gasse,9,Kirchgasse,10719,Berlin,,DE
renner,44,Dr.-Karl-Renner-Ring,10719,Berlin,,DE
storg,15,Storgatan,903 26,Umeå,,SE
corso,18,Corso Vittorio Emanuele II,73100,Lecce,LE,IT
mazzini,31,Via Giuseppe Mazzini,73100,Lecce,LE,IT
garibaldi,4,Viale Giuseppe Garibaldi,73100,Lecce,LE,IT
papa,3,Via Giovanni XXIII,73100,Lecce,LE,IT
sp,18,Strada Provinciale 72,73100,Lecce,LE,IT
cajal,4,Calle Santiago Ramón y Cajal,42001,Soria,,ES
gaulle,9,Avenue Charles de Gaulle,32000,Auch,,FR
foch,9,Avenue du Maréchal Foch,32000,Auch,,FR
leclerc,14,Rue du Général Leclerc,32000,Auch,,FR
boulevard,9,Boulevard Maréchal Foch,32000,Auch,,FR
patrice,14,Rue Patrice Leclerc,32000,Auch,,FR
ks,3,ks. Jerzego Popiełuszki,01-590,Warszawa,,PL
adama,8,Adama Mickiewicza,01-590,Warszawa,,PL
plac,8,plac Adama Mickiewicza,01-590,Warszawa,,PL
d12,120,Route Départementale 12,32000,Auch,,FR
croix,7,Rue Croix Blanche,32000,Auch,,FR
sh12,75,State Highway 12,04530,Bath,ME,US
us1,75,US Highway 1,04530,Bath,ME,US
cr12,80,County Road 12,04530,Bath,ME,US
sh80,80,State Highway 12,04530,Bath,ME,US
king,88,Dr Martin Luther King Jr Dr SW,04530,Bath,ME,US
main,75,N Main St,04530,Bath,ME,US
hale,15,Nathan Hale Dr,04530,Bath,ME,US
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("N. Beetsstraat 14, Utrecht", "NL", "beets"),
        ("Nic. Beetsstraat 14, Utrecht", "NL", "beets"),
        ("Oude Gracht 12, 3511 AB Utrecht", "NL", "gracht"),
        ("Grotemarkt 9, Utrecht", "NL", "markt"),
        ("Ku'damm 212, 10719 Berlin", "DE", "kudamm"),
        ("Johann-Sebastian-Bach-Str. 3, Berlin", "DE", "bach"),
        ("Kirchg. 9, 10719 Berlin", "DE", "gasse"),
        ("Karl-Renner-Ring 44, 10719 Berlin", "DE", "renner"),
        ("88 Martin Luther King Drive SW, Bath ME", "US", "king"),
        ("88 Dr MLK Dr SW, Bath, ME 04530", "US", "king"),
        ("Popiełuszki 3, Warszawa", "PL", "ks"),
        ("ul. Popiełuszki 3, 01-590 Warszawa", "PL", "ks"),
        ("Storg. 15, 903 26 Umeå", "SE", "storg"),
        ("C.so Vittorio Emanuele 18, Lecce", "IT", "corso"),
        ("V. Mazzini 31, Lecce", "IT", "mazzini"),
        ("SP72 n. 18, Lecce", "IT", "sp"),
        ("C/ S. Ramón y Cajal 4, Soria", "ES", "cajal"),
        ("C/ Ramón y Cajal, 4, 42001 Soria", "ES", "cajal"),
        ("120 D 12, Auch", "FR", "d12"),
        ("75 Rte 12, Bath, Maine 04530", "US", "sh12"),
        ("75 ME-12, Bath ME", "US", "sh12"),
        ("75 Hwy 1, Bath ME", "US", "us1"),
        ("75 No. Main St., Bath ME", "US", "main"),
    ],
)
def test_a_short_form_of_one_street_is_that_street(
    kit: AddressKit, typed: str, country: str, meant: str
) -> None:
    assert_found_whole(kit, typed, country, meant)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("J. Vermeerstraat 12, Utrecht", "NL"),  # Jan's or Johannes'.
        ("P. Beetsstraat 14, Utrecht", "NL"),
        ("V. Garibaldi 4, Lecce", "IT"),  # A via, and no viale.
        ("Via Giovanni 3, Lecce", "IT"),
        ("SS 72 n. 18, Lecce", "IT"),
        ("120 N 12, 32000 Auch", "FR"),
        ("7 rue Blanche, 32000 Auch", "FR"),  # Croix is no first name.
        ("9 av. P. de Gaulle, 32000 Auch", "FR"),
        ("80 Hwy 12, Bath ME", "US"),  # The county's or the state's.
        ("75 NH-12, Bath ME", "US"),
        ("75 So. Main St, Bath ME", "US"),
        ("15 J Hale Dr, Bath ME", "US"),
        ("15 N Hale Dr, Bath ME", "US"),
    ],
)
def test_a_short_form_of_another_street_or_of_two_is_asked_about(
    kit: AddressKit, typed: str, country: str
) -> None:
    assert kit.verify(typed, country=country).action in ("confirm", "fix")


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("14 rue Leclerc, Auch", "FR"),
        ("14 rue de Leclerc, 32000 Auch", "FR"),
        ("Mickiewicza 8, Warszawa", "PL"),
    ],
)
def test_a_part_of_two_streets_names_is_asked_about(kit: AddressKit, typed: str, country: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert verdict.action == "confirm"
    assert {"ambiguous", "street_corrected"} <= set(verdict.reasons)


def test_a_part_of_one_street_s_name_alone_is_that_street(kit: AddressKit) -> None:
    verdict = kit.verify("9 avenue Foch, Auch", country="FR")
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", "foch")
