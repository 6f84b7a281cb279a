"""`check`: what is shown depends on the audience, what is found does not."""

import pytest

from coalition_sheets.jobs.check import check
from coalition_sheets.model import Level
from tests.jobs.little import session

BOOK = """
    ## About us
    Setting | Value
    Time zone | America/New_York
    ## People
    Name | Notes
    Rosa Delgado | A-number A123 456 789
"""


@pytest.mark.parametrize("level", list(Level))
def test_what_fails_and_how_much_was_found_is_the_same_for_every_audience(level: Level) -> None:
    found = check(session(BOOK), level)
    assert found.failed
    assert found.data["counts"] == check(session(BOOK), Level.ORGANIZERS).data["counts"]
    assert found.summary.startswith("Found 1 error")


def test_nobody_hears_of_good_order_because_of_what_they_may_not_see() -> None:
    found = check(session(BOOK), Level.PUBLIC)
    assert found.findings == ()
    assert found.body == ()
    assert "Nothing to mend" not in found.summary
    assert found.summary.endswith("Nothing of it is for this audience.")


def test_some_that_are_not_for_this_audience_are_counted() -> None:
    book = (
        BOOK
        + """
    ## Tasks
    Task | Who | By when
    Book the hall | Rosa Delgado | 3/4/2026
    """
    )
    found = check(session(book), Level.COALITION)
    assert found.findings
    assert "not for this audience" in found.summary
