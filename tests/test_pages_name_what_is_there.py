"""Files, modules and commands that the documentation names are there."""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "gazetteers/*.md", "benchmarks/*.md", "addrkit/models/**/*.md")
    for path in ROOT.glob(pattern)
)
ANCHOR = re.compile(r"\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
PLACEHOLDER = re.compile(r"CC\.yaml|NAME\.py|/verified\.")
"""What stands for a name of the reader's own, or is made by the command that is shown."""
FILE = re.compile(
    r"(?<![\w/.-])((?:addrkit|benchmarks|gazetteers|tests|examples|docs)/[\w./-]+\.(?:py|yaml|md|csv|json|js))\b"
)
MODULE = re.compile(r"(?<![\w/.-])((?:addrkit|benchmarks)(?:\.[a-z_]\w*)+)\b")
COMMAND = re.compile(r"python -m ((?:addrkit|benchmarks)[\w.]*)")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def is_there(named: str) -> bool:
    """Whether a dotted name is a module, or something that a module holds."""
    try:
        if find_spec(named):
            return True
    except ModuleNotFoundError:
        pass  # what holds it is a module, and no package
    parent, _, name = named.rpartition(".")
    found = find_spec(parent)
    return found is not None and found.origin is not None and name in held(Path(found.origin))


@cache
def held(module: Path) -> frozenset[str]:
    """The names that a module holds, read and not imported: some take seconds, or an extra that is not installed."""
    names = set[str]()
    body = ast.parse(module.read_text("utf-8")).body
    for node in (*body, *(each for under in body if isinstance(under, ast.If) for each in under.body)):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Import(names=imported) | ast.ImportFrom(names=imported):
                names |= {each.asname or each.name for each in imported}
            case ast.Assign(targets=targets):
                names |= {each.id for each in targets if isinstance(each, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
    return frozenset(names)


def runs(module: str) -> bool:
    """Whether a module is one that can be run."""
    try:
        found = find_spec(module)
    except ModuleNotFoundError:
        return False
    if found is not None and found.submodule_search_locations:
        return runs(f"{module}.__main__")
    if found is None or found.origin is None:
        return False
    return "__main__" in Path(found.origin).read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_names_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    files = {
        each for each in FILE.findall(text) if not (ROOT / each).is_file() and not PLACEHOLDER.search(each)
    }
    modules = {each for each in MODULE.findall(text) if not is_there(each)}
    links = {each for each in LINK.findall(text) if not (page.parent / each).exists()}
    commands = {each for each in COMMAND.findall(text) if not runs(each.rstrip("."))}
    assert files | modules | links | commands == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_place_in_a_page_that_a_link_names_is_a_heading(page: Path) -> None:
    for target, place in ANCHOR.findall(page.read_text("utf-8")):
        headings = HEADING.findall(((page.parent / target) if target else page).read_text("utf-8"))
        assert place in {re.sub(r"\s+", "-", re.sub(r"[^\w\- ]", "", each.lower())) for each in headings}
