"""What people type into an address field, and what they expect to see."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from addrkit.gazetteer.by_name import FILE
from addrkit.gazetteer.manifest import read_manifest, write_manifest
from addrkit.gazetteer.store import open_gazetteer
from addrkit.kit import AddressKit
from addrkit.locale.format import format_address
from addrkit.types import Suggestion


def shown(kit: AddressKit, typed: str, country: str | None = None) -> list[str]:
    return [each.text for each in kit.suggest(typed, country=country)]


KERKSTRAAT, LAUGAVEGUR = "Kerkstraat, Groningen", "Laugavegur, Reykjavík"
TWELVE = "Kerkstraat 12, 9712 AB Groningen"


@pytest.mark.parametrize("typed", ["k", "l", "r", "e", "7", "1"])
def test_the_first_character_already_suggests(kit: AddressKit, typed: str) -> None:
    assert shown(kit, typed)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("kerkst 12 gron", TWELVE),
        ("kerkstraat 12 gron", TWELVE),
        ("12 kerkstraat gron", TWELVE),
        ("kerkstraat, groningen", KERKSTRAAT),
        ("groningen kerkstr", KERKSTRAAT),
        ("groningen kerkstraat 12", TWELVE),
        ("9712ab kerk", KERKSTRAAT),
        ("9712 ab kerk", KERKSTRAAT),
        ("kerkstraat 12 9712 a", TWELVE),
        ("kerkstraat 12 9712 ab groningen", TWELVE),
        ("75002 rue de la p", "Rue de la Paix, 75002 Paris"),
        ("12 bis rue de la paix", "12 b Rue de la Paix, 75002 Paris"),
        ("laugav", LAUGAVEGUR),
        ("laugav 1", "Laugavegur 1, 101 Reykjavík"),
        ("reykjavik laugav", LAUGAVEGUR),
        ("av foch", "Avenue Maréchal Foch, 05000 Gap"),
        ("avenue marechal f", "Avenue Maréchal Foch, 05000 Gap"),
        ("8 av mal foch", "8 Avenue Maréchal Foch, 05000 Gap"),
        ("742 evergreen terr", "742 Evergreen Terrace, Springfield, IL 62704"),
        ("evergreen springfield", "Evergreen Terrace, Springfield, IL 62704"),
        ("лаугавегур", LAUGAVEGUR),
        ("ｌａｕｇａｖ", LAUGAVEGUR),
    ],
)
def test_it_is_found_however_it_is_written(kit: AddressKit, typed: str, first: str) -> None:
    assert shown(kit, typed)[0] == first


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("lagav", LAUGAVEGUR),
        ("luagaveg", LAUGAVEGUR),
        ("laugaveggu", LAUGAVEGUR),
        ("kaugavegur", LAUGAVEGUR),
        ("krekstraat 12 gronigen", TWELVE),
        ("kerkstrat 12 gron", TWELVE),
        ("742 everrgren ter", "742 Evergreen Terrace, Springfield, IL 62704"),
        ("742 evergreen ter sprngf", "742 Evergreen Terrace, Springfield, IL 62704"),
        ("10 rue de la piax", "10 Rue de la Paix, 75002 Paris"),
        ("svartgail", "Svartagil, 311 Borgarnes"),
        ("kerk straat 12 gron", TWELVE),
        ("av m. foch", "Avenue Maréchal Foch, 05000 Gap"),
    ],
)
def test_a_slip_or_two_do_not_hide_it(kit: AddressKit, typed: str, first: str) -> None:
    assert shown(kit, typed)[0] == first


def test_the_street_stands_for_its_doors_until_a_number_is_typed(kit: AddressKit) -> None:
    [street, *_] = kit.suggest("kerkstraat gron", country="NL")
    assert (street.kind, street.has_more, street.address.house_number) == ("street", True, None)
    numbers = [each.address.house_number for each in kit.suggest("kerkstraat gron 1", country="NL")]
    assert numbers == ["12", "12A", "14", "16-18"]


def test_a_number_nobody_has_is_kept_and_offered_as_no_more_than_the_street(kit: AddressKit) -> None:
    known = kit.suggest("kerkstraat 12 groningen", country="NL")[0]
    [first, *_] = kit.suggest("kerkstraat 77 groningen", country="NL")
    assert (first.kind, first.text) == ("street", "Kerkstraat 77, Groningen")
    assert first.score < known.score
    assert kit.verify(first.address.to_dict()).action == "fix"


def test_a_unit_is_found_behind_its_building(kit: AddressKit) -> None:
    for typed in ("100 market st apt 2", "100 market st #2 jersey", "100 market st, 2, jersey city"):
        [first, *_] = kit.suggest(typed)
        assert (first.id, first.kind) == ("us-100-2", "unit"), typed


def test_a_street_with_more_doors_comes_before_one_with_fewer(kit: AddressKit) -> None:
    assert shown(kit, "kerkstr", "NL")[:2] == [KERKSTRAAT, "Kerkstraat, 1017 GA Amsterdam"]


def test_a_town_comes_before_the_street_that_is_named_after_it(kit: AddressKit) -> None:
    assert kit.suggest("reykjavik")[0].kind == "locality"


def test_a_street_that_nobody_knows_leaves_at_least_its_town(kit: AddressKit) -> None:
    assert kit.suggest("5 zzyzx qqqq springfield")[0].address.city == "Springfield"


def test_what_begins_so_comes_before_what_holds_it(kit: AddressKit) -> None:
    assert shown(kit, "paris")[0] == "75002 Paris"


@pytest.mark.parametrize(
    "typed",
    ["k" * 5_000, "渋谷" * 900, "kerk " * 500, "1 " * 500, "a b c d e f g h i j k l m n o p q", "é" * 999],
)
def test_a_long_or_senseless_text_is_answered(kit: AddressKit, typed: str) -> None:
    assert len(kit.suggest(typed)) <= 5
    street = kit.suggest("kerkstraat gron")[0]
    assert len(kit.suggest(typed, within=street.id)) <= 5


def every_door(kit: AddressKit) -> list[Suggestion]:
    found = []
    for gazetteer in kit.gazetteers:
        for row in range(0, gazetteer.manifest.doors, 3):
            _, record = gazetteer.record_at(row)
            if record.kind == "premise":
                text = format_address(record.components)
                found.append(next(each for each in kit.suggest(text) if each.text == text))
    return found


def test_what_is_chosen_is_accepted(kit: AddressKit) -> None:
    for chosen in every_door(kit):
        verdict = kit.verify(chosen.address.to_dict())
        assert verdict.action == ("add_unit" if chosen.has_more else "accept"), chosen.text
        assert verdict.match is not None
        assert verdict.match.id == chosen.id or chosen.has_more


def test_names_are_put_in_order_where_a_gazetteer_was_built_without(register: Path, tmp_path: Path) -> None:
    older = tmp_path / "older.gaz"
    shutil.copytree(register, older)
    (older / FILE).unlink()
    manifest = read_manifest(older)
    del manifest.files[FILE]
    write_manifest(older, manifest)
    assert open_gazetteer(older).by_name.tolist() == open_gazetteer(register).by_name.tolist()
