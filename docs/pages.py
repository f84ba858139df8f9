"""Pages of the site that are made of what addrkit itself knows: every reason, every market, every decision.

mkdocs calls the functions whose names begin with `on_` (`hooks` in mkdocs.yml).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from addrkit.batch.report.outcomes import ASK
from addrkit.errors import UsageError
from addrkit.gazetteer.catalogue import catalogue
from addrkit.gazetteer.default import recipes
from addrkit.judge.reasons import REASONS
from addrkit.locale.country import country, country_code

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ROOT = Path(__file__).parents[1]
SHIM = "https://unpkg.com/iframe-worker/shim"
_LEAVES = re.compile(r"\[([^\]]+)\]\(((?:\.\./)+[^)]+)\)")
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_STATUS = re.compile(r"^Status: (.+)$", re.MULTILINE)
"""What a decision says of itself; one that says nothing stands."""


_NOTHING = "Nothing: the action says whether to ask."
_DATA = "Get finer data (`addrkit gazetteer get`), or accept as far as there is any with the policy `best`."
_OTHERS = {
    "empty": "Ask for an address, or look into where the table comes from.",
    "line_item": "Nothing: the address stands in the row above.",
    "unreadable": "Mend the row in the file, or export it anew.",
    "text_too_long": "See whether the column holds more than addresses, and name another.",
    "no_match": "Ask for the whole address again; see whether a gazetteer covers the place.",
    "low_score": "Show the answer and ask whether it is meant.",
    "house_number_range_in_part": "Ask which of the numbers is meant.",
    "relative_position": "Ask for the address of the door itself.",
    "several_numbers": "Ask which number is meant.",
    "building_conflict": "Ask whether the building or the number is right.",
    "suburb_unconfirmed": "Ask for the suburb where carriers of the country sort by it.",
    "city_unconfirmed": "Ask for the town, or take that of the postcode.",
    "postcode_unconfirmed": "Nothing where the rest is right: the gazetteer has no postcodes there.",
    "no_premise_data": _DATA,
    "no_data_for_country": _DATA,
    "sample_only": _DATA,
    "unmatched_words": "Read `unmatched`: a person, a firm or a note is no fault.",
    "fields_not_read": "Name the fields with `--map` if they belong to the address.",
}
"""What to do about reasons that ask the customer for nothing in particular."""


def reasons() -> str:
    """Every reason code, what it says and what to do."""
    rows = [
        f"| `{code}` | {text} | {ASK.get(code) or _OTHERS.get(code, _NOTHING)} |"
        for code, text in REASONS.items()
    ]
    return "\n".join(
        ["# Every reason", "", "| code | what it says | what to do |", "|---|---|---|", *rows, ""]
    )


def markets() -> str:
    """What addrkit knows of each country that it describes, from the data and the newest results of benchmarks."""
    measured, results = _parsed_right()
    divisions, drawn = _divisions()
    lines = [
        "# Markets",
        "",
        "Every country that has a file of conventions; others are parsed with general rules. *By default*: what the",
        "gazetteers hold that are built on first use. *To get*: what `addrkit gazetteer get` fetches. *Parsed right*:",
        "the share of whole addresses cut right on rows of the country's register that no parser was trained on",
        f"([{results}](../benchmarks/results/{results}.md)). *Division found*: of divisions drawn at random and typed",
        "with slips, the share that came first. *Wrong told*: of parents and postcodes of elsewhere, the share that",
        f"was told ([{drawn}](../benchmarks/results/{drawn}.md)).",
        "",
        "| country | by default | to get | parsed right | division found | wrong told |",
        "|---|---|---|---|---|---|",
    ]
    for code in sorted(path.stem for path in (ROOT / "gazetteers" / "countries").glob("*.yaml")):
        registers = ", ".join(f"`{each.name}`" for each in catalogue() if each.country == code)
        share = measured.get(code)
        lines.append(
            f"| {country(code).name} ({code}) | {', '.join(_held(code)) or '–'} | {registers or '–'} |"
            f" {f'{share:.1%}' if share is not None else ''} | {' | '.join(divisions.get(code, ('', '')))} |"
        )
    return "\n".join([*lines, ""])


def decisions() -> str:
    """What was decided, newest first, and whether it stands."""
    lines = ["# Decisions", "", "What was decided, what was measured, and what was rejected.", ""]
    for path in sorted((ROOT / "docs" / "decisions").glob("*.md"), reverse=True):
        text = path.read_text("utf-8")
        title, status = _TITLE.search(text), _STATUS.search(text)
        told = status[1].rstrip(".") if status else "stands"
        lines.append(f"- {path.name[:10]}: [{title[1] if title else path.stem}]({path.name}): {told}")
    return "\n".join([*lines, ""])


def start() -> str:
    """The README as the first page, with links that begin at docs/."""
    text = (ROOT / "README.md").read_text("utf-8")
    return re.sub(r"\]\(docs/", "](", re.sub(r"\]\((?!docs/|https?:|#)", "](../", text))


GENERATED = {
    "index.md": start,
    "reasons.md": reasons,
    "markets.md": markets,
    "decisions/index.md": decisions,
}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made."""
    from mkdocs.structure.files import File

    for name, make in GENERATED.items():
        files.append(File.generated(config, name, content=make()))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """A link that leaves the documentation is the file's name: the site holds the documentation alone."""

    def inside(found: re.Match[str]) -> str:
        target = (ROOT / "docs" / page.file.src_uri).parent / found[2].partition("#")[0]
        return (
            found[0] if target.resolve().is_relative_to(ROOT / "docs") else f"{found[1]} (`{_name(target)}`)"
        )

    return _LEAVES.sub(inside, markdown)


def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """What lets the search run from files comes with the site, not from elsewhere."""
    site = Path(config.site_dir)
    for path in site.rglob("*.html"):
        above = "../" * (len(path.relative_to(site).parts) - 1)
        text = path.read_text("utf-8").replace(SHIM, f"{above}assets/iframe-worker.js")
        path.write_text(text, "utf-8")


def _name(target: Path) -> str:
    return target.resolve().relative_to(ROOT).as_posix()


def _held(code: str) -> list[str]:
    found = []
    for recipe in recipes():
        if _country_of(recipe) == code:
            found.append(
                f"{recipe['coverage']} addresses"
                if recipe["coverage"] == "complete"
                else "a sample of addresses"
            )
        listed = [each["country"] for each in recipe.get("countries", ()) if isinstance(each, dict)]
        if code in listed:
            found.append("divisions down to the suburb")
    return found


def _country_of(recipe: Mapping[str, Any]) -> str | None:
    """The country whose name a source has: "united_states"."""
    try:
        return country_code(str(recipe["source"]).replace("_", " "))
    except UsageError:
        return None


def _parsed_right() -> tuple[dict[str, float], str]:
    """Country to the share that the parser cut right, and the name of the results."""
    path = sorted((ROOT / "benchmarks" / "results").glob("*-parsing.json"))[-1]
    columns = json.loads(path.read_text("utf-8"))["columns"]
    shares = {
        name.removeprefix("register_"): column["compact"]["right"]
        for name, column in columns.items()
        if name.startswith("register_")
    }
    return shares, path.stem


def _divisions() -> tuple[dict[str, tuple[str, str]], str]:
    """Country to the shares of divisions that were found, and of wrong ones that were told; the name of the results."""
    path = sorted((ROOT / "benchmarks" / "results").glob("*-divisions.json"))[-1]
    countries = json.loads(path.read_text("utf-8"))["countries"]
    shares = {
        code: (f"{each['first_of_certain']:.1%}", f"{each['told_of_wrong']:.1%}")
        for code, each in countries.items()
    }
    return shares, path.stem
