"""Fits the parser's confidences anew, on texts that are less like its training than held-out streets are.

    ADDRKIT_DATA=... python -m addrkit.datasets.parsing_calibration [--model FOLDER] [--packages FOLDER] [--show]

The tagger is most sure of what looks like its training, and what people type looks less like it. So the weights of
components that real text seldom shows are measured on composed addresses of 33 countries with names, venues, boxes,
units and phrases that training never saw (`parsing_calibration.yaml`), made noisy: a perturbed set to calibrate on
(Tomani et al. 2021, doi:10.1109/CVPR46437.2021.00999). Real venues, names of British schools and surgeries before
their addresses, are added, and labelled American strings of held-out streets. The names and forms of the yaml are
dealt out in two hands, which share neither, nor a street: one to calibrate on, the other for
`addrkit.datasets.parsing_rare` to test with. Nothing here is in a test set. The tagger's weights stay as they are.
"""

from __future__ import annotations

import argparse
import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

import yaml

from addrkit.datasets.parsing_composed import composed
from addrkit.datasets.parsing_places import places
from addrkit.datasets.parsing_sets import Components, british_venue, us_usaddress
from addrkit.locale.country import described_countries
from addrkit.locale.text import fold, is_cjk
from addrkit.parsing.tagger.network import DEFAULT_FOLDER, PARSER, Tagger, load_tagger
from addrkit.train.parser.calibration import Telling, tellings, weights
from addrkit.train.parser.corpus import HELD_OUT, gathered
from addrkit.train.parser.examples import GIVEN, Text, example_of, spans_of
from addrkit.train.parser.render import Spans, filled, rendered
from addrkit.types import Address

SEED = 11
EACH = 500
"""Composed texts a country."""
NAMES = 4_000
"""British venues."""
RARE = ("building", "po_box", "district", "unit", "suburb")
"""Components of which real text that was labelled holds little."""
_KNOWN: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
_VENUES = ("edubase", "civil-marriage-venues", "jobcentre")
_STRAY = 0.06
"""The share of composed texts with a firm, a person or a hint that is no part of the address."""
FIT, TEST = 0, 1
"""The hand to calibrate on and the one to test with."""


def _hand(some: Sequence[str], hand: int) -> Sequence[str]:
    return some[hand::2] if len(some) > 1 else some


def _form(some: Sequence[str], hand: int, random: Random) -> str:
    template = random.choice(_hand(some, hand))
    names = _hand(_KNOWN["names"], hand)
    for _ in range(template.count("{N}")):
        template = template.replace("{N}", random.choice(names), 1)
    return filled(template, random)


def of_hand(row: Components, hand: int) -> bool:
    """Whether a composed address's street is dealt to the hand."""
    street = fold(row.get("street") or row.get("suburb") or row.get("city", ""))
    return crc32(b"hand:" + street.encode()) % 2 == hand


def strange(code: str, row: Components, random: Random, hand: int = FIT) -> Components:
    """An address with names and forms that training never saw."""
    row = dict(row)
    # The own names of a country stay in half of the rows.
    for name in ("street", "suburb", "city"):
        if name in row and random.random() < 0.25:
            words = row[name].split(" ")
            words[random.randrange(len(words))] = random.choice(_hand(_KNOWN["names"], hand))
            row[name] = " ".join(words)
    draw = random.random()
    if draw < 0.35:
        own = _KNOWN["buildings"].get(code)
        known = own if own and random.random() < 0.7 else _KNOWN["english_buildings"]
        row["building"] = _form(known, hand, random)
        if random.random() < 0.3:
            row.pop("house_number", None)
            if random.random() < 0.5:
                row.pop("street", None)
    elif draw < 0.55 and code in _KNOWN["boxes"]:
        row["po_box"] = _form(_KNOWN["boxes"][code], hand, random)
        if random.random() < 0.7:
            row = {
                name: value
                for name, value in row.items()
                if name not in ("street", "house_number", "building")
            }
    elif code in _KNOWN["units"]:
        row["unit"] = _form(_KNOWN["units"][code], hand, random)
    if random.random() < 0.35 and code in _KNOWN["districts"]:
        row["district"] = _form(_KNOWN["districts"][code], hand, random)
    return row


def roughened(text: str, spans: Spans, random: Random, hand: int = FIT) -> tuple[str, Spans]:
    """The text with a phrase that belongs to nothing, or without its commas."""
    if random.random() < _STRAY:
        phrase = _form(_KNOWN["phrases"], hand, random)
        joint = random.choice((", ", ", ", " ", "\n", " - "))
        if random.random() < 0.6:
            size = len(phrase) + len(joint)
            text = phrase + joint + text
            spans = {name: (start + size, end + size) for name, (start, end) in spans.items()}
        else:
            text = text + joint + phrase
    if random.random() < 0.25:
        text = text.replace(",", " ")
    return text, spans


def composed_texts(
    packages: Path | None, random: Random, hand: int = FIT, each: int = EACH
) -> Iterator[Text]:
    """Addresses of every country with conventions of its own, rendered with noise."""
    names = _hand(_KNOWN["names"], hand)
    german = {"DE": [name + random.choice(("straße", "weg", "gasse", "str.")) for name in names]}
    for code in sorted(described_countries()):
        found = places(code, packages) or [{}]
        rows = (row for row in composed(code, german, found, random) if of_hand(row, hand))
        for row in islice(rows, each):
            made = rendered(Address(**strange(code, row, random, hand)), random)
            text, spans = roughened(made.text, made.spans, random, hand)
            if not is_cjk(text):
                yield Text(text, spans, code)


def labelled(data: Path) -> Iterator[Text]:
    """American strings as people typed them, of streets that are neither learned from nor in a test set."""
    for row in us_usaddress(data):
        key = " ".join(fold(row.components.get("street") or row.text).split())
        if not row.test and crc32(key.encode()) % 100 < HELD_OUT:
            yield Text(row.text, spans_of(row.text, row.components), "US")


def venues(data: Path, random: Random, names: Sequence[str] = _VENUES, wanted: int = NAMES) -> Iterator[Text]:
    """British venues before their addresses, where the register's own text begins with a number or a street."""
    rows = []
    for name in names:
        file = data / "uk_messy" / "bulk" / name / "addresses.tsv"
        lines = file.read_text("utf-8").splitlines()
        columns = lines[0].split("\t")
        for line in lines[1:]:
            row = dict(zip(columns, line.split("\t"), strict=False))
            text, code = (" ".join(row.get(key, "").split()).strip(" ,") for key in ("text", "postcode"))
            venue = british_venue(row.get("name", ""), text)
            if (
                venue
                and code
                and not venue[0].isdigit()
                and fold(venue).split()[:1] != fold(text).split()[:1]
            ):
                rows.append((venue, text, code))
    for venue, text, code in random.sample(rows, min(wanted, len(rows))):
        whole = f"{venue}{random.choice((', ', ', ', ' '))}{text}, {code}"
        if random.random() < 0.2:
            whole = whole.replace(",", "")
            venue = venue.replace(",", "")
        yield Text(whole, {"building": (0, len(venue))}, "GB")


def told(tagger: Tagger, texts: Iterator[Text], random: Random, only: Sequence[str] = ()) -> list[Telling]:
    """What the tagger tells of the texts; `only` these components have a known truth."""
    made = (example_of(text, random.random() < GIVEN) for text in texts)
    corpus = gathered(each for each in made if each is not None)
    found = tellings(tagger, corpus, range(len(corpus)))
    return [each for each in found if not only or each.component in only]


def described(name: str, some: Sequence[Telling]) -> str:
    """Shares that are right, by component and by whether the rules agree."""
    groups: dict[tuple[str, bool], list[Telling]] = defaultdict(list)
    for each in some:
        groups[each.component, each.signs.agreed].append(each)
    lines = [
        f"  {component} {'with' if agreed else 'against'} the rules: {len(each)} told, "
        f"{sum(one.right for one in each) / len(each):.3f} right, {sum(one.sure for one in each) / len(each):.3f} sure"
        for (component, agreed), each in sorted(groups.items())
    ]
    return "\n".join([name, *lines])


def main() -> None:
    """Measure, and write the curves into the model's configuration."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--model", type=Path, default=DEFAULT_FOLDER)
    options.add_argument("--packages", type=Path)
    options.add_argument("--show", action="store_true", help="only tell what was measured; write nothing")
    given = options.parse_args()
    data, random = Path(os.environ["ADDRKIT_DATA"]), Random(SEED)  # noqa: S311
    tagger = load_tagger(given.model)
    composed_ones = told(tagger, composed_texts(given.packages, random), random)
    typed = told(tagger, labelled(data), random, ("building", "po_box", "unit"))
    named = told(tagger, venues(data, random), random, ("building",))
    for name, some in (("composed", composed_ones), ("American strings", typed), ("British venues", named)):
        print(described(name, some))
    if given.show:
        return
    config = dict(tagger.config)
    config["calibration_by_signs"] = weights([*composed_ones, *typed, *named], RARE)
    PARSER.write(given.model, config)


if __name__ == "__main__":
    main()
