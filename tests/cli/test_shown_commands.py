"""Every addrkit command that the pages show: those that need nothing from elsewhere are run, the others are named."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import shlex
import shutil
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from addrkit.cli import run

from .conftest import CHECKOUT

PAGES = (CHECKOUT / "README.md", *sorted((CHECKOUT / "docs").glob("*.md")))
SHOWN = re.compile(r"(?:\$ )?(?:\.venv/bin/)?((?:grep [^|]*\| )?addrkit [a-z].*)")
DEFAULTS = ("verify", "suggest", "eval")
"""What answers from the default gazetteers where none is named."""
NOT_RUN = {
    "addrkit serve": "answers until it is ended: tests/serve starts it",
    "addrkit suggest": "asks on a terminal: tests/suggest",
    "addrkit train": "takes minutes: tests/train train on less",
    "--llm": "asks a model that is not in a bare environment: tests/judge/llm",
    "my-encoder": "takes a model that was trained before",
    "addrkit gazetteer get": "fetches",
    ".osm.pbf": "tests/gazetteer/readers read an extract of OpenStreetMap",
    "theme=addresses": "tests/gazetteer/readers read Overture's folders",
    "INPUT...": "a pattern, and no command",
}
REGISTER = "id,house_number,street,city,postcode,country,lat,lon\n"
DUTCH = "1,12,Kerkstraat,Groningen,9712 AB,NL,53.2,6.5\n"
FRENCH = "2,10,Rue de la Paix,Paris,75002,FR,48.87,2.33\n"
TYPED = "id,address,truth\n1,Kerkstraat 12 Groningen,1\n2,Laugavegur 1 Reykjavík,none\n"
PLACES = "FR\t75002\tParis 02\tÎle-de-France\t11\tParis\t75\t\t\t48.86\t2.34\t5\n"
TOWN = "2988507\tParis\tParis\t\t48.85\t2.34\tP\tPPLC\tFR\t\t11\t75\t\t\t9\t\t42\tEurope/Paris\t2024-01-01\n"


def shown() -> list[str]:
    """The commands, without remarks behind them."""
    found: dict[str, None] = {}
    for page in PAGES:
        for number, block in enumerate(page.read_text("utf-8").split("\n```")):
            for line in block.splitlines()[1:] if number % 2 else ():
                told = SHOWN.fullmatch(line)
                if told:
                    found[re.sub(r"\s{2,}#.*", "", told[1]).strip()] = None
    return list(found)


def reason(line: str) -> str | None:
    """Why a command is not run here."""
    if line == "addrkit suggest":
        return NOT_RUN[line]
    return next((why for part, why in NOT_RUN.items() if part in line and part != "addrkit suggest"), None)


COMMANDS = [each for each in shown() if reason(each) is None]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the pages speak of, small."""
    place = tmp_path_factory.mktemp("shown")
    (place / "orders.csv").write_text(TYPED, "utf-8")
    for name in ("january", "february", "labelled"):
        (place / f"{name}.csv").write_text(TYPED, "utf-8")
    (place / "orders").mkdir()
    for name in ("a", "b"):
        (place / "orders" / f"{name}.csv").write_text(TYPED, "utf-8")
    rows = list(csv.DictReader(io.StringIO(TYPED)))
    lines = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in rows)
    (place / "orders.jsonl").write_text(lines, "utf-8")
    (place / "labelled.jsonl").write_text(lines.replace('"truth"', '"record_id"'), "utf-8")
    (place / "addresses.txt").write_text("Kerkstraat 12 Groningen\n12 Main St, Springfield IL\n", "utf-8")
    texts = [each["address"] for each in rows]
    pq.write_table(pa.table({"full_address": texts}), place / "customers.parquet")
    pq.write_table(
        pa.table({"street": ["Rue de la Paix"], "house_number": ["10"], "city": ["Paris"]}),
        place / "addresses.parquet",
    )
    (place / "customers.csv").write_text(REGISTER + DUTCH, "utf-8")
    (place / "addresses.csv").write_text(REGISTER + DUTCH, "utf-8")
    (place / "register.csv").write_text(
        "id,house_number,nr,letter,street,city,postcode,country,status,x,y\n"
        "1,12A,12,A,Kerkstraat,Groningen,9712 AB,NL,current,233000,582000\n",
        "utf-8",
    )
    (place / "bag.csv").write_text(
        "openbareruimte;huisnummer;huisletter;huisnummertoevoeging;postcode;woonplaats\n"
        "Kerkstraat;12;;;9712AB;Groningen\n",
        "utf-8",
    )
    with gzip.open(place / "voies.csv.gz", "wt", encoding="utf-8") as packed:
        packed.write("numero,voie,commune,code_postal\n10,Rue de la Paix,Paris,75002\n")
    with gzip.open(place / "adresses-france.csv.gz", "wt", encoding="utf-8") as packed:
        packed.write(
            "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;"
            "nom_ancienne_commune;x;y;lon;lat;type_position;alias;nom_ld;libelle_acheminement;nom_afnor;"
            "source_position;source_nom_voie\n"
            "75102_1;;10;;Rue de la Paix;75002;75102;Paris;;;651000;6863000;2.33;48.86;entrée;;;PARIS;"
            "RUE DE LA PAIX;commune;commune\n"
        )
    (place / "bano").mkdir()
    (place / "bano" / "bano-75.csv").write_text(
        "751021234A-10,10,Rue de la Paix,75002,Paris,OSM,48.86,2.33\n", "utf-8"
    )
    (place / "allCountries.txt").write_text(PLACES, "utf-8")
    (place / "FR.txt").write_text(TOWN, "utf-8")
    (place / "us" / "or").mkdir(parents=True)
    (place / "us" / "or" / "portland_metro.csv").write_text(
        "LON,LAT,NUMBER,STREET,UNIT,CITY,DISTRICT,REGION,POSTCODE,ID,HASH\n"
        "-122.6,45.5,2211,SE HUDSON CT,,PORTLAND,,OR,97214,,abc\n",
        "utf-8",
    )
    (place / "examples").mkdir()
    (place / "examples" / "orders.csv").write_text(TYPED, "utf-8")
    for name, row in (("nl", DUTCH), ("fr", FRENCH)):
        table = place / f"{name}.csv"
        table.write_text(REGISTER + row, "utf-8")
        built = ["gazetteer", "build", str(table), "-o", str(place / f"{name}.gaz")]
        assert run([*built, "--coverage", "complete"]) == 0
        table.unlink()
    return place


def in_place(line: str, place: Path) -> list[str]:
    """The words of a command; a small register stands for the default gazetteers, which take minutes to build."""
    words = shlex.split(line)[1:]
    is_named = any(each in words for each in ("-g", "--gazetteer"))
    return [*words, *(() if is_named or words[0] not in DEFAULTS else ("-g", str(place / "nl.gaz")))]


@pytest.mark.parametrize(
    "line", [pytest.param(each, marks=[pytest.mark.slow] if " build " in each else []) for each in COMMANDS]
)
def test_a_command_that_the_pages_show_does_what_it_is_shown_for(
    line: str,
    prepared: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    place = tmp_path / "here"
    shutil.copytree(prepared, place)
    monkeypatch.chdir(place)
    monkeypatch.setenv("ADDRKIT_HOME", str(tmp_path / "home"))
    typed = b""
    if line.startswith("grep "):
        looked, line = line.split("|", 1)
        _, word, file = shlex.split(looked)
        typed = b"".join(
            each for each in (place / file).read_bytes().splitlines(keepends=True) if word.encode() in each
        )
    if "<" in line:
        line, file = line.split("<", 1)
        line = line + (" >" + file.split(">", 1)[1] if ">" in file else "")
        typed = (place / file.split(">", 1)[0].strip()).read_bytes()
    line, _, written = (each.strip() for each in line.partition(" > "))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), "utf-8"))
    words = in_place(line, place)
    capsysbinary.readouterr()
    assert run(words) == 0
    out = capsysbinary.readouterr().out
    assert not written or out
    for option in ("-o", "--report"):
        if option in words:
            assert (place / words[words.index(option) + 1]).exists()


def test_what_is_not_run_is_named_with_its_reason() -> None:
    lines = shown()
    assert len(COMMANDS) > 25
    assert all(
        any(part in each for each in lines)
        for part in NOT_RUN
        if "gazetteer get" not in part and "setup" not in part
    )
