"""A look whose values are each in order → checked for what they say together: a pitch between its limits, a name that exists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from math import floor

from epaper.errors import UnreadableInput
from epaper.style.boxes import inset_most
from epaper.style.model import House

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def makes_sense(house: House, where: Callable[[str], str]) -> None:
    """Refuse a look that contradicts itself; `where` names the file that says a key."""
    for key, trouble in _troubles(house):
        raise UnreadableInput(f"{where(key)}：{key} {trouble}。")


def _troubles(house: House) -> Iterator[tuple[str, str]]:
    if not house.body_sizes:
        yield "body_sizes", "是空的；请至少写一个字号，如 [10.5, 9.0]"
    if list(house.body_sizes) != sorted(set(house.body_sizes), reverse=True):
        yield "body_sizes", f"应从大到小、各不相同，现在是 {list(house.body_sizes)}；请改次序"
    if not house.pitch_least <= house.pitch_best <= house.pitch_most:
        yield "pitch_best", f"{house.pitch_best:g} 应在 pitch_least {house.pitch_least:g} 与 pitch_most {house.pitch_most:g} 之间"
    if house.wording.months and len(house.wording.months) != 12:
        yield "wording.months", f"应有十二个月或一个也不写，现在是 {len(house.wording.months)} 个"
    if house.wording.weekdays and len(house.wording.weekdays) != 7:
        yield "wording.weekdays", f"应有七天或一天也不写，从星期一写起，现在是 {len(house.wording.weekdays)} 天"
    if not _LANGUAGE.fullmatch(house.language):
        yield "language", f"应是语言的代号，现在是“{house.language}”；请写成 zh-CN、en 这样"
    heads = house.heads
    if heads.least > heads.smallest:
        yield "heads", f"的 least {heads.least:g} 比 smallest {heads.smallest:g} 还大；请改小"
    if heads.continued_least > heads.continued:
        yield "heads", f"的 continued_least {heads.continued_least:g} 比 continued {heads.continued:g} 还大；请改小"
    if house.pull_quote.least > house.pull_quote.size:
        yield "pull_quote", f"的 least {house.pull_quote.least:g} 比 size {house.pull_quote.size:g} 还大；请改小"
    yield from _box(house)
    yield from _folio(house)
    yield from _stocks(house)


def _box(house: House) -> Iterator[tuple[str, str]]:
    """Refuse a frame that would come near the copy where that is smallest and closest."""
    look, size = house.box, min(house.body_sizes, default=0.0)
    most = floor(10 * inset_most(look, size, house.pitch_least * size)) / 10
    if look.inset > most:
        remedy = f"请改到 {most:g} 以内，或把 box.frame 改细" if most >= 0 else "请把 box.frame 的线改细、改近"
        yield "box.inset", f"是 {look.inset:g} 磅，边线会碰到 {size:g} 磅的正文；{remedy}"


def _folio(house: House) -> Iterator[tuple[str, str]]:
    items = (*house.folio.left, *house.folio.middle, *house.folio.right)
    if len(set(items)) != len(items):
        yield "folio", "里有一项写了两次；请只留一处"
    if "number" not in items:
        yield "folio", '没有版序 "number"，报纸每版都要有；请写进 left、middle 或 right'


def _stocks(house: House) -> Iterator[tuple[str, str]]:
    names = [stock.name for stock in house.stocks]
    if not house.auto:
        yield "auto", f"是空的；请写出可选的纸张，如 {names[:3]}"
    for name in house.auto:
        if name not in names:
            yield "auto", f"里的纸张“{name}”没有说明；请加一节 [stocks.{name}]，或改成 {'、'.join(names)} 之一"
    for stock in house.stocks:
        if stock.area[0] > stock.width or stock.area[1] > stock.height:
            shown = f"{stock.area[0]:g}×{stock.area[1]:g} 毫米比纸 {stock.width:g}×{stock.height:g} 大"
            yield f"stocks.{stock.name}.area", f"版心{shown}；请改小"
