"""Words, in many languages, that are about the delivery and not about the address."""

from __future__ import annotations

import regex

_BEGINNINGS = (
    # English
    r"c\s?/\s?o", r"care of", r"attn?", r"attention", r"f\.?a\.?o", r"leave (?:it |at |with |in |by |on |the )", r"please",
    r"pls", r"ring (?:the )?(?:bell|door)", r"call (?:me|on|before|when|upon|\+?\d)", r"deliver(?:y)? (?:to|at|after|before|only|note|instructions)",
    r"drop (?:at|off|it)", r"gate ?code", r"door ?code", r"do not", r"don'?t", r"thank(?:s| you)", r"behind (?:the|a)",
    r"beside (?:the|a)", r"next to", r"opp(?:osite)?\.? ", r"near(?:by)? ", r"across from", r"in front of", r"note:",
    r"tel(?:ephone)?[:. ]", r"phone", r"mobile[: ]", r"ph(?:one)?(?: no)?: ?\d", r"fax", r"e-?mail", r"not? signature",
    # Romance languages
    r"chez ", r"à l'attention", r"a l'attention", r"a/?c ", r"laisser", r"sonner", r"digicode", r"code porte", r"svp", r"s'il vous",
    r"dejar", r"llamar", r"timbre", r"por favor", r"entre calles?", r"frente a", r"junto a", r"al lado de", r"a la atención",
    r"presso", r"c\.a\.", r"citofon\w*", r"suonare", r"lasciare", r"per favore", r"a/?c de", r"aos cuidados", r"deixar",
    r"pr[óo]ximo (?:ao?|à)", r"perto d", r"ao lado d", r"em frente", r"ponto de referência", r"ref(?:er[eê]nci?a)?\.?:",
    # Germanic languages
    r"z\.? ?hd\.?", r"zu h[äa]nden", r"bitte", r"klingel\w*", r"bei (?:nachbar|frau|herrn?)", r"t\.a\.v\.", r"tav ", r"ter attentie",
    r"p/a ", r"graag", r"v/ ?", r"att\.?:", r"fmd\.?:", r"bedes", r"vinsaml\w*", r"skilja", r"ring på",
    # South-East Asia
    r"dekat ", r"samping ", r"depan ", r"belakang ", r"seberang ", r"sebelah ", r"patokan", r"titip", r"tolong", r"u/?p[:. ]", r"gần ",
    r"đối diện", r"giao (?:hàng|giờ)", r"gọi ", r"fronting", r"beside ", r"landmark", r"ใกล้", r"โทร", r"ฝากไว้",
)  # fmt: skip


def _as_words(beginning: str) -> str:
    """The pattern, ending at the end of a word unless it says otherwise."""
    return beginning + r"(?!\w)" if beginning[-1].isalpha() or beginning[-1] in "?." else beginning


_NOTE = regex.compile(
    rf"(?<![\w/])(?:{'|'.join(_as_words(beginning) for beginning in _BEGINNINGS)})", regex.IGNORECASE
)
_END = regex.compile(r"[,;|\n\r()\t]|(?<=\s)[-–](?=\s)")
_NOT_WORDS = regex.compile(
    r"https?://\S{1,200}|www\.\S{1,200}"
    r"|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32}){1,4}"
    r"|<[^<>]{1,100}>"
    r"|-?\d{1,3}\.\d{4,},?\s*-?\d{1,3}\.\d{4,}"
    r"|\+\d[\d ()-]{6,18}\d"
    r"|\(0\d{1,4}\)\s?\d[\d -]{4,10}\d"
)
_FIRST_DIGIT = regex.compile(r"\s\d")


def notes(text: str) -> list[tuple[int, int]]:
    """Where a text speaks of the delivery or is no address at all: from, to, in order.

    A note runs to the next separator; "c/o", "attn" and their like end before a number.

    >>> text = "12 Main St, leave at gate, Springfield"
    >>> [text[start:end] for start, end in notes(text)]
    ['leave at gate']
    """
    found = [each.span() for each in _NOT_WORDS.finditer(text)]
    place = 0
    while beginning := _NOTE.search(text, place):
        stop = _END.search(text, beginning.end())
        end = stop.start() if stop else len(text)
        if beginning.start() == 0 or _is_person(beginning.group()):
            number = _FIRST_DIGIT.search(text, beginning.end(), end)
            end = number.start() if number else end
        found.append((beginning.start(), end))
        place = max(end, beginning.end())
    return sorted(found)


def _is_person(beginning: str) -> bool:
    return "/" in beginning or beginning.lower().startswith(("at", "care", "fao", "chez", "z", "t"))
