"""Training the parser's tagger: texts with their components in, a folder that `parsing.tagger.network` opens out.

Needs the extra `ml` (torch and scikit-learn); the model that it writes does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from addrkit.errors import InputError
from addrkit.parsing.tagger.features import LABELS
from addrkit.parsing.tagger.network import PARSER, Tagger, load_tagger
from addrkit.train.parser.corpus import Corpus, gathered
from addrkit.train.parser.examples import examples
from addrkit.train.parser.report import Report

SEED = 4
EPOCHS = 2
NAMING_EPOCHS = 2
_FEWEST = 200


def train_parser(
    inputs: Sequence[Path],
    output: Path,
    *,
    epochs: int = EPOCHS,
    seed: int = SEED,
    processes: int = 1,
    start: Path | None = None,
    report: Report | None = None,
) -> Path:
    """Train a tagger on CSV files of components and JSON-lines files of labelled texts; returns `output`.

    Files with component columns are rendered as people write them; `addrkit.train.parser.examples` says what a
    line of JSON holds. `start` is the folder of a model to go on from, in smaller steps; how it tells countries is
    learned anew only where the inputs hold one that it does not know. `report` is called with lines of progress. The
    same inputs and seed make the same model on the same machine and number of threads. Raises InputError if a file
    cannot be read or the inputs hold fewer than 200 texts; ModelError if there is no model to start from.
    """
    from addrkit.train.parser.fit import fit
    from addrkit.train.parser.naming import fit_naming

    say = report or _silent
    corpus = gathered(examples(inputs, seed, processes))
    if len(corpus) < _FEWEST:
        raise InputError(f"{len(corpus)} texts are too few to train a parser: give at least {_FEWEST}")
    say(f"{len(corpus)} texts, {len(corpus.word)} words, {len(corpus.words)} of them different")
    if start is None:
        naming, countries = fit_naming(corpus, NAMING_EPOCHS, seed, say)
        weights = {**fit(corpus, epochs, seed, say), **naming}
    else:
        begun = PARSER.open(start)
        countries = load_tagger(start).config["countries"]
        known = begun.weights()
        if {code for code in corpus.countries if code} <= set(countries):
            naming = {name: value for name, value in known.items() if name.startswith("naming")}
        else:
            naming, countries = fit_naming(corpus, NAMING_EPOCHS, seed, say)
        weights = {**fit(corpus, epochs, seed, say, known), **naming}
    config = {
        "labels": list(LABELS),
        "seed": seed,
        "epochs": epochs,
        "texts": len(corpus),
        "countries": countries,
        **shape(),
    }
    config["calibration"] = calibration(Tagger(weights, config), corpus)
    PARSER.write(output, config, weights)
    return output


def shape() -> dict[str, Any]:
    """The sizes of the model, as its configuration names them."""
    from addrkit.train.parser.network import DILATIONS, FIRST_KERNEL, HIDDEN, WIDTH

    return {"width": WIDTH, "hidden": HIDDEN, "first_kernel": FIRST_KERNEL, "dilations": list(DILATIONS)}


def calibration(tagger: Tagger, corpus: Corpus) -> dict[str, dict[str, list[list[float]]]]:
    """For each component the share of right stretches by the tagger's own probability, on held-out streets."""
    from addrkit.train.parser.calibration import curves, tellings

    return curves(tellings(tagger, corpus, np.flatnonzero(corpus.held_out()).tolist()))


def _silent(_: str) -> None:
    return
