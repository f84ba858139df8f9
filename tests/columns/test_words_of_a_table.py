"""Words that several names of one table share, and names of which cells decide which column is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from addrkit.columns import ColumnOptions, Columns, read_columns
from addrkit.columns.read import Use
from addrkit.errors import InputError


def read(
    header: str,
    *rows: str,
    use: Use = "build",
    group: str | None = None,
    mapped: Mapping[str, str] | None = None,
) -> Columns:
    names = [each.strip() for each in header.split("|")]
    sample: Sequence[Sequence[str]] = [[cell.strip() for cell in row.split("|")] for row in rows]
    return read_columns(names, ColumnOptions(mapped or {}, group), use=use, sample=sample)


def test_letters_before_all_names_of_a_table_are_no_part_of_them() -> None:
    columns = read(
        "CAGGEMNR | CAGSTRNR | CAGSTRNAME | CAGHNR | CAGHNRZUS | CAGPLZ | CAGORT",
        "20101 | 00012 | Bahnhofstraße | 12 | A | 9020 | Klagenfurt",
        "20201 | 00003 | Hauptplatz | 7 |  | 9500 | Villach",
    )
    assert dict(columns.used) == {
        "house_number": "CAGHNR+~+CAGHNRZUS",
        "street": "CAGSTRNAME",
        "city": "CAGORT",
        "postcode": "CAGPLZ",
    }


def test_letters_before_the_names_of_one_address_are_its_group() -> None:
    header = "Nr | KFirma | KStrasse | KStrasse2 | KPLZ | KOrt | KLFirma | KLStrasse | KLPLZ | KLOrt"
    row = "1 |  | Gartenweg 12 |  | 50667 | Köln |  | Ring 4 | 53113 | Bonn"
    with pytest.raises(InputError, match='--columns "K" or --columns "KL"'):
        read(header, row, use="verify")
    columns = read(header, row, use="verify", group="K")
    assert dict(columns.used) == {"address": "KStrasse+KStrasse2", "city": "KOrt", "postcode": "KPLZ"}


@pytest.mark.parametrize(
    "header", ["Code voie | Code departement | Code commune | Voie", "Kort | Kplz | Kstrasse"]
)
def test_what_only_begins_like_others_has_no_word_of_the_table(header: str) -> None:
    from addrkit.columns.shared import shared_words

    assert not shared_words(header.split(" | ")).starts


def test_what_stands_in_brackets_behind_one_of_two_addresses_names_it() -> None:
    header = "Ulice | PSČ | Obec | Ulice (sídlo) | PSČ (sídlo) | Obec (sídlo)"
    row = "Dlouhá 12 | 110 00 | Praha 1 | Krátká 3 | 602 00 | Brno"
    with pytest.raises(InputError, match='--columns "sídlo"'):
        read(header, row, use="verify")
    columns = read(header, row, use="verify", group="sídlo")
    assert dict(columns.used) == {
        "street": "Ulice (sídlo)",
        "city": "Obec (sídlo)",
        "postcode": "PSČ (sídlo)",
    }


def test_what_stands_in_brackets_behind_all_names_is_a_remark() -> None:
    columns = read(
        "Street (required) | Street 2 (optional) | City (required)", "1 Main St |  | Provo", use="verify"
    )
    assert dict(columns.used) == {
        "address": "Street (required)+Street 2 (optional)",
        "city": "City (required)",
    }


def test_a_street_that_alone_has_a_word_of_its_own_is_that_of_the_number() -> None:
    columns = read(
        "ADDR_NUM | PRE_DIR | PSTR_NAME | PSTR_TYPE | ADDR_CITY",
        "12 | N | MAIN | ST | CONWAY",
        "4 |  | ELM | AVE | BENTON",
    )
    assert columns.used["street"] == "PRE_DIR+PSTR_NAME+PSTR_TYPE"


def test_a_name_of_one_word_that_ends_like_a_name_holds_streets_if_its_cells_do() -> None:
    columns = read("HOUSE_NUMBER | PRIMARYNAME | TOWN", "12 | N MAIN ST | BARRE", "4 | ELM AVE | STOWE")
    assert columns.used["street"] == "PRIMARYNAME"


def test_a_column_of_towns_that_is_mostly_empty_beside_municipalities_holds_their_parts() -> None:
    header = "COMUNE_NOME | NOME_VIA | CIVICO | NOME_LOCALITA"
    columns = read(
        header, "TORINO | VIA ROMA | 12 | ", "TORINO | VIA PO | 4 | ", "CUNEO | VIA DANTE | 7 | CONFRERIA"
    )
    assert (columns.used["city"], columns.used["suburb"]) == ("COMUNE_NOME", "NOME_LOCALITA")


def test_the_town_of_a_postcode_comes_before_another_place() -> None:
    header = "ORTSCHAFT | STRASSE | HNR | PLZ | PLZ_ORT"
    columns = read(
        header, "St. Dionysen | Hauptplatz | 7 | 4050 | Traun", "Linz | Landstraße | 12 | 4020 | Linz"
    )
    assert columns.used["city"] == "PLZ_ORT"


def test_a_number_that_the_line_does_not_hold_is_not_its_number() -> None:
    header = "ADRESSE | NO_VOIE | NUMERO | NO_POSTAL | COMMUNE"
    columns = read(
        header,
        "Rue du Rhône 12 | 1234 | 12 | 1204 | Genève",
        "Rue de Carouge 4A | 2233 | 4A | 1205 | Genève",
    )
    assert "NO_VOIE" not in columns.used.values()


def test_kinds_of_streets_that_are_written_before_the_name_are_joined_before_it() -> None:
    columns = read(
        "NR_IMOVEL | NM_LOGR | TP_LOGR | NM_MUNIC",
        "12 | DAS FLORES | RUA | CURITIBA",
        "4 | BATEL | AV | CURITIBA",
    )
    assert columns.used["street"] == "TP_LOGR+NM_LOGR"


def test_a_column_is_named_as_the_option_takes_it() -> None:
    long = "postal code (Parcels must be shipped to the following zip code.)"
    header = f"address | Estado | cidade | Estado | {long}"
    columns = read(header, "1 Main St | Entregue | Provo | UT | 84601", use="verify")
    assert (columns.used["region"], columns.used["postcode"]) == ("#4", long)
    again = read(header, "1 Main St | Entregue | Provo | UT | 84601", use="verify", mapped=columns.used)
    assert dict(again.used) == dict(columns.used)


def test_letters_before_the_parts_of_a_street_alone_are_no_address_of_their_own() -> None:
    columns = read(
        "HNUM | CAGDIR | CAGSTRNAME | CAGSFX | UNIT | ZIPCODE | JURISFULL",
        "12 | N | MAIN | ST |  | 45202 | CINCINNATI",
        "4 |  | ELM | AVE | 3 | 45219 | NORWOOD",
    )
    assert dict(columns.used) == {
        "house_number": "HNUM",
        "street": "CAGDIR+CAGSTRNAME+CAGSFX",
        "unit": "UNIT",
        "city": "JURISFULL",
        "postcode": "ZIPCODE",
    }


def test_names_of_tables_before_a_full_stop_are_no_part_of_those_of_columns() -> None:
    header = "lots.nm_tp_logradouro | lots.nm_logradouro | owners.nr_imovel"
    columns = read(header, "Rua | das Flores | 12", "Avenida | Batel | 1203")
    assert columns.used["street"] == "lots.nm_tp_logradouro+lots.nm_logradouro"
    assert columns.used["house_number"] == "owners.nr_imovel"
    columns = read("shipping.city | billing.street | billing.city", "Provo | 1 Main St | Orem", use="verify")
    assert (columns.used["address" if "address" in columns.used else "street"], columns.used["city"]) == (
        "billing.street",
        "billing.city",
    )


def test_a_register_means_the_place_and_not_its_owner() -> None:
    header = (
        "PIN | OWNER_STREET | OWNER_CITY | OWNER_ZIP | PROP_STREET_NUM | PROP_STREET | PROP_CITY | PROP_ZIP"
    )
    row = "1-2 | 4 Elm St | Adrian | 49221 | 12 | 12 Main St | Saline | 48176"
    columns = read(header, row)
    assert dict(columns.used) == {"address": "PROP_STREET", "city": "PROP_CITY", "postcode": "PROP_ZIP"}
    with pytest.raises(InputError, match='--columns "OWNER" or --columns "PROP"'):
        read(header, row, use="verify")


def test_of_two_addresses_of_a_register_the_option_that_a_build_has_is_named() -> None:
    header = "OWNER_STREET | OWNER_CITY | BUYER_STREET | BUYER_CITY"
    with pytest.raises(InputError, match='--map "street=OWNER_STREET" or --map "street=BUYER_STREET"'):
        read(header, "4 Elm St | Adrian | 12 Main St | Saline")


def test_towns_beside_streets_are_no_kinds_of_streets() -> None:
    columns = read(
        "civico_num | tp_str_nom | tp_str_loc", "12 | Via Roma | Torino", "4 | Corso Italia | Cuneo"
    )
    assert columns.used["street"] == "tp_str_nom"


def test_one_letter_tells_a_name_that_is_cut_where_only_one_makes_sense() -> None:
    header = "house_no | house_no_s | street_nam | street_typ | city"
    columns = read(header, "12 | A | Main | St | Provo", "4 |  | Elm | Ave | Orem")
    assert columns.used["house_number"] == "house_no+~+house_no_s"


def test_a_direction_that_the_street_holds_already_is_not_added() -> None:
    header = "SITUS_ADDR | SITUS_DIR | SITUS_RD | SITUS_CITY"
    columns = read(header, "12 | N | Main St | Sequim", "4 |  | Elm Ave | Forks")
    assert columns.used["street"] == "SITUS_DIR+SITUS_RD"
    columns = read(header, "12 | N | N Main St | Sequim", "4 |  | Elm Ave | Forks")
    assert columns.used["street"] == "SITUS_RD"


def test_lines_without_numbers_are_told_the_column_that_holds_these() -> None:
    columns = read(
        "ENDERECO | NUMNOVO | CEP", "Rua das Flores | 12 | 80020-090", "Rua Batel | 1203 | 80420-090"
    )
    assert any('--map "house_number=NUMNOVO"' in each for each in columns.warnings)


def test_towns_by_letters_alone_are_those_of_a_list() -> None:
    columns = read("blk_no | street | bldg_contract_town", "1 | BEACH RD | KWN", "24A | BEDOK STH AVE 1 | BD")
    assert "city" not in columns.used


def test_the_town_of_the_post_comes_before_another() -> None:
    header = "ADDRESS_NUMBER | STREETNAME | SUFFIX | TOWN | POSTAL_COM"
    columns = read(header, "12 | Main | St | Veazie | Bangor", "4 | Elm | Ave | Orono | Orono")
    assert columns.used["city"] == "POSTAL_COM"


def test_the_town_of_a_register_may_have_a_word_of_its_own() -> None:
    header = "ST_NUMBER | ST_NAME | ST_TYPE | ST_CITY | ST_STATE | ST_ZIPCODE"
    columns = read(header, "12 | Main | St | Suffolk | VA | 23434", "4 | Elm | Ave | Norfolk | VA | 23502")
    assert (columns.used["city"], columns.used["region"], columns.used["postcode"]) == (
        "ST_CITY",
        "ST_STATE",
        "ST_ZIPCODE",
    )


def test_parts_of_streets_by_two_letters_are_read_where_they_are_together() -> None:
    header = "HSNUM | PD | PT | SN | ST | SD | NEWZIP"
    columns = read(header, "12 | N |  | MAIN | ST |  | 99361", "4 |  |  | ELM | AVE | S | 99362")
    assert columns.used["street"] == "PD+PT+SN+ST+SD"
    assert "region" not in columns.used


def test_who_lives_at_an_address_is_no_address_of_its_own() -> None:
    header = (
        "Shipping address company | Shipping address street 1 | Shipping address zip | Shipping address city"
    )
    columns = read(header, "Lee Ltd | 4 bis avenue Foch | 69006 | Lyon", use="verify")
    assert columns.used["address"] == "Shipping address street 1"


def test_lines_are_counted_behind_a_word_for_a_line() -> None:
    header = "Postadresse linje 1 | Postadresse linje 2 | Postnummer | Poststed"
    columns = read(header, "Storgata 4B | H0201 | 0155 | Oslo", use="verify")
    assert columns.used["address"] == "Postadresse linje 1+Postadresse linje 2"


def test_a_suffix_of_letters_beside_a_direction_is_of_the_number() -> None:
    header = "Loc_No | Suffix | Pre_Dir | Name | Street_Type | Post_Dir"
    columns = read(header, "12 | A | N | Main | St | ", "4 | 1/2 |  | Elm | Ave | S")
    assert columns.used["house_number"] == "Loc_No+~+Suffix"
    assert columns.used["street"] == "Pre_Dir+Name+Street_Type+Post_Dir"


def test_parts_of_an_address_whose_word_no_line_has_are_told() -> None:
    columns = read("address | billing zip | billing town", "1 Main St | 84601 | Provo", use="verify")
    assert "postcode" in columns.used or any(
        '--map "postcode=billing zip"' in each for each in columns.warnings
    )


def test_lanes_of_taiwan_are_no_counties_of_sweden() -> None:
    header = "COUNTY | TOWN | VILLAGE | ROADNAME | SECT | LAN | LON | NO1"
    columns = read(header, "高雄市 | 新興區 | 新興里 | 中山路 |  | 12巷 |  | 4號")
    assert columns.used["street"] == "ROADNAME++SECT++LAN++LON"
    assert columns.used["region"] == "COUNTY"
    assert (
        read("gatuadress | postnr | ort | län", "Storgatan 4 | 111 51 | Solna | Stockholms län").used[
            "district"
        ]
        == "län"
    )


def test_the_street_that_is_named_of_two_blocks_of_like_names_chooses_its_block() -> None:
    header = "Order | Street | City | Zip | Street | City | Zip"
    row = "1 | 12 Mill Lane | Alton | GU34 1AA | 1 Rye St | Leeds | LS1 4AP"
    with pytest.raises(InputError, match='--map "street=#2" or --map "street=#5"'):
        read(header, row, use="verify")
    columns = read(header, row, use="verify", mapped={"street": "#5"})
    assert dict(columns.used) == {"street": "#5", "city": "#6", "postcode": "#7"}


def test_what_a_street_lacks_and_a_word_for_the_place_has_is_read() -> None:
    header = "SITENUMBER | STREETNAME | STREETTYPE | SITEUNIT | CITY | SITEZIP"
    columns = read(header, "12 | Main | St | 4 | Carson | 90745", "455 | Elm | Ave |  | Carson | 90746")
    assert (columns.used["house_number"], columns.used["unit"], columns.used["postcode"]) == (
        "SITENUMBER",
        "SITEUNIT",
        "SITEZIP",
    )


def test_kinds_under_a_name_for_directions_are_kinds() -> None:
    header = "HSE_NBR | STR_NM | STR_SFX_CD | STR_SFX_DI | ZIP_CD"
    columns = read(header, "12 | Main | St | N | 90012", "4 | Elm | Ave | S | 90013")
    assert columns.used["street"] == "STR_NM+STR_SFX_CD+STR_SFX_DI"


def test_directions_by_their_short_names_stand_on_their_sides_of_the_street() -> None:
    header = "HouseNo | Dir | Street | StType | PDir"
    columns = read(header, "12 | N | Main | St | ", "4 |  | Elm | Ave | S")
    assert columns.used["street"] == "Dir+Street+StType+PDir"


def test_a_line_that_has_the_numbers_is_proposed_where_no_column_of_numbers_is() -> None:
    columns = read("LOCATION | STREETNAME", "12 Main St | Main St", "4 Elm Ave | Elm Ave")
    assert any('--map "address=LOCATION"' in each for each in columns.warnings)
