"""The default gazetteers, and the example orders verified against them.

They are built once, which takes some minutes, and kept in pytest's cache until the encoder or their format changes.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import addrkit
from addrkit.gazetteer.check import check_gazetteer
from addrkit.gazetteer.default import build_default, missing, recipes
from addrkit.gazetteer.manifest import Manifest, read_manifest
from addrkit.home import VARIABLE
from addrkit.kit import AddressKit
from addrkit.locale.format import format_address
from addrkit.types import Verification
from docs.card import CARD, SHOWN, card, table

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parent.parent / "examples"
AGREE_AT_LEAST = 0.95
"""Share of the example orders that must be answered as expected."""
ACCEPTED_AT_LEAST = 0.78
"""Share of the right places of the markets that must be accepted by the policy `best`."""


def read(name: str) -> list[dict[str, str]]:
    with (EXAMPLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="module")
def folders(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Path]]:
    """The default gazetteers by name, in a home that is kept from run to run where pytest keeps anything."""
    cache = getattr(request.config, "cache", None)
    home = cache.mkdir("addrkit-home") if cache else tmp_path_factory.mktemp("addrkit-home")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(VARIABLE, str(home))
        yield {each.name.removesuffix(".gaz"): each for each in build_default()}


@pytest.fixture(scope="module")
def manifests(folders: dict[str, Path]) -> dict[str, Manifest]:
    return {name: read_manifest(folder) for name, folder in folders.items()}


@pytest.fixture(scope="module")
def kit(folders: dict[str, Path]) -> AddressKit:
    return addrkit.open()


@pytest.fixture(scope="module")
def verdicts(kit: AddressKit) -> list[Verification]:
    """Every order's verdict, from its columns `address` and `country`."""
    return list(
        kit.verify_many({"address": row["address"], "country": row["country"]} for row in read("orders.csv"))
    )


def differences(expected: dict[str, str], verdict: Verification) -> list[str]:
    found = {
        "action": verdict.action,
        "granularity": verdict.granularity,
        "id": verdict.match.id if verdict.match else "",
    }
    return [
        f"{name} {found[name]!r}, not {expected[name]!r}"
        for name in found
        if found[name] != expected[name] and not (name == "id" and not expected["id"])
    ]


def test_the_example_orders_are_answered_as_expected(verdicts: list[Verification]) -> None:
    orders, expected = read("orders.csv"), read("expected.csv")
    assert len(verdicts) == len(expected)
    told = [
        f"{order['order_id']} ({row['note']}): {', '.join(wrong)}: {order['address'][:80]!r}"
        for order, row, verdict in zip(orders, expected, verdicts, strict=True)
        if (wrong := differences(row, verdict))
    ]
    agreeing = 1 - len(told) / len(expected)
    assert agreeing >= AGREE_AT_LEAST, f"{agreeing:.1%} agree; these do not:\n" + "\n".join(told)


def test_no_order_is_accepted_that_should_not_be(verdicts: list[Verification]) -> None:
    wrong = [
        f"{row['order_id']} ({row['note']}): {verdict.match.id if verdict.match else None}"
        for row, verdict in zip(read("expected.csv"), verdicts, strict=True)
        if verdict.action == "accept" and row["action"] in ("fix", "add_unit")
    ]
    assert not wrong, "\n".join(wrong)


def test_every_id_that_is_accepted_is_the_one_meant(verdicts: list[Verification]) -> None:
    for row, verdict in zip(read("expected.csv"), verdicts, strict=True):
        if verdict.action == "accept" and row["id"]:
            assert verdict.match is not None
            assert verdict.match.id == row["id"], row["note"]


def test_no_row_of_the_example_is_an_error(verdicts: list[Verification]) -> None:
    assert [verdict.error for verdict in verdicts if verdict.error] == []


def test_each_recipe_has_its_gazetteer_and_nothing_is_left_to_build(folders: dict[str, Path]) -> None:
    assert set(folders) == {recipe["name"] for recipe in recipes()}
    assert missing() == ()


def test_the_default_gazetteers_are_whole(folders: dict[str, Path]) -> None:
    assert {name: check_gazetteer(folder) for name, folder in folders.items()} == dict.fromkeys(folders, ())


def test_each_source_is_named_with_its_version_its_licence_and_whom_to_credit(
    manifests: dict[str, Manifest],
) -> None:
    for manifest in manifests.values():
        assert "(version " in manifest.sources[0].name
        for source in manifest.sources:
            assert source.licence
            assert source.attribution
            assert source.url.startswith("https://")


def test_iceland_is_complete_and_the_united_states_are_a_sample(manifests: dict[str, Manifest]) -> None:
    [iceland] = manifests["iceland"].coverage
    assert (iceland.country, iceland.level, iceland.completeness) == ("IS", "unit", "complete")
    assert iceland.doors > 100_000
    [states] = manifests["united-states"].coverage
    assert (states.country, states.level, states.completeness) == ("US", "unit", "sample")
    assert states.doors > 900_000


def test_the_world_ends_at_the_locality(manifests: dict[str, Manifest]) -> None:
    coverage = manifests["world"].coverage
    assert {each.level for each in coverage} <= {"locality", "suburb"}
    assert {each.completeness for each in coverage} == {"sample"}
    # What the divisions hold the world need not hold as well.
    known = {each.country for each in (*coverage, *manifests["divisions"].coverage)}
    markets = {"GB", "DE", "FR", "NL", "ES", "IT", "JP", "BR", "MX", "ID", "TH", "VN", "MY", "PH", "IN"}
    assert markets <= known


def test_hardly_a_row_of_the_sources_is_refused(manifests: dict[str, Manifest]) -> None:
    for manifest in manifests.values():
        assert sum(manifest.refused.values()) < 0.001 * manifest.records


@pytest.mark.parametrize("text", ["laugave", "Laugavegur", "lagavegur", "laugavegur reykj"])
def test_laugavegur_is_suggested(kit: AddressKit, text: str) -> None:
    assert any(each.address.street == "Laugavegur" for each in kit.suggest(text, country="IS"))


def test_laugavegur_is_suggested_first_whatever_the_country(kit: AddressKit) -> None:
    assert kit.suggest("laugave")[0].address.street == "Laugavegur"


def test_an_unknown_number_on_laugavegur_stays_on_laugavegur(kit: AddressKit) -> None:
    verdict = kit.verify("Laugavegur 9999, 101 Reykjavík", country="IS")
    assert (verdict.action, verdict.granularity) == ("fix", "street")
    assert verdict.address.street == "Laugavegur"
    assert "house_number_not_found" in verdict.reasons


def test_real_addresses_that_are_chosen_from_what_is_offered_are_accepted(kit: AddressKit) -> None:
    draw = np.random.default_rng(20261127)
    for gazetteer in kit.gazetteers:
        chosen, accepted = 0, 0
        for row in draw.permutation(gazetteer.manifest.doors)[:40].tolist():
            _, record = gazetteer.record_at(row)
            if record.kind not in ("premise", "unit"):
                continue
            text = format_address(record.components)
            offered = [each for each in kit.suggest(text) if each.text == text and not each.has_more]
            for each in offered[:1]:
                chosen += 1
                accepted += kit.verify(each.text, country=each.address.country).action == "accept"
        assert accepted >= 0.9 * chosen, (gazetteer.name, accepted, chosen)


def test_places_of_the_markets_are_accepted_where_they_are_right_and_nowhere_else(
    folders: dict[str, Path],
) -> None:
    with (Path(__file__).parent / "places_of_markets.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    best = addrkit.open(*folders.values(), policy="best")
    accepted = [best.verify(row["text"], country=row["country"]).action == "accept" for row in rows]
    wrong = [
        row["text"] for row, taken in zip(rows, accepted, strict=True) if taken and row["truth"] == "wrong"
    ]
    assert wrong == []
    right = [taken for row, taken in zip(rows, accepted, strict=True) if row["truth"] == "right"]
    assert sum(right) / len(right) >= ACCEPTED_AT_LEAST


def test_the_picture_and_the_table_of_the_readme_are_what_is_answered(kit: AddressKit) -> None:
    readme = (EXAMPLES.parent / "README.md").read_text("utf-8")
    assert table(kit) in readme
    assert card(kit.verify(SHOWN), SHOWN) == CARD.read_text("utf-8")
