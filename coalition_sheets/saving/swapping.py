"""Two files trade places: renameat2 on Linux, renamex_np on a Mac, ReplaceFileW on Windows.

Of these only Linux was tried; the others follow their makers' documentation.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
import time
from pathlib import Path

LACKING = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOTTY})
"""What a system or a file system answers that cannot do it."""

if sys.platform == "win32":
    HELD = frozenset({5, 32, 33, 1175})
    """Windows's numbers for: somebody has it open."""
    TRIES, FIRST = 6, 0.1

    def exchange(path: Path, other: Path) -> None:
        """Put `other` in the place of `path`, and what was there under the name of `other`.

        A file that is open elsewhere is waited for, about six seconds in all; it is never copied over.
        """
        aside = other.with_name(f"{other.name}2")
        for turn in range(TRIES):
            number = _replace_file(path, other, aside)
            if not number:
                aside.replace(other)
                return
            if aside.exists() and not path.exists():
                aside.rename(path)  # it stopped half-way: the old file goes back to its name
            if number not in HELD:
                raise ctypes.WinError(number)
            time.sleep(FIRST * 2**turn)
        raise PermissionError(errno.EACCES, "it is open in another program", str(path))

    def _replace_file(path: Path, new: Path, aside: Path) -> int:
        """Return 0, or Windows's number of what went wrong."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        done = kernel.ReplaceFileW(
            ctypes.c_wchar_p(str(path)), ctypes.c_wchar_p(str(new)), ctypes.c_wchar_p(str(aside)), 0, None, None
        )
        return 0 if done else ctypes.get_last_error()

    def sync(handle: int) -> None:
        """Put a file on the disk."""
        os.fsync(handle)

elif sys.platform == "darwin":
    import fcntl

    SWAP = 2

    def exchange(path: Path, other: Path) -> None:
        """Let two files trade places."""
        call = getattr(ctypes.CDLL(None, use_errno=True), "renamex_np", None)
        if call is None:
            raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
        if call(os.fsencode(path), os.fsencode(other), ctypes.c_uint(SWAP)):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(path))

    def sync(handle: int) -> None:
        """Put a file on the disk, out of the disk's own memory, too."""
        try:
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        except OSError:
            os.fsync(handle)

else:
    HERE, SWAP = -100, 2

    def exchange(path: Path, other: Path) -> None:
        """Let two files trade places."""
        call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
        if call is None:
            raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
        if call(HERE, os.fsencode(path), HERE, os.fsencode(other), ctypes.c_uint(SWAP)):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(path))

    def sync(handle: int) -> None:
        """Put a file on the disk."""
        os.fsync(handle)
