"""The order of rows on the sheet changes no figure."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalition_sheets.metrics.catalog import METRICS, name_of
from coalition_sheets.metrics.explain import explain
from coalition_sheets.model import Briefing, Coalition, Memory, Metric
from tests.metrics.make import TODAY
from tests.metrics.recorder import TABS
from tests.metrics.test_reads import ARGUMENTS
from tests.metrics.world import COALITION, REMEMBERED

IN_SHEET_ORDER = {"tasks.states", "benchmarks.paces", "goals.goal_states"}


def shuffled(coalition: Coalition, seed: int) -> Coalition:
    chance = Random(seed)
    tabs: dict[str, Any] = {}
    for tab in TABS:
        found = list(getattr(coalition, tab))
        chance.shuffle(found)
        tabs[tab] = tuple(replace(row, row=number) for number, row in enumerate(found, 2))
    return replace(coalition, **tabs)


def shown(value: object) -> str:
    return re.sub(r"\brow=\d+, ", "", repr(value))


@pytest.mark.parametrize("figure", [pytest.param(m, id=name_of(m)) for m in METRICS])
@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 2**32), memory=st.sampled_from((Memory(), REMEMBERED)))
def test_a_figure_is_the_same_in_any_order_of_rows(figure: Metric[Any, Any], seed: int, memory: Memory) -> None:
    for arguments in ARGUMENTS.get(figure.compute.__name__, [()]):
        one = figure(Briefing(COALITION, TODAY, memory), *arguments)
        other = figure(Briefing(shuffled(COALITION, seed), TODAY, memory), *arguments)
        if name_of(figure) in IN_SHEET_ORDER:
            assert sorted(map(shown, one)) == sorted(map(shown, other))
        else:
            assert shown(one) == shown(other)


@pytest.mark.parametrize("thing", ["workload", "funnel", "Tasks", "Language access", "Grace Chapel", "coverage"])
def test_an_explanation_is_the_same_in_any_order_of_rows(thing: str) -> None:
    one, other = (explain(Briefing(c, TODAY), thing) for c in (COALITION, shuffled(COALITION, 7)))
    assert (one.title, one.lines) == (other.title, other.lines)
