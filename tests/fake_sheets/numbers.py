"""Numbers and days as a reader sees them, by the patterns of the API: 0.00, #,##0, 0%, yyyy-mm-dd, h:mm am/pm …"""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal

from tests.fake_sheets.cells import DAY_ZERO
from tests.fake_sheets.errors import Json
from tests.fake_sheets.locales import Locale

DATES = frozenset({"DATE", "TIME", "DATE_TIME"})
LITERAL = r'"[^"]*"|\\.|_.|\*.'
DATE_TOKEN = re.compile(rf"{LITERAL}|\[(?:h+|m+|s+)\]|am/pm|a/p|y+|m+|d+|h+|s+|\.0+|.", re.IGNORECASE | re.DOTALL)
NUMBER_TOKEN = re.compile(rf"{LITERAL}|\[[^\]]*\]|[0#?][0#?,]*(?:\.[0#?]*)?(?:[eE][+-]0+)?|\.[0#?]+|.", re.DOTALL)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def pattern_of(look: Json, locale: Locale) -> str:
    """Give the pattern a format is shown by; one without a pattern has its kind's and the locale's."""
    usual = {
        "NUMBER": "#,##0.00",
        "PERCENT": "0.00%",
        "CURRENCY": f'"{locale.money}"#,##0.00',
        "DATE": locale.day,
        "TIME": "h:mm:ss am/pm",
        "DATE_TIME": f"{locale.day} h:mm:ss",
        "SCIENTIFIC": "0.00E+00",
        "TEXT": "@",
    }
    return str(look.get("pattern") or usual.get(str(look.get("type")), ""))


def shown_number(number: float, look: Json | None, locale: Locale) -> str:
    """Show a number by its format."""
    pattern = pattern_of(look, locale) if look else ""
    if not look or not pattern or pattern.casefold() == "general" or pattern == "@":
        return general(number, locale)
    if look["type"] in DATES:
        return shown_moment(number, pattern, locale)
    sections = pattern.split(";")
    if number < 0 and len(sections) > 1:
        return by_pattern(-number, sections[1], locale)
    if number == 0 and len(sections) > 2:
        return by_pattern(number, sections[2], locale)
    return by_pattern(number, sections[0], locale)


def general(number: float, locale: Locale) -> str:
    """Show a number without a format: whole as it is, else with ten digits that count."""
    if float(number).is_integer() and abs(number) < 1e15:
        return str(int(number))
    text = f"{number:.9E}"
    mantissa, exponent = text.split("E")
    if -7 < int(exponent) < 15:
        plain = f"{number:.{max(0, 9 - int(exponent))}f}"
        plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
        return plain.replace(".", locale.point)
    mantissa = mantissa.rstrip("0").rstrip(".").replace(".", locale.point)
    return f"{mantissa}E{'-' if exponent[0] == '-' else '+'}{abs(int(exponent)):02d}"


def by_pattern(number: float, section: str, locale: Locale) -> str:
    """Show a number by one section of a pattern."""
    tokens = NUMBER_TOKEN.findall(section)
    scaled = Decimal(repr(number)) * 100 ** tokens.count("%")
    made, digits_done = [], False
    for token in tokens:
        if token[0] in "0#?." and not digits_done:
            made.append(digits(abs(scaled), token, locale))
            digits_done = True
        else:
            made.append(literal(token))
    return ("-" if scaled < 0 else "") + "".join(made)


def literal(token: str) -> str:
    """Give what stands for itself in a pattern."""
    if token[0] == '"':
        return token[1:-1]
    if token[0] == "\\":
        return token[1:]
    if token[0] == "_":
        return " "
    return "" if token[0] in "*[" and len(token) > 1 else token


def digits(number: Decimal, token: str, locale: Locale) -> str:
    """Show a number that is not negative by the digits of a pattern: #,##0.00 or 0.00E+00."""
    if "e" in token.lower():
        return scientific(number, token, locale)
    whole, _, part = token.partition(".")
    grouped = "," in whole.rstrip(",")
    number = number / 1000 ** (len(whole) - len(whole.rstrip(",")))
    rounded = number.quantize(Decimal(1).scaleb(-len(part)), ROUND_HALF_UP)
    left, _, right = f"{rounded:f}".partition(".")
    left = left.lstrip("0").rjust(whole.count("0"), "0")
    must = len(part.rstrip("#?")) if part.rstrip("#?") else 0
    while len(right) > must and right.endswith("0"):
        right = right[:-1]
    if grouped:
        left = re.sub(r"(?<=\d)(?=(\d{3})+$)", locale.comma, left)
    return left + (locale.point + right if right or (part == "" and "." in token) else "")


def scientific(number: Decimal, token: str, locale: Locale) -> str:
    """Show a number as 1.23E+04."""
    part = re.split("[eE]", token)[0].partition(".")[2]
    mantissa, _, exponent = f"{number:.{len(part)}E}".partition("E")
    return f"{mantissa.replace('.', locale.point)}E{exponent[0]}{int(exponent[1:]):02d}"


def shown_moment(number: float, pattern: str, locale: Locale) -> str:
    """Show a day, a time or both."""
    tokens = DATE_TOKEN.findall(pattern)
    halves = any(token.lower() in {"am/pm", "a/p"} for token in tokens)
    tenths = 10 ** max((len(token) - 1 for token in tokens if re.fullmatch(r"\.0+", token)), default=0)
    seconds = round(Decimal(repr(number)) * 86400 * tenths)
    try:
        day = DAY_ZERO + dt.timedelta(days=seconds // (86400 * tenths))
    except OverflowError:
        return general(number, locale)
    of_day = seconds % (86400 * tenths)
    hour, minute, second = of_day // (3600 * tenths), of_day // (60 * tenths) % 60, of_day // tenths % 60
    made = []
    for index, token in enumerate(tokens):
        low = token.lower()
        if low[0] == "m" and low != "m" * 5 and len(low) < 3 and is_minutes(tokens, index):
            made.append(f"{minute:0{len(low)}d}")
        elif low[0] == "h":
            made.append(f"{(hour % 12 or 12) if halves else hour:0{len(low)}d}")
        elif low[0] == "s":
            made.append(f"{second:0{len(low)}d}")
        elif low in {"am/pm", "a/p"}:
            made.append(("AM" if hour < 12 else "PM")[: 2 if low == "am/pm" else 1])
        elif low[0] == "[" and len(low) > 1:
            made.append(f"{seconds // ({'h': 3600, 'm': 60, 's': 1}[low[1]] * tenths):0{len(low) - 2}d}")
        elif re.fullmatch(r"\.0+", token):
            made.append(f".{of_day % tenths:0{len(token) - 1}d}")
        else:
            made.append(of_the_day(day, token))
    return "".join(made)


def of_the_day(day: dt.date, token: str) -> str:
    """Show one part of a day: yyyy, mmm, d …"""
    low = token.lower()
    if low[0] == "y":
        return f"{day.year % 100:02d}" if len(low) < 3 else f"{day.year:04d}"
    if low[0] == "m":
        name = MONTHS[day.month - 1]
        return (str(day.month), f"{day.month:02d}", name[:3], name, name[0])[min(len(low), 5) - 1]
    if low[0] == "d":
        name = DAYS[day.weekday()]
        return (str(day.day), f"{day.day:02d}", name[:3], name)[min(len(low), 4) - 1]
    return literal(token)


def is_minutes(tokens: list[str], index: int) -> bool:
    """Whether m is minutes: behind hours or before seconds."""
    marks = [token.lower()[:2] for token in tokens[:index] if token[0].lower() in "ymdhs" or token[0] == "["]
    after = [token.lower()[0] for token in tokens[index + 1 :] if token[0].lower() in "ymdhs"]
    return bool(marks and (marks[-1][0] == "h" or marks[-1] == "[h")) or bool(after and after[0] == "s")
