"""Holding a file against other processes: the system lets go of it when the process ends, however it ends."""

from __future__ import annotations

import errno
import sys

if sys.platform == "win32":

    def hold(descriptor: int) -> bool:
        """Hold an open file; False if another process does."""
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def hold(descriptor: int) -> bool:
        """Hold an open file; False if another process, or another opening of it in this one, does.

        A file system that knows no locks holds nothing, and says yes.

        >>> import tempfile
        >>> with tempfile.NamedTemporaryFile() as one, open(one.name) as other:
        ...     hold(one.fileno()), hold(other.fileno())
        (True, False)
        """
        import fcntl

        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno not in (errno.EWOULDBLOCK, errno.EACCES)
        return True
