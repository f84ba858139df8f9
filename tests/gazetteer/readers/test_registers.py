"""Registers as they are published, each with its trap: one row is one record, read with no option."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pytest
from pyarrow import parquet

from addrkit.columns import ColumnOptions
from addrkit.errors import InputError
from addrkit.gazetteer.build import build_gazetteer
from addrkit.gazetteer.readers import read_inputs
from tests.gazetteer.readers.reading import Row, read, written


def kept(row: Row, *names: str) -> tuple[Any, ...]:
    return tuple(row.get(name) for name in names)


def test_the_dutch_register_joins_number_letter_and_addition(tmp_path: Path) -> None:
    text = (
        "openbareruimte;huisnummer;huisletter;huisnummertoevoeging;postcode;woonplaats;status;lat;lon\n"
        "Kerkstraat;10;;;9712AB;Groningen;Naamgeving uitgegeven;53.2;6.5\n"
        "Kerkstraat;10;A;;9712AB;Groningen;Naamgeving uitgegeven;53.2;6.5\n"
        "Kerkstraat;10;A;2;9712AB;Groningen;Naamgeving uitgegeven;53.2;6.5\n"
        "Kerkstraat;10;;II;9712AB;Groningen;Naamgeving uitgegeven;53.2;6.5\n"
        "Kerkstraat;12;;;9712AB;Groningen;Naamgeving ingetrokken;53.2;6.5\n"
    )
    rows, [refusal] = read(written(tmp_path, "bag.csv", text))
    assert [row["house_number"] for row in rows] == ["10", "10A", "10A-2", "10-II"]
    assert kept(rows[0], "street", "city", "postcode", "country") == (
        "Kerkstraat",
        "Groningen",
        "9712AB",
        "NL",
    )
    assert (refusal.count, refusal.row) == (1, 5)
    assert "retired" in refusal.reason


def test_the_belgian_register_has_both_languages(tmp_path: Path) -> None:
    text = (
        "EPSG:31370_x,EPSG:31370_y,EPSG:4326_lat,EPSG:4326_lon,address_id,box_number,house_number,municipality_id,"
        "municipality_name_de,municipality_name_fr,municipality_name_nl,postcode,postname_fr,postname_nl,street_id,"
        "streetname_de,streetname_fr,streetname_nl,region_code,status\n"
        "149000,170000,50.84,4.35,1,,1,21004,,Bruxelles,Brussel,1000,Bruxelles,Brussel,7,,Grand-Place,Grote Markt,"
        "BE-BRU,current\n"
        "149000,170000,50.84,4.35,2,,2,21004,,Bruxelles,Brussel,1000,Bruxelles,Brussel,7,,Grand-Place,Grote Markt,"
        "BE-BRU,retired\n"
        "149000,170000,51.2,4.4,3,0101,5,11002,,,Antwerpen,2000,,Antwerpen,8,,,Meir,BE-VLG,current\n"
    )
    rows, [refusal] = read(written(tmp_path, "best.csv", text))
    assert kept(rows[0], "id", "street", "house_number", "city", "lat") == (
        "1",
        "Grand-Place",
        "1",
        "Bruxelles",
        50.84,
    )
    assert rows[0]["other_streets"] == ["Grote Markt"]
    assert rows[0]["other_cities"] == ["Brussel"]
    assert kept(rows[1], "street", "city", "unit") == ("Meir", "Antwerpen", "0101")
    assert refusal.count == 1


def test_french_communes_publish_numbers_with_suffixes_and_places_without_number(tmp_path: Path) -> None:
    text = (
        "cle_interop;uid_adresse;voie_nom;lieudit_complement_nom;numero;suffixe;commune_nom;position;x;y;long;lat;"
        "source;date_der_maj;certification_commune\n"
        "01_1_00012_bis;;Rue Haute;;12;bis;Gap;entrée;940000;6380000;6.07;44.55;commune;2024-01-01;1\n"
        "01_2_99999;;Le Moulin;;99999;;Gap;segment;940000;6380000;6.07;44.55;commune;2024-01-01;1\n"
    )
    rows, _ = read(written(tmp_path, "bal.csv", text))
    assert kept(rows[0], "house_number", "street", "city", "lat", "country") == (
        "12 bis",
        "Rue Haute",
        "Gap",
        44.55,
        "FR",
    )
    assert "house_number" not in rows[1]


def test_the_australian_register_has_its_street_and_unit_in_parts(tmp_path: Path) -> None:
    text = (
        "ADDRESS_DETAIL_PID|DATE_CREATED|ADDRESS_LABEL|ADDRESS_SITE_NAME|BUILDING_NAME|FLAT_TYPE|FLAT_NUMBER|"
        "LEVEL_TYPE|LEVEL_NUMBER|NUMBER_FIRST|NUMBER_LAST|LOT_NUMBER|STREET_NAME|STREET_TYPE|STREET_SUFFIX|"
        "LOCALITY_NAME|STATE|POSTCODE|LONGITUDE|LATITUDE\n"
        "GANSW1|2020-01-01|UNIT 5, 12-14 GEORGE STREET NORTH, SYDNEY NSW 2000||||||| |\n"
        "GANSW2|2020-01-01|UNIT 5, 12-14 GEORGE STREET NORTH, SYDNEY NSW 2000|||UNIT|5|||12|14||GEORGE|STREET|"
        "NORTH|SYDNEY|NSW|2000|151.2|-33.8\n"
    )
    rows, [refusal] = read(written(tmp_path, "gnaf.psv", text))
    [row] = rows
    assert kept(row, "id", "unit", "house_number", "street", "city", "region", "postcode") == (
        "GANSW2",
        "UNIT 5",
        "12-14",
        "George Street North",
        "Sydney",
        "NSW",
        "2000",
    )
    assert refusal.reason == "another number of columns than the header"


def test_the_american_database_has_directions_and_types_in_columns_of_their_own(tmp_path: Path) -> None:
    text = (
        "OID_,State,County,Inc_Muni,Post_City,Add_Number,AddNum_Suf,St_PreDir,St_PreTyp,St_Name,St_PosTyp,St_PosDir,"
        "Unit,Zip_Code,Plus_4,UUID,Longitude,Latitude\n"
        "1,UT,Utah,Provo,Not stated,455,,E,,900,,N,,84601,,u1,-111.6,40.2\n"
        "2,OR,Multnomah,Portland,Portland,2211,A,SE,,Hudson,Court,,5,97201,1234,u2,-122.6,45.5\n"
    )
    rows, _ = read(written(tmp_path, "nad.csv", text))
    assert kept(rows[0], "house_number", "street", "city", "region", "postcode") == (
        "455",
        "E 900 N",
        "Provo",
        "UT",
        "84601",
    )
    assert kept(rows[1], "house_number", "street", "unit", "postcode") == (
        "2211A",
        "SE Hudson Court",
        "5",
        "97201-1234",
    )


def test_british_sales_have_names_where_numbers_stand(tmp_path: Path) -> None:
    text = (
        "unique_id,price_paid,deed_date,postcode,property_type,saon,paon,street,locality,town,district,county\n"
        "A,1,2020-01-01,GU34 1ET,T,FLAT 4,64,HIGH STREET,,ALTON,EAST HAMPSHIRE,HAMPSHIRE\n"
        "B,1,2020-01-01,GU34 1ET,T,,ROSE COTTAGE,MILL LANE,BENTLEY,ALTON,EAST HAMPSHIRE,HAMPSHIRE\n"
    )
    rows, _ = read(written(tmp_path, "pp.csv", text))
    assert kept(rows[0], "unit", "house_number", "street", "city") == ("Flat 4", "64", "High Street", "Alton")
    assert kept(rows[1], "building", "house_number", "street", "suburb") == (
        "Rose Cottage",
        None,
        "Mill Lane",
        "Bentley",
    )


def test_british_sales_as_they_are_published_have_no_header(tmp_path: Path) -> None:
    line = (
        '"{7E86B6FB-0000-458C-E053-6B04A8C0C84C}","250000","2020-01-01 00:00","GU34 1ET","T","N","F","64","FLAT 4",'
        '"HIGH STREET","","ALTON","EAST HAMPSHIRE","HAMPSHIRE","A","A"\n'
    )
    [row], _ = read(written(tmp_path, "pp-complete.csv", line))
    assert kept(row, "unit", "house_number", "street", "city", "postcode") == (
        "Flat 4",
        "64",
        "High Street",
        "Alton",
        "GU34 1ET",
    )


def test_the_swiss_register_has_postcode_and_town_in_one_cell_and_its_own_grid(tmp_path: Path) -> None:
    text = (
        "ADR_EGAID;STR_ESID;BDG_EGID;ADR_EDID;STN_LABEL;ADR_NUMBER;BDG_CATEGORY;BDG_NAME;ZIP_LABEL;COM_FOSNR;COM_NAME;"
        "COM_CANTON;ADR_STATUS;ADR_OFFICIAL;ADR_MODIFIED;ADR_EASTING;ADR_NORTHING\n"
        "100;1;2;0;Im langen Loh;19;residential;;4054 Basel;2701;Basel;BS;real;true;01.01.2020;2609700;1266500\n"
    )
    [row], _ = read(written(tmp_path, "ch.csv", text))
    assert kept(row, "id", "street", "house_number", "postcode", "city", "region") == (
        "100",
        "Im langen Loh",
        "19",
        "4054",
        "Basel",
        "BS",
    )
    assert (round(row["lat"], 1), round(row["lon"], 1)) == (47.5, 7.6)


def test_essen_repeats_the_street_and_the_number_in_one_more_column(tmp_path: Path) -> None:
    text = (
        "id,street,house_number,suffix,address,lat,lon\n"
        "6,Aachener Str.,1,,Aachener Str. 1,51.4,6.9\n7,Aachener Str.,1,a,Aachener Str. 1a,51.4,6.9\n"
    )
    rows, _ = read(written(tmp_path, "essen.csv", text))
    assert [kept(row, "street", "house_number") for row in rows] == [
        ("Aachener Str.", "1"),
        ("Aachener Str.", "1a"),
    ]


def test_berlin_has_the_letter_in_a_column_of_its_own(tmp_path: Path) -> None:
    text = "STN;HNR;ADZ;PLZ;OTT_NAME;ONM\nAckerstraße;1;A;10115;Mitte;Berlin\nAckerstraße;2;;10115;Mitte;Berlin\n"
    rows, _ = read(written(tmp_path, "b.csv", text))
    assert [kept(row, "house_number", "suburb", "city") for row in rows] == [
        ("1A", "Mitte", "Berlin"),
        ("2", "Mitte", "Berlin"),
    ]


def test_iceland_has_letters_and_names_in_two_cases(tmp_path: Path) -> None:
    text = (
        "FID|HNITNUM|POSTNR|HEITI_NF|HEITI_TGF|HUSNR|BOKST|SERHEITI|N_HNIT_WGS84|E_HNIT_WGS84\n"
        "1|10|101|Þórsgata|Þórsgötu|1|B||64,1|-21,9\n2|11|301|Hvalfjörður|Hvalfirði|0||Kotra|64.3|-21.5\n"
    )
    rows, _ = read(written(tmp_path, "is.dsv", text))
    assert kept(rows[0], "house_number", "street", "other_streets", "lat") == (
        "1B",
        "Þórsgata",
        ["Þórsgötu"],
        64.1,
    )
    assert kept(rows[1], "house_number", "building") == (None, "Kotra")


def test_statistics_canada_has_the_street_whole_and_in_parts(tmp_path: Path) -> None:
    text = (
        "latitude,longitude,source_id,id,group_id,street_no,street,str_name,str_type,str_dir,unit,city,postal_code,"
        "full_addr,city_pcs,csdname,pruid,provider\n"
        "45.4,-75.6,s,i,g,12,MAIN ST E,MAIN,ST,E,4,OTTAWA,K1A 0A1,12 MAIN ST E,,Ottawa,35,Ottawa\n"
    )
    [row], _ = read(written(tmp_path, "oda.csv", text))
    assert kept(row, "house_number", "street", "unit", "city", "postcode", "lat") == (
        "12",
        "MAIN ST E",
        "4",
        "OTTAWA",
        "K1A 0A1",
        45.4,
    )


def test_openaddresses_with_geometries_as_hexadecimal(tmp_path: Path) -> None:
    point = "01010000008D4127840E935EC0742497FF90E24240"
    header = "GEOM,HASH,NUMBER,STREET,UNIT,CITY,DISTRICT,REGION,POSTCODE,ID"
    text = f"{header}\n{point},ab,516,CENTRE CT,,ALAMEDA,,CA,94502,\n"
    [row], _ = read(written(tmp_path, "alameda.csv", text))
    assert kept(row, "id", "house_number", "street", "region") == ("ab", "516", "Centre Ct", "CA")
    assert (round(row["lat"], 2), round(row["lon"], 2)) == (37.77, -122.3)


def test_a_folder_of_openaddresses_holds_more_than_addresses(tmp_path: Path) -> None:
    feature = {
        "type": "Feature",
        "properties": {"hash": "x", "number": "1", "street": "MAIN ST", "unit": "", "city": "Gap"},
        "geometry": {"type": "Point", "coordinates": [6.0, 44.5]},
    }
    written(tmp_path, "x-addresses-county.geojson", json.dumps(feature) + "\n")
    written(tmp_path, "x-addresses-county.geojson.meta", "{}")
    written(tmp_path, "x-parcels-county.geojson", '{"type":"Feature","properties":{"pid":"1"}}\n')
    written(tmp_path, "LICENSE", "CC0")
    rows, _ = read(tmp_path)
    assert [kept(row, "house_number", "street") for row in rows] == [("1", "Main St")]


def test_features_with_the_keys_of_openstreetmap(tmp_path: Path) -> None:
    feature = {
        "type": "Feature",
        "properties": {"addr:housenumber": "1", "addr:street": "Rue Haute", "addr:city": "Gap"},
        "geometry": {"type": "Point", "coordinates": [6.0, 44.5]},
    }
    [row], _ = read(
        written(tmp_path, "x.geojson", json.dumps({"type": "FeatureCollection", "features": [feature]}))
    )
    assert kept(row, "house_number", "street", "city", "lon") == ("1", "Rue Haute", "Gap", 6.0)


def test_a_sheet_of_excel_with_a_title_above_its_header(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (
        ["Addresses of Gap"],
        [],
        ["Rue", "Numéro", "CP", "Ville"],
        ["Rue Haute", 12, "05000", "Gap"],
    ):
        book.active.append(row)
    book.save(tmp_path / "x.xlsx")
    [found], _ = read(tmp_path / "x.xlsx")
    assert found == {"street": "Rue Haute", "house_number": "12", "postcode": "05000", "city": "Gap"}


def test_parquet_of_any_columns_with_and_without_map(tmp_path: Path) -> None:
    table = pa.table(
        {"logradouro": ["Rua A"], "numero": [12.0], "cep": ["01000-000"], "lugar": ["São Paulo"]}
    )
    parquet.write_table(table, tmp_path / "x.parquet")
    [row], _ = read(tmp_path / "x.parquet", columns={"city": "lugar"})
    assert row == {"street": "Rua A", "house_number": "12", "postcode": "01000-000", "city": "São Paulo"}


def test_whole_addresses_are_cut_and_what_the_parser_doubts_is_counted(tmp_path: Path) -> None:
    text = "uprn,full_address\n1,12 Main St Apt 4 Springfield IL 62704\n2,???? zzz 9\n"
    rows, refusals = read(written(tmp_path, "x.csv", text), columns=ColumnOptions(country="US"))
    assert kept(rows[0], "id", "house_number", "street", "city", "postcode") == (
        "1",
        "12",
        "Main St",
        "Springfield",
        "62704",
    )
    assert [(each.count, each.kept) for each in refusals] == [(1, True)]


def test_rows_of_one_value_and_a_grid_that_is_named(tmp_path: Path) -> None:
    text = "straat,huisnummer,plaats,soort,x,y\nA,1,Gap,woning,121000,487000\nB,2,Gap,schuur,121000,487000\n"
    options = ColumnOptions(where=(("soort", "woning"),), crs="EPSG:28992")
    [row], [refusal] = read(written(tmp_path, "x.csv", text), columns=options)
    assert (row["street"], round(row["lat"], 1)) == ("A", 52.4)
    assert refusal.count == 1


def test_streets_without_numbers_are_told_with_the_option_that_mends_it(tmp_path: Path) -> None:
    path = written(tmp_path, "x.csv", "street,what hangs beside the door,city\nRue Haute,12,Gap\n")
    [reading] = read_inputs([path])
    assert reading.columns is not None
    assert any(
        "no column holds house numbers" in each and "--map" in each for each in reading.columns.warnings
    )


def test_a_grid_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    path = written(tmp_path, "x.csv", "street,city,x,y\nRue Haute,Gap,1,2\n")
    with pytest.raises(Exception, match="EPSG:99"):
        read(path, columns=ColumnOptions(crs="EPSG:99"))


def test_what_is_read_and_how_rows_become_doors_is_kept_in_the_manifest(tmp_path: Path) -> None:
    text = "rue,numéro,ville,couleur\nRue Haute,1,Gap,bleu\nRue Haute,1,Gap,vert\nRue Haute,2,Gap,vert\n"
    built = build_gazetteer([written(tmp_path, "x.csv", text)], tmp_path / "x.gaz", country="FR")
    manifest = built.manifest
    assert manifest.columns == {"x.csv": {"house_number": "numéro", "street": "rue", "city": "ville"}}
    assert manifest.unused == {"x.csv": ["couleur"]}
    assert (manifest.records, manifest.doors, manifest.derived, manifest.repeated) == (3, 3, 1, 1)


def test_a_title_or_a_broken_document_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read(written(tmp_path, "x.json", '[{"street": "Rue Haute", "city": "Gap"}, {"street"'))


@pytest.mark.parametrize("zone", ["32", "33"])
def test_german_house_coordinates_have_no_header_and_the_zone_in_front_of_the_east(
    tmp_path: Path, zone: str
) -> None:
    line = (
        f"N;DENIAL2500000RUk;A;03;2;41;001;0000;01135;5;a;{zone}550000,000;5801234.123;Am Lindener Berge;30449;"
        "Hannover;;Linden-Mitte;;2023\n"
    )
    rows, _ = read(written(tmp_path, "hk.txt", line))
    assert kept(rows[0], "id", "street", "house_number", "suburb", "city", "postcode", "district") == (
        "DENIAL2500000RUk",
        "Am Lindener Berge",
        "5a",
        "Linden-Mitte",
        "Hannover",
        "30449",
        None,
    )
    assert (round(rows[0]["lat"], 1), round(rows[0]["lon"], 1)) == (52.4, {"32": 9.7, "33": 15.7}[zone])


@pytest.mark.parametrize("header", [True, False])
def test_british_postcodes_with_their_positions_and_codes_that_are_no_names(
    tmp_path: Path, header: bool
) -> None:
    names = (
        "Postcode,Positional_quality_indicator,Eastings,Northings,Country_code,NHS_regional_HA_code,NHS_HA_code,"
        "Admin_county_code,Admin_district_code,Admin_ward_code\n"
    )
    line = '"AB101AA",10,394251,806376,"S92000003","","S08000020","","S12000033","S12000483"\n'
    [row], _ = read(written(tmp_path, "ab.csv", names * header + line))
    assert kept(row, "postcode", "country", "district", "region") == ("AB101AA", "GB", None, None)
    assert (round(row["lat"], 2), round(row["lon"], 2)) == (57.15, -2.1)


def test_the_county_of_british_sales_is_the_district(tmp_path: Path) -> None:
    text = (
        "unique_id,price_paid,deed_date,postcode,property_type,saon,paon,street,locality,town,district,county\n"
        "A,1,2020-01-01,GU34 1ET,T,,64,HIGH STREET,,ALTON,EAST HAMPSHIRE,HAMPSHIRE\n"
    )
    [row], _ = read(written(tmp_path, "pp.csv", text))
    assert kept(row, "district", "region") == ("Hampshire", None)


def test_korean_second_numbers_of_nought_are_none(tmp_path: Path) -> None:
    text = (
        "시도명,시군구명,도로명,건물본번,건물부번,우편번호\n"
        "서울특별시,종로구,자하문로,4,0,03047\n서울특별시,종로구,자하문로,4,2,03047\n"
    )
    rows, _ = read(written(tmp_path, "kr.csv", text))
    assert [row["house_number"] for row in rows] == ["4", "4-2"]


def test_decimal_numbers_of_a_database_are_whole(tmp_path: Path) -> None:
    table = pa.table(
        {
            "street": ["Kerkstraat"],
            "house_number": [Decimal("12.00")],
            "postcode": [Decimal("9712.0")],
            "city": ["Groningen"],
            "country": ["Netherlands (the)"],
        }
    )
    parquet.write_table(table, tmp_path / "x.parquet")
    [row], _ = read(tmp_path / "x.parquet")
    assert kept(row, "house_number", "postcode", "street") == ("12", "9712", "Kerkstraat")


def test_a_part_of_a_town_that_is_a_bare_number_has_the_word_of_its_column(tmp_path: Path) -> None:
    text = "HOUSE_NO,SECTOR,CITY\n1023,21-B,Chandigarh\n55,8,Chandigarh\n7,Mani Majra,Chandigarh\n"
    rows, _ = read(written(tmp_path, "in.csv", text), columns=ColumnOptions(country="IN"))
    assert [row["suburb"] for row in rows] == ["Sector 21-B", "Sector 8", "Mani Majra"]
