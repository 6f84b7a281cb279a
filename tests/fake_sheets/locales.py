"""How a spreadsheet's locale writes numbers, money and days; a locale not listed is read as en_US."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Locale:
    """The signs of one place. `order` is how a day is typed: m(onth), d(ay), y(ear)."""

    day: str  # the pattern a day is shown by
    order: str = "dmy"
    point: str = "."
    comma: str = ","
    money: str = "€"


EN_US = Locale("m/d/yyyy", "mdy", money="$")
LOCALES = {
    "en_US": EN_US,
    "en_GB": Locale("dd/mm/yyyy", money="£"),
    "en_AU": Locale("dd/mm/yyyy", money="$"),
    "en_CA": Locale("yyyy-mm-dd", "mdy", money="$"),
    "en_IE": Locale("dd/mm/yyyy"),
    "es_ES": Locale("d/m/yyyy", point=",", comma="."),
    "es_MX": Locale("d/m/yyyy", money="$"),
    "fr_FR": Locale("dd/mm/yyyy", point=",", comma="\u202f"),
    "de_DE": Locale("dd.mm.yyyy", point=",", comma="."),
    "it_IT": Locale("d/m/yyyy", point=",", comma="."),
    "nl_NL": Locale("d-m-yyyy", point=",", comma="."),
    "pt_BR": Locale("dd/mm/yyyy", point=",", comma=".", money="R$"),
    "sv_SE": Locale("yyyy-mm-dd", "dmy", point=",", comma="\u00a0", money="kr"),
    "ja_JP": Locale("yyyy/mm/dd", "ymd", money="¥"),
}


def locale_named(name: str) -> Locale:
    """Find a locale: en_US, de_DE …"""
    return LOCALES.get(name, EN_US)
