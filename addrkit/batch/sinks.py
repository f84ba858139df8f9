"""The writer of a batch's output, by its format."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from addrkit.batch.csv import CsvSink
from addrkit.batch.inputs import rows_again
from addrkit.batch.job import OBJECTS, Job
from addrkit.batch.jsonl import JsonlSink
from addrkit.batch.output import open_bytes, open_text
from addrkit.batch.rows import Sink
from addrkit.batch.several import Several


@contextmanager
def opened_sink(job: Job, offset: int | None) -> Iterator[Sink]:
    """What takes the rows; `offset` is where the part of an earlier run goes on, None if the output begins anew."""
    if job.format == "parquet":
        from addrkit.batch.parquet import ParquetSink, ParquetSource, json_schema, text_schema

        if isinstance(job.source, ParquetSource | Several) and job.source.schema is not None:
            schema = job.source.schema
        elif job.source.format in OBJECTS:
            schema = json_schema(job.columns, rows_again(job.inputs, job.source.format, job.options))
        else:
            schema = text_schema(job.columns)
        with open_bytes(job.output) as stream_of_bytes:
            sink: Sink = ParquetSink(stream_of_bytes, schema, job.names)
            try:
                yield sink
            finally:
                # Also after an interruption, or the writer would end itself when the file is closed.
                sink.close()
        return
    if job.format == "xlsx":
        from addrkit.batch.xlsx import XlsxSink

        with open_bytes(job.output) as stream_of_bytes:
            sink = XlsxSink(stream_of_bytes, job.columns, tuple(job.names.values()))
            yield sink
            sink.close()
        return
    with open_text(job.output, offset=offset) as stream_of_text:
        if job.format == "json":
            from addrkit.batch.json_document import JsonSink

            sink = JsonSink(stream_of_text, job.names)
        elif job.format == "jsonl":
            sink = JsonlSink(stream_of_text, job.names)
        else:
            if job.text and job.text.has_mark and not offset:
                stream_of_text.write("\ufeff")
            sink = CsvSink(
                stream_of_text,
                job.columns,
                job.delimiter,
                names=tuple(job.names.values()),
                header=not offset,
                raw=job.raw,
            )
        yield sink
        sink.close()
