"""Asks GridPin, in an interpreter of its own.

    PYTHON ask_gridpin.py TEXTS.json TOLD.json INDEX

Writes for each text the best hit's street, number, town, postcode, whether it is a house, its score, and the
milliseconds; the street is null where nothing was found.
"""

import json
import sys
import time
from pathlib import Path


def main() -> None:
    """Ask."""
    import gridpin  # type: ignore[import-not-found]

    typed, told, index = sys.argv[1:]
    geocoder = gridpin.Geocoder(index)
    answers: list[list[str | float | bool | None]] = []
    for text in json.loads(Path(typed).read_text("utf-8")):
        start = time.perf_counter()
        found = geocoder.geocode(text, 1)
        took = (time.perf_counter() - start) * 1000
        best = found[0] if found else {}
        named = [best.get(name) for name in ("street", "housenumber", "commune", "postcode")]
        answers.append([*named, best.get("precision") == "house", best.get("score") or 0.0, took])
    Path(told).write_text(json.dumps(answers), "utf-8")


if __name__ == "__main__":
    main()
