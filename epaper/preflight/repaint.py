"""Pages, forms and patterns of a PDF → the same ones painting in the spaces of the plates instead of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pikepdf
from pikepdf import Dictionary, Name, Object, Stream

from epaper.preflight.overprints import Tracker
from epaper.preflight.streams import instructions
from epaper.preflight.values import entries, entry, identity, inherited, number, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from epaper.preflight.colourspaces import Space
    from epaper.preflight.streams import Instruction

    Written = tuple[list[object], str]

_HOLDING = frozenset({"m", "l", "c", "v", "y", "h", "re", "W", "W*"})  # no other operator may stand between these and painting


class Press(Protocol):
    """Who gives out what stands for colour spaces and overprints."""

    def space(self, source: Object, resources: object) -> Object | None:
        """Return what is to stand for a colour space; None where it may stay."""

    def device(self, space: Space) -> Object:
        """Return what is to stand for a space of a device."""

    def cover(self, filled: frozenset[str], stroked: frozenset[str]) -> tuple[str, Object]:
        """Return the name of, and the graphics state for, what leaves some plates standing."""

    def stream(self, data: bytes, head: Object | None = None) -> Stream:
        """Put a stream into the file."""


class Repainter:
    """Goes through all that is painted, each piece once."""

    def __init__(self, press: Press) -> None:
        """Paint in the spaces of `press`."""
        self._press = press
        self._done: set[tuple[int, int]] = set()

    def page(self, page: pikepdf.Page) -> None:
        """Repaint a page."""
        given = inherited(page, "/Resources")
        page.obj["/Resources"] = resources = given if isinstance(given, Dictionary) else Dictionary()
        read = instructions(page)
        _without_group(page.obj)
        page.obj["/Contents"] = self._press.stream(self._content(read, resources, Tracker(), fresh=True))

    def _form(self, form: Stream, outer: Dictionary, tracker: Tracker, *, fresh: bool) -> None:
        if not self._first(form):
            return
        given = entry(form, "/Resources")
        resources = given if isinstance(given, Dictionary) else outer
        read = instructions(form)
        _without_group(form)
        form.write(self._content(read, resources, tracker, fresh=fresh))

    def _first(self, source: Object) -> bool:
        this = identity(source)
        if this is None:
            return True
        seen = this in self._done
        self._done.add(this)
        return not seen

    def _content(self, read: Sequence[Instruction], resources: Dictionary, tracker: Tracker, *, fresh: bool) -> bytes:
        self._resources(resources)
        written: list[Written] = []
        if fresh:  # the colour a page begins with names no space either
            for operator in ("g", "G"):
                written += self._coloured(operator, [0], resources, tracker)
        waiting: list[Written] = []
        for instruction in read:
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                written.append(self._inline(instruction.iimage, resources))
                continue
            operator, operands = str(instruction.operator), list[object](instruction.operands)
            if operator in _HOLDING:
                waiting.append((operands, operator))
            elif operator in {"g", "G", "rg", "RG", "k", "K", "cs", "CS"}:
                written += self._coloured(operator, operands, resources, tracker)
            else:
                self._enter(operator, operands, resources, tracker)
                tracker.follow(operator, operands, resources)
                written += self._painted(operator, [*waiting, (operands, operator)], resources, tracker)
                waiting = []
        return pikepdf.unparse_content_stream(written)  # type: ignore[arg-type]

    def _painted(self, operator: str, steps: list[Written], resources: Dictionary, tracker: Tracker) -> Iterator[Written]:
        standing = tracker.standing(operator)
        if standing is None:
            yield from steps
            return
        name, state = self._press.cover(*standing)
        back = f"/EpBack{tracker.opacity[0]:g}_{tracker.opacity[1]:g}"
        states = _sub(resources, "/ExtGState")
        states[name], states[back] = state, Dictionary(ca=tracker.opacity[0], CA=tracker.opacity[1])
        yield [Name(name)], "gs"
        yield from steps
        yield [Name(back)], "gs"

    def _coloured(self, operator: str, operands: list[object], resources: Dictionary, tracker: Tracker) -> Iterator[Written]:
        stroking = operator.isupper()
        colour = tracker.choose(operator, operands, resources)
        space = colour.space
        if operator in {"cs", "CS"} and word(operands[0]) not in {"DeviceGray", "DeviceRGB", "DeviceCMYK"}:
            yield operands, operator
            if space.family in {"Pattern", "Unknown", "Lab"}:
                return
        else:
            name = f"/Ep{space.family}"
            _sub(resources, "/ColorSpace")[name] = self._press.device(space)
            yield [Name(name)], "CS" if stroking else "cs"
        yield list(colour.values), "SCN" if stroking else "scn"

    def _enter(self, operator: str, operands: list[object], resources: Dictionary, tracker: Tracker) -> None:
        if operator == "Do":
            found = entry(entry(resources, "/XObject"), str(operands[0]))
            if isinstance(found, Stream) and word(entry(found, "/Subtype")) == "Form":
                self._form(found, resources, tracker.kept(), fresh=False)

    def _inline(self, given: pikepdf.PdfInlineImage, resources: Dictionary) -> Written:
        image = self._press.stream(given.read_raw_bytes(), given.obj)
        image["/Type"], image["/Subtype"] = Name.XObject, Name.Image
        self._recolour(image, resources)
        objects = _sub(resources, "/XObject")
        name = f"/EpInline{len(objects)}"
        objects[name] = image
        return [Name(name)], "Do"

    # What the resources hold

    def _resources(self, resources: Dictionary) -> None:
        if "/EpDone" in resources:
            return
        resources["/EpDone"] = True
        spaces = entry(resources, "/ColorSpace")
        for _, image in entries(entry(resources, "/XObject")):
            if word(entry(image, "/Subtype")) == "Image" and self._first(image):
                self._recolour(image, resources)
        for _, shading in entries(entry(resources, "/Shading")):
            self._shading(shading, resources)
        for _, pattern in entries(entry(resources, "/Pattern")):
            if isinstance(pattern, Stream):
                self._form(pattern, resources, Tracker(), fresh=number(entry(pattern, "/PaintType"), 1) == 1)
            else:
                self._shading(entry(pattern, "/Shading"), resources)
        for _, font in entries(entry(resources, "/Font")):
            self._drawn_glyphs(font, resources)
        changed = {name: self._press.space(source, resources) for name, source in entries(spaces)}
        for name, written in changed.items():
            if written is not None:
                spaces[name] = written  # type: ignore[index]

    def _drawn_glyphs(self, font: Object, resources: Dictionary) -> None:
        own = entry(font, "/Resources")
        for _, glyph in entries(entry(font, "/CharProcs")):
            if isinstance(glyph, Stream):
                self._form(glyph, own if isinstance(own, Dictionary) else resources, Tracker(), fresh=False)

    def _shading(self, shading: Object | None, resources: Dictionary) -> None:
        if shading is not None and self._first(shading):
            self._recolour(shading, resources)

    def _recolour(self, holder: Object, resources: Dictionary) -> None:
        source = entry(holder, "/ColorSpace")
        if source is None or entry(holder, "/EpDone") is not None:
            return
        written = self._press.space(source, resources)
        holder["/EpDone"] = True
        if written is not None:
            holder["/ColorSpace"] = written


def _sub(resources: Dictionary, key: str) -> Object:
    if not isinstance(entry(resources, key), Dictionary):
        resources[key] = Dictionary()
    return resources[key]


def _without_group(holder: Object) -> None:
    """Let transparency blend in grey: the plates are grey."""
    group = entry(holder, "/Group")
    if group is not None and "/CS" in group:
        group["/CS"] = Name.DeviceGray
