"""The characters of Chinese, Japanese and Korean script by which addresses are read: one file, one reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from addrkit.locale.data import read_data


@dataclass(frozen=True, slots=True)
class EasternScript:
    """What the file lists, arranged for looking up."""

    numerals: str
    """Ten characters, from nought to nine."""
    ten: str
    hundred: str
    numbered_ends: str
    """Ends of names that a numeral stands before, in digits or in characters."""
    begun_by_numeral: str
    """Those of them before which a name may begin with its numeral."""
    variants: Mapping[int, str]
    """Characters, by their code point, to those that are written for them in the same name."""
    ordinals: tuple[str, ...]
    number_signs: tuple[str, ...]
    postal_mark: str
    wards: frozenset[str]
    first_rank: frozenset[str]
    """Ends of cities that may have wards."""
    counties: frozenset[str]
    below_ground: tuple[str, ...]
    stems: str
    """Letters that a number may have."""
    levels: str
    compass: str

    @property
    def number_characters(self) -> str:
        """All characters of a number."""
        return f"{self.numerals}{self.ten}{self.hundred}"

    def value(self, written: str) -> int:
        """A number in digits or in characters.

        >>> [eastern_script().value(each) for each in ("二十三", "12", "百五", "一〇")]
        [23, 12, 105, 10]
        """
        if written.isdecimal():
            return int(written)
        if self.ten not in written and self.hundred not in written:
            return int("".join(str(self.numerals.index(sign)) for sign in written))
        total = digit = 0
        for sign in written:
            if sign in (self.ten, self.hundred):
                total += max(digit, 1) * (10 if sign == self.ten else 100)
                digit = 0
            else:
                digit = self.numerals.index(sign)
        return total + digit

    def written(self, number: int) -> str:
        """A number under a hundred in characters.

        >>> [eastern_script().written(each) for each in (4, 10, 23)]
        ['四', '十', '二十三']
        """
        tens, ones = divmod(number, 10)
        return (
            (self.numerals[tens] if tens > 1 else "")
            + (self.ten if tens else "")
            + (self.numerals[ones] if ones or not tens else "")
        )


@cache
def eastern_script() -> EasternScript:
    """The one reader of the file."""
    data = read_data("eastern_script.yaml")
    return EasternScript(
        numerals=data["numerals"],
        ten=data["ten"],
        hundred=data["hundred"],
        numbered_ends="".join(data["numbered_ends"]),
        begun_by_numeral="".join(data["begun_by_numeral"]),
        variants={ord(written): usual for written, usual in data["variants"].items()},
        ordinals=tuple(data["ordinals"]),
        number_signs=tuple(data["number_signs"]),
        postal_mark=data["postal_mark"],
        wards=frozenset(data["wards"]),
        first_rank=frozenset(data["first_rank"]),
        counties=frozenset(data["counties"]),
        below_ground=tuple(data["below_ground"]),
        stems=data["stems"],
        levels="".join(data["levels"]),
        compass="".join(data["compass"]),
    )
