"""What is asked where two columns may be the same field: everything at once, with the options that answer it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from addrkit.columns.candidates import ColumnCandidate
from addrkit.columns.columns import TEXT, Columns, shown
from addrkit.columns.fields import FIRST_LINES, STREETS
from addrkit.columns.names import known_names
from addrkit.columns.options import ColumnOptions
from addrkit.errors import AddrkitError, InputError

_MOST = 8
"""Questions that one table is asked, and what is named of each."""


class AmbiguousColumnsError(InputError):
    """Several columns may be one field, and nothing tells which is meant."""

    def __init__(self, name: str, asked: str, answers: Sequence[tuple[str, str]]) -> None:
        """`asked` follows the table's `name`; `answers` are fields with what `--map` takes for them."""
        self.asked, self.answers = asked, tuple(answers)
        super().__init__(f"{name} has {self.told}")

    @property
    def told(self) -> str:
        """The question with its options."""
        return f"{self.asked}: choose with {listed(list(map(_option, self.answers)), ' or ')}"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several addresses of a row."""

    group: str
    """The word before the names of its columns, as a title."""
    written: str
    """The option that chooses it."""
    remark: str
    """What is said behind the option."""
    group_option: str | None
    mapped: Mapping[str, str]
    """What the option says."""

    def chosen(self, said: ColumnOptions) -> ColumnOptions:
        """What is said with this option."""
        group = said.group if self.group_option is None else self.group_option
        return replace(said, group=group, mapped={**said.mapped, **self.mapped})


class SeveralAddressesError(InputError):
    """A row holds several addresses, and nothing tells which is meant."""

    def __init__(self, message: str, choices: Sequence[Choice]) -> None:
        self.choices = tuple(choices)
        options = listed([each.written + each.remark for each in choices], " or ")
        super().__init__(f"{message}: choose with {options}")

    @property
    def groups(self) -> tuple[str, ...]:
        """The word before the names of each; empty for names without one."""
        return tuple(each.group for each in self.choices)


def two_readings(
    name: str, field: str, some: Sequence[ColumnCandidate], written: Sequence[str] = ()
) -> AmbiguousColumnsError:
    """What to say of columns that may be the same field; `written` is each of them as `--map` takes it."""
    joined = (whole for whole, join in known_names().joins.items() if field in join.columns)
    field = (
        "street" if field in STREETS else TEXT if field in (*FIRST_LINES, "whole") else next(joined, field)
    )
    named = listed([f"{shown(each.name)!r}" for each in some], " and ")
    answers = [(field, each) for each in written or [_written(each, some) for each in some]]
    return AmbiguousColumnsError(name, f"{len(some)} columns that may be the {field}, {named}", answers)


def listed(some: Sequence[str], sign: str) -> str:
    """Some of a list, and how many more there are.

    >>> listed(["a", "b"], " or "), listed("abcdefghijk", ", ")
    ('a or b', 'a, b, c, d, e, f, g, h and 3 more')
    """
    more = f" and {len(some) - _MOST} more" if len(some) > _MOST else ""
    return sign.join(some[:_MOST]) + more


def line_or_street(name: str, line: ColumnCandidate, street: ColumnCandidate) -> AmbiguousColumnsError:
    """What to say of a line that contradicts a street."""
    asked = f"two columns that may hold the street, {shown(line.name)!r} and {shown(street.name)!r}"
    return AmbiguousColumnsError(name, asked, [(TEXT, line.name), ("street", street.name)])


def all_asked(read: Callable[[ColumnOptions], Columns], said: ColumnOptions, name: str) -> Columns:
    """The columns as `read` finds them. Where it asks, what else it will ask is found out and asked with it.

    Raises InputError with all questions, and one line of options that answers them.
    """
    try:
        return read(said)
    except AmbiguousColumnsError as first:
        questions = [first, *_asked(read, _answered(said, first))]
        if len(questions) == 1:
            raise
        told = "; and ".join(each.told for each in questions)
        together = " ".join(_option(each.answers[0]) for each in questions)
        raise InputError(f"{name} has {told}; for example all together: {together}") from first
    except SeveralAddressesError as first:
        more = [
            f"; with {each.written} it has {question.told}"
            for each in first.choices[:_MOST]
            for question in _asked(read, each.chosen(said))
        ]
        if not more:
            raise
        first.args = (f"{first}{''.join(more)}",)
        raise


def _asked(read: Callable[[ColumnOptions], Columns], said: ColumnOptions) -> list[AmbiguousColumnsError]:
    """What is asked where something is said already, each time as if the first answer was given to what was asked."""
    questions: list[AmbiguousColumnsError] = []
    while len(questions) < _MOST:
        try:
            read(said)
        except AmbiguousColumnsError as error:
            if error.answers[0][0] in said.mapped:
                break
            questions.append(error)
            said = _answered(said, error)
        except AddrkitError:
            break
        else:
            break
    return questions


def _answered(said: ColumnOptions, question: AmbiguousColumnsError) -> ColumnOptions:
    field, column = question.answers[0]
    return replace(said, mapped={**said.mapped, field: column})


def _option(answer: tuple[str, str]) -> str:
    field, column = answer
    return f'--map "{field}={column}"'


def _written(each: ColumnCandidate, some: Sequence[ColumnCandidate]) -> str:
    alike = sum(1 for other in some if other.name == each.name)
    return each.name if alike == 1 else f"#{each.place + 1}"
