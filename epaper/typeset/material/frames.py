"""Units one below the other, set off from the copy around them: a note between rules, a box in its frame, notes under a line."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from epaper.typeset import copyfit
from epaper.typeset.material.unit import Foot, block_cuts, moved, numbered, white
from epaper.typeset.model import Slot, SlotRule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from epaper.typeset.material.unit import Unit

FINE: Final = 0.35  # points: the frame of a box, the rules of a note
BOX_INSET: Final = 0.5  # em between the frame and the copy in it
BOX_EDGE: Final = 0.5  # of a line: where the frame runs in the line of white above and below
BOX_TOGETHER: Final = 18  # lines of a box that is never parted, if it can be helped
NOTE_OPENING, BOX_OPENING = 2, 5  # lines that stay with the upper edge: of a box its title and three lines (rulebook P6)
NOTE_EDGE: Final = 0.6  # of a line: the rules of a note stand nearer to it than to the copy outside
SOURCE_EDGE: Final = 0.55
SOURCE_SHARE: Final = 0.35  # of the measure: the short line above the notes at a story's end


class Frame(NamedTuple):
    """What stands around the units: a line of white above, and one below, each with rules or None; bars at both sides or not."""

    head: Slot | None
    foot: Slot | None
    sides: tuple[SlotRule, ...] = ()
    inset: float = 0.0


class Framed:
    """Units in a frame; where a leg ends between them the frame stays open."""

    def __init__(self, parts: Sequence[tuple[Unit, int]], frame: Frame) -> None:
        """Take the units, each with how many paragraphs it has."""
        self._units = tuple(unit for unit, _ in parts)
        self._paragraphs = tuple(count for _, count in parts)
        self._frame = frame
        self._edges = (frame.head is not None) + (frame.foot is not None)

    @property
    def natural(self) -> int:
        """The lines it takes of itself."""
        return sum(unit.natural for unit in self._units) + self._edges

    @property
    def cost(self) -> float:
        """The demerits of that."""
        return sum(unit.cost for unit in self._units)

    @cached_property
    def costs(self) -> Mapping[int, float]:
        """The demerits of each number of lines."""
        least = sum(min(unit.costs.values()) for unit in self._units)
        return {total + self._edges: least + more for total, more in copyfit.interval(self._inner)}

    def feet(self, count: int) -> tuple[Foot, ...]:
        """Keep the first lines and the last two with the frame's upper and lower edge, and a small box in one leg."""
        if self._frame.sides and count <= BOX_TOGETHER:
            return (*(Foot.NEVER,) * (count - 1), Foot.END)
        feet = [foot for unit, own in zip(self._units, self._counts(count), strict=True) for foot in unit.feet(own)]
        if self._frame.head is not None:
            opening = BOX_OPENING if self._frame.sides else NOTE_OPENING
            feet = [*(Foot.NEVER,) * min(opening, len(feet) + 1), *feet[opening - 1 :]]
        if self._frame.foot is not None:
            feet = [*feet[:-2], *(Foot.NEVER for _ in feet[-2:]), Foot.END]
        return tuple(feet)

    def cuts(self, count: int, under: int) -> Mapping[int, float]:
        """Price the ends of legs in the units; forbid them at the frame's edges and where what is in it may not be parted."""
        found: dict[int, float] = {}
        start = int(self._frame.head is not None)
        for unit, own in zip(self._units, self._counts(count), strict=True):
            found |= {start + after: price for after, price in unit.cuts(own, 0).items() if start + after < count}
            start += own
        return found | dict(block_cuts(self.feet(count), under))

    def slots(self, count: int) -> tuple[Slot, ...]:
        """Set the units and draw the frame."""
        frame, done, paragraph = self._frame, list[Slot](), 0
        for unit, own, paragraphs in zip(self._units, self._counts(count), self._paragraphs, strict=True):
            done += moved(numbered(unit.slots(own), paragraph), frame.inset)
            paragraph += paragraphs
        inner = [slot._replace(rules=(*frame.sides, *slot.rules)) for slot in done]
        whole = (*((frame.head,) if frame.head else ()), *inner, *((frame.foot,) if frame.foot else ()))
        parts = (foot is not Foot.NEVER for foot in self.feet(count))
        return tuple(slot._replace(parts=may) for slot, may in zip(whole, parts, strict=True))

    @property
    def _inner(self) -> tuple[Mapping[int, float], ...]:
        return tuple(unit.costs for unit in self._units)

    def _counts(self, count: int) -> tuple[int, ...]:
        if count == self.natural:
            return tuple(unit.natural for unit in self._units)
        return copyfit.spread(copyfit.plain(self._inner), count - self._edges)


def boxed(parts: Sequence[tuple[Unit, int]], cells: float) -> Framed:
    """Draw a fine frame 方框 on the edges of the measure; the units are set `BOX_INSET` inside of it."""
    sides = tuple(SlotRule(x, 0.0, x, 1.0, FINE) for x in (0.0, cells))
    head = (SlotRule(0.0, BOX_EDGE, cells, BOX_EDGE, FINE), *(rule._replace(y0=BOX_EDGE) for rule in sides))
    foot = (*(rule._replace(y1=BOX_EDGE) for rule in sides), SlotRule(0.0, BOX_EDGE, cells, BOX_EDGE, FINE))
    return Framed(parts, Frame(white(*head), white(*foot), sides, BOX_INSET))


def noted(parts: Sequence[tuple[Unit, int]], cells: float) -> Framed:
    """Put a note 编者按 between two rules."""
    head = white(SlotRule(0.0, NOTE_EDGE, cells, NOTE_EDGE, FINE))
    foot = white(SlotRule(0.0, 1 - NOTE_EDGE, cells, 1 - NOTE_EDGE, FINE))
    return Framed(parts, Frame(head, foot))


def sourced(parts: Sequence[tuple[Unit, int]], cells: float) -> Framed:
    """Put the notes at a story's end under a short line."""
    return Framed(parts, Frame(white(SlotRule(0.0, SOURCE_EDGE, SOURCE_SHARE * cells, SOURCE_EDGE, FINE)), None))
