"""What people write beside an address: names before it, floors and boxes that no record has, the city twice."""

from __future__ import annotations

import random as random_module
from collections.abc import Container, Mapping, Sequence

from addrkit.locale.country import Country
from addrkit.train.noise.layout import Extras, LinePiece
from addrkit.train.noise.rates import NoiseRates

Random = random_module.Random


def extras_for(
    values: Mapping[str, str],
    where: Country | None,
    rates: NoiseRates,
    random: Random,
    towns: Sequence[str] = (),
) -> Extras:
    """What stands beside the components that are typed."""
    before = beside = note = None
    end = []
    if random.random() < rates.add_name and "building" not in values:
        before = _name(where, random)
    if random.random() < rates.add_word:
        beside = LinePiece(None, _made_up(random))
    if random.random() < rates.add_note:
        taken = {*values, before.component} if before else set(values)
        note = _note(taken, where, random)
    if "city" in values and random.random() < rates.repeat_city:
        end.append(LinePiece(None, random.choice((values["city"], *towns[:3]))))
    if where is not None and random.random() < rates.name_country:
        end.append(LinePiece("country", random.choice((where.name, where.code))))
    return Extras(before, beside, note, tuple(end))


_SYLLABLES = (
    "ba", "ber", "bo", "da", "del", "don", "el", "fa", "fer", "ga", "gor", "hal", "han", "jo", "ka", "kel",
    "la", "len", "lo", "ma", "mar", "mon", "na", "nel", "no", "pa", "per", "ra", "ren", "ro", "sa", "sel",
    "son", "ta", "ter", "ti", "va", "ver", "vi", "win",
)  # fmt: skip


def _made_up(random: Random) -> str:
    """A name that nobody bears."""
    return "".join(random.choice(_SYLLABLES) for _ in range(random.randint(2, 4))).capitalize()


_FIRMS = ("{} & {}", "{} {}", "{} {}", "{}", "{} Ltd", "{} SARL", "{} GmbH", "{} A/S", "{} Inc", "{} {} & Co")
_PERSONS = ("c/o {} {}", "{} {}", "Attn: {} {}", "v/ {} {}", "Fmd.: {} {}")


def _name(where: Country | None, random: Random) -> LinePiece:
    """A firm's or a house's name; or a person's, which is no part of an address."""
    words = sorted(where.building_words) if where else []
    draw = random.random()
    if draw < 0.3:
        return LinePiece(None, random.choice(_PERSONS).format(_made_up(random), _made_up(random)))
    if draw < 0.7 and words:
        word = random.choice(words).title()
        name = _made_up(random)
        return LinePiece("building", random.choice((f"{word} {name}", f"{name} {word}")))
    return LinePiece("building", random.choice(_FIRMS).format(_made_up(random), _made_up(random)))


def _note(taken: Container[str | None], where: Country | None, random: Random) -> LinePiece | None:
    """A floor or flat, a box, or an estate; in the country's words."""
    number = str(random.randint(1, 99) if random.random() < 0.5 else random.randint(1, 9))
    kinds = {
        "unit": sorted(where.unit_words) if where else ["apt"],
        "po_box": list(where.po_box_words) if where else ["po box"],
        "building": sorted(where.building_words) if where else [],
    }
    open_kinds = [
        kind
        for kind in ("unit", "unit", "unit", "unit", "po_box", "building")
        if kinds[kind] and kind not in taken
    ]
    if not open_kinds:
        return None
    kind = random.choice(open_kinds)
    word = random.choice(kinds[kind])
    word = word.upper() if len(word) <= 3 else word.capitalize()
    if kind == "building":
        return LinePiece(
            "building", random.choice((f"{word} {_made_up(random)}", f"{_made_up(random)} {word}"))
        )
    if kind == "unit" and where and where.ordinal_endings and random.random() < 0.3:
        return LinePiece("unit", f"{number}{random.choice(sorted(where.ordinal_endings))} {word.lower()}")
    return LinePiece(kind, f"{word} {number}")
