"""What those who run the service ask: is it alive, is it ready, what has it counted."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from addrkit.serve import metrics as counting
from addrkit.serve import models
from addrkit.serve.answer import Answer
from addrkit.serve.metrics import Metrics
from addrkit.serve.problem import Problem
from addrkit.serve.state import is_leaving, kit_of
from addrkit.version import VERSION


def operation_routes(metrics: Metrics) -> APIRouter:
    """Health, readiness and metrics."""
    router = APIRouter()

    @router.head("/healthz", include_in_schema=False)
    @router.get("/healthz", summary="Is the process alive?", response_model=models.Health)
    async def healthz() -> Answer:
        """Always, if it answers at all."""
        return Answer({"status": "ok"})

    @router.head("/readyz", include_in_schema=False)
    @router.get("/readyz", summary="Are the gazetteers open?", response_model=models.Ready)
    async def readyz(request: Request) -> Answer:
        """The gazetteers that are open; 503 while they are not, and once the service is about to end."""
        if is_leaving(request):
            raise Problem(503, "the service is about to end: ask another", {"Retry-After": "1"})
        gazetteers = [
            {
                "name": each.manifest.name,
                "countries": sorted({part.country for part in each.manifest.coverage if part.country}),
                "addresses": sum(part.doors for part in each.manifest.coverage),
            }
            for each in kit_of(request).kit.gazetteers
        ]
        return Answer({"status": "ready", "version": VERSION, "gazetteers": gazetteers})

    @router.get(
        "/metrics",
        summary="What was counted, for Prometheus",
        response_class=Response,
        responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
    )
    async def measured() -> Response:
        """Requests by route and status, times, verdicts by action, processes and gazetteers."""
        return Response(metrics.text(), media_type=counting.MEDIA_TYPE)

    return router
