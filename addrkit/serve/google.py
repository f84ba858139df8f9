"""The Google Address Validation API, so that its clients switch by changing an address.

Names and meanings are those of the API's reference (version 1); its official client reads the answers.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import uuid4

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator

from addrkit.locale.text import MAX_TEXT
from addrkit.serve.answer import Answer
from addrkit.serve.metrics import Metrics
from addrkit.serve.models import CountryName, Text
from addrkit.serve.problem import Problem
from addrkit.serve.state import kit_of, whose

PATH = "/v1:validateAddress"
FEEDBACK = "/v1:provideValidationFeedback"
_CONCLUSIONS = ("VALIDATED_VERSION_USED", "USER_VERSION_USED", "UNVALIDATED_VERSION_USED", "UNUSED")
"""By number, from 1: clients send either."""
_EXAMPLE: dict[str, JsonValue] = {
    "address": {"regionCode": "IS", "addressLines": ["Laugavegi 22a"], "postalCode": "101"},
    "enableUspsCass": False,
}


class _Message(BaseModel):
    """A message of the API: a field has either of two names, `postalCode` and `postal_code`, and null is nothing."""

    @model_validator(mode="before")
    @classmethod
    def _under_its_names(cls, sent: Any) -> Any:
        if not isinstance(sent, dict):
            return sent
        return {_camel(name): value for name, value in sent.items() if value is not None}


def _camel(name: Any) -> Any:
    first, *others = name.split("_") if isinstance(name, str) else (name,)
    return "".join((first, *map(str.capitalize, others))) if others else name


class PostalAddress(_Message):
    """The parts of the API's `PostalAddress` that say where; others are passed over."""

    model_config = ConfigDict(extra="ignore")

    regionCode: CountryName | None = None  # noqa: N815  the API's own name
    addressLines: Annotated[list[Text], Field(max_length=20)] = []  # noqa: N815
    sublocality: Text | None = None
    locality: Text | None = None
    administrativeArea: Text | None = None  # noqa: N815
    postalCode: Text | None = None  # noqa: N815


class ValidateAddressRequest(_Message):
    """An address to validate; what else the API knows (`previousResponseId`, `enableUspsCass`) is passed over."""

    model_config = ConfigDict(extra="ignore", json_schema_extra={"examples": [_EXAMPLE]})

    address: PostalAddress


class ValidateAddressResponse(BaseModel):
    """`result` is the API's `ValidationResult`, without what addrkit does not know."""

    result: dict[str, Any]
    responseId: str  # noqa: N815


class NoContent(BaseModel):
    """An empty object."""


class Feedback(_Message):
    """What became of an address that was validated."""

    model_config = ConfigDict(
        extra="ignore",
        json_schema_extra={"examples": [{"conclusion": "VALIDATED_VERSION_USED", "responseId": "a-uuid"}]},
    )

    conclusion: Literal[
        "VALIDATED_VERSION_USED", "USER_VERSION_USED", "UNVALIDATED_VERSION_USED", "UNUSED", 1, 2, 3, 4
    ]
    responseId: Annotated[str, Field(max_length=100)]  # noqa: N815  the API's own name


def google_routes(metrics: Metrics) -> APIRouter:
    """`/v1:validateAddress`, and `/v1:provideValidationFeedback` for clients that report back."""
    router = APIRouter()

    @router.post(PATH, summary="Validate as Google does", response_model=ValidateAddressResponse)
    async def validate_address(request: Request, asked: ValidateAddressRequest) -> Answer:
        """The verdict in the shape of the Google Address Validation API."""
        verification = await kit_of(request).verify(row_of(asked.address), whose=whose(request))
        if verification.error is not None:
            raise Problem(422, verification.error)
        metrics.verified(PATH, [verification.action])
        return Answer({"result": verification.to_google(), "responseId": str(uuid4())})

    @router.post(FEEDBACK, summary="Say what became of an address, as to Google", response_model=NoContent)
    async def provide_validation_feedback(told: Feedback) -> Answer:
        """The conclusion is counted in `/metrics`; the response's id is not kept."""
        known = told.conclusion
        metrics.concluded(known if isinstance(known, str) else _CONCLUSIONS[known - 1])
        return Answer({})

    return router


def row_of(address: PostalAddress) -> dict[str, str | None]:
    """The address as a row.

    >>> row_of(PostalAddress(addressLines=["Laugavegur 1", "101 Reykjavík"], regionCode="IS"))["address"]
    'Laugavegur 1, 101 Reykjavík'
    """
    return {
        "address": ", ".join(line for line in address.addressLines if line.strip())[:MAX_TEXT],
        "suburb": address.sublocality,
        "city": address.locality,
        "region": address.administrativeArea,
        "postcode": address.postalCode,
        "country": address.regionCode,
    }
