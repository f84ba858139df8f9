"""Retrieval: the street that is meant is among the candidates, however it is spelt."""

from __future__ import annotations

from pathlib import Path

import pytest

from addrkit.gazetteer.build import build_gazetteer
from addrkit.gazetteer.store import Gazetteer
from addrkit.index.encoder import load_encoder
from addrkit.parsing.parser import open_parser
from addrkit.parsing.query import query_of
from addrkit.retrieve.candidates import STREETS_KEPT, Candidate
from addrkit.retrieve.search import search, shards_for


@pytest.fixture(scope="module")
def gazetteers(register: Path, sample: Path) -> list[Gazetteer]:
    return [Gazetteer(register), Gazetteer(sample)]


def found(gazetteers: list[Gazetteer], text: str, country: str | None = None) -> list[Candidate]:
    [candidates] = search([query_of(text, open_parser(), country)], gazetteers, load_encoder())
    return candidates


def streets(candidates: list[Candidate]) -> set[tuple[str | None, str | None]]:
    entries = [each.gazetteer.entry(each.entry) for each in candidates]
    return {(entry.name, entry.city) for entry in entries}


@pytest.mark.parametrize(
    ("text", "country", "meant"),
    [
        ("Kerkstraat 12, Groningen", "NL", ("Kerkstraat", "Groningen")),
        ("kerkstr 12 groningn", "NL", ("Kerkstraat", "Groningen")),
        ("Krekstraat 12 Gronigen", "NL", ("Kerkstraat", "Groningen")),
        ("10 r. de la paix paris", "FR", ("Rue de la Paix", "Paris")),
        ("8 av marechal foche 05000", "FR", ("Avenue Maréchal Foch", "Gap")),
        ("Lögavegi 1 Reykjavik", "IS", ("Laugavegur", "Reykjavík")),
        ("742 evergren terace springfield", "US", ("Evergreen Terrace", "Springfield")),
        ("742 evergreen terrace springfield il", None, ("Evergreen Terrace", "Springfield")),
        ("svartagil borgarnes", "IS", ("Svartagil", "Borgarnes")),
    ],
)
def test_the_street_that_is_meant_is_among_the_candidates(
    gazetteers: list[Gazetteer], text: str, country: str | None, meant: tuple[str, str]
) -> None:
    assert meant in streets(found(gazetteers, text, country))


def test_a_town_is_among_the_candidates_by_its_postcode_alone(gazetteers: list[Gazetteer]) -> None:
    assert (None, "Groningen") in streets(found(gazetteers, "9712AB", "NL"))


def test_no_entry_is_proposed_twice(gazetteers: list[Gazetteer]) -> None:
    candidates = found(gazetteers, "Kerkstraat 12, 9712 AB Groningen")
    assert len({(each.gazetteer, each.entry) for each in candidates}) == len(candidates)


def test_a_country_that_is_given_keeps_the_others_out(gazetteers: list[Gazetteer]) -> None:
    candidates = found(gazetteers, "Kerkstraat 12, Groningen", "NL")
    assert {each.gazetteer.entry(each.entry).country for each in candidates} == {"NL"}


def test_an_address_that_lies_in_another_country_than_the_one_given_is_shown(
    gazetteers: list[Gazetteer],
) -> None:
    candidates = found(gazetteers, "Rue de la Paix 10, Paris, France", "NL")
    assert ("Rue de la Paix", "Paris") in streets(candidates[:10])


@pytest.mark.parametrize("code", ["NL", "ES"])
def test_an_address_that_no_gazetteer_has_gets_no_candidates_from_other_countries(
    gazetteers: list[Gazetteer], code: str
) -> None:
    candidates = found(gazetteers, "Calle Mayor 1, 28013 Madrid", code)
    assert {each.gazetteer.entry(each.entry).country for each in candidates} <= {code}


@pytest.mark.parametrize(
    ("text", "country", "meant"),
    [
        ("12 Kerkstraat, 9999 ZZ Groningen", "NL", ("Kerkstraat", "Groningen")),
        ("Kerkstraat 12, 9712 AB Rotterdam", "NL", ("Kerkstraat", "Groningen")),
        ("10 rue de la Paix, 13001 Paris", "FR", ("Rue de la Paix", "Paris")),
        ("742 Evergreen Ter, Springfield CA 90210", "US", ("Evergreen Terrace", "Springfield")),
    ],
)
def test_a_wrong_postcode_or_town_hides_nothing(
    gazetteers: list[Gazetteer], text: str, country: str, meant: tuple[str, str]
) -> None:
    assert meant in streets(found(gazetteers, text, country)[:10])


def test_the_street_that_was_written_right_comes_first(gazetteers: list[Gazetteer]) -> None:
    for text, country, meant in (
        ("Kerkstraat 12, Groningen", "NL", ("Kerkstraat", "Groningen")),
        ("10 rue de la Paix, 75002 Paris", "FR", ("Rue de la Paix", "Paris")),
    ):
        first = found(gazetteers, text, country)[0]
        entry = first.gazetteer.entry(first.entry)
        assert (entry.name, entry.city) == meant


def test_only_what_can_answer_is_searched(gazetteers: list[Gazetteer]) -> None:
    query = query_of("Kerkstraat 12, Groningen", open_parser(), "NL")
    for shard in shards_for(query, gazetteers):
        assert {shard.gazetteer.entry(each).country for each in range(shard.first, shard.last)} == {"NL"}


def test_without_a_country_every_gazetteer_is_searched(gazetteers: list[Gazetteer]) -> None:
    query = query_of("xyzzy", open_parser(), None)
    assert [(each.first, each.last) for each in shards_for(query, gazetteers)] == [
        (0, len(each)) for each in gazetteers
    ]


def test_searching_together_finds_what_searching_alone_finds(gazetteers: list[Gazetteer]) -> None:
    texts = ["Kerkstraat 12, Groningen", "10 rue de la Paix, Paris", "", "742 Evergreen Ter, Springfield IL"]
    queries = [query_of(text, open_parser(), None) for text in texts]
    together = search(queries, gazetteers, load_encoder())
    alone = [search([query], gazetteers, load_encoder())[0] for query in queries]
    for one, other in zip(together, alone, strict=True):
        assert {each[:2] for each in one} == {each[:2] for each in other}


def test_gazetteers_of_one_name_do_not_hide_each_other(tmp_path: Path) -> None:
    both = []
    for place, street in (("north", "Lange Gasse"), ("south", "Kurze Gasse")):
        (tmp_path / place).mkdir()
        rows = tmp_path / place / "rows.csv"
        rows.write_text(f"street,house_number,city,country\n{street},1,Wien,AT\n", "utf-8")
        build_gazetteer([rows], tmp_path / place / "same.gaz")
        both.append(Gazetteer(tmp_path / place / "same.gaz"))
    assert both[0].name == both[1].name
    assert streets(found(both, "Gasse 1, Wien", "AT")) >= {("Lange Gasse", "Wien"), ("Kurze Gasse", "Wien")}


def test_a_street_whose_only_telling_word_is_misspelt_is_found_in_its_town(tmp_path: Path) -> None:
    others = [
        f"Rue de la Ferme {name}" for name in ("Conthe", "Haute", "Basse", "Neuve", "Vieille", "Blanche")
    ]
    others += [f"{kind} de Ferraudie {n}" for kind in ("Rue", "Avenue", "Chemin") for n in range(8)]
    rows = tmp_path / "rows.csv"
    names = "".join(f"{name},1,Aurillac,15000,FR\n" for name in ["Rue de Lalue", *others])
    rows.write_text(f"street,house_number,city,postcode,country\n{names}", "utf-8")
    build_gazetteer([rows], tmp_path / "fr.gaz")
    gazetteer = Gazetteer(tmp_path / "fr.gaz")
    query = query_of("1 ferme de Laloue, 15000 Aurillac", open_parser(), "FR")
    [found] = search([query], [gazetteer], load_encoder())
    assert "Rue de Lalue" in [gazetteer.entry(each.entry).name for each in found[:10]]


@pytest.fixture(scope="module")
def one_town(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """A town with many streets whose names are much alike."""
    folder = tmp_path_factory.mktemp("one_town")
    names = ["Rue Vivienne", "Rue du Dôme", *(f"Impasse Foch {number}" for number in range(30))]
    lines = "".join(f"{name},1,Aurillac,15000,FR\n" for name in names)
    (folder / "rows.csv").write_text(f"street,house_number,city,postcode,country\n{lines}", "utf-8")
    build_gazetteer([folder / "rows.csv"], folder / "fr.gaz")
    return Gazetteer(folder / "fr.gaz")


def test_streets_far_behind_the_one_that_was_written_right_are_left_out(one_town: Gazetteer) -> None:
    candidates = found([one_town], "1 rue Vivienne, 15000 Aurillac", "FR")
    assert [one_town.entry(each.entry).name for each in candidates if not each.is_place] == ["Rue Vivienne"]


def test_a_street_that_has_the_words_which_the_first_one_lacks_stays(one_town: Gazetteer) -> None:
    candidates = found([one_town], "1 rue Vivienne du Dôme, 15000 Aurillac", "FR")
    assert {("Rue Vivienne", "Aurillac"), ("Rue du Dôme", "Aurillac")} <= streets(candidates)


def test_of_many_streets_that_fit_alike_only_some_are_handed_on(one_town: Gazetteer) -> None:
    candidates = found([one_town], "impasse Foch, 15000 Aurillac", "FR")
    assert sum(not each.is_place for each in candidates) == STREETS_KEPT


def test_where_the_street_is_left_out_its_rivals_are_found_as_if_it_were_not_there(
    gazetteers: list[Gazetteer],
) -> None:
    query = query_of("Kerkstraat 12, Groningen", open_parser(), "NL")
    [whole] = search([query], gazetteers, load_encoder())
    meant = whole[0]
    [without] = search([query], gazetteers, load_encoder(), [{(meant.gazetteer, meant.entry)}])
    assert streets([meant]) == {("Kerkstraat", "Groningen")}
    assert ("Kerkstraat", "Groningen") not in streets(without)
    assert len([each for each in without if not each.is_place]) > 0
