"""The list of checks: complete, in kind and plain words, each with its cases, and its page up to date."""

from __future__ import annotations

import re

import pytest

from coalition_sheets import library
from coalition_sheets.model import Severity
from coalition_sheets.model.checks import CHECKS, PRACTICE, READING, Check
from tests.readability import grade
from tests.rules import (
    test_about,
    test_core,
    test_goals,
    test_meetings,
    test_memory,
    test_organizations,
    test_outreach,
    test_sensitive,
    test_tasks,
)
from tests.rules.cases import Case
from tests.shared import SHARED, needs_shared

ALL: tuple[Case, ...] = (
    *test_about.CASES, *test_goals.CASES, *test_tasks.CASES, *test_tasks.LOAD, *test_meetings.CASES, *test_core.CASES,
    *test_organizations.CASES, *test_outreach.CASES, *test_outreach.CHOIR, *test_memory.CASES, *test_sensitive.CASES,
)  # fmt: skip
OF_DRAFTS = {"DOC-NEEDS", "DRAFT-TONE", "ORG-INVITED-BY"}
OF_RULES = {"GOAL-CYCLE", "TASK-CYCLE", "SENSITIVE", "PRIV-FILE", "REF-GONE", "REF-RENAMED"}
WORDS_OF_BLAME = re.compile(
    r"\b(fail\w*|wrong|overdue|reminder|neglect\w*|forg[eo]t\w*|lazy|guilty|bad|invalid|illegal|careless|should have)\b"
)
LETTERS = {"E": Severity.ERROR, "W": Severity.WARNING, "N": Severity.NOTE, "H": Severity.HINT, "P": Severity.PROMPT}


@pytest.mark.parametrize("code", sorted({c.code for c in PRACTICE} - OF_DRAFTS | OF_RULES))
def test_every_check_has_a_case_where_it_speaks_and_a_near_miss(code: str) -> None:
    assert {case.quiet for case in ALL if case.code == code} == {True, False}


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda c: c.code)
def test_a_check_is_said_in_plain_and_kind_words(check: Check) -> None:
    for sentence in (check.why, check.fix):
        assert sentence[0].isupper()
        assert sentence.endswith((".", "?"))
        assert grade(sentence) <= 8.5, sentence
        assert not WORDS_OF_BLAME.search(sentence.lower())
    assert not WORDS_OF_BLAME.search(check.many.lower())


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda c: c.code)
def test_the_columns_a_check_needs_are_in_the_schemas(check: Check) -> None:
    schemas = library.schemas()
    for need in check.needs:
        tab, column = need.split(".")
        assert column in schemas[tab].by_name, need


@needs_shared
def test_the_checks_are_those_of_the_specification() -> None:
    text = (SHARED / "spec" / "checks.md").read_text("utf-8").split("## With their tabs")[0]
    rows = re.findall(r"^\| ([A-Z]+(?:-[A-Z]+)*)(?: \(n\))? \| ([EWNHP])([^|]*)\|", text, re.MULTILINE)
    assert set(CHECKS) == {code for code, _, _ in rows} | {"VALUE-NOTE"}
    for code, letter, marks in rows:
        check = CHECKS[code]
        assert check.severity is LETTERS[letter], code
        assert check.take_stock == (" ts" in marks), code
        assert check.structure == bool(re.search(r"\bs\b", marks)), code


def test_codes_are_unique() -> None:
    assert len(CHECKS) == len(READING) + len(PRACTICE)
