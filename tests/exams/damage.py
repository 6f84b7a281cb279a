"""Workbooks damaged by chance: bytes that flipped, tags that are gone or come twice, attributes that say nonsense."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Mapping

from coalition_sheets.errors import CoalitionError
from coalition_sheets.xlsx import CellEdit, edited
from tests.sources.packages import zipped
from tests.xlsx.little import OWNER, put, tables, unpacked
from tests.xlsx.test_traps import SHEETS

SMALL = 60_000
TAG, VALUE = re.compile(rb"<[^<>]*>"), re.compile(rb'"[^"<>]*"')
NONSENSE = [b"", b"0", b"-1", b"9" * 11, b"abc", b"rId1", b"../../x", b"A1:ZZZ9999999", b"\xe2\x82\xac", b"\xff"]
WORDS = ("workbook", "Types", "styles", "sheet", "table", "pivot", "calc", "_rels")


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Return a file with some bytes changed, sometimes cut off."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        made[chance.randrange(len(made))] = chance.randrange(256)
    return bytes(made[: chance.randrange(len(made))] if chance.random() < 0.3 else made)


def mistold(data: bytes, chance: random.Random) -> bytes:
    """Return a file, itself sound, in which some parts are not."""
    found = unpacked(data)
    names = [name for name in found if found[name] and any(word in name for word in WORDS)]
    for name in chance.sample(names, min(len(names), chance.randint(1, 3))):
        found[name] = worse(found[name], chance)
    return zipped(found)


def worse(part: bytes, chance: random.Random) -> bytes:
    """Return a part with one thing wrong in it."""
    kind, tags, values = chance.random(), list(TAG.finditer(part)), list(VALUE.finditer(part))
    if kind < 0.3 and tags:
        tag = chance.choice(tags)
        return part[: tag.start()] + tag[0] * chance.choice((0, 2)) + part[tag.end() :]
    if kind < 0.7 and values:
        value = chance.choice(values)
        return part[: value.start()] + b'"' + chance.choice(NONSENSE) + b'"' + part[value.end() :]
    at = chance.randrange(len(part))
    return part[:at] + bytes(chance.choices(b'<>/"&= x09:', k=chance.randint(0, 4))) + part[at + chance.randint(0, 5) :]


def tried(data: bytes, damaged: bytes, chance: random.Random) -> str:
    """Edit a damaged file; return "written", "refused", or what went wrong."""
    try:
        if chance.random() < 0.5:
            made = put(damaged, *SHEETS)
            if put(made, *SHEETS) is not made:
                return "the same again is another file"
            put(made, drop=[SHEETS[0].title])
        else:
            title, table = chance.choice(list(tables(data).items()))
            row, column = chance.randint(1, len(table.rows) + 1), chance.randint(1, 4)
            edited(damaged, cells=[CellEdit(title, row, column, table.cell(row, column), "new")], owner=OWNER)
    except CoalitionError:
        return "refused"
    except Exception as problem:  # noqa: BLE001  any other kind is what is looked for
        return f"{type(problem).__name__}: {problem}"
    return "written"


def harmed(files: Mapping[str, bytes], runs: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Damage files and edit them; return how it ended and what went wrong."""
    small = sorted(name for name, data in files.items() if len(data) < SMALL)
    ends: Counter[str] = Counter()
    wrong = []
    for run in range(runs if small else 0):
        chance = random.Random(f"{seed} {run}")
        name = chance.choice(small)
        damaged = (flipped if chance.random() < 0.3 else mistold)(files[name], chance)
        end = tried(files[name], damaged, chance)
        ends[end if end in ("written", "refused") else "wrong"] += 1
        if end not in ("written", "refused"):
            wrong.append(f"{name}, damaged by seed {seed}, run {run}: {end}")
    return ends, wrong
