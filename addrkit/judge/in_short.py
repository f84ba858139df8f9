"""Readings of a street by a short form of its name, where nothing that was typed whole is known."""

from __future__ import annotations

from collections.abc import Sequence

from addrkit.compare.compare import Compared
from addrkit.compare.entry import compared_words, conventions_of
from addrkit.compare.evidence import PartRelation
from addrkit.compare.names import apart_from_type, street_type
from addrkit.compare.said_in_short import is_said_in_short
from addrkit.judge.decide import rank_streets
from addrkit.judge.others_of_the_name import is_typed_in_part
from addrkit.judge.readings import Judged, Reading, Stages
from addrkit.judge.standing import SETTLED
from addrkit.judge.told_apart import FOUND
from addrkit.parsing.query import Query


def as_said_in_short(judged: Sequence[Judged], stages: Stages) -> dict[int, Reading]:
    """The typed street as the one whose name it shortens, where it is no other's that was found."""
    found = {}
    for index, each in enumerate(judged):
        best = each.best
        if best.verdict.action in SETTLED or best.query.value("street") is None:
            continue
        meant = _meant(best.query, [one for _, one in best.ranked])
        if meant is not None:
            others = [one for _, one in best.ranked if one is not meant]
            ranked = rank_streets([[_as_whole(meant), *others]], stages.matcher)[0]
            found[index] = stages.ranked_otherwise(best, ranked, "with a street's name in short")
    return found


def _meant(query: Query, ranked: Sequence[Compared]) -> Compared | None:
    """The one street whose name was shortened and that has the door; None where there are none or several."""
    doors = [each for each in ranked if each.evidence.door.number in FOUND]
    shortened = [each for each in doors if _is_shortened(query, each)]
    rivals = (each for each in doors if _is_of_another_type(query, each) or is_typed_in_part(query, each))
    names = {(each.ready.entry.name, each.ready.entry.city) for each in (*shortened, *rivals)}
    return shortened[0] if shortened and len(names) == 1 else None


def _is_of_another_type(query: Query, each: Compared) -> bool:
    """Whether a street is just what was typed but for its type: "Шевченка" may be the boulevard."""
    conventions = conventions_of(each.ready.entry)
    typed = compared_words(query.value("street"), conventions)
    kind = each.ready.made_of.street_type
    return (
        kind is not None
        and street_type(typed, conventions) is None
        and apart_from_type(each.ready.name, kind) == typed
    )


def _is_shortened(query: Query, each: Compared) -> bool:
    entry = each.ready.entry
    if entry.city is None or each.evidence.postcode.implied != "nothing":
        return False
    names = (entry.name, *entry.other_names)
    typed, here = query.value("street"), conventions_of(entry)
    return any(is_said_in_short(typed, name, each.ready.region, here) for name in names)


def _as_whole(each: Compared) -> Compared:
    """The street as though its name had been typed whole."""
    seen = each.evidence
    kind: PartRelation = "equal" if each.ready.made_of.street_type else "neither"
    street = seen.street._replace(
        words=1.0, text=1.0, extra=0.0, sound=1.0, type=kind, direction="neither", in_short=True
    )
    return each._replace(evidence=seen._replace(street=street))
