"""How findings say things: names in a row, days, counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coalition_sheets.model import Goal, Meeting, Named, Person, Record, Task, Touch, Win, squash

SHOWN = 3
LONGEST = 60


def day(when: date, today: date) -> str:
    """Return a day as people say it, "March 24", with the year where it is another one than today's."""
    text = f"{when:%B} {when.day}"
    return text if when.year == today.year else f"{text}, {when.year}"


def count(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: "1 task", "3 tasks"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def names(found: Sequence[str], shown: int = SHOWN) -> str:
    """Return names in a row: "A and B", "A, B, C and 8 more"; one name too many is still said."""
    if len(found) > shown + 1:
        return f"{', '.join(found[:shown])} and {len(found) - shown} more"
    return " and ".join(part for part in (", ".join(found[:-1]), found[-1] if found else "") if part)


def label(record: Record, today: date) -> str:
    """Return how a row is called in a sentence."""
    match record:
        case Goal(name=text) | Task(name=text) | Win(what=text):
            return quoted(text)
        case Meeting():
            return day(record.date, today)
        case Touch():
            return f"{record.who.label} ({day(record.date, today)})"
        case Person(name=text) | Named(name=text):
            return squash(text)
        case _:
            return f"row {record.row}"


def quoted(text: str) -> str:
    """Return a title in quotes, on one line, cut after 60 characters."""
    line = squash(text)
    return f"“{line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + '…'}”"


def is_or_are(number: int) -> str:
    """Return "is" for one and "are" for any other number."""
    return "is" if number == 1 else "are"
