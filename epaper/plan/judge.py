"""A finished page of shapes → what an editor would hold against it as a whole: bumping heads, inversions, too many boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.divide import Brief
from epaper.plan.picture_sizes import rivalry
from epaper.plan.shapes import Crown, Pair, Shape, pairs_in

LIKE_SIZE = 1.5  # heads whose sizes differ by this ratio bump only half as hard (rule H8)
LIGHT_BUMP = costs.BUMP / 2  # of heads whose sizes and faces differ
SHORT = 0.5  # × the lines of a longer story: one of fewer is not held to its rank against that
TINTED = ("box", "ornament", "band")
WHOLE = ("box", "ornament", "broken")  # a gutter of the page is none in these


class Placed(NamedTuple):
    """A crown with its place: base column and line of its top left corner."""

    crown: Crown
    column: int
    row: int

    @property
    def head_right(self) -> int:
        """The first column right of its head."""
        return self.column + self.crown.head.over(self.crown.columns)


def placed(shape: Shape, column: int, row: int) -> tuple[Placed, ...]:
    """List a shape's crowns in reading order: a story, then what stands under it, left before right."""
    found: list[Placed] = []
    _place(shape, column, row, found)
    return tuple(found)


def _place(shape: Shape, column: int, row: int, found: list[Placed]) -> None:
    if isinstance(shape, Crown):
        found.append(Placed(shape, column, row))
        left, right, foot = shape.left, shape.right, row + shape.rows
        if left is not None:
            _place(left, column, foot - left.rows, found)
        if right is not None:
            _place(right, column + shape.left_columns, foot - right.rows, found)
    elif isinstance(shape, Pair):
        one = shape.one
        _place(one, column, row, found)
        if shape.kind == "over":
            _place(shape.two, column, row + one.rows, found)
        else:
            _place(shape.two, column + one.columns, row, found)


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
        prices = (price for _, price in (*self.dressed, *self.cut))
        return sum(price for _, _, price in self.meeting) + sum(prices)


def build_of(shape: Shape, crowns: tuple[Placed, ...], brief: Brief) -> Build:
    """Say how a page of these crowns is built."""
    dresses, first = [item.crown.dress for item in crowns], crowns[0].crown
    tinted, uprights = sum(dress in TINTED for dress in dresses), dresses.count("upright")
    narrow = first.piece.order == 0 and not first.piece.part and first.columns < shape.columns
    dressed = (
        ("框多", costs.NEXT_BOX * max(0, tinted - 1)),
        ("独稿", costs.ALONE if len(crowns) == 1 else 0.0),
        ("竖题多", costs.NEXT_UPRIGHT * max(0, uprights - 1)),
        ("余稿领版", costs.REST_LEADS if first.piece.part and len(crowns) > 1 else 0.0),
        ("全是余稿", costs.NOTHING_NEW if all(item.crown.piece.part for item in crowns) else 0.0),
        ("头条未通栏", costs.LEAD_NARROW if narrow else 0.0),
        ("叠题", _stacked(crowns, brief)),
        ("图片主次", rivalry([item.crown.pictures for item in crowns])),
    )
    cut = (
        ("断版", costs.CUT_THROUGH * (_lanes(shape, crowns) - _strips(shape, shape.columns))),
        ("通缝", costs.CUT_THROUGH * _gutters(shape, brief)),
        ("竖缝", costs.LANE * _clear_gutters(shape, crowns, brief)),
    )
    return Build(dressed, meeting(crowns, brief), cut)


def in_rank(crowns: tuple[Placed, ...]) -> list[int]:
    """Return the places of crowns among all in order of their rank."""
    pieces = [crown.piece for crown, _, _ in crowns]
    return sorted(range(len(pieces)), key=pieces.__getitem__)


def meeting(crowns: tuple[Placed, ...], brief: Brief) -> tuple[tuple[int, int, float], ...]:
    """List the heads that bump, two by two by their place among all, with the least each pair costs."""
    begins: dict[int, list[int]] = {}
    for number, item in enumerate(crowns):
        begins.setdefault(item.column, []).append(number)
    found = []
    for number, item in enumerate(crowns):
        for other in begins.get(item.head_right, ()):
            least = least_bump(item, crowns[other], brief)
            if least:
                found.append((number, other, least))
    return tuple(found)


def judged(shape: Shape, crowns: tuple[Placed, ...], build: Build) -> Iterator[tuple[str, float]]:
    """Yield what is held against a page of these crowns as a whole, by name; what its parts cost is in `shape.cost` already."""
    sizes = [item.crown.head.size for item in crowns]
    yield from build.dressed
    yield "碰题", sum(_bump(sizes[one], sizes[two], least) for one, two, least in build.meeting)
    yield "题序颠倒", _inversions(crowns, in_rank(crowns), sizes)
    yield "主次不明", dominance(*sizes)
    yield "留白过多", airy(sum(item.crown.head.white for item in crowns), shape.columns, shape.rows)
    yield from build.cut


def held_against(
    shape: Shape, crowns: tuple[Placed, ...], build: Build, ranks: Sequence[int], sizes: Sequence[float], white: float
) -> float:
    """Price what sizes of heads and `white` beside them are held against a page, beyond what it costs at the least.

    That is what `judged` yields in all, but for the least of the build; the heads need not be in their crowns yet.
    """
    return (
        sum(_bump(sizes[one], sizes[two], least) - least for one, two, least in build.meeting)
        + _inversions(crowns, ranks, sizes)
        + dominance(*sizes)
        + airy(white, shape.columns, shape.rows)
    )


def beside(a: Shape, b: Shape, brief: Brief) -> float:
    """Price the heads that bump where one shape stands beside another on one level."""
    while isinstance(a, Pair):
        a = a.one if a.kind == "over" else a.two
    while isinstance(b, Pair):
        b = b.one
    if not isinstance(a, Crown) or not isinstance(b, Crown) or a.head.over(a.columns) < a.columns:
        return 0.0
    return _bump(a.head.size, b.head.size, least_bump(Placed(a, 0, 0), Placed(b, a.columns, 0), brief))


def side_prices(shape: Shape) -> Iterator[float]:
    """Yield what heads beside one another have cost where shapes stand side by side."""
    return (pair.cost - pair.one.cost - pair.two.cost for pair in pairs_in(shape) if pair.kind == "side")


def bumping(shape: Shape, brief: Brief) -> Iterator[Crown]:
    """Yield the stories whose heads bump, but for the one that leads the page."""
    crowns = placed(shape, 0, 0)
    places = (place for *pair, least in meeting(crowns, brief) if least > costs.BRIEF_BUMP for place in pair if place)
    yield from dict.fromkeys(crowns[place].crown for place in places)


def is_strip(shape: Shape, rows: int) -> bool:
    """Say whether a shape over all columns at the foot of a page is the one strip that may lie under a cut (rule F3)."""
    alone = isinstance(shape, Crown) and not (shape.left or shape.right)
    return alone and shape.columns > 1 and shape.rows <= costs.STRIP * rows


def _bump(one: float, two: float, least: float) -> float:
    """Price two heads of these sizes that meet at a gutter on one level (碰题), for which they cost so much at the least."""
    return costs.BUMP if least == LIGHT_BUMP and max(one, two) < LIKE_SIZE * min(one, two) else least


def least_bump(one: Placed, two: Placed, brief: Brief) -> float:
    """Price two heads that meet at a gutter, if they are on one level, as if their sizes differed; uprights never do (H8)."""
    a, b = one.crown, two.crown
    if not on_level(a, one.row, b, two.row) or "upright" in (a.dress, b.dress):
        return 0.0
    if a.dress in TINTED or b.dress in TINTED:  # beside a box stands no rule
        return costs.BUMP
    if brief(a.piece) and brief(b.piece):
        return costs.BRIEF_BUMP
    faces = {part.face for crown in (a, b) for part in crown.head.parts if part.role == "headline"}
    return LIGHT_BUMP if len(faces) > 1 else costs.BUMP


def on_level(one: Crown, row: int, two: Crown, other: int) -> bool:
    """Say whether the heads of two stories that begin on these lines stand side by side by more than half the lower one (H8)."""
    heights = one.head.rows, two.head.rows
    row, other = row + _drop(one), other + _drop(two)
    return min(row + heights[0], other + heights[1]) - max(row, other) > 0.5 * min(heights)


def _drop(crown: Crown) -> int:
    """Return by how many lines a story's head stands lower than its top: with a picture above it."""
    return crown.pictures.rows if crown.dress == "topped" else 0


def _lanes(shape: Shape, crowns: tuple[Placed, ...]) -> int:
    """Count the lines from which stories begin over all columns, so that a lane of white crosses the page (断版, rule F3)."""
    begun: dict[int, int] = {}
    for item in crowns:
        begun[item.row] = begun.get(item.row, 0) + item.crown.columns
    return sum(columns == shape.columns for row, columns in begun.items() if row)


def _strips(shape: Shape, columns: int) -> int:
    """Count the lanes that shapes one over the other have paid for already."""
    if not isinstance(shape, Pair) or shape.kind == "side" or columns == 1:
        return 0
    return 1 + _strips(shape.one, columns) + _strips(shape.two, columns)


def _gutters(shape: Shape, brief: Brief) -> int:
    """Count the gutters that run from the page's head to its foot, but for those between columns of briefs."""
    if not isinstance(shape, Pair) or shape.kind == "over":
        return 0
    briefs = all(brief(item.crown.piece) for item in placed(shape, 0, 0))
    return (0 if briefs else 1) + _gutters(shape.one, brief) + _gutters(shape.two, brief)


def _stacked(crowns: tuple[Placed, ...], brief: Brief) -> float:
    """Price heads that stand one on the other, both over two or more of the same columns, by the lines of copy short between."""
    heads, short = list[tuple[int, int, int]](), 0  # of heads above: columns, from one to before another, and the line below
    for item in crowns:  # each comes after those above it
        crown, left = item.crown, item.column
        right, top = left + crown.head.over(crown.columns), item.row + _drop(crown)
        if right - left < 2 or crown.dress == "upright" or brief(crown.piece):
            continue
        for first, end, foot in heads:
            near = costs.HEADS_APART - (top - foot)
            if 0 < near <= costs.HEADS_APART and (right if right < end else end) - (left if left > first else first) > 1:
                short += near
        heads.append((left, right, top + crown.head.rows))
    return costs.HEADS_NEAR * short


def _clear_gutters(shape: Shape, crowns: tuple[Placed, ...], brief: Brief) -> int:
    """Count the gutters no head, picture, box or corner stands over, but for those of a page of briefs (rule F3)."""
    free = (1 << shape.columns) - 2  # a bit for each gutter
    for item in crowns:
        for first, end in _spans(item):
            free &= ~((1 << end) - (2 << first))
        if not free:  # as the head of most leads is over all
            return 0
    free &= (2 << (shape.columns - _reserved(shape))) - 1
    return 0 if all(brief(item.crown.piece) for item in crowns) else free.bit_count()


def _spans(item: Placed) -> Iterator[tuple[int, int]]:
    """Yield the columns, from one to before another, that something of a story stands over as a whole."""
    crown, column = item.crown, item.column
    whole = crown.dress in WHOLE or crown.measure.legs < crown.columns
    if whole or (crown.head.parts and crown.dress != "upright"):
        yield column, column + crown.columns if whole else item.head_right
    for box in crown.pictures.pictures:
        yield column + box.column, column + box.column + box.columns


def _reserved(shape: Shape | None) -> int:
    """Return over how many columns a page's corner is kept free."""
    if shape is None:
        return 0
    if isinstance(shape, Crown):
        return max(_reserved(shape.left), _reserved(shape.right))
    return max(_reserved(shape.one), _reserved(shape.two)) if isinstance(shape, Pair) else shape.columns


def held_to_rank(high: Crown, low: Crown) -> bool:
    """Say whether the head of a less important story must not outdo that of another: not that of one far shorter.

    A continuation has no rank of its own; the paper's lead keeps its own however short it is.
    """
    if high.piece.part or low.piece.part:
        return False
    return not high.piece.order or high.last - high.first >= SHORT * (low.last - low.first)


def _inversions(crowns: tuple[Placed, ...], ranks: Sequence[int], sizes: Sequence[float]) -> float:
    """Price less important stories with larger heads; `ranks` are the places of crowns in order of rank."""
    price = 0.0
    for at, one in enumerate(ranks):
        high = sizes[one]
        for two in ranks[at + 1 :]:
            if sizes[two] > high:
                price += inversion(crowns[one].crown, high, crowns[two].crown, sizes[two])
    return price


def inversion(one: Crown, high: float, two: Crown, low: float) -> float:
    """Price two stories, the less important one last, with heads of these sizes."""
    if low <= high or not held_to_rank(one, two):
        return 0.0
    return costs.INVERTED + costs.INVERSION * (low / max(high, 1.0) - 1.0)


def dominance(first: float, *others: float) -> float:
    """Price a page without one clear lead: the first story's head, which should outdo all others by a step."""
    if not others:
        return 0.0
    ratio = first / max(*others, 1.0)
    return costs.DOMINANCE * max(0.0, costs.DOMINANT - ratio) + (costs.OUTDONE if ratio < 1 else 0.0)


def airy(white: float, columns: int, rows: int) -> float:
    """Price more white beside heads than a page of so many columns and lines may have."""
    return costs.WHITE_MORE * max(0.0, white - costs.WHITE_SHARE * columns * rows)
