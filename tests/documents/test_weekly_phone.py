"""Printed pages on a phone: nothing to push sideways, what is late before what comes, a card for each call."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coalition_sheets.demo import memory
from coalition_sheets.documents.weekly import weekly
from tests.browser import needs_browser
from tests.documents.golden import living
from tests.documents.making import harbor, load, text_of
from tests.documents.pages import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CELLS = """[...document.querySelectorAll("th, td")].map(e => [e.innerText, e.getBoundingClientRect()])
    .filter(([t, b]) => t && b.height).map(([t, b]) => [Math.round(b.top), Math.round(b.left), b.right, t])"""


@needs_browser
def test_late_stands_above_this_week_and_nothing_reaches_over_the_edge(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "weekly.html").write_text(text_of(weekly(living(tmp_path, memory()), load), "html"), encoding="utf-8")
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto((tmp_path / "weekly.html").as_uri())
    wide, cells = page.evaluate("document.documentElement.scrollWidth"), sorted(page.evaluate(CELLS))
    page.close()
    assert wide == 360
    said = [text for _, _, _, text in cells]
    assert said[:3] == ["Late", "45 days · Photo releases · Tomás", "let it go?"]
    assert said.index("This week") > said.index("leave it till Thursday")
    assert said[-1] == "No one yet: Child care on the 24th; Press list; Chamber contact"
    assert max(right for _, _, right, _ in cells) <= 360


@needs_browser
def test_a_call_is_a_card_and_no_page_pushes_the_screen_sideways(browser: Browser, tmp_path: Path) -> None:
    b, wide = harbor(), {}
    page = browser.new_page(viewport={"width": 320, "height": 740})
    for name, made in PAGES.items():
        (tmp_path / "page.html").write_text(text_of(made(b)[0], "html"), encoding="utf-8")
        page.goto((tmp_path / "page.html").as_uri())
        wide[name] = page.evaluate("document.documentElement.scrollWidth")
        if name == "call-sheet.md.j2":
            assert page.locator("th:visible, td:last-child:visible").count() == 0
    page.close()
    assert {name: width for name, width in wide.items() if width > 320} == {}
