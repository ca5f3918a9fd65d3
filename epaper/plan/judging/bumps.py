"""Heads that meet at a gutter on one level (碰题, rule H8) → what is held against them, two by two."""

from __future__ import annotations

from collections.abc import Iterator

from epaper.plan import costs
from epaper.plan.model import TINTED
from epaper.plan.shapes.divide import Brief
from epaper.plan.shapes.model import Crown, Pair, Shape, pairs_in
from epaper.plan.shapes.placed import Placed, placed

LIKE_SIZE = 1.5  # heads whose sizes differ by this ratio bump only half as hard (rule H8)
LIGHT_BUMP = costs.BUMP / 2  # of heads whose sizes and faces differ


def meeting(crowns: tuple[Placed, ...], brief: Brief) -> tuple[tuple[int, int, float], ...]:
    """List the heads that bump, two by two by their place among all, with the least each pair costs."""
    begins: dict[int, list[int]] = {}
    for number, (_, column, _) in enumerate(crowns):
        if column:
            begins.setdefault(column, []).append(number)
    found = []
    for number, item in enumerate(crowns) if begins else ():
        crown, column, _ = item
        for other in begins.get(column + (crown.head.columns or crown.columns), ()):
            least = least_bump(item, crowns[other], brief)
            if least:
                found.append((number, other, least))
    return tuple(found)


def beside(a: Shape, b: Shape, brief: Brief) -> float:
    """Price the heads that bump where one shape stands beside another on one level."""
    while isinstance(a, Pair):
        a = a.one if a.kind == "over" else a.two
    while isinstance(b, Pair):
        b = b.one
    if not isinstance(a, Crown) or not isinstance(b, Crown) or a.head.over(a.columns) < a.columns:
        return 0.0
    return bump(a.head.size, b.head.size, least_bump(Placed(a, 0, 0), Placed(b, a.columns, 0), brief))


def side_prices(shape: Shape) -> Iterator[float]:
    """Yield what heads beside one another have cost where shapes stand side by side."""
    return (pair.cost - pair.one.cost - pair.two.cost for pair in pairs_in(shape) if pair.kind == "side")


def bumping(shape: Shape, brief: Brief) -> Iterator[Crown]:
    """Yield the stories whose heads bump, but for the one that leads the page."""
    crowns = placed(shape, 0, 0)
    places = (place for *pair, least in meeting(crowns, brief) if least > costs.BRIEF_BUMP for place in pair if place)
    yield from dict.fromkeys(crowns[place].crown for place in places)


def bump(one: float, two: float, least: float) -> float:
    """Price two heads of these sizes that meet at a gutter on one level (碰题), for which they cost so much at the least."""
    return costs.BUMP if least == LIGHT_BUMP and max(one, two) < LIKE_SIZE * min(one, two) else least


def least_bump(one: Placed, two: Placed, brief: Brief) -> float:
    """Price two heads that meet at a gutter, if they are on one level, as if their sizes differed; uprights never do (H8)."""
    a, b = one.crown, two.crown
    if not on_level(a, one.row, b, two.row) or a.dress == "upright" or b.dress == "upright":
        return 0.0
    if a.dress in TINTED or b.dress in TINTED:  # beside a box stands no rule
        return costs.BUMP
    if brief(a.piece) and brief(b.piece):
        return costs.BRIEF_BUMP
    faces = {part.face for crown in (a, b) for part in crown.head.parts if part.role == "headline"}
    return LIGHT_BUMP if len(faces) > 1 else costs.BUMP


def on_level(one: Crown, row: int, two: Crown, other: int) -> bool:
    """Say whether the heads of two stories that begin on these lines stand side by side by more than half the lower one (H8)."""
    high, low = one.head.rows, two.head.rows
    if one.dress == "topped":
        row += drop(one)
    if two.dress == "topped":
        other += drop(two)
    foot, under = row + high, other + low
    shared = (foot if foot < under else under) - (row if row > other else other)
    return shared > 0.5 * (high if high < low else low)


def drop(crown: Crown) -> int:
    """Return by how many lines a story's head stands lower than its top: with a picture above it."""
    return crown.pictures.rows if crown.dress == "topped" else 0
