"""Words that make another place of a number or a street: "opposite", "between", "or"."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from addrkit.locale.country_tables import listed_words
from addrkit.locale.data import read_data
from addrkit.locale.text import fold, is_cjk

_FILE: Final = "telling.yaml"


@cache
def relative_words() -> frozenset[str]:
    """Words that say that a place is near another one, folded.

    >>> "opposite" in relative_words(), "ggu" in relative_words()
    (True, True)
    """
    return listed_words(_FILE, "relative")


@cache
def of_names(code: str | None, *, last: bool) -> frozenset[str]:
    """Relative words that are as well the last word of streets' names in a country, or the first, folded.

    >>> "yani" in of_names("ID", last=True), "yani" in of_names("TR", last=True)
    (True, False)
    """
    words = read_data(_FILE)["ends_of_names" if last else "beginnings_of_names"].get(code, ())
    return frozenset(fold(str(each)) for each in words)


@cache
def way_words() -> frozenset[str]:
    """Types of streets that no building and no quarter is called by, folded.

    >>> "rue" in way_words(), "court" in way_words()
    (True, False)
    """
    return listed_words(_FILE, "ways")


@cache
def words_near_a_town() -> frozenset[str]:
    """Words between a village and the next town, folded: "Wroot, nr Doncaster".

    >>> "nr" in words_near_a_town(), "opposite" in words_near_a_town()
    (True, False)
    """
    return listed_words(_FILE, "near_town")


@cache
def beginnings() -> frozenset[str]:
    """Words that begin a place's name and tell it from its neighbour's, folded: "Little Malvern".

    >>> "little" in beginnings(), "malvern" in beginnings()
    (True, False)
    """
    return listed_words(_FILE, "beginnings")


@cache
def words_apart() -> frozenset[str]:
    """Words that tell a place from its neighbour and are none by themselves, folded: "Nord", "ancien", "Upper".

    >>> "nord" in words_apart(), "upper" in words_apart(), "malvern" in words_apart()
    (True, True, False)
    """
    return beginnings() | listed_words(_FILE, "apart")


@cache
def no_first_names() -> frozenset[str]:
    """Words of streets' names that are no first names of persons, folded: "Saint", "Trois", "Vieux".

    >>> "saint" in no_first_names(), "vieux" in no_first_names(), "victor" in no_first_names()
    (True, True, False)
    """
    return beginnings() | listed_words(_FILE, "no_first_names")


@cache
def left_out_beside_names() -> frozenset[str]:
    """Titles before a person's full name in a street's, and what stands behind it, that people leave out, folded.

    >>> "dr" in left_out_beside_names(), "jr" in left_out_beside_names(), "saint" in left_out_beside_names()
    (True, True, False)
    """
    return listed_words(_FILE, "left_out_beside_names")


@cache
def first_names() -> frozenset[str]:
    """First names that streets bear before the last one, folded, in the forms of their languages.

    >>> "victor" in first_names(), "juliusza" in first_names()
    (True, True)
    """
    return listed_words(_FILE, "first_names")


@cache
def leading_words() -> Mapping[str, str]:
    """Words that a street's name may begin with, folded, each with the word that it is a form of.

    >>> leading_words()["zum"], leading_words()["zur"], "der" in leading_words()
    ('zu', 'zu', False)
    """
    found = read_data(_FILE)["leading"]
    return {fold(form): word for word, forms in found.items() for form in (word, *forms)}


@cache
def cardinals() -> Mapping[str, str]:
    """Numbers of doors in words, folded, each as digits: "One Infinite Loop".

    >>> cardinals()["one"], cardinals()["twelve"]
    ('1', '12')
    """
    return {
        fold(str(word)): str(number)
        for number, words in read_data(_FILE)["cardinals"].items()
        for word in words
    }


@cache
def distance_words() -> frozenset[str]:
    """Words that say how far along a road a place is, folded.

    >>> "km" in distance_words(), "no" in distance_words()
    (True, False)
    """
    return listed_words(_FILE, "distance")


@cache
def parcel_words() -> frozenset[str]:
    """Words that say that a number is a piece of land's, folded.

    >>> "plot" in parcel_words(), "house" in parcel_words()
    (True, False)
    """
    return listed_words(_FILE, "parcel")


@cache
def through_words() -> frozenset[str]:
    """Words between the first and the last number of a range, folded.

    >>> "to" in through_words(), "and" in through_words()
    (True, False)
    """
    return listed_words(_FILE, "through")


@lru_cache(maxsize=300)
def several_words(code: str | None = None) -> frozenset[str]:
    """Folded words that tell of two doors, or of one out of two, but for those that are a unit's in a country.

    >>> "og" in several_words("DK"), "og" in several_words("DE")
    (True, False)
    """
    units = read_data(_FILE)["units_of"]
    return frozenset(fold(word) for word in _several() if code not in units.get(word, ()))


@cache
def native_relative_words() -> frozenset[str]:
    """Those of `relative_words` in Chinese, Japanese or Korean script, where blanks part no words."""
    return frozenset(filter(is_cjk, relative_words()))


@cache
def native_several_words() -> frozenset[str]:
    """Those of `several_words` in Chinese, Japanese or Korean script."""
    return frozenset(filter(is_cjk, several_words()))


@cache
def lone_relative_words() -> frozenset[str]:
    """Words in those scripts that say so as a word by itself, for names hold their signs too.

    >>> "先" in lone_relative_words(), "先" in native_relative_words()
    (True, False)
    """
    return listed_words(_FILE, "relative_alone")


@cache
def lone_several_words() -> frozenset[str]:
    """Words in those scripts that tell of more doors as a word by itself.

    >>> "他" in lone_several_words(), "외" in lone_several_words()
    (True, True)
    """
    return listed_words(_FILE, "several_alone")


@cache
def native_joints() -> tuple[str, ...]:
    """What joins two numbers in those scripts, as it is written; longest first.

    >>> native_joints()[0]
    'もしくは'
    """
    joints = {*map(str, read_data(_FILE)["several_between"]), *native_several_words()}
    return tuple(sorted(joints, key=lambda each: (-len(each), each)))


@cache
def _several() -> frozenset[str]:
    return frozenset(str(word) for word in read_data(_FILE)["several"])


def joins_numbers(
    words: Sequence[tuple[str, str]], apart: Container[str] = (), code: str | None = None
) -> list[int]:
    """The places of words that stand between two numbers and make two doors of them: "48 u. 49", "147 et 149".

    Each word is given as it is written and folded. An accent makes another word of it: "ét" is a storey, "et" none.
    Those in `apart` are directions there; `code` is the country.

    >>> joins_numbers([("147", "147"), ("et", "et"), ("149", "149"), ("rue", "rue")])
    [1]
    >>> joins_numbers([("12", "12"), ("E", "e"), ("9th", "9th")], {"e"})
    []
    """
    joins = several_words(code)
    return [
        at
        for at in range(1, len(words) - 1)
        if words[at - 1][1][:1].isdigit()
        and words[at + 1][1][:1].isdigit()
        and words[at][1] in joins
        and words[at][0].lower() in _several()
        and words[at][1] not in apart
    ]
