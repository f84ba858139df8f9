"""Opening the kit for a command; the first time, the default gazetteers are built before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from addrkit.cli.screen import say, stages

if TYPE_CHECKING:
    from addrkit.judge.llm.opening import LlmSettings
    from addrkit.kit import AddressKit
    from addrkit.parsing.parser import Named


def open_kit(
    gazetteers: Sequence[Path] | None,
    parser: Named = "compact",
    llm: LlmSettings | None = None,
    policy: Path | None = None,
    matcher: Path | None = None,
    script: str | None = None,
    divisions: str | None = None,
) -> AddressKit:
    """A kit on the gazetteers named, or on the default ones. What its language model has to say is said to the person.

    Raises GazetteerError if one cannot be opened, ModelError if a model cannot, UsageError for a bad policy.
    """
    from addrkit import kit
    from addrkit.judge.policy import load_policy
    from addrkit.judge.score.score import load_matcher
    from addrkit.parsing.parser import open_parser

    # What the person named is looked at before the default gazetteers are built, which takes minutes.
    chosen = load_policy(policy)
    if script is not None:
        chosen = replace(chosen, script=script)
    if divisions is not None:
        chosen = replace(chosen, divisions=divisions)
    if parser != "compact":
        open_parser(parser)
    weigher = load_matcher(matcher)
    if not gazetteers:
        _build_default()
    return kit.open_kit(gazetteers or (), parser, chosen, llm, say, matcher=weigher)


def _build_default() -> None:
    from addrkit.gazetteer.default import build_default, default_folder, missing

    if not missing():
        return
    say(f"Building the default gazetteers in {default_folder()}: once, a minute or two ...")
    with stages() as progress:
        build_default(progress)
