"""Months, weekdays and ordinals as people write them, folded; English and Spanish, weekdays also in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_MONTHS = """
    january jan enero ene
    february feb febrero
    march mar marzo
    april apr abril abr
    may mayo
    june jun junio
    july jul julio
    august aug agosto ago
    september sept sep septiembre setiembre
    october oct octubre
    november nov noviembre
    december dec diciembre dic
"""
_WEEKDAYS = """
    monday mon lunes lun 一
    tuesday tues tue martes 二
    wednesday weds wed miercoles mie 三
    thursday thurs thur thu jueves jue 四
    friday fri viernes vie 五
    saturday sat sabado sab 六
    sunday sun domingo dom 日 天
"""


def _numbered(text: str, first: int) -> Mapping[str, int]:
    rows = text.strip().splitlines()
    return MappingProxyType({word: first + n for n, row in enumerate(rows) for word in row.split()})


MONTHS = _numbered(_MONTHS, 1)
WEEKDAYS = _numbered(_WEEKDAYS, 0)
ORDINALS = MappingProxyType({"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4})
