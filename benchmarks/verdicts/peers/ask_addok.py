"""Asks Addok, in an interpreter of its own.

    PYTHON ask_addok.py TEXTS.json TOLD.json CONFIG

Writes for each text the best hit's id, whether it is a house number, its score, and the milliseconds; the id is null
where nothing was found.
"""

import json
import os
import sys
import time
from pathlib import Path


def main() -> None:
    """Ask."""
    typed, told, config = sys.argv[1:]
    os.environ["ADDOK_CONFIG_MODULE"] = config
    from addok.config import config as settings  # type: ignore[import-not-found]

    settings.load()
    from addok.core import search  # type: ignore[import-not-found]

    answers: list[list[str | float | bool | None]] = []
    for text in json.loads(Path(typed).read_text("utf-8")):
        start = time.perf_counter()
        found = search(text, limit=1, autocomplete=False)
        took = (time.perf_counter() - start) * 1000
        if found:
            best = found[0]
            answers.append([str(best.id), best.type == "housenumber", float(best.score), took])
        else:
            answers.append([None, False, 0.0, took])
    Path(told).write_text(json.dumps(answers), "utf-8")


if __name__ == "__main__":
    main()
