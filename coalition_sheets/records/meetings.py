"""Which meeting a cell of "From meeting" names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from coalition_sheets.model import Column, DateOrder, Meeting, Ref, fold
from coalition_sheets.regex import regex
from coalition_sheets.schemas.types import Context, read_cell

_DATE = Column("date", "Date", "date")
_ISO = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


class Meetings:
    """Meetings by their day, computed name and the coalition's own name for them."""

    def __init__(self, meetings: Iterable[Meeting], context: Context) -> None:
        meetings = tuple(meetings)
        counts: dict[str, int] = {}
        for meeting in meetings:
            counts[meeting.name] = counts.get(meeting.name, 0) + 1
        self.context = context
        self.visible: dict[str, Meeting] = {}
        self._by_word: dict[str, list[str]] = {}
        self._by_day: dict[date, list[str]] = {}
        for meeting in meetings:
            name = meeting.name if counts[meeting.name] == 1 else f"{meeting.name} ({meeting.group})"
            if name in self.visible:
                continue
            self.visible[name] = meeting
            self._by_day.setdefault(meeting.date, []).append(name)
            for word in {meeting.name, name, meeting.title}:
                self._by_word.setdefault(fold(word), []).append(name)
        self._found: dict[str, Ref] = {}

    def resolve(self, text: str) -> Ref:
        """Return which meeting a text names: by its name or its day; without a year, the one meeting of that day."""
        if text not in self._found:
            self._found[text] = self._resolve(text)
        return self._found[text]

    def _resolve(self, text: str) -> Ref:
        key = fold(text)
        names = self._by_word.get(key) if key else None
        if not names:
            names = self._on(key.removesuffix(" meeting"))
        if len(names) > 1:
            names = [n for n in names if self.visible[n].status != "Cancelled"] or names
        if len(names) == 1:
            return Ref(text, "meeting", names[0])
        return Ref(text, "ambiguous", candidates=tuple(sorted(names))) if names else Ref(text)

    def _on(self, text: str) -> list[str]:
        """Return the meetings of the day that a text names; every reading counts where the order is not declared."""
        names: dict[str, None] = {}
        for meant, yearless in self._days(text):
            of_year = {day.isoformat()[5:] for day in meant} if yearless else set()
            names |= dict.fromkeys(
                n for day, some in self._by_day.items() if day in meant or day.isoformat()[5:] in of_year for n in some
            )
        return [n for n in names if self.visible[n].status != "Cancelled"] or list(names)

    def _days(self, text: str) -> Iterator[tuple[tuple[date, ...], bool]]:
        """Yield the days of a text, for each order of month and day that may be meant, and whether any year will do."""
        declared = self.context.date_order
        orders: tuple[DateOrder, ...] = (declared,) if declared else ("M/D", "D/M")
        for order in orders:
            value, missed = read_cell(_DATE, text, replace(self.context, date_order=order))
            if type(value) is date:
                yield (value,), False
            elif missed is not None and missed.code == "DATE-YEAR":
                yield tuple(date.fromisoformat(day) for day in missed.readings if _ISO.match(day)), True

    def suggestions(self, text: str) -> tuple[str, ...]:
        """Return up to three meetings that a text may stand for, the nearest where it names a day. Never a reading."""
        days = [day for meant, _ in self._days(text) for day in meant]
        if days:
            far = {n: min(abs(m.date - day) for day in days) for n, m in self.visible.items()}
            return tuple(sorted(far, key=lambda n: (far[n], n))[:3])
        from rapidfuzz import fuzz, process

        choices: Mapping[str, str] = {n: fold(f"{n} {m.title}") for n, m in self.visible.items()}
        near = process.extract(fold(text), choices, scorer=fuzz.WRatio, limit=3, score_cutoff=60)
        return tuple(name for _, _, name in near)
