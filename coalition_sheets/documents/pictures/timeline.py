"""Goals on a line of time: when each is due, seen from today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from coalition_sheets.documents import say
from coalition_sheets.documents.pictures.measure import width
from coalition_sheets.documents.pictures.svg import EDGE, FILL, INK, PAD, ROOM, SMALL, SOFT, WIDTH, Canvas, Label, named
from coalition_sheets.frozen import frozen
from coalition_sheets.model import ENGLISH, Language, Picture
from coalition_sheets.model.language import SHORT_MONTHS

INSET = 12.0
DAYS_AROUND = 14


@frozen(kw_only=True)
class Stop:
    """One goal: its day, the day in words as exactly as it was said, and how it stands ("2 of 5 met")."""

    name: str
    due: date | None = None
    said: str = ""
    word: str = ""
    done: bool = False


@frozen
class Axis:
    """Days from left to right."""

    first: int
    last: int

    def x(self, day: date) -> float:
        """Return where a day stands."""
        share = (day.toordinal() - self.first) / (self.last - self.first)
        return PAD + INSET + (ROOM - 2 * INSET) * share


def timeline(
    items: Sequence[Stop], today: date, *, title: str = "", name: str = "timeline", more: int = 0,
    language: Language = ENGLISH,
) -> Picture:  # fmt: skip
    """Return goals by their dates, each on a line of its own; those without a date come last."""
    stops = sorted(items, key=lambda s: s.due or date.max)
    canvas = Canvas(name)
    days = [today.toordinal(), *(s.due.toordinal() for s in stops if s.due)]
    axis = Axis(min(days) - DAYS_AROUND, max(days) + DAYS_AROUND)
    if any(s.due for s in stops):
        _ticks(canvas, axis, today, language)
    for stop in stops:
        _row(canvas, axis, stop, today, language)
    none = language.gettext("No goal yet.")
    rest = language.ngettext("And %(num)s more goal.", "And %(num)s more goals.", more) if more else ""
    for line in [*([] if stops else [none]), *([rest] if rest else [])]:
        canvas.labels(Label(line, PAD))
    words = " ".join([*([say.sentence(in_words(s, language)) for s in stops] or [none]), *([rest] if rest else [])])
    title = title or language.gettext("Goals by date, seen from %(day)s", day=language.month_day(today))
    return canvas.finished(title, f"{title}. {words}", words)


def in_words(stop: Stop, language: Language = ENGLISH) -> str:
    """Return what a line shows: "Language access ordinance: by June 30, 2 of 5 met"."""
    return f"{named(stop.name, language)}: {', '.join(_label(stop, language))}"


def _label(stop: Stop, language: Language) -> tuple[str, ...]:
    """Return by when, and how it stands where there is a word for it."""
    day = stop.said or (language.month_day(stop.due) if stop.due else "")
    by = language.gettext("by %(day)s", day=day) if stop.due else language.gettext("no date yet")
    return (by, stop.word) if stop.word else (by,)


def _row(canvas: Canvas, axis: Axis, stop: Stop, today: date, language: Language) -> None:
    if stop.due is None:
        canvas.lines(in_words(stop, language), size=SMALL, bold=False)
        canvas.y += 4
        return
    canvas.lines(named(stop.name, language))
    canvas.y += 11
    y, now, x = canvas.y, axis.x(today), axis.x(stop.due)
    canvas.path(f"M{PAD:.1f} {y:.1f}H{WIDTH - PAD:.1f}", edge=EDGE)
    canvas.path(f"M{min(now, x):.1f} {y:.1f}H{max(now, x):.1f}", edge=FILL if x >= now else EDGE, wide=4)
    canvas.path(f"M{now:.1f} {y - 7:.1f}v14", edge=INK, wide=2)
    canvas.path(f"M{x:.1f} {y - 8:.1f}l8 8l-8 8l-8 -8z", fill=FILL if stop.done else "#fff", edge=FILL, wide=2)
    if stop.done:
        canvas.path(f"M{x - 3.5:.1f} {y:.1f}l2.5 3l4.5 -5.5", edge="#fff", wide=2)
    canvas.y += 10
    told = _label(stop, language)
    whole = ", ".join(told)
    lines = (whole,) if width(whole, SMALL) <= ROOM else told
    canvas.labels(*(Label(line, x, "middle") for line in lines))
    canvas.y += 10


def _ticks(canvas: Canvas, axis: Axis, today: date, language: Language) -> None:
    """Name today and as many months or years as find room, along the top."""
    base, taken = canvas.y + SMALL, list[tuple[float, float]]()
    now = language.in_days(0)
    for day, label in ((today, now), *_named_days(axis, language)):
        w, x = width(label, SMALL, bold=True), axis.x(day)
        left = min(max(x - w / 2, PAD), WIDTH - PAD - w)
        if all(left + w + 8 <= a or left >= b + 8 for a, b in taken):
            taken.append((left, left + w))
            ink = INK if label == now else SOFT
            canvas.text(label, left + w / 2, base, bold=label == now, ink=ink, anchor="middle")
            canvas.path(f"M{x:.1f} {base + 5:.1f}v5", edge=ink, wide=1.5)
    canvas.path(f"M{PAD:.1f} {base + 10:.1f}H{WIDTH - PAD:.1f}", edge=EDGE)
    canvas.y = base + 16


def _named_days(axis: Axis, language: Language) -> list[tuple[date, str]]:
    """Return the first days of months, or of years where it takes more than two, with their short names."""
    first, last = _day(axis.first), _day(axis.last)
    if (last - first) > timedelta(days=800):
        step = max(1, (last.year - first.year) // 6)
        years = range(first.year + 1, last.year + 1, step)
        return [(date(y, 1, 1), str(y)) for y in years]
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    step = max(1, len(months) // 6)
    days = [date(m // 12, m % 12 + 1, 1) for m in months[::step] if m // 12 <= date.max.year]
    return [
        (d, language.found("short month", SHORT_MONTHS[d.month - 1]) + (f" {d.year}" if d.month == 1 else ""))
        for d in days
    ]


def _day(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
