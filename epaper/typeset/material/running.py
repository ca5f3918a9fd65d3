"""A paragraph of running copy, a sub-heading, an item or a quotation → a unit: its lines, one below the other.

A signature 署名 at the end of a paragraph stands flush right, on the last line where there is room beside it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from epaper.typeset import copyfit, costs
from epaper.typeset.dropcap import held
from epaper.typeset.material.stick import flush, placed_at
from epaper.typeset.material.unit import Foot
from epaper.typeset.model import Slot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from epaper.scene.model import LineRole
    from epaper.typeset.breaking import Breaking
    from epaper.typeset.material.stick import Stick, Stretch
    from epaper.typeset.model import SetLine

BEFORE_SIGNATURE: Final = 1.0  # em of white at the least between the copy and a signature on its last line


class Form(NamedTuple):
    """How a paragraph stands in its measure: its role, its type size and what is left white at its left, in em of the body.

    `mark` hangs in that white before the first line, its left edge at `mark_x`; `signature` closes the paragraph.
    """

    role: LineRole
    left: float = 0.0
    scale: float = 1.0
    mark: Stretch | None = None
    mark_x: float = 0.0
    signature: Stretch | None = None


class Running:
    """One paragraph at one measure."""

    def __init__(self, stick: Stick, copy: Stretch, cells: float, form: Form) -> None:
        """Set `copy` in the whole ems of its own size that the measure holds right of the form's white."""
        self._stick = stick
        self._copy = copy
        self._form = form
        self._cells = cells
        own = (cells - form.left) / form.scale
        self._measure = own if form.scale == 1.0 else float(int(own + costs.TIED))
        self._x = cells - self._measure * form.scale

    @cached_property
    def _natural(self) -> Breaking:
        return self._stick.broken(self._copy, self._measure)

    @cached_property
    def _signed(self) -> tuple[SetLine, ...]:
        """The lines of the signature, each flush right."""
        if self._form.signature is None:
            return ()
        lines = self._stick.ragged(self._form.signature, self._cells, self._form.role)
        return tuple(placed_at(line, self._cells - line.width) for line in lines)

    @cached_property
    def _ways(self) -> Mapping[int, Breaking]:
        """The breakings by the lines they take, the signature's included."""
        ways: dict[int, Breaking] = {}
        for way in self._stick.lengths(self._copy, self._measure, self._natural).values():
            count = self._count(way)
            if count not in ways or way.cost < ways[count].cost:
                ways[count] = way
        return ways

    @cached_property
    def natural(self) -> int:
        """The lines it takes of itself."""
        return self._count(self._natural)

    @property
    def cost(self) -> float:
        """The demerits of that."""
        return self._natural.cost

    @cached_property
    def costs(self) -> Mapping[int, float]:
        """The demerits of each number of lines."""
        return {count: self._ways[count].cost for count in sorted(self._ways)}

    def feet(self, count: int) -> tuple[Foot, ...]:
        """Say that a leg may end anywhere in a paragraph, and not after a sub-heading."""
        if self._form.role == "subheading":
            return (Foot.NEVER,) * count
        held = min(self._held, count - 1)
        return (Foot.NEVER,) * held + (Foot.INSIDE,) * (count - 1 - held) + (Foot.END,) * min(1, count)

    def cuts(self, count: int, under: int) -> Mapping[int, float]:
        """Price first and last lines that stand alone (rulebook P4), and too little copy under a sub-heading (P6)."""
        short = count > 1 and not self._signed and self._tail(self._way(count)) < self._measure / 2
        parted = self._stick.parted(self._copy, self._measure)
        hyphens = (line for line, end in enumerate(self._way(count).ends, 1) if end in parted) if parted else ()
        return copyfit.cut_costs(count, short=short, under=under, whole=range(1, self._held + 1), hyphens=hyphens)

    def slots(self, count: int) -> tuple[Slot, ...]:
        """Set the paragraph."""
        form, way = self._form, self._way(count)
        lines = self._stick.lines(self._copy, way, self._measure, form.role, self._x)
        runs = form.role != "subheading"
        slots = [
            Slot((line if form.scale == 1.0 else line._replace(scale=form.scale),), parts=runs and after >= self._held)
            for after, line in enumerate(lines)
        ]
        if form.mark is not None and slots:
            slots[0] = slots[0]._replace(pieces=(*self._marks(form.mark), *map(flush, slots[0].pieces)))
        if self._beside(way):
            return (*slots[:-1], slots[-1]._replace(pieces=(*slots[-1].pieces, *self._signed)))
        return (*slots, *(Slot((line,)) for line in self._signed))

    @cached_property
    def _held(self) -> int:
        """The lines a drop cap holds together with the next."""
        return held(self._stick.prepared(self._copy), self._measure)

    def _way(self, count: int) -> Breaking:
        return self._natural if count == self.natural else self._ways[count]

    def _count(self, way: Breaking) -> int:
        return len(way.ends) + (0 if self._beside(way) else len(self._signed))

    def _beside(self, way: Breaking) -> bool:
        """Say whether the signature finds room on the copy's last line."""
        if len(self._signed) != 1 or not way.ends:
            return False
        return self._tail(way) + BEFORE_SIGNATURE + self._signed[0].width <= self._measure

    def _tail(self, way: Breaking) -> float:
        """Measure the last line, its indent included."""
        prepared = self._stick.prepared(self._copy)
        start = way.ends[-2] if len(way.ends) > 1 else 0
        return prepared.natural[-1] - prepared.natural[start] + (0.0 if start else prepared.indent(0, self._measure))

    def _marks(self, mark: Stretch) -> tuple[SetLine, ...]:
        form = self._form
        lines = self._stick.ragged(mark, self._cells, form.role)
        return tuple(placed_at(flush(line), form.mark_x, form.scale) for line in lines[:1])
