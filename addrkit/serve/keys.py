"""API keys: who may ask."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs

from addrkit.errors import InputError

SHORTEST = 16
"""Characters of a key: shorter ones can be guessed."""
HASHED = "sha256:"


@dataclass(frozen=True)
class ApiKeys:
    """The keys of a file, by their SHA-256."""

    digests: tuple[bytes, ...]

    def number(self, key: str) -> int | None:
        """Which key of the file it is, in a time that does not tell how much of it is right; None for no key."""
        digest = sha256(key.encode("utf-8", "replace")).digest()
        found = None
        for at, known in enumerate(self.digests):
            if hmac.compare_digest(digest, known):
                found = at
        return found


def read_keys(file: Path) -> ApiKeys:
    """The keys of a file: one a line, as it is or as `sha256:` and 64 hex digits; `#` begins a remark.

    Raises InputError if the file cannot be read, holds no key, or a line is none.
    """
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{file} cannot be read: give a text file with a key a line to --api-keys"
        ) from error
    digests = []
    for number, line in enumerate(lines, start=1):
        written = line.partition("#")[0].strip()
        if written:
            digests.append(_digest(written, f"line {number} of {file}"))
    if not digests:
        raise InputError(f"{file} holds no key: write one a line, {SHORTEST} characters or longer")
    return ApiKeys(tuple(digests))


def _digest(written: str, where: str) -> bytes:
    if written.startswith(HASHED):
        try:
            digest = bytes.fromhex(written.removeprefix(HASHED))
        except ValueError:
            digest = b""
        if len(digest) != sha256().digest_size:
            raise InputError(f"{where} is no SHA-256: write {HASHED} and 64 hex digits")
        return digest
    if len(written) < SHORTEST or any(map(str.isspace, written)):
        raise InputError(f"{where} is no key: use {SHORTEST} characters or more, without blanks")
    return sha256(written.encode()).digest()


def sent_key(headers: list[tuple[bytes, bytes]], query: bytes) -> str | None:
    """The key of a request: the header X-API-Key (or Google's X-Goog-Api-Key), or `key` of the query."""
    for name, value in headers:
        if name in (b"x-api-key", b"x-goog-api-key"):
            return value.decode("latin-1")
    if b"key=" not in query:
        return None
    found = parse_qs(query.decode("latin-1")).get("key")
    return found[0] if found else None
