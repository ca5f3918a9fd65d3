"""A paragraph and its place in the story → what stands apart at its head."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

from epaper.issue.lead import lead

if TYPE_CHECKING:
    from epaper.issue.model import Paragraph
    from epaper.typeset.habits import Habits


class Opening(NamedTuple):
    """What stands apart at the head of a story: dateline 电头 and bracketed byline as character ranges.

    `flush` means no indent, `drops` that the initial is to be a drop cap.
    """

    dateline: tuple[int, int] | None = None
    byline: tuple[int, int] | None = None
    flush: bool = False
    drops: bool = False


NO_OPENING: Final = Opening()


class Place(Enum):
    """Where in its story a paragraph stands."""

    LEAD = auto()  # the first paragraph of the issue's lead story
    FIRST = auto()
    BELOW_HEADING = auto()
    RUNNING = auto()


def opening_at(paragraph: Paragraph, place: Place, habits: Habits) -> Opening:
    """Find what stands apart at the head of a paragraph."""
    flush = habits.flush_openings and place is not Place.RUNNING
    if place not in (Place.FIRST, Place.LEAD):
        return Opening(flush=flush)
    found = lead(paragraph.text)
    return Opening(found.dateline, found.byline, flush, drops=place is Place.LEAD and habits.drop_lines > 0)
