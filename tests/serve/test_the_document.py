"""The OpenAPI document says what the service does: schemathesis asks everything that it allows, and more."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from addrkit.kit import AddressKit
from addrkit.locale.country_names import country_codes, country_of_cell
from addrkit.serve.app import create_app
from addrkit.serve.document import EXAMPLES as ANSWERS
from addrkit.serve.settings import Settings

from .conftest import Running, Serving

OK = 200
TOO_LARGE = 413
WRONG = 422
RELATIONS = ("lat and lon go together", "bounds are south,west,north,east", " twice: join columns with ")
EXAMPLES = 25
"""Requests of each kind, allowed and not, for each operation."""


@pytest.mark.slow
def test_every_answer_is_as_the_document_says(
    started: Callable[..., Running], register: Path, sample: Path
) -> None:
    schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is a development dependency")
    service = started("-g", register, "-g", sample)
    document = schemathesis.openapi.from_url(f"{service.url}/openapi.json")
    operations = [each.ok() for each in document.get_all_operations()]
    assert len(operations) == 16
    for operation in operations:
        for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):
            if mode is schemathesis.GenerationMode.NEGATIVE and not _can_be_wrong(operation):
                continue

            @settings(
                max_examples=EXAMPLES,
                deadline=None,
                database=None,
                derandomize=True,
                phases=[Phase.explicit, Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            @given(case=operation.as_strategy(generation_mode=mode))
            def ask(case: Any) -> None:
                response = case.call()
                if response.status_code == TOO_LARGE:
                    # Refused unread: schemathesis does not count that among refusals of what is wrong.
                    return
                if response.status_code == WRONG and any(each in response.text for each in RELATIONS):
                    # A relation of two parameters, which no document can tell.
                    return
                if response.status_code == OK and _names_a_country(case):
                    # The document lists codes; names of countries are taken as well, P for Portugal among them.
                    return
                case.validate_response(response)

            ask()


def _names_a_country(case: Any) -> bool:
    named = (case.query or {}).get("country")
    each = named if isinstance(named, list) else [named]
    return any(isinstance(one, str) and country_of_cell(one) and one not in country_codes() for one in each)


def _can_be_wrong(operation: Any) -> bool:
    return bool(operation.query or operation.body)


def test_the_document_is_openapi_3_1_and_has_an_example_of_every_request(kit: AddressKit) -> None:
    document = create_app(Settings(), kit).openapi()
    assert document["openapi"].startswith("3.1")
    assert {
        "/v1/suggest",
        "/v1/verify",
        "/v1/verify/batch",
        "/v1/parse",
        "/api",
        "/v1:validateAddress",
    } <= set(document["paths"])
    for name in ("Query", "ParseQuery", "ValidateAddressRequest", "Feedback"):
        assert "example" in json.dumps(document["components"]["schemas"][name])
    for path, operations in document["paths"].items():
        for operation in operations.values():
            assert all(
                "example" in content for content in operation["responses"]["200"]["content"].values()
            ), path
    assert "BatchAnswer" in document["components"]["schemas"]


ASKED: dict[str, dict[str, Any]] = {
    "/v1/suggest": {"params": {"q": "laugavegur 22"}},
    "/v1/verify": {"json": {"address": "Laugavegi 22a, 101 Reykjavik"}},
    "/v1/verify/batch": {"json": [{"id": 1, "address": "Laugavegi 22a, 101 Reykjavik"}]},
    "/v1/reverse": {"params": {"lat": 64.1451, "lon": -21.9271}},
    "/v1/columns": {"json": {"header": ["Order", "Street Address", "City"]}},
    "/v1/parse": {"json": {"address": "12 Main St Apt 4, Springfield IL 62704"}},
    "/api": {"params": {"q": "laugavegur 22"}},
    "/v1:validateAddress": {
        "json": {"address": {"regionCode": "IS", "addressLines": ["Laugavegi 22a"], "postalCode": "101"}}
    },
    "/v1:provideValidationFeedback": {"json": {"conclusion": "UNUSED", "responseId": "a"}},
}


@pytest.mark.anyio
@pytest.mark.parametrize("path", ASKED)
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_the_examples_have_what_the_answers_have(
    serving: Serving, path: str, anyio_backend: str
) -> None:
    async with serving() as client:
        answer = await client.request("POST" if "json" in ASKED[path] else "GET", path, **ASKED[path])
    told, given = json.loads(ANSWERS.read_text("utf-8"))[path], answer.raise_for_status()
    if isinstance(told, str):
        assert told.endswith("\n")
        assert _names(json.loads(told)) == _names(given.json())
    else:
        assert _names(told) == _names(given.json())


def _names(value: Any) -> Any:
    """The keys of an answer, to any depth; of a list, those of its first element."""
    if isinstance(value, dict):
        return {name: _names(each) for name, each in value.items()}
    return _names(value[0]) if isinstance(value, list) and value else None
