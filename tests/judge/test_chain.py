"""Chains of divisions judged level by level, against a tree of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import Plan, build_from
from addrkit.gazetteer.sources.batches import batches
from addrkit.gazetteer.sources.division import Division
from addrkit.gazetteer.sources.divisions import rows_of
from addrkit.kit import AddressKit
from addrkit.types import Verification

TREE = (
    Division("31", None, "region", ("DKI Jakarta", "Jakarta")),
    Division("31.74", "31", "city", ("Jakarta Selatan", "Jaksel")),
    Division("31.74.03", "31.74", "district", ("Mampang Prapatan",)),
    Division("31.74.01", "31.74", "district", ("Tebet",)),
    Division("31.74.03.1", "31.74.03", "suburb", ("Bangka",), ("12730",)),
    Division("31.74.03.2", "31.74.03", "suburb", ("Tegal Parang",), ("12790",)),
    Division("31.74.01.1", "31.74.01", "suburb", ("Menteng Dalam",), ("12870",)),
    Division("31.74.01.2", "31.74.01", "suburb", ("Sukamaju",), ("12871",)),
    Division("31.74.03.3", "31.74.03", "suburb", ("Sukamaju",), ("12731",)),
)
THAI = (
    Division("50", None, "region", ("เชียงใหม่", "Chiang Mai")),
    Division("5001", "50", "district", ("เมืองเชียงใหม่", "Mueang Chiang Mai")),
    Division("500108", "5001", "suburb", ("ตำบลสุเทพ", "Suthep", "สุเทพ"), ("50200",)),
)
VIETNAM = (
    Division("79", None, "city", ("Thành phố Hồ Chí Minh",)),
    Division("26740", "79", "suburb", ("Phường Sài Gòn", "Sài Gòn")),
    Division("old79", None, "city", ("Thành phố Hồ Chí Minh",)),
    Division("old79-760", "old79", "district", ("Quận 1", "Q. 1")),
    Division("old26740", "old79-760", "suburb", ("Phường Bến Nghé", "Bến Nghé")),
)
MEXICO = (
    Division("JAL", None, "region", ("Jalisco",)),
    Division("JAL/Zapopan", "JAL", "city", ("Zapopan",)),
    Division("JAL/Zapopan/1", "JAL/Zapopan", "suburb", ("Ciudad Del Sol",), ("45050",)),
    Division("JAL/Zapopan/2", "JAL/Zapopan", "suburb", ("Residencial San Agustín",), ("45051",)),
)
KOREA = (
    Division("IC", None, "region", ("인천광역시", "Incheon")),
    Division("IC/YS", "IC", "city", ("연수구", "Yeonsu-gu"), ("219",)),
)
SAN_PEDRO = (
    Division("NL", None, "region", ("Nuevo León",)),
    Division("NL/SP", "NL", "city", ("San Pedro Garza García",)),
    Division("NL/SP/1", "NL/SP", "suburb", ("Residencial San Agustín 1 Sector",), ("66260",)),
    Division("NL/SP/2", "NL/SP", "suburb", ("Residencial San Agustín 2 Sector",), ("66260",)),
)
MEKONG = (
    Division("old91", None, "city", ("Tỉnh Kiên Giang", "Kiên Giang")),
    Division("old911", "old91", "district", ("Thành phố Phú Quốc", "Phú Quốc")),
    Division("old31078", "old911", "suburb", ("Phường Dương Đông", "Dương Đông")),
    Division("old96", None, "city", ("Tỉnh Cà Mau", "Cà Mau")),
)
JAPAN = (
    Division("神奈川県", None, "region", ("神奈川県",)),
    Division("横浜市西区", "神奈川県", "city", ("横浜市西区",)),
    Division("みなとみらい", "横浜市西区", "suburb", ("みなとみらい",), ("220-0012",)),
    Division("千葉県", None, "region", ("千葉県",)),
    Division("千葉市若葉区", "千葉県", "city", ("千葉市若葉区",)),
    Division("桜木", "千葉市若葉区", "suburb", ("桜木",), ("264-0028",)),
)
EMIRATES = (Division("DU", None, "city", ("Dubai",)), Division("SH", None, "city", ("Sharjah",)))
SINGAPORE = (Division("SG", None, "city", ("Singapore",), ("01", "38")),)


def rows() -> Iterator[dict[str, object]]:
    yield from rows_of(TREE, {"country": "ID"})
    yield from rows_of(THAI, {"country": "TH"})
    yield from rows_of(VIETNAM, {"country": "VN"})
    yield from rows_of(MEXICO, {"country": "MX"})
    yield from rows_of(KOREA, {"country": "KR"})
    yield from rows_of(SINGAPORE, {"country": "SG"})
    yield from rows_of(SAN_PEDRO, {"country": "MX"})
    yield from rows_of(MEKONG, {"country": "VN"})
    yield from rows_of(JAPAN, {"country": "JP"})
    yield from rows_of(EMIRATES, {"country": "AE"})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("places") / "places.gaz"
    build_from(batches(rows()), Plan(output, "places", "complete", vectors=False))
    return output


@pytest.fixture(scope="module")
def kit(folder: Path) -> AddressKit:
    return addrkit.open(folder, policy="best")


def verdict(kit: AddressKit, text: str, country: str = "ID") -> Verification:
    return kit.verify(text, country=country)


def test_a_village_that_fits_its_parents_and_its_postcode_is_accepted_by_the_policy_best(
    kit: AddressKit,
) -> None:
    found = verdict(kit, "Jl. Kemang Raya No. 10, Kel. Bangka, Kec. Mampang Prapatan, Jaksel 12730")
    assert (found.action, found.granularity, found.best_granularity) == ("accept", "suburb", "suburb")
    assert {found.components[level].status for level in ("suburb", "district", "city", "postcode")} == {
        "confirmed"
    }
    assert found.address.city == "Jakarta Selatan"


def test_the_policy_strict_accepts_no_village(folder: Path) -> None:
    text = "Jl. Kemang Raya No. 10, Kel. Bangka, Kec. Mampang Prapatan, Jaksel 12730"
    assert addrkit.open(folder, policy="strict").verify(text, country="ID").action == "confirm"
    assert addrkit.open(folder).verify(text, country="ID").action == "confirm"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Jl. Kemang Raya No. 10, Kel. Bangka, Kec. Tebet, Jakarta Selatan 12730", "district_conflict"),
        ("Jl. Kemang Raya No. 10, Bangka, Mampang Prapatan, Jakarta Selatan 12870", "postcode_conflict"),
        ("Jl. Kemang Raya No. 10, Bangka, Mampang Prapatan, Jakarta Selatan 99999", "postcode_not_found"),
    ],
)
def test_a_parent_or_a_postcode_of_elsewhere_is_told_and_never_accepted(
    kit: AddressKit, text: str, reason: str
) -> None:
    found = verdict(kit, text)
    assert reason in found.reasons
    assert found.action != "accept"


def test_the_label_holds_what_was_typed_where_it_contradicts_the_division(kit: AddressKit) -> None:
    found = verdict(kit, "Jl. Kemang Raya No. 10, Kel. Bangka, Kec. Tebet, Jakarta Selatan 12730")
    assert "Mampang" not in found.formatted


def test_a_slip_is_corrected_and_missing_levels_are_inferred(kit: AddressKit) -> None:
    found = verdict(kit, "Jl. Tegal 4, Tegal Prang, Jakarta Selatan")
    assert (found.components["suburb"].status, found.address.suburb) == ("corrected", "Tegal Parang")
    assert (found.components["district"].status, found.address.district) == ("inferred", "Mampang Prapatan")
    assert found.address.postcode == "12790"


def test_one_of_two_villages_of_a_name_lends_nothing_to_the_label(kit: AddressKit) -> None:
    found = verdict(kit, "Jl. Mawar 5, Sukamaju, Jakarta Selatan")
    assert "ambiguous" in found.reasons
    assert found.action == "confirm"
    assert found.address.district is None
    assert found.address.postcode is None


def test_the_rest_of_the_chain_tells_two_villages_of_a_name_apart(kit: AddressKit) -> None:
    assert verdict(kit, "Jl. Mawar 5, Sukamaju, Tebet, Jakarta Selatan").address.postcode == "12871"
    assert verdict(kit, "Jl. Mawar 5, Sukamaju, 12731 Jakarta Selatan").address.district == "Mampang Prapatan"


def test_a_village_that_is_in_no_list_is_not_accepted(kit: AddressKit) -> None:
    found = verdict(kit, "Jl. Mawar 5, Kel. Rumahkosong, Kec. Tebet, Jakarta Selatan")
    assert found.action == "confirm"
    assert {"suburb_unconfirmed", "suburb_conflict"} & set(found.reasons)


def test_what_is_typed_in_a_script_is_answered_in_it(kit: AddressKit, folder: Path, tmp_path: Path) -> None:
    assert verdict(kit, "99/1 ต.สุเทพ อ.เมืองเชียงใหม่ จ.เชียงใหม่ 50200", "TH").address.suburb == "ตำบลสุเทพ"
    assert verdict(kit, "99/1 Suthep, Mueang Chiang Mai, Chiang Mai 50200", "TH").address.suburb == "Suthep"
    policy = tmp_path / "latin.yaml"
    policy.write_text("script: latin\n")
    latin = addrkit.open(folder, policy=policy)
    assert latin.verify("99/1 ต.สุเทพ จ.เชียงใหม่ 50200", country="TH").address.region == "Chiang Mai"


def test_a_postcode_that_begins_as_those_of_another_region_is_told(tmp_path: Path) -> None:
    rows = [{"city": "Madrid", "region": "Madrid", "country": "ES", "id": "1"}]
    build_from(batches(rows), Plan(tmp_path / "es.gaz", "es", "sample"))
    kit = addrkit.open(tmp_path / "es.gaz", policy="best")
    assert "postcode_conflict" in kit.verify("Calle Mayor 10, 08001 Madrid", country="ES").reasons
    assert "postcode_conflict" not in kit.verify("Calle Mayor 10, 28013 Madrid", country="ES").reasons


@pytest.mark.parametrize(
    ("code", "text", "kept"),
    [
        (
            "ID",
            "Jl. Kemang Raya No. 10 RT 03/RW 05, Kel. Bangka, Mampang Prapatan, Jaksel 12730",
            "RT 03/RW 05, Bangka",
        ),
        (
            "ID",
            "Perumahan Griya Asri Blok C2 No. 15, Kel. Bangka, Mampang Prapatan, Jaksel",
            "Perumahan Griya Asri",
        ),
        ("TH", "99/1 ม.5 ต.สุเทพ อ.เมืองเชียงใหม่ จ.เชียงใหม่ 50200", "ม.5 ตำบลสุเทพ"),
        ("TH", "99/1 Moo 5, Suthep, Mueang Chiang Mai, Chiang Mai 50200", "Moo 5, Suthep"),
        (
            "VN",
            "12 Lê Lợi, Khu phố 3, Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh",
            "Khu phố 3, Phường Bến Nghé",
        ),
    ],
)
def test_what_lies_within_a_village_stays_in_the_label(
    kit: AddressKit, code: str, text: str, kept: str
) -> None:
    assert kept in verdict(kit, text, code).formatted


def test_a_hamlet_named_after_another_village_is_no_conflict(kit: AddressKit) -> None:
    found = verdict(kit, "Dusun Menteng Dalam, Kel. Bangka, Kec. Mampang Prapatan, Jakarta Selatan")
    assert "suburb_conflict" not in found.reasons
    assert found.address.suburb == "Dusun Menteng Dalam, Bangka"


@pytest.mark.parametrize(
    ("code", "text", "label"),
    [
        ("MX", "Av. López Mateos 2375, Ciudad del Sol, 45050 Zapopan, N.L.", "N.L."),
        ("KR", "부산광역시 연수구 송도과학로 32", "부산광역시"),
    ],
)
def test_a_region_that_is_not_the_divisions_is_told_and_stays_as_it_was_typed(
    kit: AddressKit, code: str, text: str, label: str
) -> None:
    found = verdict(kit, text, code)
    assert (found.action, "region_conflict" in found.reasons) == ("confirm", True)
    assert label in found.formatted


def test_a_city_that_is_a_state_need_not_be_named(kit: AddressKit) -> None:
    assert "postcode_not_found" in verdict(kit, "15 Sims Ave, S 997395", "SG").reasons
    assert "postcode_not_found" not in verdict(kit, "15 Sims Ave, S 387395", "SG").reasons


def test_a_ward_before_2025_is_told_and_on_wish_given_in_todays_divisions(
    folder: Path, tmp_path: Path
) -> None:
    text = "5 Lê Duẩn, Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh"
    policy = tmp_path / "today.yaml"
    policy.write_text("divisions: today\n")
    as_typed = addrkit.open(folder).verify(text, country="VN")
    today = addrkit.open(folder, policy=policy).verify(text, country="VN")
    assert "division_changed" in as_typed.reasons
    assert as_typed.formatted == text
    assert "division_changed" in today.reasons
    assert today.formatted == "5 Lê Duẩn, Phường Sài Gòn, Thành phố Hồ Chí Minh"


def test_a_list_of_streets_says_nothing_of_a_number(tmp_path: Path) -> None:
    rows = [
        {"id": str(at), "street": street, "suburb": "Consolação", "city": "São Paulo", "region": "SP"}
        | {"postcode": f"01304-00{at}", "country": "BR"}
        for at, street in enumerate(("Rua Augusta", "Rua Bela Cintra"))
    ]
    build_from(batches(rows), Plan(tmp_path / "br.gaz", "br", "complete"))
    found = addrkit.open(tmp_path / "br.gaz").verify(
        "Rua Augusta, 1508, Consolação, São Paulo - SP", country="BR"
    )
    assert found.granularity == "street"
    assert "house_number_not_found" not in found.reasons
    assert "no_premise_data" in found.reasons


def test_a_second_number_of_a_neighbourhood_stays_and_a_number_left_over_is_never_accepted(
    kit: AddressKit,
) -> None:
    found = verdict(kit, "Jl. Kemang Raya No. 10 rt 2/7, Kel. Bangka, Mampang Prapatan, Jaksel 12730")
    assert "rt 2/7, Bangka" in found.formatted
    for text in (
        "Jl Raya Bogor KM 24 Gg Haji Ali no 5, Kel. Bangka, Mampang Prapatan, Jaksel 12730",
        "Jl. Kemang Raya No. 10, Kel. Bangka, Mampang Prapatan, Jaksel 12730, 9981",
    ):
        left = verdict(kit, text)
        assert left.action != "accept" or not any(
            letter.isdigit() for each in left.unmatched for letter in each
        )


def test_a_telephone_number_beside_a_chain_is_named(kit: AddressKit) -> None:
    text = "Jl. Kemang Raya No. 10, Kel. Bangka, Mampang Prapatan, Jaksel 12730, HP 0812-3456-7890"
    found = verdict(kit, text)
    assert "0812" in " ".join(found.unmatched)
    assert "0812" not in found.formatted


def test_another_city_of_japan_is_no_misspelling_though_town_and_postcode_fit(kit: AddressKit) -> None:
    found = verdict(kit, "〒220-0012 神奈川県川崎市西区みなとみらい2-2-1", "JP")
    assert "city_conflict" in found.reasons
    assert found.action == "confirm"
    assert "横浜" not in found.formatted


def test_one_other_character_of_a_ward_is_asked_about(kit: AddressKit) -> None:
    found = verdict(kit, "〒264-0028 千葉県千葉市若菜区桜木1-2-3", "JP")
    assert found.match is not None
    assert found.action == "confirm"


def test_a_province_of_two_words_beside_another_one_s_city_is_one_name(kit: AddressKit) -> None:
    found = verdict(kit, "12 Trần Hưng Đạo, Phường Dương Đông, Thành phố Phú Quốc, Cà Mau", "VN")
    assert "city_conflict" in found.reasons
    assert found.address.city == "Cà Mau"
    assert found.unmatched == ()


def test_a_quarter_that_is_listed_by_sectors_is_no_other_town_s(kit: AddressKit) -> None:
    text = "Av. Lázaro Cárdenas 2400, Residencial San Agustín, San Pedro Garza García, N.L. 66260"
    found = verdict(kit, text, "MX")
    assert "suburb_conflict" not in found.reasons
    assert (found.action, found.granularity) == ("accept", "suburb")


def test_a_quarter_that_is_named_after_its_city_keeps_its_whole_name(kit: AddressKit) -> None:
    found = verdict(kit, "Apartment 1502, Marina Heights, Dubai Marina, Dubai", "AE")
    assert "Dubai Marina, Dubai" in found.formatted


def test_a_shop_in_a_quarter_is_asked_about_and_not_refused(kit: AddressKit) -> None:
    found = verdict(kit, "Shop 3, Al Majaz, Sharjah", "AE")
    assert found.action == "confirm"
    assert "street_missing" not in found.reasons


@pytest.mark.parametrize(("typed", "shown"), [("Raya 10", "Raya 10"), ("Raya No. 10", "Raya No. 10")])
def test_no_word_stands_before_a_number_that_was_not_typed(kit: AddressKit, typed: str, shown: str) -> None:
    found = verdict(kit, f"Jl. Kemang {typed}, Kel. Bangka, Kec. Mampang Prapatan, Jaksel 12730")
    assert f"Jl. Kemang {shown}," in found.formatted
