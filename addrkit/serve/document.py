"""The OpenAPI document: what FastAPI makes of the routes, with errors and keys as the gate has them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI

from addrkit.serve.element import DEFAULT, texts_in
from addrkit.serve.models import BatchAnswer, ProblemDetails
from addrkit.serve.problem import MEDIA_TYPE

PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"description": said, "model": ProblemDetails}
    for status, said in (
        (400, "The body is not JSON."),
        (401, "No API key, or an unknown one."),
        (403, "A publishable key, for something else or another page."),
        (408, "The body came too slowly."),
        (413, "The body is too large."),
        (415, "The body is not said to be JSON."),
        (422, "A parameter or the body is wrong."),
        (429, "Too many requests."),
        (503, "Too much is waiting already."),
        (504, "The answer took too long."),
    )
}
"""What any route may answer instead."""
FIRST_PROBLEM: Final = 400
EXAMPLES: Final = Path(__file__).with_name("responses.json")
"""An answer of each path, as a small gazetteer gives it."""
_KEYS = {
    "header": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
    "query": {"type": "apiKey", "in": "query", "name": "key"},
}


def complete_document(app: FastAPI, open_paths: frozenset[str], *, needs_key: bool) -> dict[str, Any]:
    """The document of an app, from now on also what `/openapi.json` shows."""
    document = app.openapi()
    examples = json.loads(EXAMPLES.read_text("utf-8"))
    examples["/v1/reasons"] = {"lang": DEFAULT, "reasons": texts_in(DEFAULT)["reasons"]}
    schema = BatchAnswer.model_json_schema(ref_template="#/components/schemas/{model}")
    document["components"]["schemas"] |= {**schema.pop("$defs"), BatchAnswer.__name__: schema}
    for path, operations in document["paths"].items():
        for operation in operations.values():
            for status, response in operation["responses"].items():
                if int(status) >= FIRST_PROBLEM:
                    response["content"] = {MEDIA_TYPE: response["content"]["application/json"]}
            for content in operation["responses"]["200"]["content"].values():
                content["example"] = examples[path]
            if needs_key and path not in open_paths:
                operation["security"] = [{name: []} for name in _KEYS]
    if needs_key:
        document["components"]["securitySchemes"] = _KEYS
    return document
