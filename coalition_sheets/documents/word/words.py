"""Words into a paragraph of Word: bold, marked, linked, and checkboxes in a font that has them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from coalition_sheets.documents.word.look import Look
from coalition_sheets.documents.word.sheet import SOFT, element
from coalition_sheets.frozen import frozen

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

# XML has no place for these; what they were typed for is lost anyway.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPACE = re.compile(r"[ \t\r\n]+")
_SYMBOL = re.compile("([\u2190-\u21ff\u2500-\u27bf]+)")
_BOX = re.compile("([☐☑☒]) ")  # a box stays beside its words
_LINK = re.compile(r"(https?://|mailto:)[^\s\"\\]+", re.IGNORECASE)
SYMBOLS = "MS Gothic"  # what Word's own checkboxes are written in
GAP = "FFF3C4"


@frozen
class Face:
    """How a stretch of words looks."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    marked: bool = False
    linked: bool = False
    code: bool = False
    soft: bool = False


PLAIN = Face()
TURNS = {
    "strong": {"bold": True}, "b": {"bold": True}, "em": {"italic": True}, "i": {"italic": True},
    "s": {"struck": True}, "del": {"struck": True}, "mark": {"marked": True}, "code": {"code": True},
}  # fmt: skip


def fit(text: str) -> str:
    """Return text without the characters that no Word file may hold."""
    return _UNFIT.sub("", text)


@dataclass(slots=True)
class Line:
    """A paragraph as it is written: where the last words ended decides whether a space may follow."""

    paragraph: Paragraph
    look: Look
    open: bool = False  # words stand before, and no space after them yet

    def put(self, node: Any, face: Face = PLAIN) -> None:
        """Write all that stands in an element."""
        self.words(node.text or "", face)
        for child in node:
            if isinstance(child.tag, str):
                self._child(child, face)
            self.words(child.tail or "", face)

    def _child(self, child: Any, face: Face) -> None:
        if child.tag == "br":
            self.paragraph.add_run().add_break()
            self.open = False
        elif child.tag == "a" and _LINK.fullmatch(child.get("href") or ""):
            self._link(child, face)
        elif child.tag not in ("svg", "img", "ul", "ol", "script", "style"):
            self.put(child, replace(face, **TURNS.get(child.tag, {})))

    def words(self, text: str, face: Face) -> None:
        """Write words; spaces and line ends run together as in a browser."""
        said = _BOX.sub("\\1\u00a0", _SPACE.sub(" ", fit(text)))
        if not self.open:
            said = said.lstrip(" ")
        if not said:
            return
        self.open = not said.endswith(" ")
        for part in filter(None, _SYMBOL.split(said)):
            self._run(part, face)

    def _run(self, text: str, face: Face) -> None:
        run = self.paragraph.add_run(text)
        run.bold, run.italic, run.font.strike = face.bold or None, face.italic or None, face.struck or None
        form = run._r.get_or_add_rPr()
        if face.code:
            run.font.name = "Courier New"
        if _SYMBOL.match(text):
            form.insert(0, element("w:rFonts", **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), SYMBOLS)))
            form.append(element("w:sz", val="18"))  # or the font that stands in for it spreads the lines
        if face.soft or (face.italic and not face.bold):
            _colour(run, SOFT)
        if face.linked:
            _colour(run, "0B4A8F")
            run.underline = True
        if face.marked:
            form.append(element("w:shd", val="clear", color="auto", fill=GAP))
        if self.look.rtl:
            run.font.rtl = True
            run.font.cs_bold, run.font.cs_italic = face.bold or None, face.italic or None
        if not len(form):
            run._r.remove(form)

    def _link(self, node: Any, face: Face) -> None:
        """Write a link as a field: the file itself then points nowhere outside."""
        self._field("begin")
        code = element("w:instrText")
        code.text = f' HYPERLINK "{fit(node.get("href"))}" '
        code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        self.paragraph.add_run()._r.append(code)
        self._field("separate")
        self.put(node, replace(face, linked=True))
        self._field("end")

    def _field(self, kind: str) -> None:
        self.paragraph.add_run()._r.append(element("w:fldChar", fldCharType=kind))


def _colour(run: Any, colour: str) -> None:
    from docx.shared import RGBColor

    run.font.color.rgb = RGBColor.from_string(colour)


def directed(paragraph: Paragraph, look: Look) -> Paragraph:
    """Return a paragraph that runs from right to left where its language does."""
    if look.rtl:
        form: Any = paragraph._p.get_or_add_pPr()
        form.insert_element_before(element("w:bidi"), "w:adjustRightInd", "w:spacing", "w:ind", "w:jc", "w:rPr")
    return paragraph


def styled(paragraph: Paragraph, name: str) -> Paragraph:
    """Return a paragraph in a style of the document; python-docx's own way looks through all styles each time."""
    if name != "Normal":
        form: Any = paragraph._p
        form.style = name.replace(" ", "")
    return paragraph
