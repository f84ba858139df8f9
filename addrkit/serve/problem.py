"""Errors as they are told over HTTP: problem details (RFC 9457), in sentences that say what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from addrkit.errors import AddrkitError, UsageError
from addrkit.serve.answer import json_bytes
from addrkit.serve.models import BOX, BOX_IN_WORDS
from addrkit.serve.paths import path_of
from addrkit.turns import BusyError

MEDIA_TYPE = "application/problem+json"


class Problem(HTTPException):
    """An answer that is an error; `detail` is a sentence for whoever asked."""

    def __init__(
        self, status: int, detail: str, headers: Mapping[str, str] | None = None, **members: Any
    ) -> None:
        super().__init__(status, detail, dict(headers or {}))
        self.members = members

    def response(self, path: str = "") -> Response:
        """The problem document; under Google's paths as its clients read errors too."""
        as_google = path.startswith(GOOGLE)
        status = 400 if as_google and self.status_code in _INVALID_ARGUMENT else self.status_code
        document = {
            "type": "about:blank",
            "title": HTTPStatus(status).phrase,
            "status": status,
            "detail": self.detail,
            **self.members,
        }
        if as_google:
            code = _GOOGLE_STATUSES.get(status, "INTERNAL" if status >= 500 else "INVALID_ARGUMENT")
            document["error"] = {"code": status, "message": self.detail, "status": code}
        return Response(json_bytes(document), status, dict(self.headers or {}), MEDIA_TYPE)


GOOGLE: Final = "/v1:"
"""What the paths of Google's API begin with. Its errors are `{"error": {"code", "message", "status"}}`."""
_INVALID_ARGUMENT: Final = frozenset({415, 422})
_GOOGLE_STATUSES: Final = {
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    405: "UNIMPLEMENTED",
    408: "DEADLINE_EXCEEDED",
    429: "RESOURCE_EXHAUSTED",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}
"""The names of google.rpc.Code by HTTP status."""


def problem_of(error: Exception) -> Problem:
    """The problem document of an error, without any address that the error may hold."""
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


_UNKNOWN = "extra_forbidden"
"""What pydantic calls a name that nothing has."""


def _invalid(error: RequestValidationError) -> Problem:
    # Pydantic repeats what was sent; an address must not come back, since errors are logged by others.
    found = error.errors()
    if found[0]["type"] == "json_invalid":
        return Problem(400, f"the body is not JSON: it breaks at character {found[0]['loc'][-1]}")
    errors = [{"field": _field(each), "message": _message(each)} for each in found[:20]]
    first = errors[0]
    return Problem(422, f"{first['field']}: {first['message']}", errors=errors)


def _field(error: Mapping[str, Any]) -> str:
    """The name of what is wrong, as whoever asked knows it: not the type that it was read as."""
    steps: Sequence[int | str] = error["loc"]
    if error["type"] == _UNKNOWN:
        return str(steps[-1])
    named = [str(step) for step in steps if step not in ("query", "body") and "[" not in str(step)]
    return ".".join(named) or str(steps[0])


def _message(error: Mapping[str, Any]) -> str:
    """What is wrong: in the words of the check that failed, where it has its own."""
    if error["type"] == "string_pattern_mismatch" and error["ctx"]["pattern"] == BOX:
        return BOX_IN_WORDS
    if error["type"] == _UNKNOWN:
        return "there is nothing of this name here; /openapi.json lists what there is"
    return str(error["msg"]).removeprefix("Value error, ")


def _undeclared(request: Request, error: Exception) -> Problem | None:
    """A body that is not said to be JSON is not read as such, and then looks like a text to the route."""
    declared = request.headers.get("content-type", "")
    if not isinstance(error, RequestValidationError) or error.errors()[0]["loc"] != ("body",):
        return None
    if "json" in declared.lower() or error.errors()[0]["type"] == "missing":
        return None
    return Problem(415, "send the body as JSON, with the header Content-Type: application/json")


def _methods(app: FastAPI, path: str) -> set[str]:
    """What a path answers to: the router itself tells only those of the first of its routes."""
    methods = {method.upper() for method in app.openapi()["paths"].get(path, {"get": None})}
    return methods | {"HEAD"} if "GET" in methods else methods


def add_problems(app: FastAPI) -> None:
    """Every error of an app as a problem document."""

    async def answer(request: Request, error: Exception) -> Response:
        problem = _undeclared(request, error) or problem_of(error)
        response = problem.response(path_of(request.scope))
        if response.status_code == 405:
            response.headers["Allow"] = ", ".join(sorted(_methods(app, path_of(request.scope))))
        return response

    for kind in (HTTPException, RequestValidationError, AddrkitError, TimeoutError):
        app.add_exception_handler(kind, answer)
