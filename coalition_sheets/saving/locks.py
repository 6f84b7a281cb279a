"""One run at a time: a lock of the operating system, which dies with its process and says who holds it."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import socket
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from coalition_sheets.errors import WorldError
from coalition_sheets.frozen import frozen
from coalition_sheets.saving.disk import NOFOLLOW
from coalition_sheets.saving.problems import CannotSave
from coalition_sheets.saving.stamp import digest

NOTE = 1024
"""Bytes of a holder's note that are looked at."""
LOOKS, PAUSE = 5, 0.01
"""How often a note that can't be read yet is looked at, and the seconds between."""
TURNS = 200
"""How often a lock's file may be taken away while we look; others ended their runs then."""
TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL})


@frozen
class Holder:
    """Who holds a lock: a process, on which computer, since when. What another run wrote is not trusted."""

    pid: int = 0
    host: str = ""
    since: datetime | None = None

    @classmethod
    def me(cls, now: datetime) -> Holder:
        """Return this process; `now` is aware."""
        return cls(os.getpid(), socket.gethostname(), now)


class Busy(WorldError):
    """Another run is at work on the same thing."""

    def __init__(self, what: str, holder: Holder) -> None:
        known = (
            f"process {holder.pid}" if holder.pid else "",
            f"on {holder.host}" if holder.host else "",
            f"since {holder.since:%B} {holder.since.day}, {holder.since:%H:%M}" if holder.since else "",
        )
        who = " ".join(part for part in known if part)
        super().__init__(
            f"Another run is at work on {what}{f' ({who})' if who else ''}.", "Let it end, then run this again."
        )
        self.holder = holder


def state_folder(environment: Mapping[str, str], home: Path, system: str = sys.platform) -> Path:
    """Return the folder where each system keeps what programs remember for one account."""
    if system == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "coalition"
    if system == "darwin":
        return home / "Library" / "Application Support" / "coalition"
    return Path(environment.get("XDG_STATE_HOME") or home / ".local" / "state") / "coalition"


@contextlib.contextmanager
def hold_file(path: Path, me: Holder, state: Path) -> Iterator[None]:
    """Hold a file for one run: by a lock beside it or, where that cannot be, in the state folder.

    Raises Busy where another run holds it, CannotSave where there is no place for a lock.
    """
    real = path.resolve()
    what = f"“{path.name}”"
    places = (
        real.with_name(f".{real.name}.coalition-lock"),
        state / "locks" / f"{digest(os.fsencode(real))[:32]}.lock",
    )
    with _held(places, what, me):
        yield


@contextlib.contextmanager
def hold_sheet(key: str, me: Holder, state: Path) -> Iterator[None]:
    """Hold a Google Sheet, known by its id, for one run of this account on this computer; raises like `hold_file`."""
    with _held((state / "locks" / f"sheet-{digest(key.encode())[:32]}.lock",), "this Google Sheet", me):
        yield


@contextlib.contextmanager
def _held(places: tuple[Path, ...], what: str, me: Holder) -> Iterator[None]:
    for place in places:
        handle = _taken(place, what, me, private=place != places[0] or len(places) == 1)
        if handle is None:
            continue
        try:
            yield
        finally:
            _release(place, handle)
        return
    raise CannotSave(f"There is no place for a lock on {what}.", f"May you write to {places[-1].parent}?")


def _taken(place: Path, what: str, me: Holder, *, private: bool) -> int | None:
    """Return the handle of a lock that is ours now; None where there can be none. Raises Busy."""
    for _ in range(TURNS):
        try:
            handle = _opened(place, private=private)
        except OSError:
            return None
        try:
            _lock(handle)
        except OSError as problem:
            holder = _noted(handle)
            os.close(handle)
            if problem.errno in TAKEN:
                raise Busy(what, holder) from None
            if problem.errno in NO_LOCKS:
                return None
            raise CannotSave(f"There is no lock to be had on {what}.", "Try again later.") from problem
        if _still_there(place, handle):
            _note(handle, me)
            return handle
        os.close(handle)  # its last holder took it away while we waited: the next one has another file
    return None


def _opened(place: Path, *, private: bool) -> int:
    """Open a lock's file; whoever may change the workbook may hold it, too, whoever made it."""
    if private:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        return os.open(place, os.O_RDWR | os.O_CREAT | NOFOLLOW, 0o600 if private else 0o666)
    except PermissionError:
        return os.open(place, os.O_RDONLY | NOFOLLOW)


def _still_there(place: Path, handle: int) -> bool:
    try:
        found = os.lstat(place)
    except FileNotFoundError:
        return False
    return stat.S_ISREG(found.st_mode) and os.path.samestat(found, os.fstat(handle))


def _note(handle: int, me: Holder) -> None:
    """Write who holds it; where it may not be written the lock holds all the same."""
    told = {"pid": me.pid, "host": me.host, "since": me.since.isoformat() if me.since else ""}
    with contextlib.suppress(OSError):
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, json.dumps(told).encode())


def _noted(handle: int) -> Holder:
    """Read who holds it; who took it this moment has a little time to say so."""
    for _ in range(LOOKS):
        if (holder := _read(handle)) != Holder():
            return holder
        time.sleep(PAUSE)
    return Holder()


def _read(handle: int) -> Holder:
    """Read a holder's note, as far as it can be read."""
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        told = json.loads(os.read(handle, NOTE))
        host = "".join(c for c in str(told["host"]) if c.isprintable())[:60]
        return Holder(int(told["pid"]), host, datetime.fromisoformat(str(told["since"])))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder()


if sys.platform == "win32":
    import msvcrt

    BYTE = 1 << 30
    """The byte that is locked: past the note, so that others can read it. Not tried on Windows."""

    def _lock(handle: int) -> None:
        os.lseek(handle, BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _release(place: Path, handle: int) -> None:  # noqa: ARG001  Windows keeps the file while it is open
        os.close(handle)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(place: Path, handle: int) -> None:
        with contextlib.suppress(OSError):
            place.unlink()
        os.close(handle)
