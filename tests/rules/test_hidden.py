"""What is kept to organizers is named to nobody else, by no finding."""

from coalition_sheets.model import Level
from tests.rules.cases import findings

BOOK = """
    ## People
    Name
    Rosa Delgado
    Hana Saleh
    Mei Chen
    Linh Tran
    Sam O'Neill
    ## Goals
    Goal or benchmark | Kind | Due | Status | OK to publish?
    Quiet talks with the mayor | Blorp | 3/4/2026 | Active | Organizers only
    Sign-on letter | Frii | 2026-06-30 | Active | No
    ## Tasks
    Task | Who | Status | Goal | By when | OK to publish?
    Call the aide | nobody we know | Blorp | | 2026-03-01 | Organizers only
    Print the flyer | Rosa Delgado | Frii | Quiet talks with the mayor, Sign-on letter | 2026-03-20 | No
"""


def test_no_finding_below_organizers_touches_or_names_a_row_for_organizers_only() -> None:
    found = findings(BOOK)
    seen = [f for f in found if f.level < Level.ORGANIZERS]
    assert {p.typed for f in seen for p in f.places} >= {"Frii"}
    for f in seen:
        assert "Quiet talks" not in str(f)
        assert "Call the aide" not in str(f)
        assert not {("Goals", 2), ("Tasks", 2)} & {(p.tab, p.row) for p in f.places}


def test_like_findings_about_open_and_hidden_rows_are_two_lines() -> None:
    book = """
        ## Tasks
        Task | Who | By when | OK to publish?
        Book the hall | | 2026-03-20 | No
        Print the flyer | | 2026-03-20 | No
        Call the aide | | 2026-03-20 | Organizers only
    """
    levels = [f.level for f in findings(book) if f.code == "TASK-OWNER"]
    assert sorted(levels) == [Level.COALITION, Level.ORGANIZERS]
