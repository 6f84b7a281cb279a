"""A picture as PNG, for Word and mail, which do not show SVG; drawn by resvg with the fonts of this machine."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from coalition_sheets.documents.pictures.svg import FONT
from coalition_sheets.errors import CoalitionError
from coalition_sheets.model import Picture

WIDTH_PX = 1000


class NoPainter(CoalitionError):
    """The part that makes pictures for Word and mail is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Pictures in Word files and mails need one more part; until then their words stand in their place.",
            'Install it with: pip install "coalition-sheets[pictures]"',
        )


class NoFonts(CoalitionError):
    """No font is here that a picture could be written in: its words would be missing without a sign."""

    def __init__(self) -> None:
        super().__init__(
            "No font was found for the pictures in Word files and mails; their words stand in their place.",
            "Install a font such as DejaVu Sans, Noto Sans or Liberation Sans, then make them again.",
        )


def png(picture: Picture, width_px: int = WIDTH_PX) -> bytes:
    """Return a picture as PNG on white, this many pixels wide. Raises `NoPainter`, `NoFonts`."""
    if not _writes():
        raise NoFonts
    return _drawn(picture.svg, width_px)


def problem() -> str:
    """Return in a sentence why no PNG can be made here, "" where it can."""
    try:
        return "" if _writes() else str(NoFonts())
    except NoPainter as missing:
        return str(missing)


@cache
def _writes() -> bool:
    """Whether a letter leaves a mark: without a font resvg leaves text out and says nothing."""
    page = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" font-family="{FONT}">%s</svg>'
    return _drawn(page % '<text x="2" y="16" font-size="14">M</text>', 20) != _drawn(page % "", 20)


def _drawn(svg: str, width_px: int) -> bytes:
    try:
        from resvg_py import svg_to_bytes
    except ImportError as missing:
        raise NoPainter from missing
    return _painted(svg_to_bytes, svg, width_px)


@lru_cache(maxsize=16)  # a page's picture goes into its mail and its Word file
def _painted(paint: Callable[..., bytes], svg: str, width_px: int) -> bytes:
    return bytes(paint(svg_string=svg, width=width_px, background="#ffffff"))
