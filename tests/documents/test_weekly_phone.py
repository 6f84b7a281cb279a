"""The weekly summary on a phone: nothing to push sideways, what is late before what comes."""

from __future__ import annotations

from pathlib import Path

from coalition_sheets.demo import memory
from coalition_sheets.documents.weekly import weekly
from tests.browser import chromium, needs_browser
from tests.documents.golden import living
from tests.documents.making import load, text_of

CELLS = """[...document.querySelectorAll("th, td")].map(e => [e.innerText, e.getBoundingClientRect()])
    .filter(([t, b]) => t && b.height).map(([t, b]) => [Math.round(b.top), Math.round(b.left), b.right, t])"""


@needs_browser
def test_late_stands_above_this_week_and_nothing_reaches_over_the_edge(tmp_path: Path) -> None:
    (tmp_path / "weekly.html").write_text(text_of(weekly(living(tmp_path, memory()), load), "html"), encoding="utf-8")
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.goto((tmp_path / "weekly.html").as_uri())
        wide, cells = page.evaluate("document.documentElement.scrollWidth"), sorted(page.evaluate(CELLS))
    assert wide == 360
    said = [text for _, _, _, text in cells]
    assert said[:3] == ["Late", "45 days · Photo releases · Tomás", "let it go?"]
    assert said.index("This week") > said.index("leave it till Thursday")
    assert said[-1] == "No one yet: Child care on the 24th; Press list; Chamber contact"
    assert max(right for _, _, right, _ in cells) <= 360
