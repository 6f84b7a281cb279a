"""Drawing by text: a canvas that grows downwards, one look, one place where characters are made safe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from coalition_sheets.documents.markdown import plain
from coalition_sheets.documents.pictures.labels import Wish, place
from coalition_sheets.documents.pictures.measure import fit, width, wrap
from coalition_sheets.frozen import frozen
from coalition_sheets.model import ENGLISH, Language, Picture

WIDTH = 400.0
PAD = 4.0
ROOM = WIDTH - 2 * PAD
NAME, SMALL = 15.0, 13.0
LINE = 1.32
Anchor = Literal["start", "middle", "end"]
BEFORE: Mapping[Anchor, float] = {"start": 0.0, "middle": 0.5, "end": 1.0}  # how much of it stands before its place
INK, SOFT, FILL, TRACK, EDGE = "#1a1a1a", "#4a4a4a", "#2b6663", "#f1efe9", "#7d7d7d"
FONT = (
    "'Segoe UI', system-ui, -apple-system, 'Helvetica Neue', 'Noto Sans', Roboto, Arial, 'DejaVu Sans', "
    "'Liberation Sans', Ubuntu, Cantarell, Verdana, sans-serif"
)


def xml(text: str) -> str:
    """Return people's text as it may stand in XML, between tags or in quotes; what XML cannot hold is left out."""
    shown = plain(text)
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
        shown = shown.replace(character, entity)
    return shown


def number(value: float) -> str:
    """Return a coordinate, short and the same on every machine."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


@frozen
class Label:
    """A small label that wants to stand at x, which is its left edge, its middle or its end; `slack` is its leeway."""

    text: str
    at: float
    anchor: Anchor = "start"
    slack: float = float("inf")
    bold: bool = False


def named(text: str, language: Language = ENGLISH) -> str:
    """Return a name as it is shown, or words that say that there is none."""
    return plain(text) or language.gettext("(no name)")


class Canvas:
    """Pieces of a picture, drawn from the top down; `y` is how far it has come."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.y = PAD
        self.pieces: list[str] = []

    def text(
        self, line: str, x: float, y: float, size: float = SMALL, *, bold: bool = False, ink: str = INK,
        anchor: Anchor = "start",
    ) -> None:  # fmt: skip
        """Write one line at x with its baseline at y; it has been measured before."""
        look = (' font-weight="600"' if bold else "") + (f' text-anchor="{anchor}"' if anchor != "start" else "")
        self.pieces.append(
            f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}"{look} fill="{ink}">{xml(line)}</text>'
        )

    def lines(self, text: str, *, size: float = NAME, bold: bool = True, x: float = PAD, lines: int = 2) -> None:
        """Write a name on its lines and move down."""
        for line in wrap(text, WIDTH - PAD - x, size, lines=lines, bold=bold):
            self.text(line, x, self.y + size, size, bold=bold)
            self.y += size * LINE

    def labels(self, *labels: Label) -> None:
        """Write small labels where no two meet, and move down past them."""
        fitted = [replace(la, text=fit(la.text, ROOM, SMALL, bold=la.bold)) for la in labels]
        wide = [width(la.text, SMALL, bold=la.bold) for la in fitted]
        spots = place([Wish(la.at - PAD - w * BEFORE[la.anchor], w, la.slack)
                       for la, w in zip(fitted, wide, strict=True)], ROOM)  # fmt: skip
        for la, w, spot in zip(fitted, wide, spots, strict=True):
            x, y = PAD + spot.x + w * BEFORE[la.anchor], self.y + SMALL + spot.line * SMALL * LINE
            self.text(la.text, x, y, bold=la.bold, ink=INK if la.bold else SOFT, anchor=la.anchor)
        self.y += SMALL * LINE * (1 + max((s.line for s in spots), default=-1))

    def rect(self, x: float, y: float, w: float, h: float, fill: str, *, edge: str = "", dash: str = "") -> None:
        """Draw a box."""
        line = f' stroke="{edge}" stroke-width="1"' if edge else ""
        line += f' stroke-dasharray="{dash}"' if dash else ""
        box = f'x="{number(x)}" y="{number(y)}" width="{number(w)}" height="{number(h)}"'
        self.pieces.append(f'<rect {box} rx="2" fill="{fill}"{line}/>')

    def path(self, d: str, *, fill: str = "none", edge: str = "", wide: float = 1.0, dash: str = "") -> None:
        """Draw a shape."""
        line = f' stroke="{edge}" stroke-width="{number(wide)}"' if edge else ""
        line += f' stroke-dasharray="{dash}"' if dash else ""
        self.pieces.append(f'<path d="{d}" fill="{fill}"{line} stroke-linecap="round" stroke-linejoin="round"/>')

    @property
    def stripes(self) -> str:
        """The fill that says "not yet" without a colour."""
        return f"url(#{self.name}-stripes)"

    def finished(self, title: str, alt: str, words: str) -> Picture:
        """Return the whole picture."""
        high = number(self.y + PAD)
        body = "\n".join(self.pieces)
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(WIDTH)} {high}" width="{number(WIDTH)}" '
            f'height="{high}" role="img" aria-labelledby="{self.name}-title {self.name}-desc" direction="ltr" '
            f'font-family="{FONT}">\n'
            f'<title id="{self.name}-title">{xml(title)}</title>\n<desc id="{self.name}-desc">{xml(alt)}</desc>\n'
            f'<defs><pattern id="{self.name}-stripes" width="7" height="7" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(45)"><rect width="7" height="7" fill="#fff"/>'
            f'<rect width="3.5" height="7" fill="{FILL}"/></pattern></defs>\n{body}\n</svg>'
        )
        return Picture(self.name, plain(title), plain(alt), svg, plain(words))
