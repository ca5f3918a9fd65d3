"""One page of the scene → the content stream of a PDF page: walks the items in paint order and translates, nothing more."""

from __future__ import annotations

import math
from itertools import groupby, pairwise, repeat, zip_longest
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING

from epaper.paint.pdf_blanks import write_blanks
from epaper.paint.pdf_numbers import number
from epaper.paint.pdf_text import TextWriter
from epaper.paint.picture_uses import use_of
from epaper.paint.text_boxes import seems_before, stands_before
from epaper.scene.model import Clip, Fill, GlyphRun, Image, Rule, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from epaper.geometry import Point, Rect
    from epaper.paint.palette import Palette
    from epaper.paint.pdf_fonts import PdfFont
    from epaper.paint.pdf_images import PdfImage
    from epaper.paint.pdf_text import Ends
    from epaper.paint.picture_uses import Use
    from epaper.paint.tag_tree import PageTags, Turn
    from epaper.scene.model import Mark, Page, TextLine

PARTED = 0.65  # em away from both lines: pdfium sees another line from a half on, MuPDF the same up to 0.8
STEPS = MappingProxyType({"move": "m", "line": "l", "curve": "c", "close": "h"})  # and how PDF says them


def page_content(
    page: Page,
    fonts: Mapping[str, PdfFont],
    images: Mapping[Use, PdfImage],
    palette: Palette,
    tags: PageTags | None = None,
) -> bytes:
    """Write everything on `page`; `fonts` and `images` are those already embedded, by the names the scene uses.

    Where there are `tags`, all of it is marked as what it belongs to, and blanks part the stories. Lines that pdfium would turn
    round are parted everywhere.
    """
    writer = _PageWriter(page.height, fonts, images, palette)
    if tags is None:
        writer.marks(page.marks)
    else:
        writer.tagged(page.marks, tags.marks)
    parted = tags.parted if tags else frozenset[int]()
    turned_round = frozenset(_turned_round(page.lines, tags.lines if tags else repeat(())))
    told = zip(page.lines, _ends(page.lines), tags.lines if tags else repeat(()), strict=False)
    for row, (line, ends, turns) in enumerate(told):
        if line.vertical:
            for turn in turns:
                writer.text.turn(turn.opening)
            writer.text.write_down(line.runs, line.text)
        else:
            writer.text.write(line.runs, hyphen=line.hyphen, ends=ends, turns=turns, blank=row in parted)
            if row in turned_round:
                after = page.lines[row + 1]
                size, down = max(line.size, after.size), after.baseline - line.baseline
                writer.text.part(line.runs[-1], size, math.copysign(PARTED * size, down))
    writer.text.turn(b"")
    return writer.finish() + (write_blanks(page, fonts) if tags else b"")


def _ends(lines: Sequence[TextLine]) -> Iterator[Ends]:
    """Return where each line begins and stops.

    The number of a note goes on to its words, or readers take the numbers of several for a column by themselves. A cell of a
    table whose rows are all of one line goes on to the next cell, and is read with it; readers take the cells of other tables
    column by column, and would mix the lines of a row's cells if these reached so far.
    """
    broken = {
        _paragraph(line)
        for line, after in pairwise(lines)
        if _paragraph(line) == _paragraph(after) and line.text[-1:] not in "\t\n"
    }
    for line, after in zip_longest(lines, lines[1:]):
        cell = line.role == "table"
        beside = stands_before(line, after) and (not cell or (line.text.endswith("\t") and _paragraph(line) not in broken))
        yield line.x, after.x if beside else line.x + line.width


def _turned_round(lines: Sequence[TextLine], turns: Iterable[Sequence[Turn]]) -> Iterator[int]:
    """Yield the rows of lines before which pdfium would read the next; what goes on in the next cannot be parted."""
    for row, ((line, own), (after, its)) in enumerate(pairwise(zip(lines, turns, strict=False))):
        goes_on = own and its and own[-1].opening == its[0].opening
        if line.runs and after.runs and not goes_on and seems_before(after, line):
            yield row


def _paragraph(line: TextLine) -> tuple[str, str, int]:
    return line.article, line.role, line.paragraph


class _PageWriter:
    def __init__(self, height: float, fonts: Mapping[str, PdfFont], images: Mapping[Use, PdfImage], palette: Palette) -> None:
        self._height = height
        self._images = images
        self._palette = palette
        self._out: list[bytes] = []
        self.text = TextWriter(height, fonts, palette)

    def finish(self) -> bytes:
        self._say()
        return b"\n".join(self._out) + b"\n"

    def tagged(self, marks: tuple[Mark, ...], openings: tuple[bytes, ...]) -> None:
        """Write marks, those that belong to one thing together."""
        for opening, group in groupby(zip(openings, marks, strict=True), key=itemgetter(0)):
            self._say(opening.decode("ascii"))
            self.marks(tuple(mark for _, mark in group))
            self._say("EMC")

    def marks(self, marks: tuple[Mark, ...]) -> None:
        for mark in marks:
            match mark:
                case GlyphRun():
                    self.text.write((mark,))
                case Rule():
                    self._rule(mark)
                case Fill():
                    self._fill(mark)
                case Shape():
                    self._shape(mark)
                case Image():
                    self._image(mark)
                case Clip():
                    self._say(f"q {self._box(mark.rect)} re W n")
                    self.marks(mark.marks)
                    self._say("Q")

    def _say(self, *operators: str) -> None:
        """Append operators after the text written so far."""
        if text := self.text.take():
            self._out.append(text)
        self._out.extend(operator.encode("ascii") for operator in operators)

    def _rule(self, rule: Rule) -> None:
        ends = (rule.x0, self._height - rule.y0, rule.x1, self._height - rule.y1)
        x0, y0, x1, y1 = map(number, ends)
        self._say(f"{number(rule.weight)} w {self._palette.rule(rule.ink, rule.weight)} {x0} {y0} m {x1} {y1} l S")

    def _fill(self, fill: Fill) -> None:
        ink = self._palette.area(fill.ink, min(fill.rect.width, fill.rect.height))
        self._say(f"{ink} {self._box(fill.rect)} re f")

    def _shape(self, shape: Shape) -> None:
        steps = (" ".join((*map(self._place, step.points), STEPS[step.kind])) for step in shape.outline)
        self._say(self._palette.area(shape.ink, math.inf), *steps, "f*" if shape.even_odd else "f")

    def _image(self, image: Image) -> None:
        picture = self._images.get(use_of(image))
        if picture is None:
            self._lost_picture(image.rect)
            return
        crop, held, turn = image.crop, picture.part, picture.turn
        # The whole picture would be so large that the part shown just covers the rectangle. What is held of it is laid into its
        # place there; where that reaches beyond, for another page or to whole pixels, it is clipped away.
        across, down = image.rect.width / crop.width, image.rect.height / crop.height
        left = image.rect.x + (held.x - crop.x) * across
        bottom = self._height - (image.rect.y + (held.bottom - crop.y) * down)
        width, height = held.width * across, held.height * down
        matrix = (
            turn[0] * width, turn[1] * height, turn[2] * width, turn[3] * height,
            turn[4] * width + left, turn[5] * height + bottom,
        )  # fmt: skip
        state = f"{said} " if (said := self._palette.picture()) else ""
        self._say(f"q {state}{self._box(image.rect)} re W n {' '.join(map(number, matrix))} cm /{picture.resource} Do Q")

    def _lost_picture(self, place: Rect) -> None:
        """Show where a picture that cannot be read should stand, as the screen does."""
        self._fill(Fill(place, "tint"))
        self._rule(Rule(place.x, place.y, place.right, place.bottom, 0.5, "grey"))
        self._rule(Rule(place.x, place.bottom, place.right, place.y, 0.5, "grey"))

    def _place(self, point: Point) -> str:
        return f"{number(point.x)} {number(self._height - point.y)}"

    def _box(self, rect: Rect) -> str:
        """Write a rectangle as x y width height, y upwards."""
        return " ".join(map(number, (rect.x, self._height - rect.bottom, rect.width, rect.height)))
