"""Runs the service: one socket, one or several workers, and an end that lets running requests finish."""

from __future__ import annotations

import errno
import gc
import multiprocessing
import os
import secrets
import signal
import socket
import sys
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from threading import Thread
from typing import Final

from uvicorn import Config

from addrkit.errors import InputError
from addrkit.serve.app import create_app
from addrkit.serve.folder import shared_folder
from addrkit.serve.metrics import SHARED
from addrkit.serve.protocol import BoundedProtocol, refuse_unfit
from addrkit.serve.settings import Settings
from addrkit.serve.state import LEAVING
from addrkit.serve.workers import Workers

DRAIN_SECONDS: Final = 30
"""What a request that is running at the end has to finish."""
SWITCH_SECONDS: Final = 0.001
"""How long a thread may keep Python from the event loop. Python's own 5 ms are felt in a keystroke."""


def bound(host: str, port: int) -> socket.socket:
    """A socket at a place. Raises InputError if it cannot be had."""
    with ExitStack() as unless_bound:
        try:
            family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
            found = unless_bound.enter_context(socket.socket(family, kind, protocol))
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            found.bind(place)
        except OSError as error:
            raise InputError(_cannot_bind(error, host, port)) from error
        unless_bound.pop_all()
    found.set_inheritable(True)
    return found


def _cannot_bind(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} of {host} is in use: choose another with --port, or stop what uses it"
    if error.errno == errno.EACCES:
        return f"port {port} may not be used by this user: choose one above 1023 with --port"
    return f"{host} is no address of this machine ({error.strerror}): give one with --host"


def run(settings: Settings, listening: socket.socket, workers: int) -> None:
    """Serves until SIGTERM or SIGINT, in workers that open the gazetteers each for itself, which costs little memory,
    since these are mapped into it. SIGHUP starts each anew. Raises InputError if none can start.
    """
    refuse_unfit(BoundedProtocol)
    # uvicorn hands the signal on once everything has come to its end; it has done its work by then.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    with shared_folder() as folder:
        os.environ[SHARED] = str(folder)
        # Workers answer in a few threads, of which glibc would give each a heap of its own that it never returns.
        os.environ.setdefault("MALLOC_ARENA_MAX", "1")
        settings = replace(settings, secret=secrets.token_bytes(16), shared=folder)
        supervisor = Workers(
            _config(settings, workers), [listening], folder / LEAVING, settings.lame_duck_seconds
        )
        supervisor.run()
    if supervisor.none_started:
        raise InputError("no worker could start: what it said stands above")


def _end_with_the_supervisor() -> None:
    """Makes a worker end, with what it answers, once its supervisor is no more: one that nobody watches would answer
    from old data and keep the port from the service that is started next.
    """
    supervisor = multiprocessing.parent_process()
    if supervisor is None:
        return

    def wait() -> None:
        supervisor.join()
        os.kill(os.getpid(), signal.SIGTERM)

    Thread(target=wait, name="supervisor", daemon=True).start()


def _settle() -> None:
    """Makes a worker's answers even, and ties its end to its supervisor's.

    What is open stays open: looking through it for garbage, again and again, halts the worker for a tenth of a second
    each time.
    """
    _end_with_the_supervisor()
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.collect()
    gc.freeze()


def _config(settings: Settings, workers: int) -> Config:
    return Config(
        partial(create_app, settings, None, _settle),
        factory=True,
        workers=workers,
        http=BoundedProtocol,
        ws="none",
        lifespan="on",
        # Its lines hold whole URLs, and so addresses.
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_keep_alive=settings.idle_seconds,
        timeout_graceful_shutdown=DRAIN_SECONDS,
    )
