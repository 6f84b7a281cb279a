"""What a command gave back in several languages, as one."""

from coalition_sheets.jobs.result import Page, Result, Text, together


def test_what_two_languages_have_in_common_is_said_once_and_each_sentence_has_its_line() -> None:
    beside = Text("Still to add: a facilitator.")
    one = Result(command="agenda", summary="Wrote a.md.", body=(Page("# Agenda"), beside))
    other = Result(command="agenda", summary="Wrote a-es.md.", body=(Page("# Reunión"), beside))
    both = together((one, other))
    assert both.body == (Page("# Agenda"), beside, Page("# Reunión"))
    assert both.summary == "Wrote a.md.\nWrote a-es.md."
