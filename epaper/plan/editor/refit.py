"""One module 版位 as it was written down + the copy that stands there today → the story set in it again, or what keeps it out.

Invariant: the module's outline stays; a few lines more or less are taken up by copyfit, by lines of white in the head, by spare
lines at the last foot, in this order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from epaper.issue.pins import Module
from epaper.plan.growth.settings import BESIDE
from epaper.plan.heads.costs import on_tint
from epaper.plan.model import BOXES, TINTED, HeadBlock, HeadPart, Measure
from epaper.plan.pictures.stack import PictureStack, no_pictures
from epaper.plan.shapes.blocks import block_of
from epaper.plan.shapes.model import Body, Crown, Frame, Shape, Under, by_cost, crown, leg_cost, spare_cost
from epaper.plan.shapes.parts import Parts
from epaper.plan.shapes.placed import Placed
from epaper.plan.shapes.starts import starts
from epaper.plan.stories.matter import Piece
from epaper.plan.stories.quotes import as_written

HEAD_MOVES = (0, -1, 1, -2, 2)  # lines of white by which a head may grow or shrink where its story does, the best first
HEAD_MOVED = 3.0  # cost of such a line
SPARE_MOST = 4  # lines left unused at the last foot of a module, if it has no more legs than that
LEADS, SECOND, DEEPER = 0, 1, 2  # levels below the story that leads its page, as heads are asked for
LIKE = 0.01  # points by which sizes written down may differ from those of the types
MANY = 1 << 20  # lines: more than any module holds


class Stand(NamedTuple):
    """A module with the piece that stands there, its top from the page's first line of copy, and whether it jumps from there."""

    piece: Piece
    module: Module
    row: int
    jumps: bool
    leads: bool

    @property
    def column(self) -> int:
        """Its first base column, from 0."""
        return self.module.column - 1

    @property
    def columns(self) -> int:
        """The base columns it spans."""
        return len(self.module.depths)

    @property
    def dress(self) -> str:
        """How it is dressed."""
        return self.module.dress


class Misfit(NamedTuple):
    """Why a page cannot stand as written down: the story it is about, if it is about one, and a sentence."""

    order: int | None
    reason: str


class Refitter:
    """Sets stories in the modules written down for them."""

    def __init__(self, parts: Parts) -> None:
        """Set what `parts` are made of."""
        self._parts = parts
        self._matter = parts.matter

    def crown(self, stand: Stand, rows: int, under: Under) -> Crown | Misfit:
        """Set a story in its module; with what stands `under` its legs it is `rows` deep."""
        fitted = [way for way in self._ways(stand, rows, under) if way is not None]
        if fitted:
            return min(fitted, key=by_cost)
        return Misfit(stand.piece.order, self._reason(stand, rows, under))

    def _ways(self, stand: Stand, rows: int, under: Under) -> Iterator[Crown | None]:
        """Yield the story in its module, by moves of the head; the first that needs none is the best there can be.

        A pull-quote goes only where no move of the head costs less. Beside an upright head legs have several widths to compare.
        """
        for move in HEAD_MOVES:
            for frame in self._frames(stand, rows, move):
                room = self._room(frame, rows, under)
                body = self._body(stand, frame.measure, room)
                if body is not None:
                    price = HEAD_MOVED * abs(move) + leg_cost(rows - frame.head.rows)
                    yield crown(frame, rows - frame.head.rows, body, price, under)
                    if not move and stand.dress != "upright" and (frame.stack.quote is None) == (not stand.module.quote):
                        return

    def _reason(self, stand: Stand, rows: int, under: Under) -> str:
        """Say by how many lines the copy misses its module."""
        for move in HEAD_MOVES:
            for frame in self._frames(stand, rows, move):
                room = self._room(frame, rows, under) - (1 if stand.jumps else 0)
                lines = self._matter.left(stand.piece, frame.measure.cells)
                if stand.jumps:
                    return f"只剩 {lines} 行，不必转版"
                return f"多 {lines - room} 行" if lines > room else f"少 {room - lines} 行"
        return f"标题排不成 {stand.module.head} 行" if not stand.module.pictures else "标题和图片排不成原来的行数"

    # -- head, pictures, measure --------------------------------------------------------------------------------------

    def _frames(self, stand: Stand, rows: int, move: int) -> Iterator[Frame]:
        """Yield the story's head at the height written down, but for `move` lines, with measures and pictures that go with it."""
        piece, columns = stand.piece, stand.columns
        if stand.dress == "upright":
            yield from self._upright_frames(stand, rows) if not move else ()
            return
        measure = self._measure(stand)
        head = self._head(stand, move)
        if measure is None or head is None:
            return
        for stack in self._stacks(stand):
            if starts(head, stack, columns) is None:
                continue
            dress = stand.module.dress if stand.module.dress != "upright" else "plain"
            yield Frame(piece, columns, head, stack, dress, measure)

    def _measure(self, stand: Stand) -> Measure | None:
        matter, columns = self._matter, stand.columns
        if stand.dress in BOXES:
            return matter.box(columns)
        if stand.dress == "broken":
            return matter.broken(stand.piece.order, columns)
        return matter.undivided(stand.piece, columns) or matter.base(columns)

    def _head(self, stand: Stand, move: int) -> HeadBlock | None:
        """Return the head of that height whose size is that written down, or nearest to it."""
        pad = 1 if stand.dress == "band" else 0
        rows = stand.module.head + move - pad
        measure = self._measure(stand) if stand.dress in BOXES else None
        inset = measure.inset if measure else 0.0
        alone = stand.columns == 1 and stand.dress == "plain" and self._parts.brief(stand.piece)
        for head in self._matter.brief_heads(stand.piece) if alone else ():  # it may have stood among others
            if head.rows == rows and abs(head.size - stand.module.size) < LIKE and _in_lines(head.parts, stand.module):
                return head
        found = [
            head
            for page, depth in self._steps(stand)
            for head in self._parts.heads(stand.piece, stand.module.over or stand.columns, page, depth, inset)
            if head.rows == rows
        ]
        sized = [self._as_sized(head, stand, inset, pad) for head in sorted(found, key=lambda head: self._miss(head, stand))]
        best = min(sized, key=lambda head: self._miss(head, stand), default=None)
        return best if best and _is_written(best.parts, stand.module) else self._exact_head(stand, rows, inset, pad) or best

    def _exact_head(self, stand: Stand, rows: int, inset: float, pad: int) -> HeadBlock | None:
        """Return the head with its parts in the lines and sizes written down, if they are and today's words have room in them."""
        piece, module, tinted = stand.piece, stand.module, stand.dress in TINTED
        over = module.over or stand.columns
        for page, depth in self._steps(stand) if module.lines and not piece.part else ():
            tier = self._matter.tier(piece.order, page, depth)
            for parts, cost in self._matter.head_settings(piece, over, tier, inset):
                if _in_lines(parts, module):
                    head = HeadBlock(parts, rows + pad, cost + self._matter.heavy(piece, rows * over))
                    exact = self._matter.resizer.exactly(head, _sizes(module), over, inset, tinted=tinted)
                    if exact:
                        return self._dressed(exact, stand)
        return None

    def _dressed(self, head: HeadBlock, stand: Stand) -> HeadBlock:
        """Stand a head over the columns written down, on a tint if it has one."""
        if 0 < stand.module.over < stand.columns:
            head = head._replace(columns=stand.module.over, beside=BESIDE)
        return on_tint(head) if stand.dress in TINTED else head

    def _as_sized(self, head: HeadBlock, stand: Stand, inset: float, pad: int) -> HeadBlock:
        """Set a head in the size written down, smaller or larger than it is, as far as that can be, and dress it."""
        size, tinted, over = stand.module.size, stand.dress in TINTED, stand.module.over or stand.columns
        head = head._replace(rows=head.rows + pad)
        if head.size > size + LIKE:
            head = self._matter.resizer.smaller(head, size, over, inset, tinted=tinted) or head
        elif head.size < size - LIKE:
            head = self._matter.resizer.larger(head, size, over, inset, tinted=tinted) or head
        return self._dressed(head, stand)

    def _miss(self, head: HeadBlock, stand: Stand) -> tuple[bool, bool, float]:
        """Say how badly a head misses what is written down: in its lines, in its size; a larger one may be set smaller."""
        miss = head.size - stand.module.size
        return not _in_lines(head.parts, stand.module), miss < -LIKE, abs(miss) if abs(miss) >= LIKE else 0.0

    def _steps(self, stand: Stand) -> Iterator[tuple[int, int]]:
        """Yield page and depth for all steps of the ladder of heads, the likeliest first."""
        depths = (LEADS, SECOND, DEEPER) if stand.leads else (SECOND, DEEPER, LEADS)
        yield from ((stand.module.page, depth) for depth in depths)

    def _upright_frames(self, stand: Stand, rows: int) -> Iterator[Frame]:
        upright = self._matter.upright
        for measure in upright.measures(stand.columns) if upright.may(stand.piece.order) else ():
            for page, depth in self._steps(stand):
                legs = rows - stand.module.head
                head = self._parts.upright_head(stand.piece, measure, legs, page, depth)
                if head and head.rows == stand.module.head and abs(head.size - stand.module.size) < LIKE:
                    yield Frame(stand.piece, stand.columns, head, no_pictures(), "upright", measure)
                    break

    def _stacks(self, stand: Stand) -> tuple[PictureStack, ...]:
        """Return the ways to lay the pictures that take the lines written down; any way where none are."""
        boxed = stand.dress in BOXES
        stacks = self._parts.pictures_alone(stand.piece, stand.columns, stand.leads)
        fitting = tuple(stack for stack in stacks if not stack.tops or stack.boxed == boxed)
        wanted, quote = stand.module.pictures, stand.module.quote
        same = tuple(stack for stack in fitting if stack.tops == wanted) if wanted else ()
        fitting = as_written(same or fitting, quote, base=stand.dress in ("plain", "topped", "band"))
        return fitting[:1] if same and not quote else fitting

    # -- the body -----------------------------------------------------------------------------------------------------

    def _room(self, frame: Frame, rows: int, under: Under) -> int:
        """Count the lines of the legs below the head and the pictures."""
        body = Body(frame.piece.first + MANY, frame.piece.first + MANY, 0, 0.0)
        placed = Placed(crown(frame, rows - frame.head.rows, body, 0.0, under), 0, 0)
        return sum(leg.rows for leg in block_of(placed, self._matter.grid, "").legs)

    def _body(self, stand: Stand, measure: Measure, room: int) -> Body | None:
        """Set the body in so many lines, or say it cannot be."""
        piece, left = stand.piece, self._matter.left(stand.piece, measure.cells)
        if stand.jumps:
            here = room - 1
            return Body(piece.first + left, piece.first + here, 0, 0.0) if 0 < here < left else None
        for slack in self._parts.slacks(piece, measure.legs, measure.cells):
            if left + slack.delta + slack.spare == room:
                end = piece.first + left + slack.delta
                return Body(end, end, slack.spare, slack.cost)
        # The parts of a story are one galley: those before take as many lines in all as the last one says.
        prices = self._matter.copyfit(piece._replace(part=0, first=0), measure.cells)
        most = max(SPARE_MOST, measure.legs)
        ways = [(price + spare_cost(room - left - delta), delta) for delta, price in prices.items()]
        ways = [(cost, delta) for cost, delta in ways if 0 <= room - left - delta <= most]
        if not ways:
            return None
        cost, delta = min(ways)
        end = piece.first + left + delta
        return Body(end, end, room - left - delta, cost)


def _is_written(parts: Sequence[HeadPart], module: Module) -> bool:
    """Say whether headline, kicker and deck are as they were written down, if they were."""
    wanted = _sizes(module)
    alike = all(abs(part.size - wanted.get(part.role, part.size)) < LIKE for part in parts)
    return _in_lines(parts, module) and (alike or not module.lines)


def _sizes(module: Module) -> dict[str, float]:
    """Return the sizes written down by the parts of the head."""
    return {"headline": module.size, "kicker": module.kicker.size, "deck": module.deck.size}


def _in_lines(parts: Sequence[HeadPart], module: Module) -> bool:
    """Say whether headline, kicker and deck are in as many lines as written down, if that is."""
    found = Counter({part.role: len(part.lines) for part in parts})
    wanted = module.lines, module.kicker.lines, module.deck.lines
    return not module.lines or (found["headline"], found["kicker"], found["deck"]) == wanted


def under_of(left: Shape | None, columns: int, right: Shape | None) -> Under:
    """Put what stands under a crown together."""
    below = [shape for shape in (left, right) if shape]
    cost, rows = sum(shape.cost for shape in below), max((shape.rows for shape in below), default=0)
    area = sum(shape.columns * shape.rows for shape in below)
    return Under(key=cost, cost=cost, area=area, rows=rows, left=left, columns=columns, right=right)
