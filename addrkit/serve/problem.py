"""Errors as they are told over HTTP: problem details (RFC 9457), in sentences that say what to do."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from addrkit.errors import AddrkitError, UsageError
from addrkit.serve.answer import json_bytes
from addrkit.serve.limits import BusyError

MEDIA_TYPE = "application/problem+json"


class Problem(HTTPException):
    """An answer that is an error; `detail` is a sentence for whoever asked."""

    def __init__(
        self, status: int, detail: str, headers: Mapping[str, str] | None = None, **members: Any
    ) -> None:
        super().__init__(status, detail, dict(headers or {}))
        self.members = members

    def response(self) -> Response:
        """The problem document."""
        document = {
            "type": "about:blank",
            "title": HTTPStatus(self.status_code).phrase,
            "status": self.status_code,
            "detail": self.detail,
            **self.members,
        }
        return Response(json_bytes(document), self.status_code, dict(self.headers or {}), MEDIA_TYPE)


def problem_of(error: Exception) -> Problem:
    """What an error looks like from outside. An address that it may hold is never part of it."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, RequestValidationError):
        return _invalid(error)
    if isinstance(error, BusyError):
        return Problem(503, str(error), {"Retry-After": "1"})
    if isinstance(error, UsageError):
        return Problem(422, str(error))
    if isinstance(error, TimeoutError):
        return Problem(504, "the answer took too long: ask again, or for less")
    if isinstance(error, HTTPException):
        return Problem(error.status_code, _SENTENCES.get(error.status_code, error.detail), error.headers)
    if isinstance(error, AddrkitError):
        return Problem(500, str(error))
    return Problem(500, "the service failed on this request; its log says where")


_SENTENCES = {
    404: "there is nothing at this path: /openapi.json lists what there is",
    405: "this path does not answer to this method: /openapi.json lists what there is",
    400: "the body could not be read: send JSON in UTF-8",
}


def _invalid(error: RequestValidationError) -> Problem:
    # Pydantic repeats what was sent; an address must not come back, since errors are logged by others.
    errors = [
        {
            "field": ".".join(str(step) for step in each["loc"] if step not in ("query", "body")) or "body",
            "message": each["msg"],
        }
        for each in error.errors()[:20]
    ]
    first = errors[0]
    return Problem(422, f"{first['field']}: {first['message']}", errors=errors)


def _methods(app: FastAPI, path: str) -> set[str]:
    """What a path answers to: the router itself tells only those of the first of its routes."""
    return {method.upper() for method in app.openapi()["paths"].get(path, {"get": None})}


def add_problems(app: FastAPI) -> None:
    """Every error of an app as a problem document."""

    async def answer(request: Request, error: Exception) -> Response:
        response = problem_of(error).response()
        if response.status_code == 405:
            response.headers["Allow"] = ", ".join(sorted(_methods(app, request.url.path)))
        return response

    for kind in (HTTPException, RequestValidationError, AddrkitError, TimeoutError):
        app.add_exception_handler(kind, answer)
