"""Words of a street that share their short form with the record's and are another word: "Nedre gate", "Nordre gate"."""

from __future__ import annotations

from collections.abc import Iterable

from addrkit.compare.compare import Compared
from addrkit.judge.account.typed_words import Typed
from addrkit.locale.counted_words import are_counted_apart, counted
from addrkit.locale.country import Country
from addrkit.locale.text import folded_words


def others_in_full(typed: Iterable[Typed], chosen: Compared, conventions: Country | None) -> list[Typed]:
    """The words of the street that were typed in full, where the record's name has another word with that short form.

    Both are "n" in Norway and "st" in Denmark: "Nordre" and "Nedre", "Store" and "Sankt".
    """
    known = counted()
    doubtful = [
        word for word in typed if word.label == "street" and word.form != word.folded and word.folded in known
    ]
    if not doubtful or conventions is None:
        return []
    entry = chosen.ready.entry
    written = {word for name in (entry.name, *entry.other_names) if name for word in folded_words(name)}
    found = []
    for word in doubtful:
        alike = (
            []
            if word.folded in written
            else [each for each in written if conventions.contract(each) == word.form]
        )
        if alike and all(are_counted_apart(word.folded, each) for each in alike):
            found.append(word)
    return found
