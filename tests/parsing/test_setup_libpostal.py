"""libpostal's data, put together from packages that ship it in parts; here small ones of that layout."""

import hashlib
import lzma
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from addrkit.errors import InputError, ModelError
from addrkit.parsing.libpostal.parser import _load
from addrkit.parsing.libpostal.setup import default_folder, libpostal_folder, setup_libpostal

pytestmark = pytest.mark.slow

PARSER_DATA = os.urandom(300_000) + bytes(2_000_000)
NUMEX_DATA = b"numex" * 1_000


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Packages as the registry has them: two chunks of one file, one of another."""
    folder = tmp_path / "site-packages"
    packed = lzma.compress(PARSER_DATA)
    middle = len(packed) // 2
    write_part(folder, "address_finder_data_p00", packed[:middle])
    write_part(folder, "address_finder_data_p01", packed[middle:])
    write_part(folder, "address_finder_data_p11", lzma.compress(NUMEX_DATA))
    listing = folder / "address_finder_data"
    listing.mkdir()
    (listing / "__init__.py").write_text(
        textwrap.dedent(f"""
            DEST_PATHS = {{"crf.dat": "address_parser/crf.dat", "numex.dat": "numex/numex.dat"}}
            MANIFEST = {{"version": "1.0.0", "files": {{
                "crf.dat": {{"original_size": {len(PARSER_DATA)},
                             "chunk_packages": ["address_finder_data_p00", "address_finder_data_p01"]}},
                "numex.dat": {{"original_size": {len(NUMEX_DATA)},
                               "chunk_packages": ["address_finder_data_p11"]}},
            }}}}
        """),
        "utf-8",
    )
    monkeypatch.syspath_prepend(folder)
    monkeypatch.delitem(sys.modules, "address_finder_data", raising=False)
    return folder


def write_part(folder: Path, name: str, chunk: bytes) -> None:
    part = folder / name
    (part / "data").mkdir(parents=True)
    (part / "data" / "chunk.bin").write_bytes(chunk)
    # As published, the second statement makes the module impossible to import.
    (part / "__init__.py").write_text(
        f"CHUNK_SHA256 = '{hashlib.sha256(chunk).hexdigest()}'\n"
        'def chunk_path():\n    """Path."""            try:\n        pass\n',
        "utf-8",
    )


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "libpostal"


@pytest.mark.usefixtures("packages")
def test_the_files_are_put_together_and_found_afterwards(target: Path) -> None:
    assert libpostal_folder(target) is None
    assert setup_libpostal(target) == target
    assert (target / "address_parser" / "crf.dat").read_bytes() == PARSER_DATA
    assert (target / "numex" / "numex.dat").read_bytes() == NUMEX_DATA
    assert libpostal_folder(target) == target


@pytest.mark.usefixtures("packages")
def test_progress_runs_up_to_all_bytes(target: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    setup_libpostal(target, progress=lambda done, total, file: seen.append((done, total, file)))
    assert [done for done, _, _ in seen] == sorted(done for done, _, _ in seen)
    assert seen[-1][:2] == (len(PARSER_DATA) + len(NUMEX_DATA),) * 2


def test_a_second_run_leaves_complete_files_as_they_are(packages: Path, target: Path) -> None:
    setup_libpostal(target)
    before = (target / "address_parser" / "crf.dat").stat()
    (packages / "address_finder_data_p00" / "data" / "chunk.bin").unlink()
    setup_libpostal(target)
    assert (target / "address_parser" / "crf.dat").stat() == before


def test_a_killed_run_leaves_nothing_that_passes_for_complete_and_can_be_repeated(
    packages: Path, target: Path
) -> None:
    code = """
        import os, signal, sys
        from pathlib import Path
        from addrkit.parsing.libpostal.setup import setup_libpostal
        def die(done, total, file):
            if done > 1_500_000:
                os.kill(os.getpid(), signal.SIGKILL)
        setup_libpostal(Path(sys.argv[1]), progress=die)
    """
    killed = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), str(target)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(packages), *sys.path])},
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    assert list(target.rglob("*.part"))
    assert not (target / "address_parser" / "crf.dat").exists()
    assert libpostal_folder(target) is None
    setup_libpostal(target)
    assert (target / "address_parser" / "crf.dat").read_bytes() == PARSER_DATA
    assert not list(target.rglob("*.part"))


def test_a_file_that_was_cut_short_is_made_again(packages: Path, target: Path) -> None:
    setup_libpostal(target)
    (target / "address_parser" / "crf.dat").write_bytes(PARSER_DATA[:100])
    assert libpostal_folder(target) is None
    setup_libpostal(target)
    assert libpostal_folder(target) == target


@pytest.mark.parametrize("damage", ["flip", "cut"])
def test_a_damaged_package_is_named_and_leaves_nothing(packages: Path, target: Path, damage: str) -> None:
    chunk = packages / "address_finder_data_p01" / "data" / "chunk.bin"
    whole = chunk.read_bytes()
    middle = len(whole) // 2
    broken = whole[:middle] if damage == "cut" else whole[:middle] + b"\0\1\2\3" + whole[middle + 4 :]
    chunk.write_bytes(broken)
    with pytest.raises(ModelError, match=r"address-finder-data-p01 is damaged.*--force-reinstall"):
        setup_libpostal(target)
    assert libpostal_folder(target) is None
    assert not [path for path in target.rglob("*") if path.is_file()]


def test_a_missing_part_is_named_with_the_mend(packages: Path, target: Path) -> None:
    (packages / "address_finder_data_p11" / "data" / "chunk.bin").unlink()
    with pytest.raises(ModelError, match=r"address-finder-data-p11 is not installed: run: pip install"):
        setup_libpostal(target)


def test_without_the_packages_it_says_what_to_install(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "address_finder_data", None)
    with pytest.raises(ModelError, match=r"pip install 'addrkit\[libpostal\]'"):
        setup_libpostal(target)


def test_a_path_that_leaves_the_folder_is_refused(packages: Path, target: Path) -> None:
    listing = packages / "address_finder_data" / "__init__.py"
    listing.write_text(listing.read_text("utf-8").replace("numex/numex.dat", "../numex.dat"), "utf-8")
    with pytest.raises(ModelError, match="another layout"):
        setup_libpostal(target)
    assert not (target.parent / "numex.dat").exists()


@pytest.mark.usefixtures("packages")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder", "utf-8")
    with pytest.raises(InputError, match=r"cannot write libpostal's data to .*ADDRKIT_HOME"):
        setup_libpostal(file / "libpostal")


def test_addrkit_home_says_where_the_data_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADDRKIT_HOME", str(tmp_path))
    monkeypatch.delenv("LIBPOSTAL_DATA_DIR", raising=False)
    assert default_folder() == tmp_path / "libpostal"
    assert libpostal_folder() is None


@pytest.mark.usefixtures("packages")
def test_the_folder_that_libpostal_s_own_variable_names_is_filled_and_then_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADDRKIT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LIBPOSTAL_DATA_DIR", str(tmp_path / "named"))
    with pytest.raises(ModelError, match=r"not in .*named: run: addrkit setup libpostal"):
        _load.__wrapped__()
    assert setup_libpostal() == tmp_path / "named"
    assert libpostal_folder() == tmp_path / "named"
    assert not (tmp_path / "home").exists()


def test_data_that_libpostal_itself_fetched_is_found(target: Path) -> None:
    folders = ("address_expansions", "address_parser", "language_classifier", "numex", "transliteration")
    for each in folders[:-1]:
        (target / each).mkdir(parents=True)
    assert libpostal_folder(target) is None
    (target / folders[-1]).mkdir()
    assert libpostal_folder(target) == target
    (target / "address_parser" / "crf.dat.1.part").touch()
    assert libpostal_folder(target) is None
