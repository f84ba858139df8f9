"""Where only streets are known, `--policy best` accepts them, and nothing that contradicts one."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,street,suburb,city,region,postcode,country
flo,Rua das Flores,Centro,Curitiba,PR,80020-090,BR
ace,Rua das Acácias,Vila Nova,Campinas,SP,13050-000,BR
qua,Quadra QRSW 8 Bloco A-3,Sudoeste,Brasília,DF,70675-803,BR
qu0,Quadra QRSW 8,Sudoeste,Brasília,DF,70675-800,BR
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS, "best")


def test_a_street_with_its_number_and_its_postcode_is_accepted(kit: AddressKit) -> None:
    assert (
        kit.verify("Rua das Flores, 120, Centro, Curitiba - PR, 80020-090", country="BR").action == "accept"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "Travessa das Flores, 120, Centro, Curitiba - PR, 80020-090",
        "Rua das Flores, 120, Batel, Curitiba - PR, 80020-090",
        "Rua das Flores, 120, Centro, Curitiba - PR, 80020-099",
        "Rua das Flores Norte, 120, Centro, Curitiba - PR, 80020-090",
        "Rua das Flores, 120 ou 122, Centro, Curitiba - PR, 80020-090",
        "em frente à Rua das Flores, 120, Centro, Curitiba - PR, 80020-090",
        "Rua das Acácias, 50, Cambuí, Campinas SP",
        "Quadra QRSW 8 Bloco A-3, 5, Sudoeste, Brasília - DF, 70675-800",
    ],
)
def test_what_contradicts_it_is_asked_about(kit: AddressKit, typed: str) -> None:
    assert kit.verify(typed, country="BR").action in ("confirm", "fix")
