"""libpostal and usaddress as they come, with their labels mapped to addrkit's components.

    PYTHON others.py libpostal|usaddress|usaddress_retrained LABELS < texts.jsonl > parsed.jsonl

Runs alone in any Python that has the parser: it needs nothing of addrkit. LABELS, as JSON, are usaddress's labels
and the components that they stand for. Neighbours with one component are
joined; of others the first counts. libpostal is told the country. usaddress as it comes was trained on the strings
that it is tested on here; usaddress_retrained is its own code and settings, trained on those strings of ADDRKIT_DATA
that are none of the texts which it is asked.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

LIBPOSTAL = {
    "house": "building",
    "house_number": "house_number",
    "road": "street",
    "unit": "unit",
    "level": "unit",
    "staircase": "unit",
    "entrance": "unit",
    "po_box": "po_box",
    "suburb": "suburb",
    "city_district": "suburb",
    "city": "city",
    "state_district": "district",
    "state": "region",
    "postcode": "postcode",
    "country": "country",
}


def joined(labelled: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    """Values by component."""
    found: dict[str, str] = {}
    last = None
    for value, name in labelled:
        if name and name not in found:
            found[name] = value
        elif name and name == last:
            found[name] += " " + value
        last = name
    return found


def libpostal() -> Callable[[str, str], dict[str, str]]:
    """Libpostal as a function of text and country."""
    from postal.parser import parse_address  # type: ignore[import-untyped,unused-ignore]

    def parse(text: str, country: str) -> dict[str, str]:
        return joined(
            (value, LIBPOSTAL.get(label)) for value, label in parse_address(text, None, country.lower())
        )

    return parse


def usaddress(labels: Mapping[str, str]) -> Callable[[str, str], dict[str, str]]:
    """Usaddress as a function of text and country, which it does not ask for."""
    import usaddress as package  # type: ignore[import-not-found]

    def parse(text: str, _: str) -> dict[str, str]:
        return joined((word, labels.get(label)) for word, label in package.parse(text))

    return parse


def usaddress_retrained(labels: Mapping[str, str], asked: set[str]) -> Callable[[str, str], dict[str, str]]:
    """Usaddress trained by its own code on its labelled strings, less those that are asked."""
    import pycrfsuite  # type: ignore[import-not-found]
    import usaddress as package

    trainer = pycrfsuite.Trainer(verbose=False)
    for file in sorted((Path(os.environ["ADDRKIT_DATA"]) / "us_usaddress").glob("*.xml")):
        for string in ElementTree.parse(file).getroot():  # noqa: S314
            words = [(word.text or "", word.tag) for word in string]
            # Its code stumbles over words of signs alone.
            lettered = all(any(map(str.isalnum, word)) for word, _ in words)
            if words and lettered and " ".join(word for word, _ in words) not in asked:
                features = package.tokens2features([word for word, _ in words])
                trainer.append(pycrfsuite.ItemSequence(features), [label for _, label in words])
    tagger = pycrfsuite.Tagger()
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model")
        trainer.train(model)
        tagger.open(model)

    def parse(text: str, _: str) -> dict[str, str]:
        words = package.tokenize(text)
        told = tagger.tag(package.tokens2features(words)) if words else []
        return joined((word, labels.get(label)) for word, label in zip(words, told, strict=True))

    return parse


def main() -> None:
    """Parse the lines of stdin; the last line of stdout holds the seconds that loading and parsing took."""
    rows = [json.loads(line) for line in sys.stdin]
    began = time.perf_counter()
    if sys.argv[1] == "usaddress_retrained":
        parse = usaddress_retrained(json.loads(sys.argv[2]), {row["text"] for row in rows})
    elif sys.argv[1] == "usaddress":
        parse = usaddress(json.loads(sys.argv[2]))
    else:
        parse = libpostal()
    parse("1 Main St", "US")
    loaded = time.perf_counter()
    start = time.perf_counter()
    for row in rows:
        print(json.dumps(parse(row["text"], row["country"]), ensure_ascii=False))
    print(json.dumps({"load_s": loaded - began, "parse_s": time.perf_counter() - start}))


if __name__ == "__main__":
    main()
