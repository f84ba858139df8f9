"""The app: its routes, put together from what each file holds."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from addrkit.aio import AsyncAddressKit
from addrkit.kit import AddressKit, open_kit
from addrkit.serve.batch import batch_route
from addrkit.serve.columns import columns_route
from addrkit.serve.document import PROBLEMS, complete_document
from addrkit.serve.gate import OPEN, Gate
from addrkit.serve.google import google_routes
from addrkit.serve.keys import ApiKeys
from addrkit.serve.limits import TokenBuckets
from addrkit.serve.metrics import Metrics
from addrkit.serve.operating import operation_routes
from addrkit.serve.own import own_routes
from addrkit.serve.pages import add_pages
from addrkit.serve.photon import photon_routes
from addrkit.serve.problem import add_problems
from addrkit.serve.settings import Settings
from addrkit.version import VERSION

_DESCRIPTION = """Verify, correct and complete postal addresses against gazetteers that you build.

Errors are problem documents (RFC 9457) whose `detail` is a sentence."""


def create_app(
    settings: Settings, kit: AddressKit | None = None, when_ready: Callable[[], None] | None = None
) -> FastAPI:
    """The service as an ASGI app. Without a kit it opens the gazetteers of the settings when it starts.

    `when_ready` is called once everything is open, before the first request.
    """
    metrics = Metrics()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        opened = (
            kit
            if kit is not None
            else await to_thread(
                open_kit,
                settings.gazetteers,
                settings.parser,
                settings.policy,
                settings.llm,
                matcher=settings.matcher,
            )
        )
        # The first suggestions make ready what all others use: what begins so, and what is of no name as it stands.
        for text in ("a", "qzqz"):
            await to_thread(opened.suggest, text)
        if opened.adviser is not None:
            await to_thread(opened.adviser.ready)
        if when_ready is not None:
            when_ready()
        async with _asynchronous(opened, settings) as ready:
            metrics.opened(opened.gazetteers, lambda: ready.waiting)
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
    app.include_router(own_routes(metrics))
    app.include_router(batch_route(metrics, settings.batches))
    app.include_router(columns_route())
    app.include_router(photon_routes())
    app.include_router(google_routes(metrics))
    app.include_router(operation_routes(metrics))
    add_problems(app)
    add_pages(app)
    _add_gate(app, settings, metrics)
    return app


def _asynchronous(kit: AddressKit, settings: Settings) -> AsyncAddressKit:
    return AsyncAddressKit(
        kit, threads=settings.threads, waiting=settings.waiting, patience=settings.answer_seconds
    )


def _add_gate(app: FastAPI, settings: Settings, metrics: Metrics) -> None:
    keys = ApiKeys(settings.api_keys) if settings.api_keys else None
    shared: Path | None = settings.shared / "rates" if settings.shared else None
    # Keys may have rates of their own where others have none.
    buckets = TokenBuckets(settings.rate or 1.0, shared, settings.secret)
    document = complete_document(app, OPEN, needs_key=keys is not None)
    if settings.prefix:
        document["servers"] = [{"url": settings.prefix}]
    app.add_middleware(
        Gate,
        settings=settings,
        keys=keys,
        buckets=buckets,
        metrics=metrics,
        routes=frozenset([*document["paths"], "/api/", "/openapi.json"]),
    )
    origins = {*settings.cors, *(keys.origins if keys else ())}
    if origins:
        # Outermost, so that a page also sees why it was refused.
        app.add_middleware(
            CORSMiddleware,
            allow_origins=sorted(origins),
            allow_methods=["GET", "HEAD", "POST"],
            allow_headers=["Content-Type", "X-API-Key", "traceparent", "tracestate", "X-Request-ID"],
            expose_headers=["Retry-After", "X-Request-ID", "traceresponse"],
            max_age=3600,
        )
