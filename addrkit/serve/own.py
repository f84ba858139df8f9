"""What addrkit itself offers over HTTP: `/v1`."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from addrkit.serve import models
from addrkit.serve.answer import Answer
from addrkit.serve.element import language_of, texts_in
from addrkit.serve.metrics import Metrics
from addrkit.serve.problem import Problem
from addrkit.serve.state import kit_of, whose
from addrkit.serve.told import nearby_told, suggestion_told, verification_told

_GONE: dict[int | str, dict[str, Any]] = {
    404: {"description": "`within` names nothing that is open.", "model": models.ProblemDetails}
}


def own_routes(metrics: Metrics) -> APIRouter:
    """Suggesting, verifying, parsing, what is near, and what reasons mean."""
    router = APIRouter(prefix="/v1")
    _add_suggesting(router)
    _add_verifying(router, metrics)
    _add_parsing(router)

    @router.get("/reverse", summary="What is near", response_model=models.NearbyAddresses)
    async def reverse(request: Request, query: Annotated[models.ReverseQuery, Query()]) -> Answer:
        """The doors nearest to a place, with their distances; a building with several units once."""
        found = await kit_of(request).nearby(
            query.lat, query.lon, query.limit, radius=query.radius, whose=whose(request)
        )
        return Answer({"addresses": [nearby_told(each) for each in found]})

    @router.get("/reasons", summary="What each reason means", response_model=models.ReasonSentences)
    async def reasons(
        lang: Annotated[
            str, Query(max_length=35, description="A language tag, such as `de` or `pt-BR`.", examples=["de"])
        ] = "en",
    ) -> Answer:
        """A sentence for each reason, said to a shopper; in English where the language is not there."""
        language = language_of(lang)
        return Answer({"lang": language, "reasons": texts_in(language)["reasons"]})

    return router


def _add_suggesting(router: APIRouter) -> None:
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
            kinds=query.kinds or (),
            bounds=query.box,
            whose=whose(request),
        )
        return Answer({"suggestions": [suggestion_told(each) for each in found]})

    @router.get(
        "/suggest",
        summary="Complete what is being typed",
        response_model=models.Suggestions,
        responses=_GONE,
    )
    async def suggest_get(request: Request, query: Annotated[models.SuggestQuery, Query()]) -> Answer:
        """Completions, best first, from the first character on. A page should post: URLs are logged on their way."""
        return await suggested(request, query)

    @router.post(
        "/suggest",
        summary="Complete what is being typed",
        response_model=models.Suggestions,
        responses=_GONE,
    )
    async def suggest(request: Request, query: models.SuggestQuery) -> Answer:
        """Completions of an address, best first, from the first character on."""
        return await suggested(request, query)


def _add_verifying(router: APIRouter, metrics: Metrics) -> None:
    async def verified(request: Request, query: models.Query) -> Answer:
        row = query.model_dump(exclude_none=True)
        verification = await kit_of(request).verify(row, whose=whose(request))
        if verification.error is not None:
            raise Problem(422, verification.error)
        metrics.verified("/v1/verify", [verification.action])
        return Answer(verification_told(verification))

    @router.get("/verify", summary="Verify an address", response_model=models.Verification)
    async def verify_get(request: Request, query: Annotated[models.Query, Query()]) -> Answer:
        """The verdict on one address. A page should rather post it: URLs are logged on their way."""
        return await verified(request, query)

    @router.post("/verify", summary="Verify an address", response_model=models.Verification)
    async def verify(request: Request, query: models.Query) -> Answer:
        """The verdict on one address."""
        return await verified(request, query)


def _add_parsing(router: APIRouter) -> None:
    async def parsed(request: Request, query: models.ParseQuery) -> Answer:
        found = await kit_of(request).parse(query.address, query.country or None, whose=whose(request))
        return Answer(found.to_dict())

    @router.get("/parse", summary="Cut a text into components", response_model=models.ParsedAddress)
    async def parse_get(request: Request, query: Annotated[models.ParseQuery, Query()]) -> Answer:
        """What the parser makes of a text, without any gazetteer."""
        return await parsed(request, query)

    @router.post("/parse", summary="Cut a text into components", response_model=models.ParsedAddress)
    async def parse(request: Request, query: models.ParseQuery) -> Answer:
        """What the parser makes of a text, without any gazetteer."""
        return await parsed(request, query)
