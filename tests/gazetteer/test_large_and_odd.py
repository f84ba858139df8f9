"""Inputs that are large, odd or hostile, and builds that do not come to their end."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import addrkit
from addrkit.errors import InputError
from addrkit.gazetteer.build import Built, build_gazetteer
from addrkit.gazetteer.manifest import read_manifest
from addrkit.gazetteer.store import Gazetteer, open_gazetteer
from addrkit.gazetteer.workplace import HELD, put_in_place

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
HEADER = "id,house_number,street,city,region,postcode,country,lat,lon\n"


def build(folder: Path, rows: str) -> Built:
    (folder / "rows.csv").write_text(HEADER + rows, "utf-8")
    return build_gazetteer([folder / "rows.csv"], folder / "made.gaz", coverage="complete")


def names_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def door_ids(gazetteer: Gazetteer) -> set[str]:
    return {
        gazetteer.record(entry, gazetteer.door(row)).id
        for entry in map(gazetteer.entry, range(len(gazetteer)))
        for row in range(entry.first_door, entry.last_door)
    }


def test_ids_of_any_kind_come_back(tmp_path: Path) -> None:
    ids = [f"a/{n}" for n in range(700)] + ["1f9a-é-京", "x" * 200, "0007"]
    rows = "".join(f'"{each}",{n},Rue Haute,Gap,,05000,FR,,\n' for n, each in enumerate(ids, 1))
    build(tmp_path, rows)
    assert door_ids(Gazetteer(tmp_path / "made.gaz")) >= set(ids)


def test_house_numbers_come_back_as_they_were_written(tmp_path: Path) -> None:
    written = ["12", "12 bis", "12-14", "012", "A12", "12/3", "１２", "km 4", "№ 5", "12A"]
    rows = "".join(f"{n},{each},Rue Haute,Gap,,05000,FR,,\n" for n, each in enumerate(written))
    build(tmp_path, rows)
    gazetteer = Gazetteer(tmp_path / "made.gaz")
    found = {
        gazetteer.door(row).house_number
        for entry in map(gazetteer.entry, range(len(gazetteer)))
        for row in range(entry.first_door, entry.last_door)
    }
    assert found - {None} == set(written)


def test_a_street_of_a_hundred_thousand_doors_is_built_and_answers(tmp_path: Path) -> None:
    build(tmp_path, "".join(f"{n},{n},Long Street,Gap,,05000,FR,,\n" for n in range(1, 100_001)))
    kit = addrkit.open(tmp_path / "made.gaz")
    verdict = kit.verify("99999 Long Street, 05000 Gap", country="FR")
    assert verdict.match is not None
    assert verdict.match.id == "99999"
    assert kit.verify("100001 Long Street, 05000 Gap", country="FR").granularity == "street"


def test_ids_that_are_there_twice_stop_nothing(tmp_path: Path) -> None:
    build(tmp_path, "7,1,Rue Haute,Gap,,05000,FR,,\n7,2,Rue Haute,Gap,,05000,FR,,\n")
    kit = addrkit.open(tmp_path / "made.gaz")
    for number in ("1", "2"):
        match = kit.verify(f"{number} Rue Haute, 05000 Gap", country="FR").match
        assert match is not None
        assert (match.id, match.components.house_number) == ("7", number)


def test_what_is_refused_is_told_with_its_first_row(tmp_path: Path) -> None:
    built = build(
        tmp_path,
        "1,1,Rue Haute,Gap,,05000,FR,44.5,6.1\n2,1,,,,,FR,,\n3,1,Rue Basse,,,,QQ,,\n4,2,,,,,FR,,\n"
        "5,2,Rue Haute,Gap,,05000,FR,144.5,6.1\n",
    )
    told = {each.reason: (each.count, each.file, each.row, each.first) for each in built.refusals}
    assert told["no street, city or postcode"] == (2, "rows.csv", 2, "2, 1, FR")
    assert told["unknown country"] == (1, "rows.csv", 3, "3, 1, Rue Basse, QQ")
    assert built.manifest.refused == {"no street, city or postcode": 2, "unknown country": 1}
    assert built.manifest.mended == {"position out of range or no number (kept without it)": 1}


def test_swapped_coordinates_of_a_whole_file_are_refused_with_the_mend(tmp_path: Path) -> None:
    rows = "".join(f"{n},{n},Kerkstraat,Assen,,9401AA,NL,6.5,53.0\n" for n in range(5))
    with pytest.raises(
        InputError, match=r"rows\.csv has latitude and longitude swapped, in 5 of 5 rows: .*--map lat="
    ):
        build(tmp_path, rows)
    assert names_in(tmp_path) == ["rows.csv"]


def test_swapped_coordinates_of_one_row_are_left_out_and_told(tmp_path: Path) -> None:
    rows = "".join(f"{n},{n},Kerkstraat,Assen,,9401AA,NL,53.0,6.5\n" for n in range(1, 5))
    built = build(tmp_path, rows + "9,9,Kerkstraat,Assen,,9401AA,NL,6.5,53.0\n")
    assert built.manifest.mended == {"latitude and longitude swapped (kept without them)": 1}
    match = addrkit.open(tmp_path / "made.gaz").verify("Kerkstraat 9, 9401AA Assen", country="NL").match
    assert match is not None
    assert (match.lat, match.lon) == (53.0, 6.5)  # the street's


def test_coverage_is_told_for_each_region(tmp_path: Path) -> None:
    build(
        tmp_path,
        "1,1,Main St,Austin,TX,78701,US,,\n2,,Elm St,Reno,NV,89501,US,,\n3,1,Rue Haute,Gap,,05000,FR,,\n",
    )
    coverage = {each.country: each for each in read_manifest(tmp_path / "made.gaz").coverage}
    areas = {name: (area.level, area.records) for name, area in coverage["US"].regions.items()}
    assert areas["TX"][0] == "premise"
    assert areas["NV"][0] == "street"
    assert coverage["US"].level == "premise"
    assert set(coverage["FR"].postcode_areas) == {"05"}
    assert {area.completeness for area in coverage["US"].regions.values()} == {"complete"}
    kit = addrkit.open(tmp_path / "made.gaz")
    assert kit.verify("1 rue Basse, 05000 Gap", "FR").best_granularity == "premise"
    assert kit.verify("1 rue Basse, 13001 Marseille", "FR").best_granularity == "country"
    assert kit.verify("1 Elm St, Reno, NV 89501", "US").best_granularity == "street"


BUILD = """
import sys, resource
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from addrkit.gazetteer.build import build_gazetteer
from addrkit.errors import AddrkitError
if len(sys.argv) > 3:
    import signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
print("ready", flush=True)
try:
    build_gazetteer([Path(sys.argv[1])], Path(sys.argv[2]))
except AddrkitError as error:
    sys.exit(str(error))
"""


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A register large enough that its building can be stopped."""
    rows = "".join(f"{n},{n % 90},Street {n // 90},Gap,,05000,FR,,\n" for n in range(60_000))
    (tmp_path / "rows.csv").write_text(HEADER + rows, "utf-8")
    return tmp_path / "rows.csv"


def test_a_build_that_is_killed_leaves_no_broken_gazetteer_and_the_next_one_clears_up(
    many: Path, tmp_path: Path
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", BUILD, str(many), str(tmp_path / "made.gaz")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.readline()
    for _ in range(500):
        if list(tmp_path.glob(".made.gaz.building-*/held")):
            break
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert not (tmp_path / "made.gaz").exists()
    assert len(list(tmp_path.glob(".made.gaz.building-*"))) == 1
    build_gazetteer([many], tmp_path / "made.gaz")
    assert names_in(tmp_path) == ["made.gaz", "rows.csv"]


@pytest.mark.parametrize("limit", [100_000, 1_000_000])
def test_a_full_disk_is_told_and_leaves_nothing(many: Path, tmp_path: Path, limit: int) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", BUILD, str(many), str(tmp_path / "made.gaz"), str(limit)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 1
    assert "cannot write" in ended.stderr
    assert "limit on the size of files" in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1
    assert names_in(tmp_path) == ["rows.csv"]


def test_a_gazetteer_can_be_opened_while_it_is_replaced_again_and_again(tmp_path: Path) -> None:
    build(tmp_path, "1,1,Rue Haute,Gap,,05000,FR,,\n")
    ended = threading.Event()
    failures: list[BaseException] = []

    def read() -> None:
        while not ended.wait(0.01):
            try:
                assert open_gazetteer(tmp_path / "made.gaz").entry(0).country == "FR"
            except BaseException as error:  # noqa: BLE001 - it is looked at below
                failures.append(error)
                return

    readers = [threading.Thread(target=read) for _ in range(2)]
    for each in readers:
        each.start()
    for number in range(4):
        build(tmp_path, f"1,{number},Rue Haute,Gap,,05000,FR,,\n2,3,Rue {number},Gap,,05000,FR,,\n")
    ended.set()
    for each in readers:
        each.join()
    assert failures == []


def test_an_input_that_is_no_text_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    with pytest.raises(InputError, match=r"rows\.csv"):
        build_gazetteer([tmp_path / "rows.csv"], tmp_path / "made.gaz")
    assert names_in(tmp_path) == ["rows.csv"]


def test_a_country_may_be_named_in_any_way(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text(
        "street,country\nA,nl\nB,Netherlands\nC,UK\nD,Deutschland\nE,Nowhere\n", "utf-8"
    )
    built = build_gazetteer([tmp_path / "rows.csv"], tmp_path / "made.gaz")
    assert [each.country for each in built.manifest.coverage] == ["DE", "GB", "NL"]
    assert [(each.reason, each.row) for each in built.refusals] == [("unknown country", 5)]


def test_a_position_that_is_no_number_is_told(tmp_path: Path) -> None:
    built = build(tmp_path, "1,1,Rue Haute,Gap,,05000,FR,44°33'N,6°4'E\n2,2,Rue Haute,Gap,,05000,FR,,\n")
    assert built.manifest.mended == {"position out of range or no number (kept without it)": 1}


@pytest.mark.parametrize("column", ["id", "region", "city"])
def test_a_field_without_end_is_refused_whatever_it_is(tmp_path: Path, column: str) -> None:
    row = dict.fromkeys(HEADER.strip().split(","), "") | {"street": "Rue Haute", column: "x" * 1_000}
    with pytest.raises(InputError, match=r"field too long; first rows.csv row 1: .*xxx"):
        build(tmp_path, ",".join(row.values()) + "\n")


def test_files_of_one_name_are_judged_apart(tmp_path: Path) -> None:
    for state in ("or", "wa"):
        (tmp_path / "in" / state).mkdir(parents=True)
        rows = [
            f"{n},{n},A St,X,,1,NL,{'6.5,53.2' if state == 'or' and n < 4 else '53.2,6.5'}\n"
            for n in range(9)
        ]
        text = HEADER + "".join(rows if state == "or" else rows[-3:])
        (tmp_path / "in" / state / "statewide.csv").write_text(text, "utf-8")
    built = build_gazetteer([tmp_path / "in"], tmp_path / "made.gaz")
    assert built.manifest.records == 12


def test_builds_of_one_output_at_once_leave_one_whole_gazetteer(tmp_path: Path) -> None:
    for turn in range(20):
        output = tmp_path / f"{turn}.gaz"
        made = [tmp_path / f"work-{turn}-{each}" / "made" for each in range(4)]
        for each in made:
            each.mkdir(parents=True)
            (each / "manifest.json").write_text("{}", "utf-8")
        with ThreadPoolExecutor() as pool:
            list(pool.map(put_in_place, made, [output] * 4))
        assert names_in(output) == ["manifest.json"]


def test_an_output_that_the_database_cannot_take_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("street\nA\n", "utf-8")
    with pytest.raises(InputError, match=r"takes no '[?]' in a path"):
        build_gazetteer([tmp_path / "rows.csv"], tmp_path / "what?.gaz")


def test_what_a_killed_build_left_goes_whatever_the_output_is_called(tmp_path: Path) -> None:
    left = tmp_path / ".[x].gaz.building-999999999.abc"
    left.mkdir()
    (left / HELD).touch()
    (tmp_path / "rows.csv").write_text("street\nA\n", "utf-8")
    build_gazetteer([tmp_path / "rows.csv"], tmp_path / "[x].gaz")
    assert not left.exists()
