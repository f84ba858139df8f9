"""The commands, put together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from addrkit.cli import (
    completion,
    doctor,
    evaluate,
    gazetteer,
    get,
    licences,
    parse,
    serve,
    setup,
    suggest,
    train,
    verify,
)
from addrkit.version import VERSION

if TYPE_CHECKING:
    from typer.core import TyperGroup


def _show_version(wanted: bool) -> None:
    if wanted:
        print("\n".join([f"addrkit {VERSION}", *_fingerprints()]))
        raise typer.Exit


def _fingerprints() -> Iterator[str]:
    """The models that come along and the countries' data: what else decides an answer."""
    from addrkit.index.encoder import ENCODER
    from addrkit.judge.score.score import MATCHER
    from addrkit.locale.data import data_fingerprint
    from addrkit.model_folder import SHIPPED
    from addrkit.parsing.tagger.network import PARSER

    for kind in (PARSER, MATCHER, ENCODER):
        yield f"{kind.name} {kind.open(SHIPPED / kind.command).fingerprint}"
    yield f"conventions {data_fingerprint()}"


def _addrkit(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_show_version,
            is_eager=True,
            help="Show the version, and the fingerprints of models and data.",
        ),
    ] = False,
) -> None:
    """Verify, correct and complete postal addresses, offline.

    \b
    addrkit verify orders.csv -o verified.csv
    addrkit suggest "laugave"
    addrkit parse "12 Main St Apt 4, Springfield IL 62704"

    Without -g the default gazetteers answer. They are built on first use, which takes a minute or two.
    """


def _group(**settings: Any) -> typer.Typer:
    # Plain help and plain errors: Rich would cost a tenth of a second at every start.
    return typer.Typer(add_completion=False, rich_markup_mode=None, **settings)


def command() -> TyperGroup:
    """The command line as one command."""
    app = _group(callback=_addrkit)
    app.command("parse")(parse.parse)
    app.command("verify")(verify.verify)
    app.command("suggest")(suggest.suggest)
    app.command("serve")(serve.serve)
    gazetteers = _group(help="Build, describe and check gazetteers.")
    gazetteers.command("build")(gazetteer.build)
    gazetteers.command("info")(gazetteer.info)
    gazetteers.command("check")(gazetteer.check)
    gazetteers.command("list")(gazetteer.list_installed)
    gazetteers.command("get")(get.get)
    app.add_typer(gazetteers, name="gazetteer")
    preparing = _group(help="Prepare what an extra needs.", callback=lambda: None)
    preparing.command("libpostal")(setup.libpostal)
    app.add_typer(preparing, name="setup")
    training = _group(help="Train models on your own gazetteers.", callback=lambda: None)
    training.command("encoder")(train.encoder)
    training.command("matcher")(train.matcher)
    training.command("llm")(train.llm)
    training.command("parser")(train.parser)
    app.add_typer(training, name="train")
    app.command("eval")(evaluate.evaluate)
    app.command("doctor")(doctor.doctor)
    app.command("licences")(licences.licences)
    app.command("completion")(completion.completion)
    from typer.main import get_group

    found = get_group(app)
    for option in found.params:
        # Containers say ADDRKIT_VERSION=0.1.0 of themselves.
        cast(Any, option).allow_from_autoenv = False
    return found
