"""Tables in memory: pandas, Polars and Arrow tables verified, and DuckDB asking for verdicts in SQL."""

from addrkit.frames.duck import create_function
from addrkit.frames.verify import verify

__all__ = ["create_function", "verify"]
