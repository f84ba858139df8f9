"""From `pip install` to the first verdict: the sizes and the seconds, in an environment of its own.

    python -m benchmarks.running.installing [--python python3.11] [--package wheel|sdist] [--defaults]

Builds the package, makes an environment, installs it with pip from wherever pip installs, builds a gazetteer of one
street outside the checkout and verifies an address. `--defaults` asks for the default gazetteers too, as the first use
without `-g` does. Seconds are of the clock: those of pip depend on the network and on what it has kept.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.shared.provenance import RESULTS, ROOT, provenance, write_result

REGISTER = "id,house_number,street,city,postcode,country\n1,12,Kerkstraat,Groningen,9712 AB,NL\n"


def measure(python: str, package: str, defaults: bool, work: Path) -> dict[str, Any]:
    """All figures. Raises CalledProcessError if a command fails."""
    maker = work / "maker"
    seconds(python, "-m", "venv", maker)
    seconds(maker / "bin/python", "-m", "pip", "install", "-qq", "build")
    seconds(maker / "bin/python", "-m", "build", f"--{package}", "-o", work / "dist", ROOT)
    [made] = (work / "dist").iterdir()
    place = work / "installed"
    found: dict[str, Any] = {"package": made.name, "package_mb": round(made.stat().st_size / 1e6, 1)}
    found["environment_s"] = seconds(python, "-m", "venv", place)
    bare = size(place)
    found["pip_install_s"] = seconds(place / "bin/python", "-m", "pip", "install", "-qq", made)
    found["installed_mb"] = round((size(place) - bare) / 1e6)
    (work / "register.csv").write_text(REGISTER, "utf-8")
    (work / "orders.csv").write_text("address\nKerkstraat 12 Groningen\n", "utf-8")
    addrkit = place / "bin/addrkit"
    found["gazetteer_build_s"] = seconds(
        addrkit, "gazetteer", "build", "register.csv", "-o", "nl.gaz", at=work
    )
    found["first_verdict_s"] = seconds(
        addrkit, "verify", "orders.csv", "-o", "verified.csv", "-g", "nl.gaz", "--country", "NL", at=work
    )
    if ",accept," not in (work / "verified.csv").read_text("utf-8"):
        raise SystemExit("the first verdict is no accept")
    for command in (("suggest", "kerk", "-g", "nl.gaz"), ("licences",), ("doctor",), ("serve", "--help")):
        seconds(addrkit, *command, at=work)
    if defaults:
        found["defaults_and_first_verdict_s"] = seconds(
            addrkit, "verify", "orders.csv", "-o", "all.csv", at=work
        )
        found["default_data_mb"] = round(size(work / "home") / 1e6)
    return found


def seconds(*command: str | Path, at: Path | None = None) -> float:
    """What a command takes, in an environment without this checkout."""
    words = [str(each) for each in command]
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    if at is not None:
        clean["ADDRKIT_HOME"] = str(at / "home")
    begun = time.perf_counter()
    subprocess.run(words, check=True, cwd=at, env=clean, stdout=subprocess.DEVNULL)
    return round(time.perf_counter() - begun, 1)


def size(folder: Path) -> int:
    """Bytes of all files under a folder."""
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file() and not each.is_symlink())


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print and write the result."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--package", choices=("wheel", "sdist"), default="wheel")
    parser.add_argument("--defaults", action="store_true")
    parser.add_argument("--results", type=Path, default=RESULTS)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as work:
        found = measure(given.python, given.package, given.defaults, Path(work))
    for name, value in found.items():
        print(f"{name:30} {value}")
    write_result(given.results, "installing", provenance(()) | {"python": given.python} | found)


if __name__ == "__main__":
    main()
