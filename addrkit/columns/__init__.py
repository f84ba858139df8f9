"""Which columns of a table hold an address: found by their names, or named by who asks."""

from addrkit.columns.columns import Columns
from addrkit.columns.options import ColumnOptions, mapping_of
from addrkit.columns.read import read_columns

__all__ = ["ColumnOptions", "Columns", "mapping_of", "read_columns"]
