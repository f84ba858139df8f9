"""French registers: BAN and BANO."""

from __future__ import annotations

from pathlib import Path

import pytest

from addrkit.gazetteer.build import build_gazetteer
from addrkit.gazetteer.readers import read_inputs
from tests.gazetteer.readers.reading import read, written

HEADER = (
    "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;"
    "nom_ancienne_commune;x;y;lon;lat;type_position;alias;nom_ld;libelle_acheminement;nom_afnor;"
    "source_position;source_nom_voie;certification_commune;cad_parcelles\n"
)
ROW = (
    "05118_0430_00012_bis;05118_0430;12;bis;Rue de l'Église;05300;05118;Val Buëch-Méouge;05143;"
    "Ribiers;930000.1;6350000.2;5.857;44.229;entrée;Le Bourg;Les Granges;VAL BUECH MEOUGE;R DE L EGLISE;"
    "commune;commune;1;\n"
)
OLD = (
    "id;nom_voie;id_fantoir;numero;rep;code_insee;code_post;alias;nom_ld;nom_afnor;libelle_acheminement;x;y;"
    "lon;lat;nom_commune\n"
    "ADRNIVX_1;Rue Haute;0430;4;;05061;05000;;;RUE HAUTE;GAP;1;2;6.08;44.56;Gap\n"
)
BANO = (
    "050010345E-1,1,Chemin du Génébrier,05460,Abriès,CAD,44.798149,6.927663\n"
    '050010345E-2,2 bis,"Rue du Four, Le Roux",05460,Abriès,C+O,44.798331,6.927790\n'
)


@pytest.mark.parametrize("name", ["adresses-05.csv", "adresses-05.csv.gz", "adresses-05.csv.zst"])
def test_a_row_of_ban_is_read_with_its_other_names(tmp_path: Path, name: str) -> None:
    rows, refused = read(written(tmp_path, name, HEADER + ROW))
    assert refused == ()
    assert rows == [
        {
            "id": "05118_0430_00012_bis",
            "house_number": "12 bis",
            "street": "Rue de l'Église",
            "suburb": "Les Granges",
            "city": "Val Buëch-Méouge",
            "postcode": "05300",
            "country": "FR",
            "lat": 44.229,
            "lon": 5.857,
            "other_streets": ["Le Bourg", "R De L Eglise"],
            "other_cities": ["Ribiers"],
        }
    ]


def test_the_town_of_an_arrondissement_is_the_city(tmp_path: Path) -> None:
    rows, _ = read(
        written(tmp_path, "x.csv", HEADER + ROW.replace("Val Buëch-Méouge", "Paris 1er Arrondissement"))
    )
    assert rows[0]["city"] == "Paris"
    assert "Paris 1er Arrondissement" in rows[0]["other_cities"]


def test_the_number_that_says_no_number_is_none(tmp_path: Path) -> None:
    [row], _ = read(written(tmp_path, "x.csv", HEADER + ROW.replace(";12;bis;", ";99999;;")))
    assert "house_number" not in row


def test_an_older_file_of_ban_is_read(tmp_path: Path) -> None:
    [row], _ = read(written(tmp_path, "x.csv", OLD))
    assert (row["postcode"], row["city"], row["house_number"]) == ("05000", "Gap", "4")


@pytest.mark.parametrize("name", ["bano-05.csv", "bano-05.csv.gz", "bano-05.csv.zst"])
def test_bano_is_known_by_its_lines(tmp_path: Path, name: str) -> None:
    rows, refused = read(written(tmp_path, name, BANO))
    assert refused == ()
    assert rows[1] == {
        "id": "050010345E-2",
        "house_number": "2 bis",
        "street": "Rue du Four, Le Roux",
        "city": "Abriès",
        "postcode": "05460",
        "country": "FR",
        "lat": 44.798331,
        "lon": 6.92779,
    }
    assert rows[0]["house_number"] == "1"


def test_a_torn_line_of_bano_is_refused_with_its_number(tmp_path: Path) -> None:
    rows, [refusal] = read(written(tmp_path, "bano.csv", BANO + "0500,3,Rue\n" + BANO))
    assert len(rows) == 4
    assert (refusal.count, refusal.row, refusal.first) == (1, 3, "0500,3,Rue")


def test_the_columns_that_are_read_of_a_french_register_are_told(tmp_path: Path) -> None:
    found = {}
    for name, text in (("ban.csv", HEADER + ROW), ("old.csv", OLD), ("bano.csv", BANO)):
        [reading] = read_inputs([written(tmp_path, name, text)])
        assert reading.columns is not None
        found[name] = reading.columns
    assert found["ban.csv"].used == {
        "id": "id",
        "house_number": "numero+rep",
        "street": "nom_voie",
        "suburb": "nom_ld|nom_ancienne_commune",
        "city": "nom_commune",
        "postcode": "code_postal",
        "lat": "lat",
        "lon": "lon",
    }
    assert "other_cities <- nom_ancienne_commune, libelle_acheminement" in found["ban.csv"].told()
    assert found["old.csv"].used["postcode"] == "code_post"
    assert found["bano.csv"].used["house_number"] == "house_number"
    manifest = build_gazetteer([tmp_path / "ban.csv"], tmp_path / "x.gaz").manifest
    assert manifest.columns["ban.csv"]["street"] == "nom_voie"
    assert "code_insee" in manifest.unused["ban.csv"]
