"""What the toolkit remembers from run to run: read from a tab, brought up to date, written to that tab again."""

from coalition_sheets.memory.asked import forgotten, quieted
from coalition_sheets.memory.guard import Shrunk, shrunk
from coalition_sheets.memory.noting import noted
from coalition_sheets.memory.reading import Recalled, recalled, remembered
from coalition_sheets.memory.rows import met, rows_seen
from coalition_sheets.memory.tab import memory_tab

__all__ = [
    "Recalled", "Shrunk", "forgotten", "memory_tab", "met", "noted", "quieted", "recalled", "remembered", "rows_seen",
    "shrunk",
]  # fmt: skip
