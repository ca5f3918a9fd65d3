"""A page of shapes → its score, term by term: every rule of make-up it bends, by name, and what that costs.

The search adds the same prices up while it builds a page; the terms here are read off the finished page, and their sum is its
cost. The names are the trade's, as people are told them.
"""

from __future__ import annotations

from collections.abc import Iterator

from epaper.plan import costs
from epaper.plan.furniture.sheets import BARE, Ground
from epaper.plan.growth.jumps import Jumper
from epaper.plan.judging.build import Build, build_of
from epaper.plan.judging.bumps import side_prices
from epaper.plan.judging.endings import Endings, is_level
from epaper.plan.judging.judge import judged
from epaper.plan.shapes.model import Crown, Reserve, Shape, leg_cost, pairs_in, spare_cost
from epaper.plan.shapes.parts import Parts
from epaper.plan.shapes.placed import Placed, placed
from epaper.plan.shapes.starts import legs_price, starts

Terms = tuple[tuple[str, float], ...]
PINNED, AGAIN = "钉位", "再转"


class Score:
    """Scores pages of one issue on one grid."""

    def __init__(self, parts: Parts, jumper: Jumper) -> None:
        """Know what `parts` pages are made of, and what jumps cost."""
        self._parts = parts
        self._jumper = jumper
        self._endings = Endings(parts.matter)
        self._spotted = any(story.pins.spot for story in parts.matter.articles)

    def build(self, shape: Shape, crowns: tuple[Placed, ...], ground: Ground = BARE) -> Build:
        """Say how a page of these crowns is built."""
        return build_of(shape, crowns, self._parts.brief, strip=ground.strip)

    def least_whole(self, shape: Shape, build: Build) -> float:
        """Return what only a whole page shows that is built so, at the least, whatever the sizes of its heads."""
        return build.least - sum(side_prices(shape))

    def whole(self, shape: Shape, ground: Ground, crowns: tuple[Placed, ...], build: Build) -> float:
        """Price what only a whole page of these crowns shows; what its parts cost is in `shape.cost` already."""
        bumps = sum(side_prices(shape))  # which the judge counts, those and all others
        return -bumps + sum(price for _, price in judged(shape, crowns, build)) + self._pinned(crowns, ground.top)

    def ends(self, crowns: tuple[Placed, ...]) -> float:
        """Price the ends of legs that the parts of a page have not priced."""
        return self._endings.price(crowns)

    def terms(self, shape: Shape, ground: Ground = BARE) -> Terms:
        """Return what a page costs, term by term; terms that cost nothing are left out."""
        found: dict[str, float] = {}
        for name, price in self._all(shape, ground):
            found[name] = found.get(name, 0.0) + price
        return tuple((name, price) for name, price in found.items() if abs(price) > 1e-9)

    def least(self, shape: Shape) -> float:
        """Return what no page of the same stories can cost less than."""
        pieces = tuple(item.crown.piece for item in placed(shape, 0, 0))
        return self._parts.floor(pieces, self._parts.matter.grid.columns)

    def _all(self, shape: Shape, ground: Ground) -> Iterator[tuple[str, float]]:
        if isinstance(shape, Reserve):
            return  # a page without stories
        crowns = placed(shape, 0, 0)
        for item in crowns:
            yield from self._story(item.crown)
        yield "横断", sum(_joints(shape, self._parts.matter.grid.columns))
        yield "断版", sum(_strips(shape, self._parts.matter.grid.columns))
        yield from judged(shape, crowns, self.build(shape, crowns, ground))
        yield PINNED, self._spots(crowns, ground.top)
        yield "栏末", self._endings.price(crowns)

    def _story(self, crown: Crown) -> Iterator[tuple[str, float]]:
        """Yield what one story costs, wherever it stands."""
        parts, piece = self._parts, crown.piece
        white = costs.WHITE_LINE * crown.head.white
        yield "标题", crown.head.cost - white
        yield "留白", white
        yield "图片", crown.pictures.cost - crown.pictures.wish - crown.pictures.standing
        yield "图幅", crown.pictures.standing
        yield "引语", crown.pictures.wish
        yield "题饰", parts.dressed_price(crown.dress, piece.order)
        yield PINNED, parts.width_price(piece, crown.columns) + parts.depth_price(piece, crown.rows) + parts.dress_price(crown)
        yield "表诗折行", parts.turned_price(piece, crown.measure.cells)
        rows = crown.rows - crown.head.rows - (1 if crown.dress in ("box", "ornament") else 0)
        yield "栏长", leg_cost(rows) if is_level(crown) else _legs(crown)
        if crown.jumps:
            again = costs.JUMP_AGAIN if piece.part else 0.0
            yield "转版", self._jumper.price(piece, crown.last - crown.first) - again
            yield AGAIN, again
            return
        natural = parts.matter.lines(piece.order, crown.measure.cells)
        spare = crown.spare - (crown.left.spare if crown.left else 0) - (crown.right.spare if crown.right else 0)
        yield "伸缩", parts.matter.copyfit(piece, crown.measure.cells).get(crown.total - natural, 0.0)
        yield "余行", spare_cost(spare)
        if is_level(crown) and crown.dress != "upright":
            yield "栏末", parts.legs_end(piece, crown.measure, crown.pictures, rows, crown.total)

    def pins(self, shape: Shape, ground: Ground) -> float:
        """Price all that an editor has pinned and does not get on a page."""
        return sum(price for name, price in self._all(shape, ground) if name == PINNED)

    def _pinned(self, crowns: tuple[Placed, ...], top: int) -> float:
        """Price what an editor has pinned of a page that its parts do not show."""
        return self._spots(crowns, top) + (sum(map(self._untopped, crowns)) if self._parts.asked_topped else 0.0)

    def _untopped(self, item: Placed) -> float:
        """Price a picture that does not stand above its head as an editor wants it."""
        return self._parts.dress_price(item.crown) if item.crown.piece.order in self._parts.asked_topped else 0.0

    def _spots(self, crowns: tuple[Placed, ...], top: int) -> float:
        """Price stories that do not begin where an editor wants them."""
        return sum(self._spot(item, top) for item in crowns) if self._spotted else 0.0

    def _spot(self, item: Placed, top: int) -> float:
        spot = None if item.crown.piece.part else self._parts.matter.articles[item.crown.piece.order].pins.spot
        if spot is None:
            return 0.0
        missed = spot.column not in (0, item.column + 1) or spot.row not in (0, top + item.row + 1)
        return costs.PIN_MISSED if missed else 0.0


def _legs(crown: Crown) -> float:
    """Price the legs of a story that end or begin at several lines."""
    begun = starts(crown.head, crown.pictures, crown.columns)
    left, right = (crown.left.rows if crown.left else 0), (crown.right.rows if crown.right else 0)
    columns = crown.left_columns if crown.left or crown.right else crown.head.columns
    return (legs_price(crown.rows, begun, left, columns, right) or 0.0) if begun else 0.0


def _joints(shape: Shape, columns: int) -> Iterator[float]:
    """Yield the prices of cuts through part of the width."""
    return (costs.CUT for pair in pairs_in(shape) if pair.kind == "over" and (pair.columns < columns or columns == 1))


def _strips(shape: Shape, columns: int) -> Iterator[float]:
    """Yield what cuts through the page have cost where shapes stand one over the other."""
    pairs = (pair for pair in pairs_in(shape) if pair.kind == "over" and pair.columns == columns > 1)
    return (pair.cost - pair.one.cost - pair.two.cost for pair in pairs)
