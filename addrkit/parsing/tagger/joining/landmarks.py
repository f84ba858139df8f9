"""What is near the door, told with no comma before it: "20 Rua X em frente ao banco", "MG Road near SBI Bank"."""

from __future__ import annotations

from functools import lru_cache

from addrkit.parsing.pasted.phrases import phrase_at, phrases
from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, release, release_all, take

_HOLDERS = frozenset((FREE, "suburb", "building", "unit", "district", "street"))
"""What the words of a landmark are taken for, beside the town."""
_BESIDE = ("city", "suburb", "building", "district")
"""What a landmark that a word ends was taken for."""
_ENDING = ("suburb", "district", "known_city", "po_box", "landmark_end")
"""Roles of a word that begins what follows a landmark."""
_BEHIND = ("suburb", "street")
"""Components that may follow a landmark with no comma: "near Ram Dairy | 5th Golibar Road"."""
_BEFORE = ("street", "compound", "building", "direction", "suburb")
"""Roles of a word behind which a landmark is told with no comma, where a street's type stands last."""


def join_landmarks(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Free the words of landmarks from the components that the tagger gave them to, in place."""
    opening = landmark_words(cut.lexicon.country.code)
    _alone(cut, labels, parts, opening)
    _near_town(cut, labels, parts, opening)
    for at, token in enumerate(cut.tokens):
        if token.joined and token.gap == "-":
            continue  # "182 III-achter"
        if (token.folded in opening or token.unspaced) and (end := _end(cut, labels, parts, at)):
            release_all(labels, parts, at, end, least=LEFT)
            cut.barred.update(range(at, end))


def _alone(cut: Cut, labels: list[str], parts: Parts, opening: frozenset[str]) -> None:
    """A quarter that is only a word for "near" is none: "Meadow Farm, Nr Tiverton"."""
    first, end, _ = parts.get("suburb", (0, 0, 0.0))
    if end - first == 1 and cut.tokens[first].folded in opening and not cut.breaks(end):
        del parts["suburb"]
        labels[first] = FREE


def _near_town(cut: Cut, labels: list[str], parts: Parts, opening: frozenset[str]) -> None:
    """The only town of a text is its town, though a word for "near" stands before: "High St, nr Chesterfield"."""
    for at in range(1, len(labels) - 1):
        if cut.tokens[at].folded not in opening or not cut.breaks(at):
            continue
        town = at + 1
        end = town + max(cut.role(town, "town"), cut.role(town, "known_city"))
        if end == town or not cut.breaks(end):
            continue
        if "city" in parts and parts["city"][:2] != (town, end):
            return
        for word in range(end - 1, at - 1, -1):
            if not release(labels, parts, word):
                return
        take(labels, parts, "city", town, end, FOUND)
        _name_before(cut, labels, parts, at)
        return


def _name_before(cut: Cut, labels: list[str], parts: Parts, end: int) -> None:
    """A name without a street's type and without a number, right before that town, is a village."""
    first, stop, sure = parts.get("street", (0, 0, 0.0))
    if stop != end or not parts.keys().isdisjoint(("suburb", "house_number")) or not cut.breaks(first):
        return
    if not any(cut.role(at, "street") for at in range(first, stop)):
        del parts["street"]
        take(labels, parts, "suburb", first, stop, min(sure, FOUND))


@lru_cache(maxsize=300)
def landmark_words(code: str) -> frozenset[str]:
    """The first words of a country's phrases for what is only near."""
    by_word = phrases(code).by_word
    return frozenset(
        word for word, known in by_word.items() if any(each.kind == "landmark" for each in known)
    )


def _end(cut: Cut, labels: list[str], parts: Parts, at: int) -> int:
    """Where the landmark that begins with that word ends; 0 where none begins."""
    phrase = phrase_at(cut.tokens, at, cut.text, phrases(cut.lexicon.country.code))
    wrong = labels[at] == "region" and not cut.role(at, "region")  # "411001 landmark German Bakery"
    holder = wrong or labels[at] in _HOLDERS
    if phrase is None or phrase.kind != "landmark" or not holder or at in cut.barred:
        return 0
    behind = at + len(phrase.words)
    if not _follows(cut, labels, parts, at):
        return 0
    if behind < len(labels) and cut.tokens[behind].digits:
        return 0  # what is near another door is told elsewhere
    if cut.tokens[at].folded != phrase.words[0]:
        return behind  # "ใกล้ตลาด": one word in a script without blanks
    if behind >= len(labels) or cut.breaks(behind):
        return 0
    end = behind
    while end < len(labels) and not cut.breaks(end) and labels[end] in _HOLDERS:
        first, stop, _ = parts.get(labels[end], (0, 0, 0.0))
        begun = labels[end] in _BEHIND and first == end and (stop > end + 1 or labels[end] == "suburb")
        if end > behind and (begun or any(cut.role(end, role) for role in _ENDING)):
            break
        end += 1
    return end if end > behind else 0


def _follows(cut: Cut, labels: list[str], parts: Parts, at: int) -> bool:
    """Whether a number, a street's type or a building's word stands right before, with a door in the text before."""
    if at == 0:
        return labels[0] != "street" and "street" in parts
    if cut.breaks(at) or cut.tokens[at].unspaced:
        return labels[at - 1] == "building" or any(token.digits for token in cut.tokens[:at])
    last = cut.tokens[at - 1]
    if cut.lexicon.country.type_position == "first":
        # "Calle Entre Ríos" and "Impasse des Prés de Bellevue" are streets.
        told = not cut.role(at - 1, "street") and last.folded not in cut.lexicon.small_words
    else:
        told = any(cut.role(at - 1, role) for role in _BEFORE)
    door = "building" in labels[:at] or any(token.digits for token in cut.tokens[:at])
    return (told or last.digits) and door


def join_ended_landmarks(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What stands before a word for "opposite" or "beside", behind the door, is another place: "... Lisesi karşısı"."""
    if "landmark_end" not in cut.roles or "house_number" not in parts:
        return
    behind = parts["house_number"][1]
    for at in range(behind + 1, len(labels)):
        if not cut.role(at, "landmark_end") or not (cut.breaks(at + 1) or labels[at + 1] != labels[at]):
            continue
        first = at
        while first > behind and not cut.breaks(first) and labels[first - 1] in (*_BESIDE, FREE):
            first -= 1
        for name in [name for name, (start, end, _) in parts.items() if first <= start and end <= at + 1]:
            del parts[name]
        labels[first : at + 1] = [FREE] * (at + 1 - first)
