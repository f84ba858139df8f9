"""What the tests of verdicts share: a kit over a few rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import pytest

import addrkit
from addrkit.compare.compare import Compared
from addrkit.gazetteer.build import Plan, build_from, build_gazetteer
from addrkit.gazetteer.sources.batches import batches
from addrkit.gazetteer.sources.division import Division
from addrkit.gazetteer.sources.divisions import rows_of
from addrkit.judge.account import accounting, plainly_there
from addrkit.judge.account.accounting import of_every_word
from addrkit.judge.account.typed_words import Typed
from addrkit.kit import AddressKit
from addrkit.locale.country import Country
from addrkit.parsing.query import Query
from addrkit.types import Record

Opened = Callable[..., AddressKit]
OpenedTrees = Callable[[Mapping[str, Sequence[Division]]], AddressKit]


def assert_found(kit: AddressKit, typed: str, country: str, meant: str) -> None:
    """The record that is meant is accepted."""
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.match.id if verdict.match else None) == ("accept", meant)


def assert_found_whole(kit: AddressKit, typed: str, country: str, meant: str) -> None:
    """The record that is meant is accepted, and no word is left over."""
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.unmatched) == ("accept", ())
    assert verdict.match is not None
    assert verdict.match.id == meant


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """Opens rows, given as the text of a CSV file, as all that there is; with a named policy, if wished."""

    def open_rows(rows: str, policy: str | None = None) -> AddressKit:
        folder = tmp_path_factory.mktemp("rows")
        (folder / "rows.csv").write_text(rows, "utf-8")
        build_gazetteer([folder / "rows.csv"], folder / "rows.gaz", coverage="complete")
        return addrkit.open(folder / "rows.gaz", policy=policy)

    return open_rows


@pytest.fixture(scope="session")
def opened_trees(tmp_path_factory: pytest.TempPathFactory) -> OpenedTrees:
    """Opens divisions, by country, as all that there is; confirmed as far as they go is accepted."""

    def open_trees(trees: Mapping[str, Sequence[Division]]) -> AddressKit:
        output = tmp_path_factory.mktemp("trees") / "trees.gaz"
        rows = (row for code, tree in trees.items() for row in rows_of(tree, {"country": code}))
        build_from(batches(rows), Plan(output, "trees", "complete", vectors=False))
        return addrkit.open(output, policy="best")

    return open_trees


@pytest.fixture(scope="session", autouse=True)
def _plain_addresses_leave_nothing() -> Iterator[None]:
    """Wherever an account is left out because an address is plainly there, it would have been empty."""

    def is_plainly_there(
        query: Query, typed: Sequence[Typed], chosen: Compared, record: Record, conventions: Country | None
    ) -> bool:
        plain = plainly_there.is_plainly_there(query, typed, chosen, record, conventions)
        if plain:
            given = query.value("postcode") is not None
            made = of_every_word(query, typed, chosen, record, conventions, has_postcode=given)
            assert made == accounting.NOTHING_LEFT, query.text
        return plain

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounting, "is_plainly_there", is_plainly_there)
        yield
