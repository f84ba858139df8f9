"""The pages that the service serves: whatever lies in `addrkit/serve/web/`, `index.html` at `/`, and the files of the
element beside them, once more under its version, where browsers may keep them.
"""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from addrkit.serve.element import ELEMENT
from addrkit.serve.gate import PAGES
from addrkit.version import VERSION

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
KEPT = "public, max-age=31536000, immutable"
"""What lies under a version never changes."""


class Pages(StaticFiles):
    """Files of some folders, with the policy."""

    def __init__(self, *folders: Path, kept: bool = False) -> None:
        super().__init__(directory=folders[0], html=not kept)
        self.all_directories = list(folders)
        self._headers = {**POLICY, "Cache-Control": KEPT} if kept else POLICY

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file, or 404."""
        if path in (".", "index.html"):
            # It names what lies beside it as it is seen from the path above.
            return RedirectResponse("../")
        response = await super().get_response(path, scope)
        response.headers.update(self._headers)
        return response


def add_pages(app: FastAPI) -> None:
    """Mounts the pages and the element."""
    app.mount(f"{PAGES}{VERSION}", Pages(ELEMENT, kept=True), name="element")
    app.mount(PAGES.rstrip("/"), Pages(WEB, ELEMENT), name="pages")
    index = WEB / "index.html"

    @app.head("/", include_in_schema=False)
    @app.get("/", include_in_schema=False)
    async def home() -> FileResponse:
        return FileResponse(index, headers=POLICY)
