"""What a galley is put together from: a unit is copy that takes a number of whole lines of the grid, and may take more or fewer.

Invariants: `natural` is among the counts of `costs`; `slots(n)` and `feet(n)` have n members for each of them; every character
of the unit's paragraphs stands in exactly one piece; the first paragraph of a unit has the number 0.
"""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from epaper.typeset import costs
from epaper.typeset.copyfit import cut_costs
from epaper.typeset.model import SetLine, Slot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from epaper.typeset.model import SlotRule


class Foot(Enum):
    """What it means for a leg to end after a line."""

    INSIDE = 0  # a paragraph goes on in the next leg
    END = 1  # a paragraph, or what stands in its place, is complete
    NEVER = 2  # what follows belongs below: the lines under a sub-heading, the second line of a row


class Unit(Protocol):
    """Copy set at one measure."""

    @property
    def natural(self) -> int:
        """The lines it takes of itself."""

    @property
    def cost(self) -> float:
        """The demerits of that."""

    @property
    def costs(self) -> Mapping[int, float]:
        """The demerits of every number of lines it may take."""

    def feet(self, count: int) -> tuple[Foot, ...]:
        """Tell of each of `count` lines what it means to end a leg after it; sets no glyph."""

    def cuts(self, count: int, under: int) -> Mapping[int, float]:
        """Price legs that end after 1, 2, … of `count` lines, `under` lines being wanted below a sub-heading."""

    def slots(self, count: int) -> tuple[Slot, ...]:
        """Set it in `count` lines."""


class Way(NamedTuple):
    """One way to set a block."""

    cost: float
    slots: tuple[Slot, ...]


class Block:
    """A unit that is set as it is, or in a few ways that differ in the white around it."""

    def __init__(self, ways: tuple[Way, ...]) -> None:
        """Take the ways, the natural one first, each of another number of lines."""
        self._ways = {len(way.slots): way for way in ways}
        self.natural = len(ways[0].slots)
        self.cost = ways[0].cost

    @cached_property
    def costs(self) -> Mapping[int, float]:
        """The demerits of each number of lines."""
        return {count: self._ways[count].cost for count in sorted(self._ways)}

    def feet(self, count: int) -> tuple[Foot, ...]:
        """Tell what ending a leg after each line means."""
        return tuple(Foot.END if slot.parts else Foot.NEVER for slot in self.slots(count))

    def cuts(self, count: int, under: int) -> Mapping[int, float]:
        """Forbid legs to end where a row or a stanza is parted, and price a line of white at a leg's foot."""
        last = self.slots(count)[-1]
        bare = {} if last.pieces or last.rules else {count: costs.WHITE_AT_FOOT}
        return {**block_cuts(self.feet(count), under), **bare}

    def slots(self, count: int) -> tuple[Slot, ...]:
        """Return the way of `count` lines."""
        return self._ways[count].slots


def block_cuts(feet: tuple[Foot, ...], under: int) -> Mapping[int, float]:
    """Price the ends of legs in a block, and in the lines wanted below one that stands over copy."""
    return cut_costs(
        0, under=under and len(feet) + under, whole=(after for after, foot in enumerate(feet, 1) if foot is Foot.NEVER)
    )


def whole(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Keep slots together: a leg may end only after the last."""
    return (*(slot._replace(parts=False) for slot in slots[:-1]), *slots[-1:])


def white(*rules: SlotRule, parts: bool = True) -> Slot:
    """Return a slot without text."""
    return Slot((), rules, parts)


def numbered(slots: tuple[Slot, ...], by: int) -> tuple[Slot, ...]:
    """Count the paragraphs of slots from `by`."""
    if not by:
        return slots
    return tuple(
        Slot(tuple(SetLine._make((piece[0] + by, *piece[1:])) for piece in slot.pieces), slot.rules, slot.parts) for slot in slots
    )


def moved(slots: tuple[Slot, ...], by: float) -> tuple[Slot, ...]:
    """Move slots `by` em to the right."""
    return tuple(
        slot._replace(
            pieces=tuple(piece._replace(x=piece.x + by) for piece in slot.pieces),
            rules=tuple(rule._replace(x0=rule.x0 + by, x1=rule.x1 + by) for rule in slot.rules),
        )
        for slot in slots
    )
