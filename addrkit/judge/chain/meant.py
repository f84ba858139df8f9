"""Which of the divisions that fit is meant, where a name that was typed says more than the sum of what fits."""

from __future__ import annotations

from typing import Final

from addrkit.compare.chain.chain import Chain
from addrkit.retrieve.chain_words import ChainWord

ALIKE: Final = 0.04
"""Difference of scores up to which two divisions fit alike."""
NEARLY: Final = 0.2
"""Difference of scores up to which a division stands before another that bears but a part of its name."""
_COMMAS: Final = ("", ",", ";", "\n")


def in_the_town_that_was_typed(found: list[Chain]) -> list[Chain]:
    """Divisions of the town that was typed, where only a name that several other towns share speaks for others.

    "Sanayi Mah., Kağıthane": no list has such a quarter of Kağıthane, and a dozen towns have one.
    """
    best = found[0]
    alike = [each for each in found[1:] if each.score >= best.score - ALIKE]
    if "city" in best.named or all(each.entry.city == best.entry.city for each in alike):
        return found
    # What names the region that they share names no town beside it: "San Miguel, Davao del Norte".
    taken = [seen for each in (best, *alike) for level, seen in each.named.items() if level == "region"]
    quarters = [seen for each in (best, *alike) if (seen := each.named.get("suburb"))]
    return [
        each
        for each in found
        if (city := each.named.get("city"))
        and city.likeness == 1
        and not any(city.first < seen.last and seen.first < city.last for seen in taken)
        # "Jardim Paulista, SP" names no town Paulista.
        and not any(seen.first < city.first and city.last <= seen.last for seen in quarters)
    ] or found


def with_the_quarter_that_was_typed(
    found: list[Chain], text: str, words: tuple[ChainWord, ...]
) -> list[Chain]:
    """The quarter that is named between commas first, where the postcode alone speaks for another of its town.

    "Wang Mai, Pathum Wan, Bangkok 10500": a part by itself is no street, for all that the parser held it for one.
    """
    best = found[0]
    if "suburb" in best.named or best.postcode != "equal":
        return found
    for each in found[1:]:
        seen = each.named.get("suburb")
        if seen is None or seen.likeness < 1 or not best.named.keys() <= each.named.keys():
            continue
        if any(named.first < seen.last and seen.first < named.last for named in best.named.values()):
            continue  # "Ernakulam, Kochi": its district has the name as well.
        before = text[: words[seen.first].start].rstrip()[-1:]
        behind = text[words[seen.last - 1].end :].lstrip()[:1]
        if before not in _COMMAS or behind not in _COMMAS:
            continue
        if all(getattr(each.entry, level) == getattr(best.entry, level) for level in best.named):
            return [each, *(other for other in found if other is not each and "suburb" in other.named)]
    return found


def with_the_whole_name(found: list[Chain]) -> list[Chain]:
    """The division whose name is all that was typed first, where one of but a part of it fits alike."""
    best = found[0]
    alike = (each for each in found[1:] if each.score >= best.score - NEARLY)
    whole = next((each for each in alike if cuts_short(best, each)), None)
    if whole is None and (whole := next((each for each in found if _cuts_in_two(best, each)), None)):
        found = [each for each in found if not _cuts_in_two(each, whole)]
    return found if whole is None else [whole, *(each for each in found if each is not whole)]


def _cuts_in_two(one: Chain, best: Chain) -> bool:
    """Whether a division takes a town's whole name for those of two levels: "Yokohama-shi Nishi-ku" is one town's, and
    "Xã Tân Hà Lâm Hà" one quarter's.
    """
    for level in ("city", "suburb"):
        whole = best.named.get(level)
        if whole is None or whole.likeness < 1:
            continue
        inside = [
            each for each in one.named.values() if whole.first <= each.first and each.last <= whole.last
        ]
        if len(inside) > 1 and len({each.first for each in inside}) > 1:
            return True
    return False


def cuts_short(one: Chain, best: Chain) -> bool:
    """Whether a division bears but a part of the name that is all the best one's: Central, of "Pahina Central"."""
    one_seen, seen = one.named.get("suburb"), best.named.get("suburb")
    if one_seen is None or seen is None or (one_seen.first, one_seen.last) == (seen.first, seen.last):
        return False
    return seen.likeness == 1 and seen.first <= one_seen.first and one_seen.last <= seen.last
