"""The beginning of a postcode that people write alone, "London NW1", is right and completed; another is told."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,city,postcode,region,country
baker,221B,Baker Street,London,NW1 6XE,,GB
high,12,High Street,Dorking,RH4 1AT,,GB
urk,12,Nagel,Urk,8321 RG,,NL
kerk,5,Kerkstraat,Amsterdam,1017 GA,,NL
dame,7,Dame Street,Dublin 2,D02 X285,,IE
main,100,Main Street,Vancouver,V6A 2S5,BC,CA
paulista,1578,Avenida Paulista,São Paulo,01310-200,SP,BR
koeln,3,Alter Markt,Köln,50667,,DE
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "whole"),
    [
        ("221B Baker Street, London NW1", "GB", "NW1 6XE"),
        ("221b baker st nw1", "GB", "NW1 6XE"),
        ("12 High St, Dorking, RH4", "GB", "RH4 1AT"),
        ("Nagel 12, 8321 Urk", "NL", "8321 RG"),
        ("Kerkstraat 5, 1017 Amsterdam", "NL", "1017 GA"),
        ("7 Dame Street, Dublin 2, D02", "IE", "D02 X285"),
        ("100 Main St, Vancouver BC V6A", "CA", "V6A 2S5"),
        ("Avenida Paulista, 1578, São Paulo - SP, 01310", "BR", "01310-200"),
    ],
)
def test_the_beginning_that_people_write_alone_is_completed(
    kit: AddressKit, typed: str, country: str, whole: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.components["postcode"].value) == ("accept", whole), verdict.reasons
    assert "postcode_inferred" in verdict.reasons


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("221B Baker Street, London NW2", "GB"),
        ("221B Baker Street, London NW11", "GB"),
        ("12 High St, Dorking, RH41", "GB"),
        ("Nagel 12, 8322 Urk", "NL"),
        ("Nagel 12, 832 Urk", "NL"),
        ("100 Main St, Vancouver BC V6B", "CA"),
        ("100 Main St, Vancouver BC V6A 2S", "CA"),
        ("Avenida Paulista, 1578, São Paulo - SP, 0131", "BR"),
        ("Alter Markt 3, 5066 Köln", "DE"),
    ],
)
def test_another_beginning_and_a_torn_postcode_are_asked_about(
    kit: AddressKit, typed: str, country: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert verdict.action == "confirm", verdict.reasons
