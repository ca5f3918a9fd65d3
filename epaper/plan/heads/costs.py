"""A setting of a head → what is held against it: breaks against the sense, sizes lost and gained, white, too little copy."""

from __future__ import annotations

from epaper.plan import costs
from epaper.plan.heads.ladder import Tier
from epaper.plan.model import HeadBlock
from epaper.typeset.heads import EMPTIEST, THINNESS, HeadFit

BADNESS = 1.2  # weight of a break against the sense
GROWN_COST = 12.0  # per unit of size ratio gained by a short head that grows past its tier (rule H3)
SMALLER_COST = 1.0  # of taking the smaller of two sizes for the same lines
THIN_COST = 25.0  # per share by which a headline stays below `EMPTIEST` of its measure, beside the white at its ends
AROUND_BADNESS = 0.5 * BADNESS  # as BADNESS, for kicker and deck
AROUND_SMALL, AROUND_LINE = 4.0, 3.0  # per share of size lost, and of a line more
AROUND_WIDER = 1.5  # per share by which one of their lines is wider than the headline's widest
CONTINUED_LINE, CONTINUED_SMALL = 2.0, 6.0  # of a continuation's head: of a line more, and per share of size lost
JUMP_BELOW = 6.0  # of setting 上接 below it: an issue has it in one manner wherever there is room
AIR_COST = (0.0, 0.35, 1.6, 4.5, 9.0)  # for 0, 1, 2, … lines of white beyond what a head needs
EMPTY_COST = 0.7  # per column-line of white beside a head, beyond a line's and half a gutter's at either end (rule F6) …
HOLLOW, HOLLOW_COST = 3.0, 1.0  # … and beyond so many of them, per column-line more
HEAVY, HEAVY_COST = 0.4, 20.0  # a head this × the room of its copy is heavy; cost of the squared share beyond it (rule H5)
HEAVY_LEAD = 12.0  # … but that of the paper's lead must be large, however little copy there is: no more than this
DEAREST = 40.0  # a head so much dearer than the cheapest is not offered


def headline_price(fit: HeadFit, size: float, tier: Tier) -> float:
    """Price a cut of a headline that is set in `size`: how it breaks, and how it fills its measure and its step."""
    fill = fit.fill * size / fit.size
    price = BADNESS * (fit.badness + THINNESS * (lack(fill) - lack(fit.fill)))
    price += tier.small * max(0.0, 1 - size / tier.size) + GROWN_COST * max(0.0, size / tier.size - 1)
    return price + (THIN_COST * lack(fill) + (SMALLER_COST if size < fit.size else 0.0))


def around_price(fit: HeadFit, size: float, most: float) -> float:
    """Price a cut of a kicker or deck that is set in `size` where it might have `most`."""
    return AROUND_BADNESS * fit.badness + AROUND_SMALL * (1 - size / most) + AROUND_LINE * (len(fit.lines) - 1)


def continued_price(fit: HeadFit, most: float) -> float:
    """Price a cut of the head of a continuation, which might have the size `most`."""
    return BADNESS * fit.badness + CONTINUED_LINE * (len(fit.lines) - 1) + CONTINUED_SMALL * (1 - fit.size / most)


def lack(fill: float) -> float:
    """Return the share by which a head stays below what it should fill."""
    return max(0.0, EMPTIEST - fill)


def hollow(white: float) -> float:
    """Price column-lines of white beside a head."""
    return (EMPTY_COST + costs.WHITE_LINE) * white + HOLLOW_COST * max(0.0, white - HOLLOW)


def heaviness(head: float, copy: float) -> float:
    """Price a head of `head` column-lines over `copy` lines of copy (rule H5)."""
    return HEAVY_COST * max(0.0, head / max(copy, 1.0) - HEAVY) ** 2


def on_tint(head: HeadBlock) -> HeadBlock:
    """Lay a head on a tint: what is beside it is no white of the page's."""
    return head._replace(white=0.0, cost=least_on_tint(head))


def least_on_tint(head: HeadBlock) -> float:
    """Return what a head costs on a tint."""
    return head.cost - costs.WHITE_LINE * head.white
