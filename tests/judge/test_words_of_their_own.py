"""Words of a street that are no slips of the record's: words of other streets, mere beginnings, too many slips."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,city,region,postcode,country
churchill,40,Churchill Street,Reading,,RG1 1LX,GB
church,7,Church Lane,Leeds,,LS1 4AP,GB
victoria,40,Victoria Street,Bath,,BA1 1AA,GB
victor1,3,Victor Road,Leeds,,LS1 4AQ,GB
victor2,3,Victor Close,York,,YO1 7HH,GB
johnson,40,Johnson Street,Dayton,OH,45402,US
rosewood,40,Rosewood Avenue,Dayton,OH,45403,US
windsor,40,Windsor Drive,Dublin,OH,43017,US
oakland,40,Oakland Avenue,Tulsa,OK,74103,US
linden,40,Lindenstraße,Köln,,50674,DE
berg,40,Bergmannstraße,Berlin,,10961,DE
monnier,12,Rue Henry Monnier,Paris,,75009,FR
henri1,3,Rue Henri Barbusse,Gap,,05000,FR
henri2,3,Avenue Henri Dunant,Nice,,06000,FR
laborde,38,Rue de Laborde,Paris,,75008,FR
borde,3,Chemin de la Borde,Gap,,05000,FR
borde2,3,Rue de la Borde,Nice,,06000,FR
george,28,Avenue George V,Paris,,75008,FR
georges,3,Rue Georges Bizet,Gap,,05000,FR
georges2,3,Rue Georges Sand,Nice,,06000,FR
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("40 Church Street, Reading RG1 1LX", "GB"),
        ("40 Victor Street, Bath BA1 1AA", "GB"),
        ("40 John Street, Dayton, OH 45402", "US"),
        ("40 Rose Avenue, Dayton, OH 45403", "US"),
        ("40 Wind Drive, Dublin, OH 43017", "US"),
        ("40 Oak Avenue, Tulsa, OK 74103", "US"),
        ("Lindenhofstraße 40, 50674 Köln", "DE"),
        ("Lindauerstraße 40, 50674 Köln", "DE"),
        ("Bergstraße 40, 10961 Berlin", "DE"),
    ],
)
def test_another_word_is_asked_about(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action == "confirm"


@pytest.mark.parametrize(
    ("typed", "country", "record"),
    [
        ("40 Churchil Street, Reading RG1 1LX", "GB", "churchill"),
        ("40 Victora Street, Bath BA1 1AA", "GB", "victoria"),
        ("40 Windsr Drive, Dublin, OH 43017", "US", "windsor"),
        ("Lidenstrasse 40, 50674 Köln", "DE", "linden"),
        ("12 rue Henri Monnier, 75009 Paris", "FR", "monnier"),
        ("38 rue de la Borde, 75008 Paris", "FR", "laborde"),
        ("28 av. Georges V, 75008 Paris", "FR", "george"),
    ],
)
def test_a_slip_and_another_spelling_are_accepted(
    kit: AddressKit, typed: str, country: str, record: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", record)
