"""The colours of a new tab, in a workbook and in a Google Sheet alike."""

from __future__ import annotations

INK, GREY, WHITE = "1F4E5F", "767676", "FFFFFF"  # words; INK is also behind the header
PALE, TINT, AMBER, SKY = "EAF1F3", "F7FAFB", "FFD98A", "DCEBF7"  # behind words
LINE = "D0D7DA"
