"""A name or a number that the text has whole, of which the cut gave words to what is beside it."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found_whole

ROWS = """\
id,building,house_number,street,city,region,postcode,country
clos,,42B,Clos du Peillac,Vern-sur-Seiche,,35770,FR
roy,,20,Route Roy Boissy,Marseille-en-Beauvaisis,,60690,FR
denis,,58,Rue du Faubourg Saint-Denis,Paris,,75010,FR
vine,The Vineyard Warehouse,,Newbury Road,Andover,,SP10 4EU,GB
magenta,,68,Boulevard de Magenta,Paris,,75010,FR
letters,,68 bv,Boulevard de Magenta,Paris,,75010,FR
wash,,110,SE Washington St,Portland,OR,97214,US
west,,101,SW Washington St,Portland,OR,97204,US
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "record"),
    [
        ("42b clos du peillac vern sur seiche", "FR", "clos"),
        ("20 route Roy Boissy Marseille en Beauvaisis", "FR", "roy"),
        ("58 rue du Faubourg St Denis 75010", "FR", "denis"),
        ("The Vineyard Warehouse SP10 4EU", "GB", "vine"),
        ("68 bv Boulevard de Magenta, 75010 Paris", "FR", "letters"),
        ("68 Bd de Magenta, 75010 Paris", "FR", "magenta"),
        ("110 Southeast Washington, Portland OR 97214", "US", "wash"),
    ],
)
def test_the_name_that_stands_whole_in_the_text_is_the_records(
    kit: AddressKit, typed: str, country: str, record: str
) -> None:
    assert_found_whole(kit, typed, country, record)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("42b clos du peillac sud vern sur seiche", "FR"),
        ("58 rue du Faubourg St Denis Nord 75010", "FR"),
        ("68 bw Boulevard de Magenta, 75010 Paris", "FR"),
    ],
)
def test_a_town_that_is_known_and_words_that_are_no_place_are_not_cut_away(
    kit: AddressKit, typed: str, country: str
) -> None:
    assert kit.verify(typed, country=country).action in ("confirm", "fix")
