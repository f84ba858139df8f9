"""What an interrupted run has left is continued by the same command alone, and lost by no other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from addrkit.batch.answers import Answer
from addrkit.batch.csv import csv_line
from addrkit.batch.job import prepare
from addrkit.batch.output import output_for
from addrkit.batch.run import CHECKED_EVERY, Typed, run
from addrkit.batch.summary import Summary
from addrkit.columns import ColumnOptions
from addrkit.errors import InputError

from .conftest import Echo


def table(path: Path, rows: int) -> Path:
    path.write_text("".join(csv_line([each]) for each in ("address", *(f"Street {n}" for n in range(rows)))))
    return path


def verify(input: Path, output: Path, kit: Any = None, *, made_with: Any = None, **settings: Any) -> Summary:
    return run(prepare(str(input), str(output), **settings), kit or Echo(), made_with=made_with)


def interrupted(input: Path, output: Path, after: int = 20, **settings: Any) -> bytes:
    with pytest.raises(KeyboardInterrupt):
        verify(input, output, Echo(stop_after=after), **settings)
    return output.with_name(output.name + ".part").read_bytes()


class Meanwhile(Echo):
    """Does something after the first row."""

    def __init__(self, deed: Callable[[], object]) -> None:
        super().__init__()
        self.deed = deed

    def answers(self, rows: Iterable[Typed], country: str | None = None) -> Iterator[Answer]:
        for number, answer in enumerate(super().answers(rows, country)):
            if number == 1:
                self.deed()
            yield answer


def test_a_second_run_of_one_output_is_refused_and_the_first_ends_whole(tmp_path: Path) -> None:
    one, other, output = table(tmp_path / "a.csv", 50), table(tmp_path / "b.csv", 70), tmp_path / "out.csv"
    verify(one, tmp_path / "whole.csv")

    def second() -> None:
        with pytest.raises(InputError, match="another run of addrkit writes"):
            verify(other, output)

    verify(one, output, Meanwhile(second))
    assert output.read_bytes() == (tmp_path / "whole.csv").read_bytes()


@pytest.mark.parametrize("what", ["gazetteers", "policy", "country data", "parser", "language model"])
def test_a_part_made_with_something_else_is_refused_and_left_alone(tmp_path: Path, what: str) -> None:
    file, output = table(tmp_path / "in.csv", 50), tmp_path / "out.csv"
    left = interrupted(file, output, made_with={what: "one"})
    with pytest.raises(InputError, match=f"was made with .*{what.split(maxsplit=1)[0]}.* leave --resume out"):
        verify(file, output, resume=True, made_with={what: "another"})
    assert output.with_name("out.csv.part").read_bytes() == left
    assert verify(file, output, resume=True, made_with={what: "one"}).resumed == 20


def test_a_part_of_another_column_is_refused(tmp_path: Path) -> None:
    file, output = tmp_path / "in.csv", tmp_path / "out.csv"
    file.write_text("address,to\n" + "".join(f"Street {n},Road {n}\n" for n in range(9)))
    interrupted(file, output, after=4)
    with pytest.raises(InputError, match="other columns"):
        verify(file, output, columns=ColumnOptions({"address": "to"}), resume=True)


def test_a_part_that_does_not_say_what_it_was_made_with_is_verified_again(tmp_path: Path) -> None:
    file, output = table(tmp_path / "in.csv", 50), tmp_path / "out.csv"
    verify(file, tmp_path / "whole.csv")
    interrupted(file, output)
    (tmp_path / "out.csv.part.json").unlink()
    assert verify(file, output, resume=True).resumed == 0
    assert output.read_bytes() == (tmp_path / "whole.csv").read_bytes()


def test_a_forgotten_resume_that_fails_at_once_loses_nothing(tmp_path: Path) -> None:
    file, output = table(tmp_path / "in.csv", 50), tmp_path / "out.csv"
    left = interrupted(file, output)
    with pytest.raises(KeyboardInterrupt):
        verify(file, output, Echo(stop_after=0))
    assert output.with_name("out.csv.part").read_bytes() == left
    assert verify(file, output, resume=True).resumed == 20


def test_a_command_that_never_begins_leaves_the_part_as_it_is(tmp_path: Path) -> None:
    file, output = table(tmp_path / "in.csv", 50), tmp_path / "out.csv"
    left = interrupted(file, output)
    prepare(str(file), str(output)).close()
    assert output.with_name("out.csv.part").read_bytes() == left


def test_starting_again_keeps_the_old_part_until_the_new_output_is_whole(tmp_path: Path) -> None:
    file, output = table(tmp_path / "in.csv", 50), tmp_path / "out.csv"
    left = interrupted(file, output)
    interrupted(file, output, after=5)
    assert (tmp_path / "out.csv.part.old").read_bytes() == left
    assert verify(file, output, resume=True).resumed == 5
    assert sorted(each.name for each in tmp_path.iterdir()) == ["in.csv", "out.csv"]


def test_a_part_that_is_removed_meanwhile_is_noticed_soon(tmp_path: Path) -> None:
    file, output = table(tmp_path / "in.csv", 3 * CHECKED_EVERY), tmp_path / "out.csv"
    asked = Meanwhile((tmp_path / "out.csv.part").unlink)
    with pytest.raises(InputError, match="was removed or replaced") as stopped:
        verify(file, output, asked)
    assert not hasattr(stopped.value, "__notes__")
    assert len(asked.asked) <= CHECKED_EVERY + 1
    assert not output.exists()


@pytest.mark.parametrize(
    "make", [lambda part, target: part.symlink_to(target), lambda part, _: os.mkfifo(part)]
)
def test_a_part_that_is_a_link_or_a_pipe_is_refused_and_its_target_left_alone(
    tmp_path: Path, make: Callable[[Path, Path], None]
) -> None:
    target = tmp_path / "precious"
    target.write_text("precious")
    make(tmp_path / "out.csv.part", target)
    with pytest.raises(InputError, match=r"out\.csv\.part, .* is a link or a device: remove it"):
        output_for(str(tmp_path / "out.csv"))
    assert target.read_text() == "precious"


def test_half_a_character_in_a_json_line_can_be_resumed(tmp_path: Path) -> None:
    file, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    line = '{"address": "Street %d", "note": "\\ud800"}\n'
    file.write_text("".join(line % number for number in range(9)))
    verify(file, tmp_path / "whole.jsonl")
    interrupted(file, output, after=5)
    assert verify(file, output, resume=True).resumed == 5
    assert output.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
