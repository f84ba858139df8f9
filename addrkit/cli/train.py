"""`addrkit train`: models of one's own, out of one's own gazetteers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

import typer

from addrkit.cli.options import Encoding, encoding_name
from addrkit.cli.screen import say, stages
from addrkit.errors import UsageError

Output = Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="The folder to make.")]
Seed = Annotated[int, typer.Option(help="Another seed, another model; the same seed, the same model.")]


def encoder(
    inputs: Annotated[
        list[Path],
        typer.Argument(metavar="INPUT", help="Gazetteers, or CSV files with the canonical columns."),
    ],
    output: Output,
    start: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Tune this encoder; 'shipped' for addrkit's own.")
    ] = None,
    steps: Annotated[
        int | None, typer.Option(min=1, help="1,500 if not given; 300 with --start.", show_default=False)
    ] = None,
    dimensions: Annotated[
        int | None, typer.Option(min=8, help="Length of a vector; 128 if not given.", show_default=False)
    ] = None,
    rows: Annotated[
        int | None,
        typer.Option(min=1024, help="Rows of the n-gram table; 131,072 if not given.", show_default=False),
    ] = None,
    seed: Seed = 20261122,
    workers: Annotated[int, typer.Option(min=1, help="Processes that prepare batches.")] = 1,
) -> None:
    """Train the encoder that retrieval looks streets and places up with.

    Ten minutes for 1,500 steps on two cores. Needs the extra: pip install 'addrkit[ml]'. Writes the weights, their
    configuration and a model card, and prints how often held-out streets are found.

    \b
    addrkit train encoder nl.gaz fr.gaz -o my-encoder
    addrkit train encoder customers.gaz -o my-encoder --start shipped
    """
    with _needing("torch"):
        from addrkit.train.encoder.fit import TUNING, EncoderRecipe, train_encoder
    from addrkit.index.encoder import DEFAULT_FOLDER

    if start is not None and (dimensions or rows):
        raise UsageError(
            "--dimensions and --rows are those of the encoder that --start names: leave them out"
        )
    usual = EncoderRecipe() if start is None else TUNING
    recipe = replace(
        usual,
        seed=seed,
        steps=steps or usual.steps,
        dimensions=dimensions or usual.dimensions,
        buckets=rows or usual.buckets,
    )
    begun = DEFAULT_FOLDER if start == Path("shipped") else start
    with stages() as progress:
        lesson = train_encoder(inputs, output, recipe, start=begun, workers=workers, progress=progress)
    say(f"{output}: learned from {lesson.groups.total():,} streets and places in {lesson.steps:,} steps")
    for old, new in zip(lesson.before, lesson.after, strict=True):
        print(
            f"{new.noise}: {new.first:.3f} come first, {new.ten:.3f} among ten, of {new.queries:,} held out"
            f" (before: {old.first:.3f}, {old.ten:.3f})"
        )


def matcher(
    gazetteers: Annotated[list[Path], typer.Argument(metavar="NAME.gaz", help="Gazetteers to learn from.")],
    output: Output,
    labels: Annotated[
        Path | None,
        typer.Option(metavar="TABLE", help="Addresses as typed, with the ids of the records that they mean."),
    ] = None,
    truth: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The column of those ids in the labels.  [default: truth, or id]"),
    ] = None,
    encoding: Encoding = None,
    each: Annotated[int, typer.Option(min=1, help="Queries from each gazetteer.")] = 6_000,
    seed: Seed = 20261122,
) -> None:
    """Train the score that tells the record meant from the runners-up.

    Needs the extra: pip install 'addrkit[ml]'. It learns from made queries, some of them with their true record taken
    away. Labels calibrate the score on what people typed: a table as `eval` reads it, with the column truth or else id
    (several with | between them; none if no record is right). Prints its quality on streets held out, country by
    country.

    \b
    addrkit train matcher nl.gaz fr.gaz -o my-matcher
    addrkit train matcher nl.gaz -o my-matcher --labels checked.csv
    """
    from addrkit.columns import ColumnOptions

    with _needing("lightgbm"):
        import lightgbm  # noqa: F401
    with _needing("sklearn"):
        import sklearn  # noqa: F401

        from addrkit.train.matcher.fit import train
    labelled = None
    if labels is not None:
        from addrkit.evaluate.labelled import read_labelled, told_of
        from addrkit.gazetteer.store import open_gazetteer

        said = ColumnOptions(encoding=encoding_name(encoding))
        labelled = read_labelled(str(labels), columns=said, truth=truth)
        for sentence in told_of(labelled, [open_gazetteer(folder) for folder in gazetteers]):
            say(sentence)
    results = train(gazetteers, output, each, seed, labelled.rows if labelled else ())
    for country, row in results.items():
        print(country, " ".join(f"{name}={value:.4f}" for name, value in row.items()))


def parser(
    inputs: Annotated[
        list[Path],
        typer.Argument(
            metavar="INPUT", help="CSV files of components, or JSON lines of texts with components."
        ),
    ],
    output: Output,
    epochs: Annotated[int, typer.Option(min=1, help="Times that every text is learned from.")] = 2,
    seed: Seed = 4,
    workers: Annotated[int, typer.Option(min=1, help="Processes that prepare texts.")] = 1,
    start: Annotated[
        Path | None, typer.Option(metavar="MODEL", help="Go on from this model instead of from nothing.")
    ] = None,
) -> None:
    """Train the tagger that cuts addresses.

    Component columns are written out as people write them; texts are learned from as they stand. Needs the extra:
    pip install 'addrkit[ml]'. Twenty minutes for 400,000 texts on one core.

    \b
    addrkit train parser addresses.csv labelled.jsonl -o my-parser
    """
    with _needing("torch"):
        import torch  # noqa: F401

        from addrkit.train.parser.train import train_parser
    with _needing("sklearn"):
        import sklearn  # noqa: F401
    train_parser(inputs, output, epochs=epochs, seed=seed, processes=workers, start=start, report=say)
    say(f"{output}: trained")


def llm(
    gazetteers: Annotated[list[Path], typer.Argument(metavar="NAME.gaz", help="Gazetteers to learn from.")],
    output: Output,
    kind: Annotated[
        Literal["smollm2", "cross-encoder"],
        typer.Option(help="SmolLM2 with an adapter, or MiniLM that scores all candidates in one pass."),
    ] = "smollm2",
    queries: Annotated[int, typer.Option(min=100, help="Noisy addresses for each gazetteer.")] = 12_000,
    steps: Annotated[
        int | None,
        typer.Option(
            min=1,
            help="1,500 for smollm2 and 4,000 for cross-encoder; on a graphics card 1,000 and 2,000 larger ones; "
            "1,600 with --start.",
            show_default=False,
        ),
    ] = None,
    start: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Train this cross-encoder further; 'shipped' for addrkit's own."),
    ] = None,
    only_weigh: Annotated[
        bool,
        typer.Option(
            "--only-weigh", help="Only fit again how much the answers of the model in FOLDER count."
        ),
    ] = False,
    seed: Seed = 7,
) -> None:
    """Train a language model to choose among the candidates of doubtful addresses.

    Needs the extra and the weights: pip install 'addrkit[ml]', make llm. Under two hours on two cores; minutes on a
    graphics card, which is used where torch finds one. Prints how well it answers on streets held out: without it,
    alone, and both together. Name the folder with --llm-model.

    \b
    addrkit train llm nl.gaz fr.gaz -o my-llm
    addrkit train llm nl.gaz fr.gaz -o my-llm --kind cross-encoder
    addrkit train llm customers.gaz -o my-llm --kind cross-encoder --start shipped
    addrkit train llm nl.gaz fr.gaz -o my-llm --only-weigh   # after the matcher was trained anew
    """
    if start is not None and (kind != "cross-encoder" or only_weigh):
        raise UsageError("--start goes with --kind cross-encoder, and not with --only-weigh")
    with _needing("torch"):
        import torch
    from addrkit.gazetteer.store import open_gazetteer
    from addrkit.index.encoder import load_encoder
    from addrkit.judge.score.score import load_matcher
    from addrkit.parsing.parser import open_parser
    from addrkit.train.llm.questions import lessons

    opened = [open_gazetteer(each) for each in gazetteers]
    found = lessons(
        opened, load_encoder(), open_parser("compact"), load_matcher(), queries=queries, seed=seed
    )
    say(f"{len(found):,} doubtful questions")
    if only_weigh:
        from addrkit.train.llm.weighing import weigh_again

        quality = weigh_again(output, found)
    elif kind == "smollm2":
        with _needing("peft"):
            import peft  # noqa: F401
        from addrkit.train.llm import smollm2 as fine_tuning

        recipe = fine_tuning.ON_GPU if torch.cuda.is_available() else fine_tuning.LlmRecipe()
        recipe = replace(recipe, steps=steps or recipe.steps, seed=seed)
        quality = fine_tuning.train_llm(found, output, recipe, say)
    else:
        with _needing("onnxruntime"):
            import onnxruntime  # noqa: F401
        from addrkit.judge.llm.cross_encoder import FOLDER
        from addrkit.train.llm import cross_encoder

        other = cross_encoder.ON_GPU if torch.cuda.is_available() else cross_encoder.CrossEncoderRecipe()
        other = cross_encoder.TUNING if start is not None else other
        other = replace(other, steps=steps or other.steps, seed=seed)
        begun = FOLDER if start == Path("shipped") else start
        quality = cross_encoder.train_cross_encoder(found, output, other, say, begun)
    say(f"{output}: written")
    print(" ".join(f"{name}={value}" for name, value in quality.items()))


@contextmanager
def _needing(package: str) -> Iterator[None]:
    """Say what to install if a package of the extra is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != package:
            raise
        raise UsageError(
            f"training needs {package}, which is not installed: pip install 'addrkit[ml]'"
        ) from None
    except OSError as error:
        # Bare systems lack libgomp, which LightGBM is linked with.
        raise UsageError(
            f"training needs {package}, which lacks a library of the system ({error}): on Debian, apt install libgomp1"
        ) from None
