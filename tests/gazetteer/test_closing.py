"""A gazetteer that nobody holds any more is freed, with all that was worked out of it."""

from __future__ import annotations

import ast
import gc
import weakref
from pathlib import Path

import addrkit
from addrkit.compare.entry import ready_names
from addrkit.gazetteer.store import Gazetteer


def test_a_closed_gazetteer_is_freed_whatever_was_asked_of_it(register: Path) -> None:
    kit = addrkit.open(register)
    texts = ["Kerkstraat 12, Groningen", "Kerkstrat 14, 9712 AC Gronigen", "Groningen", "9712 AB", "xyz 9"]
    for text in texts:
        kit.verify(text, "NL")
        kit.explain(text, "NL")
        kit.suggest(text, "NL")
    held = weakref.ref(kit.gazetteers[0])
    del kit
    gc.collect()
    assert held() is None


def test_what_is_kept_of_one_gazetteer_is_not_taken_for_another(register: Path, sample: Path) -> None:
    one, other = Gazetteer(register), Gazetteer(sample)
    assert ready_names(one, 0) is ready_names(one, 0)
    assert ready_names(one, 0)[0].entry == one.entry(0)
    assert ready_names(other, 0)[0].entry == other.entry(0)


def test_no_cache_of_a_module_holds_gazetteers() -> None:
    held = []
    for path in Path(addrkit.__file__).parent.rglob("*.py"):
        text = path.read_text("utf-8")
        for node in ast.parse(text).body if "cache" in text else ():
            if isinstance(node, ast.FunctionDef):
                cached = any(
                    ast.unparse(each).partition("(")[0] in ("cache", "lru_cache")
                    for each in node.decorator_list
                )
                annotated = [ast.unparse(each.annotation) for each in node.args.args if each.annotation]
                held += [f"{path}:{node.name}"] if cached and "Gazetteer" in annotated else []
    assert held == []
