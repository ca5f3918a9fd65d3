"""What every placing function needs at hand: the issue, its plan's grid, the faces and the setter of its copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Issue
from epaper.plan.division import Divided
from epaper.plan.furniture.ears import plan_front
from epaper.plan.furniture.slotcopy import SlotWriter
from epaper.plan.grid import Grid
from epaper.plan.masthead.lettering import MastheadPlan
from epaper.plan.masthead.nameplate import NameplatePlan
from epaper.scene.inks import Ink
from epaper.scene.model import Leg, LineRole, Mark, Region, TextLine
from epaper.style import House
from epaper.typeset.copyfit import Cut
from epaper.typeset.display import GAP, display_line
from epaper.typeset.galley import Setter
from epaper.typeset.heads import HeadSetter
from epaper.typeset.model import DisplayLine, SetLine


class Placed(NamedTuple):
    """Marks, lines of text, regions and legs of one thing on a page."""

    marks: tuple[Mark, ...] = ()
    lines: tuple[TextLine, ...] = ()
    regions: tuple[Region, ...] = ()
    legs: tuple[Leg, ...] = ()


def together(parts: list[Placed]) -> Placed:
    """Join the marks, lines, regions and legs of several things, in their order."""
    return Placed(
        tuple(mark for part in parts for mark in part.marks),
        tuple(line for part in parts for line in part.lines),
        tuple(region for part in parts for region in part.regions),
        tuple(leg for part in parts for leg in part.legs),
    )


@dataclass(frozen=True)
class Desk:
    """The tools and the copy for placing one issue on one grid."""

    copy: Divided
    house: House
    grid: Grid
    book: FontBook
    setter: Setter
    cuts: Mapping[str, tuple[Cut, ...]]  # by article: where its legs end, all its parts together
    starts: Mapping[str, int]  # by article: the page it begins on
    head_sizes: Mapping[str, float]  # by article: of its headline there, in points

    @property
    def issue(self) -> Issue:
        """The issue the copy is of: its masthead and its pictures."""
        return self.copy.issue

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The copy, by its id."""
        return {article.id: article for article in (*self.copy.stories, *self.copy.boxes)}

    @property
    def heads(self) -> HeadSetter:
        """What sets the heads over it."""
        return self.setter.heads

    @cached_property
    def slots(self) -> SlotWriter:
        """What sets what is no story."""
        return SlotWriter(self.grid, self.house, self.setter)

    @cached_property
    def masthead(self) -> MastheadPlan | NameplatePlan:
        """The plan of the masthead; pages that have none never ask for it."""
        return plan_front(self.copy, self.grid, self.house, self.heads.width, self.slots)

    def inside(self) -> tuple[tuple[Article, int], ...]:
        """Return the stories that begin on another page than the first, with their pages.

        Pages go by the rank of their best story, the stories of a page by the size of their heads: what leads it stands for it.
        """
        ranked = [(story, self.starts[story.id]) for story in self.copy.proper if self.starts.get(story.id, 1) > 1]
        large = iter(sorted(ranked, key=lambda each: (each[1], -self.head_sizes.get(each[0].id, 0.0))))
        of_page = {page: iter(tuple(own)) for page, own in groupby(large, key=itemgetter(1))}
        return tuple(next(of_page[page]) for _, page in ranked)

    def display(self, text: str, face: str, *, tracking: float = 0.0, gap: float = GAP) -> DisplayLine:
        """Set one line of furniture or a head; the usual ones are remembered."""
        if not tracking and gap == GAP:
            return self.heads.line(text, face)
        return display_line(text, face, self.book, tracking=tracking, gap=gap)


def text_line(
    line: DisplayLine,
    role: LineRole,
    size: float,
    x: float,
    baseline: float,
    *,
    ink: Ink = "black",
    article: str = "",
    paragraph: int = 0,
    leads: int = 0,
) -> TextLine:
    """Place a display line with its left end at `x`."""
    runs = tuple(part.run(size, x, baseline, ink) for part in line.glyphs)
    place = x, baseline, line.width * size, size
    return TextLine(article, role, paragraph, 0, len(line.text), *place, line.text, runs, leads=leads)


def copy_line(line: SetLine, article: str, size: float, x: float, baseline: float, pitch: float = 0.0) -> TextLine:
    """Place a line of set copy; its measure's left edge, indent included, is at `x`, and `size` that of the body."""
    left, own = x + line.x * size, size * line.scale
    cap = (line.cap.run(own, pitch, left, baseline),) if line.cap is not None else ()
    runs = cap + tuple(part.run(own, left, baseline, "black") for part in line.glyphs)
    return TextLine(
        article,
        line.role,
        line.paragraph,
        line.start,
        line.end,
        left,
        baseline,
        line.width * own,
        own,
        line.text,
        runs,
        line.measure * own,
        line.stretch,
        line.squeeze,
        hyphen=line.hyphen,
    )
