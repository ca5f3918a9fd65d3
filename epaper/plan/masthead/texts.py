"""A masthead in the wording of its house → the texts of the paper's own lines: date, pages, who publishes it, imprint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from epaper.issue.model import Masthead
from epaper.style import House, Wording

NUMERALS = "〇一二三四五六七八九"


def date_text(masthead: Masthead, wording: Wording) -> str:
    """Write the date as newspapers do: 2026年5月21日 星期四, or Thursday, May 21, 2026."""
    day, weekday = masthead.date, masthead.weekday
    if day is None:
        return weekday
    if not weekday and wording.weekdays:
        weekday = wording.weekdays[day.weekday()]
    month = wording.months[day.month - 1] if wording.months else day.month
    said = wording.day.format(year=day.year, month=month, day=day.day)
    parts = (weekday, said) if wording.weekday_first else (said, weekday)
    return wording.between_day_and_weekday.join(part for part in parts if part)


def day_text(masthead: Masthead, wording: Wording) -> str:
    """Write the date without its weekday, for where there is little room."""
    return date_text(replace(masthead, weekday=""), replace(wording, weekdays=()))


def pages_text(masthead: Masthead, wording: Wording) -> str:
    """Say how many pages the paper has: 今日四版, or 4 pages."""
    pages = masthead.pages_today
    if not pages:
        return ""
    said = numeral(pages) if wording.han_numerals else str(pages)
    return wording.pages_today[0 if pages == 1 else 1].format(pages=said)


def dated(masthead: Masthead, wording: Wording) -> bool:
    """Say whether there is anything to stand in the date bar: date, lunar date, pages or issue number."""
    return any((date_text(masthead, wording), masthead.lunar_date, pages_text(masthead, wording), masthead.issue_number))


def numeral(number: int) -> str:
    """Write a small number in Han numerals: 4 → 四, 12 → 十二, 24 → 二十四."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else NUMERALS[tens] + "十"
    return head + (NUMERALS[ones] if ones else "")


def data_entries(masthead: Masthead, house: House) -> Iterator[tuple[str, str]]:
    """Yield what the masthead says of who makes the paper, line by line with the face of each."""
    wording, faces = house.wording, house.faces
    duties = (
        (masthead.supervisor, wording.supervisor),
        (masthead.sponsor, wording.sponsor),
        (masthead.publisher, wording.publisher),
    )
    for who, phrase in duties:
        if who:
            yield _said(phrase, who), faces.data_strong
    if masthead.cn_number and wording.number_label:
        yield wording.number_label, faces.data
    if masthead.cn_number:
        yield masthead.cn_number, faces.data_strong
    if masthead.website:
        yield masthead.website, faces.data
    for text in staff_entries(masthead, wording, 1):  # page 1 has no folio
        yield text, faces.data


def _said(phrase: str, who: str) -> str:
    """Put `who` into the phrase, unless they say all of it themselves."""
    before, after = phrase.split("{who}")
    return who if who.casefold().startswith(before.casefold()) and who.endswith(after) else phrase.format(who=who)


def staff_entries(masthead: Masthead, wording: Wording, page: int) -> tuple[str, ...]:
    """Return who edited, designed and proofread a page, as far as the masthead says it (rule M7)."""
    duties = (
        (wording.editor, masthead.editors),
        (wording.designer, masthead.designers),
        (wording.proofreader, masthead.proofreaders),
    )
    named = ((label, _of_page(names, page)) for label, names in duties)
    return tuple(label + name for label, name in named if name)


def _of_page(names: tuple[str, ...], page: int) -> str:
    """Choose the name for a page: one alone stands for all pages."""
    return names[0] if len(names) == 1 else names[page - 1] if page <= len(names) else ""


def compulsory_items(masthead: Masthead, wording: Wording) -> dict[str, str]:
    """Return what the paper must show of itself 规定形式 as it is printed, as far as the masthead says it."""
    items = {
        "name": masthead.name,
        "date": date_text(masthead, wording),
        "pages_today": pages_text(masthead, wording),
        "issue_number": masthead.issue_number,
        "cn_number": masthead.cn_number,
        "supervisor": masthead.supervisor,
        "sponsor": masthead.sponsor,
        "publisher": masthead.publisher,
        "address": masthead.address,
        "printer": masthead.printer,
        "distribution": masthead.distribution,
        "price": masthead.price,
    }
    return {item: said for item, said in items.items() if said}


def imprint_entries(masthead: Masthead, wording: Wording) -> tuple[str, ...]:
    """Return address, printer, distribution and price with their labels, as far as they are known."""
    fields = (
        (wording.address, masthead.address),
        (wording.printer, masthead.printer),
        (wording.distribution, masthead.distribution),
        (wording.price, masthead.price),
    )
    return tuple(text if text.startswith(label.strip("：: ")) else label + text for label, text in fields if text)
