"""`addrkit setup`: what an extra needs before its first use."""

from __future__ import annotations

from addrkit.cli.screen import say, stages


def libpostal() -> None:
    """Unpack libpostal's data where this machine keeps it. Safe to interrupt and to repeat.

    Needs the extra: pip install 'addrkit[libpostal]'. Prints the folder.

    \b
    addrkit setup libpostal
    addrkit verify orders.csv -o verified.csv --parser libpostal
    """
    from addrkit.parsing.libpostal.setup import setup_libpostal

    say("Unpacking libpostal's data: 1.9 GB, about a minute ...")
    with stages() as progress:
        folder = setup_libpostal(
            progress=None if progress is None else lambda done, total, name: progress(name, done, total)
        )
    print(folder)
