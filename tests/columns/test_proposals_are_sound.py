"""What no name tells is proposed only where it can be what is proposed."""

from __future__ import annotations

from addrkit.columns import ColumnOptions, read_columns


def test_a_telephone_a_weight_or_a_time_is_never_proposed_as_a_number_or_a_line() -> None:
    header = ["DIRECCION", "DISTRITO", "TELEFONO", "BULTOS", "PARITY"]
    rows = [["Av. Arequipa", "Lince", "999", "1", "2"], ["Jr. Puno", "Lima", "98", "3", "1"]]
    said = " ".join(read_columns(header, ColumnOptions(country="PE"), sample=rows).warnings)
    assert not [each for each in ("TELEFONO", "BULTOS", "PARITY") if f"={each}" in said]


def test_a_street_that_no_row_has_is_missing() -> None:
    header = ["NUMBER_FIRST", "PRIVATE_STREET", "STREET_LOCALITY_PID", "POSTCODE", "ALIAS_PRINCIPAL"]
    rows = [["10", "", "NSW2835", "2000", "P"], ["7", "", "NSW2836", "2010", "P"]]
    columns = read_columns(header, ColumnOptions(country="AU"), use="build", sample=rows)
    assert any(each.startswith("no column holds a street") for each in columns.warnings)
    assert not columns.others
    assert "STREET_LOCALITY_PID" not in " ".join(columns.used.values())


def test_the_type_of_a_postcode_is_no_part_of_a_street() -> None:
    header = [
        "THOROUGHFARE",
        "POST_TOWN",
        "POSTCODE",
        "POSTCODE_TYPE",
        "WELSH_THOROUGHFARE",
        "BUILDING_NUMBER",
    ]
    rows = [["MILL LANE", "CARDIFF", "CF64 1AA", "S", "LON Y FELIN", "4"]] * 2
    columns = read_columns(header, use="build", sample=rows)
    assert columns.used["street"] == "THOROUGHFARE"
    assert columns.others == {"other_streets": (4,)}


def test_houses_that_have_a_name_do_not_give_it_to_their_street() -> None:
    header = ["HAUSNR", "PLZ", "HOFNAME"]
    rows = [["12", "7000", ""], ["3", "6900", ""], ["44", "6900", "Hof Maier"]]
    columns = read_columns(header, ColumnOptions(country="AT"), use="build", sample=rows)
    assert "street" not in columns.fields
