"""What a result must carry to be believed, and how it is written."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from addrkit.index.encoder import load_encoder
from addrkit.version import VERSION

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "benchmarks" / "results"
MATCHER = ROOT / "addrkit" / "models" / "matcher"


def provenance(packages: Sequence[str]) -> dict[str, Any]:
    """When, of what and on what something was measured; never the machine's name."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "addrkit": VERSION,
        "commit": _commit(),
        "encoder": load_encoder().fingerprint,
        "matcher": fingerprint_of(MATCHER),
        "packages": {name: _version(name) for name in packages},
        "machine": {
            "cores": os.cpu_count(),
            "processor": _processor(),
            "system": f"{platform.system()} {platform.machine()}",
            "python": platform.python_version(),
            "load_before": round(os.getloadavg()[0], 2),
        },
    }


def write_result(folder: Path, name: str, result: dict[str, Any], table: str = "") -> Path:
    """Write `<date>-<name>.json`, and the table beside it as .md; returns the JSON file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{datetime.now(UTC):%Y-%m-%d}-{name}.json"
    _replace(file, json.dumps(result, ensure_ascii=False, indent=1) + "\n")
    if table:
        _replace(file.with_suffix(".md"), table)
    return file


def fingerprint_of(folder: Path) -> str:
    """SHA-256 of the files of a folder by their names, in hex; documents (.md) left out."""
    digest = hashlib.sha256()
    for file in sorted(folder.iterdir()):
        if file.suffix != ".md":
            digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _replace(file: Path, text: str) -> None:
    part = file.with_name(f".{file.name}.part")
    part.write_text(text, "utf-8")
    part.replace(file)


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _commit() -> str | None:
    """The commit, with "+" where files differ from it; None outside a checkout."""
    command = ["git", "describe", "--always", "--abbrev=12", "--dirty=+"]
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def _processor() -> str | None:
    """The processor's model, where Linux tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or None
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), None)
