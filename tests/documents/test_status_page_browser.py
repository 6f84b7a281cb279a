"""The status page in a real browser: nothing loaded, nothing overlapping, right by phone, keyboard and paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from coalition_sheets.demo import memory
from coalition_sheets.documents.status_page import status_page
from coalition_sheets.documents.summaries import declassified
from coalition_sheets.model import Level
from tests.browser import needs_browser
from tests.documents.golden import living
from tests.documents.making import load, text_of
from tests.documents.spanish import SPANISH
from tests.little import briefing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser

WIDTHS = (320, 360, 768, 1280)
NAMES = ("living", "living-organizers", "living-public", "living-spanish", "new")
LOOK = (Path(__file__).parent / "look.js").read_text("utf-8")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The pages of the living demo for each audience, and that of a brand-new workbook."""
    folder = tmp_path_factory.mktemp("status")
    b = living(folder, memory())
    made = {f"living-{level.word}": status_page(b, load, level=level, numbers=declassified(b)) for level in Level}
    made = {name.replace("-coalition", ""): document for name, document in made.items()}
    made["living-spanish"] = status_page(b.speaking(SPANISH), load, level=Level.ORGANIZERS)
    made["new"] = status_page(briefing("## Tasks\nTask\n"), load)
    for name, document in made.items():
        (folder / f"{name}.html").write_text(text_of(document, "html"), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in made}


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """One window for all pages: opening a new one takes longer than looking."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.fixture(params=NAMES)
def page(request: pytest.FixtureRequest, window: Page, files: Mapping[str, Path]) -> Page:
    """One page, opened as a person does: from a file."""
    return opened(window, files[request.param])


def opened(window: Page, path: Path) -> Page:
    """Return the window with a page in it, as it is on a desk."""
    window.set_viewport_size({"width": 1280, "height": 800})
    window.emulate_media(media="screen", color_scheme="light")
    window.goto(path.as_uri())
    return window


def looked(page: Page, question: str) -> Any:
    """Return the answer of one of the functions of look.js."""
    return page.evaluate(f"(() => {{ {LOOK}; return {question}(); }})()")


def test_it_loads_nothing_and_the_browser_has_nothing_to_say(browser: Browser, files: Mapping[str, Path]) -> None:
    window = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    window.on("request", lambda request: asked.append(request.url))
    window.on("console", lambda message: said.append(message.text))
    window.on("pageerror", lambda error: said.append(str(error)))
    for path in files.values():
        window.goto(path.as_uri())
        assert window.evaluate("getComputedStyle(document.body).maxWidth") != "none", "its own style is let in"
    window.close()
    assert (asked, said) == ([path.as_uri() for path in files.values()], [])


def test_what_somebody_smuggles_in_does_nothing(browser: Browser, files: Mapping[str, Path], tmp_path: Path) -> None:
    evil = (
        '<script>document.title = "taken"</script><img src="http://127.0.0.1:9/x.png" onerror="document.title = 1">'
        '<p id="evil" style="color: rgb(1, 2, 3)">x</p><style>body { color: rgb(1, 2, 3) }</style>'
    )
    path = tmp_path / "evil.html"
    path.write_text(files["living"].read_text("utf-8").replace("</main>", f"{evil}</main>"), encoding="utf-8")
    window = browser.new_page()
    said: list[str] = []
    window.on("console", lambda message: said.append(message.text))
    window.goto(path.as_uri())
    assert window.title().endswith("how we stand")
    assert window.evaluate("getComputedStyle(document.getElementById('evil')).color") != "rgb(1, 2, 3)"
    window.close()
    assert len([line for line in said if "Content Security Policy" in line]) >= 4, said


def test_nothing_overlaps_and_nothing_scrolls_sideways(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert (width, looked(page, "overlaps"), looked(page, "cutOff")) == (width, [], [])


def test_every_word_stands_out_from_what_is_behind_it(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    ways: tuple[tuple[Any, Any], ...] = (("screen", "light"), ("screen", "dark"), ("print", "light"), ("print", "dark"))
    for media, scheme in ways:
        page.emulate_media(media=media, color_scheme=scheme)
        found = looked(page, "contrasts")
        assert len(found) > 10
        assert [(words, ratio) for words, ratio in found if ratio < 4.5] == []


def test_it_has_its_landmarks_and_headings_in_order(page: Page) -> None:
    assert [page.get_by_role(role).count() for role in ("banner", "navigation", "main", "contentinfo")] == [1, 1, 1, 1]
    levels = looked(page, "headings")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.get_by_role("region").count() == page.locator("section").count() == page.locator("h2").count()
    assert page.locator("html").get_attribute("lang") == ("es" if "spanish" in page.url else "en")
    assert looked(page, "twice") == []


def test_the_list_of_parts_leads_to_each_part_in_order(page: Page) -> None:
    links = page.locator("nav a").evaluate_all("found => found.map(a => a.getAttribute('href'))")
    assert links == page.locator("h2").evaluate_all("found => found.map(h => '#' + h.id)")


def test_the_tab_key_visits_everything_in_order_and_shows_where_it_is(page: Page) -> None:
    wanted = page.evaluate("[...document.querySelectorAll('a, summary')].map(e => e.textContent.trim())")
    visited = []
    for _ in wanted:
        page.keyboard.press("Tab")
        told = looked(page, "focused")
        assert told["shown"], told
        visited.append(told["words"])
    assert visited == wanted
    assert visited[0] == ("Ir al contenido" if "spanish" in page.url else "Skip to the content")


def test_the_skip_link_skips_the_list_of_parts(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_list_is_unfolded_by_keyboard(window: Page, files: Mapping[str, Path]) -> None:
    page = opened(window, files["living"])
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details").first.get_attribute("open") == ""


def test_on_paper_every_list_is_open_and_what_is_for_screens_is_gone(page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    seen = "found => found.map(e => e.checkVisibility({contentVisibilityAuto: true}))"
    assert False not in page.locator("details:not(.words) li").evaluate_all(seen)
    assert True not in page.locator("nav, .skip, .words li, summary").evaluate_all(seen)


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_it_prints_on_two_sheets_at_most(page: Page, size: str) -> None:
    page.emulate_media(media="print")
    printed = page.pdf(format=size, prefer_css_page_size=False)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) <= 2
