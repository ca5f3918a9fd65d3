"""The shape of a finished page → its account: column-lines it has for copy and those left, its cost by rule, and the bound."""

from __future__ import annotations

from epaper.plan.score import Score
from epaper.plan.shapes import Shape
from epaper.plan.sheets import Sheet
from epaper.scene.model import Account

SAME = 1e-6  # costs no farther apart than this are the same


def account(score: Score, shape: Shape, sheet: Sheet) -> Account:
    """Give account of a page: lines at its foot that stay blank are left as well, over all its columns."""
    terms = score.terms(shape, sheet.head_rows)
    cost, least = sum(price for _, price in terms), score.least(shape)
    spare = shape.spare + max(0, sheet.rows - shape.rows) * sheet.columns
    return Account(sheet.room, spare, terms, cost, min(cost, least), cost <= least + SAME)
