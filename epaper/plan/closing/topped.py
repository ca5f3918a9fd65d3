"""A page of shapes → the same page with a picture above the head of its story 图上题下, which so stands below those beside it.

Picture and head change places and take the same lines, so shapes need not be sought for it; only at the page's head, where no
rule must part the picture from what is over it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from epaper.plan import costs
from epaper.plan.judging.build import Build
from epaper.plan.judging.settling import Change, altered
from epaper.plan.shapes.model import Crown, Shape
from epaper.plan.shapes.parts import Parts
from epaper.plan.shapes.placed import Placed


class Topper:
    """Puts pictures above heads on pages of one issue on one grid."""

    def __init__(self, parts: Parts) -> None:
        """Take what shapes are made of."""
        self._articles = parts.matter.articles
        self._asked = parts.asked_topped

    def topped(self, shape: Shape, crowns: Sequence[Placed], build: Build) -> Iterator[Shape]:
        """Yield the page with a picture above each head that bumps at the page's head, or of which an editor wants it."""
        for number in dict.fromkeys(self._worth(crowns, build)):
            crown = crowns[number].crown
            if not crowns[number].row and _may_be(crown) and self._pinned(crown) in (None, "topped"):
                yield altered(shape, {number: Change(crown.head, "topped", costs.TOPPED)})

    def _worth(self, crowns: Sequence[Placed], build: Build) -> Iterator[int]:
        """Yield the places of the stories for which it may be of use; the page's lead stands as high as it can."""
        yield from (place for *pair, _ in build.meeting for place in pair if place)
        if self._asked:
            yield from (number for number, item in enumerate(crowns) if item.crown.piece.order in self._asked)

    def _pinned(self, crown: Crown) -> str | None:
        """Return how an editor wants a story dressed."""
        return self._articles[crown.piece.order].pins.dress


def _may_be(crown: Crown) -> bool:
    """Say whether a story stands under one head with one picture below, both over all its columns."""
    if crown.dress != "plain" or crown.piece.part or crown.head.columns or len(crown.pictures.pictures) != 1:
        return False
    return crown.pictures.pictures[0].columns == crown.columns and crown.pictures.quote is None
