"""Dates and numbers as printed in a masthead → values; None where the text is none."""

from __future__ import annotations

import re
from datetime import date

_HAN_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0}
_DATE = re.compile(r"(\d{4})\s?[年./-]\s?(\d{1,2})\s?[月./-]\s?(\d{1,2})\s?日?$")
_HAN_DATE = re.compile(r"([〇零一二三四五六七八九]{4})年([〇零一二三四五六七八九十]{1,3})月([〇零一二三四五六七八九十]{1,3})日$")
_ENGLISH_DATE = re.compile(r"(?:[A-Za-z]+,\s*)?(?:([A-Za-z]{3,9})\.?\s+(\d{1,2})|(\d{1,2})\s+([A-Za-z]{3,9})\.?),?\s+(\d{4})$")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NUMBER = re.compile(r"(?<![-－−.\d])\d+|[〇零一二三四五六七八九十]+")


def read_date(text: str) -> date | None:
    """Read a day written 2026-05-21, 2026年5月21日, 二〇二六年五月二十一日, May 21, 2026 or 21 May 2026."""
    if match := _DATE.match(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _HAN_DATE.match(text):
        year = int("".join(str(_HAN_DIGITS[digit]) for digit in match[1]))
        month, day = han_number(match[2]), han_number(match[3])
    elif (match := _ENGLISH_DATE.match(text)) and (name := (match[1] or match[4]).lower()[:3]) in _MONTHS:
        year, month, day = int(match[5]), _MONTHS.index(name) + 1, int(match[2] or match[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_number(text: str) -> int | None:
    """Read the first number of a text such as 今日四版 or 共12版; nothing above 999 is a number of pages."""
    match = _NUMBER.search(text)
    if match is None:
        return None
    value = int(match[0]) if match[0][0].isdecimal() else han_number(match[0])
    return value if 0 < value < 1000 else None


def han_number(text: str) -> int:
    """Read a number below one hundred in Han digits: 四, 十二, 二十一, 二〇."""
    tens, ten, ones = text.partition("十")
    if not ten:
        return int("".join(str(_HAN_DIGITS[digit]) for digit in text))
    return (_HAN_DIGITS.get(tens, 1) if tens else 1) * 10 + (_HAN_DIGITS.get(ones, 0) if ones else 0)
