"""What stands beside an address and changes no delivery: found before the address is cut, and masked for the parser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addrkit.parsing.pasted.parts import Parts
from addrkit.parsing.pasted.shapes import numbers_within, shaped
from addrkit.parsing.rules.lexicon import Lexicon
from addrkit.parsing.rules.tokens import Token, tokens
from addrkit.types import Aside


def plain_asides(text: str) -> tuple[Aside, ...]:
    """What is told by its shape in whatever country: markup, e-mail and web addresses, telephone numbers.

    >>> [(each.kind, each.start) for each in plain_asides("12 Main St, +1 209 555 0100, jo@example.com")]
    [('phone', 12), ('email', 29)]
    """
    return shaped(text)


def worded_asides(
    text: str,
    lexicon: Lexicon,
    known: Sequence[Aside] = (),
    *,
    elsewhere: bool = False,
    found: Sequence[Token] = (),
) -> tuple[Aside, ...]:
    """The asides of a text: the known ones and those that the words of a country and of the common list tell.

    `elsewhere`: the street stands in another text than this. `found`: the words of the text, if they are cut already
    and none of the asides is known.

    >>> from addrkit.parsing.rules.lexicon import lexicon
    >>> worded_asides("c/o Miller, 12 Main St", lexicon("US"))[0].kind
    'person'
    """
    shaped = [*known, *_beside_those(numbers_within(_blanked(text, known), lexicon), known)]
    blanked = _blanked(text, shaped)
    words = found if found and not shaped else tokens(blanked)
    told = list(Parts(blanked, words, lexicon, shaped, elsewhere=elsewhere).asides())
    return _joined(text, [*told, *_beside_those(shaped, told)])


def _blanked(text: str, asides: Sequence[Aside]) -> str:
    """The text with blanks in the place of asides, which part no note in two."""
    for aside in asides:
        text = f"{text[: aside.start]}{' ' * (aside.end - aside.start)}{text[aside.end :]}"
    return text


def _beside_those(new: Sequence[Aside], known: Sequence[Aside]) -> Iterator[Aside]:
    """Those that no known one overlaps."""
    for each in new:
        if not any(old.start < each.end and each.start < old.end for old in known):
            yield each


def _joined(text: str, asides: Sequence[Aside]) -> tuple[Aside, ...]:
    """In their order; neighbours of one kind with no word between them are one, and none holds another."""
    found: list[Aside] = []
    for aside in sorted(asides, key=lambda each: (each.start, -each.end)):
        last = found[-1] if found else None
        if last is not None and last.apart and aside.apart and aside.end <= last.end:
            continue  # "c/o Acme Corp": the firm that the person's word leads to
        if (
            last is not None
            and last.kind == aside.kind
            and not text[last.end : aside.start].strip(" .:#\uff1a")
        ):
            found[-1] = Aside(aside.kind, last.start, max(last.end, aside.end))
        else:
            found.append(aside)
    return tuple(found)


def masked(text: str, asides: Sequence[Aside]) -> str:
    """The text with a comma and blanks in the place of each aside that stands apart: no offset changes.

    >>> masked("12 Main St <b>", [Aside("markup", 11, 14)])
    '12 Main St ,  '
    """
    for aside in asides:
        if aside.apart:
            text = f"{text[: aside.start]},{' ' * (aside.end - aside.start - 1)}{text[aside.end :]}"
    return text


def spans_of(text: str, asides: Sequence[Aside]) -> list[tuple[int, int]]:
    """Where the words of asides stand that the address is read without: from, to."""
    return [
        (aside.start + word.start, aside.start + word.end)
        for aside in asides
        if aside.apart
        for word in tokens(text[aside.start : aside.end])
    ]
