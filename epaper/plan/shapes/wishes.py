"""What an editor wants of a piece, or its tables and poems do → the price of giving it something else."""

from __future__ import annotations

from epaper.issue.model import Article
from epaper.issue.pins import PinnedDress
from epaper.issue.text import is_han
from epaper.plan import costs
from epaper.plan.shapes.model import Crown
from epaper.plan.stories.matter import Matter, Piece


class Wishes:
    """Prices what is not as it is wanted, in one issue on one grid; a rest has no wishes."""

    def __init__(self, matter: Matter) -> None:
        """Take the copy."""
        self._matter = matter
        self._dresses = tuple(map(_dress, matter.articles))
        # Stories above whose head an editor wants their picture 图上, by their place in order.
        self.asked_topped = frozenset(order for order, dress in enumerate(self._dresses) if dress == "topped")

    def dress(self, piece: Piece) -> PinnedDress | None:
        """Return the dress an editor wants for a piece, where some page could have it so."""
        return None if piece.part else self._dresses[piece.order]

    def width_price(self, piece: Piece, columns: int) -> float:
        """Price a width that is not the one an editor wants."""
        wanted = 0 if piece.part else self._matter.articles[piece.order].pins.columns
        return costs.PIN_MISSED if wanted and columns != min(wanted, self._matter.grid.columns) else 0.0

    def depth_price(self, piece: Piece, rows: int) -> float:
        """Price a depth that is not the one an editor wants."""
        wanted = 0 if piece.part else self._matter.articles[piece.order].pins.rows
        return min(costs.PIN_MISSED, costs.PIN_ROW + abs(rows - wanted)) if wanted and rows != wanted else 0.0

    def turned_price(self, piece: Piece, cells: int) -> float:
        """Price the lines of a piece's tables and poems that have no room at a measure; a rest has no other."""
        return 0.0 if piece.part else min(costs.TURNED_MOST, self._matter.turned(piece.order, cells))

    def measure_price(self, piece: Piece, columns: int, cells: int) -> float:
        """Price the width and the measure of a piece that are not as its editor wants them, or its tables and poems."""
        return self.width_price(piece, columns) + self.turned_price(piece, cells)

    def dress_price(self, crown: Crown) -> float:
        """Price a dress that is not the one an editor wants."""
        wanted = self.dress(crown.piece)
        return costs.PIN_MISSED if wanted not in (None, crown.dress) else 0.0


def never_so(story: Article, dress: PinnedDress) -> str:
    """Say why a story can be dressed so on no page; nothing where one could have it so."""
    if dress == "topped" and len(story.pictures) != 1:
        return "这一篇没有图片" if not story.pictures else "这一篇不止一幅图片"
    if dress == "upright":
        return "有图片的稿件不排竖题" if story.pictures else "" if any(map(is_han, story.title)) else "题里没有汉字"
    return ""


def _dress(story: Article) -> PinnedDress | None:
    dress = story.pins.dress
    return None if dress is None or never_so(story, dress) else dress
