"""Pages as they are placed → what of the words about the paper and over its stories is too small to read, or not there at all.

Such words have one line each. What is too long for it is set smaller, and must be told: nobody looks for it on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import groupby

from epaper.errors import Finding
from epaper.issue.model import Masthead
from epaper.issue.text import excerpt
from epaper.issue.whereabouts import MASTHEAD
from epaper.place.desk import Desk
from epaper.place.folio import left_out
from epaper.plan.grid import TYPE_LEAST
from epaper.plan.model import PagePlan
from epaper.scene.model import Page, TextLine
from epaper.style.model import FolioItem

ONE_LINE = ("masthead", "folio", "furniture")  # roles of such words
ROUNDING = 0.01  # points
QUOTED = 24  # characters that name a text
ITEMS: Mapping[FolioItem, tuple[str, str]] = {  # at the sides of a folio: how it is called, and its field
    "section": ("版名", "sections"),
    "date": ("日期", "date"),
    "name": ("报名", "name"),
    "editors": ("编辑姓名", "editors"),
}


def too_long(desk: Desk, plans: Sequence[PagePlan], pages: Sequence[Page]) -> Iterator[Finding]:
    """Name every text that is too long for its place on these pages, once each."""
    yield from dict.fromkeys(_small(desk, line) for page in pages for line in _squeezed(page))
    without: dict[FolioItem, list[int]] = {}
    for plan in plans[1:]:
        for item in left_out(desk, plan):
            without.setdefault(item, []).append(plan.number)
    for item, numbers in without.items():
        name, field = ITEMS[item]
        where = "、".join(map(str, numbers))
        text = f"第 {where} 版的报眉里{name}没有地方，没有印出；请缩短报眉里的文字，或换大一些的纸张。"
        yield Finding("warning", "folio-left-out", f"第{numbers[0]}版", text, field)


def _squeezed(page: Page) -> Iterator[TextLine]:
    """Yield lines that are smaller than may be: of those on one line and of one size the longest, which is to blame."""
    small = [line for line in page.lines if line.role in ONE_LINE and line.text and line.size < TYPE_LEAST - ROUNDING]
    for _, beside in groupby(small, key=lambda line: (line.article, line.baseline, line.size)):
        yield max(beside, key=lambda line: line.width)


def _small(desk: Desk, line: TextLine) -> Finding:
    """Say what is too small."""
    article = desk.articles.get(line.article)
    text = (
        f"“{excerpt(line.text, QUOTED)}”太长，一行排不下，只印成 {line.size:.1f} 磅，"
        f"小于报上最小的六号字（{TYPE_LEAST:.1f} 磅），看不清；请缩短。"
    )
    field = "label" if article else _field(desk.issue.masthead, line.text)
    return Finding("warning", "type-too-small", article.reference if article else MASTHEAD, text, field)


def _field(masthead: Masthead, text: str) -> str:
    """Return the field of the masthead a line says most of."""
    said = {item.name: getattr(masthead, item.name) for item in fields(masthead)}
    texts = [(each, name) for name, value in said.items() for each in (value if isinstance(value, tuple) else (value,))]
    solid = "".join(text.split())
    found = ((len(each), name) for each, name in texts if isinstance(each, str) and each and "".join(each.split()) in solid)
    return max(found, default=(0, ""))[1]
