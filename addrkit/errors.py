"""The errors that a caller can act on.

Every message is one sentence that names what is wrong and how to mend it. Each class carries the exit
code that the command line answers with.
"""


class AddrkitError(Exception):
    """Parent of every error that addrkit raises on purpose.

    >>> issubclass(InputError, AddrkitError)
    True
    """

    exit_code = 3


class UsageError(AddrkitError):
    """The request itself is wrong: an unknown country, an option that does not fit."""

    exit_code = 2


class InputError(AddrkitError):
    """An input cannot be read, or an output cannot be written."""

    exit_code = 3


class GazetteerError(AddrkitError):
    """A gazetteer is missing, damaged or of another version."""

    exit_code = 4


class ModelError(AddrkitError):
    """A model file is missing, damaged or of another version."""

    exit_code = 4


def heed_interrupt(error: ImportError) -> None:
    """Raise KeyboardInterrupt if a compiled package cannot be imported because Ctrl-C was pressed meanwhile.

    >>> heed_interrupt(ModuleNotFoundError("No module named 'torch'", name="torch"))
    """
    if isinstance(error.__cause__ or error.__context__, KeyboardInterrupt):
        raise KeyboardInterrupt from None
