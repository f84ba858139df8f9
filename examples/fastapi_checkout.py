"""A checkout that verifies its address, with FastAPI: uvicorn examples.fastapi_checkout:app

It answers from the default gazetteers, or from those in ADDRKIT_GAZETTEERS.
"""

import os
from contextlib import asynccontextmanager

from fastapi import FastAPI

from addrkit.serve.aio import open_async


@asynccontextmanager
async def lifespan(app):
    """The gazetteers are open as long as the app runs."""
    async with await open_async(*os.environ.get("ADDRKIT_GAZETTEERS", "").split()) as app.state.kit:
        yield


app = FastAPI(lifespan=lifespan)


@app.post("/checkout")
async def checkout(address: dict[str, str]):
    """What to do with an address: ship, show the correction, or ask again."""
    found = await app.state.kit.verify(address)
    return {"action": found.action, "ship_to": found.formatted, "ask": list(found.reasons)}
