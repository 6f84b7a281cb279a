"""The body of a page into a Word document: headings, paragraphs, lists, pictures; tables stand in tables.py."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from coalition_sheets.documents.word.images import put_image, write_figure
from coalition_sheets.documents.word.look import Look
from coalition_sheets.documents.word.room import row_height
from coalition_sheets.documents.word.sheet import GAP, SMALL, element
from coalition_sheets.documents.word.tables import cell_margins, write_table
from coalition_sheets.documents.word.words import Line, directed, fit, styled

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

HEADINGS = {"h1": "Title", "h2": "Heading 1", "h3": "Heading 2"} | dict.fromkeys(("h4", "h5", "h6"), "Heading 3")
CONTAINERS = frozenset({"div", "section", "article", "header", "footer", "details", "figure", "blockquote"})
LEFT_OUT = frozenset({"hr", "style", "script", "template"})


def tree(html: str) -> Any:
    """Return the element that holds a page's words: its `main`, or all of it."""
    from lxml.html import document_fromstring

    root = document_fromstring(f"<div>{fit(html)}</div>" if "<html" not in html else fit(html))
    found = root.find(".//main")
    return found if found is not None else root.find("body")


class Writer:
    """Writes a page's elements one after the other."""

    def __init__(self, document: Document, look: Look) -> None:
        self.document, self.look, self.tables = document, look, 0
        self.below_table, self.tall = False, look.rows[0]

    def write(self, root: Any) -> None:
        """Write all that stands in an element; the last paragraph of a page is small print."""
        blocks = [child for child in root if isinstance(child.tag, str)]
        if len(blocks) == 1 and blocks[0].tag == "div":
            return self.write(blocks[0])
        self.tall = row_height(blocks, self.look)
        for block in blocks:
            last = block is blocks[-1] and block.tag == "p"
            self.block(block, SMALL if last and len(blocks) > 1 else "")
        self.apart()
        return None

    def apart(self) -> None:
        """Keep a table from what would run into it: Word joins two tables, and wants words after the last."""
        if self.below_table:
            self.start(GAP)

    def block(self, node: Any, style: str = "") -> None:
        """Write one element that stands on lines of its own."""
        match node.tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self.paragraph(node, HEADINGS[node.tag])
            case "ul" | "ol":
                self.list(node)
            case "table":
                self.apart()
                write_table(self.document, node, self.look, self.tables, tall=self.tall)
                self.tables, self.below_table = self.tables + (node.get("class") != "plan"), True
            case "img":
                self.picture(node)
            case "figcaption":
                self.paragraph(node, "Caption")
            case "div" if node.get("class") == "pictures":
                self.pictures(node)
            case "svg":
                self.start("Normal").add_run(fit(" ".join(node.itertext("desc"))))
            case tag if tag in LEFT_OUT:
                pass
            case tag if tag in CONTAINERS:
                for child in node:
                    if isinstance(child.tag, str):
                        self.block(child, "Quote" if tag == "blockquote" else style)
            case _:
                self.paragraph(node, style or "Normal")

    def paragraph(self, node: Any, style: str) -> Paragraph:
        """Write an element as one paragraph, and the pictures that stand in it."""
        made = self.start(style)
        Line(made, self.look).put(node)
        for found in node.iter("img"):
            self.picture(found)
        return made

    def start(self, style: str) -> Paragraph:
        """Start a paragraph that runs in the direction of the language."""
        made = directed(styled(self.document.add_paragraph(), style), self.look)
        if self.below_table and style in ("Normal", SMALL):
            made.paragraph_format.space_before = 76200
        self.below_table = False
        return made

    def list(self, node: Any, depth: int = 0) -> None:
        """Write a list; each numbered one starts at its own number."""
        numbered = node.tag == "ol"
        number = self._numbering(node, depth) if numbered else 1
        for item in _children(node, {"li"}):
            made = self.start("List Number" if numbered else "List Bullet")
            if numbered or depth:
                form: Any = made._p.get_or_add_pPr()
                form.get_or_add_numPr().get_or_add_numId().val = number
                form.numPr.get_or_add_ilvl().val = min(depth, 2)
            line = Line(made, self.look)
            line.put(item) if not _children(item, {"p"}) else self._paragraphs(item, line)
            for inner in _children(item, {"ul", "ol"}):
                self.list(inner, depth + 1)

    def _paragraphs(self, item: Any, line: Line) -> None:
        first, *more = _children(item, {"p"})
        line.put(first)
        for node in more:
            line.paragraph.add_run().add_break()
            line.open = False
            line.put(node)

    def _numbering(self, node: Any, depth: int) -> int:
        root: Any = self.document.part.numbering_part.element
        made = root.add_num(2)
        start = node.get("start") or "1"
        made.add_lvlOverride(ilvl=min(depth, 2)).add_startOverride(int(start) if start.isdigit() else 1)
        return int(made.numId)

    def picture(self, node: Any) -> None:
        """Write a picture on a line of its own."""
        put_image(self.start("Normal"), node, self.look.width)

    def pictures(self, node: Any) -> None:
        """Write figures side by side, as on the printed page; each stays whole."""
        from docx.shared import Mm

        self.apart()
        figures = list(node.iter("figure"))
        table: Any = self.document.add_table(0, 2)
        for at, figure in enumerate(figures):
            row = table.rows[-1] if at % 2 else table.add_row()
            if not at % 2:
                row._tr.get_or_add_trPr().append(element("w:cantSplit"))
            write_figure(row.cells[at % 2], figure, self.look, self.look.width / 2 - 4)
        table._tbl.tblPr.insert_element_before(cell_margins((("left", 0), ("right", 60))), "w:tblLook")
        for column in table.columns:
            column.width = Mm(self.look.width / 2)
        self.below_table = True


def _children(node: Any, tags: Iterable[str]) -> list[Any]:
    return [child for child in node if child.tag in tags]
