"""The npm package and the service have the same files, and texts for everything in every language."""

from __future__ import annotations

import json
import re
from typing import get_args

import pytest

from addrkit.judge.reasons import REASONS
from addrkit.serve.element import ELEMENT, languages, texts_in
from addrkit.serve.pages import WEB
from addrkit.types import COMPONENTS, Reason, Status
from addrkit.version import VERSION

from .conftest import CHECKOUT, Serving

PACKAGE = CHECKOUT / "packages" / "address-suggest"
pytestmark = [pytest.mark.anyio, pytest.mark.slow]
BLANK = re.compile(r"\{\w+\}")


def test_the_service_serves_the_very_files_of_the_package() -> None:
    assert ELEMENT.samefile(PACKAGE / "src")
    twice = {file.name for file in ELEMENT.rglob("*.js")} & {file.name for file in WEB.glob("*.js")}
    assert twice == set(), "a file beside the pages would hide that of the package"
    assert json.loads((PACKAGE / "package.json").read_text("utf-8"))["version"] == VERSION


async def _served(serving: Serving, path: str) -> tuple[str, str]:
    async with serving() as client:
        answer = await client.get(path)
        assert answer.status_code == 200
        return answer.text, answer.headers["cache-control"]


@pytest.mark.parametrize("name", ["address-suggest.js", "address-verify.js", "core.js", "texts/ar.js"])
async def test_each_is_there_by_its_name_and_under_its_version_for_good(serving: Serving, name: str) -> None:
    here = (ELEMENT / name).read_text("utf-8")
    assert await _served(serving, f"/web/{name}") == (here, "no-cache")
    text, kept = await _served(serving, f"/web/{VERSION}/{name}")
    assert text == here
    assert "immutable" in kept


def test_there_are_thirteen_languages() -> None:
    assert languages() == ("ar", "de", "en", "es", "fr", "id", "it", "ja", "nl", "pl", "pt", "th", "vi")
    loaders = (ELEMENT / "texts.js").read_text("utf-8")
    assert re.findall(r'"\./texts/(\w+)\.js"\)', loaders) == [each for each in languages() if each != "en"]


@pytest.mark.parametrize("language", languages())
def test_each_has_a_text_for_everything(language: str) -> None:
    texts, english = texts_in(language), texts_in("en")
    assert texts["lang"] == language
    assert texts["dir"] == ("rtl" if language == "ar" else "ltr")
    assert list(texts["reasons"]) == list(REASONS) == list(get_args(Reason))
    assert set(get_args(Status)) < set(texts["statuses"])
    assert list(texts["components"]) == list(COMPONENTS)
    for part in ("suggest", "verify", "statuses", "components", "reasons"):
        assert list(texts[part]) == list(english[part])
        for name, text in texts[part].items():
            if name != "some":
                assert text
                assert set(BLANK.findall(text)) == set(BLANK.findall(english[part][name])), (part, name)
    if language != "en":
        same = [name for name, text in texts["reasons"].items() if text == english["reasons"][name]]
        assert same == []


async def test_reasons_are_told_in_the_language_asked_for(serving: Serving) -> None:
    async with serving() as client:
        german = (await client.get("/v1/reasons?lang=de-AT")).json()
        other = (await client.get("/v1/reasons?lang=tlh")).json()
    assert german["lang"] == "de"
    assert german["reasons"]["street_missing"] == "Die Straße fehlt."
    assert other["lang"] == "en"
