"""One content stream → calls on the state and on the interpreter, operator by operator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from epaper.geometry import Rect
from epaper.preflight.colourspaces import CMYK, GRAY, PATTERN, RGB, Colour
from epaper.preflight.matrix import IDENTITY, Matrix, evenly, times
from epaper.preflight.model import ONLY_CLIPS, Drawn, Path, Shade, Text, spaces_of
from epaper.preflight.paths import BUILDING, Outliner, around
from epaper.preflight.pictures import picture
from epaper.preflight.strings import show
from epaper.preflight.values import BROKEN, entry, items, number, numbers_of, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from epaper.preflight.interpreter import Interpreter
    from epaper.preflight.model import Painted
    from epaper.preflight.state import State
    from epaper.preflight.streams import Instruction

DEEPEST_STACK = 4096  # of `q`; viewers give up far earlier
_DEVICE = {"g": GRAY, "rg": RGB, "k": CMYK}
_FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
_STROKES = frozenset({"S", "s", "B", "B*", "b", "b*"})
_TEXT_NUMBERS = {"Tc": "letterspace", "Tw": "wordspace", "TL": "leading", "Ts": "rise", "w": "width"}


class Content:
    """Follows one content stream; what it paints goes to the interpreter."""

    def __init__(self, owner: Interpreter, resources: object, state: State, within: tuple[object, ...]) -> None:
        """Start with the state the stream is used in."""
        self._owner, self._resources, self._state, self._within = owner, resources, state, within
        self._stack: list[State] = []
        self._outline = Outliner()
        self._clips = False

    def follow(self, read: Sequence[Instruction]) -> None:
        """Follow the operators; those that make no sense are passed over."""
        for instruction in read:
            try:
                if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                    self._paint_picture(instruction.iimage.obj)
                else:
                    self._step(str(instruction.operator), list(instruction.operands))
            except BROKEN:
                continue

    def _step(self, operator: str, operands: Sequence[pikepdf.Object]) -> None:  # noqa: C901, PLR0912
        state = self._state
        if operator in BUILDING:
            self._outline.step(operator, operands, state.matrix)
        elif operator in _FILLS or operator in _STROKES or operator == "n":
            self._finish_path(operator)
        elif operator in {"W", "W*"}:
            self._clips = True
        elif operator == "q":
            if len(self._stack) < DEEPEST_STACK:
                self._stack.append(state.kept())
        elif operator == "Q":
            if self._stack:
                self._state = self._stack.pop()
        elif operator == "cm":
            state.matrix = times(_matrix(operands), state.matrix)
        elif operator in _TEXT_NUMBERS:
            setattr(state, _TEXT_NUMBERS[operator], number(operands[0]))
        elif operator == "gs":
            self._apply(entry(entry(self._resources, "/ExtGState"), str(operands[0])))
        elif operator == "Do":
            self._paint_object(entry(entry(self._resources, "/XObject"), str(operands[0])))
        elif operator == "sh":
            self._paint_shading(entry(entry(self._resources, "/Shading"), str(operands[0])))
        elif not self._colour(operator, operands):
            self._text(operator, operands)

    # Colour

    def _colour(self, operator: str, operands: Sequence[pikepdf.Object]) -> bool:
        lower = operator.lower()
        if lower in _DEVICE:
            self._choose(operator != lower, Colour(_DEVICE[lower], numbers_of(operands)))
        elif lower == "cs":
            self._choose(operator != lower, self._owner.space(operands[0], self._resources).initial())
        elif lower in {"sc", "scn"}:
            stroking = operator != lower
            space = (self._state.stroke if stroking else self._state.fill).space
            pattern = word(operands[-1]) if operands else ""
            self._choose(stroking, Colour(space, numbers_of(operands)), pattern)
        else:
            return False
        return True

    def _choose(self, stroking: bool, colour: Colour, pattern: str = "") -> None:
        if self._state.has_colour:
            return
        if stroking:
            self._state.stroke, self._state.stroke_pattern = colour, pattern
        else:
            self._state.fill, self._state.fill_pattern = colour, pattern

    def _apply(self, given: object) -> None:
        state = self._state
        strokes = entry(given, "/OP")
        if strokes is not None:
            state.stroke_overprints = state.fill_overprints = bool(strokes)
        fills = entry(given, "/op")
        if fills is not None:
            state.fill_overprints = bool(fills)
        mode, width, font = entry(given, "/OPM"), entry(given, "/LW"), entry(given, "/Font")
        if mode is not None:
            state.overprint_mode = int(number(mode))
        if width is not None:
            state.width = number(width)
        self._owner.mask(entry(given, "/SMask"), self._resources, state, self._within)
        if font is not None:
            parts = list(items(font))
            state.font, state.size = self._owner.font(parts[0]), number(parts[1])

    # Painting

    def _paint(self, item: Painted) -> None:
        """Note an object of a page as what it is; of a glyph or mask only what can be judged there."""
        role, clip = self._state.role, self._state.clip
        drawn = role == "mask" or (role == "glyph" and isinstance(item, Path))
        if not drawn:
            self._owner.paint(item, clip)
            return
        if isinstance(item, Text):  # its font counts, its size does not
            self._owner.paint(item._replace(mode=ONLY_CLIPS), clip)
        if not self._state.has_colour:
            for space in spaces_of(item):
                self._owner.paint(Drawn(item.box, space), clip)

    def _finish_path(self, operator: str) -> None:
        state, parts = self._state, self._outline.finish()
        box = around(parts)
        clips, self._clips = self._clips, False
        if box is not None and operator != "n":
            fills, strokes = operator in _FILLS, operator in _STROKES
            width = state.width * evenly(state.matrix)
            half = width / 2 if strokes else 0.0
            self._paint(
                Path(
                    Rect(box.x - half, box.y - half, box.width + width * strokes, box.height + width * strokes),
                    parts,
                    state.fill if fills else None,
                    state.stroke if strokes else None,
                    width,
                    state.fill_overprint,
                    state.stroke_overprint,
                )
            )
            self._patterns(box, fills=fills, strokes=strokes)
        if clips and box is not None:
            state.clip_to(box)

    def _patterns(self, box: Rect, *, fills: bool, strokes: bool) -> None:
        state = self._state
        for used, name in ((fills, state.fill_pattern), (strokes, state.stroke_pattern)):
            if used and name:
                self._owner.pattern(name, self._resources, box, self._within, state)

    def _paint_object(self, found: object) -> None:
        if not isinstance(found, pikepdf.Stream):
            return
        if word(entry(found, "/Subtype")) == "Form":
            self._owner.form(found, self._resources, self._state, self._within)
        elif word(entry(found, "/Subtype")) == "Image":
            self._paint_picture(found)

    def _paint_picture(self, source: pikepdf.Object) -> None:
        space = self._owner.space(entry(source, "/ColorSpace"), self._resources)
        self._paint(picture(source, space, self._state)._replace(is_type=self._state.role == "glyph"))

    def _paint_shading(self, shading: object) -> None:
        if self._state.clip is not None and shading is not None:
            space = self._owner.space(entry(shading, "/ColorSpace"), self._resources)
            self._paint(Shade(self._state.clip, space))

    # Text

    def _text(self, operator: str, operands: Sequence[pikepdf.Object]) -> None:  # noqa: C901
        state = self._state
        if operator in {"Tj", "TJ", "'", '"'}:
            if operator == '"':
                state.wordspace, state.letterspace = number(operands[0]), number(operands[1])
            if operator in {"'", '"'}:
                self._next_line(0.0, -state.leading)
            self._show(items(operands[0]) if operator == "TJ" else (operands[-1],))
        elif operator == "BT":
            state.text = state.line = IDENTITY
        elif operator == "Tf":
            state.font = self._owner.font(entry(entry(self._resources, "/Font"), str(operands[0])))
            state.size = number(operands[1])
        elif operator == "Tm":
            state.text = state.line = _matrix(operands)
        elif operator in {"Td", "TD"}:
            right, up = numbers_of(operands)
            if operator == "TD":
                state.leading = -up
            self._next_line(right, up)
        elif operator == "T*":
            self._next_line(0.0, -state.leading)
        elif operator == "Tr":
            state.mode = int(number(operands[0]))
        elif operator == "Tz":
            state.stretch = number(operands[0]) / 100
        elif operator == "d1" and state.role != "page":
            state.has_colour = True  # of the text that shows the glyph

    def _next_line(self, right: float, up: float) -> None:
        self._state.text = self._state.line = times((1.0, 0.0, 0.0, 1.0, right, up), self._state.line)

    def _show(self, given: object) -> None:
        state = self._state
        pieces, start = list(given), state.text  # type: ignore[call-overload]
        shown = show(state, pieces)
        if shown is None:
            return
        outlines = self._outlines(pieces) if state.font.drawn else []
        if any(self._owner.is_coloured(outline) for outline in outlines):
            shown = shown._replace(colour=Colour(PATTERN, ()))  # its own colours hold, not the text's
        self._paint(shown)
        self._patterns(shown.box, fills=shown.mode % 4 in {0, 2}, strokes=shown.mode % 4 in {1, 2})
        for outline in outlines:
            inner = state.kept()
            sized = (state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise)
            inner.matrix = times(times(times(state.font.matrix, sized), start), state.matrix)
            inner.role = "mask" if state.role == "mask" else "glyph"
            self._owner.glyph(outline, state.font, inner, self._within)

    def _outlines(self, pieces: Sequence[object]) -> list[pikepdf.Stream]:
        """Return the contents of the glyphs that strings show, each once."""
        codes = dict.fromkeys(code for piece in pieces if isinstance(piece, pikepdf.String) for code in bytes(piece))
        return [self._state.font.drawn[code] for code in codes if code in self._state.font.drawn]


def _matrix(operands: Sequence[pikepdf.Object]) -> Matrix:
    a, b, c, d, e, f = numbers_of(operands)
    return a, b, c, d, e, f
