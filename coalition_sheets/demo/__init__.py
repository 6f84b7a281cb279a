"""Invented coalitions to try the toolkit on. Nobody in them is real."""

from coalition_sheets.demo.builds import BUILDS, Build
from coalition_sheets.demo.clean import CLEAN_AS_OF, clean, clean_about
from coalition_sheets.demo.living import AS_OF, TITLE, living, living_about, memory
from coalition_sheets.demo.messy import messy, messy_about, messy_memory, standings
from coalition_sheets.demo.row import DemoRow

__all__ = [
    "AS_OF",
    "BUILDS",
    "CLEAN_AS_OF",
    "TITLE",
    "Build",
    "DemoRow",
    "clean",
    "clean_about",
    "living",
    "living_about",
    "memory",
    "messy",
    "messy_about",
    "messy_memory",
    "standings",
]
