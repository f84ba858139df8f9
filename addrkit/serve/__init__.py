"""The service: addrkit over HTTP, and addrkit for programs that run on asyncio.

`addrkit.aio` needs nothing beyond addrkit; all else needs the extra `serve` (FastAPI and uvicorn), and is
imported only by `addrkit serve`. Nothing of addrkit imports this package. docs/service.md tells how to run it.
"""
