"""`python -m addrkit ...` does what `addrkit ...` does."""

from addrkit.cli import main

if __name__ == "__main__":
    main()
