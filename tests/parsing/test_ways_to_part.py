"""An address is cut in one way, however its parts stand apart: by commas, lines, bars or dashes, quoted or not."""

import re

import pytest

from addrkit.parsing.parser import open_parser
from tests.parsing.test_golden import GOLDEN, cut

pytestmark = pytest.mark.slow

ROWS = [row for row in GOLDEN if ", " in row.text and "\n" not in row.text][::10]


def folded(parts: dict[str, str]) -> dict[str, str]:
    """The components, whatever signs stand between their words."""
    return {name: " ".join(re.findall(r"\w+", value)) for name, value in parts.items()}


@pytest.mark.parametrize("sign", ["\n", "\t", "; ", " | ", "\r\n", " , "], ids=repr)
def test_what_stands_between_the_parts_makes_no_difference(sign: str) -> None:
    others = {
        row.text: found
        for row in ROWS
        if (found := folded(cut(row.text.replace(", ", sign), row.told))) != folded(cut(row.text, row.told))
    }
    assert others == {}


@pytest.mark.parametrize("marks", ['""', "\u201c\u201d", "\u00ab\u00bb", "\u201e\u201c"])
def test_quotation_marks_around_an_address_are_no_part_of_it(marks: str) -> None:
    others = [
        row.text for row in ROWS if cut(marks[0] + row.text + marks[1], row.told) != cut(row.text, row.told)
    ]
    assert others == []


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "  "], ids=["no-break", "narrow", "two"])
def test_a_blank_of_a_word_processor_is_a_blank(blank: str) -> None:
    text = "112 tw Cours de Vincennes, 75012 Paris"
    assert folded(cut(text.replace(" ", blank), "FR")) == folded(cut(text, "FR"))


@pytest.mark.parametrize("stop", [".", "\u3002"])
def test_a_full_stop_ends_an_address_in_chinese_letters(stop: str) -> None:
    text = "苏州工业园区星湖街328号创意产业园6-301"
    assert cut(text + stop, "CN") == cut(text, "CN")


@pytest.mark.parametrize(
    ("country", "text", "street", "town"),
    [
        ("NL", "Rijksmuseum - Museumstraat 1 - Amsterdam 1071 XX", "Museumstraat", "Amsterdam"),
        ("HR", "Hotel Park - Hatzeova 3 - 21000 Split", "Hatzeova", "Split"),
        ("BE", "rue de la loi - wetstraat 155 1040 bruxelles - brussel", "rue de la loi - wetstraat", None),
        ("BR", "Rua das Flores 12 - Centro - Olinda - PE", "Rua das Flores", "Olinda"),
    ],
)
def test_dashes_part_an_address_that_nothing_else_parts(
    country: str, text: str, street: str, town: str | None
) -> None:
    found = cut(text, country)
    assert found["street"] == street
    assert town is None or found["city"] == town


@pytest.mark.parametrize(
    ("text", "city", "region"),
    [
        ("Av. Juárez 10, Centro, 06010 CDMX, México", "CDMX", None),
        ("Av. Universidad #1200, Xoco, Benito Juárez, 03330 CDMX, México", None, "CDMX"),
        ("Av. Juárez 10, Centro, 64000 Monterrey, N.L., México", "Monterrey", "N.L."),
        ("Carretera Monterrey-Saltillo Km 12, Santa Catarina, N.L. 66367, México", "Santa Catarina", "N.L."),
        ("Av. Juárez 10, Centro, México", "México", None),
    ],
)
def test_mexico_at_the_end_is_the_country_where_a_state_stands_before_it(
    text: str, city: str | None, region: str | None
) -> None:
    parsed = open_parser().parse(text, "MX")
    found = {name: part.value for name, part in parsed.components.items()}
    assert (found.get("city"), found.get("region")) == (city, region)
    assert (found.get("country") == "México") == (city != "México")
