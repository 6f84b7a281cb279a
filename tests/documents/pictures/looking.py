"""Look at a finished picture as a reader does: which words stand where, and whether any two meet."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree

from coalition_sheets.documents.pictures.measure import width
from coalition_sheets.model import Picture

SVG = "{http://www.w3.org/2000/svg}"
BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True)
class Box:
    """A line of text and the room that it takes."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def inside(self, other: Box) -> bool:
        across = other.left <= self.left and self.right <= other.right
        return across and other.top <= self.top and self.bottom <= other.bottom

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def root(picture: Picture) -> ElementTree.Element:
    return ElementTree.fromstring(picture.svg)


def boxes(picture: Picture) -> list[Box]:
    """Return the box of each line of text, from the top."""
    return sorted((_box(e) for e in root(picture).iter(f"{SVG}text")), key=lambda b: (b.top, b.left))


def _box(element: ElementTree.Element) -> Box:
    size, text = float(element.attrib["font-size"]), element.text or ""
    w = width(text, size, bold="font-weight" in element.attrib)
    left = float(element.attrib["x"]) - w * BEFORE[element.attrib.get("text-anchor", "start")]
    base = float(element.attrib["y"])
    return Box(text, left, base - 0.8 * size, left + w, base + 0.25 * size)


def assert_readable(picture: Picture) -> None:
    """Fail where two lines of text meet, or one leaves the picture."""
    found = boxes(picture)
    assert found
    wide, high = (float(n) for n in root(picture).attrib["viewBox"].split()[2:])
    page = Box("the picture", -0.1, 0, wide + 0.1, high)
    for box in found:
        assert box.inside(page), box
    for n, box in enumerate(found):
        assert not [other for other in found[n + 1 :] if box.meets(other)], box


def shown(picture: Picture) -> list[str]:
    """Return the lines of text of a picture."""
    return [b.text for b in boxes(picture)]
