"""libpostal and usaddress as they come, with their labels mapped to addrkit's components.

    PYTHON parsing_others.py libpostal|usaddress|usaddress_retrained < texts.jsonl > parsed.jsonl

Runs alone in any Python that has the parser: it needs nothing of addrkit. Neighbours with one component are
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
from collections.abc import Callable, Iterable
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
USADDRESS = {
    "AddressNumber": "house_number",
    "AddressNumberPrefix": "house_number",
    "AddressNumberSuffix": "house_number",
    "StreetName": "street",
    "StreetNamePreDirectional": "street",
    "StreetNamePreModifier": "street",
    "StreetNamePreType": "street",
    "StreetNamePostDirectional": "street",
    "StreetNamePostModifier": "street",
    "StreetNamePostType": "street",
    "SecondStreetName": "street",
    "SecondStreetNamePreDirectional": "street",
    "SecondStreetNamePreType": "street",
    "SecondStreetNamePostDirectional": "street",
    "SecondStreetNamePostType": "street",
    "CornerOf": "street",
    "IntersectionSeparator": "street",
    "OccupancyType": "unit",
    "OccupancyIdentifier": "unit",
    "SubaddressType": "unit",
    "SubaddressIdentifier": "unit",
    "BuildingName": "building",
    "LandmarkName": "building",
    "USPSBoxType": "po_box",
    "USPSBoxID": "po_box",
    "USPSBoxGroupType": "po_box",
    "USPSBoxGroupID": "po_box",
    "PlaceName": "city",
    "StateName": "region",
    "ZipCode": "postcode",
    "ZipPlus4": "postcode",
    "CountryName": "country",
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


def usaddress() -> Callable[[str, str], dict[str, str]]:
    """Usaddress as a function of text and country, which it does not ask for."""
    import usaddress as package  # type: ignore[import-not-found]

    def parse(text: str, _: str) -> dict[str, str]:
        return joined((word, USADDRESS.get(label)) for word, label in package.parse(text))

    return parse


def usaddress_retrained(asked: set[str]) -> Callable[[str, str], dict[str, str]]:
    """Usaddress trained by its own code on its labelled strings, less those that are asked."""
    import pycrfsuite  # type: ignore[import-not-found]
    import usaddress as package

    trainer = pycrfsuite.Trainer(verbose=False)
    for file in sorted((Path(os.environ["ADDRKIT_DATA"]) / "us_usaddress").glob("*.xml")):
        for string in ElementTree.parse(file).getroot():  # noqa: S314
            words = [(word.text or "", word.tag) for word in string]
            if words and " ".join(word for word, _ in words) not in asked:
                features = package.tokens2features([word for word, _ in words])
                trainer.append(pycrfsuite.ItemSequence(features), [label for _, label in words])
    tagger = pycrfsuite.Tagger()
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model")
        trainer.train(model)
        tagger.open(model)

    def parse(text: str, _: str) -> dict[str, str]:
        words = package.tokenize(text)
        labels = tagger.tag(package.tokens2features(words)) if words else []
        return joined((word, USADDRESS.get(label)) for word, label in zip(words, labels, strict=True))

    return parse


def main() -> None:
    """Parse the lines of stdin; the last line of stdout holds the seconds that loading and parsing took."""
    rows = [json.loads(line) for line in sys.stdin]
    began = time.perf_counter()
    if sys.argv[1] == "usaddress_retrained":
        parse = usaddress_retrained({row["text"] for row in rows})
    else:
        parse = {"libpostal": libpostal, "usaddress": usaddress}[sys.argv[1]]()
    parse("1 Main St", "US")
    loaded = time.perf_counter()
    start = time.perf_counter()
    for row in rows:
        print(json.dumps(parse(row["text"], row["country"]), ensure_ascii=False))
    print(json.dumps({"load_s": loaded - began, "parse_s": time.perf_counter() - start}))


if __name__ == "__main__":
    main()
