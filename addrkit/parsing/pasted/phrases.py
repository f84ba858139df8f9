"""The words that begin what is pasted beside an address: common ones and those of a country."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from addrkit.locale.country import country
from addrkit.locale.country_tables import listed_words
from addrkit.locale.data import read_data
from addrkit.locale.text import fold
from addrkit.parsing.rules.tokens import Token, tokens

FILE = "pasted.yaml"


class Phrase(NamedTuple):
    """Words that begin an aside."""

    kind: str
    words: tuple[str, ...]
    signs: tuple[str, ...]
    """The sign that must stand before each word but the first, and behind the last; empty for any."""

    @property
    def strong(self) -> bool:
        """Whether they begin an aside wherever they stand: several words, or a sign."""
        return len(self.words) > 1 or bool(self.signs[-1])


class Phrases(NamedTuple):
    """A country's phrases, and the common ones, by their first word; longest first."""

    by_word: Mapping[str, Sequence[Phrase]]
    unspaced: Sequence[Phrase]
    """Those in a script without blanks: they begin words."""
    firm_words: frozenset[str]
    """The first words of the forms of firms."""
    firms: Mapping[tuple[str, ...], bool]
    """The forms of firms, and whether each is written with points: ("gmbh",), ("spa",)."""


_KINDS: Mapping[str, str] = {
    "care_of_words": "person",
    "titles": "person",
    "note_words": "note",
    "landmark_words": "landmark",
    "phone_words": "phone",
    "label_words": "label",
    "reference_words": "reference",
}


@lru_cache(maxsize=300)
def phrases(code: str | None) -> Phrases:
    """The phrases of a country; the common ones alone where none is known."""
    common = read_data(FILE)
    lists: list[tuple[str, Iterable[Any]]] = [(kind, common[key]) for key, kind in _KINDS.items()]
    if code is not None:
        here = country(code)
        lists += [
            ("person", here.care_of_words),
            ("note", here.note_words),
            ("landmark", here.landmark_words),
            ("phone", here.phone_words),
        ]
    # The Ukrainian "смт" is a town and no "smt.", though both fold to the same word.
    towns = country(code).city_words if code is not None else frozenset()
    untitled = country(code).names_no_titles if code is not None else frozenset()
    found = {
        phrase
        for kind, words in lists
        for word in words
        if str(word) not in towns and fold(str(word)) not in untitled and (phrase := _phrase(kind, str(word)))
    }
    by_word: dict[str, list[Phrase]] = {}
    for phrase in sorted(found, key=lambda each: (-len(each.words), -len(each.signs[-1]), each)):
        by_word.setdefault(phrase.words[0], []).append(phrase)
    unspaced = [
        each
        for each in found
        if len(each.words) == 1 and code is not None and each.words[0] in _unspaced(code)
    ]
    firms = _firms()
    return Phrases(by_word, unspaced, frozenset(form[0] for form in firms), firms)


@cache
def _firms() -> dict[tuple[str, ...], bool]:
    """The forms of firms, as `Phrases.firms` has them."""
    found: dict[tuple[str, ...], bool] = {}
    for form in map(str, read_data(FILE)["firm_words"]):
        folded = tuple(token.folded for token in tokens(form))
        found[folded] = "." in form and found.get(folded, True)
    return found


@cache
def firm_openings() -> frozenset[str]:
    """Forms of firms that stand before the name, folded."""
    return listed_words(FILE, "firm_openings")


@cache
def empty_words() -> frozenset[str]:
    """What stands in a cell that is empty, in lower case: "n/a", "null"."""
    return frozenset(str(each).lower() for each in read_data(FILE)["empty_words"])


@cache
def societies() -> frozenset[str]:
    """Words before a firm's form that make a house of it, folded."""
    return listed_words(FILE, "societies")


@cache
def titles() -> frozenset[str]:
    """Words before a person's name, folded: "mrs"."""
    return frozenset(tokens(str(each))[0].folded for each in read_data(FILE)["titles"])


@cache
def titles_with_points() -> frozenset[str]:
    """Those that are written with points between their letters: "t.a.v."."""
    listed = map(str, read_data(FILE)["titles"])
    return frozenset(tokens(each)[0].folded for each in listed if "." in each.rstrip("."))


@cache
def bracket_words() -> frozenset[str]:
    """Words that tell of a note in brackets, folded: "only"."""
    return listed_words(FILE, "bracket_words")


@cache
def given_names() -> frozenset[str]:
    """Common first names, folded."""
    return listed_words(FILE, "given_names")


@lru_cache(maxsize=300)
def _unspaced(code: str) -> frozenset[str]:
    """Folded words of the country's lists that are in a script without blanks."""
    here = country(code)
    lists = (here.care_of_words, here.note_words, here.landmark_words, here.phone_words)
    return frozenset(
        token.folded for words in lists for word in words for token in tokens(word)[:1] if token.unspaced
    )


@cache
def _phrase(kind: str, written: str) -> Phrase | None:
    """A phrase of the data; the common ones are the same of every country."""
    found = tokens(written)
    if not found:
        return None
    behind = written[found[-1].end :].strip(" .")
    signs = [sign if (sign := token.gap.strip(".")) and sign == "/" else "" for token in found[1:]]
    return Phrase(kind, tuple(token.folded for token in found), (*signs, behind))


def phrase_at(found: Sequence[Token], at: int, text: str, known: Phrases) -> Phrase | None:
    """The longest phrase that begins with that word.

    >>> text = "c/o Miller, 12 Main St"
    >>> phrase_at(tokens(text), 0, text, phrases("US")).kind
    'person'
    """
    token = found[at]
    for phrase in known.by_word.get(token.folded, ()):
        if _reads(found, at, text, phrase):
            return phrase
    if token.unspaced:
        for phrase in known.unspaced:
            if token.folded.startswith(phrase.words[0]):
                return phrase
    return None


def _reads(found: Sequence[Token], at: int, text: str, phrase: Phrase) -> bool:
    end = at + len(phrase.words)
    if end > len(found):
        return False
    for token, word, sign in zip(found[at + 1 : end], phrase.words[1:], phrase.signs, strict=False):
        if token.folded != word or token.breaks or (sign and sign not in token.gap):
            return False
    behind = phrase.signs[-1]
    return not behind or text[found[end - 1].end :].lstrip(" .").startswith(behind)
