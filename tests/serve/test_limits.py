"""One client cannot harm the others."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from addrkit.errors import InputError
from addrkit.kit import AddressKit
from addrkit.serve.keys import refuse_wrong

from .conftest import Serving

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
KEY, OTHER = "a-key-of-twenty-chars", "another-key-of-the-same"


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    from hashlib import sha256

    file = tmp_path / "keys.txt"
    file.write_text(
        f"# who may ask\n{KEY}  # the shop\nsha256:{sha256(OTHER.encode()).hexdigest()}\n", "utf-8"
    )
    return file


async def test_without_a_key_nothing_is_answered(serving: Serving, keys: Path) -> None:
    async with serving(api_keys=keys) as client:
        for path in ("/v1/suggest?q=a", "/v1/verify?address=a", "/api?q=a", "/api/?q=a", "/metrics", "/v1/x"):
            answer = await client.get(path)
            assert answer.status_code == 401
            assert "X-API-Key" in answer.json()["detail"]
        assert (await client.get("/v1/suggest?q=a", headers={"X-API-Key": KEY + "x"})).status_code == 401
        for path in ("/healthz", "/readyz", "/openapi.json"):
            assert (await client.get(path)).status_code == 200


async def test_a_key_comes_in_a_header_or_as_googles_clients_send_it(serving: Serving, keys: Path) -> None:
    asked = {"address": {"addressLines": ["Laugavegur 1"]}}
    async with serving(api_keys=keys) as client:
        for key in (KEY, OTHER):
            assert (await client.get("/v1/suggest?q=a", headers={"X-API-Key": key})).status_code == 200
            assert (await client.post(f"/v1:validateAddress?key={key}", json=asked)).status_code == 200


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds no key"),
        ("# nothing\n", "holds no key"),
        ("short\n", "line 1"),
        ("a-key-of-twenty-chars\nsha256:12\n", "line 2"),
        ("words of a sentence\n", "without blanks"),
    ],
)
def test_a_file_of_keys_that_is_none_is_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "keys.txt").write_text(text, "utf-8")
    with pytest.raises(InputError, match=said):
        refuse_wrong(tmp_path / "keys.txt")


@pytest.mark.slow
async def test_a_client_that_asks_too_often_waits_and_others_do_not(serving: Serving, keys: Path) -> None:
    async with serving(api_keys=keys, rate=2) as client:
        asked = [await client.get("/v1/suggest?q=a", headers={"X-API-Key": KEY}) for _ in range(5)]
        assert [each.status_code for each in asked[:4]] == [200] * 4
        assert asked[4].status_code == 429
        assert int(asked[4].headers["Retry-After"]) >= 1
        assert (await client.get("/v1/suggest?q=a", headers={"X-API-Key": OTHER})).status_code == 200
        assert (await client.get("/healthz")).status_code == 200
        await asyncio.sleep(0.6)
        assert (await client.get("/v1/suggest?q=a", headers={"X-API-Key": KEY})).status_code == 200


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
    ],
)
async def test_without_keys_the_address_is_the_client(
    serving: Serving, tmp_path: Path, one: str, other: str, same: bool
) -> None:
    # Two workers count together in a folder that they share.
    shared = {"rate": 0.5, "shared": tmp_path, "secret": b"s"}
    async with serving(one, **shared) as first, serving(other, **shared) as second:
        assert (await first.get("/v1/suggest?q=a")).status_code == 200
        assert (await second.get("/v1/suggest?q=a")).status_code == (429 if same else 200)


@pytest.mark.slow
async def test_a_body_that_is_too_large_is_refused_before_it_is_read(serving: Serving) -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while True:
            read += 10_000
            yield b" " * 10_000

    async with serving(body_bytes=50_000, batch_bytes=100_000) as client:
        for path, most in (("/v1/verify", 50_000), ("/v1/verify/batch", 100_000), ("/v1/suggest", 50_000)):
            declared = await client.post(path, content=b" " * (most + 1))
            assert declared.status_code == 413
            assert f"{most:,} bytes" in declared.json()["detail"]
        for path, most in (("/v1/verify", 50_000), ("/v1/verify/batch", 100_000)):
            read = 0
            found = await client.post(path, content=endless(), headers={"Content-Type": "application/json"})
            assert found.status_code == 413
            assert read <= most + 20_000


async def test_a_body_that_does_not_come_is_not_waited_for(serving: Serving) -> None:
    async def hanging() -> AsyncIterator[bytes]:
        yield b'{"address": '
        await asyncio.sleep(60)

    async with serving(body_seconds=0.2) as client:
        for path in ("/v1/verify", "/v1/verify/batch"):
            began = time.monotonic()
            answer = await client.post(path, content=hanging(), headers={"Content-Type": "application/json"})
            assert answer.status_code == 408
            assert time.monotonic() - began < 5


async def test_a_client_may_run_so_many_batches_at_a_time(serving: Serving) -> None:
    going_on = asyncio.Event()

    async def waiting() -> AsyncIterator[bytes]:
        yield b'"Laugavegur 1"\n'
        await going_on.wait()

    async with serving(batches=1) as client:
        first = asyncio.create_task(client.post("/v1/verify/batch", content=waiting()))
        await asyncio.sleep(0.1)
        assert (await client.post("/v1/verify/batch", content=b'"a"')).status_code == 429
        going_on.set()
        assert (await first).status_code == 200
        assert (await client.post("/v1/verify/batch", content=b'"a"')).status_code == 200


async def test_a_flood_is_refused_and_the_others_are_answered(
    serving: Serving, kit: AddressKit, keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    def slowly(*_: object, **__: object) -> list[object]:
        calls.append("a")
        time.sleep(0.02)
        return []

    monkeypatch.setattr(kit, "suggest", slowly)
    async with serving(api_keys=keys, threads=1, waiting=10) as client:

        async def ask(key: str) -> tuple[int, int]:
            before = len(calls)
            answer = await client.get("/v1/suggest?q=a", headers={"X-API-Key": key})
            return answer.status_code, len(calls) - before

        flood = [asyncio.create_task(ask(KEY)) for _ in range(100)]
        await asyncio.sleep(0.03)
        others = [await ask(OTHER) for _ in range(5)]
        statuses = [status for status, _ in await asyncio.gather(*flood)]
    assert [status for status, _ in others] == [200] * 5
    assert max(waited_for for _, waited_for in others) <= 12
    assert statuses.count(503) >= 60
    assert statuses.count(200) + statuses.count(503) == 100


@pytest.mark.slow
async def test_an_answer_that_takes_too_long_is_given_up(
    serving: Serving, kit: AddressKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kit, "suggest", lambda *_, **__: time.sleep(0.5))
    async with serving(answer_seconds=0.1) as client:
        answer = await client.get("/v1/suggest?q=a")
    assert answer.status_code == 504


@pytest.mark.slow
async def test_single_questions_do_not_wait_for_a_batch(serving: Serving) -> None:
    rows = b'"Laugavegur 22a, Reykjavik"\n' * 1_500
    async with serving() as client:
        await client.get("/v1/suggest?q=laug")
        batch = asyncio.create_task(client.post("/v1/verify/batch", content=rows))
        answered = 0
        while not batch.done() and answered < 20:
            assert (await client.get("/v1/suggest?q=laugavegur 2")).status_code == 200
            answered += 1
        assert answered == 20, "the batch ended before it could be in the way"
        assert (await batch).text.count("\n") == 1_500


async def test_pages_of_the_origins_given_may_ask(serving: Serving) -> None:
    async with serving(cors=("https://shop.example",), rate=0.5) as client:
        asked = {"Origin": "https://shop.example", "Access-Control-Request-Method": "POST"}
        allowed = await client.options(
            "/v1/verify", headers={**asked, "Access-Control-Request-Headers": "content-type,x-api-key"}
        )
        assert allowed.headers["access-control-allow-origin"] == "https://shop.example"
        other = await client.options("/v1/verify", headers={**asked, "Origin": "https://other.example"})
        assert "access-control-allow-origin" not in other.headers
        await client.get("/v1/suggest?q=a")
        refused = await client.get("/v1/suggest?q=a", headers={"Origin": "https://shop.example"})
        assert refused.status_code == 429
        assert refused.headers["access-control-allow-origin"] == "https://shop.example"


async def test_no_address_is_counted_or_logged(
    serving: Serving, kit: AddressKit, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(text: str, *_: object, **__: object) -> None:
        raise KeyError(text)

    caplog.set_level(logging.DEBUG)
    async with serving() as client:
        await client.get("/v1/verify?address=Secretgata+1")
        await client.post("/v1/verify", json={"address": "Secretgata 1", "country": "Secretland"})
        await client.post("/v1/verify/batch", content=b'"Secretgata 1"')
        await client.get("/Secretgata?q=Secretgata")
        await client.request("SECRETGATA", "/v1/verify")
        monkeypatch.setattr(kit, "suggest", fail)
        failed = await client.get("/v1/suggest?q=Secretgata")
        counted = (await client.get("/metrics")).text
    assert failed.status_code == 500
    assert "Secret" not in failed.text
    ours = [record for record in caplog.records if not record.name.startswith(("httpx", "httpcore"))]
    assert "KeyError at" in "".join(record.getMessage() for record in ours)
    assert not any("secret" in record.getMessage().lower() or record.exc_info for record in ours)
    assert "secret" not in counted.lower()
    assert 'addrkit_requests_total{method="POST",route="/v1/verify/batch",status="200"} 1.0' in counted
    assert 'route="/v1/verify/batch"' in counted
    assert "addrkit_verifications_total{" in counted
    assert "addrkit_request_seconds_bucket{" in counted


async def test_many_at_once_have_the_answers_that_one_has(serving: Serving) -> None:
    asked = [f"Laugavegur {number}" for number in ("1", "2", "22a")] * 20
    async with serving(waiting=100) as client:

        async def ask(address: str) -> str:
            answer = await client.post(
                "/v1/verify", content=json.dumps({"address": address, "country": "IS"})
            )
            return str(answer.json()["match"]["id"])

        client.headers["Content-Type"] = "application/json"
        found = await asyncio.gather(*map(ask, asked))
    assert found == ["is-1", "is-2", "is-22a"] * 20
