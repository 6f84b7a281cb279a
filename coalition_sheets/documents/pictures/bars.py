"""Benchmarks as bars: how far along, and where a steady pace would be today."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from coalition_sheets.documents import say
from coalition_sheets.documents.pictures.measure import fit, width
from coalition_sheets.documents.pictures.svg import (
    EDGE,
    FILL,
    INK,
    PAD,
    ROOM,
    SMALL,
    SOFT,
    TRACK,
    WIDTH,
    Canvas,
    Label,
    named,
)
from coalition_sheets.frozen import frozen
from coalition_sheets.model import ENGLISH, Language, Picture

HIGH = 15.0
Kind = Literal["number", "keep", "milestone"]


@frozen(kw_only=True)
class Bar:
    """One benchmark. `word` says how it stands; `due` is its day in words; `expected` a steady pace's number today.

    A "keep" has its bound in `target` and says "at least" or "at most" in `bound`; a "milestone" has no numbers.
    `push`: it needs us; `done`: it is met.
    """

    name: str
    kind: Kind = "number"
    now: Fraction | None = None
    start: Fraction | None = None
    target: Fraction | None = None
    expected: Fraction | None = None
    unit: str = ""
    bound: str = ""
    word: str = ""
    due: str = ""
    push: bool = False
    done: bool = False


def bars(
    items: Sequence[Bar], *, title: str = "", name: str = "benchmarks", more: int = 0, language: Language = ENGLISH
) -> Picture:
    """Return benchmarks as bars, one below the other; `more` says how many are left out."""
    canvas = Canvas(name)
    title = title or language.gettext("Benchmarks so far")
    for item in items:
        _row(canvas, item, language)
    none = language.gettext("No benchmark yet.")
    rest = language.ngettext("And %(num)s more benchmark.", "And %(num)s more benchmarks.", more) if more else ""
    for line in [*([] if items else [none]), *([rest] if rest else [])]:
        canvas.labels(Label(line, PAD))
        canvas.y += 3
    _key(canvas, items, language)
    sentences = [say.sentence(in_words(item, language)) for item in items] or [none]
    words = " ".join([*sentences, *([rest] if rest else [])])
    return canvas.finished(title, f"{title}. {words}", words)


def in_words(item: Bar, language: Language = ENGLISH) -> str:
    """Return what a bar shows: "Sign-on letter: 7 of 30 (a steady pace would be 12), by June 30, needs a push"."""
    return f"{named(item.name, language)}: {told(item, language)}"


def told(item: Bar, language: Language = ENGLISH) -> str:
    """Return what a bar shows without its name: "7 of 30 (a steady pace would be 12), by June 30, needs a push"."""
    said = value(item, language)
    if item.expected is not None and share(item, item.expected) is not None:
        pace = language.gettext("a steady pace would be %(n)s", n=language.steady(item.expected, item.unit))
        said = f"{said} ({pace})"
    by = language.gettext("by %(day)s", day=item.due) if item.due else ""
    return ", ".join(p for p in (said, by, _word(item, language)) if p)


def value(item: Bar, language: Language = ENGLISH) -> str:
    """Return the numbers of a bar: "7 of 30", "95, from 120 to 40", "12, keep at least 10", "not yet"."""
    if item.kind == "milestone":
        return language.gettext("done") if item.done else language.gettext("not yet")
    now = language.gettext("no number yet") if item.now is None else language.numeral(item.now, item.unit)
    if item.target is None:
        return now
    target = language.numeral(item.target, item.unit)
    if item.kind == "keep" and item.bound == "at most":
        return language.gettext("%(now)s, keep at most %(target)s", now=now, target=target)
    if item.kind == "keep":
        return language.gettext("%(now)s, keep at least %(target)s", now=now, target=target)
    if item.now is None:
        return language.gettext("%(now)s, aiming for %(target)s", now=now, target=target)
    if item.start:
        start = language.numeral(item.start, item.unit)
        return language.gettext("%(now)s, from %(start)s to %(target)s", now=now, start=start, target=target)
    return language.gettext("%(now)s of %(target)s", now=now, target=target)


def _word(item: Bar, language: Language) -> str:
    """Return the word of a standing where the numbers do not say it already."""
    there = item.word in value(item, language) or (item.done and item.kind == "milestone")
    return "" if there else item.word


def _scale(item: Bar) -> tuple[Fraction, Fraction] | None:
    """Return the numbers at the left and the right end of a bar."""
    if item.target is None:
        return None
    if item.kind == "keep":
        ends = [n for n in (Fraction(), item.target, item.now) if n is not None]
        low, high = min(ends), max(ends)
        return (low, high + (high - low) / 8) if high > low else None
    start = item.start or Fraction()
    return (start, item.target) if start != item.target else None


def share(item: Bar, at: Fraction | None) -> Fraction | None:
    """Return how far along the bar a number stands, from 0 to 1."""
    scale = _scale(item)
    if scale is None or at is None:
        return None
    return min(max((at - scale[0]) / (scale[1] - scale[0]), Fraction()), Fraction(1))


def _row(canvas: Canvas, item: Bar, language: Language) -> None:
    canvas.lines(named(item.name, language))
    mark = item.target if item.kind == "keep" else item.expected
    at = None if item.done else share(item, mark)
    canvas.y += 5 if at is None else 14
    top = canvas.y
    _fill(canvas, item, top)
    if at is not None and mark is not None:
        _mark(canvas, PAD + ROOM * float(at), top, language.steady(mark, item.unit))
    canvas.y = top + HIGH + 3
    by = language.gettext("by %(day)s", day=item.due)
    said = ", ".join(p for p in (value(item, language), _word(item, language)) if p)
    canvas.labels(Label(said, PAD, bold=True), *([Label(by, WIDTH - PAD, "end")] if item.due else []))
    canvas.y += 11


def _fill(canvas: Canvas, item: Bar, top: float) -> None:
    blank = item.now is None and item.kind != "milestone"
    canvas.rect(PAD, top, ROOM, HIGH, "#fff" if blank else TRACK, edge=EDGE, dash="4 4" if blank else "")
    part = Fraction(1) if item.done else Fraction() if item.kind == "milestone" else share(item, item.now)
    if part:
        canvas.rect(PAD, top, max(ROOM * float(part), 2), HIGH, canvas.stripes if item.push else FILL, edge=FILL)
    if item.done:
        x, y = WIDTH - PAD - 16, top + HIGH / 2
        canvas.path(f"M{x:.1f} {y:.1f}l4 4 7 -8", edge="#fff", wide=2.5)


def _mark(canvas: Canvas, x: float, top: float, label: str) -> None:
    """Draw where a steady pace would be: a line with a flag, light around it so that it shows on any fill."""
    line = f"M{x:.1f} {top - 1:.1f}V{top + HIGH + 2:.1f}"
    canvas.path(line, edge="#fff", wide=5)
    canvas.path(line, edge=INK, wide=2)
    canvas.path(f"M{x - 5:.1f} {top - 9:.1f}h10l-5 8z", fill=INK)
    label = fit(label, ROOM / 2 - 10, SMALL)
    if x + 9 + width(label, SMALL) <= WIDTH - PAD:
        canvas.text(label, x + 9, top - 3, ink=SOFT)
    else:
        canvas.text(label, x - 9, top - 3, ink=SOFT, anchor="end")


def _key(canvas: Canvas, items: Sequence[Bar], language: Language) -> None:
    """Say below what the mark and the stripes mean, where they were used."""
    if any(share(i, i.expected) is not None and not i.done for i in items):
        y = canvas.y
        canvas.path(f"M{PAD:.1f} {y + 4:.1f}h10l-5 8z", fill=INK)
        canvas.labels(Label(language.gettext("where a steady pace would be today"), PAD + 18))
        canvas.y += 3
    if any(i.push and share(i, i.now) for i in items):
        canvas.rect(PAD, canvas.y + 3, 12, 11, canvas.stripes, edge=FILL)
        canvas.labels(Label(language.gettext("striped: needs a push"), PAD + 18))
