"""One page of the scene → an SVG file: walks the items in paint order and translates, nothing more; no Qt, no other file needed.

What is seen are the outlines of the glyphs, each once among the definitions, so that no reader needs the faces or breaks lines
anew. Over them lies, line by line and as wide, the text itself, without a fill: it can be searched, selected, copied and read
aloud. (A transparent fill is black in MuPDF; `pointer-events` leaves the text to the mouse.) The same page, the same bytes.
"""

from __future__ import annotations

import re
from itertools import repeat
from types import MappingProxyType
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from epaper.files import write_whole
from epaper.geometry import POINTS_PER_MM
from epaper.paint.inks import PAPER, shade
from epaper.paint.pages import page_numbered
from epaper.paint.pdf_numbers import number
from epaper.paint.picture_uses import WHOLE, pictures_in, pictures_shown, use_of
from epaper.paint.svg_pictures import svg_picture
from epaper.scene.grey import grey_inks
from epaper.scene.model import Clip, Fill, GlyphRun, Image, Rule, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from epaper.colours import Rgb
    from epaper.fonts.face import Face
    from epaper.geometry import Rect
    from epaper.paint.picture_uses import Use
    from epaper.scene.inks import Ink
    from epaper.scene.model import Facsimile, Mark, Page, TextLine

STEPS = MappingProxyType({"move": "M", "line": "L", "curve": "C", "close": "Z"})
UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # for XML 1.0, section 2.2
NO_CHARACTER = "\ufffd"


def save_svg(facsimile: Facsimile, number_: int, path: Path) -> None:
    """Write page `number_` to `path`, whole or not at all."""
    write_whole(path, page_svg(facsimile, number_))


def page_svg(facsimile: Facsimile, number_: int) -> bytes:
    """Return page `number_` as the bytes of an SVG file."""
    page = page_numbered(facsimile, number_)
    writer = _Writer(facsimile, page)
    writer.marks(page.marks)
    for line in page.lines:
        for run in line.runs:
            writer.glyph_run(run)
    return writer.file(" ".join(filter(None, (facsimile.title, page.label))), facsimile.language).encode()


class _Writer:
    def __init__(self, facsimile: Facsimile, page: Page) -> None:
        self._page = page
        self._faces = facsimile.faces
        self._images = facsimile.images
        self._inks = grey_inks(facsimile.inks) if page.grey else facsimile.inks
        self._glyphs: dict[tuple[str, int], str] = {}
        self._shown = pictures_shown(pictures_in(page.marks))
        self._pictures: dict[Use, str] = {}
        self._clips: dict[Rect, str] = {}
        self._defined: list[str] = []
        self._drawn: list[str] = []

    def file(self, title: str, language: str) -> str:
        width, height = self._page.width, self._page.height
        size = f'width="{number(width / POINTS_PER_MM)}mm" height="{number(height / POINTS_PER_MM)}mm"'
        box = f'viewBox="0 0 {number(width)} {number(height)}" xml:lang={_quoted(language)}'
        spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        # Old readers know no other name of a link than xlink:href, and new ones still know it.
        head = f'<svg {spaces} version="1.1" {size} {box}>\n<title>{_text(title)}</title>'
        paper = f'<rect width="{number(width)}" height="{number(height)}" fill="{_light(PAPER)}"/>'
        seen = ("<defs>", *self._defined, "</defs>", paper, '<g aria-hidden="true">', *self._drawn, "</g>")
        read = ('<g fill="none" pointer-events="all" font-family="serif" xml:space="preserve">', *map(_line, self._page.lines))
        return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', head, *seen, *filter(None, read), "</g>", "</svg>", ""))

    def marks(self, marks: Iterable[Mark]) -> None:
        for mark in marks:
            match mark:
                case GlyphRun():
                    self.glyph_run(mark)
                case Rule():
                    self._rule(mark)
                case Fill():
                    self._say(f'<rect {_box(mark.rect)} fill="{self._ink(mark.ink)}"/>')
                case Shape():
                    self._shape(mark)
                case Image():
                    self._image(mark)
                case Clip():
                    self._say(f'<g clip-path="url(#{self._clip(mark.rect)})">')
                    self.marks(mark.marks)
                    self._say("</g>")

    def glyph_run(self, run: GlyphRun) -> None:
        """Draw glyphs in units of their face, from which a run is scaled down once."""
        face = self._faces[run.face]
        units = face.units_per_em / run.size
        uses = []
        for glyph, offset, rise in zip(run.glyphs, run.offsets, run.rises or repeat(0.0), strict=False):
            if name := self._glyph(face, run.face, glyph):
                y = f' y="{_units(-rise * units)}"' if rise else ""
                uses.append(f'<use xlink:href="#{name}" x="{_units(offset * units)}"{y}/>')
        if uses:
            place = f"translate({number(run.x)} {number(run.y)}) scale({1 / units:.7g})"
            self._say(f'<g fill="{self._ink(run.ink)}" transform="{place}">{"".join(uses)}</g>')

    def _glyph(self, face: Face, key: str, glyph: int) -> str:
        """Define a glyph when it is first met and return its name, none for a blank."""
        name = self._glyphs.get((key, glyph))
        if name is None:
            outline = _glyph_path(face, glyph)
            name = self._glyphs[key, glyph] = f"g{len(self._glyphs)}" if outline else ""
            if outline:
                self._defined.append(f'<path id="{name}" d="{outline}"/>')
        return name

    def _rule(self, rule: Rule) -> None:
        x0, y0, x1, y1 = map(number, (rule.x0, rule.y0, rule.x1, rule.y1))
        self._say(f'<path d="M{x0} {y0}L{x1} {y1}" stroke="{self._ink(rule.ink)}" stroke-width="{number(rule.weight)}"/>')

    def _shape(self, shape: Shape) -> None:
        path = "".join(STEPS[step.kind] + " ".join(f"{number(x)} {number(y)}" for x, y in step.points) for step in shape.outline)
        rule = ' fill-rule="evenodd"' if shape.even_odd else ""
        self._say(f'<path d="{path}" fill="{self._ink(shape.ink)}"{rule}/>')

    def _image(self, image: Image) -> None:
        name = self._picture(image)
        place, crop = image.rect, image.crop
        if not name:
            self._lost_picture(place)
            return
        # All of the picture, defined as one point wide and high, would be so large that the part shown just covers the rectangle.
        width, height = place.width / crop.width, place.height / crop.height
        move = f"translate({number(place.x - crop.x * width)} {number(place.y - crop.y * height)})"
        said = f' role="img" aria-label={_quoted(image.alternative)}' if image.alternative else ""
        use = f'<use xlink:href="#{name}" transform="{move} scale({number(width)} {number(height)})"{said}/>'
        self._say(use if crop == WHOLE else f'<g clip-path="url(#{self._clip(place)})">{use}</g>')

    def _picture(self, image: Image) -> str:
        """Define a picture when it is first met and return its name, none where it cannot be read."""
        use = use_of(image)
        name = self._pictures.get(use)
        if name is None:
            found = svg_picture(self._images.get(use.name, b""), self._shown[use].part, grey=use.grey)
            name = self._pictures[use] = f"p{len(self._pictures)}" if found else ""
            if found:
                x, y, width, height = (f"{side:.7g}" for side in found.part)
                place = f'x="{x}" y="{y}" width="{width}" height="{height}" preserveAspectRatio="none"'
                self._defined.append(f'<image id="{name}" {place} xlink:href="{found.uri}"/>')
        return name

    def _lost_picture(self, place: Rect) -> None:
        """Show where a picture that cannot be read should stand, as the other painters do."""
        self.marks(
            (
                Fill(place, "tint"),
                Rule(place.x, place.y, place.right, place.bottom, 0.5, "grey"),
                Rule(place.x, place.bottom, place.right, place.y, 0.5, "grey"),
            )
        )

    def _clip(self, rect: Rect) -> str:
        name = self._clips.get(rect)
        if name is None:
            name = self._clips[rect] = f"c{len(self._clips)}"
            self._defined.append(f'<clipPath id="{name}"><rect {_box(rect)}/></clipPath>')
        return name

    def _ink(self, ink: Ink | Rgb) -> str:
        return _light(shade(ink, self._inks))

    def _say(self, element: str) -> None:
        self._drawn.append(element)


def _line(line: TextLine) -> str:
    """Write a line as text to be found and copied, as long as it is seen; nothing for a blank one."""
    if not line.text.strip():
        return ""
    size = f'font-size="{number(line.size)}"'
    if line.vertical:
        spans = (f'<tspan x="{number(run.x)}" y="{number(run.y)}">{_text(run.text)}</tspan>' for run in line.runs)
        return f"<text {size}>{''.join(spans)}</text>"
    place = f'x="{number(line.x)}" y="{number(line.baseline)}"'
    length = f'textLength="{number(line.width)}" lengthAdjust="spacingAndGlyphs"' if line.width > 0 else ""
    return f"<text {place} {size} {length}>{_text(line.text)}</text>"


def _glyph_path(face: Face, glyph: int) -> str:
    """Write an outline in whole units of its face, y downwards, each point by its distance from the last: half as long."""
    parts: list[str] = []
    x, y = 0, 0
    start = x, y
    for sign, points in face.outline(glyph):
        steps = []
        end = x, y
        for px, py in points:
            end = round(px), -round(py)
            steps += [end[0] - x, end[1] - y]
        x, y = start if sign == "Z" else end
        start = end if sign == "M" else start
        parts.append(sign.lower() + " ".join(map(str, steps)).replace(" -", "-"))
    return "".join(parts)


def _units(length: float) -> str:
    """Write a length in units of a face: a tenth is at most a hundredth of a point in the largest head."""
    return number(round(length, 1))


def _box(rect: Rect) -> str:
    x, y, width, height = map(number, rect)
    return f'x="{x}" y="{y}" width="{width}" height="{height}"'


def _light(rgb: Rgb) -> str:
    return f"#{rgb.red:02x}{rgb.green:02x}{rgb.blue:02x}"


def _text(text: str) -> str:
    return escape(UNFIT.sub(NO_CHARACTER, text))


def _quoted(text: str) -> str:
    return quoteattr(UNFIT.sub(NO_CHARACTER, text))
