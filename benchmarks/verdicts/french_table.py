"""The figures of `french_pairs` as a table that people read."""

from __future__ import annotations

from typing import Any

MEGA = 1_000_000
TEMPLATE = """\
# {title}

{software}.
{machine}.

Gazetteer of {records:,} records: built in {built:.1f} s ({rate:,} records/s), peak memory
{build_peak:,.0f} MB, {size:g} bytes a record.

| rows | measure | addrkit | by hand |
|---|---|---|---|
{lines}

Shares with their 95 % bootstrap intervals and counts. Where all rows are hits, or none, that
interval is a point; the rule of three says 3 divided by the number of rows. addrkit's speed is that of the
whole command, its start included (median of {runs}, peak memory {verify_peak:,.0f} MB); by hand, the fitting
of the index ({fitting:.1f} s) is left out.

By hand: {by_hand}.

Scorer: {scorer}.
"""


def table(result: dict[str, Any]) -> str:
    """Markdown: where the figures come from, then each measure with addrkit and by hand side by side."""
    kit, hand = result["figures"]["addrkit"], result["figures"]["by hand"]
    built, machine, runs = kit["build"], result["machine"], kit["speed"][-1]["runs"]
    lines = [
        f"| {ours['rows']:,} distinct | rows/s | {ours['rows_per_second']:,} | {theirs['rows_per_second']:,} |"
        for ours, theirs in zip(kit["speed"], hand["speed"], strict=True)
    ]
    for rows in reversed([name for name in kit if name in hand and name != "speed"]):
        lines[:0] = [
            f"| {rows} | {measure} | {value} | {hand[rows][measure]} |"
            for measure, value in kit[rows].items()
        ]
    return TEMPLATE.format(
        title=f"{result['benchmark'].capitalize()}, {result['date'][:10]}",
        software=f"addrkit {result['addrkit']} (commit {result['commit']}), "
        f"encoder {result['encoder'][:12]}, matcher {result['matcher'][:12]}, seed {result['seed']}",
        machine=f"{machine['cores']} cores ({machine['processor']}), {machine['system']}, "
        f"Python {machine['python']}, load before {machine['load_before']:g}",
        records=result["records"],
        built=built["seconds"],
        rate=built["records_per_second"],
        build_peak=built["peak_bytes"] / MEGA,
        size=built["bytes_per_record"],
        lines="\n".join(lines),
        runs=len(runs),
        verify_peak=max(run["peak_bytes"] for run in runs) / MEGA,
        fitting=hand["speed"][-1]["fitting_seconds"],
        by_hand=result["by_hand"],
        scorer=result["scorer"],
    )
