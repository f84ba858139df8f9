"""What the one who runs the service sees of it: logs, metrics, prefixes; and keys that are changed while it runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from addrkit.errors import InputError
from addrkit.serve.keys import refuse_wrong
from addrkit.version import VERSION

from .conftest import Serving

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
SECRET, PUBLIC = "a-secret-of-twenty-chars", "a-public-key-for-pages"
SHOP = "https://shop.example"
TRACE = "0af7651916cd43dd8448eb211c80319c"


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    file = tmp_path / "keys.txt"
    file.write_text(
        f"{SECRET} name=warehouse\n{PUBLIC} name=page kind=publishable origins={SHOP} rate=1000\n", "utf-8"
    )
    return file


async def test_a_line_for_each_request_tells_the_route_and_who_asked_and_no_address(
    serving: Serving, keys: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    headers = {
        "X-API-Key": SECRET,
        "X-Request-ID": "order-17",
        "traceparent": f"00-{TRACE}-b7ad6b7169203331-01",
    }
    async with serving(api_keys=keys, log="json") as client:
        answer = await client.post("/v1/verify", json={"address": "Laugavegi 22a"}, headers=headers)
        await client.get("/v1/suggest?q=laugavegi", headers={"X-Request-ID": "Laugavegi 22a, Reykjavik"})
    said = capsys.readouterr().err
    first, second = map(json.loads, said.splitlines())
    assert {name: first[name] for name in ("method", "route", "status", "key", "request_id", "trace_id")} == {
        "method": "POST",
        "route": "/v1/verify",
        "status": 200,
        "key": "warehouse",
        "request_id": "order-17",
        "trace_id": TRACE,
    }
    assert first["ms"] > 0
    assert second["status"] == 401
    assert "augaveg" not in said
    assert SECRET not in said
    assert answer.headers["x-request-id"] == "order-17"
    assert answer.headers["traceresponse"].split("-")[1] == TRACE


async def test_lines_are_for_people_and_none_are_written_unless_asked_for(
    serving: Serving, capsys: pytest.CaptureFixture[str]
) -> None:
    async with serving() as client:
        await client.get("/healthz")
    assert capsys.readouterr().err == ""
    async with serving(log="lines") as client:
        await client.get("/v1/suggest?q=kerkstraat")
    assert " GET /v1/suggest 200 " in capsys.readouterr().err


async def _status(client: Any, path: str, **headers: str) -> int:
    answer = await client.get(
        path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    return int(answer.status_code)


async def test_a_publishable_key_suggests_and_verifies_for_its_own_pages_alone(
    serving: Serving, keys: Path
) -> None:
    async with serving(api_keys=keys) as client:
        page = {"x_api_key": PUBLIC, "origin": SHOP}
        assert await _status(client, "/v1/suggest?q=a", **page) == 200
        assert await _status(client, "/v1/verify?address=a", **page) == 200
        for path in ("/v1/parse?address=a", "/metrics", "/v1/reverse?lat=1&lon=1", "/api?q=a"):
            assert await _status(client, path, **page) == 403
            assert await _status(client, path, x_api_key=SECRET) == 200
        assert (
            await _status(client, "/v1/suggest?q=a", x_api_key=PUBLIC, origin="https://other.example") == 403
        )
        assert await _status(client, "/v1/suggest?q=a", x_api_key=PUBLIC) == 403
        asked = {
            "Origin": SHOP,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "traceparent",
        }
        preflight = await client.options("/v1/suggest", headers=asked)
        assert preflight.headers["access-control-allow-origin"] == SHOP


async def test_a_key_that_is_revoked_is_refused_with_the_next_request(serving: Serving, keys: Path) -> None:
    async with serving(api_keys=keys) as client:
        assert await _status(client, "/v1/suggest?q=a", x_api_key=SECRET) == 200
        keys.write_text("another-key-of-twenty  # the old one leaked\nshort\n", "utf-8")
        assert await _status(client, "/v1/suggest?q=a", x_api_key=SECRET) == 401
        assert await _status(client, "/v1/suggest?q=a", x_api_key="another-key-of-twenty") == 200
        keys.unlink()
        assert await _status(client, "/v1/suggest?q=a", x_api_key="another-key-of-twenty") == 401


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("a-key-of-twenty-chars kind=publishable", "names its origins="),
        ("a-key-of-twenty-chars origins=https://shop.example", "no other key does"),
        ("a-key-of-twenty-chars kind=open", "kind is secret or publishable"),
        ("a-key-of-twenty-chars kind=publishable origins=shop.example", "an origin is written"),
        ("a-key-of-twenty-chars rate=fast", "rate is a number"),
    ],
)
def test_what_is_wrong_with_a_key_is_told(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "keys.txt").write_text(line, "utf-8")
    with pytest.raises(InputError, match=said):
        refuse_wrong(tmp_path / "keys.txt")


async def test_a_batch_takes_as_many_from_the_rate_of_its_key_as_it_has_rows(
    serving: Serving, tmp_path: Path
) -> None:
    (tmp_path / "keys.txt").write_text(f"{SECRET} rate=20\n", "utf-8")
    headers = {"X-API-Key": SECRET}
    async with serving(api_keys=tmp_path / "keys.txt") as client:
        rows = ["Laugavegur 1, Reykjavik"] * 60
        answer = await client.post("/v1/verify/batch", json=rows, headers=headers)
        assert len(answer.text.splitlines()) == len(rows)
        assert (await client.get("/v1/suggest?q=a", headers=headers)).status_code == 429


@pytest.mark.parametrize("path", ["/addresses/v1/suggest?q=laugav", "/v1/suggest?q=laugav"])
async def test_under_a_prefix_it_answers_whether_the_proxy_takes_it_away_or_not(
    serving: Serving, path: str
) -> None:
    async with serving(prefix="/addresses") as client:
        assert (await client.get(path)).json()["suggestions"]
        assert (await client.get("/addresses/")).text == (await client.get("/")).text
        assert (await client.get("/addresses/web/core.js")).status_code == 200
        document = (await client.get("/addresses/openapi.json")).json()
        assert document["servers"] == [{"url": "/addresses"}]
        missing = await client.get("/addresses/v1/nothing")
        assert missing.status_code == 404


async def test_metrics_tell_of_processes_gazetteers_and_the_version(serving: Serving) -> None:
    async with serving() as client:
        await client.get("/v1/suggest?q=a")
        said = (await client.get("/metrics")).text
    assert f'addrkit_build_info{{version="{VERSION}"}} 1.0' in said
    assert "addrkit_requests_running 1.0" in said
    assert "addrkit_questions_waiting 0.0" in said
    assert 'addrkit_gazetteer_built_timestamp_seconds{name="register"}' in said
    assert 'addrkit_gazetteer_addresses{name="sample"}' in said
    assert "addrkit_worker_resident_bytes" in said
    assert "_created" not in said


async def test_what_is_near_has_its_distance(serving: Serving) -> None:
    async with serving() as client:
        found = (await client.get("/v1/reverse?lat=53.2190&lon=6.5660&limit=3")).json()["addresses"]
        assert [each["id"] for each in found] == ["nl-12", "nl-12a", "nl-14"]
        assert found[0]["metres"] < 1 < found[1]["metres"] < 20
        assert found[0]["lines"] == ["Kerkstraat 12", "9712 AB Groningen"]
        assert (await client.get("/v1/reverse?lat=0&lon=0")).json() == {"addresses": []}
        assert (await client.get("/v1/reverse?lat=91&lon=0")).status_code == 422


async def test_a_building_with_units_is_near_once_and_can_be_gone_into(serving: Serving) -> None:
    async with serving() as client:
        found = (await client.get("/v1/reverse?lat=53.2160&lon=6.5610&radius=5")).json()["addresses"]
        assert [each["formatted"] for each in found] == ["Akerkhof 7, 9711 JB Groningen"]
        asked = {"q": "", "within": found[0]["id"]}
        units = (await client.post("/v1/suggest", json=asked)).json()["suggestions"]
        assert len(units) == 3
