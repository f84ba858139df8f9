"""The version of addrkit, in one place."""

VERSION = "0.1.0"
