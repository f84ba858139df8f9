"""Thai writes the type before the name without a blank, in full or short; a division's kind is said or not."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,suburb,city,district,postcode,country
suk,99,ถนนสุขุมวิท,คลองเตย,กรุงเทพมหานคร,คลองเตย,10110,TH
soi23,99/1,ซอยสุขุมวิท 23,แขวงคลองเตยเหนือ,กรุงเทพมหานคร,เขตวัฒนา,10110,TH
new,12,ถนนเพชรบุรีตัดใหม่,แขวงมักกะสัน,กรุงเทพมหานคร,เขตราชเทวี,10400,TH
soi33,99/1,ซอยสุขุมวิท 33,แขวงคลองตันเหนือ,กรุงเทพมหานคร,เขตวัฒนา,10110,TH
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "record"),
    [
        ("99 ถนนสุขุมวิท แขวงคลองเตย เขตคลองเตย กรุงเทพฯ 10110", "suk"),
        ("99 ถ.สุขุมวิท คลองเตย คลองเตย กทม 10110", "suk"),
        ("99/1 ซอยสุขุมวิท 23 แขวงคลองเตยเหนือ เขตวัฒนา กรุงเทพ", "soi23"),
        ("99/1 ซ.สุขุมวิท 23 แขวงคลองเตยเหนือ เขตวัฒนา กทม 10110", "soi23"),
        ("99/1 ซอยสุขุมวิท 33 คลองตันเหนือ วัฒนา กรุงเทพมหานคร 10110", "soi33"),
    ],
)
def test_a_short_type_and_a_kind_left_out_are_the_same(kit: AddressKit, typed: str, record: str) -> None:
    verdict = kit.verify(typed, country="TH")
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", record)


@pytest.mark.parametrize(
    "typed",
    [
        "99 ซอยสุขุมวิท แขวงคลองเตย เขตคลองเตย กรุงเทพฯ 10110",
        "99 ถนนสุขุมวิท แขวงคลองเตยเหนือ เขตคลองเตย กรุงเทพฯ 10110",
        "99/1 ซอยสุขุมวิท 33 แขวงคลองเตยเหนือ เขตวัฒนา กรุงเทพฯ 10110",
        "99/1 ซอยสุขุมวิท 24 แขวงคลองเตยเหนือ เขตวัฒนา กทม 10110",
        "99/1 ซอยสุขุมวิท 23 แขวงคลองเตย เขตวัฒนา กทม 10110",
        "99/1 ซอยสุขุมวิท 23 แขวงคลองตัน เขตวัฒนา กทม",
        "12 ถนนเพชรบุรีตัดใหม่ แขวงราชเทวี เขตราชเทวี กทม 10400",
        "12 ถนนเพชรบุรี แขวงมักกะสัน เขตราชเทวี กทม 10400",
        "12 ถนนเพชรบุรีตัดใหม่ แขวงถนนเพชรบุรี เขตราชเทวี กทม 10400",
    ],
)
def test_another_type_or_another_division_is_asked_about(kit: AddressKit, typed: str) -> None:
    assert kit.verify(typed, country="TH").action in ("confirm", "fix")
