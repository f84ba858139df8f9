"""Words, in many languages, that are about the delivery and not about the address."""

from __future__ import annotations

import regex

_BEGINNINGS = r"""
c\s?/\s?o | care\ of | attn? | attention | f\.?a\.?o | please | pls | thank(?:s|\ you) | do\ not | don'?t
leave\ (?:it|at|with|in|by|on|the) | ring\ (?:the\ )?(?:bell|door) | call\ (?:me|on|before|when|upon|\+?\d+)
deliver(?:y)?\ (?:to|at|after|before|only|note|instructions) | drop\ (?:at|off|it) | gate\ ?code | door\ ?code
behind\ (?:the|a) | beside | next\ to | opp(?:osite)?\.?(?=\s) | near(?:by)?(?=\s) | across\ from
in\ front\ of
note: | landmark: | (?:tel(?:ephone)?|phone|mobile|cell|gsm|fax|tlf|ph)(?::|\.:?|(?=\s\+?\d{3})) | e-?mail
chez(?=\s) | [àa]\ l'attention | laisser | sonner | digicode | code\ porte | svp | s'il\ vous
dejar | llamar | por\ favor | entre\ calles? | frente\ a | junto\ a | al\ lado\ de | a\ la\ atenci[óo]n
presso | citofon\w* | suonare | lasciare | per\ favore | a/c(?:\ de)? | aos\ cuidados | deixar
pr[óo]ximo\ (?:ao?|à) | perto\ d[aeo] | ao\ lado\ d[aeo] | em\ frente
ponto\ de\ refer[êe]ncia | ref(?:er[eê]nci?a)?\.?:
z\.?\ ?hd\.? | zu\ h[äa]nden | bitte | klingel\w* | bei\ (?:nachbar|frau|herrn?)
t\.a\.v\. | tav | ter\ attentie | p/a | graag
v/ | att\.?: | fmd\.?: | bedes | ring\ på | vinsaml\w* | skilja | hringj\w* | s[íi]mi
dekat | samping | depan | belakang | seberang | sebelah | patokan | titip | tolong | u/?p[:.]
gần | đối\ diện | giao\ (?:hàng|giờ) | gọi | fronting | ใกล้ | โทร | ฝากไว้
"""
"""In the order of the lines: English, French, Spanish, Italian and Portuguese, German and Dutch, the Nordic
languages, those of South-East Asia."""


_NOTE = regex.compile(
    rf"(?<![\w/])(?:{'|'.join(_BEGINNINGS.strip().splitlines())})(?:(?<=\W)|(?!\w))",
    regex.IGNORECASE | regex.VERBOSE,
)
_END = regex.compile(r"[,;|\n\r()\t]|(?<=\s)[-–](?=\s)")
_NOT_WORDS = regex.compile(
    r"https?://\S{1,200}|www\.\S{1,200}"
    r"|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32}){1,4}"
    r"|<[^<>]{1,100}>"
    r"|\"\w{1,30}\"\s?:"
    r"|-?\d{1,3}\.\d{4,},?\s*-?\d{1,3}\.\d{4,}"
    r"|\+\d[\d ()-]{6,18}\d"
    r"|\(0\d{1,4}\)\s?\d[\d -]{4,10}\d"
)
_FIRST_DIGIT = regex.compile(r"\s\d")


def not_words(text: str) -> list[tuple[int, int]]:
    """Where a text holds what is never a word of an address: from, to, in order.

    >>> text = '{"street": "Main St"} <b>'
    >>> [text[start:end] for start, end in not_words(text)]
    ['"street":', '<b>']
    """
    return [each.span() for each in _NOT_WORDS.finditer(text)]


def notes(text: str) -> list[tuple[int, int]]:
    """Where a text speaks of the delivery: from, to, in order.

    A note runs to the next separator; "c/o", "attn" and their like end before a number.

    >>> text = "12 Main St, leave at gate, Springfield"
    >>> [text[start:end] for start, end in notes(text)]
    ['leave at gate']
    """
    found: list[tuple[int, int]] = []
    place = 0
    while beginning := _NOTE.search(text, place):
        stop = _END.search(text, beginning.end())
        end = stop.start() if stop else len(text)
        if beginning.start() == 0 or _is_person(beginning.group()):
            number = _FIRST_DIGIT.search(text, beginning.end(), end)
            end = number.start() if number else end
        found.append((beginning.start(), end))
        place = max(end, beginning.end())
    return found


def _is_person(beginning: str) -> bool:
    return "/" in beginning or beginning.lower().startswith(("at", "care", "fao", "chez", "z", "t"))
