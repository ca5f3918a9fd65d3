"""The accounts make-up keeps of pages → a table for people, and plain data: how full each is, what its layout costs and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from epaper.quality.report import padded_row, width_of
from epaper.scene.meter import Meter, meter
from epaper.scene.model import Account, Facsimile

HEADINGS = ("版", "版面", "已排", "余缺", "约合", "得分", "与最优")
COSTS = 2  # columns at the end that tell what a layout costs
LEAST_SHOWN = 0.05  # of a term's price: smaller ones are not worth a word


def accounts_table(facsimile: Facsimile, *, full: bool = True) -> str:
    """Return how full the pages are, a row for each; if `full`, with what the layout of each costs, below also by rule."""
    kept = [(page.number, page.account, found) for page in facsimile.pages if page.account and (found := meter(facsimile, page))]
    if not kept:
        return ""
    shown = len(HEADINGS) if full else len(HEADINGS) - COSTS
    rows = [cells[:shown] for cells in (HEADINGS, *(_cells(number, account, found) for number, account, found in kept))]
    widths = [max(width_of(cells[column]) for cells in rows) for column in range(shown)]
    said = "行为栏行，得分越低越好" if full else "行为栏行"
    lines = [f"版面余缺（{said}）：", *(padded_row(cells, widths) for cells in rows)]
    if not full:
        return "\n".join(lines) + "\n"
    lines += [f"  第{number}版：{terms}" for number, account, _ in kept if (terms := "，".join(_terms(account)))]
    return "\n".join(lines) + "\n"


def accounts_json(facsimile: Facsimile) -> list[dict[str, Any]]:
    """Return the accounts as data; keys are stable."""
    return [
        {
            "page": page.number,
            "state": found.state,
            "room": found.room,
            "used": found.used,
            "left": found.left,
            found.unit: found.amount,
            "cost": round(page.account.cost, 3),
            "least": round(page.account.least, 3),
            "exact": page.account.exact,
            "terms": {name: round(price, 3) for name, price in page.account.terms},
        }
        for page in facsimile.pages
        if page.account and (found := meter(facsimile, page))
    ]


def _cells(number: int, account: Account, found: Meter) -> tuple[str, ...]:
    said = {"full": "满", "spare": f"余 {found.left} 行", "short": f"缺 {found.left} 行"}[found.state]
    copy = f"{found.amount} {'字' if found.unit == 'characters' else '词'}" if found.left else ""
    return str(number), f"{found.room} 行", f"{found.used} 行", said, copy, f"{account.cost:.1f}", bound(account)


def bound(account: Account) -> str:
    """Say how far from the best there is a layout can be."""
    if account.exact:
        return "最优"
    return f"离下界 {max(0.0, account.cost - account.least):.1f}"


def _terms(account: Account) -> Iterator[str]:
    for name, price in sorted(account.terms, key=lambda term: -abs(term[1])):
        if abs(price) >= LEAST_SHOWN:
            yield f"{name} {price:.1f}"
