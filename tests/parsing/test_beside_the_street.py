"""What is typed in one line with the street, or before it: people, firms, telephones, countries."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from addrkit import parse


@pytest.mark.parametrize(
    ("text", "code", "kind", "beside", "street"),
    [
        ("Mrs. Ann Baker 109 Main Street, Oakwood, OH 45873", "US", "person", "Mrs. Ann Baker", "Main Street"),
        ("John Q. Miller 109 Main Street, Oakwood, OH", "US", "person", "John Q. Miller", "Main Street"),
        ("Jean-Luc MOREAU 12 rue Pasteur 75015 Paris", "FR", "person", "Jean-Luc MOREAU", "rue Pasteur"),
        ("Frau Sabine Krüger Hauptstraße 5, 10827 Berlin", "DE", "person", "Frau Sabine Krüger", "Hauptstraße"),
        ("Herr Dr. Uwe Lange Fachinger Straße 19A, Berlin", "DE", "person", "Herr Dr. Uwe Lange", "Fachinger Straße"),
        ("c/o Krüger Obere Hochstraße 8, 13357 Berlin", "DE", "person", "c/o Krüger", "Obere Hochstraße"),
        ("Frau Braun Anna-Seghers-Straße 5, Berlin", "DE", "person", "Frau Braun", "Anna-Seghers-Straße"),
        ("Sra. Ana García C/ Mayor 5, 28013 Madrid", "ES", "person", "Sra. Ana García", "C/ Mayor"),
        ("Ibu Siti Jl. Mawar No. 5, Bandung", "ID", "person", "Ibu Siti", "Jl. Mawar"),
        ("Sra. Ana García Calle Mayor, 12, 28013 Madrid", "ES", "person", "Sra. Ana García", "Calle Mayor"),
        ("María López Calle Mayor, 12, 28013 Madrid", "ES", "person", "María López", "Calle Mayor"),
        ("c/o Rossi Via Roma, 5, 36100 Vicenza", "IT", "person", "c/o Rossi", "Via Roma"),
        ("Mr A Smith Flat B, 179 Ravenhill Road, London", "GB", "person", "Mr A Smith", "Ravenhill Road"),
        ("c/o Jones Second Floor Left, 30 Marischal Street", "GB", "person", "c/o Jones", "Marischal Street"),
        ("Calle 122 # 21-43, Bogotá, dejar en portería", "CO", "note", "dejar en portería", "Calle 122"),
        ("Курская улица, 28, Москва, 8 912 345 67 89", "RU", "phone", "8 912 345 67 89", "Курская улица"),
        ("ACME GmbH & Co. KG Torstraße 5, 10115 Berlin", "DE", "firm", "ACME GmbH & Co. KG", "Torstraße"),
        ("SARL Dubreuil, 12 rue Pasteur, 75015 Paris", "FR", "firm", "SARL Dubreuil", "rue Pasteur"),
        ("ООО Ромашка, Курская улица, 28, Москва", "RU", "firm", "ООО Ромашка", "Курская улица"),
        ("Geirsgata 5B, 101 Reykjavík, 555 1234", "IS", "phone", "555 1234", "Geirsgata"),
        ("662B EDGEDALE PLAINS HP 9123-4567", "SG", "phone", "HP 9123-4567", "EDGEDALE PLAINS"),
        ("Hlavní 12, 110 00 Praha 1, 603 123 456", "CZ", "phone", "603 123 456", "Hlavní"),
        ("Torstraße 5, 10115 Berlin Lieferung nach 17 Uhr", "DE", "note", "Lieferung nach 17 Uhr", "Torstraße"),
        ("1175 Douglas St, Victoria BC, Victoria", "CA", "repeated", "Victoria", "Douglas St"),
        ("Torstraße 5, Berlin, Berlin", "DE", "repeated", "Berlin", "Torstraße"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_street_is_told_from_it(
    text: str, code: str, kind: str, beside: str, street: str
) -> None:
    parsed = parse(text, country=code)
    assert [(each.kind, text[each.start : each.end]) for each in parsed.asides] == [(kind, beside)]
    assert parsed.components["street"].value == street


@pytest.mark.parametrize(
    ("text", "code", "street"),
    [
        ("Frau-Holle-Straße 5, Berlin", "DE", "Frau-Holle-Straße"),
        ("Anna Seghers Straße 5, Berlin", "DE", "Anna Seghers Straße"),
        ("Nuestra Señora de Fátima 5, Madrid", "ES", "Nuestra Señora de Fátima"),
        ("12 Main St, New York, New York", "US", "Main St"),
    ],
)
def test_a_street_named_for_a_person_and_a_region_named_as_its_town_are_no_asides(
    text: str, code: str, street: str
) -> None:
    parsed = parse(text, country=code)
    assert not parsed.asides
    assert parsed.components["street"].value == street


@pytest.mark.parametrize(
    ("text", "code", "street", "country"),
    [
        ("Nederland, Frisostraat 31h, 8322 GN Urk", "NL", "Frisostraat", "Nederland"),
        ("NL, Skagerrak 34B, 8303 VB Emmeloord", "NL", "Skagerrak", "NL"),
        ("USA, 100 Main St, Toledo, OH 43614", None, "Main St", "USA"),
    ],
)
def test_a_country_before_the_address_is_no_building_and_no_part_of_its_street(
    text: str, code: str | None, street: str, country: str
) -> None:
    parts = parse(text, country=code).components
    assert (parts["street"].value, parts["country"].value) == (street, country)
    assert "building" not in parts


@pytest.mark.parametrize(
    ("text", "number", "street"),
    [
        ("Surrey BC 11048 157A St", "11048", "157A St"),
        ("11048, 157A St, Surrey BC", "11048", "157A St"),
        ("51St Ave E 4216, Fort Nelson BC", "4216", "51St Ave E"),
    ],
)
def test_digits_are_no_postcode_where_postcodes_begin_with_a_letter(
    text: str, number: str, street: str
) -> None:
    parts = parse(text, country="CA").components
    assert (parts["house_number"].value, parts["street"].value) == (number, street)
    assert "postcode" not in parts


@pytest.mark.parametrize(
    ("text", "code", "number", "street"),
    [
        ("Langer Weg5A, 12683 Berlin", "DE", "5A", "Langer Weg"),
        ("72BAvenue Jean Jaurès, 05000 Gap", "FR", "72B", "Avenue Jean Jaurès"),
        ("6bisRue de la Paix, 75002 Paris", "FR", "6bis", "Rue de la Paix"),
        ("13O'Connell Street, Limerick", "IE", "13", "O'Connell Street"),
        ("560Le Bailliage, 76110 Écrainville", "FR", "560", "Le Bailliage"),
        ("Kútvölgyi út10, Budapest, 1125", "HU", "10", "Kútvölgyi út"),
    ],
)
def test_a_number_s_letter_is_told_from_the_word_that_it_is_joined_to(
    text: str, code: str, number: str, street: str
) -> None:
    parts = parse(text, country=code).components
    assert (parts["house_number"].value, parts["street"].value) == (number, street)


@pytest.mark.parametrize(
    ("text", "number", "city"),
    [
        ("75002 Paris 8 Rue de la Paix", "8", "Paris"),
        ("3 quai Rambaud Lyon 7", "3", "Lyon 7"),
    ],
)
def test_a_number_behind_a_city_is_the_door_s_where_its_street_follows(
    text: str, number: str, city: str
) -> None:
    parts = parse(text, country="FR").components
    assert (parts["house_number"].value, parts["city"].value) == (number, city)


def test_a_town_that_runs_into_its_postcode_is_told_from_it() -> None:
    parts = parse("Damstraat 67, 1012 JMAmsterdam", country="NL").components
    assert (parts["postcode"].value, parts["city"].value) == ("1012 JM", "Amsterdam")


def test_a_flat_keeps_its_side() -> None:
    parts = parse("2nd Floor Right 3 Park Road Glasgow G4 9JD", country="GB").components
    assert (parts["unit"].value, parts["house_number"].value) == ("2nd Floor Right", "3")


@pytest.mark.parametrize(
    ("text", "code", "street"),
    [
        ("경기도 부천시 중동로254번길 9, 14533", "KR", "중동로254번길"),
        ("12 rue de l’Église, 75002 Orléans", "FR", "rue de l’Église"),
    ],
)
def test_letters_in_several_signs_are_read_as_one(text: str, code: str, street: str) -> None:
    typed = normalize("NFD", text)
    parts = parse(typed, country=code).components
    assert normalize("NFC", parts["street"].value) == street
    assert normalize("NFC", typed[parts["street"].start : parts["street"].end]) == street


def test_of_two_names_of_streets_the_one_before_the_number_is_the_street() -> None:
    parts = parse("Darbystraße 7D, Falkenhagener Feld, 13589 Berlin", country="DE").components
    assert (parts["street"].value, parts["suburb"].value) == ("Darbystraße", "Falkenhagener Feld")


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("In der Lake 24B", "In der Lake"),
        ("Bochumer Landstr. 336A", "Bochumer Landstr."),
        ("Müller-Breslau-Str. 18B", "Müller-Breslau-Str."),
        ("Berlin Hauptstraße 5", "Hauptstraße"),
        ("Deutschland, Imhoffweg 40A", "Imhoffweg"),
    ],
)
def test_where_no_place_is_named_the_name_before_the_number_is_the_street(text: str, street: str) -> None:
    assert parse(text, country="DE").components["street"].value == street
