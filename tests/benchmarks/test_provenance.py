"""What a result carries, and how it is written."""

from __future__ import annotations

import json
import platform
from pathlib import Path

from benchmarks.shared.provenance import MATCHER, fingerprint_of, provenance, write_result


def test_another_weight_is_another_fingerprint_another_document_is_not(tmp_path: Path) -> None:
    (tmp_path / "weights").write_bytes(b"1")
    before = fingerprint_of(tmp_path)
    (tmp_path / "README.md").write_text("about")
    assert fingerprint_of(tmp_path) == before
    (tmp_path / "weights").write_bytes(b"2")
    assert fingerprint_of(tmp_path) != before


def test_a_result_tells_the_models_and_packages_but_not_the_name_of_the_machine() -> None:
    about = provenance(["numpy", "no-such-package"])
    assert about["matcher"] == fingerprint_of(MATCHER)
    assert about["packages"]["numpy"]
    assert about["packages"]["no-such-package"] is None
    assert platform.node() not in json.dumps(about).replace('"', " ").split()


def test_a_result_is_written_whole_with_its_table_beside_it(tmp_path: Path) -> None:
    file = write_result(tmp_path / "results", "trial", {"share": 0.5}, "| a |\n")
    assert json.loads(file.read_text("utf-8")) == {"share": 0.5}
    assert {each.suffix for each in file.parent.iterdir()} == {".json", ".md"}
