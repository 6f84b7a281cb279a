"""What a figure declares to read is what it reads, no more and no less (decision 27)."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coalition_sheets import library, metrics
from coalition_sheets.metrics.catalog import METRICS, figures_markdown, level_of, name_of, sentence_of
from coalition_sheets.model import Level, Memory, Metric
from coalition_sheets.schemas.about import SETTINGS
from tests.metrics.make import TODAY
from tests.metrics.recorder import Log, recorded
from tests.metrics.world import COALITION, GOALS, MEETINGS, REMEMBERED

AHEAD = [(MEETINGS[6],), (MEETINGS[7],), (MEETINGS[4],)]
ARGUMENTS: dict[str, list[tuple[Any, ...]]] = {
    "follow_up": AHEAD,
    "last_before": AHEAD,
    "members_on": [(date(2026, 1, 1),)],
    "news": [(date(2026, 3, 1),)],
    "done_since": [(date(2026, 1, 1),)],
    "counted": [(g.measure, g.started) for g in GOALS],
}


def found() -> Iterator[Metric[Any, Any]]:
    """Yield every Metric of the package, those for inner use included."""
    seen: set[int] = set()
    for module in pkgutil.iter_modules(metrics.__path__):
        for value in vars(importlib.import_module(f"coalition_sheets.metrics.{module.name}")).values():
            if isinstance(value, Metric) and id(value) not in seen:
                seen.add(id(value))
                yield value


SETTINGS_BY_NAME = {setting.name: setting for setting in SETTINGS}
ALL = [pytest.param(figure, id=name_of(figure)) for figure in found()]


@pytest.mark.parametrize("figure", ALL)
def test_a_figure_reads_what_it_declares(figure: Metric[Any, Any]) -> None:
    log = Log()
    for memory in (Memory(), REMEMBERED):
        for arguments in ARGUMENTS.get(figure.compute.__name__, [()]):
            b = recorded(COALITION, TODAY, memory, log)
            log_before = set(log.seen)
            figure(b, *arguments)
            assert log.seen >= log_before
    assert log.seen == set(figure.reads)


@pytest.mark.parametrize("figure", ALL)
def test_what_a_figure_declares_is_a_column_of_ours(figure: Metric[Any, Any]) -> None:
    assert level_of(figure, library.schemas(), SETTINGS_BY_NAME) in Level


def test_only_what_people_want_and_where_they_stand_makes_a_figure_one_for_organizers() -> None:
    levels = {name_of(f): level_of(f, library.schemas(), SETTINGS_BY_NAME) for f in METRICS}
    assert [name for name, level in levels.items() if level is Level.ORGANIZERS] == ["outreach.month"]


def test_the_page_of_figures_is_what_the_code_says() -> None:
    page = Path(__file__).parents[2] / "docs" / "figures.md"
    assert page.read_text("utf-8").endswith(figures_markdown(library.schemas(), SETTINGS_BY_NAME))


def test_every_figure_that_others_may_use_is_listed_once_with_a_sentence() -> None:
    public = {name_of(f) for f in found() if not f.compute.__name__.startswith("_")}
    inner = {"contacts.by_contact", "counts.in_time", "waiting.blockers", "measures.counted", "workload.shared"}
    assert sorted(name_of(f) for f in METRICS) == sorted(public - inner)
    assert all(sentence_of(f).endswith(".") for f in METRICS)
