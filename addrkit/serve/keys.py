"""API keys: who may ask, and what."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, urlsplit

from addrkit.errors import InputError

SHORTEST = 16
"""Characters of a key: shorter ones can be guessed."""
LONGEST_NAME = 64
HASHED = "sha256:"
KINDS: Final = ("secret", "publishable")
PUBLISHABLE: Final = frozenset({"/v1/suggest", "/v1/verify", "/v1/reasons"})
"""What a key may ask for that whoever opens a page can read."""
_log = logging.getLogger("addrkit.serve")


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the file."""

    digest: bytes
    name: str
    """As logs and rates know it; never the key."""
    is_publishable: bool = False
    origins: frozenset[str] = frozenset()
    """Of a publishable key: the pages that may use it."""
    rate: float | None = None
    """Addresses a second, those of a batch too; None: as `--rate` says."""


class ApiKeys:
    """The keys of a file, by their SHA-256. A file that was changed is read again with the next request.

    Lines that are wrong are told in the log and left out; a file that is gone or empty lets nobody in. A worker that
    starts while somebody edits the file reads it so too: `refuse_wrong` is for whoever starts the service.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._seen = _stamp(file)
        self._keys: tuple[Key, ...] = ()
        self._read()

    @property
    def origins(self) -> frozenset[str]:
        """The origins that any publishable key names."""
        return frozenset(origin for each in self._keys for origin in each.origins)

    def key(self, sent: str) -> Key | None:
        """The key of the file that was sent, in a time that does not tell how much of it is right; None for none."""
        stamp = _stamp(self._file)
        if stamp != self._seen:
            self._seen = stamp
            self._read()
            _log.warning("the file of API keys was changed: it holds %d key(s) now", len(self._keys))
        digest = sha256(sent.encode("utf-8", "replace")).digest()
        found = None
        for each in self._keys:
            if hmac.compare_digest(digest, each.digest):
                found = each
        return found

    def _read(self) -> None:
        try:
            self._keys, wrong = read_keys(self._file)
        except InputError as error:
            self._keys, wrong = (), [str(error)]
        for said in wrong:
            _log.error("%s; that line is left out", said)


def refuse_wrong(file: Path) -> None:
    """Raises InputError if a file of keys cannot be read, holds no key, or a line is none."""
    keys, wrong = read_keys(file)
    if wrong:
        raise InputError(wrong[0])
    if not keys:
        raise InputError(f"{file} holds no key: write one a line, {SHORTEST} characters or longer")


def read_keys(file: Path) -> tuple[tuple[Key, ...], list[str]]:
    """The keys of a file, and what is wrong with lines that are none; `#` begins a remark.

    A line is the key as it is, or `sha256:` and 64 hex digits; behind it, with blanks between them, `name=`,
    `kind=secret` or `kind=publishable`, `origins=` (with commas between them) and `rate=`. Raises InputError if the
    file cannot be read.
    """
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{file} cannot be read: give a text file with a key a line to --api-keys"
        ) from error
    keys, wrong = [], []
    for number, line in enumerate(lines, start=1):
        written = line.partition("#")[0].split()
        if written:
            try:
                keys.append(_key(written, number, f"line {number} of {file}"))
            except InputError as error:
                wrong.append(str(error))
    return tuple(keys), wrong


def _key(written: list[str], number: int, where: str) -> Key:
    said: dict[str, str] = {}
    for part in written[1:]:
        name, sign, value = part.partition("=")
        if not sign or name not in ("name", "kind", "origins", "rate"):
            raise InputError(
                f"{where} is no key: write one without blanks, and behind it at most name=, kind=, origins= and rate="
            )
        said[name] = value
    kind = said.get("kind", KINDS[0])
    if kind not in KINDS:
        raise InputError(f"{where}: kind is {KINDS[0]} or {KINDS[1]}")
    origins = frozenset(each.rstrip("/") for each in said.get("origins", "").split(",") if each)
    if not all(_is_origin(each) for each in origins):
        raise InputError(f"{where}: an origin is written https://shop.example, without a path")
    if (kind == KINDS[1]) != bool(origins):
        raise InputError(f"{where}: a publishable key names its origins=, and no other key does")
    return Key(
        _digest(written[0], where),
        said.get("name", f"key {number}")[:LONGEST_NAME],
        kind == KINDS[1],
        origins,
        _rate(said, where),
    )


def _rate(said: Mapping[str, str], where: str) -> float | None:
    if "rate" not in said:
        return None
    try:
        rate = float(said["rate"])
    except ValueError:
        rate = 0.0
    if not 0 < rate < float("inf"):
        raise InputError(f"{where}: rate is a number of addresses a second, such as rate=20")
    return rate


def _is_origin(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not (parts.path or parts.query)


def _digest(written: str, where: str) -> bytes:
    if written.startswith(HASHED):
        try:
            digest = bytes.fromhex(written.removeprefix(HASHED))
        except ValueError:
            digest = b""
        if len(digest) != sha256().digest_size:
            raise InputError(f"{where} is no SHA-256: write {HASHED} and 64 hex digits")
        return digest
    if len(written) < SHORTEST:
        raise InputError(f"{where} is no key: use {SHORTEST} characters or more, without blanks")
    return sha256(written.encode()).digest()


def _stamp(file: Path) -> tuple[int, int, int] | None:
    """What changes when a file does; None while there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def sent_key(headers: list[tuple[bytes, bytes]], query: bytes) -> str | None:
    """The key of a request: the header X-API-Key (or Google's X-Goog-Api-Key), or `key` of the query."""
    for name, value in headers:
        if name in (b"x-api-key", b"x-goog-api-key"):
            return value.decode("latin-1")
    if b"key=" not in query:
        return None
    found = parse_qs(query.decode("latin-1")).get("key")
    return found[0] if found else None
