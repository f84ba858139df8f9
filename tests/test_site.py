"""The documentation as a site: it builds without a complaint, and asks nobody else for anything."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from addrkit.judge.reasons import REASONS

pytest.importorskip("mkdocs", reason="the site needs mkdocs")
pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
FETCHED = re.compile(r'(?:src|<link[^>]* href|url\()=?["\'(]?(https?://[^"\')]+)')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    made = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
    )
    assert (made.returncode, made.stdout, made.stderr) == (0, "", "")
    return folder


def test_every_page_is_there(site: Path) -> None:
    pages = {path.relative_to(ROOT / "docs").with_suffix(".html") for path in (ROOT / "docs").rglob("*.md")}
    there = {path.relative_to(site) for path in site.rglob("*.html")}
    assert {page for page in pages if page.name != "README.html"} <= there
    assert {Path("index.html"), Path("markets.html"), Path("decisions/index.html")} <= there


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    asked = {
        found
        for path in [*site.rglob("*.html"), *site.rglob("*.css")]
        for found in FETCHED.findall(path.read_text("utf-8"))
    }
    assert asked == set()
    assert (site / "assets" / "iframe-worker.js").exists()


def test_its_search_knows_every_reason(site: Path) -> None:
    index = (site / "search" / "search_index.js").read_text("utf-8")
    assert [code for code in REASONS if code not in index] == []


def test_every_reason_says_what_to_do_and_every_decision_whether_it_stands(site: Path) -> None:
    rows = re.findall(r"<tr>\s*(<td>.*?)</tr>", (site / "reasons.html").read_text("utf-8"), re.DOTALL)
    assert [row for row in rows if len(re.findall(r"<td>[^<]", row) + re.findall(r"<td><", row)) != 3] == []
    assert len(rows) == len(REASONS)
    index = (site / "decisions" / "index.html").read_text("utf-8")
    assert index.count(": stands") == len(list((ROOT / "docs" / "decisions").glob("*.md")))
