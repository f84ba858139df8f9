"""What the service answers."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .conftest import Serving

pytestmark = pytest.mark.anyio


async def test_a_suggestion_goes_straight_to_verify_and_is_accepted(serving: Serving) -> None:
    async with serving() as client:
        answer = await client.get("/v1/suggest", params={"q": "laugavegur 22", "country": "IS", "limit": 3})
        best = answer.json()["suggestions"][0]
        assert "Laugavegur 22a" in best["text"]
        verified = await client.post("/v1/verify", json=best["address"])
        assert verified.json()["action"] == "accept"
        assert verified.json()["match"]["id"] == best["id"]


async def test_what_is_near_comes_first(serving: Serving) -> None:
    async with serving() as client:
        for lat, lon, city in ((52.364, 4.889, "Amsterdam"), (53.219, 6.566, "Groningen")):
            answer = await client.get("/v1/suggest", params={"q": "kerkstraat 12", "lat": lat, "lon": lon})
            assert answer.json()["suggestions"][0]["address"]["city"] == city


async def test_free_text_and_components_are_verified_alike(serving: Serving) -> None:
    asked = {"address": "10 rue de la paix 75002 pari", "country": "France"}
    parts = {
        "house_number": "10",
        "street": "rue de la paix",
        "city": "pari",
        "postcode": "75002",
        "country": "FR",
    }
    async with serving() as client:
        for answer in (
            await client.post("/v1/verify", json=asked),
            await client.get("/v1/verify", params=asked),
            await client.post("/v1/verify", json=parts),
            await client.get("/v1/verify", params=parts),
        ):
            assert answer.status_code == 200
            assert answer.json()["match"]["id"] == "fr-10"


async def test_a_text_is_cut_into_components(serving: Serving) -> None:
    async with serving() as client:
        asked = {"address": "12 Main St Apt 4, Springfield IL 62704", "country": "US"}
        for answer in (
            await client.get("/v1/parse", params=asked),
            await client.post("/v1/parse", json=asked),
        ):
            assert answer.json()["components"]["unit"]["value"] == "Apt 4"


async def test_a_batch_keeps_its_order_and_a_bad_row_stops_nothing(serving: Serving) -> None:
    body = (
        b'\xef\xbb\xbf{"id": "a", "address": "Laugavegi 1, Reykjavik"}\n'
        b"this is no JSON\n\n"
        b'"Hafnarstraeti 12, Akureyri"\r\n'
        b'{"street": "Laugavegur", "country": "Atlantis"}\n'
        b"\xff\xfe\n"
        b"[1]\n" + b'"' + b"x" * 70_000 + b'"\n'
        b'{"id": 8, "address": "Kerkstraat 12", "city": "Groningen", "country": "NL"}'
    )
    async with serving() as client:
        answer = await client.post("/v1/verify/batch?country=IS", content=body)
        assert answer.headers["content-type"].startswith("application/x-ndjson")
        rows = [json.loads(line) for line in answer.text.splitlines()]
    assert [row["row"] for row in rows] == list(range(1, 9))
    assert [row["match"] and row["match"]["id"] for row in rows] == [
        "is-1", None, "is-hafn-6", None, None, None, None, "nl-12",
    ]  # fmt: skip
    assert [bool(row["error"]) for row in rows] == [False, True, False, True, True, True, True, False]
    assert [row.get("id") for row in rows] == ["a", None, None, None, None, None, None, 8]


async def test_a_batch_may_be_an_array(serving: Serving) -> None:
    rows = [{"id": number, "address": "Laugavegur 2", "country": "IS"} for number in range(300)]
    async with serving() as client:
        answer = await client.post(
            "/v1/verify/batch", content=json.dumps([*rows, 5, "Laugavegur 1"]).encode()
        )
        found = [json.loads(line) for line in answer.text.splitlines()]
    assert [each.get("id") for each in found[:300]] == list(range(300))
    assert {each["match"]["id"] for each in found[:300]} == {"is-2"}
    assert found[300]["error"] == "a row is a text, or an object of components"
    assert len(found) == 302


async def test_an_array_that_breaks_off_says_so_in_its_last_line(serving: Serving) -> None:
    async with serving() as client:
        answer = await client.post("/v1/verify/batch", content=b'["Laugavegur 1", {"address": ')
        found = [json.loads(line) for line in answer.text.splitlines()]
    assert found[0]["error"] is None
    assert "broken" in found[1]["error"]


@pytest.mark.parametrize(
    ("body", "kind"), [(b"", None), (b'"a"', "application/json"), (b"", "application/json")]
)
async def test_a_batch_without_rows_is_refused(serving: Serving, body: bytes, kind: str | None) -> None:
    async with serving() as client:
        answer = await client.post(
            "/v1/verify/batch", content=body, headers={"Content-Type": kind} if kind else {}
        )
    assert answer.status_code == 400


async def test_a_client_of_google_finds_what_it_knows(serving: Serving) -> None:
    asked = {
        "address": {
            "regionCode": "IS",
            "languageCode": "is",
            "addressLines": ["Laugavegi 22a", "101 Reykjavik"],
        },
        "previousResponseId": "",
        "enableUspsCass": False,
        "sessionToken": "passed over",
    }
    async with serving() as client:
        answer = (await client.post("/v1:validateAddress?key=none", json=asked)).json()
    assert answer["result"]["verdict"]["possibleNextAction"] == "ACCEPT"
    assert answer["result"]["address"]["postalAddress"]["postalCode"] == "101"
    assert answer["responseId"]


async def test_a_suggestion_is_gone_into(serving: Serving) -> None:
    async with serving() as client:

        async def suggested(**question: str) -> list[dict[str, Any]]:
            answer = await client.get("/v1/suggest", params=question)
            found: list[dict[str, Any]] = answer.raise_for_status().json()["suggestions"]
            return found

        street = (await suggested(q="kerkstraat groningen", country="NL"))[0]
        doors = await suggested(q="kerkstraat 12", within=street["id"])
        assert [each["address"]["house_number"] for each in doors] == ["12", "12A"]
        told = await client.get("/v1/suggest", params={"q": "12", "within": "gone:1"})
        assert told.status_code == 404
        assert "ask without it" in told.json()["detail"]


async def test_a_page_posts_what_is_typed_and_nothing_on_the_way_keeps_the_answer(serving: Serving) -> None:
    asked = {"q": "kerkstraat 12", "country": ["NL", "IS"], "lat": 53.219, "lon": 6.566, "limit": 2}
    async with serving() as client:
        posted = await client.post("/v1/suggest", json=asked)
        got = await client.get("/v1/suggest", params=asked)
    assert posted.json() == got.json()
    assert posted.json()["suggestions"][0]["address"]["city"] == "Groningen"
    assert posted.headers["cache-control"] == got.headers["cache-control"] == "no-store"


async def test_only_the_kinds_and_the_countries_that_are_wanted_are_offered(serving: Serving) -> None:
    async with serving() as client:
        towns = await client.post("/v1/suggest", json={"q": "gro", "kinds": ["locality"]})
        streets = await client.post(
            "/v1/suggest", json={"q": "kerk", "country": ["IS", "NL"], "kinds": ["street"]}
        )
        boxed = await client.post("/v1/suggest", json={"q": "kerkstraat 12", "bounds": "52.9,6.0,53.5,7.0"})
    assert {each["kind"] for each in towns.json()["suggestions"]} == {"locality"}
    assert {each["kind"] for each in streets.json()["suggestions"]} == {"street"}
    assert {each["address"]["city"] for each in boxed.json()["suggestions"]} == {"Groningen"}


@pytest.mark.parametrize(
    "asked",
    [
        "country=NL&country=FR",
        "country=NL,FR",
        "country=nl%2C+fr",
        "country=NL+FR",
        "country=Nederland%7CFrance",
        "country[]=NL&country[]=FR",
        "country%5B0%5D=NL&country%5B1%5D=FR",
    ],
)
async def test_several_countries_are_taken_however_a_page_writes_them(serving: Serving, asked: str) -> None:
    async with serving() as client:
        answer = await client.get(f"/v1/suggest?q=rue&limit=20&{asked}")
        found = answer.raise_for_status().json()["suggestions"]
        plain = await client.post("/v1/suggest", json={"q": "rue", "limit": 20, "country": ["NL", "FR"]})
    assert found == plain.json()["suggestions"]
    assert found


async def test_several_kinds_are_taken_with_commas_too(serving: Serving) -> None:
    async with serving() as client:
        plain = await client.get("/v1/suggest?q=laugav&kinds=street&kinds=premise")
        for asked in ("kinds=street,premise", "kinds[]=street&kinds[]=premise"):
            answer = await client.get(f"/v1/suggest?q=laugav&{asked}")
            assert answer.json() == plain.raise_for_status().json()


@pytest.mark.parametrize("postcode", [101, 101.0])
async def test_a_number_in_a_field_is_its_digits(serving: Serving, postcode: float) -> None:
    typed = {"street": "Laugavegur", "house_number": "22a", "country": "IS"}
    async with serving() as client:
        told = await client.post("/v1/verify", json={**typed, "postcode": postcode})
        plain = await client.post("/v1/verify", json={**typed, "postcode": "101"})
        parsed = await client.post("/v1/parse", json={"address": postcode})
        lines = {"regionCode": "IS", "addressLines": ["Laugavegur 22a"], "postalCode": postcode}
        google = await client.post("/v1:validateAddress", json={"address": lines})
    assert told.raise_for_status().json() == plain.json()
    assert told.json()["action"] == "accept"
    assert parsed.json()["text"] == "101"
    assert google.json()["result"]["verdict"]["addressComplete"]


@pytest.mark.parametrize("value", [True, False, [101], {"code": 101}, float("inf")])
async def test_a_field_that_holds_neither_a_text_nor_a_number_is_told(
    serving: Serving, value: object
) -> None:
    body = json.dumps({"street": "Laugavegur 22a", "postcode": value}).encode()
    async with serving() as client:
        answer = await client.post("/v1/verify", content=body, headers=JSON)
    assert answer.status_code == 422
    assert answer.json()["detail"] == "postcode: give a text or a number"


async def test_half_a_place_and_an_unknown_word_are_told(serving: Serving) -> None:
    async with serving() as client:
        half = await client.get("/v1/suggest", params={"q": "a", "lat": 53.2})
        unknown = await client.get("/v1/suggest", params={"q": "a", "langauge": "nl"})
    assert (half.status_code, unknown.status_code) == (422, 422)
    assert "lat and lon go together" in half.text
    assert (
        unknown.json()["detail"]
        == "langauge: there is nothing of this name here; /openapi.json lists what there is"
    )


async def test_what_is_null_is_not_told(serving: Serving) -> None:
    nothing = dict.fromkeys(("country", "lat", "lon", "within", "kinds", "bounds"))
    async with serving() as client:
        plain = (await client.post("/v1/suggest", json={"q": "laugav"})).json()
        assert (await client.post("/v1/suggest", json={"q": "laugav", **nothing})).json() == plain


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"country": [5]}, "country.0: Input should be a valid string"),
        ({"country": {"a": 1}}, "country: Input should be a valid list"),
        ({"country": "NL,Atlantis"}, "unknown country 'Atlantis'"),
        ({"kinds": "house"}, "kinds.0: Input should be 'unit'"),
        ({"bounds": "1,2,3"}, "bounds: four numbers in degrees with commas between them"),
        ({"limit": True}, "limit: Input should be a valid number"),
        ({"lat": 64, "lon": False}, "lon: Input should be a valid number"),
        ({"lat": 64}, "body: lat and lon go together"),
    ],
)
async def test_what_is_wrong_is_told_in_words_of_the_request(
    serving: Serving, asked: dict[str, Any], told: str
) -> None:
    async with serving() as client:
        answer = await client.post("/v1/suggest", json={"q": "laugav", **asked})
        assert answer.status_code == 422
        assert answer.json()["detail"].startswith(told)


async def test_a_message_of_google_has_either_of_its_names(serving: Serving) -> None:
    plain = {"regionCode": "IS", "addressLines": ["Laugavegi 22a"], "postalCode": "101"}
    other = {"region_code": "IS", "address_lines": ["Laugavegi 22a"], "postal_code": "101", "locality": None}
    async with serving() as client:
        verdicts = [
            (await client.post("/v1:validateAddress", json={"address": each})).json()["result"]
            for each in (plain, other)
        ]
        assert verdicts[0]["address"]["formattedAddress"]
        assert verdicts[0] == verdicts[1]


async def test_a_body_that_is_not_json_is_told_so(serving: Serving) -> None:
    declared = {"Content-Type": "application/json"}
    async with serving() as client:
        broken = await client.post("/v1/verify", content=b'{"address": "Main St', headers=declared)
        form = await client.post("/v1/verify", data={"address": "Main St"})
        unsaid = await client.post("/v1/parse", content=b'{"address": "Main St"}')
    assert (broken.status_code, form.status_code, unsaid.status_code) == (400, 415, 415)
    assert broken.json()["detail"].startswith("the body is not JSON: it breaks at character 12")
    assert form.json()["detail"] == "send the body as JSON, with the header Content-Type: application/json"


async def test_who_only_looks_whether_it_is_there_is_answered(serving: Serving) -> None:
    async with serving() as client:
        for path in ("/", "/healthz", "/readyz"):
            answer = await client.head(path)
            assert (answer.status_code, answer.content) == (200, b"")


async def test_it_says_what_it_answers_from(serving: Serving) -> None:
    async with serving() as client:
        assert (await client.get("/healthz")).json() == {"status": "ok"}
        ready = (await client.get("/readyz")).json()
    assert {each["name"]: each["countries"] for each in ready["gazetteers"]} == {
        "register": ["FR", "IS", "NL"],
        "sample": ["US"],
    }


WRONG: list[tuple[str, dict[str, Any], int, str]] = [
    ("/v1/suggest", {}, 422, "q: "),
    ("/v1/suggest", {"q": "x" * 1_001}, 422, "1000 characters"),
    ("/v1/suggest", {"q": "a", "limit": 21}, 422, "less than or equal to 20"),
    ("/v1/suggest", {"q": "a", "lat": 91, "lon": 0}, 422, "lat: "),
    ("/v1/suggest", {"q": "a", "country": "XX"}, 422, "unknown country"),
    ("/v1/verify", {"adress": "a"}, 422, "adress: "),
    ("/v1/verify", {"country": "Atlantis"}, 422, "unknown country"),
    ("/v1/verify/batch", {}, 405, "/openapi.json"),
    ("/api", {"q": "a", "bbox": "1,2"}, 422, "bbox: "),
    ("/nothing", {}, 404, "/openapi.json"),
]


@pytest.mark.parametrize(("path", "params", "status", "said"), WRONG)
async def test_a_wrong_request_is_told_what_is_wrong(
    serving: Serving, path: str, params: dict[str, Any], status: int, said: str
) -> None:
    async with serving() as client:
        answer = await client.get(path, params=params)
    problem = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code == problem["status"] == status
    assert said in problem["detail"]


async def test_a_wrong_method_is_told_the_right_ones(serving: Serving) -> None:
    async with serving() as client:
        answer = await client.put("/v1/verify", json={})
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, POST"


@pytest.mark.parametrize(
    ("path", "status"),
    [("/v1/suggest?q=laugav", 200), ("/api?q=laugav", 200), ("/readyz", 200), ("/v1/suggest", 422)],
)
async def test_head_is_answered_as_get_without_a_body(serving: Serving, path: str, status: int) -> None:
    async with serving() as client:
        got, headed = await client.get(path), await client.head(path)
    assert got.status_code == headed.status_code == status
    assert headed.headers["content-type"] == got.headers["content-type"]
    assert headed.headers["content-length"] == got.headers["content-length"] != "0"
    assert not headed.content


async def test_head_is_no_way_to_what_is_only_posted(serving: Serving) -> None:
    async with serving() as client:
        answer = await client.head("/v1/verify/batch")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"


async def test_a_wrong_body_is_told_and_not_repeated(serving: Serving) -> None:
    async with serving() as client:
        for body in (
            b"{",
            b'{"address": true}',
            b'{"address": {"secret": "Laugavegur"}}',
            b"\xff",
            b'"\\ud800"',
        ):
            answer = await client.post(
                "/v1/verify", content=body, headers={"Content-Type": "application/json"}
            )
            assert answer.status_code in (400, 422)
            assert answer.headers["content-type"] == "application/problem+json"
            assert "Laugavegur" not in answer.text


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300))
@pytest.mark.slow
def test_any_text_has_an_answer(serving: Serving, text: str) -> None:
    async def ask() -> None:
        async with serving() as client:
            body = json.dumps({"address": text}).encode()
            assert (await client.post("/v1/verify", content=body, headers=JSON)).status_code == 200
            assert (await client.get("/v1/suggest", params={"q": text})).status_code == 200
            assert len((await client.post("/v1/verify/batch", content=body)).text.splitlines()) == 1

    asyncio.run(ask())


JSON = {"Content-Type": "application/json"}


@pytest.mark.anyio
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_a_batch_reads_the_names_of_shops_and_chooses_one_of_two_addresses(
    serving: Serving, anyio_backend: str
) -> None:
    rows = [
        {"id": 1, "Straße": "Laugavegur", "Hausnr.": "22a", "PLZ": "101", "Land": "IS"},
        {
            "id": 2,
            "Billing Address1": "Hafnarstræti 999",
            "Shipping Address1": "Laugavegur 22a",
            "Shipping Zip": "101",
            "Billing Zip": "600",
        },
        {"id": 3, "shipping": {"street": "Laugavegur 22a", "zip": "101"}},
    ]
    async with serving() as client:
        plain = (await client.post("/v1/verify/batch?country=IS", json=rows)).text.splitlines()
        chosen = (
            await client.post("/v1/verify/batch?country=IS&columns=Shipping", json=rows[1:])
        ).text.splitlines()
        mapped = (
            await client.post(
                "/v1/verify/batch?country=IS&map=street=a%2Bb&map=postcode=c",
                json=[{"a": "Laugavegur", "b": "22a", "c": "101"}],
            )
        ).text.splitlines()
        wrong = await client.post("/v1/verify/batch?map=nothing", json=rows)
    assert json.loads(plain[0])["action"] == "accept"
    assert "more than one address" in json.loads(plain[1])["error"]
    assert [json.loads(each)["match"]["id"] for each in (*chosen, *mapped)] == ["is-22a"] * 3
    assert wrong.status_code == 422


@pytest.mark.anyio
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_the_columns_of_a_table_are_told_or_asked_for(serving: Serving, anyio_backend: str) -> None:
    async with serving() as client:
        told = (
            await client.post("/v1/columns", json={"header": ["id", "Straße", "Hausnr.", "Zusatz", "PLZ"]})
        ).json()
        asked = (
            await client.post("/v1/columns", json={"header": ["Billing Street", "Shipping Street"]})
        ).json()
    assert told["read"] == {"house_number": "#3+~+#4", "street": "#2", "postcode": "#5"}
    assert told["told"].endswith("not used: id")
    assert (asked["read"], asked["groups"]) == ({}, ["Billing", "Shipping"])
