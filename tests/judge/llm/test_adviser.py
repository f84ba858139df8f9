"""A language model may raise a score and lower it; it never makes anything accepted by itself."""

from __future__ import annotations

import warnings
from dataclasses import replace
from math import log
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import addrkit
from addrkit.errors import UsageError
from addrkit.judge.llm.adviser import ASKED, Mode, may_stand, never_alone
from addrkit.judge.llm.budget import Budget, read_budget
from addrkit.judge.llm.opening import LlmSettings
from addrkit.kit import AddressKit
from addrkit.types import ACTIONS, Action, Address, Reason, Record, Verification

from .conftest import Served, says

SURE = {"A": log(0.999), "N": log(0.0005)}
SURELY_NONE = {"N": log(0.999), "A": log(0.0005)}


def folders(kit: AddressKit) -> list[Path]:
    return [each.folder for each in kit.gazetteers]


def record(name: str) -> Record:
    return Record(name, Address(street="Kerkstraat"), None, None, "nl")


VERDICTS = st.builds(
    Verification,
    action=st.sampled_from(ACTIONS),
    granularity=st.just("premise"),
    best_granularity=st.just("premise"),
    score=st.floats(0, 1),
    match=st.sampled_from([None, record("a"), record("b")]),
    address=st.just(Address()),
    formatted=st.just(""),
)


@given(VERDICTS, VERDICTS)
def test_nothing_is_accepted_that_would_not_be_without_it(
    advised: Verification, unadvised: Verification
) -> None:
    verdict = never_alone(advised, unadvised)
    if verdict.action in ("accept", "add_unit"):
        assert (unadvised.action, unadvised.match) == (verdict.action, verdict.match)
    assert ASKED in verdict.reasons


def verdict(action: Action, street: str | None, *reasons: Reason, identity: str = "a") -> Verification:
    match = Record(identity, Address(street=street or None), None, None, "nl") if street is not None else None
    return Verification(action, "street", "premise", 0.5, match, Address(), "", reasons=reasons)


@pytest.mark.parametrize(
    ("before", "advised", "stands"),
    [
        (("fix", None, "no_match"), ("confirm", "Sylvan Ave"), True),
        (("confirm", "Sylvan Ave"), ("fix", None, "no_match"), False),
        # A place alone, which stands for a street that the model took for none of those meant.
        (("confirm", "Sitjandi", "street_corrected"), ("fix", "", "street_not_found"), False),
        (("fix", "", "street_not_found"), ("confirm", "Sitjandi", "street_corrected"), True),
        # Nobody typed "Dr".
        (
            ("fix", "Sylvan Ave", "house_number_not_found"),
            ("confirm", "Sylvan Dr", "street_type_conflict"),
            False,
        ),
        (("fix", "Sylvan Ave", "house_number_not_found"), ("confirm", "Sylvan Dr"), False),
        (
            ("fix", "Port Royal", "house_number_not_found", "street_type_conflict"),
            ("confirm", "Rue Royale"),
            True,
        ),
        (
            ("fix", "Port Royal", "house_number_not_found", "street_type_conflict"),
            ("confirm", "Quai Royal", "street_type_conflict"),
            False,
        ),
        (("confirm", "Rue Paraire", "street_corrected"), ("confirm", "Avenue Tarayre"), True),
    ],
)
def test_a_number_is_put_on_no_other_street_and_no_match_is_taken_away(
    before: tuple[Any, ...], advised: tuple[Any, ...], stands: bool
) -> None:
    assert may_stand(verdict(*before), verdict(*advised)) is stands


def test_what_is_accepted_stays_so_unless_its_score_has_become_too_low() -> None:
    accepted = verdict("accept", "Rue Haute")
    assert not may_stand(accepted, verdict("confirm", "Rue Haute", "ambiguous"))
    assert not may_stand(accepted, verdict("confirm", "Rue Basse", "low_score", identity="b"))
    assert may_stand(accepted, verdict("confirm", "Rue Haute", "low_score"))


DOUBTFUL = ("12 Kerkweg Groningen", "12 Krkstr", "Laugavgr 22", "10 r paix", "16 kerkst groningn 9712")


def test_a_model_that_is_sure_of_everything_makes_nothing_accepted(kit: AddressKit, served: Served) -> None:
    served.reply = lambda handler, _: says(handler, "A", SURE)
    advised = addrkit.open(*folders(kit), llm="always", llm_url=served.url)
    rows = [*DOUBTFUL, "12 Kerkstraat, 9712 AB Groningen"]
    for row, with_it, without in zip(rows, advised.verify_many(rows), kit.verify_many(rows), strict=True):
        if with_it.action in ("accept", "add_unit"):
            assert (without.action, without.match) == (with_it.action, with_it.match), row
    assert served.bodies


def test_it_may_turn_fix_into_confirm(kit: AddressKit, served: Served) -> None:
    served.reply = lambda handler, _: says(handler, "A", SURE)
    advised = addrkit.open(*folders(kit), llm="always", llm_url=served.url)
    typed = (
        "12 Kerkewegje, Groningen",
        "12 Krkstrt, Groningen",
        "12 Kerksteeg Groningen",
        "12 kerk groningen",
    )
    before = [kit.verify(each, country="NL") for each in typed]
    after = [advised.verify(each, country="NL") for each in typed]
    turned = [(one.action, other.action) for one, other in zip(before, after, strict=True)]
    assert ("fix", "confirm") in turned, turned
    assert all(ASKED in each.reasons for each in after if each.reasons and "ambiguous" not in each.reasons)


def test_it_may_lower_a_score(kit: AddressKit, served: Served) -> None:
    served.reply = lambda handler, _: says(handler, "N", SURELY_NONE)
    advised = addrkit.open(*folders(kit), llm="always", llm_url=served.url)
    row = "12 Kerkstrt, 9712 AB Groningen"
    assert advised.verify(row, country="NL").score < kit.verify(row, country="NL").score


def test_in_auto_a_clear_row_is_not_asked_about(kit: AddressKit, served: Served) -> None:
    advised = addrkit.open(*folders(kit), llm="auto", llm_url=served.url)
    row = "Laugavegur 1, Reykjavík"
    assert advised.verify(row, country="IS") == kit.verify(row, country="IS")
    assert not served.bodies


def test_the_budget_bounds_the_questions(kit: AddressKit, served: Served) -> None:
    advised = addrkit.open(*folders(kit), llm="always", llm_url=served.url, llm_budget="2")
    list(advised.verify_many(["Laugavegur 1, Reykjavík"] * 5, country="IS"))
    assert len(served.bodies) == 2


def test_an_endpoint_that_fails_is_told_once_and_rows_are_verified(kit: AddressKit, served: Served) -> None:
    served.reply = lambda handler, _: says(handler, "what a lovely address")
    said: list[str] = []
    advised = addrkit.open(*folders(kit), llm="always", llm_url=served.url, say=said.append)
    rows = ["Laugavegur 1, Reykjavík"] * 6
    assert list(advised.verify_many(rows, country="IS")) == list(kit.verify_many(rows, country="IS"))
    assert len(said) == 1
    assert said[0].startswith("rows are verified without a language model")
    assert len(served.bodies) == 3


@pytest.mark.slow
@pytest.mark.parametrize("model", [pytest.param("no/such-model", marks=pytest.mark.slow), "."])
def test_a_model_that_is_missing_is_told_once_and_rows_are_verified(
    kit: AddressKit, model: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.chdir(tmp_path)
    said: list[str] = []
    advised = addrkit.open(*folders(kit), llm="always", llm_model=model, say=said.append)
    rows = ["Laugavegur 1, Reykjavík"] * 3
    assert list(advised.verify_many(rows, country="IS")) == list(kit.verify_many(rows, country="IS"))
    assert len(said) == 1


def test_without_somebody_to_tell_it_warns_once(kit: AddressKit, tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{", "utf-8")
    advised = addrkit.open(*folders(kit), llm="always", llm_model=str(tmp_path))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        list(advised.verify_many(["Laugavegur 1, Reykjavík"] * 3, country="IS"))
    told = f"the language model at {tmp_path} is damaged: config.json is no JSON"
    assert [str(each.message) for each in caught] == [
        f"no language model is asked: {told}; make it again with addrkit train llm"
    ]


def test_a_mode_that_is_none_is_refused(kit: AddressKit) -> None:
    with pytest.raises(UsageError, match="auto, off or always"):
        addrkit.open(*folders(kit), llm="sometimes")  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "much", "-1", "1.5", "3h", "1e9"])
def test_a_budget_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="--llm-budget"):
        read_budget(text)


def test_a_budget_of_nothing_is_spent_and_none_never_is() -> None:
    assert read_budget("0").spent
    assert read_budget("0s").spent
    assert not Budget().left(10**9, 1e9).spent
    assert replace(Budget(), questions=5).shared(2) == Budget(questions=2)


def test_verify_asks_no_language_model_unless_told_to(
    kit: AddressKit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from addrkit.cli import run
    from addrkit.judge.llm import opening

    seen = []
    usual = opening.llm_settings

    def watched(mode: Mode, model: str | None, url: str | None, budget: str | None) -> LlmSettings:
        seen.append(mode)
        return usual(mode, model, url, budget)

    monkeypatch.setattr(opening, "llm_settings", watched)
    (tmp_path / "orders.csv").write_text("address\nLaugavegur 1\n", "utf-8")
    verify = [
        "verify",
        str(tmp_path / "orders.csv"),
        "-o",
        str(tmp_path / "out.csv"),
        "-g",
        str(folders(kit)[0]),
    ]
    for more in ([], ["--llm-budget", "5"], ["--llm", "off", "--llm-budget", "5"], ["--llm", "auto"]):
        assert run([*verify, *more]) == 0
    assert seen == ["off", "auto", "off", "auto"]
