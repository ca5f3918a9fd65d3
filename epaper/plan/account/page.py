"""The shape of a finished page → its account: column-lines it has for copy and those left, its cost by rule, and the bound."""

from __future__ import annotations

from epaper.plan.closing.score import Score
from epaper.plan.furniture.sheets import Sheet
from epaper.plan.model import IssuePlan, foot_blank
from epaper.plan.shapes.model import Shape, free_corner
from epaper.scene.model import Account

SAME = 1e-6  # costs no farther apart than this are the same


def unused(shape: Shape, sheet: Sheet) -> int:
    """Count the column-lines a page leaves: in its legs, at its foot over all columns, and in a corner left open there.

    They are no more than it has for copy: a page without a story is blank beside its corner, not where that stands.
    """
    columns, rows = left_open(shape, sheet)
    blank = foot_blank(sheet.columns, max(0, sheet.rows - shape.rows), stands_beside(sheet))
    return min(sheet.room, shape.spare + blank + columns * rows)


def misses(plan: IssuePlan, stated: int) -> tuple[int, int]:
    """Say how far a plan is from filling the stated pages: pages too many or few, column-lines left blank."""
    return abs(len(plan.pages) - stated), sum(page.unused(plan.grid.columns) for page in plan.pages)


def left_open(shape: Shape, sheet: Sheet) -> tuple[int, int]:
    """Return the columns and lines of the corner a page leaves open at its right foot 补白, if it does."""
    return (0, 0) if sheet.corner else free_corner(shape)


def stands_beside(sheet: Sheet) -> tuple[int, int]:
    """Return the columns and lines of the corner that stands beside a page's copy, if one does."""
    return (sheet.beside.columns, sheet.beside.rows) if sheet.beside else (0, 0)


def account(score: Score, shape: Shape, sheet: Sheet) -> Account:
    """Give account of a page: what stays blank at its foot is left as well."""
    terms = score.terms(shape, sheet.ground)
    cost, least = sum(price for _, price in terms), score.least(shape)
    return Account(sheet.room, unused(shape, sheet), terms, cost, min(cost, least), cost <= least + SAME)
