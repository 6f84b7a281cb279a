"""The builds of the demo, each with all that makes its workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from coalition_sheets.demo import clean, living, messy, tenants
from coalition_sheets.demo.rough import roughen
from coalition_sheets.frozen import frozen
from coalition_sheets.model import Cell, Memory

if TYPE_CHECKING:
    from openpyxl import Workbook


@frozen
class Build:
    """One invented coalition: its name, its day, its rows and About us, and who signs its mail.

    `finish`: what is done to the workbook before it is saved, where values alone do not say it. `memory`: what earlier
    runs would have left behind, None where there were none.
    """

    title: str
    file: str
    as_of: date
    rows: Callable[[], Mapping[str, Sequence[Mapping[str, Cell]]]]
    about: Callable[[], Mapping[str, Cell]]
    sender: str
    finish: Callable[[Workbook], None] | None = None
    memory: Callable[[], Memory] | None = None


HARBOR, ROSA = "Harbor County coalition", "Rosa Delgado <rosa@example.org>"

BUILDS: Mapping[str, Build] = MappingProxyType(
    {
        "living": Build(
            living.TITLE, f"{HARBOR}.xlsx", living.AS_OF, living.living, living.living_about, ROSA,
            memory=living.memory,
        ),
        "clean": Build(
            living.TITLE, f"{HARBOR}, clean.xlsx", clean.CLEAN_AS_OF, clean.clean, clean.clean_about, ROSA
        ),
        "messy": Build(
            living.TITLE, f"{HARBOR}, messy.xlsx", living.AS_OF, messy.messy, messy.messy_about, ROSA, roughen
        ),
        "tenants": Build(
            tenants.TENANTS_TITLE, "Eastside Tenants Table.xlsx", tenants.TENANTS_AS_OF, tenants.tenants,
            tenants.tenants_about, "Dora Whitlock <dora@example.org>", tenants.four_tabs,
        ),
    }
)  # fmt: skip
