"""What stands in brackets beside a name: "City (Shipping)"."""

from __future__ import annotations

import re

from addrkit.columns.names import LONGEST

_REMARK = re.compile(r"[(（]([^()（）]*)[)）]|\[([^\]]*)\]|【([^】]*)】")


def without_remark(name: str) -> tuple[str, str]:
    """A name without what stands in brackets, and that.

    >>> without_remark("City (Shipping)")
    ('City', 'Shipping')
    """
    if len(name) > LONGEST:
        return name, ""
    remarks = " ".join(filter(None, (part for found in _REMARK.findall(name) for part in found)))
    kept = _REMARK.sub(" ", name).strip()
    return (kept, remarks) if kept else (name, "")
