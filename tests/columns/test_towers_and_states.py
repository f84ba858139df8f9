"""Estates with towers, numbers that count rows, and systems of coordinates of American states."""

from __future__ import annotations

from addrkit.columns import ColumnOptions, read_columns


def test_a_tower_beside_its_estate_is_the_block_of_the_flat() -> None:
    header = ["Society", "Tower", "Flat No", "City", "Pincode"]
    rows = [
        ["Supertech Capetown", "CT-3", "1204", "Noida", "201301"],
        ["DLF Park Place", "B", "802", "Gurugram", "122002"],
    ]
    columns = read_columns(header, ColumnOptions(country="IN"), sample=rows)
    assert columns.used["building"] == "Society"
    assert columns.used["unit"] == "Tower+Flat No"


def test_a_second_name_of_a_building_is_told_with_its_option() -> None:
    header = ["Street", "No", "Building", "Building Name", "City"]
    rows = [["Al Seef Street", "4", "Lake Terrace", "Goldcrest Views", "Dubai"]] * 2
    said = " ".join(read_columns(header, ColumnOptions(country="AE"), sample=rows).warnings)
    assert '--map "building=Building+Building Name"' in said


def test_a_number_that_counts_the_rows_is_none_of_a_house() -> None:
    header = ["NUM_PREDIO", "CALLE_PRINCIPAL", "NUMERO_CASA", "CIUDAD"]
    rows = [["1", "AV. AMAZONAS", "N34-451", "QUITO"], ["2", "CALLE GUAYAQUIL", "N6-10", "QUITO"]]
    columns = read_columns(header, ColumnOptions(country="EC"), use="build", sample=rows)
    assert columns.used["house_number"] == "NUMERO_CASA"


def test_feet_of_a_state_are_placed_where_one_of_its_systems_fits() -> None:
    header = ["HSE_NO", "STR_NAME", "CITY", "STATE", "NORTHING", "EASTING"]
    rows = [["7", "CHURCH CIR", "ANNAPOLIS", "MD", "486500.1", "1452500.2"]]
    columns = read_columns(header, ColumnOptions(country="US"), use="build", sample=rows)
    assert columns.crs == "EPSG:2248"


def test_several_systems_of_a_state_that_fit_are_told_and_none_is_read() -> None:
    header = ["HSE_NO", "STR_NAME", "CITY", "STATE", "X_COORD", "Y_COORD"]
    rows = [["1234", "MARKET ST", "PHILADELPHIA", "PA", "2693000.1", "235500.2"]]
    columns = read_columns(header, ColumnOptions(country="US"), use="build", sample=rows)
    assert columns.crs is None
    assert "--crs EPSG:2272" in " ".join(columns.warnings)


def test_greek_letters_of_axes_are_axes() -> None:
    header = ["ΟΔΟΣ", "ΑΡΙΘΜΟΣ", "ΤΚ", "Χ_ΕΓΣΑ87", "Υ_ΕΓΣΑ87"]
    rows = [
        ["Ερμού", "12", "10563", "475900.1", "4202900.2"],
        ["Σταδίου", "7", "10562", "476300.1", "4203300.2"],
    ]
    columns = read_columns(header, ColumnOptions(country="GR"), use="build", sample=rows)
    assert columns.crs == "EPSG:2100"


def test_the_interior_of_a_colombian_register_keeps_its_word() -> None:
    header = ["TIPO_VIA", "VIA", "TIPO_CRUCE", "CRUCE", "PLACA", "INTERIOR"]
    rows = [["CL", "50", "CR", "46", "36", "201"], ["CR", "43 A", "CL", "7", "170", "APTO 302"]]
    columns = read_columns(header, ColumnOptions(country="CO"), use="build", sample=rows)
    assert [columns.fields["unit"].text(row) for row in rows] == ["interior 201", "APTO 302"]
