"""The package of a workbook (a zip file): what parts it has, and their bytes, within bounds."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from coalition_sheets.sources import budgets
from coalition_sheets.sources.problems import CannotRead, damaged, too_big

CHUNK = 1 << 18
NOT_WHOLE = "it is not complete, or parts of it are mixed up"
END = struct.Struct("<4s4H2LH")
END64 = struct.Struct("<4sQ2H2L4Q")
LOCAL = struct.Struct("<4s5H3L2H")


class Package:
    """The parts of a workbook by name, whatever way their names are written."""

    def __init__(self, data: bytes) -> None:
        """Look at the list of parts and at nothing else.

        Raises CannotRead where the list is damaged, locked, or asks for more than the budgets allow.
        """
        _check_directory(data)
        self.data = data
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, IndexError, EOFError) as problem:
            raise damaged(NOT_WHOLE) from problem
        parts = [part for part in self._zip.infolist() if not part.is_dir()]
        _check_parts(data, parts, self._zip.start_dir)
        self._parts = {key(part.filename): part for part in parts}
        if len(self._parts) != len(parts):
            raise damaged("two of its parts have the same name")
        self._left = budgets.UNPACKED
        self._read: dict[str, int] = {}

    def __contains__(self, name: str) -> bool:
        return key(name) in self._parts

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield a part's bytes in pieces, its checksum compared at the end. Read again, it is not charged again."""
        at, charged = 0, self._read.get(key(name), 0)
        try:
            with self._zip.open(self._parts[key(name)]) as stream:
                while piece := stream.read(CHUNK):
                    at += len(piece)
                    if at > charged:
                        self._left -= at - charged
                        self._read[key(name)] = charged = at
                    if self._left < 0:
                        raise too_big(f"it unpacks to more than {budgets.UNPACKED >> 20} MB")
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError) as problem:
            raise damaged(f"its part {shown(name)} cannot be unpacked") from problem

    def read(self, name: str, limit: int = budgets.SMALL_PART) -> bytes:
        """Return a small part whole."""
        pieces: list[bytes] = []
        for piece in self.chunks(name):
            limit -= len(piece)
            if limit < 0:
                raise too_big(f"its part {shown(name)} is very long")
            pieces.append(piece)
        return b"".join(pieces)

    def whole(self, name: str) -> bytes:
        """Return a part in one piece, however long: its memory is taken once, where joining pieces takes it twice."""
        unpacked = io.BytesIO()
        for piece in self.chunks(name):
            unpacked.write(piece)
        return unpacked.getvalue()

    def holds(self, name: str, content: bytes) -> bool:
        """Tell whether a part has this content; it is unpacked only where its length and its checksum fit."""
        part = self._parts.get(key(name))
        if part is None or len(content) != part.file_size or zlib.crc32(content) != part.CRC:
            return False
        return self.whole(name) == content


def key(name: str) -> str:
    """Return a part's name in the one form it is known by: slashes, no leading one, no case."""
    return name.replace("\\", "/").lstrip("/").casefold()


def shown(name: str) -> str:
    """Return a part's name fit for a sentence."""
    return "".join(c if c.isprintable() else "?" for c in name)[:80]


def _check_directory(data: bytes) -> None:
    """Refuse a list of parts that is missing or very long, before it is read."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if at < 0 or at + END.size > len(data):
        raise damaged(NOT_WHOLE)
    *_, entries, size, _offset, _comment = END.unpack_from(data, at)
    if entries == 0xFFFF or size == 0xFFFFFFFF:
        entries, size = _directory64(data, at)
    if entries > budgets.ENTRIES or size > budgets.DIRECTORY:
        raise too_big(f"it has more than {budgets.ENTRIES:,} parts")


def _directory64(data: bytes, at: int) -> tuple[int, int]:
    """Return the number of entries and the size of the list as the long form of a zip's end tells them."""
    where = data.rfind(b"PK\x06\x06", 0, at)
    if where < 0 or where + END64.size > len(data):
        raise damaged(NOT_WHOLE)
    fields = END64.unpack_from(data, where)
    return int(fields[7]), int(fields[8])


def _check_parts(data: bytes, parts: list[zipfile.ZipInfo], directory: int) -> None:
    """Refuse parts that are locked, overlap, do not fit their own headers, or are out of proportion."""
    end = 0
    if sum(part.file_size for part in parts) > budgets.DECLARED:
        raise too_big(f"it unpacks to more than {budgets.DECLARED >> 20} MB")
    for part in sorted(parts, key=lambda part: part.header_offset):
        if part.flag_bits & 0x1:
            raise CannotRead("is protected with a password.", "Save a copy without the password and try again.")
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged(f"its part {shown(part.filename)} is packed in an unknown way")
        if part.file_size > budgets.MEGABYTE and part.file_size > budgets.RATIO * max(part.compress_size, 1):
            raise too_big(f"its part {shown(part.filename)} unpacks to {part.file_size >> 20} MB")
        if part.header_offset < end:
            raise damaged("two of its parts overlap")
        end = _end_of(data, part)
        if end > directory:
            raise damaged(NOT_WHOLE)


def _end_of(data: bytes, part: zipfile.ZipInfo) -> int:
    """Return where a part's bytes end, by the header that stands before them."""
    at = part.header_offset
    if at < 0 or at + LOCAL.size > len(data):
        raise damaged(NOT_WHOLE)
    magic, _, _, method, *_, name, extra = LOCAL.unpack_from(data, at)
    written = data[at + LOCAL.size : at + LOCAL.size + name]
    listed = part.orig_filename.encode("utf-8" if part.flag_bits & 0x800 else "cp437", "replace")
    if magic != b"PK\x03\x04" or written != listed or method != part.compress_type:
        raise damaged(NOT_WHOLE)
    return int(at + LOCAL.size + name + extra + part.compress_size)
