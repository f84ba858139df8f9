"""What a column's name leaves open, its cells tell; and where they do not, the message names the likely column."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from addrkit.columns import Columns, read_columns
from addrkit.columns.read import Use
from addrkit.errors import InputError


def read(header: str, rows: Sequence[str], use: Use = "build") -> Columns:
    names = [each.strip() for each in header.split("|")]
    return read_columns(names, use=use, sample=[[cell.strip() for cell in row.split("|")] for row in rows])


@pytest.mark.parametrize(
    ("header", "rows", "used"),
    [
        (
            "address | road_name | town",
            ["12 | Mill Lane | Alton", "4a | High Street | Alton"],
            {"house_number": "address", "street": "road_name", "city": "town"},
        ),
        (
            "numero | indirizzo | comune",
            ["12 | Via Roma | Prato", "4 | Piazza Dante | Prato"],
            {"house_number": "numero", "street": "indirizzo", "city": "comune"},
        ),
        (
            "civic_number | city",
            ["360 Fairview Ave | Essex", "12 Talbot St N | Essex"],
            {"address": "civic_number", "city": "city"},
        ),
        (
            "street | city",
            ["12 Main St | Alton", "4 High St | Alton"],
            {"address": "street", "city": "city"},
        ),
        (
            "full_address | street | city",
            ["3/12 Moor Street Alton | Moor Street | Alton", "4 Rye Street Alton | Rye Street | Alton"],
            {"address": "full_address", "city": "city"},
        ),
        (
            "house_number | street | suffix | direction | city",
            ["12 | OUELLETTE | AVE | N | WINDSOR", "4 | PARK | ST | W | WINDSOR"],
            {"house_number": "house_number", "street": "street+suffix+direction", "city": "city"},
        ),
        (
            "house_number | suffix | street | city",
            ["12 | A | Kerkstraat | Gouda", "4 |  | Markt | Gouda"],
            {"house_number": "house_number+~+suffix", "street": "street", "city": "city"},
        ),
        (
            "house_number | full_name | city",
            ["12 | Dale Mabry Hwy | Tampa", "4 | Kennedy Blvd | Tampa"],
            {"house_number": "house_number", "street": "full_name", "city": "city"},
        ),
        (
            "house_number | street | unit | unit_num | city",
            ["12 | Main St | APT | 3 | Alton", "4 | High St | STE | 200 | Alton"],
            {"house_number": "house_number", "street": "street", "unit": "unit+unit_num", "city": "city"},
        ),
        (
            "house_number | street | kind | city",
            ["12 | OAK | AVE | ALTON", "4 | PARK | ST | ALTON"],
            {"house_number": "house_number", "street": "street+kind", "city": "city"},
        ),
        (
            "house_number | full_name | road_type | city",
            ["12 | MAPLE | AVE | ALTON", "4 | 12TH | ST | ALTON"],
            {"house_number": "house_number", "street": "full_name+road_type", "city": "city"},
        ),
        (
            "civic_address | road_name | town",
            ["12 | Mill Lane | Alton", "4a | High Street | Alton"],
            {"house_number": "civic_address", "street": "road_name", "city": "town"},
        ),
        (
            "situs | taxlot | city",
            ["12 Court St NE | 1200 | Salem", "4 Liberty St | 1300 | Salem"],
            {"address": "situs", "city": "city"},
        ),
        (
            "house_number | street | address_2 | zipcode",
            ["12 | Stone Ave | TUCSON | 85701", "4 | Main St | SAHUARITA | 85629"],
            {"house_number": "house_number", "street": "street", "postcode": "zipcode"},
        ),
        (
            "house_number | address_fr | street | zipcode",
            ["12 | 1/2 | Stone Ave | 85701", "4 |  | Main St | 85629"],
            {"house_number": "house_number+~+address_fr", "street": "street", "postcode": "zipcode"},
        ),
        (
            "house_number | street | zipcode | zipcity",
            ["12 | Stone Ave | 85701 | Tucson", "4 | Main St | 85629 | Sahuarita"],
            {"house_number": "house_number", "street": "street", "city": "zipcity", "postcode": "zipcode"},
        ),
    ],
)
def test_cells_tell_what_a_column_of_a_register_holds(
    header: str, rows: list[str], used: dict[str, str]
) -> None:
    assert dict(read(header, rows).used) == used


def test_people_are_no_streets_and_the_numbers_of_rows_no_houses() -> None:
    people = read("house_number | full_name | city", ["12 | Ann Doe | Tampa", "4 | Jo Kim | Tampa"])
    assert "street" not in people.used
    counted = read("no | address | city", ["1 | Mill Lane | Alton", "2 | High Street | Alton"])
    assert "house_number" not in counted.used


def test_kinds_beside_streets_that_have_their_own_are_not_added() -> None:
    columns = read("house_number | street | kind", ["12 | Oak Avenue | AVE", "4 | Park Street | ST"])
    assert columns.used["street"] == "street"
    columns = read("house_number | street | kind", ["12 | OAK | Residential", "4 | PARK | Court"])
    assert columns.used["street"] == "street"


def test_a_name_of_people_is_no_street_of_an_export() -> None:
    columns = read("house_number | full_name | city", ["12 | Dale Mabry Hwy | Tampa"], "verify")
    assert "street" not in columns.used


def test_the_number_of_a_parcel_is_no_indian_postcode() -> None:
    rows = ["12-0040 | 12 Main St | Marietta", "12-0041 | 4 High St | Marietta"]
    assert "postcode" not in read("pin | address | city", rows, "verify").used
    assert (
        read("pin | address | city", ["560001 | 12 MG Road | Bengaluru"], "verify").used["postcode"] == "pin"
    )


def test_what_is_missing_is_named_with_the_column_that_looks_like_it() -> None:
    columns = read("lok | hausnummer | ort", ["Pilatusstrasse | 12 | Luzern", "Kirchgasse | 4a | Luzern"])
    assert any('--map "street=lok"' in each for each in columns.warnings)
    columns = read("strasse | polizei | ort", ["Pilatusstrasse | 12 | Luzern", "Kirchgasse | 4a | Luzern"])
    assert any('--map "house_number=polizei"' in each for each in columns.warnings)
    with pytest.raises(InputError, match='for example --map "street=geo_4"'):
        read("geo_3 | geo_4", ["12 | Pilatusstrasse", "4a | Kirchgasse"])


def test_what_only_completes_a_line_is_none_in_a_register_without_streets() -> None:
    columns = read("numero | complemento | bairro | cidade", ["12 | sala 2 | Centro | Canoas"])
    assert "address" not in columns.used
    assert any("no column holds a street" in each for each in columns.warnings)


def test_half_a_number_stands_behind_it_with_a_blank() -> None:
    columns = read("addrnum | addrfrac | street | city", ["12 | 1/2 | Main St | Alton"])
    assert columns.fields["house_number"].text(["12", "1/2", "", ""]) == "12 1/2"


def test_a_file_without_a_header_is_told_the_option_and_how_to_name_its_columns() -> None:
    rows = ["A | 0642 | 4 | Hauptwache | 60313 | Frankfurt am Main"]
    with pytest.raises(InputError, match=r'--no-header .* by their numbers, such as --map "street=4"'):
        read("A | 0641 | 12 | Zeil | 60313 | Frankfurt am Main", rows)
    with pytest.raises(InputError, match=r'--no-header .* such as --map "address=1"'):
        read("12 Mill Lane Alton GU34 1AA", ["4 High Street Alton GU34 1AA"], "verify")
    with pytest.raises(InputError, match="--no-header"):
        read("12 | Oak Road | Alton | 84601", ["4 | High Street | Alton | 84601"], "verify")
    with pytest.raises(InputError, match="--no-header"):
        read("Meier | Kirchweg 2 | 80331 | Aue", ["Ott | Markt 5 | 80331 | Aue"], "verify")
    with pytest.raises(InputError, match='by their numbers, such as --map "street=2"') as told:
        read("1 | 2 | 3", ["12 | Mill Lane | Alton"])
    assert "--no-header" not in str(told.value)


@pytest.mark.parametrize(
    ("name", "cells", "dropped"),
    [
        ("STATO_CIVICO", ("ATTIVO", "SOPPRESSO"), True),
        ("STATUS_BUDYNKU", ("istniejący", "zlikwidowany"), True),
        ("STATO", ("Italia", "Italia"), False),
        ("STATUS_ORDER", ("active", "cancelled"), False),
        ("ESTADO_OWNER", ("activo", "baja"), False),
    ],
)
def test_the_status_of_an_address_is_told_by_its_cells(
    name: str, cells: tuple[str, str], dropped: bool
) -> None:
    columns = read(
        f"civico | via | comune | {name}",
        [f"{at} | Via Roma | Prato | {each}" for at, each in enumerate(cells, 4)],
    )
    assert [each.drops(cells[1]) for each in columns.filters] == [True] * dropped


def test_an_estado_that_says_which_rows_count_is_no_state() -> None:
    columns = read(
        "calle | altura | localidad | estado",
        ["Obispo Trejo | 55 | Córdoba | VIGENTE", "27 de Abril | 784 | Córdoba | BAJA"],
    )
    assert "region" not in columns.used
    assert [each.drops("BAJA") for each in columns.filters] == [True]


def test_names_that_end_with_the_word_for_an_address_are_read_without_it() -> None:
    columns = read(
        "ADR_ID | RUE_NOM | NUM_POLICE | CP_ADR | LOC_ADR | STATUT_ADR",
        ["1 | Rue Haute | 12 | 4700 | Eupen | En usage", "2 | Rue Neuve | 7 | 4701 | Kettenis | En usage"],
    )
    assert (columns.used["postcode"], columns.used["city"]) == ("CP_ADR", "LOC_ADR")


def test_a_register_without_known_names_is_not_told_to_read_its_owners() -> None:
    with pytest.raises(InputError, match=r'"street=WEB_PRO_21\+WEB_PRO_22" --map "house_number=WEB_PROP_S"'):
        read(
            "PARCEL_NO | WEB_PROP_S | WEB_PRO_21 | WEB_PRO_22 | WEB_MAIL_A | WEB_MAIL_C",
            [
                "1 | 140 | HENRY | PKWY | 140 HENRY PKWY | MCDONOUGH",
                "2 | 2200 | MT CARMEL | RD | PO BOX 5 | ATLANTA",
            ],
        )
