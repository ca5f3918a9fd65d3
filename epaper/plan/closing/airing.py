"""Lines that copy too short for its pages leaves over → white in the heads that lead the pages, spread evenly over all."""

from __future__ import annotations

from collections.abc import Sequence

from epaper.plan.furniture.sheets import Sheet
from epaper.plan.shapes.model import Crown, Pair, Shape

AIR_MOST = 5  # lines of white that may be put into the head of one page


def may_open(sheet: Sheet) -> bool:
    """Say whether the head that leads a page can be opened: not where a corner stands beside copy, nor where there is none."""
    return sheet.beside is None and sheet.rows > 2 * AIR_MOST


def spread_air(sheets: Sequence[Sheet], air: int) -> list[int]:
    """Spread lines of white evenly over the pages that can take some."""
    count = sum(map(may_open, sheets))
    each, more = divmod(air, max(1, count))
    found = []
    for sheet in sheets:
        found.append(each + (more > 0) if may_open(sheet) else 0)
        more -= may_open(sheet)
    return found


def aired(shape: Shape, rows: int) -> Shape:
    """Put `rows` lines of white into the head that leads a shape."""
    if isinstance(shape, Crown):
        head = shape.head._replace(rows=shape.head.rows + rows, beside=shape.head.beside + rows)
        return shape._replace(rows=shape.rows + rows, head=head)
    if not isinstance(shape, Pair):
        return shape
    if shape.kind == "over":
        return shape._replace(rows=shape.rows + rows, one=aired(shape.one, rows))
    return shape._replace(rows=shape.rows + rows, one=aired(shape.one, rows), two=aired(shape.two, rows))
