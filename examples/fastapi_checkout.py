"""A checkout that verifies its address, with FastAPI: uvicorn examples.fastapi_checkout:app

It answers from the default gazetteers, or from those in ADDRKIT_GAZETTEERS.
"""

import os

from fastapi import FastAPI

import addrkit
from addrkit.aio import AsyncAddressKit

app = FastAPI()
kit = AsyncAddressKit(addrkit.open(*os.environ.get("ADDRKIT_GAZETTEERS", "").split()))


@app.post("/checkout")
async def checkout(address: dict[str, str]):
    """What to do with an address: ship, show the correction, or ask again."""
    found = await kit.verify(address)
    return {"action": found.action, "ship_to": found.formatted, "ask": list(found.reasons)}
