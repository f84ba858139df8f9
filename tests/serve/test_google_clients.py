"""Clients of the Google Address Validation API work unchanged: its official one, given this service's address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import Running, Serving

pytestmark = pytest.mark.slow

KEY = "a-key-of-the-shop-that-asks"


@pytest.fixture
def running(started: Callable[..., Running], register: Path, tmp_path: Path) -> Running:
    keys = tmp_path / "keys.txt"
    keys.write_text(KEY)
    return started("-g", register, "--api-keys", keys)


@pytest.fixture
def google(running: Running) -> Any:
    """The official client, over REST as it goes to Google too."""
    api = pytest.importorskip("google.maps.addressvalidation_v1", reason="a development dependency")
    from google.api_core.client_options import ClientOptions

    return api.AddressValidationClient(
        transport="rest", client_options=ClientOptions(api_endpoint=running.url, api_key=KEY)
    )


def test_the_official_client_reads_a_verdict(google: Any) -> None:
    from google.maps.addressvalidation_v1.types import AddressComponent, Verdict

    asked = {"region_code": "NL", "address_lines": ["Kerkstrat 12"], "locality": "Groningen"}
    answer = google.validate_address({"address": asked, "enable_usps_cass": False})
    verdict, address = answer.result.verdict, answer.result.address
    granularity = Verdict.Granularity.PREMISE
    assert (verdict.input_granularity, verdict.validation_granularity) == (granularity, granularity)
    assert verdict.address_complete
    assert verdict.has_spell_corrected_components
    assert not verdict.has_unconfirmed_components
    assert address.formatted_address == "Kerkstraat 12, 9712 AB Groningen"
    assert list(address.postal_address.address_lines) == ["Kerkstraat 12"]
    assert address.postal_address.postal_code == "9712 AB"
    found = {each.component_type: each for each in address.address_components}
    assert found["route"].component_name.text == "Kerkstraat"
    assert found["route"].spell_corrected
    assert found["postal_code"].inferred
    confirmed = AddressComponent.ConfirmationLevel.CONFIRMED
    assert found["street_number"].confirmation_level == confirmed
    assert round(answer.result.geocode.location.latitude, 1) == 53.2
    assert answer.response_id

    second = google.validate_address({"address": asked, "previous_response_id": answer.response_id})
    assert second.result == answer.result


def test_the_official_client_is_told_of_a_missing_unit_and_of_what_is_wrong(google: Any) -> None:
    asked = {"region_code": "NL", "address_lines": ["Akerkhof 7", "Groningen"]}
    found = google.validate_address({"address": asked}).result
    assert not found.verdict.address_complete
    assert "subpremise" in found.address.missing_component_types
    asked = {"region_code": "NL", "address_lines": ["Kerkstraat 999", "Groningen"]}
    found = google.validate_address({"address": asked}).result
    assert found.verdict.has_unconfirmed_components
    assert "street_number" in found.address.unconfirmed_component_types


def test_the_official_client_reports_back_and_its_report_is_counted(google: Any, running: Running) -> None:
    from .conftest import httpx

    google.provide_validation_feedback({"conclusion": 2, "response_id": "4d6e9a2c"})
    counted = httpx.get(f"{running.url}/metrics", headers={"X-API-Key": KEY}).text
    assert 'addrkit_feedback_total{conclusion="USER_VERSION_USED"} 1.0' in counted
    assert "4d6e9a2c" not in counted


def test_the_official_client_raises_what_google_would(google: Any, running: Running) -> None:
    from google.api_core import exceptions
    from google.api_core.client_options import ClientOptions

    with pytest.raises(exceptions.BadRequest, match="unknown country 'ZZ'"):
        google.validate_address({"address": {"region_code": "ZZ", "address_lines": ["Kerkstraat 12"]}})
    with pytest.raises(exceptions.BadRequest, match="at most 1000 characters"):
        google.validate_address({"address": {"address_lines": ["x" * 2000]}})
    stranger = type(google)(
        transport="rest",
        client_options=ClientOptions(api_endpoint=running.url, api_key="not-a-key-of-anybody"),
    )
    with pytest.raises(exceptions.Unauthorized, match="this API key is not known"):
        stranger.validate_address({"address": {"address_lines": ["Kerkstraat 12"]}})


@pytest.mark.anyio
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_an_error_is_as_googles_documentation_has_it(serving: Serving, anyio_backend: str) -> None:
    async with serving() as client:
        for path, body in (("/v1:validateAddress", {}), ("/v1:provideValidationFeedback", {"conclusion": 0})):
            answer = await client.post(path, json=body)
            assert answer.status_code == 400
            assert answer.json()["error"]["code"] == 400
            assert answer.json()["error"]["status"] == "INVALID_ARGUMENT"
            assert answer.json()["error"]["message"] == answer.json()["detail"]
        assert (await client.post("/v1/verify", content=b"1", headers=JSON)).json().get("error") is None


JSON = {"Content-Type": "application/json"}
