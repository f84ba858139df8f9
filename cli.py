"""Runs addrkit from a checkout: `python cli.py ...` does what `addrkit ...` does after an install."""

from addrkit.cli import main

if __name__ == "__main__":
    main()
