"""What one cell is as text, whichever format it comes from."""

from __future__ import annotations

from addrkit.columns.cells import cell_text, json_text, no_number, number_of, typed_text

__all__ = ["cell_text", "json_text", "no_number", "number_of", "typed_text"]
