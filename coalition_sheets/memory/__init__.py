"""What the toolkit remembers from run to run: read from a tab, brought up to date, written to that tab again."""

from coalition_sheets.memory.reading import Recalled, recalled, remembered
from coalition_sheets.memory.tab import memory_tab

__all__ = ["Recalled", "memory_tab", "recalled", "remembered"]
