"""The policy file: what a shop may decide for itself."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.errors import UsageError
from addrkit.gazetteer.build import build_gazetteer
from addrkit.judge.policy import load_policy


def written(folder: Path, text: str) -> Path:
    (folder / "policy.yaml").write_text(text, "utf-8")
    return folder / "policy.yaml"


def test_by_default_nothing_short_of_a_premise_is_accepted() -> None:
    assert load_policy().accept_best_granularity is False


def test_a_file_may_set_some_values_and_leaves_the_others(tmp_path: Path) -> None:
    policy = load_policy(written(tmp_path, "accept_at: 0.5\n"))
    assert policy.accept_at == 0.5
    assert policy.alternatives == load_policy().alternatives


def test_a_stricter_shop_asks_more_often(register: Path, tmp_path: Path) -> None:
    strict = addrkit.open(register, policy=written(tmp_path, "accept_at: 1.0\n"))
    verdict = strict.verify("Kerkstraat 12, 9712 AB Groningen", country="NL")
    assert verdict.action == "confirm"
    assert "low_score" in verdict.reasons


def test_a_shop_may_accept_the_best_that_its_data_can_confirm(tmp_path: Path) -> None:
    (tmp_path / "towns.csv").write_text("city,postcode,country\nGap,05000,FR\nParis,75002,FR\n", "utf-8")
    towns = tmp_path / "towns.gaz"
    build_gazetteer([tmp_path / "towns.csv"], towns)
    text = "10 rue de la Paix, 75002 Paris"
    by_default = addrkit.open(towns).verify(text, country="FR")
    assert (by_default.action, by_default.granularity) == ("confirm", "locality")
    assert "no_premise_data" in by_default.reasons
    lenient = addrkit.open(towns, policy=written(tmp_path, "accept_best_granularity: true\n"))
    assert lenient.verify(text, country="FR").action == "accept"
    assert lenient.verify("75002 Paris", country="FR").action == "fix"


def test_a_lenient_shop_still_does_not_accept_a_door_that_is_not_there(
    register: Path, tmp_path: Path
) -> None:
    lenient = addrkit.open(
        register, policy=written(tmp_path, "accept_best_granularity: true\naccept_at: 0.0\n")
    )
    assert lenient.verify("Kerkstraat 99, 9712 AB Groningen", country="NL").action == "fix"


def test_no_alternatives_are_given_where_none_are_wanted(register: Path, tmp_path: Path) -> None:
    kit = addrkit.open(register, policy=written(tmp_path, "alternatives: 0\n"))
    verdict = kit.verify("5 rue des Glycines", country="FR")
    assert verdict.alternatives == ()
    assert "ambiguous" in verdict.reasons


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("accept_at: 1.5\n", "accept_at is 1.5; it must lie between 0 and 1"),
        ("acept_at: 0.5\n", "acept_at"),
        ("- a\n- b\n", "no list of names and values"),
        ("", "no list of names and values"),
        ("a: [", "cannot read the policy"),
        ("accept_at: high\n", "accept_at"),
        ("accept_at: 2\n", "accept_at"),
        ("alternatives: many\n", "alternatives"),
        ("alternatives: -1\n", "alternatives"),
        ("accept_at: true\n", "accept_at"),
        ("accept_at: .nan\n", "accept_at"),
        ("accept_best_granularity: perhaps\n", "accept_best_granularity"),
    ],
)
def test_a_policy_that_makes_no_sense_is_refused_in_a_sentence(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UsageError) as raised:
        load_policy(written(tmp_path, text))
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_policy_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read the policy"):
        load_policy(tmp_path / "nowhere.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\naccept_at: &c [*b, *b]\n",
        "accept_at: &a [" + "[" * 60 + "]" * 60 + "]\n",
        "[" * 50_000,
        "1: 2\n",
        "alternatives: 1" + "0" * 5_000,
        "accept_at: .nan\n",
        "alternatives: 1000000000000\n",
        "match_at: !!python/object/apply:os.system [echo]\n",
        "# " + "x" * 100_000,
        "\x00",
    ],
)
def test_a_hostile_policy_is_refused_in_a_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError) as refused:
        load_policy(written(tmp_path, text))
    assert len(str(refused.value)) < 400


def test_a_policy_that_would_take_hours_to_show_is_refused_at_once(tmp_path: Path) -> None:
    lines = [
        "a: &a0 [x, x]",
        *(f"b{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)),
        "accept_at: *a59",
    ]
    with pytest.raises(UsageError):
        load_policy(written(tmp_path, "\n".join(lines)))
