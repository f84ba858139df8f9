"""Whether every address can be entered by going into its street: the requests that `<address-suggest>` makes.

    python -m benchmarks.suggest.drill NAME.gaz... [--rows 300] [--seed 1]

Of each gazetteer, doors drawn at random. Somebody types the street and the town (and the postcode, where the street is
not among the first five), chooses the street, types the number into the gap that the element leaves in the text, key by
key, chooses the building if it has units, and types the unit the same way. Counted is who finds the address among the
first five; those who do not are printed.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import random
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from addrkit.gazetteer.schema import STREET
from addrkit.gazetteer.store import Gazetteer, open_gazetteer
from addrkit.locale.format import format_address, normal_postcode_shape
from addrkit.types import Record
from benchmarks.running.command import addrkit_command
from benchmarks.shared.provenance import RESULTS, provenance, write_result

FIRST = 5
PATIENCE_SECONDS = 300
"""For an answer, the first included: the service opens its gazetteers before it."""
PACKAGES = ("numpy",)
Suggestion = dict[str, Any]


class Service:
    """A running service, asked as the element asks it."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
        self.requests = 0

    def close(self) -> None:
        """Forgets the connection; the next question opens one."""
        self._connection.close()

    def ask(self, text: str, country: str | None, within: str | None = None) -> list[Suggestion]:
        """The suggestions for a text."""
        question: dict[str, Any] = {"q": text, "country": [country] if country else []}
        if within:
            question["within"] = within
        self.requests += 1
        headers = {"Content-Type": "application/json"}
        self._connection.request("POST", "/v1/suggest", json.dumps(question), headers)
        answer = self._connection.getresponse()
        found: list[Suggestion] = json.loads(answer.read()).get("suggestions", [])
        return found[:FIRST]


_MOST_DRAWN = 100
"""Rows that are drawn for each door that is wanted."""


def doors(gazetteer: Gazetteer, count: int, seed: int) -> Iterator[Record]:
    """Doors of streets, drawn at random."""
    chance = random.Random(seed)  # noqa: S311  no secret
    rows = sum(part.doors for part in gazetteer.manifest.coverage)
    drawn = 0
    # A register of few doors, or of many that are no street's, has fewer than are wanted.
    for row in chance.sample(range(rows), min(rows, _MOST_DRAWN * count)):
        number, record = gazetteer.record_at(row)
        if drawn == count:
            return
        if gazetteer.entry(number).kind == STREET and record.components.house_number:
            drawn += 1
            yield record


def is_found(service: Service, record: Record) -> bool:
    """Whether somebody who means a door gets to it."""
    here, text = record.components, format_address(record.components)
    for typed in (f"{here.street} {here.city or ''}", _with_postcode(record)):
        for each in service.ask(typed, here.country):
            # Of a street with one door, the door is offered.
            if each["text"] == text and not each["has_more"]:
                return True
            if each["kind"] == "street" and each["has_more"] and _is_street_of(each, record):
                return _goes_into(service, each, record, text)
    return False


def _with_postcode(record: Record) -> str:
    here = record.components
    code = normal_postcode_shape(here.postcode or "", here.country)
    return f"{here.street} {code} {here.city or ''}"


def _is_street_of(suggestion: Suggestion, record: Record) -> bool:
    here, there = record.components.to_dict(), suggestion["address"]
    # Streets of one name in a town are told apart by their postcodes, where these are shown.
    return there.get("postcode") in (None, here.get("postcode")) and all(
        here.get(name) == there.get(name) for name in ("street", "city", "district", "suburb", "region")
    )


def _goes_into(service: Service, chosen: Suggestion, record: Record, wanted: str) -> bool:
    """Types what is missing into the gap behind the street or the number, key by key."""
    here = record.components
    is_building = bool(chosen["address"].get("house_number"))
    missing = (here.unit if is_building else here.house_number) or ""
    if here.building and not is_building:
        # Buildings may share a number.
        missing = f"{missing} {here.building}"
    end = _end_of_first_line(chosen)
    text = chosen["text"]
    for typed in range(len(missing) + 1):
        asked = f"{text[:end]} {missing[:typed]}{text[end:]}"
        found = service.ask(asked, here.country, chosen["id"])
        if any(each["text"] == wanted and not each["has_more"] for each in found):
            return True
        building = next((each for each in found if each["has_more"] and _is_building_of(each, record)), None)
        if building and not is_building:
            return _goes_into(service, building, record, wanted)
    return False


def _is_building_of(suggestion: Suggestion, record: Record) -> bool:
    names = ("house_number", "street", "city", "postcode")
    here = record.components.to_dict()
    return all(here.get(name) == suggestion["address"].get(name) for name in names)


def _end_of_first_line(suggestion: Suggestion) -> int:
    text, address = suggestion["text"], suggestion["address"]
    parts = (address.get(name) for name in ("house_number", "street", "building"))
    ends = [text.index(part) + len(part) for part in parts if part and part in text]
    return max(ends, default=len(text))


def main() -> None:
    """Prints, for each gazetteer, how many of the doors were found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gazetteers", type=Path, nargs="+")
    parser.add_argument("--rows", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=RESULTS)
    asked = parser.parse_args()
    words = addrkit_command("serve", "--port", "0")
    for folder in asked.gazetteers:
        words += ["-g", str(folder)]
    result: dict[str, Any] = {}
    with subprocess.Popen(words, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None  # noqa: S101
        try:
            line = next(each for each in process.stderr if b"Serving on" in each)
            service = Service(int(line.decode().split()[2].rsplit(":", 1)[1]))
            _wait(service)
            for folder in asked.gazetteers:
                gazetteer = open_gazetteer(folder)
                drawn = list(doors(gazetteer, asked.rows, asked.seed))
                before = service.requests
                lost = [each for each in drawn if not is_found(service, each)]
                result[gazetteer.name] = {"drawn": len(drawn), "found": len(drawn) - len(lost)}
                print(f"{gazetteer.name}: {len(drawn) - len(lost)} of {len(drawn)}, ", end="")
                print(f"{(service.requests - before) / max(len(drawn), 1):.1f} requests each")
                for each in lost:
                    print(f"  not found: {format_address(each.components)}")
        finally:
            process.terminate()
    write_result(asked.out, "drill", {"provenance": provenance(PACKAGES), "found": result})


def _wait(service: Service) -> None:
    """Until the service listens."""
    ends = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < ends:
        with contextlib.suppress(ConnectionRefusedError):
            service.ask("a", None)
            return
        service.close()
        time.sleep(0.2)
    raise TimeoutError(f"the service did not listen within {PATIENCE_SECONDS} s")


if __name__ == "__main__":
    main()
