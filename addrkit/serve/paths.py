"""The path of a request as the routes know it: without the prefix under which the service is mounted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def path_of(scope: Mapping[str, Any]) -> str:
    """The path below the prefix, whether a proxy has taken it away or not.

    >>> path_of({"path": "/addresses/readyz", "root_path": "/addresses"}), path_of({"path": "/readyz"})
    ('/readyz', '/readyz')
    """
    path, prefix = str(scope["path"]), str(scope.get("root_path", ""))
    return path.removeprefix(prefix) if path == prefix or path.startswith(prefix + "/") else path
