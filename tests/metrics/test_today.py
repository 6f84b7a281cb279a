"""Which day it is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from coalition_sheets.errors import CoalitionError
from coalition_sheets.metrics.today import today_in


def test_a_day_lasts_to_its_end_in_the_zone() -> None:
    last_minute = datetime(2026, 3, 18, 3, 59, tzinfo=UTC)
    assert today_in(last_minute, "America/New_York") == date(2026, 3, 17)
    assert today_in(datetime(2026, 3, 18, 4, 0), "America/New_York") == date(2026, 3, 18)


@pytest.mark.parametrize("zone", ["Mars/Base", "", "../etc"])
def test_an_unknown_zone_is_said_with_what_to_write(zone: str) -> None:
    with pytest.raises(CoalitionError, match="Time zone"):
        today_in(datetime(2026, 3, 18, 4, 0), zone)
