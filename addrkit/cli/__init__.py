"""The command line. `addrkit --help` lists its commands; docs/cli.md tells about each."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

from addrkit.errors import AddrkitError

SIGNALLED = 128
BROKEN_PIPE = 141
"""As a shell reports what a signal has ended: 128 and its number (130 for SIGINT, 143 for SIGTERM, 141 for SIGPIPE)."""


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run a command and exit with its code."""
    # Read when numpy is loaded, here and in the processes of a batch. The products of a parser are small: threads
    # of OpenBLAS that wait for each other halve the rows a second of two processes on two cores.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    code = run(sys.argv[1:] if argv is None else argv)
    # Python would look through all that a batch remembers for what could be freed, half a second before it ends.
    gc.freeze()
    sys.exit(code)


def run(argv: Sequence[str]) -> int:
    """Run a command and return its exit code; a problem is one sentence on standard error.

    0 done; 2 the command line is wrong; 3 the input cannot be read or the output not be written; 4 a
    gazetteer is missing, damaged or of another version; 5 finished, but some rows carry `addr_error`.
    """
    import typer

    from addrkit.cli.app import command

    try:
        with command().make_context(
            "addrkit", list(argv) or ["--help"], auto_envvar_prefix="ADDRKIT"
        ) as context:
            context.command.invoke(context)
        sys.stdout.flush()
    except typer.Exit as finished:
        return finished.exit_code
    except typer.TyperException as error:
        return _complain(_usage(error), error.exit_code)
    except AddrkitError as error:
        return _complain(_told(error), error.exit_code)
    except BrokenPipeError:
        # Whoever read our output has enough. Python would complain once more while it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except OSError as error:
        return _complain(_told(error), AddrkitError.exit_code)
    except KeyboardInterrupt as error:
        number = getattr(error, "number", signal.SIGINT)
        what = "interrupted" if number == signal.SIGINT else f"ended by {signal.Signals(number).name}"
        return _complain("; ".join((what, *getattr(error, "__notes__", ()))), SIGNALLED + number)
    return 0


def _complain(sentence: str, code: int) -> int:
    from addrkit.cli.screen import plain

    print(f"addrkit: {plain(' '.join(sentence.split()))}", file=sys.stderr)
    return code


def _told(error: Exception) -> str:
    if isinstance(error, OSError):
        subject = f"{error.filename}: " if error.filename else ""
        message = subject + (error.strerror or str(error)).lower()
    else:
        message = str(error)
    return "; ".join((message, *getattr(error, "__notes__", ())))


def _usage(error: Exception) -> str:
    """The message of a command line that cannot be understood, and where to look."""
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "addrkit"
    return f"{message.rstrip('.')} (see '{path} --help')"
