"""The colours of tabs that we make, in a workbook and in a Google Sheet alike."""

from __future__ import annotations

INK, GREY, WHITE = "1F4E5F", "767676", "FFFFFF"  # words; INK is also behind the header
DARK = "595959"  # grey that can be read on PALE, too
PALE, TINT, AMBER, SKY = "EAF1F3", "F7FAFB", "FFD98A", "DCEBF7"  # behind words
LINE = "D0D7DA"
GREEN, ROSE, ASH = "DDEBDD", "F2CDC4", "ECECEC"  # behind the word of a light, beside AMBER
