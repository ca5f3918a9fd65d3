"""The modules 版位 written down for a page + today's copy → the same page again as a shape, or what keeps it from standing so.

Invariant: a given page is like any other: its modules tile the page, stories that jump go on where their next module says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from epaper.issue.pins import Module
from epaper.issue.places import GridMark, read_grid
from epaper.plan.editor.refit import Misfit, Refitter, Stand, under_of
from epaper.plan.grid import Grid, make_grid
from epaper.plan.model import Corner
from epaper.plan.shapes.model import Crown, Reserve, Shape, over, side
from epaper.plan.shapes.parts import Parts
from epaper.plan.stock import Stock
from epaper.plan.stories.matter import Matter, Piece

__all__ = ["Given", "GivenPage", "Misfit", "grid_mark", "grids_differ", "stated_grid"]


class GivenPage(NamedTuple):
    """A page that stands: its shape, the pieces that stand there, the rests of those that jump, and what it costs."""

    shape: Shape
    pieces: tuple[Piece, ...]
    rests: tuple[Piece, ...]
    cost: float


class Given:
    """Makes up the pages whose modules are written down, for the copy of one issue on the grid they were written on."""

    def __init__(self, parts: Parts) -> None:
        """Look through the modules of all stories."""
        self._parts = parts
        self._columns = parts.matter.grid.columns
        self._refit = Refitter(parts)
        self._modules = _by_page(parts.matter)

    def page(
        self, number: int, left: Sequence[Piece], top: int, rows: int, corner: Corner | None = None
    ) -> GivenPage | Misfit | None:
        """Make up a page of `rows` lines for copy that begins at grid line `top`; None where nothing is written down for it.

        `left` are the pieces not placed on the pages before. The corner's rectangle at the foot stays free.
        """
        modules = self._modules.get(number)
        if not modules:
            return None
        known = {(piece.order, piece.part): piece for piece in left}
        missing = next((order for order, part, _ in modules if (order, part) not in known), None)
        if missing is not None:
            return Misfit(missing, "的前一部分没有照排")
        stranger = next(
            (o for o, story in enumerate(self._parts.matter.articles) if story.page == number and not story.pins.modules), None
        )
        if stranger is not None:
            return Misfit(stranger, "要排这一版，却没有版位")
        for order, _, module in modules:
            if beyond := _beyond(module, self._columns, top, rows):
                return Misfit(order, beyond)
        pieces = tuple(sorted(known[order, part] for order, part, _ in modules))
        leads = self._parts.lead_of(pieces)[0]
        stands = []
        for order, part, module in modules:
            piece = known[order, part]
            stands.append(Stand(piece, module, module.row - 1 - top, self._goes_on(order, part), piece == leads))
        # A page that ended early when it was written down may do so again, but not beside a corner, which stands at the foot.
        deepest = max(map(_foot, stands))
        area = _Area(0, self._columns, 0, rows if corner or deepest > rows else deepest)
        free = Free(self._columns - corner.columns, corner.columns, rows - corner.rows, corner.rows) if corner else None
        free = free or _left_open(stands, self._columns)
        shape = self._shape((*stands, *((free,) if free else ())), area)
        return GivenPage(shape, pieces, rests_of(shape), shape.cost) if not isinstance(shape, Misfit) else shape

    def _goes_on(self, order: int, part: int) -> bool:
        return part + 1 < len(self._parts.matter.articles[order].pins.modules)

    # -- modules, which tile an area, as shapes -----------------------------------------------------------------------

    def _shape(self, stands: tuple[Stand | Free, ...], area: _Area) -> Shape | Misfit:
        if not stands:
            return Misfit(None, f"第 {area.column + 1} 栏起空着 {area.columns} 栏 {area.rows} 行")
        first = next((s for s in stands if s.row == area.row and s.column == area.column and s.columns == area.columns), None)
        if isinstance(first, Free):
            whole = len(stands) == 1 and first.rows == area.rows
            return Reserve(area.columns, area.rows) if whole else _tangle(first, area)
        if first and (len(stands) == 1 or len(set(first.module.depths)) > 1):
            below = tuple(stand for stand in stands if stand is not first)
            crown = self._crown(first, below, area)
            if not below or not isinstance(crown, Misfit):
                return crown
            parted = self._pair(stands, area)  # it may end above the others, with shapes of its own under its shorter legs
            return crown if isinstance(parted, Misfit) else parted
        return self._pair(stands, area)

    def _crown(self, stand: Stand, others: tuple[Stand | Free, ...], area: _Area) -> Shape | Misfit:
        """Set a story over the whole area's width with what stands under its legs."""
        depths = stand.module.depths
        count = next((column for column, depth in enumerate(depths) if depth != depths[0]), len(depths))
        if len(set(depths[count:])) > 1 or max(depths) > area.rows:
            return Misfit(stand.piece.order, f"各栏深 {' '.join(map(str, depths))} 行，排不成一个版块：深浅只能变一次")
        sides: list[Shape | None] = []
        held = 0
        for start, columns, depth in ((0, count, depths[0]), (count, len(depths) - count, depths[-1])):
            below = _Area(area.column + start, columns, area.row + depth, area.rows - depth)
            inside = tuple(other for other in others if _within(other, below)) if columns and below.rows else ()
            held += len(inside)
            if not columns or not below.rows:
                sides.append(None)
                continue
            shape = self._shape(inside, below)
            if isinstance(shape, Misfit):
                return shape
            sides.append(shape)
        if held != len(others):  # one of them reaches into a leg, or from below one leg to below another
            return _tangle(stand, area)
        return self._refit.crown(stand, area.rows, under_of(sides[0], count, sides[1]))

    def _pair(self, stands: tuple[Stand | Free, ...], area: _Area) -> Shape | Misfit:
        """Divide the area by a line through it, above and below first."""
        for row in sorted({stand.row for stand in stands} - {area.row}):
            if all(stand.row >= row or _foot(stand) <= row for stand in stands):
                upper = area._replace(rows=row - area.row)
                lower = area._replace(row=row, rows=area.rows - upper.rows)
                return self._both(stands, upper, lower, through=True)
        for column in sorted({stand.column for stand in stands} - {area.column}):
            if all(stand.column >= column or stand.column + stand.columns <= column for stand in stands):
                left = area._replace(columns=column - area.column)
                right = area._replace(column=column, columns=area.columns - left.columns)
                return self._both(stands, left, right, through=False)
        return _tangle(stands[0], area)

    def _both(self, stands: tuple[Stand | Free, ...], one: _Area, two: _Area, *, through: bool) -> Shape | Misfit:
        first = self._shape(tuple(stand for stand in stands if _within(stand, one)), one)
        if isinstance(first, Misfit):
            return first
        second = self._shape(tuple(stand for stand in stands if _within(stand, two)), two)
        if isinstance(second, Misfit):
            return second
        return over(first, second, 0.0) if through else side(first, second, 0.0)


class Free(NamedTuple):
    """The rectangle of a page's corner, from the page's first line of copy."""

    column: int
    columns: int
    row: int
    rows: int


class _Area(NamedTuple):
    """A rectangle of the page that its modules must tile."""

    column: int
    columns: int
    row: int
    rows: int


def _by_page(matter: Matter) -> dict[int, list[tuple[int, int, Module]]]:
    found: dict[int, list[tuple[int, int, Module]]] = {}
    for order, article in enumerate(matter.articles):
        for part, module in enumerate(article.pins.modules):
            found.setdefault(module.page, []).append((order, part, module))
    return found


def _foot(stand: Stand | Free) -> int:
    return stand.row + (stand.rows if isinstance(stand, Free) else max(stand.module.depths))


def _left_open(stands: Sequence[Stand], columns: int) -> Free | None:
    """Return the corner at the right foot of a page that its modules left open when they were written down, if they did."""
    feet = [max((stand.row + depth for stand, depth in _depths(stands, column)), default=0) for column in range(columns)]
    count = sum(1 for _ in takewhile(lambda foot: foot == feet[-1], feet[::-1]))
    deepest = max(feet)
    if feet[-1] == deepest or min(feet[: columns - count]) < deepest:
        return None
    return Free(columns - count, count, feet[-1], deepest - feet[-1])


def _depths(stands: Sequence[Stand], column: int) -> Iterator[tuple[Stand, int]]:
    """Yield the modules that stand over a column, and how deep they are there."""
    for stand in stands:
        if stand.column <= column < stand.column + stand.columns:
            yield stand, stand.module.depths[column - stand.column]


def _within(stand: Stand | Free, area: _Area) -> bool:
    return (
        area.column <= stand.column
        and stand.column + stand.columns <= area.column + area.columns
        and area.row <= stand.row
        and _foot(stand) <= area.row + area.rows
    )


def _beyond(module: Module, columns: int, top: int, rows: int) -> str:
    """Say why a module cannot stand on any page of so many columns, with `rows` lines below line `top`; nothing if it can."""
    last, foot = module.column + len(module.depths) - 1, module.row - 1 + max(module.depths)
    if last > columns:
        return f"的版位写到第 {last} 栏（从第 {module.column} 栏起 {len(module.depths)} 栏），版面只有 {columns} 栏"
    if module.row <= top:
        return f"的版位从第 {module.row} 行起，这一版前 {top} 行是报头或报眉"
    if foot > top + rows:
        return f"的版位写到第 {foot} 行（从第 {module.row} 行起深 {max(module.depths)} 行），这一版排稿件只到第 {top + rows} 行"
    return ""


def _tangle(stand: Stand | Free, area: _Area) -> Misfit:
    where = f"第 {area.column + 1} 栏第 {area.row + 1} 行起的版位"
    return Misfit(None if isinstance(stand, Free) else stand.piece.order, f"{where}互相重叠或留有空隙")


def rests_of(shape: Shape) -> tuple[Piece, ...]:
    """Return what stories that jump leave for other pages."""
    if isinstance(shape, Reserve):
        return ()
    if not isinstance(shape, Crown):
        return (*rests_of(shape.one), *rests_of(shape.two))
    own = (Piece(shape.piece.order, shape.piece.part + 1, shape.last),) if shape.jumps else ()
    below = (rest for side in (shape.left, shape.right) if side for rest in rests_of(side))
    return (*own, *below)


# -- the grid they were written on ----------------------------------------------------------------------------------------


def grid_mark(grid: Grid) -> GridMark:
    """Return how a grid is written down."""
    return GridMark(grid.stock.name, grid.columns, grid.rows, round(grid.size, 4))


def stated_grid(text: str, stock: Stock) -> Grid | None:
    """Return the grid written down, on a stock already divided into the columns of the house; None where that is another."""
    mark = read_grid(text)
    if mark is None or mark.stock != stock.name or not mark.size:
        return None
    grid = make_grid(stock, mark.size, mark.rows)
    return grid if grid and grid.columns == mark.columns else None


def grids_differ(text: str, grid: str) -> str:
    """Say, of the grid written down and that of today as it would be written, which value is another one, and why."""
    wrote, now = read_grid(text), read_grid(grid)
    if wrote is None or now is None:
        return "头部没有“版样”，不知版位按哪种版面写"
    if wrote.stock != now.stock:
        return f"纸张写的是“{wrote.stock}”，这次是“{now.stock}”"
    if wrote.columns != now.columns:
        return f"栏数写的是 {wrote.columns}，版式里“{now.stock}”排 {now.columns} 栏"
    if wrote.size != now.size:
        return f"字号写的是 {wrote.size:g} 磅，这次排 {now.size:g} 磅"
    return f"行数写的是 {wrote.rows}，这次排 {now.rows} 行" if wrote.rows != now.rows else "照版位排不下全部稿件"
