"""What stands beside an address in Chinese, Japanese or Korean script: forms with labels, names, telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

import regex

from addrkit.locale.data import read_data
from addrkit.parsing.pasted.phrases import FILE
from addrkit.parsing.pasted.shapes import digits_after, numbers_within
from addrkit.parsing.rules.lexicon import Lexicon
from addrkit.types import Aside, AsideKind

_CHUNK = re.compile(r"[^\s,，、;；:：|()（）\[\]【】\d.+-]+")
_VALUE = re.compile(r"[\s:：]{0,3}([^\s,，、;；|:：\d][^,，、;；|\n:：\d]{0,29})")
_NAME = regex.compile(r"[\s:：]{0,3}(\p{Script=Han}{2,4}|\p{Script=Hangul}{2,4})(?=\s)")
"""A person's name with a blank behind it."""
_CJK = regex.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_PARTING = ("", ",", "，", ";", "；", "|", "\n")
_PARTS = re.compile(r"[^\s,，、;；/|]+")
_CODE, _LINE = 3, 6
"""Signs of a postcode and of a line, at least."""
_SHORTEST, _LONGEST = 2, 4
"""Characters of a person's name."""


class _Labels(NamedTuple):
    pattern: re.Pattern[str]
    kinds: dict[str, AsideKind]
    places: str


_TWICE: Final = re.compile(r"\s*(\S.{6,}?\S)[\s,，、;；/|]+(\1)\s*", re.DOTALL)
"""A text that was typed two times."""


@cache
def _labels() -> _Labels:
    common = read_data(FILE)
    kinds: dict[str, AsideKind] = {
        str(word): kind for kind, words in common["native_labels"].items() for word in words
    }
    longest_first = "|".join(map(re.escape, sorted(kinds, key=lambda word: -len(word))))
    return _Labels(
        re.compile(rf"(?<![A-Za-z])({longest_first})(?=\s?[:：]|\s|\+?\d)"), kinds, common["native_places"]
    )


def native_asides(text: str, lexicon: Lexicon, known: Sequence[Aside]) -> tuple[Aside, ...]:
    """The asides of a text, the known ones among them.

    >>> from addrkit.parsing.rules.lexicon import lexicon
    >>> [each.kind for each in native_asides("收货人: 张三 电话: 13812345678 地址: 盘山路28号", lexicon("CN"), ())]
    ['person', 'phone', 'label']
    """
    found = list(known)
    twice = _TWICE.fullmatch(text)
    if twice is not None:
        _add(found, [Aside("repeated", twice.start(2), twice.end(2))])
    else:
        _add(found, list(_said_again(text)))
    _add(found, numbers_within(_blanked(text, found), lexicon))
    _add(found, _labelled(text))
    if any(each.kind == "phone" for each in found):
        _add(found, _persons(text, found))
    return tuple(sorted(_whole(found), key=lambda each: each.start))


def _said_again(text: str) -> Iterator[Aside]:
    """Parts between blanks and commas that an earlier one said: a line anywhere, a postcode right behind itself."""
    parts = list(_PARTS.finditer(text))
    for at, part in enumerate(parts):
        said = part.group()
        code = at > 0 and len(said) >= _CODE and any(map(str.isdigit, said)) and said == parts[at - 1].group()
        if code or (len(said) >= _LINE and any(said == each.group() for each in parts[:at])):
            yield Aside("repeated", *part.span())


def names_in_script(text: str, known: Sequence[Aside]) -> tuple[Aside, ...]:
    """The asides of an address in Latin letters, a name in characters that stands alone at an end of it among them.

    >>> [each.kind for each in names_in_script("김철수, 12 Jungang-ro, Asan-si", ())]
    ['person']
    """
    names = _short_names(text, _chunks(text, known), known)
    return tuple(
        sorted([*known, *(each for each in names if _is_apart(text, each))], key=lambda each: each.start)
    )


def _is_apart(text: str, name: Aside) -> bool:
    """Whether commas or line ends part a name from the rest."""
    before, behind = text[: name.start].rstrip(" "), text[name.end :].lstrip(" ")
    return before[-1:] in _PARTING and behind[:1] in _PARTING


def _labelled(text: str) -> list[Aside]:
    """What a label says is behind it, with the label."""
    labels = _labels()
    found = []
    for match in labels.pattern.finditer(text):
        kind = labels.kinds[match[1]]
        end = match.end()
        if kind == "person":
            name = _NAME.match(text, end)
            value = _VALUE.match(text, end)
            if name is not None and name[1][-1] not in labels.places:
                end = name.end(1)  # "收件人：王小明 北京市朝阳区…"
            else:
                end = (
                    _before_label(text, value.start(1), _end_of_name(text, *value.span(1))) if value else end
                )
        elif kind == "phone":
            digits = digits_after(text, end)
            if not digits and match[1].isascii():
                continue  # "Mobile World"
            end = digits or end
        while text[end : end + 1] in (":", "："):
            end += 1
        found.append(Aside(kind, match.start(), end))
    return found


def _end_of_name(text: str, start: int, end: int) -> int:
    """Where a person's name ends that an address follows without a comma: "받는사람 박민수 전라남도 영광군"."""
    for word in re.finditer(r"\S+", text[start:end]):
        is_name = len(word.group()) <= _LONGEST and word.group()[-1] not in _labels().places
        if word.start() and not is_name and _CJK.search(word.group()):
            return start + word.start()
    return end


def _before_label(text: str, start: int, end: int) -> int:
    """The end of a value, before the next label and without blanks."""
    label = _labels().pattern.search(text, start, end + 1)
    return len(text[: label.start() if label and label.start() > start else end].rstrip())


def _persons(text: str, known: Sequence[Aside]) -> list[Aside]:
    """Short words at an end of a text with a telephone number that name no place: "王小明 0912345678"."""
    chunks = _chunks(text, known)
    return _short_names(text, (chunks[0], chunks[-1]), known) if len(chunks) > 1 else []


def _chunks(text: str, known: Sequence[Aside]) -> list[re.Match[str]]:
    return [match for match in _CHUNK.finditer(_blanked(text, known)) if _CJK.search(match.group())]


def _short_names(text: str, chunks: Sequence[re.Match[str]], known: Sequence[Aside]) -> list[Aside]:
    return [
        Aside("person", *chunk.span())
        for chunk in chunks
        if _SHORTEST <= len(chunk.group()) <= _LONGEST and chunk.group()[-1] not in _labels().places
        if _stands_alone(text, *chunk.span(), known)
    ]


def _stands_alone(text: str, start: int, end: int, known: Sequence[Aside]) -> bool:
    """Whether nothing but blanks, commas and asides stands on both sides of a word."""
    edges = {edge for each in known for edge in (each.start, each.end)}
    before = start == 0 or start in edges or not text[start - 1].isalnum()
    after = end == len(text) or end in edges or not text[end].isalnum()
    return before and after


def _add(found: list[Aside], new: Sequence[Aside]) -> None:
    """Add asides to a list; an aside within a longer one is left out."""
    for each in new:
        inside = [old for old in found if old.start < each.end and each.start < old.end]
        if all(each.start <= old.start and old.end <= each.end for old in inside):
            for old in inside:
                found.remove(old)
            found.append(each)
        elif all(old.kind == each.kind for old in inside):
            start = min(each.start, *(old.start for old in inside))
            end = max(each.end, *(old.end for old in inside))
            for old in inside:
                found.remove(old)
            found.append(Aside(each.kind, start, end))


def _whole(asides: Sequence[Aside]) -> list[Aside]:
    return [each for each in asides if each.start < each.end]


def _blanked(text: str, asides: Sequence[Aside]) -> str:
    for aside in asides:
        text = f"{text[: aside.start]}{' ' * (aside.end - aside.start)}{text[aside.end :]}"
    return text
