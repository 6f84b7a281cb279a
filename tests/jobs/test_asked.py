"""What somebody names on the command line."""

import pytest

from coalition_sheets.jobs.asked import NotFound, owner
from tests.little import read


@pytest.mark.parametrize("asked", ["Rosa", "Rosa Delgado"])
def test_a_name_that_two_people_have_is_asked_about(asked: str) -> None:
    coalition, _ = read("## People\nName | Organization\nRosa Delgado | Bayview Tenants\nRosa Delgado |")
    with pytest.raises(NotFound, match=r"Bayview Tenants.*row 3"):
        owner(coalition, asked)
