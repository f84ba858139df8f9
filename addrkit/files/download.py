"""Downloads that go on where they were cut, and are proven before they are used.

What has come lies in `NAME.part` beside what its server said of it, and becomes `NAME` when it is whole.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from http.client import HTTPMessage
from pathlib import Path
from typing import IO, Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from addrkit.errors import InputError
from addrkit.version import VERSION

ATTEMPTS: Final = 5
"""Times that a connection may break before a download is given up; what has come is kept for the next time."""
PAUSE: Final = 0.5
"""Seconds before the second attempt; doubled before each further one."""
TIMEOUT: Final = 60.0
"""Seconds that a server may be silent."""
PIECE: Final = 1 << 18
LARGEST: Final = 200 << 30
"""Bytes of the largest download: the planet of OpenStreetMap has under half of them."""
_NO_SUCH_PART: Final = 416
_BUSY: Final = frozenset({408, 425, 429})
"""Answers below 500 after which it is asked again."""
_CHECKSUM: Final = re.compile(r"\b([0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})\b")
_BY_LENGTH: Final = {32: "md5", 40: "sha1", 64: "sha256"}
_MARKUP: Final = re.compile(rb"\s*<(?:!doctype\s+html|html)", re.IGNORECASE)

Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class _Begun:
    """What is known of a download that was begun."""

    url: str
    validator: str
    """The server's ETag or date of the file; empty if it gave none."""
    size: int | None


class _Redirects(HTTPRedirectHandler):
    """Follows what leads on over HTTP, and nothing else."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if urlsplit(newurl).scheme not in ("http", "https"):
            raise HTTPError(req.full_url, code, msg, headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


_OPENER: Final = build_opener(_Redirects)


def download(
    url: str, target: Path, *, checksum: str | None = None, progress: Progress | None = None
) -> Path:
    """Fetch a file, from where an earlier attempt was cut; returns `target`.

    `checksum` is MD5, SHA-1 or SHA-256 in hexadecimal, or the address of a file that holds one. Raises InputError if
    the server does not answer, answers something else, sends more or less than it said, or the checksum differs.
    """
    if urlsplit(url).scheme not in ("http", "https"):
        raise InputError(
            f"{url} is no address of a file: give one that begins with https:// or http://, or a file"
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    part, note = target.with_name(target.name + ".part"), target.with_name(target.name + ".part.json")
    report = progress or (lambda _stage, _done, _total: None)
    _fetch_all(url, part, note, report)
    _refuse_page(url, part)
    if checksum is not None:
        _prove(url, part, checksum if _CHECKSUM.fullmatch(checksum.lower()) else _checksum_at(checksum))
    part.replace(target)
    note.unlink(missing_ok=True)
    return target


def _fetch_all(url: str, part: Path, note: Path, report: Progress) -> None:
    reason = ""
    for attempt in range(ATTEMPTS):
        if attempt:
            time.sleep(PAUSE * 2 ** (attempt - 1))
        before = part.stat().st_size if part.exists() else 0
        try:
            if _fetch(url, part, note, report):
                return
            reason = "it was cut off"
        except HTTPError as error:
            error.close()
            if error.code == _NO_SUCH_PART:
                part.unlink(missing_ok=True)
                note.unlink(missing_ok=True)
            elif error.code < 500 and error.code not in _BUSY:
                raise InputError(
                    f"{url} {_said(error)}: look whether it has moved, or give another one with --from"
                ) from None
            reason = f"it answered {error.code} {error.reason}"
        except (URLError, http.client.HTTPException, OSError) as error:
            reason = str(getattr(error, "reason", error)) or type(error).__name__
        if part.exists() and part.stat().st_size > before:
            reason += ", after part of it had come"
    raise InputError(f"cannot fetch {url}: {reason}; run the same command again to go on where it stopped")


def _said(error: HTTPError) -> str:
    """What a server answered; where it led on, where to."""
    if 300 <= error.code < 400:
        to = error.headers.get("Location", "") if error.headers else ""
        return f"cannot be fetched, for it leads on to {to[:200] or 'nowhere'}"
    return f"answered {error.code} {error.reason}"


def _fetch(url: str, part: Path, note: Path, report: Progress) -> bool:
    """Fetch what is missing; whether all is there now."""
    begun = _begun(url, note)
    have = part.stat().st_size if begun is not None and part.exists() else 0
    headers = {"User-Agent": f"addrkit/{VERSION}", "Accept-Encoding": "identity"}
    if have and begun is not None and begun.validator:
        headers |= {"Range": f"bytes={have}-", "If-Range": begun.validator}
    else:
        have = 0
    if have and begun is not None and begun.size == have:
        return True
    with _OPENER.open(Request(url, headers=headers), timeout=TIMEOUT) as reply:  # noqa: S310 - the scheme was looked at
        goes_on = reply.status == 206
        if goes_on and not (
            have and str(reply.headers.get("Content-Range", "")).startswith(f"bytes {have}-")
        ):
            raise InputError(
                f"{url} sent another part than was asked for: fetch it by hand and give it with --from"
            )
        have = have if goes_on else 0
        length = _length(reply.headers.get("Content-Length"))
        size = have + length if length is not None else None
        if size is not None and size > LARGEST:
            raise InputError(f"{url} says that it has {size:,} bytes: no register is that large")
        validator = reply.headers.get("ETag") or reply.headers.get("Last-Modified") or ""
        if validator.startswith("W/"):
            validator = reply.headers.get("Last-Modified") or ""
        note.write_text(json.dumps(asdict(_Begun(url, validator, size))), "utf-8")
        with part.open("ab" if goes_on else "wb") as output:
            while piece := reply.read(PIECE):
                have += len(piece)
                if (size is not None and have > size) or have > LARGEST:
                    raise InputError(
                        f"{url} sends more than the {size or LARGEST:,} bytes that it said: it is not to be trusted"
                    )
                output.write(piece)
                report("downloading", have, size)
    return size is None or have == size


def _begun(url: str, note: Path) -> _Begun | None:
    try:
        found: dict[str, Any] = json.loads(note.read_text("utf-8"))
        begun = _Begun(str(found["url"]), str(found["validator"]), found["size"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return begun if begun.url == url else None


def _length(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() else None


def _refuse_page(url: str, part: Path) -> None:
    with part.open("rb") as stream:
        head = stream.read(512)
    if not head:
        part.unlink()
        raise InputError(f"{url} sent nothing: look whether it has moved, or give another one with --from")
    if _MARKUP.match(head):
        part.unlink()
        raise InputError(
            f"{url} sent a web page and no data: look whether it has moved, or give another one with --from"
        )


def _checksum_at(url: str) -> str:
    try:
        asked = Request(url, headers={"User-Agent": f"addrkit/{VERSION}"})  # noqa: S310 - of the catalogue
        with _OPENER.open(asked, timeout=TIMEOUT) as reply:
            text = reply.read(PIECE).decode("utf-8", "replace").lower()
    except (URLError, http.client.HTTPException, OSError) as error:
        raise InputError(f"cannot fetch the checksum {url}: {getattr(error, 'reason', error)}") from None
    found = _CHECKSUM.search(text)
    if found is None:
        raise InputError(f"{url} holds no checksum")
    return found[1]


def _prove(url: str, part: Path, expected: str) -> None:
    with part.open("rb") as stream:
        actual = hashlib.file_digest(stream, _BY_LENGTH[len(expected)]).hexdigest()
    if actual != expected.lower():
        part.unlink()
        raise InputError(f"{url} came damaged: its checksum is {actual}, not {expected}; fetch it again")


def copied(source: Path, target: Path) -> Path:
    """A file of this machine, copied. Raises InputError if there is none."""
    if not source.is_file():
        raise InputError(f"there is no file {source}: give a file, or an address that begins with https://")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return target
