"""What the pages about Python say is what happens."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer

pytestmark = pytest.mark.slow

DOCS = Path(__file__).parents[1] / "docs"
PAGES = ("python.md", "tables.md")


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_of_the_pages_about_python(
    page: str, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shop.gaz").symlink_to(register)
    monkeypatch.chdir(tmp_path)
    flags = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
    failed, tried = doctest.testfile(
        str(DOCS / page), module_relative=False, optionflags=flags, encoding="utf-8"
    )
    assert (failed, tried > 8) == (0, True)


def test_the_address_that_is_followed_through_every_stage_is_what_explaining_tells(tmp_path: Path) -> None:
    rows = "".join(f"{n},Laugavegur,{n},Reykjavík,101\n" for n in range(20, 31))
    (tmp_path / "is.csv").write_text(f"id,street,house_number,city,postcode\n{rows}", "utf-8")
    build_gazetteer([tmp_path / "is.csv"], tmp_path / "is.gaz", country="IS", coverage="complete")
    told = addrkit.open(tmp_path / "is.gaz").explain("Laugavegi 26 reykjavik", country="IS").to_rows()
    found = {(str(stage).split()[0], row): said for stage, row, said in reversed(list(told))}
    page = (DOCS / "verdict.md").read_text("utf-8")
    quoted = re.findall(r"^\| `(\w+)` \| `([\w.]+)` \| `?([^`|]*?)`? \|", page, re.MULTILINE)
    assert len(quoted) > 10
    assert [each for each in quoted if each[2].strip() not in ("", found.get(each[:2]))] == []
