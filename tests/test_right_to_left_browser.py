"""The Arabic notice of a meeting in a real browser: from right to left, names apart and in their own order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import needs_browser
from tests.test_languages import with_language

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser

LOOK = (Path(__file__).parent / "documents" / "look.js").read_text("utf-8")
# Where the first and the last letter of each name stand, and the text before it on its line.
NAMES = """() => [...document.querySelectorAll("bdi")].map((name) => {
  const box = (node, from, to) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return range.getBoundingClientRect();
  };
  const text = name.firstChild, before = name.previousSibling, first = box(text, 0, 1);
  const beside = before && before.nodeType === 3 ? box(before, before.length - 2, before.length - 1) : null;
  return { words: text.data, way: getComputedStyle(name).unicodeBidi, first: first.left,
    last: box(text, text.length - 1, text.length).left,
    before: beside && Math.abs(beside.top - first.top) < 9 ? beside.left : null };
})"""


@pytest.fixture(scope="module")
def notice(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The notice to Ruth in Arabic, as it is opened from a file on a phone."""
    path = tmp_path_factory.mktemp("notice") / "notice.html"
    path.write_text(with_language("Arabic").html, encoding="utf-8")
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(path.as_uri())
    yield page
    page.close()


def test_the_page_runs_from_right_to_left(notice: Page) -> None:
    assert notice.evaluate("getComputedStyle(document.documentElement).direction") == "rtl"
    first = "(() => { const t = texts()[0].boxes[0]; return [t.left, innerWidth - t.right]; })()"
    left, right = notice.evaluate(f"() => {{ {LOOK}; return {first}; }}")
    assert right < left


def test_a_latin_name_reads_from_left_to_right_after_what_stands_to_its_right(notice: Page) -> None:
    names = notice.evaluate(NAMES)
    assert "Ruth" in [n["words"] for n in names]
    assert {n["way"] for n in names} == {"isolate"}
    latin = [n for n in names if n["words"].isascii() and n["words"].isalpha()]
    assert all(n["first"] < n["last"] for n in latin)
    beside = [n for n in latin if n["before"] is not None]
    assert beside
    assert all(n["before"] > n["last"] for n in beside)


def test_nothing_overlaps_or_reaches_over_the_edge(notice: Page) -> None:
    assert notice.evaluate(f"() => {{ {LOOK}; return [...overlaps(), ...cutOff()]; }}") == []
