"""A place under another name of it is that place; words of several names are none of them."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,suburb,city,district,region,postcode,country
hue,36,Nguyễn Huệ,Bến Nghé,Hồ Chí Minh,Quận 1,Hồ Chí Minh,700000,VN
sud,5,Jalan Sudirman,Karet,Jakarta Selatan,Setiabudi,DKI Jakarta,12920,ID
cor,1500,Avenida Corrientes,,Buenos Aires,,,C1042,AR
emi,3,Corso Vittorio Emanuele II,,Milano,,MI,20122,IT
ham,8,Hameau la Fontaine,,Paris,,,75016,FR
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "record"),
    [
        ("36 Nguyễn Huệ, P. Bến Nghé, Q.1, TP.HCM", "VN", "hue"),
        ("Jl. Sudirman No. 5, Karet, Setiabudi, Jaksel", "ID", "sud"),
        ("Av. Corrientes 1500, CABA", "AR", "cor"),
        ("C.so V. Emanuele II 3, 20122 Milano", "IT", "emi"),
        ("8, Hameau la Fontaine, 75016 Paris", "FR", "ham"),
    ],
)
def test_its_short_name_is_the_place(kit: AddressKit, typed: str, country: str, record: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", record)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("36 Nguyễn Huệ, P. Bến Thành, Q.1, TP.HCM", "VN"),
        ("36 Nguyễn Huệ, P. Bến Thành, Q.1, Hồ Chí Minh", "VN"),
        ("36 Nguyễn Huệ, Bến Nghé, Q.3, TP.HCM", "VN"),
        ("36 Nguyễn Huệ, Quận 7, TP.HCM", "VN"),
        ("Corso Vittorio Emanuele III 3, 20122 Milano MI", "IT"),
    ],
)
def test_another_one_is_not(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action in ("confirm", "fix")
