"""A zip file rewritten without unpacking what stays: records are copied as they stand, byte for byte."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coalition_sheets.frozen import frozen
from coalition_sheets.sources.package import END, END64, LOCAL, key
from coalition_sheets.xlsx.refuse import UnfitFile

CENTRAL = struct.Struct("<4s6H3L5H2L")
FULL16, FULL32 = 0xFFFF, 0xFFFFFFFF
FIRST_DAY = 0x21
"""January 1, 1980, as zip files write it: what we add has no time of its own."""
DESCRIPTOR, UNICODE = 0x8, 0x800
DEFLATED = 8


@frozen
class Entry:
    """A line of a zip's directory: the name of the part, where its record starts, and the line itself."""

    name: str
    start: int
    line: bytes


Content = bytes | Sequence[bytes | memoryview]
"""What a part holds: its bytes, or the pieces they come in."""
LARGE = 1 << 20
"""Parts of more bytes than this are packed in a hurry: a third larger, three times as fast."""


def rewritten(data: bytes, changed: Mapping[str, Content], gone: frozenset[str] = frozenset()) -> bytes:
    """Return a zip file with some parts changed or added, and some taken out (by `package.key`).

    Every other record is copied with all that belongs to it, and so is the comment. A changed part keeps its place
    and its name as it was spelled.
    """
    entries, directory, comment = _read(data)
    ends = _ends(entries, directory)
    pieces: list[bytes | memoryview] = [memoryview(data)[: min(ends, default=0)]]
    lines: list[bytes] = []
    at = len(pieces[0])
    left = {key(name): (name, content) for name, content in changed.items()}
    for entry in sorted(entries, key=lambda entry: entry.start):
        if key(entry.name) in gone:
            continue
        record: bytes | memoryview
        if new := left.pop(key(entry.name), None):
            record, line = _packed(new[1], entry)
            lines.append(_moved(line, at))
        else:
            record = memoryview(data)[entry.start : ends[entry.start]]
            lines.append(_moved(entry.line, at))
        pieces.append(record)
        at += len(record)
    for name, content in left.values():
        record, line = _packed(content, Entry(name, 0, b""))
        lines.append(_moved(line, at))
        pieces.append(record)
        at += len(record)
    return b"".join((*pieces, *lines, _end(lines, at, comment)))


def names(data: bytes) -> Iterator[str]:
    """Yield the names of all parts, as they are spelled."""
    return (entry.name for entry in _read(data)[0])


def _read(data: bytes) -> tuple[list[Entry], int, bytes]:
    """Return the lines of the directory, where it starts, and the comment; `Package` has found all of it sound."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    *_, count, size, offset, length = END.unpack_from(data, end)
    before = end
    if count == FULL16 or FULL32 in (size, offset):
        before = data.rfind(b"PK\x06\x06", 0, end)
        *_, count, size, offset = END64.unpack_from(data, before)
    start = before - size
    shift, at = start - offset, start
    entries = []
    for _ in range(count):
        if data[at : at + 4] != b"PK\x01\x02":
            raise UnfitFile("The workbook is damaged: its list of parts is mixed up.", "Use an earlier copy.")
        fields = CENTRAL.unpack_from(data, at)
        stop = at + CENTRAL.size + sum(fields[10:13])
        raw = data[at + CENTRAL.size : at + CENTRAL.size + fields[10]]
        line = data[at:stop]
        name = raw.decode("utf-8" if fields[3] & UNICODE else "cp437", "replace").partition("\0")[0]
        entries.append(Entry(name, _offset(line) + shift, line))
        at = stop
    return entries, start, data[end + END.size : end + END.size + length]


def _ends(entries: list[Entry], directory: int) -> dict[int, int]:
    """Return where each record ends by where it starts: its descriptor, where it has one, comes before the next."""
    starts = sorted(entry.start for entry in entries)
    return dict(zip(starts, [*starts[1:], directory], strict=True))


def _long_offset(line: bytes) -> int | None:
    """Return where in a line the long form of the offset stands, or None where the short one counts."""
    fields = CENTRAL.unpack_from(line)
    if fields[16] != FULL32:
        return None
    at = CENTRAL.size + fields[10]
    stop = at + fields[11]
    while at + 4 <= stop:
        kind, size = struct.unpack_from("<2H", line, at)
        if kind == 1:
            return int(at + 4 + 8 * (fields[9] == FULL32) + 8 * (fields[8] == FULL32))
        at += 4 + size
    return None


def _offset(line: bytes) -> int:
    long = _long_offset(line)
    return int(CENTRAL.unpack_from(line)[16] if long is None else struct.unpack_from("<Q", line, long)[0])


def _moved(line: bytes, start: int) -> bytes:
    """Return a line of the directory for a record that now starts elsewhere."""
    made = bytearray(line)
    long = _long_offset(line)
    struct.pack_into(*(("<L", made, 42, start) if long is None else ("<Q", made, long, start)))
    return bytes(made)


def _packed(content: Content, entry: Entry) -> tuple[bytes, bytes]:
    """Return the record of a part and its line, with the name, date and rights of the entry it replaces."""
    fresh = (b"", 20, 20, UNICODE, 0, 0, FIRST_DAY, *[0] * 10)
    old: tuple[Any, ...] = CENTRAL.unpack_from(entry.line) if entry.line else fresh
    name = entry.line[CENTRAL.size :][: old[10]] if entry.line else entry.name.encode("utf-8")
    flags = old[3] & ~DESCRIPTOR & ~0x6
    pieces = (content,) if isinstance(content, bytes) else content
    length, checksum = sum(map(len, pieces)), 0
    squeeze = zlib.compressobj(1 if length > LARGE else 6, zlib.DEFLATED, -15)
    packed = []
    for piece in pieces:
        checksum = zlib.crc32(piece, checksum)
        packed.append(squeeze.compress(piece))
    body = b"".join((*packed, squeeze.flush()))
    sizes = (checksum, len(body), length)
    local = LOCAL.pack(b"PK\x03\x04", 20, flags, DEFLATED, old[5], old[6], *sizes, len(name), 0)
    line = CENTRAL.pack(
        *(b"PK\x01\x02", old[1], 20, flags, DEFLATED, old[5], old[6], *sizes, len(name), 0, 0, 0, old[14], old[15], 0)
    )
    return local + name + body, line + name


def _end(lines: list[bytes], start: int, comment: bytes) -> bytes:
    size = sum(map(len, lines))
    return END.pack(b"PK\x05\x06", 0, 0, len(lines), len(lines), size, start, len(comment)) + comment
