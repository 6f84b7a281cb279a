"""A blank Word document in the look of the printed page: paper, margins, styles, lists, language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coalition_sheets.documents.word.look import SIDE, TOP, Look

if TYPE_CHECKING:
    from docx.document import Document

FONT = "Arial"  # of the page's fonts the one that every word processor has, or has one of the same widths for
INK, SOFT = "1A1A1A", "565656"
SMALL, CELL, HEAD, NOTE, GAP = "Small Print", "Table Text", "Table Head", "Table Note", "Table Gap"
LISTS = (  # mark and kind of number, three deep
    (("•", "bullet"), ("◦", "bullet"), ("▪", "bullet")),
    (("%1.", "decimal"), ("%2.", "lowerLetter"), ("%3.", "lowerRoman")),
)
# style, points, points before and after, bold, colour
STYLES: tuple[tuple[str, float, float, float, bool, str], ...] = (
    ("Normal", 10, 0, 3, False, INK),
    ("Title", 15, 0, 2, True, INK),
    ("Heading 1", 11, 9, 3, True, INK),
    ("Heading 2", 10.5, 7, 2, True, INK),
    ("Heading 3", 10, 6, 2, True, INK),
    ("List Bullet", 10, 0, 1.5, False, INK),
    ("List Number", 10, 0, 1.5, False, INK),
    ("Quote", 10, 2, 4, False, INK),
    ("Caption", 10, 5, 1, True, INK),
    (SMALL, 8.5, 5, 0, False, SOFT),
    (CELL, 10, 0, 0, False, INK),
    (HEAD, 8.5, 0, 0, True, INK),
    (NOTE, 8, 0, 0, False, SOFT),
    (GAP, 4, 0, 0, False, INK),
)
REGIONS = {"en": ("en-US", "en-GB"), "es": ("es-US", "es-ES"), "fr": ("fr-CA", "fr-FR"), "pt": ("pt-BR", "pt-PT")}


def blank(look: Look) -> Document:
    """Return an empty document of this look."""
    import docx

    document = docx.Document()
    _drop_extras(document)
    _paper(document, look)
    _styles(document)
    _lists(document)
    _language(document, look)
    return document


def _drop_extras(document: Any) -> None:
    """Take out what python-docx's own blank document carries beside its words: a picture of it, an empty form."""
    from docx.oxml.ns import qn

    for part, wanted in ((document.part, ("customXml", "stylesWithEffects")), (document.part.package, ("thumbnail",))):
        for key, rel in list(part.rels.items()):
            if rel.reltype.rpartition("/")[2] in wanted:
                del part.rels[key]
    for found in document.settings.element.iter(qn("w:compatSetting")):
        if found.get(qn("w:name")) == "compatibilityMode":  # or Word says "Compatibility Mode" in its title bar
            found.set(qn("w:val"), "15")


def _paper(document: Document, look: Look) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section, (wide, tall) = document.sections[0], look.size
    section.page_width, section.page_height = Mm(wide), Mm(tall)
    section.orientation = WD_ORIENT.LANDSCAPE if wide > tall else WD_ORIENT.PORTRAIT
    section.top_margin = section.bottom_margin = Mm(TOP)
    section.left_margin = section.right_margin = Mm(SIDE)
    section.header_distance = section.footer_distance = Mm(5)
    if look.rtl:
        section._sectPr.insert_element_before(element("w:bidi"), "w:rtlGutter", "w:docGrid")


def _styles(document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE

    known = {style.name for style in document.styles}
    for name, points, before, after, bold, colour in STYLES:
        if name not in known:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _styled(document.styles[name], points, (before, after), bold=bold, colour=colour)
    _line_below(document.styles["Heading 1"])
    document.styles["Quote"].paragraph_format.left_indent = 228600
    for kind in ("Heading 1", "Heading 2", "Heading 3", "Title", "Caption"):
        document.styles[kind].paragraph_format.keep_with_next = True


def _styled(style: Any, points: float, apart: tuple[float, float], *, bold: bool, colour: str) -> None:
    from docx.shared import Pt, RGBColor

    rpr = style.element.get_or_add_rPr()
    for child in list(rpr):
        rpr.remove(child)
    for old in style.element.iterfind("{*}pPr/{*}pBdr"):
        old.getparent().remove(old)
    rpr.append(element("w:rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT))
    style.font.size, style.font.color.rgb, style.font.bold = Pt(points), RGBColor.from_string(colour), bold
    style.font.cs_bold = bold
    rpr.append(element("w:szCs", val=str(round(2 * points))))
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(apart[0]), Pt(apart[1]), 1.08
    style.hidden, style.quick_style = False, True


def _line_below(style: Any) -> None:
    borders = element("w:pBdr")
    borders.append(element("w:bottom", val="single", sz="4", space="1", color="C4C4C4"))
    style.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _lists(document: Any) -> None:
    """Replace the numbering of python-docx's blank document by ours: bullets (1) and numbers (2), three deep."""
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    for number, levels in enumerate(LISTS, 1):
        kind = element("w:abstractNum", abstractNumId=str(number))
        kind.append(element("w:multiLevelType", val="multilevel"))
        for level, (mark, counted) in enumerate(levels):
            kind.append(_level(level, mark, counted))
        root.append(kind)
    for number, style in ((1, "List Bullet"), (2, "List Number")):
        root.add_num(number)
        (used,) = document.styles[style].element.iterfind("{*}pPr/{*}numPr/{*}numId")
        used.val = number


def _level(level: int, mark: str, kind: str) -> Any:
    made = element("w:lvl", ilvl=str(level))
    for name, value in (("w:start", "1"), ("w:numFmt", kind), ("w:lvlText", mark), ("w:lvlJc", "left")):
        made.append(element(name, val=value))
    form = element("w:pPr")
    form.append(element("w:ind", left=str(360 * (level + 1)), hanging="260"))
    made.append(form)
    return made


def _language(document: Document, look: Look) -> None:
    """Say in which language to check spelling."""
    from docx.oxml.ns import qn

    short = look.lang.partition("-")[0].lower()
    here, elsewhere = REGIONS.get(short, (look.lang, look.lang))
    said = look.lang if "-" in look.lang else here if look.paper == "letter" else elsewhere
    (found,) = document.styles.element.iterfind("{*}docDefaults/{*}rPrDefault/{*}rPr/{*}lang")
    for name in ("w:val", "w:bidi") if look.rtl else ("w:val",):
        found.set(qn(name), said)


def element(tag: str, **values: str) -> Any:
    """Return an element of WordprocessingML with its attributes."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    return made
