"""Pictures as they lie under a head → which of them may dominate its page, and what their sizes cost there (rulebook F8).

One picture dominates a page: that of its lead, if it has any. What is to be known of a story by itself is priced while it is set:
whether it leads its page is known then. What only a page shows, one picture beside another, is judged with the page.
"""

from __future__ import annotations

from collections.abc import Sequence

from epaper.issue.model import Picture
from epaper.plan import costs
from epaper.plan.grid import Grid
from epaper.plan.model import PictureBox
from epaper.plan.pictures.cropping import is_drawn, is_unseen
from epaper.plan.pictures.rows import is_mugshot
from epaper.plan.pictures.stack import PictureStack


def weighed(stack: PictureStack, pictures: Sequence[Picture]) -> PictureStack:
    """Say of a story's pictures how large those are that may dominate a page, or outdo one that should.

    A head and shoulders dominates nothing, and what is missing or pinned outdoes nothing: nobody knows its size, or an editor
    wants it. A chart must not be larger than the picture of the lead, a photograph clearly smaller.
    """
    chief = (_lines(box) for box in stack.pictures if _may_dominate(pictures[box.picture]))
    rival = (_lines(box) * _share(pictures[box.picture]) for box in stack.pictures)
    return stack._replace(chief=max(chief, default=0), rival=max(rival, default=0.0))


def _lines(box: PictureBox) -> int:
    """Count the column-lines of a picture without its caption."""
    return box.columns * (box.rows - box.caption_rows)


def _may_dominate(picture: Picture) -> bool:
    return not (is_unseen(picture) or is_mugshot(picture))


def _share(picture: Picture) -> float:
    """Say how much of a picture counts against another."""
    if is_unseen(picture) or picture.columns > 0 or picture.rows > 0:
        return 0.0
    return costs.RIVAL_SHARE if is_drawn(picture) else 1.0


def standing(stack: PictureStack, grid: Grid, *, leads: bool) -> PictureStack:
    """Price pictures too small for a story that leads its page, or too large for one that does not."""
    page = grid.rows * grid.columns
    if leads:
        price = costs.LEAD_SMALL * max(0.0, costs.LEAD_SHARE - stack.chief / page) if stack.chief else 0.0
    else:
        price = costs.SECOND_LARGE * max(0.0, stack.rival / page - costs.SECOND_SHARE)
    return stack._replace(cost=stack.cost + price, standing=price) if price else stack


def rivalry(stacks: Sequence[PictureStack]) -> float:
    """Price the pictures of a page's stories, the lead's first, beside the one that should dominate: its, or else the largest."""
    chiefs = [stack.chief for stack in stacks]
    if not any(chiefs):  # as on most pages
        return 0.0
    chief = stacks[0 if chiefs[0] else chiefs.index(max(chiefs))]
    ratio = max([stack.rival for stack in stacks if stack is not chief], default=0.0) / chief.chief
    over = min(costs.RIVAL_MOST, costs.RIVAL_PICTURE * max(0.0, ratio - costs.RIVAL_SHARE))
    return over + (costs.OUTSHONE if ratio > 1 else 0.0)
