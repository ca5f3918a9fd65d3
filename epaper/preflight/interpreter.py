"""The content of a page → the flat sequence of what it paints, with the place of each object.

It goes through nested forms and patterns, soft masks, glyphs that are drawn (Type 3), and what printed annotations look like.

Boxes are those of points and of advances, cut to the clip's box; nothing is rendered. Work is bounded: the operators of a whole
file share one allowance, forms nest so deep and never in themselves, and what goes beyond is named instead of read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pikepdf

from epaper.geometry import Rect
from epaper.preflight.colourspaces import GRAY, Colour, Space, read_space
from epaper.preflight.fonts import NO_FONT, Font, read_font
from epaper.preflight.matrix import Matrix, box_of, common, times, upwards
from epaper.preflight.model import Painted, Shade
from epaper.preflight.operators import Content
from epaper.preflight.state import State
from epaper.preflight.streams import TooMuch, instructions
from epaper.preflight.values import BROKEN, entry, identity, inherited, items, matrix_of, number, numbers, path, word

if TYPE_CHECKING:
    from collections.abc import Callable

    from epaper.preflight.model import Sheet
    from epaper.preflight.streams import Instruction

Understood = TypeVar("Understood")
MOST_OPERATORS = 3_000_000  # of a whole file, forms counted each time they are used: some twenty seconds
COST_OF_A_STREAM = 30  # operators it takes as long as, to enter a form
DEEPEST_FORM = 24  # forms in forms; Acrobat stops at 28 levels of `q`
MOST_STREAMS = 256  # kept as operators, for forms that are used again
UNCOLOURED = 2  # PaintType of a pattern that is painted in the colour it is chosen with
_HIDDEN, _PRINTED = 2, 4  # flags of an annotation

TOO_MUCH = "内容多到不可能付印（或在反复调用自身），没有读完"
BROKEN_CONTENT = "有内容流已损坏，没有读完"
TOO_DEEP = "图形套图形，套得太深或套住了自己，没有读完"


class Allowance:
    """How many operators may still be read, and the forms and fonts already understood, for the whole file."""

    def __init__(self, operators: int = MOST_OPERATORS) -> None:
        """Start with so many operators."""
        self.left = operators
        self.fonts: dict[tuple[int, int], Font] = {}
        self.spaces: dict[tuple[int, int], Space] = {}
        self.streams: dict[tuple[int, int], list[Instruction]] = {}
        self.coloured: dict[tuple[int, int], bool] = {}  # of glyphs of Type 3


def read_sheet(sheet: Sheet, allowance: Allowance) -> None:
    """Fill a sheet with what its page paints."""
    left, bottom, right, top = sheet.boxes.media or (0.0, 0.0, 0.0, 0.0)
    base: Matrix = (1.0, 0.0, 0.0, -1.0, -left, top)
    state = State(base, Rect(0.0, 0.0, right - left, top - bottom))
    resources = inherited(sheet.source, "/Resources")
    reader = Interpreter(sheet, allowance, base)
    reader.run(sheet.source, resources, state, ())
    for note in items(entry(sheet.source.obj, "/Annots")):
        reader.appearance(note, state)


class Interpreter:
    """Follows the operators of one page."""

    def __init__(self, sheet: Sheet, allowance: Allowance, base: Matrix) -> None:
        """Read for `sheet`, whose own coordinates `base` turns into those of the page."""
        self._sheet, self._allowance, self._base = sheet, allowance, base
        self._seen: set[object] = set()  # patterns, masks and glyphs
        self._group(entry(sheet.source.obj, "/Group"), None)

    def _first(self, thing: object) -> bool:
        """Say whether a pattern, mask or glyph is met for the first time on the page."""
        known = thing in self._seen
        self._seen.add(thing)
        return not known

    def run(self, source: pikepdf.Page | pikepdf.Stream, resources: object, state: State, within: tuple[object, ...]) -> None:
        """Follow the content of a page, form or pattern."""
        if len(within) > DEEPEST_FORM:
            self._trouble(TOO_DEEP)
            return
        try:
            read = self._instructions(source)
        except TooMuch:
            self._trouble(TOO_MUCH)
            return
        except BROKEN:
            self._trouble(BROKEN_CONTENT)
            return
        Content(self, resources, state, within).follow(read)

    def _instructions(self, source: pikepdf.Page | pikepdf.Stream) -> list[Instruction]:
        number_ = identity(source) if isinstance(source, pikepdf.Stream) else None
        known = self._allowance.streams.get(number_) if number_ else None
        if known is None:
            known = instructions(source)
            if number_ and len(self._allowance.streams) < MOST_STREAMS:
                self._allowance.streams[number_] = known
        self._allowance.left -= len(known) + COST_OF_A_STREAM
        if self._allowance.left < 0:
            raise TooMuch
        return known

    def paint(self, painted: Painted, clip: Rect | None) -> None:
        """Note an object, unless the clip leaves nothing of it."""
        seen = None if clip is None else common(painted.box, clip)
        if seen is not None:
            self._sheet.painted.append(painted._replace(box=seen))

    def form(
        self, form: pikepdf.Stream, resources: object, state: State, within: tuple[object, ...], *, luminous: bool = False
    ) -> None:
        """Follow a form where it stands; it may be the group of a mask that is `luminous`."""
        this = identity(form)
        if this in within:
            self._trouble(TOO_DEEP)
            return
        inner = state.kept()
        inner.matrix = times(matrix_of(entry(form, "/Matrix")), inner.matrix)
        frame = numbers(entry(form, "/BBox"))
        if len(frame) == 4:
            inner.clip_to(box_of(inner.matrix, *frame))
        own = entry(form, "/Resources")
        self._group(entry(form, "/Group"), own, luminous=luminous)
        if inner.clip is not None:
            self.run(form, own if own is not None else resources, inner, (*within, this))

    def pattern(self, name: str, resources: object, box: Rect, within: tuple[object, ...], user: State) -> None:
        """Follow the cell of a pattern, once a page: for its colours, pictures and fonts, not for its places."""
        found = entry(entry(resources, "/Pattern"), f"/{name}")
        key = (identity(found) if found is not None else None) or name
        if not self._first((key, user.role)):
            return
        shading = entry(found, "/Shading")
        if shading is not None:
            self.paint(Shade(box, self.space(entry(shading, "/ColorSpace"), resources)), box)
        elif isinstance(found, pikepdf.Stream):
            cell = State(times(matrix_of(entry(found, "/Matrix")), self._base), box, role=user.role)
            frame = numbers(entry(found, "/BBox"))
            if len(frame) == 4:
                cell.clip = box_of(cell.matrix, *frame)
            if number(entry(found, "/PaintType"), 1) == UNCOLOURED:
                colour = user.fill if user.fill_pattern == name else user.stroke
                cell.fill = cell.stroke = Colour(colour.space.base or GRAY, colour.values)
                cell.has_colour = True
            self.run(found, entry(found, "/Resources"), cell, (*within, key))

    def mask(self, given: object, resources: object, state: State, within: tuple[object, ...]) -> None:
        """Follow the group of a soft mask, once a page: for its colours and fonts."""
        group = entry(given, "/G")
        if not isinstance(group, pikepdf.Stream) or not self._first(identity(group)):
            return
        self.form(
            group,
            resources,
            State(state.matrix, state.clip, role="mask"),
            within,
            luminous=word(entry(given, "/S")) == "Luminosity",
        )

    def glyph(self, outline: pikepdf.Stream, font: Font, state: State, within: tuple[object, ...]) -> None:
        """Follow the content of a glyph of Type 3, once a page and size, with `state` as it is at its place."""
        this = identity(outline)
        size = round(upwards(state.matrix), 4)
        if this not in within and self._first((this, size)):
            self.run(outline, font.resources, state, (*within, this))

    def is_coloured(self, outline: pikepdf.Stream) -> bool:
        """Say whether a glyph of Type 3 brings its own colours: it begins with d0 then, else with d1."""
        return self._once(self._allowance.coloured, outline, self._begins_with_d0)

    def _begins_with_d0(self, outline: pikepdf.Object) -> bool:
        try:
            return any(str(instruction.operator) == "d0" for instruction in self._instructions(outline)[:1])  # type: ignore[arg-type]
        except (TooMuch, *BROKEN):
            return False

    def appearance(self, note: object, state: State) -> None:
        """Follow what an annotation looks like, where it is printed (ISO 32000-1, 12.5.5)."""
        flags = int(number(entry(note, "/F")))
        look = path(note, "/AP", "/N")
        if isinstance(look, pikepdf.Dictionary):  # one for each of its states
            look = entry(look, f"/{word(entry(note, '/AS'))}")
        place, frame = numbers(entry(note, "/Rect")), numbers(entry(look, "/BBox"))
        if not flags & _PRINTED or flags & _HIDDEN or not isinstance(look, pikepdf.Stream) or len(place) != 4 or len(frame) != 4:
            return
        box = box_of(matrix_of(entry(look, "/Matrix")), *frame)
        across, up = (abs(place[2] - place[0]) / (box.width or 1.0), abs(place[3] - place[1]) / (box.height or 1.0))
        left, bottom = min(place[0], place[2]) - box.x * across, min(place[1], place[3]) - box.y * up
        self.form(look, None, State(times((across, 0.0, 0.0, up, left, bottom), state.matrix), state.clip), ())

    def font(self, source: object) -> Font:
        """Return a font, understood once a file."""
        return NO_FONT if not isinstance(source, pikepdf.Dictionary) else self._once(self._allowance.fonts, source, read_font)

    def space(self, source: object, resources: object) -> Space:
        """Return a colour space, understood once a file where it is an object of its own."""
        if isinstance(source, pikepdf.Name):
            found = entry(entry(resources, "/ColorSpace"), str(source))
            source = source if found is None else found
        if not isinstance(source, pikepdf.Object):
            return GRAY
        return self._once(self._allowance.spaces, source, lambda given: read_space(given, resources))

    @staticmethod
    def _once(
        known: dict[tuple[int, int], Understood], source: pikepdf.Object, read: Callable[[pikepdf.Object], Understood]
    ) -> Understood:
        number_ = identity(source)
        if number_ is None:
            return read(source)
        if number_ not in known:
            known[number_] = read(source)
        return known[number_]

    def _group(self, group: object, resources: object, *, luminous: bool = False) -> None:
        given = entry(group, "/CS")
        if given is not None and word(entry(group, "/S")) == "Transparency":
            space = self.space(given, resources)
            if not luminous or space != GRAY:  # the brightness of a mask may be reckoned in grey (R0030)
                self._sheet.blends.append(space)

    def _trouble(self, sentence: str) -> None:
        if sentence not in self._sheet.troubles:
            self._sheet.troubles.append(sentence)
