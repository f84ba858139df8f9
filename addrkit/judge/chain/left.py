"""What was typed of a chain and its division does not explain: conflicts, what no list has, parts, and strays."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from addrkit.compare.chain.chain import Chain
from addrkit.compare.chain.kinds import of_another_kind
from addrkit.compare.chain.pieces import ChainPiece
from addrkit.compare.entry import conventions_of
from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.chain.apart import centre_apart, divisions_apart, levels_named
from addrkit.judge.chain.namesakes import longer_names, of_another_name, with_other_marks
from addrkit.judge.chain.of_two_levels import names_of_two_levels
from addrkit.judge.chain.quarters import (
    begins_one_below,
    has_numbered_quarters,
    is_a_glued_district,
    is_a_quarter_too,
    is_before_the_quarter,
    leaves_suburbs_open,
)
from addrkit.judge.chain.regions import is_region, names_the_country, other_region
from addrkit.judge.chain.way import is_of_way
from addrkit.locale.text import is_cjk
from addrkit.retrieve.chain_words import LEVELS, WITHIN, ChainWord, kinds_of
from addrkit.retrieve.divisions import named


class Left(NamedTuple):
    """What a division does not explain."""

    conflicts: dict[str, ChainPiece]
    """Levels that were typed and are another division's."""
    unknown: dict[str, ChainPiece]
    """Levels that were typed and are in no list."""
    parts: tuple[ChainPiece, ...]
    """What lies within the smallest division."""
    strays: tuple[ChainPiece, ...]
    of_way: tuple[ChainPiece, ...]
    """What goes on a street's or a building's name."""


def left_of(
    best: Chain, words: tuple[ChainWord, ...], text: str, gazetteer: Gazetteer, run: tuple[int, int]
) -> Left:
    """What was typed and a division does not explain, by what it means for the verdict."""
    conflicts = _of_others(best, words, gazetteer, run) | with_other_marks(best, words, text, gazetteer, run)
    unknown: dict[str, ChainPiece] = {}
    centre = centre_apart(best, words, gazetteer, run)
    conflicts |= {"city": centre} if centre is not None else {}
    for apart in divisions_apart(best, words, text, gazetteer, run):
        # Where suburbs are written that no list has, another town's may be this one's as well.
        told = unknown if apart.level == "suburb" and leaves_suburbs_open(best) else conflicts
        told.setdefault(apart.level or "suburb", apart)
    parts: list[ChainPiece] = []
    strays: list[ChainPiece] = []
    of_way: list[ChainPiece] = []
    for piece in _pieces(best, words, gazetteer, run):
        if any(each.first <= piece.first < each.last for each in (*conflicts.values(), *unknown.values())):
            continue
        if _is_part(piece, best, words, gazetteer, run):
            # A direction says nothing of the quarter.
            parts.append(piece._replace(level=WITHIN) if _is_direction(piece, best) else piece)
            continue
        if is_of_way(piece, words, gazetteer, run, conventions_of(best.entry)):
            of_way.append(piece)
            continue
        if piece.level == WITHIN and "suburb" not in conflicts:
            conflicts["suburb"] = piece
            continue
        if begins_one_below(piece, best, gazetteer, run):
            # What stands before it is within it: "Lake Homes, Powai".
            parts += [unknown["suburb"]] if "suburb" in unknown else []
            unknown["suburb"] = piece
            continue
        level = _conflicting_level(piece, best, words, gazetteer, run)
        if level is not None and level not in conflicts:
            conflicts[level] = piece
        elif piece.numbered and piece.level != "suburb":
            strays.append(piece)
        elif (
            piece.level is not None
            and not piece.numbered
            and piece.level not in best.named
            and piece.level not in unknown
        ):
            unknown[piece.level] = piece
        elif piece.level == "suburb":
            parts.append(piece)
        elif piece.level is None and is_a_quarter_too(piece, best, gazetteer, run):
            parts.append(piece._replace(level="suburb"))
        elif piece.level == "city" and _may_be_a_quarter(best) and "suburb" not in unknown:
            unknown["suburb"] = piece
        else:
            strays.append(piece)
    strays += _beside_conflicts(unknown, conflicts)
    return Left(conflicts, unknown, tuple(parts), tuple(strays), tuple(of_way))


def _of_others(
    best: Chain, words: tuple[ChainWord, ...], gazetteer: Gazetteer, run: tuple[int, int]
) -> dict[str, ChainPiece]:
    """The levels at which the name of another division was typed, told without the pieces that are left."""
    found: dict[str, ChainPiece] = {}
    other = other_region(best, words)
    if other is not None:
        found["region"] = other
    found |= longer_names(best, words, gazetteer, run)
    for level, seen in best.named.items():
        kind = of_another_kind(level, seen, words, best.entry, gazetteer, conventions_of(best.entry))
        if kind is not None and level != "suburb":
            found[level] = kind
    for level, piece in names_of_two_levels(best, words, gazetteer, run).items():
        found.setdefault(level, piece)
    namesake = of_another_name(best, words, gazetteer, run)
    if namesake is not None:
        found["suburb"] = namesake
    return found


def _beside_conflicts(unknown: dict[str, ChainPiece], conflicts: Collection[str]) -> list[ChainPiece]:
    """What no list has of levels that conflict: what conflicts stands for the level, and this is told beside it."""
    return [unknown.pop(level) for level in conflicts if level in unknown]


def _may_be_a_quarter(best: Chain) -> bool:
    """Whether a second name beside a town may be of its quarters, of which no list has any: "Khuzam, RAK"."""
    return "city" in best.named and best.levels[0] == "city"


def _pieces(
    best: Chain, words: tuple[ChainWord, ...], gazetteer: Gazetteer, run: tuple[int, int]
) -> Iterator[ChainPiece]:
    """The pieces as they are meant."""
    for piece in _rejoined(best, words, gazetteer, run):
        if names_the_country(piece, best):
            continue
        if is_a_glued_district(piece, words, best, gazetteer, run):
            yield piece._replace(level="district", text=words[piece.first].folded)
        elif run[1] - run[0] == 1 and piece.level in ("city", "district", "region"):
            # Where one city is the country, no other is named: it is a quarter or a building.
            yield piece._replace(level="suburb")
        else:
            whole = _with_its_kind(piece, words, gazetteer, run, best)
            yield _with_the_kind_behind(whole, words, gazetteer, run, best)


def _is_part(
    piece: ChainPiece, best: Chain, words: tuple[ChainWord, ...], gazetteer: Gazetteer, run: tuple[int, int]
) -> bool:
    """Whether a piece lies within the smallest division, or goes its name on, or is but a direction."""
    if piece.level != WITHIN or _goes_on(piece, best):
        beside = _goes_on(piece, best) or _is_direction(piece, best)
        return beside or is_before_the_quarter(piece, best, words, gazetteer, run)
    # "Loyola Heights" is a division's own name.
    behind = words[piece.last - 1].kind == WITHIN
    return not behind or not len(named(gazetteer, run, piece.text, conventions_of(best.entry)))


def _goes_on(piece: ChainPiece, best: Chain) -> bool:
    """Whether a piece is a letter or a number that goes on a suburb's name: "Hải Châu I"."""
    seen = best.named.get("suburb")
    lone = piece.text.isdigit() or len(piece.text) == 1
    return lone and seen is not None and piece.first == seen.last and not piece.numbered


def _with_its_kind(
    piece: ChainPiece, words: tuple[ChainWord, ...], gazetteer: Gazetteer, run: tuple[int, int], best: Chain
) -> ChainPiece:
    """A piece with the word for a hamlet or an estate that begins a larger division's name: "Sóc Trăng"."""
    first = piece.first - 1
    if (
        piece.level not in (WITHIN, "suburb")
        or first < 0
        or words[first].kind != piece.level
        or piece.numbered
    ):
        return piece
    label, text = words[first].label, f"{words[first].folded} {piece.text}"
    larger = label in LEVELS and label not in ("suburb", None)
    if not larger or not len(named(gazetteer, run, text, conventions_of(best.entry))):
        return piece
    return ChainPiece(first, piece.last, text, label, announced=False)


def _with_the_kind_behind(
    piece: ChainPiece, words: tuple[ChainWord, ...], gazetteer: Gazetteer, run: tuple[int, int], best: Chain
) -> ChainPiece:
    """A piece with the word behind it that is of its name, and only looks like one for a kind: "Hà Tĩnh"."""
    at = piece.last
    if piece.numbered or at >= len(words) or words[at].kind is None:
        return piece
    text = f"{piece.text} {words[at].folded}"
    together = words[at].segment == words[piece.first].segment
    if not together or not len(named(gazetteer, run, text, conventions_of(best.entry))):
        return piece
    label = words[at].label if words[at].label in LEVELS else piece.level
    return ChainPiece(piece.first, at + 1, text, label, announced=False)


def _rejoined(
    best: Chain, words: tuple[ChainWord, ...], gazetteer: Gazetteer, run: tuple[int, int]
) -> list[ChainPiece]:
    """The pieces; two that the parser cut and that are one division's name, "Cà" and "Mau", as one."""
    found: list[ChainPiece] = []
    for piece in best.pieces:
        if found and not piece.numbered and not found[-1].numbered and found[-1].last == piece.first:
            text = f"{found[-1].text} {piece.text}"
            together = words[found[-1].first].segment == words[piece.last - 1].segment
            if together and len(named(gazetteer, run, text, conventions_of(best.entry))):
                level = found[-1].level or piece.level
                found[-1] = found[-1]._replace(last=piece.last, text=text, level=level)
                continue
        found.append(piece)
    return found


def _conflicting_level(
    piece: ChainPiece, best: Chain, words: tuple[ChainWord, ...], gazetteer: Gazetteer, run: tuple[int, int]
) -> str | None:
    """The level at which a piece conflicts; None if it conflicts at none."""
    levels = best.levels
    if piece.level == "district" and piece.announced and "district" not in levels and best.entry.city:
        # A town whose districts are listed has no others.
        inside = named(gazetteer, run, best.entry.city, conventions_of(best.entry))[:200].tolist()
        levels += ("district",) if any(gazetteer.entry(number).district for number in inside) else ()
    level = _level_elsewhere(piece, best, gazetteer, run) or _contradicted(piece, best, words, levels)
    listed = not leaves_suburbs_open(best)
    if level is None and listed and has_numbered_quarters(piece, best, gazetteer, run):
        return "suburb"
    if (
        level == "city"
        and _may_be_a_quarter(best)
        and best.postcode == "equal"
        and not (piece.announced and piece.level == "city")
        and not is_region(piece, best)
    ):
        # "Cheras, 56000 Kuala Lumpur": the postcode says that it is a quarter; "Nilai, Kuala Lumpur" is no region's.
        return None
    return level


def _contradicted(
    piece: ChainPiece, best: Chain, words: tuple[ChainWord, ...], levels: Collection[str]
) -> str | None:
    """The level whose place a typed name takes that no division bears; None if it takes the place of none."""
    if piece.numbered or piece.level is None:
        return None
    if piece.level == "city" and best.postcode == "equal" and not set(best.named) - {"region"}:
        # "81300 Skudai": no list has the town, and only the postcode says that it is another.
        return None
    if piece.level not in best.named:
        return piece.level if piece.level != "suburb" and piece.level in levels else None
    # What follows the smallest division is of a larger one; what precedes it is a part or a neighbour of it.
    seen = best.named["suburb"] if piece.level == "suburb" else None
    apart = seen is not None and words[piece.first].segment != words[seen.last - 1].segment
    follows = seen is not None and apart and piece.first > seen.first and not piece.announced
    return "district" if follows and "district" in best.levels and "district" not in best.named else None


def _level_elsewhere(
    piece: ChainPiece, best: Chain, gazetteer: Gazetteer, run: tuple[int, int]
) -> str | None:
    """The level at which another division bears a typed name that this one lacks; None if none bears it."""
    if piece.level is None and not piece.announced:
        return None
    conventions = conventions_of(best.entry)
    if piece.level == "suburb" and leaves_suburbs_open(best):
        # A name that is another town's suburb as well may be one of this town's that no list has.
        return None
    text, entries = piece.text, named(gazetteer, run, piece.text, conventions)
    if not len(entries) and piece.level != "suburb":
        # "Xinyi Dist.": the word for the kind may stand behind the name.
        text, _, kind = piece.text.rpartition(" ")
        entries = named(gazetteer, run, text, conventions) if kind in kinds_of(conventions) else entries
    if not len(entries):
        return None
    held = levels_named(text, gazetteer, run, conventions)
    free = [level for level in LEVELS if level in held and level not in best.named]
    second = piece.level == "suburb" and "suburb" in best.named and not piece.announced
    if (piece.level in held or not held) and not (second and free):
        return piece.level
    quarter = best.named.get("suburb")
    if held == {"suburb"} and not free and quarter is not None and piece.level in ("district", "city"):
        # "Khương Trung, Hoàn Kiếm": a quarter of elsewhere, before what would be its district.
        return piece.level if piece.first < quarter.first else None
    if free:
        return free[0]
    if "suburb" not in held and (piece.level in ("city", "region") or is_region(piece, best)):
        # A second town or region beside the division's own.
        return "region" if piece.level == "suburb" else piece.level
    # A quarter beside the division's own: a name that is not meant as a level.
    return next(level for level in LEVELS if level in held) if piece.announced else None


def _is_direction(piece: ChainPiece, best: Chain) -> bool:
    """Whether a piece is but a direction, as a street's may be written behind its number: "444 Pte"."""
    conventions = conventions_of(best.entry)
    if conventions is None or is_cjk(piece.text):
        return False  # 南 is a town.
    return all(word in conventions.directionals for word in piece.text.split())
