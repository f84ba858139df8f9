"""What the one who runs the service decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from addrkit.judge.llm.opening import LlmSettings
from addrkit.serve.access import Form


@dataclass(frozen=True)
class Settings:
    """Everything that an app needs to know; it travels to every worker."""

    gazetteers: tuple[Path, ...] = ()
    """None: the default ones."""
    parser: str = "compact"
    """As `addrkit.open` takes it."""
    matcher: Path | None = None
    """The folder of one; None: the one that comes with addrkit."""
    policy: Path | None = None
    """Thresholds; None: the default ones."""
    llm: LlmSettings = field(default_factory=LlmSettings)
    """When a language model is asked, which, and how long it is waited for."""
    api_keys: Path | None = None
    rate: float | None = None
    """Requests a second of each key, or of each address where there are no keys; None: as many as it likes."""
    prefix: str = ""
    """The path under which the service is mounted, such as "/addresses"; a proxy may pass it on or take it away."""
    log: Form = "off"
    """Whether each request has a line on standard error, and in which form."""
    lame_duck_seconds: float = 0.0
    """How long, after it was told to end, it says that it is not ready and still answers everything."""
    cors: tuple[str, ...] = ()
    """Origins whose pages may ask; "*" stands for all."""
    threads: int = 2
    """Of each worker, for single questions. More do not help: Python runs one at a time."""
    waiting: int = 64
    """Questions that may wait for a thread; at three milliseconds each, a fifth of a second."""
    answer_seconds: float = 10.0
    idle_seconds: int = 75
    """How long a connection may wait between two requests: longer than a load balancer keeps its own, mostly 60 s, or
    it sends a request into one that is just being closed."""
    body_seconds: float = 10.0
    """How long the next piece of a body may take, and the whole of a small one."""
    body_bytes: int = 64 * 1024
    """A request for one address has under 2 KB."""
    batch_bytes: int = 32 * 1024 * 1024
    """Some 300,000 rows."""
    batches: int = 4
    """That one client may have running at a time."""
    shared: Path | None = None
    """A folder that all workers share, for what they count together; None for a worker alone."""
    secret: bytes = b""
    """New at each start, so that nobody can tell which clients share a place in the table of rates."""
