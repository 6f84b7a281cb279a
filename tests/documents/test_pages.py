"""Pages with prepared data are kind where the workbook is empty."""

import pytest

from tests.documents.making import harbor, text_of
from tests.documents.pages import PAGES

EMPTY = "## Meetings\nDate\n2026-03-10\n2026-03-24"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_an_almost_empty_workbook_says_what_to_do(name: str) -> None:
    for document in PAGES[name](harbor(EMPTY)):
        text = text_of(document)
        assert len(text.split()) > 20
        assert "None" not in text
