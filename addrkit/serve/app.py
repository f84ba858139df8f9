"""The app: its routes, put together from what each file holds."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Query, Request
from fastapi.middleware.cors import CORSMiddleware
from starlette.responses import Response

import addrkit
from addrkit.aio import AsyncAddressKit
from addrkit.kit import AddressKit
from addrkit.serve import metrics as counting
from addrkit.serve import models
from addrkit.serve.answer import Answer
from addrkit.serve.batch import batch_route
from addrkit.serve.document import PROBLEMS, complete_document
from addrkit.serve.gate import OPEN, Gate
from addrkit.serve.google import google_routes
from addrkit.serve.keys import read_keys
from addrkit.serve.limits import TokenBuckets
from addrkit.serve.metrics import Metrics
from addrkit.serve.pages import add_pages
from addrkit.serve.photon import photon_routes
from addrkit.serve.problem import Problem, add_problems
from addrkit.serve.settings import Settings
from addrkit.serve.state import kit_of, whose
from addrkit.version import VERSION

_DESCRIPTION = """Verify, correct and complete postal addresses against gazetteers that you build.

Errors are problem documents (RFC 9457) whose `detail` is a sentence."""


def create_app(
    settings: Settings, kit: AddressKit | None = None, when_ready: Callable[[], None] | None = None
) -> FastAPI:
    """The service as an ASGI app. Without a kit it opens the gazetteers of the settings when it starts.

    `when_ready` is called once everything is open, before the first request.

    Raises InputError if the file of API keys cannot be read.
    """
    metrics = Metrics()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        opened = (
            kit
            if kit is not None
            else await to_thread(
                addrkit.open,
                *settings.gazetteers,
                parser=settings.parser,
                matcher=settings.matcher,
                policy=settings.policy,
            )
        )
        # The first suggestion makes ready what all others use.
        await to_thread(opened.suggest, "a")
        if when_ready is not None:
            when_ready()
        async with _asynchronous(opened, settings) as ready:
            app.state.kit = ready
            yield
            app.state.kit = None

    app = FastAPI(
        title="addrkit",
        version=VERSION,
        description=_DESCRIPTION,
        lifespan=lifespan,
        # FastAPI's own pages load their scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        responses=PROBLEMS,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.settings = settings
    app.include_router(_own_routes(metrics))
    app.include_router(batch_route(metrics, settings.batches))
    app.include_router(photon_routes())
    app.include_router(google_routes(metrics))
    app.include_router(_operation_routes(metrics))
    add_problems(app)
    add_pages(app)
    _add_gate(app, settings, metrics)
    return app


def _asynchronous(kit: AddressKit, settings: Settings) -> AsyncAddressKit:
    return AsyncAddressKit(
        kit, threads=settings.threads, waiting=settings.waiting, patience=settings.answer_seconds
    )


def _add_gate(app: FastAPI, settings: Settings, metrics: Metrics) -> None:
    keys = read_keys(settings.api_keys) if settings.api_keys else None
    shared: Path | None = settings.shared / "rates" if settings.shared else None
    buckets = TokenBuckets(settings.rate, shared, settings.secret) if settings.rate else None
    document = complete_document(app, OPEN, needs_key=keys is not None)
    app.add_middleware(
        Gate,
        settings=settings,
        keys=keys,
        buckets=buckets,
        metrics=metrics,
        routes=frozenset([*document["paths"], "/api/", "/openapi.json"]),
    )
    if settings.cors:
        # Outermost, so that a page also sees why it was refused.
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(settings.cors),
            allow_methods=["GET", "POST"],
            allow_headers=["Content-Type", "X-API-Key", "traceparent", "tracestate", "X-Request-ID"],
            expose_headers=["Retry-After", "X-Request-ID"],
            max_age=3600,
        )


def _own_routes(metrics: Metrics) -> APIRouter:
    """What addrkit itself offers: `/v1`."""
    router = APIRouter(prefix="/v1")

    async def suggested(request: Request, query: models.SuggestQuery) -> Answer:
        kit = kit_of(request)
        if query.within and not kit.kit.has_under(query.within):
            raise Problem(
                404,
                "within names nothing that is open: an id holds until its gazetteer is built again; ask without it",
            )
        found = await kit.suggest(
            query.q,
            query.country,
            query.near,
            query.limit,
            query.within or None,
            kinds=query.kinds,
            bounds=query.box,
            whose=whose(request),
        )
        return Answer({"suggestions": [each.to_dict() for each in found]})

    gone: dict[int | str, dict[str, Any]] = {
        404: {"description": "`within` names nothing that is open.", "model": models.ProblemDetails}
    }

    @router.get(
        "/suggest",
        summary="Complete what is being typed",
        response_model=models.Suggestions,
        responses=gone,
    )
    async def suggest_get(request: Request, query: Annotated[models.SuggestQuery, Query()]) -> Answer:
        """Completions, best first, from the first character on. A page should post: URLs are logged on their way."""
        return await suggested(request, query)

    @router.post(
        "/suggest",
        summary="Complete what is being typed",
        response_model=models.Suggestions,
        responses=gone,
    )
    async def suggest_post(request: Request, query: models.SuggestQuery) -> Answer:
        """Completions of an address, best first, from the first character on."""
        return await suggested(request, query)

    async def verified(request: Request, query: models.Query) -> Answer:
        row = query.model_dump(exclude_none=True)
        verification = await kit_of(request).verify(row, whose=whose(request))
        if verification.error is not None:
            raise Problem(422, verification.error)
        metrics.verified("/v1/verify", [verification.action])
        return Answer(verification.to_dict())

    @router.get("/verify", summary="Verify an address", response_model=models.Verification)
    async def verify_get(request: Request, query: Annotated[models.Query, Query()]) -> Answer:
        """The verdict on one address. A page should rather post it: URLs are logged on their way."""
        return await verified(request, query)

    @router.post("/verify", summary="Verify an address", response_model=models.Verification)
    async def verify_post(request: Request, query: models.Query) -> Answer:
        """The verdict on one address."""
        return await verified(request, query)

    async def parsed(request: Request, query: models.ParseQuery) -> Answer:
        found = await kit_of(request).parse(query.address, query.country or None, whose=whose(request))
        return Answer(found.to_dict())

    @router.get("/parse", summary="Cut a text into components", response_model=models.ParsedAddress)
    async def parse_get(request: Request, query: Annotated[models.ParseQuery, Query()]) -> Answer:
        """What the parser makes of a text, without any gazetteer."""
        return await parsed(request, query)

    @router.post("/parse", summary="Cut a text into components", response_model=models.ParsedAddress)
    async def parse_post(request: Request, query: models.ParseQuery) -> Answer:
        """What the parser makes of a text, without any gazetteer."""
        return await parsed(request, query)

    return router


def _operation_routes(metrics: Metrics) -> APIRouter:
    """For those who run the service."""
    router = APIRouter()

    @router.head("/healthz", include_in_schema=False)
    @router.get("/healthz", summary="Is the process alive?", response_model=models.Health)
    async def healthz() -> Answer:
        """Always, if it answers at all."""
        return Answer({"status": "ok"})

    @router.head("/readyz", include_in_schema=False)
    @router.get("/readyz", summary="Are the gazetteers open?", response_model=models.Ready)
    async def readyz(request: Request) -> Answer:
        """The gazetteers that are open; 503 while they are not."""
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
        """Requests by route and status, times, and verdicts by action."""
        return Response(metrics.text(), media_type=counting.MEDIA_TYPE)

    return router
