"""What begins like a title may be a quarter: its words stay in the address."""

from __future__ import annotations

import pytest

import addrkit

PLACES = (
    ("IN", "12, Main Road, S.R.Nagar, Hyderabad 500038", "S.R.Nagar"),
    ("IN", "12, Main Road, SR Nagar, Hyderabad 500038", "SR Nagar"),
    ("IN", "12, Main Road, MS Palya, Bengaluru 560097", "MS Palya"),
    ("IN", "12, Main Road, S.N.Puram, Kamareddy 503306", "S.N.Puram"),
    ("IN", "12, Main Road, Shri Nagar, Indore 452001", "Shri Nagar"),
    ("BR", "Rua das Flores, 120, Dona Clara, Belo Horizonte - MG", "Dona Clara"),
    ("MX", "Calle 5 de Mayo 12, Don Bosco, 72000 Puebla, Pue.", "Don Bosco"),
    ("ES", "Calle Mayor 12, Doña Mencía, 14860 Córdoba", "Doña Mencía"),
)


@pytest.mark.parametrize(("country", "typed", "quarter"), PLACES)
def test_a_quarter_that_begins_like_a_title_is_no_person(country: str, typed: str, quarter: str) -> None:
    cut = addrkit.parse(typed, country=country)
    assert not cut.asides
    assert any(quarter in part.value for part in cut.components.values()), cut.to_dict()


PERSONS = (
    ("IN", "Mr. Kumar, 12, Main Road, Chennai 600078"),
    ("IN", "12, Main Road, Mr. Kumar, Chennai 600078"),
    ("TR", "Sn. Ayşe Yılmaz, Atatürk Cad. No:12, Kadıköy/İstanbul"),
    ("US", "Mrs. Ann Baker, 109 Main Street, Austin, TX 78701"),
    ("ES", "Sra. García, Calle Mayor 5, 28013 Madrid"),
    ("ES", "Don Luis García, Calle Mayor 5, 28013 Madrid"),
)


@pytest.mark.parametrize(("country", "typed"), PERSONS)
def test_a_person_with_a_title_is_none_of_the_address(country: str, typed: str) -> None:
    assert [each.kind for each in addrkit.parse(typed, country=country).asides] == ["person"]
