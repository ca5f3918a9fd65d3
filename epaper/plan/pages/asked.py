"""The pages that an editor wants stories on 配版 → what it costs to let some stand elsewhere."""

from __future__ import annotations

from collections.abc import Collection

from epaper.plan import costs
from epaper.plan.stories.matter import Matter, Piece

RANK_HELD = 0.5  # share more for the highest in rank: of several that have no room the least important gives way


class Asked:
    """Knows the pages that the stories of one issue are wanted on."""

    def __init__(self, matter: Matter, pages: int) -> None:
        """Take what is wanted; pages beyond the last of so many mean the last."""
        self._articles = matter.articles
        self._pages = pages
        self._any = any(article.page for article in matter.articles)

    def page(self, piece: Piece) -> int:
        """Return the page an editor wants a story on; 0 where none is wanted."""
        return min(self._articles[piece.order].page or 0, self._pages) if not piece.part else 0

    def whole(self, piece: Piece) -> bool:
        """Say whether an editor wants all of a story on one page 不转版."""
        return self._articles[piece.order].pins.whole

    def price(self, left: Collection[Piece], here: Collection[Piece], page: int) -> float:
        """Price the stories `left` that are wanted on a page and not `here` on it, and those here that are wanted later."""
        if not self._any:
            return 0.0
        gone = [piece for piece in left if self.page(piece) == page and piece not in here]
        early = [piece for piece in here if self.page(piece) > page]
        return costs.PIN_MISSED * sum(1.0 + held_back(piece.order, len(self._articles)) for piece in (*gone, *early))


def held_back(order: int, count: int) -> float:
    """Return the share more that it costs to move the story of that place in order of rank among so many."""
    return RANK_HELD * (1.0 - order / count)
