"""The living demo's documents, word for word; `python -m tests.documents.golden` writes them anew, to be looked at."""

import re
from collections.abc import Mapping

import pytest

from tests.documents.golden import FOLDER, documents
from tests.readability import grade


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    return documents(tmp_path_factory.mktemp("living"))


def test_every_golden_document_reads_as_it_did(made: Mapping[str, str]) -> None:
    kept = {p.name: p.read_text("utf-8") for p in FOLDER.iterdir() if p.suffix in (".md", ".txt", ".html")}
    kept.pop("messy-findings.txt", None)  # what the messy demo finds: tests/demo/test_messy.py
    assert sorted(kept) == sorted(made)
    for name, text in made.items():
        assert text == kept[name]


def test_the_weekly_summary_fits_one_screen(made: Mapping[str, str]) -> None:
    assert made["weekly-summary.md"].count("\n") <= 45


def test_letters_are_short_and_plain(made: Mapping[str, str]) -> None:
    letters = {name: text for name, text in made.items() if name.startswith("letter-")}
    assert letters
    for text in letters.values():
        head, _, body = text.partition("\n\n")
        assert len(head.partition("Subject: ")[2]) <= 60
        body = body.partition("\nText: ")[0]
        assert grade(re.sub(r"^[-\d].*$", "", body, flags=re.MULTILINE)) <= 8
