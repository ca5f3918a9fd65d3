"""A masthead's date → findings where the weekday or the lunar date printed beside it disagree with the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from epaper.errors import Finding
from epaper.issue.model import Masthead
from epaper.issue.whereabouts import MASTHEAD

_WEEKDAYS = "一二三四五六日"
_ENGLISH_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# The years the calendar library's tables cover well.
_YEARS = range(1900, 2101)


def check_calendar(masthead: Masthead) -> tuple[Finding, ...]:
    """Compare weekday and lunar date as printed with the date."""
    return tuple(_troubles(masthead)) if masthead.date else ()


def _troubles(masthead: Masthead) -> Iterator[Finding]:
    day = masthead.date
    if day is None:
        return
    if masthead.weekday and not _names(masthead.weekday, day.weekday()):
        yield _wrong("weekday", masthead.weekday, day, f"星期{_WEEKDAYS[day.weekday()]}")
    if masthead.lunar_date and day.year in _YEARS:
        true = lunar_date(day)
        if not _agrees(masthead.lunar_date, true):
            yield _wrong("lunar_date", masthead.lunar_date, day, f"农历{''.join(true)}")


def _names(printed: str, weekday: int) -> bool:
    """Say whether what is printed, 星期四 or Thursday, is this day of the week."""
    if printed.isascii():
        return printed.strip().casefold().startswith(_ENGLISH_WEEKDAYS[weekday])
    return printed[-1].replace("天", "日") == _WEEKDAYS[weekday]


def _wrong(field: str, printed: str, day: date, true: str) -> Finding:
    code = f"{field.removesuffix('_date')}-mismatch"
    shown = f"{day.year}年{day.month}月{day.day}日"
    return Finding("error", code, MASTHEAD, f"{shown}是{true}，报头印的是“{printed}”；请核对日期。", field)


def lunar_date(day: date) -> tuple[str, str, str]:
    """Return year, month and day of the Chinese calendar: 丙午年, 四月, 初五."""
    from lunar_python import Solar  # noqa: PLC0415 (slow to load, needed only here)

    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return f"{lunar.getYearInGanZhi()}年", f"{lunar.getMonthInChinese()}月", str(lunar.getDayInChinese())


def _agrees(printed: str, true: tuple[str, str, str]) -> bool:
    """Compare in one spelling; a printed date may leave the year out."""
    year, month, day = true
    wholes = (year + month + day, year.removesuffix("年") + month + day, month + day)
    return _spelled(printed.removeprefix("农历")) in {_spelled(whole) for whole in wholes}


def _spelled(text: str) -> str:
    """Bring the usual spellings to one: 冬月 is 十一月, 腊月 十二月, 廿一 二十一; spaces and 大小 do not count."""
    text = re.sub(r"[\s大小]", "", text).replace("冬月", "十一月").replace("腊月", "十二月").replace("正月", "一月")
    return text.replace("廿十", "二十").replace("廿", "二十")
