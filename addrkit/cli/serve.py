"""`addrkit serve`: the service."""

from __future__ import annotations

import gc
import re
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal

import typer

from addrkit.cli.opening import open_kit
from addrkit.cli.options import Cutting, Gazetteers, LlmModel, LlmUrl, PolicyFile, Weighing
from addrkit.cli.screen import say
from addrkit.errors import UsageError

_PREFIX = re.compile(r"(/[A-Za-z0-9._~-]+)+")


def serve(
    gazetteer: Gazetteers = None,
    host: Annotated[str, typer.Option(metavar="HOST", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="PORT", help="0: any free one.")] = 8080,
    parser: Cutting = "compact",
    matcher: Weighing = None,
    policy: PolicyFile = None,
    llm: Annotated[
        Literal["auto", "off", "always"],
        typer.Option(help="Ask a language model: in doubt, never, or always."),
    ] = "off",
    llm_model: LlmModel = None,
    llm_url: LlmUrl = None,
    llm_budget_ms: Annotated[
        int,
        typer.Option(
            min=1, max=10_000, metavar="MS", help="How long an answer of it is waited for, of each address."
        ),
    ] = 50,
    workers: Annotated[int, typer.Option(min=1, max=64, metavar="N", help="Processes: one a core.")] = 1,
    api_keys: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Answer only those who send a key of this file.")
    ] = None,
    rate: Annotated[
        float | None,
        typer.Option(min=0.01, metavar="N", help="At most N requests a second of each key or address."),
    ] = None,
    keep_alive: Annotated[
        int, typer.Option(min=1, max=3600, metavar="S", help="Seconds that an idle connection is kept.")
    ] = 75,
    lame_duck: Annotated[
        float,
        typer.Option(
            min=0,
            max=600,
            metavar="S",
            help="Seconds, after SIGTERM, of answering while it says it is not ready.",
        ),
    ] = 0.0,
    log: Annotated[
        str,
        typer.Option(metavar="FORM", help="A line for each request on standard error: off, lines or json."),
    ] = "off",
    prefix: Annotated[
        str, typer.Option(metavar="PATH", help="The path under which a proxy mounts it, such as /addresses.")
    ] = "",
    cors: Annotated[
        list[str] | None,
        typer.Option(metavar="ORIGIN", help="Let pages of this origin ask; may be repeated."),
    ] = None,
) -> None:
    """Answer over HTTP: suggestions, verification, a web form. Needs the extra: pip install 'addrkit[serve]'.

    Listens to this machine only, unless --host says otherwise. SIGTERM lets running requests finish, SIGHUP serves what
    lies in the gazetteers' folders now. Each option may be set by the environment: ADDRKIT_SERVE_PORT=8080.

    \b
    addrkit serve
    addrkit serve -g nl.gaz -g fr.gaz --port 8080 --workers 2
    addrkit serve --host 0.0.0.0 --api-keys keys.txt --rate 20 --cors https://shop.example
    """
    try:
        from addrkit.serve.server import bound, run
    except ModuleNotFoundError as error:
        raise UsageError(f"{error.name} is not installed: pip install 'addrkit[serve]'") from error
    from addrkit.judge.llm.opening import llm_settings
    from addrkit.serve.access import FORMS
    from addrkit.serve.keys import refuse_wrong
    from addrkit.serve.settings import Settings

    form = next((each for each in FORMS if each == log), None)
    if form is None:
        raise UsageError(f"--log is one of {', '.join(FORMS)}")
    if prefix and not _PREFIX.fullmatch(prefix):
        raise UsageError("--prefix is a path such as /addresses: it begins with a slash and ends without one")
    if api_keys is not None:
        refuse_wrong(api_keys)
    with bound(host, port) as listening:
        # What is wrong is told before anything is served; the workers open them again, and this process keeps none.
        asked = llm_settings(llm, llm_model, llm_url, None, llm_budget_ms / 1000)
        kit = open_kit(gazetteer, parser, asked, policy, matcher)
        if kit.adviser is not None and not kit.adviser.ready():
            raise UsageError("no language model can be asked: pip install 'addrkit[llm]', or --llm off")
        cutting = kit.parser.name
        del kit
        gc.collect()
        if api_keys is None and not _is_loopback(host):
            say(f"Anybody who reaches {host} may ask: give --api-keys, or listen to 127.0.0.1 only.")
        say(f"Serving on http://{_written(host)}:{listening.getsockname()[1]} (Ctrl-C ends it)")
        settings = Settings(
            gazetteers=tuple(each.resolve() for each in gazetteer or ()),
            parser=cutting,
            matcher=matcher.resolve() if matcher else None,
            policy=policy.resolve() if policy else None,
            llm=asked,
            api_keys=api_keys.resolve() if api_keys else None,
            rate=rate,
            idle_seconds=keep_alive,
            lame_duck_seconds=lame_duck,
            log=form,
            prefix=prefix,
            cors=tuple(cors or ()),
        )
        run(settings, listening, workers)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _written(host: str) -> str:
    return f"[{host}]" if ":" in host else host
