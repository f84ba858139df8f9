"""The path and the query of a request as the routes know them: without a prefix, and each name as it is documented."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_LISTED = re.compile(rb"(?<![^&])([a-z_]+)(?:\[[0-9]{0,3}\]|%5[Bb][0-9]{0,3}%5[Dd])(?==)")
"""A name as programs write it that make a URL of a list: `country[]`, `country[0]`."""


def path_of(scope: Mapping[str, Any]) -> str:
    """The path below the prefix, whether a proxy has taken it away or not.

    >>> path_of({"path": "/addresses/readyz", "root_path": "/addresses"}), path_of({"path": "/readyz"})
    ('/readyz', '/readyz')
    """
    path, prefix = str(scope["path"]), str(scope.get("root_path", ""))
    return path.removeprefix(prefix) if path == prefix or path.startswith(prefix + "/") else path


def plain_query(query: bytes) -> bytes:
    """The query with the names that the document has, whichever way a list was written.

    >>> plain_query(b"q=kerk&country[]=NL&country%5B1%5D=BE")
    b'q=kerk&country=NL&country=BE'
    """
    return _LISTED.sub(rb"\1", query)
