"""How a page is put together → what is held against it for that, whatever the sizes of its heads: boxes, lanes, gutters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.judging.bumps import drop, meeting
from epaper.plan.model import TINTED
from epaper.plan.pictures.sizes import rivalry
from epaper.plan.shapes.divide import Brief
from epaper.plan.shapes.model import Crown, Pair, Shape, free_corner
from epaper.plan.shapes.placed import Placed

WHOLE = ("box", "ornament", "broken")  # a gutter of the page is none in these


class Build(NamedTuple):
    """How a page is built, and what is held against it for that, by name, whatever the sizes of its heads.

    `meeting` are the heads that bump, two by two by their place among all, with the least each pair costs.
    """

    dressed: tuple[tuple[str, float], ...]
    meeting: tuple[tuple[int, int, float], ...]
    cut: tuple[tuple[str, float], ...]

    @property
    def least(self) -> float:
        """What is held against the page at the least."""
        prices = [price for _, price in (*self.dressed, *self.cut)]
        return sum([price for _, _, price in self.meeting]) + sum(prices)


def build_of(shape: Shape, crowns: tuple[Placed, ...], brief: Brief, *, strip: bool = False) -> Build:
    """Say how a page of these crowns is built; a `strip` across its foot, of what is no story, stops every gutter."""
    dresses, first = [crown.dress for crown, _, _ in crowns], crowns[0].crown
    tinted, uprights = sum([dress in TINTED for dress in dresses]), dresses.count("upright")
    is_lead = first.piece.order == 0 and not first.piece.part  # of the paper
    narrow = is_lead and first.columns < shape.columns
    dressed = (
        ("框多", costs.NEXT_BOX * max(0, tinted - 1)),
        ("独稿", (costs.FRONT_ALONE if is_lead else costs.ALONE) if len(crowns) == 1 else 0.0),
        ("竖题多", costs.NEXT_UPRIGHT * max(0, uprights - 1)),
        ("余稿领版", costs.REST_LEADS if first.piece.part and len(crowns) > 1 else 0.0),
        ("全是余稿", costs.NOTHING_NEW if all(crown.piece.part for crown, _, _ in crowns) else 0.0),
        ("头条未通栏", costs.LEAD_NARROW if narrow else 0.0),
        ("叠题", stacked(crowns, brief)),
        ("图片主次", rivalry([crown.pictures for crown, _, _ in crowns])),
    )
    cut = (
        ("断版", costs.CUT_THROUGH * (_lanes(shape, crowns) - _strips(shape, shape.columns))),
        ("通缝", 0.0 if strip else costs.CUT_THROUGH * _gutters(shape, crowns, brief)),
        ("竖缝", costs.LANE * _clear_gutters(shape, crowns, brief)),
    )
    return Build(dressed, meeting(crowns, brief), cut)


def is_strip(shape: Shape, rows: int) -> bool:
    """Say whether a shape over all columns at the foot of a page is the one strip that may lie under a cut (rule F3)."""
    alone = isinstance(shape, Crown) and not (shape.left or shape.right)
    return alone and shape.columns > 1 and shape.rows <= costs.STRIP * rows


def stacked(crowns: tuple[Placed, ...], brief: Brief) -> float:
    """Price heads that stand one on the other, both over two or more of the same columns, by the lines of copy short between."""
    heads, short = list[tuple[int, int, int]](), 0  # of heads above: columns, from one to before another, and the line below
    for crown, left, row in crowns:  # each comes after those above it
        head, apart = crown.head, costs.HEADS_APART
        right, top = left + (head.columns or crown.columns), row + drop(crown) if crown.dress == "topped" else row
        if right - left < 2 or crown.dress == "upright" or brief(crown.piece):
            continue
        for first, end, foot in heads:
            if 0 <= top - foot < apart and (right if right < end else end) - (left if left > first else first) > 1:
                short += apart - (top - foot)
        heads.append((left, right, top + head.rows))
    return costs.HEADS_NEAR * short


def _lanes(shape: Shape, crowns: tuple[Placed, ...]) -> int:
    """Count the lines from which stories begin over all columns, so that a lane of white crosses the page (断版, rule F3).

    What stands in the page's corner counts beside them; alone at the foot it is the strip that may lie under a cut.
    """
    begun: dict[int, int] = {}
    for crown, _, row in crowns:
        if row:
            begun[row] = begun.get(row, 0) + crown.columns
    columns, rows = free_corner(shape)
    if 0 < columns < shape.columns:
        begun[shape.rows - rows] = begun.get(shape.rows - rows, 0) + columns
    return list(begun.values()).count(shape.columns)


def _strips(shape: Shape, columns: int) -> int:
    """Count the lanes that shapes one over the other have paid for already."""
    if not isinstance(shape, Pair) or shape.kind == "side" or columns == 1:
        return 0
    return 1 + _strips(shape.one, columns) + _strips(shape.two, columns)


def _gutters(shape: Shape, crowns: tuple[Placed, ...], brief: Brief) -> int:
    """Count the gutters over which no story stands, nor a corner (通缝, rule F3), but for those of a page of briefs.

    They are seen on the page, not in how it was put together: two pairs one over the other may be parted at the same column.
    """
    free = _free(shape, ((column, column + crown.columns) for crown, column, _ in crowns))
    return 0 if not free or all(brief(crown.piece) for crown, _, _ in crowns) else free.bit_count()


def _clear_gutters(shape: Shape, crowns: tuple[Placed, ...], brief: Brief) -> int:
    """Count the gutters no head, picture, box or corner stands over, but for those of a page of briefs (rule F3)."""
    free = _free(shape, (span for item in crowns for span in _spans(item)))
    return 0 if not free or all(brief(crown.piece) for crown, _, _ in crowns) else free.bit_count()


def _free(shape: Shape, spans: Iterable[tuple[int, int]]) -> int:
    """Return a bit for each gutter that is in none of these columns, from one to before another, nor in the page's corner."""
    free = (1 << shape.columns) - 2
    for first, end in spans:
        free &= ~((1 << end) - (2 << first))
        if not free:  # as the first story of most pages is over all
            return 0
    return free & (2 << (shape.columns - free_corner(shape)[0])) - 1


def _spans(item: Placed) -> Iterator[tuple[int, int]]:
    """Yield the columns, from one to before another, that something of a story stands over as a whole."""
    crown, column = item.crown, item.column
    whole = crown.dress in WHOLE or crown.measure.legs < crown.columns
    if whole or (crown.head.parts and crown.dress != "upright"):
        yield column, column + crown.columns if whole else item.head_right
    for box in crown.pictures.pictures:
        yield column + box.column, column + box.column + box.columns
