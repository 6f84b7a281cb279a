"""The outreach funnel: how many came how far, stage by stage."""

from __future__ import annotations

from collections.abc import Sequence

from coalition_sheets.documents.markdown import plain
from coalition_sheets.documents.pictures.measure import fit, width
from coalition_sheets.documents.pictures.svg import EDGE, FILL, LINE, PAD, ROOM, SMALL, TRACK, Canvas, named
from coalition_sheets.frozen import frozen
from coalition_sheets.model import ENGLISH, Language, Picture

NAMES, NUMBERS, HIGH = 118.0, 112.0, 18.0


@frozen
class Stage:
    """One stage: how many came this far, and how many of them are here now."""

    name: str
    reached: int
    here: int


def funnel(
    stages: Sequence[Stage], exits: Sequence[tuple[str, int]] = (), *, title: str = "",
    name: str = "funnel", language: Language = ENGLISH,
) -> Picture:  # fmt: skip
    """Return the stages from the first name to the member, the widest on top; `exits`: who went another way."""
    canvas = Canvas(name)
    most = max((s.reached for s in stages), default=0)
    for stage in stages:
        _row(canvas, stage, most, language)
    title = title or language.gettext("How far conversations have come")
    left = language.listed([f"{plain(word)} {n}" for word, n in exits if n])
    tail = language.gettext("On other paths: %(list)s.", list=left) if left else ""
    key = language.gettext("No conversation yet.")
    if most:
        key = language.gettext("A bar shows how many came this far; in brackets, how many are there now.")
    for line in [key, *([tail] if tail else [])]:
        canvas.lines(line, size=SMALL, bold=False)
    each = language.listed([_in_words(s, language) for s in stages])
    told = language.gettext("Came this far: %(list)s.", list=each) if most else key
    words = f"{told} {tail}".strip()
    return canvas.finished(title, f"{title}. {words}", words)


def _in_words(stage: Stage, language: Language) -> str:
    now = language.gettext("%(n)s there now", n=stage.here)
    return f"{named(stage.name, language)} {stage.reached}" + (f" ({now})" if _some(stage) else "")


def _some(stage: Stage) -> bool:
    return 0 < stage.here < stage.reached


def _row(canvas: Canvas, stage: Stage, most: int, language: Language) -> None:
    top, room = canvas.y, ROOM - NAMES - NUMBERS
    base = top + HIGH / 2 + SMALL * 0.36
    canvas.text(fit(named(stage.name, language), NAMES - 8, SMALL, bold=True), PAD, base, bold=True)
    long = room * stage.reached / most if most else 0.0
    canvas.rect(PAD + NAMES, top, room, HIGH, "#fff", edge=TRACK)
    if long:
        canvas.rect(PAD + NAMES, top, max(long, 2), HIGH, FILL, edge=EDGE)
    number = fit(str(stage.reached), NUMBERS / 2 - 8, SMALL, bold=True)
    x = PAD + NAMES + room + 8
    canvas.text(number, x, base, bold=True)
    if _some(stage):
        x += width(number, SMALL, bold=True) + 5
        here = language.gettext("%(n)s now", n=stage.here)
        canvas.text(fit(f"({here})", PAD + ROOM - x, SMALL), x, base)
    canvas.y += max(HIGH, SMALL * LINE) + 8
