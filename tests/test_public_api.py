"""The names that users, other programs and scripts rely on."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

import addrkit
from addrkit.kit import AddressKit
from addrkit.types import COMPONENTS

FIELDS = {
    addrkit.Verification: "action granularity best_granularity score match address formatted components "
    "alternatives unmatched reasons error",
    addrkit.Suggestion: "id text address kind score lat lon highlights has_more",
    addrkit.Record: "id components lat lon source kind",
    addrkit.ComponentVerdict: "value input status",
    addrkit.ParsedAddress: "text country components unmatched",
    addrkit.ParsedComponent: "value confidence start end",
}


def in_a_new_process(code: str) -> str:
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


def test_every_public_name_is_there() -> None:
    for name in addrkit.__all__:
        assert getattr(addrkit, name) is not None
    with pytest.raises(AttributeError, match="nonsense"):
        addrkit.nonsense  # noqa: B018


def test_the_components_have_their_names_and_their_order() -> None:
    assert COMPONENTS == (
        "building",
        "house_number",
        "street",
        "unit",
        "po_box",
        "suburb",
        "city",
        "district",
        "region",
        "postcode",
        "country",
    )


@pytest.mark.parametrize(("kind", "names"), FIELDS.items())
def test_every_value_has_the_fields_that_were_promised(kind: type, names: str) -> None:
    assert set(names.split()) <= {each.name for each in dataclasses.fields(kind)}
    assert callable(kind.to_dict)  # type: ignore[attr-defined]


def test_answers_have_the_keys_that_were_promised(kit: AddressKit) -> None:
    verdict = kit.verify("5 rue des Glycines", country="FR").to_dict()
    assert set(verdict) == set(FIELDS[addrkit.Verification].split())
    assert set(verdict["match"]) >= {"id", "components", "lat", "lon", "source"}
    assert set(verdict["alternatives"][0]) >= {"id", "components", "lat", "lon", "source", "score"}
    assert set(verdict["components"]["street"]) == {"value", "input", "status"}
    assert set(kit.suggest("rue des glyc")[0].to_dict()) == set(FIELDS[addrkit.Suggestion].split())
    parsed = addrkit.parse("12 Main St, Springfield IL 62704").to_dict()
    assert set(parsed) == {"text", "country", "unmatched", "components"}
    assert set(parsed["components"]["street"]) == {"value", "confidence", "start", "end"}


def test_every_error_that_a_caller_can_act_on_has_one_parent_and_an_exit_code() -> None:
    errors = (addrkit.UsageError, addrkit.InputError, addrkit.GazetteerError, addrkit.ModelError)
    assert all(issubclass(each, addrkit.AddrkitError) for each in errors)
    assert [each.exit_code for each in errors] == [2, 3, 4, 4]


def test_importing_addrkit_loads_nothing_heavy() -> None:
    heavy = ("faiss", "pyarrow", "torch", "duckdb", "numpy", "typer", "rich", "pandas", "sklearn")
    loaded = in_a_new_process(
        f"import addrkit, sys; print([name for name in {heavy} if name in sys.modules])"
    )
    assert loaded == "[]"


@pytest.mark.slow
def test_parsing_loads_neither_arrow_nor_faiss() -> None:
    heavy = ("faiss", "pyarrow", "torch", "duckdb")
    code = (
        f"import addrkit, sys; addrkit.parse('12 Main St'); print([n for n in {heavy} if n in sys.modules])"
    )
    assert in_a_new_process(code) == "[]"


@pytest.mark.slow
def test_opening_a_gazetteer_loads_neither_torch_nor_what_builds(register: Path) -> None:
    heavy = ("torch", "duckdb", "pandas", "sklearn", "scipy")
    code = (
        f"import addrkit, sys; addrkit.open({str(register)!r}).verify('Kerkstraat 12, Groningen'); "
        f"print([n for n in {heavy} if n in sys.modules])"
    )
    assert in_a_new_process(code) == "[]"


@pytest.mark.slow
def test_parse_stays_a_function_after_a_kit_was_opened(register: Path) -> None:
    code = (
        f"import addrkit; addrkit.open({str(register)!r}).verify('Kerkstraat 12, Groningen'); "
        "import addrkit.parsing.compact; print(addrkit.parse('Kerkstraat 12, Groningen', country='NL').address.city)"
    )
    assert in_a_new_process(code) == "Groningen"


def test_many_texts_are_cut_as_one_by_one_with_one_country_or_one_each() -> None:
    texts = ["Kerkstraat 12, 9711 AB Groningen", "10 rue de la Paix, 75002 Paris"]
    assert addrkit.parse_many(texts)[1].address == addrkit.parse(texts[1]).address
    each = addrkit.parse_many(iter(texts), ["NL", "France"])
    assert [parsed.country for parsed in each] == ["NL", "FR"]
    assert {parsed.country for parsed in addrkit.parse_many(texts, "NL")} == {"NL"}
    with pytest.raises(addrkit.UsageError, match="1 countries for 2 texts"):
        addrkit.parse_many(texts, ["NL"])


def test_parse_takes_a_country_by_name_and_refuses_one_that_is_none() -> None:
    assert addrkit.parse("Kerkstraat 12, Groningen", country="Netherlands").country == "NL"
    with pytest.raises(addrkit.UsageError):
        addrkit.parse("Kerkstraat 12", country="Narnia")


def test_a_gazetteer_may_be_named_by_a_text_or_a_path(register: Path) -> None:
    assert [each.name for each in addrkit.open(str(register)).gazetteers] == ["register"]
    assert [each.name for each in addrkit.open(register).gazetteers] == ["register"]


def test_a_parser_that_is_none_is_refused(register: Path) -> None:
    with pytest.raises(addrkit.UsageError, match="crystal"):
        addrkit.open(register, parser="crystal ball")
