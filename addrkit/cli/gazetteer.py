"""`addrkit gazetteer`: build, describe and check gazetteers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from addrkit.cli.options import Encoding, Json, NoHeader, country_of, encoding_name
from addrkit.cli.screen import json_line, plain, say, stages
from addrkit.columns.options import ColumnOptions, mapping_of, pairs_of
from addrkit.errors import GazetteerError

if TYPE_CHECKING:
    from addrkit.gazetteer.build import Built
    from addrkit.gazetteer.manifest import Coverage, Manifest

Named = Annotated[Path | None, typer.Argument(metavar="[NAME.gaz]", help="The default ones if not named.")]


def build(
    inputs: Annotated[
        list[Path],
        typer.Argument(metavar="INPUT", help="Reference data, or a folder of it; .gz and .zst too."),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="NAME.gaz", help="The folder to make.")],
    reader: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="The format: csv, openaddresses, overture, osm, ban (BANO too), geonames; auto tells by content.",
        ),
    ] = "auto",
    country: Annotated[
        str | None, typer.Option(metavar="CC", help="The country of rows that name none: US, GB, ...")
    ] = None,
    mapped: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN",
            help="A field's column; FIELD=A+B joins two with a blank, FIELD=A++B without. May be repeated.",
        ),
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(
            "--where", metavar="COLUMN=VALUE", help="Read only rows with this value; may be repeated."
        ),
    ] = None,
    crs: Annotated[
        str | None,
        typer.Option("--crs", metavar="EPSG:NUMBER", help="The system of coordinates that are no degrees."),
    ] = None,
    encoding: Encoding = None,
    no_header: NoHeader = False,
    coverage: Annotated[
        Literal["complete", "sample"], typer.Option(help="complete: what is not in it does not exist there.")
    ] = "sample",
    encoder: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Your own, as 'addrkit train encoder' makes it.")
    ] = None,
) -> None:
    """Build a gazetteer from reference data.

    Reads tables, OpenAddresses, Overture, OpenStreetMap, BAN, BANO and GeoNames, and tells them apart by their
    content. Rows that cannot be used are counted by reason, and the first of each is shown.

    The csv reader takes the columns id, building, house_number, street, unit, suburb, city, district,
    region, postcode, country, lat, lon; it needs one of street, city and postcode.

    \b
    addrkit gazetteer build register.csv -o nl.gaz --country NL --coverage complete
    addrkit gazetteer build streets.csv.gz -o x.gaz --map street=voie --map city=commune
    addrkit gazetteer build finland.osm.pbf -o fi.gaz --country FI
    """
    from addrkit.gazetteer.build import build_gazetteer

    code = country_of(country)
    columns = ColumnOptions(
        mapping_of(mapped or ()),
        where=tuple(pairs_of(where or (), "--where", "COLUMN=VALUE", "status=current")),
        crs=crs,
        header=not no_header,
        encoding=encoding_name(encoding),
    )
    with stages() as progress:
        built = build_gazetteer(
            inputs,
            output,
            reader=reader,
            country=code,
            columns=columns,
            coverage=coverage,
            encoder=encoder,
            progress=progress,
        )
    say(_told(output, built))


def info(gazetteer: Named = None, as_json: Json = False) -> None:
    """Describe a gazetteer: its countries, how complete it is, its sources and their licences.

    \b
    addrkit gazetteer info nl.gaz
    addrkit gazetteer info --json nl.gaz
    """
    from addrkit.gazetteer.manifest import read_manifest

    manifests = [read_manifest(folder) for folder in _chosen(gazetteer)]
    if as_json:
        print("\n".join(json_line(each.to_dict()) for each in manifests))
    else:
        print(plain("\n\n".join(map(_description, manifests))))


def check(gazetteer: Named = None) -> None:
    """Prove a gazetteer whole: every file there, unchanged since it was built.

    Prints each problem and ends with exit code 4 if there is one.

    \b
    addrkit gazetteer check nl.gaz
    """
    from addrkit.gazetteer.check import check_gazetteer

    for folder in _chosen(gazetteer):
        with stages() as progress:
            problems = check_gazetteer(folder, progress)
        for problem in problems:
            print(plain(f"{folder}: {problem}"))
        if problems:
            raise GazetteerError(f"{folder} is damaged: build it again")
        say(f"{folder} is whole")


def list_installed(
    gazetteer: Annotated[
        Path | None, typer.Argument(metavar="[NAME.gaz]", help="This one, or the ones in this folder.")
    ] = None,
    as_json: Json = False,
) -> None:
    """List gazetteers: the default ones, or those in a folder.

    \b
    addrkit gazetteer list
    addrkit gazetteer list ~/gazetteers
    """
    from addrkit.gazetteer.default import default_folder, installed
    from addrkit.gazetteer.manifest import read_manifest

    folders = installed() if gazetteer is None else _gazetteers_in(gazetteer)
    if not folders:
        say(f"no gazetteers in {gazetteer or default_folder()}")
    for folder in folders:
        manifest = read_manifest(folder)
        if as_json:
            print(json_line({"path": str(folder), **manifest.to_dict()}))
        else:
            print(
                plain(
                    f"{folder}  {_countries(manifest)}, {manifest.entries:,} entries, {manifest.doors:,} doors"
                )
            )


def _chosen(gazetteer: Path | None) -> tuple[Path, ...]:
    if gazetteer is not None:
        return (gazetteer,)
    from addrkit.gazetteer.default import default_folder, installed

    found = installed()
    if not found:
        raise GazetteerError(
            f"no default gazetteer is built in {default_folder()} yet: 'addrkit suggest \"\"' builds it"
        )
    return found


def _gazetteers_in(folder: Path) -> tuple[Path, ...]:
    from addrkit.gazetteer.manifest import MANIFEST

    if (folder / MANIFEST).is_file():
        return (folder,)
    if not folder.is_dir():
        raise GazetteerError(f"there is no gazetteer and no folder at {folder}")
    return tuple(sorted(each.parent for each in folder.glob(f"*/{MANIFEST}")))


def _told(output: Path, built: Built) -> str:
    from addrkit.gazetteer.refusal import first_of

    manifest = built.manifest
    made = f"{manifest.entries:,} streets and places, {manifest.doors:,} doors"
    lines = [
        line
        for name, columns in built.columns
        for line in (f"{name}: {columns.told()}", *(f"warning: {name}: {each}" for each in columns.warnings))
    ]
    lines.append(f"{output}: {made}, from {manifest.records:,} rows")
    counted = [
        f"{manifest.derived:,} towns and postcodes that only streets mention" if manifest.derived else "",
        f"{manifest.repeated:,} rows that say what another says" if manifest.repeated else "",
    ]
    if any(counted):
        lines.append(f"doors are rows with {' and less '.join(filter(None, counted))}")
    refused = [each for each in built.refusals if not each.kept]
    mended = [each for each in built.refusals if each.kept and not each.whole]
    lines += [f"{each.count:,} lines {each.reason}{first_of(each)}" for each in built.refusals if each.whole]
    for each_kind, told in ((refused, "could not be used"), (mended, "are used only in part")):
        if each_kind:
            lines.append(f"{sum(each.count for each in each_kind):,} rows {told}:")
            lines += [f"  {each.count:,} {each.reason}{first_of(each)}" for each in each_kind]
    return "\n".join(lines)


def _by_count(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: -pair[1])


def _description(manifest: Manifest) -> str:
    lines = [
        manifest.name,
        f"  created   {manifest.created} by addrkit {manifest.addrkit}",
        f"  format    {manifest.format_version}, encoder {manifest.encoder}",
        f"  holds     {manifest.entries:,} entries, {manifest.doors:,} doors of {manifest.records:,} rows",
    ]
    lines += [f"  refused   {count:,} rows: {reason}" for reason, count in _by_count(manifest.refused)]
    lines += [f"  coverage  {each}" for each in _coverages(manifest.coverage)]
    if manifest.derived or manifest.repeated:
        lines.append(
            f"  counted   {manifest.derived:,} towns and postcodes of streets, {manifest.repeated:,} rows said twice"
        )
    for source in manifest.sources:
        lines.append("  source    " + ", ".join(filter(None, (source.name, source.licence, source.url))))
        if source.attribution:
            lines.append(f"            {source.attribution}")
    for file, fields in manifest.columns.items():
        lines.append(
            f"  columns   {file}: " + ", ".join(f"{field} <- {each}" for field, each in fields.items())
        )
        lines.append(f"            not used: {', '.join(manifest.unused.get(file, ())) or 'none'}")
    return "\n".join(lines)


def _coverages(coverage: Iterable[Coverage]) -> Iterator[str]:
    """One line for all countries that are covered alike."""
    alike: dict[str, list[Coverage]] = {}
    for each in coverage:
        alike.setdefault(f"{each.completeness} to the {each.level}", []).append(each)
    for level, found in alike.items():
        codes = " ".join(each.country or "??" for each in found)
        yield f"{level}, {sum(each.doors for each in found):,} doors: {codes}"


def _countries(manifest: Manifest) -> str:
    codes = sorted({each.country or "??" for each in manifest.coverage})
    return " ".join(codes) if len(codes) <= 8 else f"{len(codes)} countries"
