"""What the service counts, for Prometheus: routes, statuses, actions and times; never what was asked."""

from __future__ import annotations

import os
from collections.abc import Iterable

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

SHARED = "PROMETHEUS_MULTIPROC_DIR"
"""The variable by which prometheus_client knows the folder where several workers count together."""
SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
MEDIA_TYPE = CONTENT_TYPE_LATEST


class Metrics:
    """The counters of one app."""

    def __init__(self) -> None:
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

    def answered(self, route: str, method: str, status: int, seconds: float) -> None:
        """Counts a request."""
        self._requests.labels(route, method, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

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
