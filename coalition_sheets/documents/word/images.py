"""Pictures in Word: from the data that stands in the page, no wider than their place, with what they say."""

from __future__ import annotations

import base64
import binascii
import io
import re
from typing import TYPE_CHECKING, Any

from coalition_sheets.documents.word.look import Look
from coalition_sheets.documents.word.words import Line, directed, fit, styled

if TYPE_CHECKING:
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_DATA = re.compile(r"data:image/(?:png|jpeg);base64,([A-Za-z0-9+/=\s]+)")


def put_image(paragraph: Paragraph, node: Any, room: float) -> None:
    """Put a picture into a paragraph, at most `room` mm wide; where there is none, what it would have said."""
    from docx.shared import Mm

    alt, image = fit(node.get("alt") or ""), _data(node.get("src") or "")
    if image is None:
        paragraph.add_run(alt)
        return
    shape = paragraph.add_run().add_picture(image)
    said = node.get("width") or ""
    wide = Mm(min(room, int(said) * 25.4 / 96) if said.isdigit() else room)
    if said or shape.width > wide:
        shape.height, shape.width = round(shape.height * wide / shape.width), wide
    properties: Any = shape._inline.docPr
    properties.set("descr", alt)
    properties.set("name", f"Picture {properties.get('id')}")


def write_figure(cell: _Cell, figure: Any, look: Look, room: float) -> None:
    """Write a figure into a cell: its title, then its picture, or its words where it has none."""
    paragraph = cell.paragraphs[0]
    for node in figure:
        if not isinstance(node.tag, str):
            continue
        if paragraph.runs:
            paragraph = cell.add_paragraph()
        directed(styled(paragraph, "Caption" if node.tag == "figcaption" else "Normal"), look)
        if node.tag == "img":
            put_image(paragraph, node, room)
        elif node.tag == "svg":
            paragraph.add_run(fit(" ".join(node.itertext("desc"))))
        else:
            Line(paragraph, look).put(node)


def _data(source: str) -> io.BytesIO | None:
    found = _DATA.fullmatch(source)
    try:
        return io.BytesIO(base64.b64decode(found[1])) if found else None
    except binascii.Error:
        return None
