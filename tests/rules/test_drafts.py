"""Checks of a document or a draft."""

from __future__ import annotations

import pytest

from coalition_sheets.rules.drafts import invited_by, needs, tone
from tests.little import briefing


@pytest.mark.parametrize("text", ["You must sign by Friday.", "We need you to come.", "We demand an answer."])
def test_a_demand_is_noticed(text: str) -> None:
    (found,) = tone(text, "The letter to Grace Chapel")
    assert found.code == "DRAFT-TONE"
    assert found.message.startswith("The letter to Grace Chapel says “")


@pytest.mark.parametrize("text", ["Could you sign by Friday?", "Demand for the food bank grew.", "Mustard and rice"])
def test_an_offer_or_a_question_is_fine(text: str) -> None:
    assert tone(text) == ()


def test_a_document_says_what_it_lacks() -> None:
    (found,) = needs("The invitation", ["“Time we ask”"])
    assert found.code == "DOC-NEEDS"
    assert found.message == "The invitation is not ready: “Time we ask” is blank."
    assert needs("The invitation", []) == ()


def test_a_first_letter_asks_who_brought_them() -> None:
    b = briefing("""
        ## Organizations
        Name         | Who brought them
        Grace Chapel |
        Media Lab    | Grace Chapel
        """)
    chapel, lab = b.coalition.organizations
    assert [f.code for f in invited_by(b, chapel)] == ["ORG-INVITED-BY"]
    assert invited_by(b, lab) == ()
