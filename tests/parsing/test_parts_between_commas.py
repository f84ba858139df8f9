"""Indian lines are read part by part: what a name's last word tells it to be, and where it stands where none tells."""

from __future__ import annotations

import pytest

import addrkit


def cut(text: str, country: str = "IN") -> dict[str, str]:
    return {name: part.value for name, part in addrkit.parse(text, country=country).components.items()}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Flat 12, A Wing, Mantri Tranquil, L.B.S. Marg, Model Town, Surat-395007, Gujarat",
            {
                "unit": "Flat 12, A Wing",
                "building": "Mantri Tranquil",
                "street": "L.B.S. Marg",
                "suburb": "Model Town",
            },
        ),
        (
            "H No 221, Sobha Dream Acres, Street No 8, Civil Lines Pune MH 411038",
            {
                "house_number": "221",
                "building": "Sobha Dream Acres",
                "street": "Street No 8",
                "suburb": "Civil Lines",
            },
        ),
        (
            "14, Godrej Garden City, Gomti Nagar, Lucknow 226010",
            {"house_number": "14", "building": "Godrej Garden City", "suburb": "Gomti Nagar"},
        ),
        ("K-12, Raja Park, Raipur 492001", {"house_number": "K-12", "suburb": "Raja Park"}),
        (
            "1-98/7/B2, BSK 2nd Stage, Bhubaneswar-751012, Odisha",
            {"house_number": "1-98/7/B2", "suburb": "BSK 2nd Stage"},
        ),
        (
            "D-45 Gupta Chawl G.T. Road Indira Nagar, Lucknow 226010",
            {
                "house_number": "D-45",
                "building": "Gupta Chawl",
                "street": "G.T. Road",
                "suburb": "Indira Nagar",
            },
        ),
        (
            "Gali no 6, House no 1187, Sant Nagar, Burari, Delhi-110084",
            {"house_number": "1187", "street": "Gali no 6", "suburb": "Sant Nagar, Burari"},
        ),
        (
            "Room No 5, Shivaji Chawl Committee, Kranti Nagar, Kandivali East, Mumbai 400101",
            {
                "unit": "Room No 5",
                "building": "Shivaji Chawl Committee",
                "suburb": "Kranti Nagar, Kandivali East",
            },
        ),
        (
            "3rd floor, Titanium Square, Thaltej Cross Road, SG Highway, Ahmedabad 380054",
            {"unit": "3rd floor", "building": "Titanium Square", "street": "Thaltej Cross Road, SG Highway"},
        ),
        (
            "House no. 56 Palace Road near Hanuman Temple Vasant Kunj, Chennai, Tamil Nadu, 600087",
            {"house_number": "56", "street": "Palace Road", "suburb": "Vasant Kunj"},
        ),
    ],
)
def test_what_stands_before_the_town(text: str, told: dict[str, str]) -> None:
    found = cut(text)
    assert {name: found[name] for name in told} == told
    assert found.keys() - told.keys() <= {"city", "region", "postcode"}


@pytest.mark.parametrize(
    ("text", "city", "landmark"),
    [
        ("No. 45, Kamaraj Salai, Sector 9, Opp. Bus Stand Ranchi Jharkhand 834001", "Ranchi", "Bus"),
        ("D-45, Anna Nagar West, Opp. Bus Stand Ludhiana, Punjab 141001", "Ludhiana", "Stand"),
        ("Flat 5, Om Villa, Hill Road, Landmark: Water Tank, Kolkata 700091", "Kolkata", "Water"),
    ],
)
def test_a_landmark_does_not_take_the_town_behind_it(text: str, city: str, landmark: str) -> None:
    parsed = addrkit.parse(text, country="IN")
    assert parsed.components["city"].value == city
    assert landmark in parsed.unmatched


def test_villages_and_their_posts_are_one_suburb_and_the_tehsil_and_the_district_one_district() -> None:
    found = cut("Village Rampur, Post Sadar, Tehsil Colonelganj, Dist Gonda, UP 271001")
    assert found["suburb"] == "Village Rampur, Post Sadar"
    assert found["district"] == "Tehsil Colonelganj, Dist Gonda"


def test_a_district_is_no_town() -> None:
    assert cut("At Post Wadgaon, Tal Maval, Dist Pune 412106")["district"] == "Tal Maval, Dist Pune"


def test_hindi_is_read_as_well() -> None:
    assert cut("मकान नंबर 45, गली नंबर 3, शास्त्री नगर, जयपुर, राजस्थान 302016") == {
        "house_number": "45",
        "street": "गली नंबर 3",
        "suburb": "शास्त्री नगर",
        "city": "जयपुर",
        "region": "राजस्थान",
        "postcode": "302016",
    }
