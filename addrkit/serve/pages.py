"""The pages that the service serves: whatever lies in `addrkit/serve/web/`, `index.html` at `/`."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from addrkit.serve.gate import PAGES

WEB = Path(__file__).parent / "web"
POLICY = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
    " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    # Asked for again each time (by ETag), so that no old script meets a new page.
    "Cache-Control": "no-cache",
}
"""No page asks anything of anybody else."""


class Pages(StaticFiles):
    """Files of a folder, with the policy."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file, or 404."""
        response = await super().get_response(path, scope)
        response.headers.update(POLICY)
        return response


def add_pages(app: FastAPI, folder: Path = WEB) -> None:
    """Mounts a folder of pages, if there is one."""
    if not folder.is_dir():
        return
    app.mount(PAGES.rstrip("/"), Pages(directory=folder, html=True), name="pages")
    index = folder / "index.html"

    @app.head("/", include_in_schema=False)
    @app.get("/", include_in_schema=False)
    async def home() -> FileResponse:
        return FileResponse(index, headers=POLICY)
