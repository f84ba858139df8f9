"""Two small real gazetteers, built as a user builds them, and a kit that has both open.

`register` is complete: the Netherlands, France and Iceland. `sample` is a sample: the United States.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit
from tests.examples import FAST, OF_FAST

# A busy machine is slow: no test is decided by the time that it takes.
settings.register_profile("untimed", deadline=None)
settings.register_profile(FAST, deadline=None, max_examples=OF_FAST)
settings.load_profile("untimed")

LONGEST = (
    "test_expectations.py",
    "test_the_process.py",
    "test_pipes_and_signals.py",
    "test_large_and_odd.py",
    "test_models_of_ones_own.py",
    "test_a_cluster.py",
)
"""Files of tests that take longest: where processes share the tests, these begin, and none is left for the end."""

COLUMNS = (
    "id",
    "building",
    "house_number",
    "street",
    "unit",
    "suburb",
    "city",
    "district",
    "region",
    "postcode",
    "country",
    "lat",
    "lon",
)

REGISTER = """\
id,building,house_number,street,unit,city,district,postcode,country,lat,lon
nl-12,,12,Kerkstraat,,Groningen,,9712 AB,NL,53.2190,6.5660
nl-12a,,12A,Kerkstraat,,Groningen,,9712 AB,NL,53.2191,6.5661
nl-14,,14,Kerkstraat,,Groningen,,9712 AC,NL,53.2192,6.5662
nl-16,,16-18,Kerkstraat,,Groningen,,9712 AC,NL,53.2193,6.5663
nl-30,,30,Kerkstraat,,Groningen,,9712 AD,NL,53.2195,6.5665
nl-ams-5,,5,Kerkstraat,,Amsterdam,,1017 GA,NL,52.3640,4.8890
nl-ams-12,,12,Kerkstraat,,Amsterdam,,1017 GA,NL,52.3641,4.8891
nl-flat-1,,7,Akerkhof,1,Groningen,,9711 JB,NL,53.2160,6.5610
nl-flat-2,,7,Akerkhof,2,Groningen,,9711 JB,NL,53.2160,6.5610
nl-flat-3,,7,Akerkhof,3,Groningen,,9711 JB,NL,53.2160,6.5610
nl-bare,,9,Akerkhof,,Groningen,,9711 JB,NL,53.2161,6.5611
fr-10,,10,Rue de la Paix,,Paris,,75002,FR,48.8690,2.3310
fr-12,,12,Rue de la Paix,,Paris,,75002,FR,48.8691,2.3311
fr-12b,,12 b,Rue de la Paix,,Paris,,75002,FR,48.8691,2.3312
fr-4,,4-6,Avenue Maréchal Foch,,Gap,,05000,FR,44.5590,6.0790
fr-8,,8,Avenue Maréchal Foch,,Gap,,05000,FR,44.5591,6.0791
fr-gap-5,,5,Rue des Glycines,,Gap,,05000,FR,44.5600,6.0800
fr-aix-5,,5,Rue des Glycines,,Aix-en-Provence,,13100,FR,43.5290,5.4470
is-1,,1,Laugavegur,,Reykjavík,Reykjavíkurborg,101,IS,64.1465,-21.9310
is-2,,2,Laugavegur,,Reykjavík,Reykjavíkurborg,101,IS,64.1466,-21.9312
is-22a,,22a,Laugavegur,,Reykjavík,Reykjavíkurborg,101,IS,64.1450,-21.9270
is-105,,105,Laugavegur,,Reykjavík,Reykjavíkurborg,105,IS,64.1430,-21.9150
is-laug,,1,Laugateigur,,Reykjavík,Reykjavíkurborg,105,IS,64.1480,-21.8820
is-hafn-6,,12,Hafnarstræti,,Akureyri,Akureyrarbær,600,IS,65.6800,-18.0900
is-hafn-1,,20,Hafnarstræti,,Reykjavík,Reykjavíkurborg,101,IS,64.1480,-21.9400
is-farm,Svartagil,,,,Borgarnes,Borgarbyggð,311,IS,64.7500,-21.4000
"""

SAMPLE = """\
id,house_number,street,unit,city,region,postcode,country,lat,lon
us-742,742,Evergreen Terrace,,Springfield,IL,62704,US,39.7817,-89.6501
us-750,750,Evergreen Terrace,,Springfield,IL,62704,US,39.7818,-89.6502
us-100-1,100,Market Street,Apt 1,Jersey City,NJ,07306,US,40.7330,-74.0620
us-100-2,100,Market Street,Apt 2,Jersey City,NJ,07306,US,40.7330,-74.0620
us-100-3,100,Market Street,Apt 3,Jersey City,NJ,07306,US,40.7330,-74.0620
us-102,102,Market Street,,Jersey City,NJ,07306,US,40.7331,-74.0621
"""

# Streets that nothing asks for, so that the words of the others tell as much as in a country's register.
OTHER_STREETS = {
    "NL": (
        ("Molenweg", "Dorpsstraat", "Stationsweg", "Julianalaan", "Vondelstraat", "Tulpstraat", "Beukenlaan"),
        (("Utrecht", "3511 AB"), ("Leiden", "2311 GJ"), ("Groningen", "9721 XA")),
    ),
    "FR": (
        (
            "Rue Pasteur",
            "Rue Victor Hugo",
            "Avenue Jean Jaurès",
            "Rue du Moulin",
            "Chemin du Stade",
            "Place Carnot",
        ),
        (("Lyon", "69002"), ("Nantes", "44000"), ("Gap", "05000")),
    ),
    "IS": (
        ("Skólavegur", "Sólvallagata", "Bergstaðastræti", "Ránargata", "Öldugata", "Birkimelur", "Fálkagata"),
        (("Keflavík", "230"), ("Selfoss", "800"), ("Reykjavík", "107")),
    ),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))


def _others() -> Iterable[Mapping[str, str]]:
    for code, (streets, towns) in OTHER_STREETS.items():
        for street in streets:
            for city, postcode in towns:
                for number in range(1, 12, 2):
                    yield {
                        "id": f"{code}/{city}/{street}/{number}",
                        "house_number": str(number),
                        "street": street,
                        "city": city,
                        "postcode": postcode,
                        "country": code,
                    }


@pytest.fixture(scope="session")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A complete gazetteer of three countries."""
    folder = tmp_path_factory.mktemp("register")
    rows = [*csv.DictReader(REGISTER.splitlines()), *_others()]
    with (folder / "register.csv").open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, COLUMNS, restval="")
        table.writeheader()
        table.writerows(rows)
    build_gazetteer([folder / "register.csv"], folder / "register.gaz", coverage="complete")
    return folder / "register.gaz"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample of the United States."""
    folder = tmp_path_factory.mktemp("sample")
    (folder / "sample.csv").write_text(SAMPLE, "utf-8")
    build_gazetteer([folder / "sample.csv"], folder / "sample.gaz", coverage="sample")
    return folder / "sample.gaz"


@pytest.fixture(scope="session")
def kit(register: Path, sample: Path) -> AddressKit:
    """Both gazetteers, open."""
    return addrkit.open(register, sample)
