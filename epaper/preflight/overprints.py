"""The graphics state as far as overprinting goes → which plates the next object leaves standing."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from epaper.preflight.colourspaces import CMYK, GRAY, PROCESS, RGB, Colour, read_space
from epaper.preflight.values import entry, number, numbers_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEVICE = {"g": GRAY, "rg": RGB, "k": CMYK}
_SPOTS = "Spot"
_FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
_STROKES = frozenset({"S", "s", "B", "B*", "b", "b*"})
_SHOWS = frozenset({"Tj", "TJ", "'", '"'})
_NONE: frozenset[str] = frozenset()


class Tracker:
    """Follows colours, overprint and opacity through one content."""

    def __init__(self) -> None:
        """Start as a page does."""
        self.fill = self.stroke = Colour(GRAY, (0.0,))
        self.opacity = (1.0, 1.0)
        self._overprints = (False, False)
        self._mode = 0
        self._stack: list[Tracker] = []

    def kept(self) -> Tracker:
        """Return a copy for a form used here."""
        made = copy(self)
        made._stack = []
        return made

    def choose(self, operator: str, operands: Sequence[object], resources: object) -> Colour:
        """Take in an operator that chooses a colour or a space; return the colour that holds."""
        lower = operator.lower()
        space = _DEVICE.get(lower) or read_space(operands[0], resources)
        colour = space.initial() if lower == "cs" else Colour(space, numbers_of(operands))
        if operator == lower:
            self.fill = colour
        else:
            self.stroke = colour
        return colour

    def follow(self, operator: str, operands: Sequence[object], resources: object) -> None:
        """Take in any other operator."""
        if operator == "q":
            self._stack.append(copy(self))
        elif operator == "Q" and self._stack:
            before, stack = self._stack.pop(), self._stack
            self.__dict__.update(before.__dict__)
            self._stack = stack
        elif operator in {"sc", "scn"}:
            self.fill = Colour(self.fill.space, numbers_of(operands))
        elif operator in {"SC", "SCN"}:
            self.stroke = Colour(self.stroke.space, numbers_of(operands))
        elif operator == "gs":
            self._apply(entry(entry(resources, "/ExtGState"), str(operands[0])))

    def standing(self, operator: str) -> tuple[frozenset[str], frozenset[str]] | None:
        """Return the plates that fills and strokes leave standing if `operator` paints; None where there are none."""
        shows = operator in _SHOWS
        fills = self._left(self.fill) if (shows or operator in _FILLS) and self._overprints[0] else _NONE
        strokes = self._left(self.stroke) if (shows or operator in _STROKES) and self._overprints[1] else _NONE
        return (fills, strokes) if fills or strokes else None

    def _left(self, colour: Colour) -> frozenset[str]:
        space = colour.space
        if space.names:
            every = {*PROCESS, _SPOTS}
            printed = every if "All" in space.names else {name if name in PROCESS else _SPOTS for name in space.names}
            return frozenset(every - printed)
        if space.family == "DeviceCMYK" and self._mode == 1:
            return frozenset({_SPOTS, *(ink for ink, amount in zip(PROCESS, colour.values, strict=False) if not amount)})
        return frozenset({_SPOTS})

    def _apply(self, given: object) -> None:
        strokes, fills, mode = entry(given, "/OP"), entry(given, "/op"), entry(given, "/OPM")
        if strokes is not None:
            self._overprints = bool(strokes), bool(strokes)
        if fills is not None:
            self._overprints = bool(fills), self._overprints[1]
        if mode is not None:
            self._mode = int(number(mode))
        self.opacity = number(entry(given, "/ca"), self.opacity[0]), number(entry(given, "/CA"), self.opacity[1])
