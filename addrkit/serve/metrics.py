"""What the service counts, for Prometheus: routes, statuses, actions and times; never what was asked."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

from addrkit.gazetteer.store import Gazetteer
from addrkit.version import VERSION

SHARED = "PROMETHEUS_MULTIPROC_DIR"
"""The variable by which prometheus_client knows the folder where several workers count together."""
SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
MEDIA_TYPE = CONTENT_TYPE_LATEST
EVERY_SECONDS: Final = 1.0
"""How often a worker says anew what it takes of the machine, while it is asked."""
_STATM = Path("/proc/self/statm")


class Metrics:
    """The counters of one app."""

    def __init__(self) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "addrkit_requests", "Requests answered.", ("route", "method", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "addrkit_request_seconds",
            "Time from a request's headers to the end of its answer.",
            ("route",),
            buckets=SECONDS,
            registry=self._registry,
        )
        self._verified = Counter(
            "addrkit_verifications", "Addresses verified.", ("route", "action"), registry=self._registry
        )
        self._concluded = Counter(
            "addrkit_feedback",
            "What became of addresses, as clients of Google's API report it.",
            ("conclusion",),
            registry=self._registry,
        )
        self._running = self._gauge(
            "addrkit_requests_running", "Requests that are being answered.", "livesum"
        )
        self._waiting = self._gauge(
            "addrkit_questions_waiting", "Questions that wait for a thread.", "livesum"
        )
        self._memory = self._gauge("addrkit_worker_resident_bytes", "Memory of each worker.", "liveall")
        self._processor = self._gauge(
            "addrkit_worker_cpu_seconds", "Processor time that each worker has taken.", "liveall"
        )
        self._started = self._gauge(
            "addrkit_worker_start_time_seconds", "When each worker opened its gazetteers.", "liveall"
        )
        self._built = self._gauge(
            "addrkit_gazetteer_built_timestamp_seconds", "When a gazetteer was built.", "max", "name"
        )
        self._doors = self._gauge("addrkit_gazetteer_addresses", "Addresses in a gazetteer.", "max", "name")
        self._build = self._gauge("addrkit_build_info", "The version that answers.", "max", "version")
        self._said_at = -EVERY_SECONDS
        self._queue: Callable[[], int] = int

    def _gauge(self, name: str, said: str, mode: str, *labels: str) -> Gauge:
        return Gauge(name, said, labels, registry=self._registry, multiprocess_mode=mode)  # type: ignore[arg-type]

    def opened(self, gazetteers: Sequence[Gazetteer], queue: Callable[[], int]) -> None:
        """Notes what answers, and how to tell how many questions wait."""
        self._queue = queue
        self._build.labels(VERSION).set(1)
        self._started.set(time.time())
        for each in gazetteers:
            self._built.labels(each.name).set(datetime.fromisoformat(each.manifest.created).timestamp())
            self._doors.labels(each.name).set(sum(part.doors for part in each.manifest.coverage))
        self._say()

    def began(self) -> None:
        """Counts a request that is being answered."""
        self._running.inc()

    def answered(self, route: str, method: str, status: int, seconds: float) -> None:
        """Counts a request that has its answer."""
        self._running.dec()
        self._requests.labels(route, method, str(status)).inc()
        self._seconds.labels(route).observe(seconds)
        if time.monotonic() - self._said_at >= EVERY_SECONDS:
            self._say()

    def _say(self) -> None:
        self._said_at = time.monotonic()
        self._waiting.set(self._queue())
        self._processor.set(time.process_time())
        if _STATM.exists():
            self._memory.set(int(_STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE"))

    def verified(self, route: str, actions: Iterable[str]) -> None:
        """Counts verdicts."""
        for action in actions:
            self._verified.labels(route, action).inc()

    def concluded(self, conclusion: str) -> None:
        """Counts what a client says became of an address."""
        self._concluded.labels(conclusion).inc()

    def text(self) -> bytes:
        """Everything counted so far, by all workers, in Prometheus' text format."""
        if SHARED not in os.environ:
            return generate_latest(self._registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)
