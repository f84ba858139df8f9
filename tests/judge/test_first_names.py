"""Streets that bear a person's name, typed without the first name or with its letters."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit
from tests.judge.conftest import Opened, assert_found_whole

PARIS = """\
id,house_number,street,city,postcode,country
rousseau,12,Rue Jean-Jacques Rousseau,Paris 1er Arrondissement,75001,FR
trousseau,12,Rue Trousseau,Paris 11e Arrondissement,75011,FR
foucauld,27,Rue Catherine de la Rochefoucauld,Paris 9e Arrondissement,75009,FR
square,3,Square la Rochefoucauld,Paris 7e Arrondissement,75007,FR
roosevelt,12,Avenue Franklin D. Roosevelt,Paris 8e Arrondissement,75008,FR
fontaine,61,Rue Jean de la Fontaine,Paris 16e Arrondissement,75016,FR
fontaine-2,5,Rue de la Fontaine à Mulard,Paris 13e Arrondissement,75013,FR
moulin,8,Rue Jean Moulin,Gap,05000,FR
hugo-v,9,Rue Victor Hugo,Gap,05000,FR
dumas-p,4,Rue Alexandre Dumas,Gap,05000,FR
dumas-f,4,Rue Jean Dumas,Gap,05000,FR
vert,7,Rue du Bois Vert,Gap,05000,FR
gare,5,Rue Gare du Midi,Gap,05000,FR
old,7,Rue du Vieux Marché,Gap,05000,FR
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(PARIS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("27 R De La Rochefoucauld 75009 Paris", "foucauld"),
        ("12 av F Delano Roosevelt 75008 Paris", "roosevelt"),
        ("12 av F D Roosevelt 75008 Paris", "roosevelt"),
        ("12 av. F.D. Roosevelt 75008 Paris", "roosevelt"),
        ("12 avenue Roosevelt, 75008 Paris", "roosevelt"),
        ("12 rue J J Rousseau 75001 Paris", "rousseau"),
        ("12 rue JJ Rousseau 75001 Paris", "rousseau"),
        ("12 rue J.J. Rousseau 75001 Paris", "rousseau"),
        ("12 rue J.-J. Rousseau, 75001 Paris", "rousseau"),
        ("12 rue Rousseau, 75001 Paris", "rousseau"),
        ("61, Rue la Fontaine, 75016 Paris", "fontaine"),
        ("8 rue J. Moulin, 05000 Gap", "moulin"),
        ("9 rue V Hugo, 05000 Gap", "hugo-v"),
        ("9 rue Hugo 05000 Gap", "hugo-v"),
    ],
)
def test_a_first_name_in_short_or_left_out_is_no_doubt(kit: AddressKit, typed: str, meant: str) -> None:
    assert_found_whole(kit, typed, "FR", meant)


ELSEWHERE = """\
id,house_number,street,city,postcode,country
beets,12,Nicolaas Beetsstraat,Utrecht,3511 HB,NL
oude,30,Oudegracht,Utrecht,3511 AB,NL
scorel,12,Jan van Scorelstraat,Utrecht,3583 CN,NL
antonio,41,Avenida Brigadeiro Luís Antônio,São Paulo,01317-001,BR
lima,40,Rua Brigadeiro Faria Lima,São Paulo,01451-000,BR
chopin,3,ulica Fryderyka Chopina,Kraków,30-047,PL
goya,4,Calle de Francisco de Goya,Madrid,28001,ES
shev-b,56,бульвар Шевченка,Запоріжжя,69001,UA
shev-v,56,вулиця Шевченка,Запоріжжя,69002,UA
"""


@pytest.mark.parametrize(
    ("typed", "code", "meant"),
    [
        ("N. Beetsstraat 12, 3511 HB Utrecht", "NL", "beets"),
        ("J. v. Scorelstraat 12, Utrecht", "NL", "scorel"),
        ("Oude Gracht 30, Utrecht", "NL", "oude"),
        ("Av Brig L Antonio 41 São Paulo", "BR", "antonio"),
        ("Rua Brig. F. Lima, 40, São Paulo", "BR", "lima"),
        ("F. Chopina 3, 30-047 Kraków", "PL", "chopin"),
        ("Chopina 3 Kraków", "PL", "chopin"),
        ("C/ Goya 4 Madrid", "ES", "goya"),
    ],
)
def test_so_it_is_elsewhere(opened: Opened, typed: str, code: str, meant: str) -> None:
    assert_found_whole(opened(ELSEWHERE), typed, code, meant)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("K van Scorelstraat 12 Utrecht", "NL"),
        ("Oude Grachten 31, Utrecht", "NL"),
        ("M. Chopina 3, Kraków", "PL"),
        ("Шевченка 56, Запоріжжя", "UA"),
    ],
)
def test_other_letters_are_another_street_elsewhere(opened: Opened, typed: str, code: str) -> None:
    assert opened(ELSEWHERE).verify(typed, country=code).action != "accept"


@pytest.mark.parametrize(
    "typed",
    [
        "8 rue du Moulin, 05000 Gap",
        "4 rue Dumas, 05000 Gap",
        "7 rue Vert, 05000 Gap",
        "7 rue du Marché, 05000 Gap",
        "9 avenue Hugo, 05000 Gap",
        "5 rue du Midi, 05000 Gap",
        "9 rue P Hugo, 05000 Gap",
        "12 rue PJ Rousseau 75001 Paris",
        "11 rue J J Rousseau 75001 Paris",
        "12 rue J J Rousseau 75011 Paris",
    ],
)
def test_what_may_be_another_street_is_asked_about(kit: AddressKit, typed: str) -> None:
    assert kit.verify(typed, country="FR").action != "accept"
