"""What is just as it was typed leaves streets of quite another name no chance, and those alike are still weighed."""

from pathlib import Path

import pytest

from addrkit.compare.compare import Compared, compare
from addrkit.gazetteer.build import build_gazetteer
from addrkit.gazetteer.store import Gazetteer, open_gazetteer
from addrkit.parsing.parser import open_parser
from addrkit.parsing.query import query_of
from addrkit.retrieve.candidates import Candidate

STREETS = (
    "Kerkstraat;12;9401 AA;Assen;",
    "Kerkweg;12;9401 AA;Assen;",
    "Hoofdvaartsweg;12;9401 AA;Assen;",
    "Kerkstraat;12;9711 AB;Groningen;",
    "Molenlaan;7;9401 AA;Assen;De Oude Meelfabriek",
)


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder: Path = tmp_path_factory.mktemp("outclassed")
    rows = folder / "rows.csv"
    rows.write_text("street;house_number;postcode;city;building\n" + "\n".join(STREETS), "utf-8")
    build_gazetteer([rows], folder / "nl.gaz", country="NL", coverage="complete")
    return open_gazetteer(folder / "nl.gaz")


def streets(found: list[Compared]) -> set[tuple[str | None, str | None]]:
    return {(each.ready.entry.name, each.ready.entry.city) for each in found}


def compared(
    gazetteer: Gazetteer, text: str, *, every: bool = False, country: str = "NL"
) -> set[tuple[str | None, str | None]]:
    candidates = [Candidate(gazetteer, number, 0.5) for number in range(len(gazetteer))]
    streets_alone = [each for each in candidates if gazetteer.entry(each.entry).name]
    return streets(compare(query_of(text, open_parser(), country), streets_alone, every=every))


def test_streets_of_quite_another_name_are_left_out_beside_the_very_one(gazetteer: Gazetteer) -> None:
    text = "Hoofdvaartsweg 12, 9401 AA Assen"
    assert len(compared(gazetteer, text, every=True)) > 1
    assert compared(gazetteer, text) == {("Hoofdvaartsweg", "Assen")}


def test_nothing_is_left_out_beside_a_street_of_another_country_than_the_one_given(
    gazetteer: Gazetteer,
) -> None:
    text = "Hoofdvaartsweg 12, Assen"
    assert compared(gazetteer, text) == {("Hoofdvaartsweg", "Assen")}
    assert compared(gazetteer, text, country="BE") == compared(gazetteer, text, country="BE", every=True)
    assert len(compared(gazetteer, text, country="BE")) > 1


def test_streets_of_like_names_stay(gazetteer: Gazetteer) -> None:
    found = compared(gazetteer, "Kerkstraat 12, 9401 AA Assen")
    assert {("Kerkstraat", "Assen"), ("Kerkweg", "Assen")} <= found


def test_a_street_of_that_name_is_left_out_where_both_its_town_and_its_postcode_are_others(
    gazetteer: Gazetteer,
) -> None:
    other = ("Kerkstraat", "Groningen")
    assert other in compared(gazetteer, "Kerkstraat 12, 9401 AA Assen", every=True)
    assert other not in compared(gazetteer, "Kerkstraat 12, 9401 AA Assen")
    assert other in compared(gazetteer, "Kerkstraat 12, Assen")
    assert other in compared(gazetteer, "Kerkstraat 12, 9401 AA")


@pytest.mark.parametrize(
    "text",
    [
        "Hoofdvartsweg 12, 9401 AA Assen",
        "Hoofdvaartsweg 13, 9401 AA Assen",
        "Hoofdvaartsweg 12, 9711 AB Assen",
        "Hoofdvaartsweg 12, 9401 AA Groningen",
        "Hoofdvaartsweg 12 Molenlaan, 9401 AA Assen",
    ],
)
def test_nothing_is_left_out_where_a_word_is_another(gazetteer: Gazetteer, text: str) -> None:
    assert compared(gazetteer, text) == compared(gazetteer, text, every=True)


def test_a_street_with_named_houses_stays(gazetteer: Gazetteer) -> None:
    candidates = [Candidate(gazetteer, number, 0.5) for number in range(len(gazetteer))]
    named = [each for each in candidates if gazetteer.named_doors(gazetteer.entry(each.entry), 1)]
    assert [gazetteer.entry(each.entry).name for each in named] == ["Molenlaan"]
    text = "Molenlaan 7, 9401 AA Assen"
    assert compared(gazetteer, text) == compared(gazetteer, text, every=True)
