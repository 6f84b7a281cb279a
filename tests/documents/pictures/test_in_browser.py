"""Labels as a real browser measures them, with real fonts: none over another, none outside, either way a page runs."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coalition_sheets.documents.pictures import Bar, Sector, Stage, Stop, bars, coverage, funnel, timeline
from tests.browser import needs_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = (
    "Sign-on letter", "WWWW MMMM W@M% Wide Words Making Much", "لجنة المستأجرين في المدينة الكبيرة",
    "例えば日本語の長い名前を書いてみる例えば日本語の長い名前", "👩‍👩‍👧‍👦 family " + "🎉" * 20,
    "Ελληνικά και Кириллица длинное название организации", "Ngā mihi ki te whānau – ñandú, über, Łódź, İstanbul",
    "हिन्दी में एक लंबा नाम जो दो पंक्तियों में आता है", "supercalifragilisticexpialidocious" * 3,
)  # fmt: skip
PICTURES = (
    bars([Bar(name=n, now=Fraction(7), start=Fraction(0), target=Fraction(10**k), expected=Fraction(10**k, 2),
              due="December 31, 2027", word="needs a push") for k, n in enumerate(NAMES, 1)]),
    timeline([Stop(name=n, due=day, word="2 of 5 met, 1 not measured") for n in NAMES
              for day in (None, date(2026, 6, 30))], date(2026, 3, 17)),
    coverage([Sector(n, "in conversation", "half") for n in NAMES]),
    funnel([Stage(n, 10**k, 5) for k, n in enumerate(NAMES)], [("Not now", 3)]),
)  # fmt: skip
LOOK = """
const found = [];
for (const svg of document.querySelectorAll('svg')) {
  const room = svg.viewBox.baseVal, boxes = [...svg.querySelectorAll('text')].map(t => [t.getBBox(), t.textContent]);
  boxes.forEach(([a, text], i) => {
    if (a.x < -1 || a.x + a.width > room.width + 1 || a.y < -4 || a.y + a.height > room.height + 4)
      found.push(`outside: ${text}`);
    boxes.slice(i + 1).forEach(([b, other]) => {
      if (a.x < b.x + b.width && b.x < a.x + a.width && a.y + 4 < b.y + b.height - 4 && b.y + 4 < a.y + a.height - 4)
        found.push(`${text} over ${other}`);
    });
  });
  found.push(`${boxes.length > 9} labels`);
}
document.body.textContent = found.join('\\n');
"""


@needs_browser
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_label_meets_another_as_a_browser_draws_them(browser: Browser, direction: str, tmp_path: Path) -> None:
    path = tmp_path / "pictures.html"
    drawn = "".join(p.svg for p in PICTURES)
    path.write_text(f'<html dir="{direction}"><meta charset="utf-8"><body>{drawn}<script>{LOOK}</script>', "utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    said = page.evaluate("document.body.textContent")
    page.close()
    assert said.split("\n") == ["true labels"] * len(PICTURES)
