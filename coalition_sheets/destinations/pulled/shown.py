"""How a Sheet shows numbers and cells, in Excel's words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell

Json = Mapping[str, Any]

GENERAL = "General"
BY_TYPE = {
    "TEXT": "@", "PERCENT": "0.00%", "CURRENCY": "#,##0.00", "DATE": "yyyy-mm-dd", "TIME": "h:mm:ss AM/PM",
    "DATE_TIME": "yyyy-mm-dd h:mm:ss", "SCIENTIFIC": "0.00E+00",
}  # fmt: skip
LONGEST = 255
_MARKS = re.compile("am/pm|a/p", re.IGNORECASE)
_CLEAN = re.compile("[\x20-\x7e\xa0-\ud7ff\ue000-\ufffd]*")
_FIRST = datetime(1899, 12, 30)


def code(shown: Json) -> str:
    """Return the format code of a number format; what Excel would stumble over becomes the usual one of its kind."""
    kind, pattern = str(shown.get("type", "")), str(shown.get("pattern", ""))
    usual = BY_TYPE.get(kind, GENERAL)
    if kind == "TEXT" or not pattern or len(pattern) > LONGEST or not _CLEAN.fullmatch(pattern):
        return usual
    parts = pattern.split('"')
    if len(parts) % 2 == 0:
        return usual
    made = (part if n % 2 else _MARKS.sub(lambda found: found[0].upper(), part) for n, part in enumerate(parts))
    return '"'.join(made)


def number(value: float, shown: Json) -> float | str:
    """Return a number as Excel counts: its days differ before March 1900; of those before 1900 it knows nothing."""
    if shown.get("type") not in ("DATE", "DATE_TIME") or value >= 61 or 0 <= value < 1:
        return int(value) if float(value).is_integer() and abs(value) < 1e15 else value
    if value >= 2:
        return value - 1
    try:
        moment = _FIRST + timedelta(days=value)
    except OverflowError:
        return value
    return moment.date().isoformat() if moment.time() == datetime.min.time() else moment.isoformat(" ", "minutes")


class Looks:
    """The colours, letters and alignment of cells; equal ones are made once."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, ...], tuple[Any, Any, Any]] = {}

    def put(self, target: SheetCell, look: Json) -> None:
        """Give a cell the look that somebody gave it in the Sheet."""
        if not look:
            return
        text = look.get("textFormat", {})
        key = (
            _colour(look.get("backgroundColorStyle")),
            _colour(text.get("foregroundColorStyle")),
            "bold" if text.get("bold") else "",
            "italic" if text.get("italic") else "",
            str(look.get("wrapStrategy", "")),
            str(look.get("verticalAlignment", "")),
            str(look.get("horizontalAlignment", "")),
        )
        if not any(key):
            return
        fill, font, place = self._made.get(key) or self._made.setdefault(key, _styles(key))
        if fill:
            target.fill = fill
        if font:
            target.font = font
        if place:
            target.alignment = place


def _styles(key: tuple[str, ...]) -> tuple[Any, ...]:
    from openpyxl.styles import Alignment, Font, PatternFill

    fill, ink, bold, italic, wrap, vertical, across = key
    places = {"TOP": "top", "MIDDLE": "center", "BOTTOM": "bottom"}
    sides = {"LEFT": "left", "CENTER": "center", "RIGHT": "right"}
    return (
        PatternFill("solid", fgColor=fill) if fill and fill != "FFFFFF" else None,
        Font(name="Calibri", bold=bool(bold), italic=bool(italic), color=ink or None)
        if ink or bold or italic
        else None,
        Alignment(wrap_text=wrap == "WRAP", vertical=places.get(vertical), horizontal=sides.get(across))
        if wrap or vertical or across
        else None,
    )


def _colour(style: Json | None) -> str:
    """Return a colour as six digits; "" where there is none, or it goes by the Sheet's theme."""
    rgb = (style or {}).get("rgbColor")
    if rgb is None:
        return ""
    return "".join(f"{round(255 * min(1.0, max(0.0, rgb.get(name, 0)))):02X}" for name in ("red", "green", "blue"))
