"""The score of an answer: how often what was found of an address is the address meant."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import addrkit
from addrkit.compare.compare import Compared, compare
from addrkit.gazetteer.build import build_gazetteer
from addrkit.judge.score.answer import (
    AnswerWeights,
    answer_features,
    answer_score,
    bounded_logit,
    probability,
)
from addrkit.kit import AddressKit
from addrkit.parsing.query import Query
from addrkit.retrieve.candidates import Candidate

CZECH = """\
id,house_number,street,city,postcode,country
d84,84/92,Dlouhá,Praha,110 00,CZ
d70,70,Dlouhá,Praha,110 00,CZ
"""


def test_a_street_without_the_number_is_not_the_address(kit: AddressKit) -> None:
    there = kit.verify("Kerkstraat 12, 9712 AB Groningen", "NL")
    absent = kit.verify("Kerkstraat 20, 9712 AB Groningen", "NL")
    assert there.score > 0.9
    assert absent.match is not None
    assert absent.match.components.street == "Kerkstraat"
    assert absent.score < 0.1


def test_a_street_alone_is_what_was_typed(kit: AddressKit) -> None:
    assert kit.verify("Kerkstraat, Groningen", "NL").score > 0.5


def test_a_town_scores_high_only_where_no_finer_data_is_missed(kit: AddressKit, tmp_path: Path) -> None:
    (tmp_path / "towns.csv").write_text("city,postcode,country\nGap,05000,FR\nParis,75002,FR\n", "utf-8")
    build_gazetteer([tmp_path / "towns.csv"], tmp_path / "towns.gaz")
    towns = addrkit.open(tmp_path / "towns.gaz").verify("10 rue Inconnue, 75002 Paris", "FR")
    assert (towns.granularity, towns.score > 0.8) == ("locality", True)


def test_alternatives_are_ordered_by_what_they_are_worth(kit: AddressKit) -> None:
    verdict = kit.verify("Kerkstraat 12", "NL")
    scores = [each.score for each in verdict.alternatives]
    assert scores == sorted(scores, reverse=True)
    assert verdict.score + sum(scores) <= 1 + 1e-6


def test_where_no_street_is_the_one_typed_those_like_it_are_offered(kit: AddressKit) -> None:
    verdict = kit.verify("7 Vondelpark, 3511 AB Utrecht", "NL")
    assert (verdict.action, verdict.granularity) == ("fix", "locality")
    assert "street_not_found" in verdict.reasons
    assert [each.record.id for each in verdict.alternatives] == ["NL/Utrecht/Vondelstraat/7"]
    assert kit.verify("7 Xylofoonpad, 3511 AB Utrecht", "NL").alternatives == ()


def test_streets_offered_stand_among_the_places_by_what_they_are_worth(kit: AddressKit) -> None:
    verdict = kit.verify("5 Rue Pastis, 05000 Nantes", "FR")
    offered = [(each.record.id, each.score) for each in verdict.alternatives]
    assert {name for name, _ in offered} == {"FR/Gap/05000", "FR/Nantes/Rue Pasteur/5"}
    assert offered == sorted(offered, key=lambda pair: -pair[1])


def test_weights_count_what_is_present() -> None:
    weights = AnswerWeights({"constant": 1.0, "range": -2.0})
    assert weights.log_odds({"constant": 1.0, "range": 1.0, "unheard of": 5.0}) == -1.0
    assert probability(-1000.0) == 0.0


def test_however_sure_the_street_a_door_that_is_not_sure_is_not() -> None:
    weights = AnswerWeights({"likely": 1.0, "exact": 5.0, "suffix": -0.5})
    sure, doubtful = (
        answer_score(weights, {"constant": 1.0, "likely": 8.0, found: 1.0}) for found in ("exact", "suffix")
    )
    assert sure > 0.99
    assert doubtful < 0.4


def test_log_odds_are_bounded() -> None:
    assert bounded_logit(0.0) == -bounded_logit(1.0)
    assert bounded_logit(1 - 1e-12) == bounded_logit(1.0)


def test_features_of_an_answer_are_named(kit: AddressKit) -> None:
    explained = kit.explain("Kerkstraat 12, 9712 AB Groningen", "NL")
    names = {name for _, name, _ in explained.to_rows()}
    wanted = "street.sound street.type street.direction town.city_as door.nearest door.same_side rival_words"
    assert {*wanted.split(), "complete there"} <= names
    assert answer_features.__doc__


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("RR 2 Box 140, Springfield IL 62704", "rural_route"),
        ("PSC 802 Box 74, APO AE 09499", "military"),
        ("HC 1 Box 23, Springfield IL 62704", "rural_route"),
        ("PO Box 12, Springfield IL 62704", "po_box"),
    ],
)
def test_a_box_says_what_kind_it_is(kit: AddressKit, text: str, reason: str) -> None:
    verdict = kit.verify(text, "US")
    assert reason in verdict.reasons
    assert "po_box" in verdict.reasons
    assert verdict.action != "accept"


def test_a_box_in_a_post_office_is_no_rural_route(kit: AddressKit) -> None:
    assert "rural_route" not in kit.verify("PO Box 12, Springfield IL 62704", "US").reasons


def test_a_number_between_two_that_are_known_lies_between_them(kit: AddressKit) -> None:
    verdict = kit.verify("Kerkstraat 22, 9712 AD Groningen", "NL")
    assert verdict.granularity == "street"
    assert verdict.match is not None
    assert "position_interpolated" in verdict.reasons
    assert (verdict.match.lat, verdict.match.lon) == pytest.approx((53.21938, 6.56638), abs=1e-4)


def test_a_number_beyond_the_last_has_no_position_of_its_own(kit: AddressKit) -> None:
    assert "position_interpolated" not in kit.verify("Kerkstraat 200, 9712 AD Groningen", "NL").reasons


def test_two_numbers_of_one_house_are_no_range(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text(CZECH, "utf-8")
    build_gazetteer([tmp_path / "rows.csv"], tmp_path / "x.gaz", coverage="complete")
    kit = addrkit.open(tmp_path / "x.gaz")
    assert kit.verify("Dlouhá 86, 110 00 Praha", "CZ").action == "fix"
    for text in ("Dlouhá 84/92, 110 00 Praha", "Dlouhá 84, 110 00 Praha", "Dlouhá 92, 110 00 Praha"):
        verdict = kit.verify(text, "CZ")
        assert verdict.match is not None
        assert (verdict.granularity, verdict.match.id) == ("premise", "d84"), text


def test_towns_are_compared_only_where_no_street_decides(
    kit: AddressKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    towns: list[Candidate] = []

    def watched(query: Query, candidates: Sequence[Candidate], *known: Any) -> list[Compared]:
        towns.extend(each for each in candidates if each.is_place)
        return compare(query, candidates, *known)

    monkeypatch.setattr("addrkit.judge.readings.compare", watched)
    assert kit.verify("Kerkstraat 12, 9712 AB Groningen", "NL").granularity == "premise"
    assert not towns
    assert kit.verify("Xyzstraat 12, 9712 AB Groningen", "NL").granularity == "locality"
    assert towns
