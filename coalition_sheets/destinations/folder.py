"""A folder on this machine: all documents or none, never over what a person wrote."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import re
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from coalition_sheets.errors import CoalitionError, WorldError
from coalition_sheets.frozen import frozen
from coalition_sheets.model import Document, Level
from coalition_sheets.saving import DISK

LEDGER = ".coalition.json"
PART = ".coalition-"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}\.[a-z0-9]{1,8}")
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(10)}
)


class UnsafeName(CoalitionError):
    """A document's file name is not one to write."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name!a} is no safe file name.",
            "Use small letters, digits and hyphens in the template's `file:` line.",
        )


class SameName(CoalitionError):
    """Two documents would be one file."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Two documents would both be called {name}.", "Give one template another `file:` line.")


@frozen
class Delivered:
    """One file that was written. `kept`: a person's file of the wanted name, which stays; `unchanged`: it was there.

    `open`: the kept file is open in a program, and may be changed there at this moment.
    """

    document: Document
    path: Path
    kept: Path | None = None
    unchanged: bool = False
    open: bool = False

    @property
    def note(self) -> str:
        """A sentence where a person should know something; else ""."""
        if self.kept is None:
            return ""
        why = "is open in another program" if self.open else "was changed by hand"
        return f"{self.kept.name} {why}, so it stays as it is; the new one is {self.path.name} beside it."


@frozen
class _Planned:
    document: Document
    path: Path
    content: bytes
    kept: Path | None
    unchanged: bool
    open: bool


class Folder:
    """A folder that documents are delivered to; what was written is recorded in a hidden file in it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def deliver(self, documents: Iterable[Document]) -> tuple[Delivered, ...]:
        """Write every file of every document; check all before any, and put each in place whole.

        A file that a person changed since it was written, or has open, is left alone: the new one stands beside it
        as "-new", "-new-2" and so on. Raises `UnsafeName`, `SameName`; `WorldError` where the folder cannot be written.
        """
        files = _named(documents)
        ledger = self._ledger()
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            _sweep(self.path)
            planned = self._plan(files, ledger)
            self._record(planned, ledger, done=False)
            self._write([p for p in planned if not p.unchanged])
            self._record(planned, ledger, done=True)
        except OSError as problem:
            raise WorldError(_why(self.path, problem), "Choose another folder with -o, or free it first.") from problem
        return tuple(Delivered(p.document, p.path, p.kept, p.unchanged, p.open) for p in planned)

    def naming(self, names: Iterable[str]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
        """Return what was written here and holds one of these names, with the other forms of the same documents.

        First what is as it was written, then what a person changed since.
        """
        from coalition_sheets.destinations.naming import holds

        ledger, names = self._ledger(), tuple(names)
        paths = [path for file in ledger if (path := self.path / file).is_file() and not path.is_symlink()]
        stems = {path.stem for path in paths if any(holds(path, name) for name in names)}
        found = [path for path in paths if path.stem in stems]
        ours = tuple(path for path in found if self._written(path, ledger))
        return ours, tuple(path for path in found if path not in ours)

    def remove(self, paths: Iterable[Path]) -> None:
        """Remove documents that were written here, and their names from the record. Raises WorldError."""
        paths = tuple(paths)
        for path in paths:
            try:
                path.unlink(missing_ok=True)
            except OSError as problem:
                raise WorldError(f"{path.name} could not be removed.", "Close it, or delete it by hand.") from problem
        if paths:
            self.deliver(())

    @property
    def fresh(self) -> bool:
        """Whether nothing was ever written here."""
        return not _there(self.path / LEDGER)

    def _ledger(self) -> dict[str, tuple[str, ...]]:
        """Return the recorded hashes of each file; none where the record is lost (then every file is a person's)."""
        path = self.path / LEDGER
        try:
            found = {} if path.is_symlink() else json.loads(path.read_text(encoding="utf-8"))["files"]
            return {str(name): tuple(str(h) for h in hashes) for name, hashes in found.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def _plan(
        self, files: Mapping[str, tuple[Document, bytes]], ledger: Mapping[str, tuple[str, ...]]
    ) -> list[_Planned]:
        taken = set(files)
        planned = []
        for name, (document, content) in files.items():
            path = self.path / name
            for candidate in _candidates(name):
                if candidate != name and candidate in taken:
                    continue
                path = self.path / candidate
                if self._ours(path, ledger) or not _there(path) or _hash_of(path) == _hash(content):
                    break
            taken.add(path.name)
            kept = self.path / name if path.name != name else None
            held = kept is not None and _open(kept) and self._written(kept, ledger)
            planned.append(_Planned(document, path, content, kept, _hash_of(path) == _hash(content), held))
        return planned

    def _ours(self, path: Path, ledger: Mapping[str, tuple[str, ...]]) -> bool:
        return self._written(path, ledger) and not _open(path)

    def _written(self, path: Path, ledger: Mapping[str, tuple[str, ...]]) -> bool:
        return _hash_of(path) in ledger.get(path.name, ())

    def _write(self, planned: Sequence[_Planned]) -> None:
        """Write all beside their places first, then put them in place: a full disk leaves everything as it was."""
        made: list[tuple[Path, Path]] = []
        try:
            for p in planned:
                made.append((_beside(self.path, p.content, _mode(p.document)), p.path))  # noqa: PERF401  what was made must be known
            while made:
                temporary, path = made[0]
                temporary.replace(path)
                made.pop(0)
        finally:
            for temporary, _ in made:
                with contextlib.suppress(OSError):
                    temporary.unlink()
        DISK.sync_folder(self.path)

    def _record(self, planned: Sequence[_Planned], ledger: Mapping[str, tuple[str, ...]], *, done: bool) -> None:
        """Record what is ours: before writing the old and the new hash (we may be killed), afterwards the new one."""
        files = dict(ledger)
        for p in planned:
            before = () if done else ledger.get(p.path.name, ())
            files[p.path.name] = tuple(dict.fromkeys((_hash(p.content), *before)))
        kept = {name: hashes for name, hashes in sorted(files.items()) if not done or _there(self.path / name)}
        text = json.dumps(
            {"note": "What was written here; a file changed since is never overwritten.", "files": kept}, indent=1
        )
        _beside(self.path, text.encode(), 0o600).replace(self.path / LEDGER)


def _named(documents: Iterable[Document]) -> dict[str, tuple[Document, bytes]]:
    """Return every file by its name; raise for a name that is unsafe or there twice."""
    found: dict[str, tuple[Document, bytes]] = {}
    for document in documents:
        for extension, content in document.files:
            name = document.filename(extension)
            if not NAME.fullmatch(name) or name.partition(".")[0] in DEVICES:
                raise UnsafeName(name)
            if name in found:
                raise SameName(name)
            found[name] = (document, content)
    return found


def _candidates(name: str) -> Iterable[str]:
    stem, _, extension = name.rpartition(".")
    yield name
    yield f"{stem}-new.{extension}"
    for n in range(2, 1000):
        yield f"{stem}-new-{n}.{extension}"


def _there(path: Path) -> bool:
    return os.path.lexists(path)


def _open(path: Path) -> bool:
    """Whether a note beside a file says that it is open: LibreOffice's, or Office's, which may cut two letters."""
    names = (f".~lock.{path.name}#", f"~${path.name}", f"~${path.name[2:]}")
    return any(_there(path.with_name(name)) for name in names)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _hash_of(path: Path) -> str:
    """Return the hash of a plain file; "" for anything else."""
    if path.is_symlink() or not path.is_file():
        return ""
    try:
        return _hash(path.read_bytes())
    except OSError:
        return ""


def _mode(document: Document) -> int:
    """Return who may read a file on this machine: what is for organizers, its owner alone."""
    return 0o600 if document.level is Level.ORGANIZERS else 0o644


def _beside(folder: Path, content: bytes, mode: int) -> Path:
    """Return a new file in the folder, its content on the disk."""
    handle, name = tempfile.mkstemp(prefix=PART, suffix=".part", dir=folder)
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(mode)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path


def _sweep(folder: Path) -> None:
    """Remove what a run that was killed left half-written an hour ago or more."""
    for path in folder.glob(f"{PART}*.part"):
        with contextlib.suppress(OSError):
            if time.time() - path.lstat().st_mtime > 3600:
                path.unlink()


def _why(folder: Path, problem: OSError) -> str:
    match problem.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"The disk is full: nothing was written to {folder}."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"{folder} may not be written to."
        case errno.EEXIST | errno.ENOTDIR:
            return f"{folder} is a file, not a folder."
        case _:
            return f"{folder} could not be written."
