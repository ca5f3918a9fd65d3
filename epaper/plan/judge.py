"""A finished page of shapes → what an editor would hold against it as a whole: bumping heads, inversions, too many boxes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.shapes import Crown, Shape

LIKE_SIZE = 1.5  # heads whose sizes differ by this ratio bump only half as hard (rule H8)


class Placed(NamedTuple):
    """A crown with its place: base column and line of its top left corner."""

    crown: Crown
    column: int
    row: int

    @property
    def head_right(self) -> int:
        """The first column right of its head."""
        return self.column + self.crown.columns


def placed(shape: Shape, column: int, row: int) -> Iterator[Placed]:
    """Walk a shape's crowns in reading order: a story, then what stands under it, left before right."""
    if not isinstance(shape, Crown):
        yield from placed(shape.one, column, row)
        if shape.kind == "over":
            yield from placed(shape.two, column, row + shape.one.rows)
        else:
            yield from placed(shape.two, column + shape.one.columns, row)
        return
    yield Placed(shape, column, row)
    if shape.left:
        yield from placed(shape.left, column, row + shape.rows - shape.left.rows)
    if shape.right:
        yield from placed(shape.right, column + shape.left_columns, row + shape.rows - shape.right.rows)


def judge(shape: Shape) -> float:
    """Price a page as a whole; what its parts cost is in `shape.cost` already."""
    crowns = tuple(placed(shape, 0, 0))
    boxes = sum(item.crown.dress == "box" for item in crowns)
    price = costs.NEXT_BOX * max(0, boxes - 1) + (costs.ALONE if len(crowns) == 1 else 0.0)
    uprights = sum(item.crown.dress == "upright" for item in crowns)
    price += costs.NEXT_UPRIGHT * max(0, uprights - 1)
    if crowns[0].crown.piece.part:
        price += costs.REST_LEADS if len(crowns) > 1 else 0.0
    elif crowns[0].crown.piece.order == 0:
        price += costs.LEAD_NARROW if crowns[0].crown.columns < shape.columns else 0.0
    for index, one in enumerate(crowns):
        for two in crowns[index + 1 :]:
            price += _bump(one, two) + _inversion(one.crown, two.crown)
    return price + _dominance(crowns)


def _bump(one: Placed, two: Placed) -> float:
    """Price two heads side by side on one level (碰题); an upright one bumps against none (rule H8)."""
    if "upright" in (one.crown.dress, two.crown.dress):
        return 0.0
    if one.head_right != two.column and two.head_right != one.column:
        return 0.0
    heights = one.crown.head.rows, two.crown.head.rows
    overlap = min(one.row + heights[0], two.row + heights[1]) - max(one.row, two.row)
    if overlap <= 0.5 * min(heights):
        return 0.0
    sizes = sorted((one.crown.head.size, two.crown.head.size))
    faces = {part.face for crown in (one.crown, two.crown) for part in crown.head.parts[-1:]}
    return costs.BUMP / 2 if sizes[1] >= LIKE_SIZE * sizes[0] and len(faces) > 1 else costs.BUMP


def _inversion(one: Crown, two: Crown) -> float:
    """Price a less important story with the larger head; a continuation has no rank of its own."""
    if one.piece.part or two.piece.part:
        return 0.0
    high, low = (one, two) if one.piece.order < two.piece.order else (two, one)
    return costs.INVERSION * max(0.0, low.head.size / max(high.head.size, 1.0) - 1.0)


def _dominance(crowns: tuple[Placed, ...]) -> float:
    """Price a page without one clear lead: the first story's head, which should outdo all others by a step."""
    first, *others = (item.crown.head.size for item in crowns)
    if not others:
        return 0.0
    ratio = first / max(*others, 1.0)
    return costs.DOMINANCE * max(0.0, costs.DOMINANT - ratio) + (costs.OUTDONE if ratio < 1 else 0.0)


def signature(shape: Shape) -> tuple[object, ...]:
    """Tell the page's build in outline, so that two pages can be told to be alike."""
    if isinstance(shape, Crown):
        left = bool(shape.left), shape.left_columns if shape.left or shape.right else 0
        return "crown", shape.columns, *left, bool(shape.right)
    return shape.kind, shape.columns
