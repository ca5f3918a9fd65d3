"""Marks and lines of a page in black alone → the same, with no type black on black: grounds give way, then type.

In colour, black type on a red ground can be read; in black alone both are black. Such a ground becomes a light tint. Where all
type on a ground is light, the ground becomes or stays black instead. Type that is faint on its ground even so turns with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import repeat
from typing import NamedTuple

from epaper.colours import LARGE, READABLE, READABLE_LARGE, Colour, Rgb, contrast
from epaper.geometry import Point, Rect
from epaper.scene.inks import Ink
from epaper.scene.model import Fill, GlyphRun, Mark, Shape, TextLine

PAPER = Rgb(255, 255, 255)
TINT = Rgb(204, 204, 204)  # 20 % black: as dark as a screen of newsprint may be under copy of 9 points


class _Type(NamedTuple):
    """Something to be read: its colour, and the contrast it needs."""

    colour: Rgb
    needs: float


def readable(
    marks: Sequence[Mark], lines: Sequence[TextLine], inks: Mapping[Ink, Colour]
) -> tuple[tuple[Mark, ...], tuple[TextLine, ...]]:
    """Return marks and lines that can be read where all is printed in these `inks`."""
    fills = [(number, mark.rect) for number, mark in enumerate(marks) if isinstance(mark, Fill)]
    if not fills:
        return tuple(marks), tuple(lines)
    drawn = [_lettered(line) for line in lines if not line.runs]
    under = [_topmost(fills, _middle(mark, drawn), number) for number, mark in enumerate(marks)]
    below = [_topmost(fills, line.box.centre, len(marks)) for line in lines]
    types: dict[int, list[_Type]] = {number: [] for number, _ in fills}
    for number, type_ in (*zip(under, map(_type, marks, repeat(inks)), strict=True), *_of_lines(lines, below, inks)):
        if type_ and number in types:
            types[number].append(type_)
    done = {number: _ground(fill, types[number], inks) for number, fill in enumerate(marks) if isinstance(fill, Fill)}
    shades = {number: _shade(fill.ink, inks) for number, fill in done.items()}
    return (
        tuple(done.get(number) or _turned(mark, shades.get(under[number]), inks) for number, mark in enumerate(marks)),
        tuple(_line(line, shades.get(ground), inks) for line, ground in zip(lines, below, strict=True)),
    )


def _of_lines(lines: Sequence[TextLine], below: Sequence[int], inks: Mapping[Ink, Colour]) -> Iterator[tuple[int, _Type | None]]:
    for line, ground in zip(lines, below, strict=True):
        yield from ((ground, _type(run, inks)) for run in line.runs)


def _lettered(line: TextLine) -> Rect:
    """Return where a name is drawn; its line has the place of the drawing."""
    return Rect(line.x, line.baseline - line.size, line.width, line.size)


def _topmost(fills: Sequence[tuple[int, Rect]], point: Point | None, before: int) -> int:
    """Return the number of the ground a point lies on, of those painted before a mark; -1 is the paper."""
    return next((number for number, rect in reversed(fills) if point and number < before and rect.contains(point)), -1)


def _middle(mark: Mark, drawn: Sequence[Rect]) -> Point | None:
    """Return the middle of lettering among the marks; of a border and all else nobody reads what it says."""
    if isinstance(mark, GlyphRun):
        return Point(mark.x + max(mark.offsets, default=0.0) / 2, mark.y - mark.size / 3)
    if not isinstance(mark, Shape):
        return None
    across, down = zip(*(point for step in mark.outline for point in step.points), strict=True)
    middle = Point((min(across) + max(across)) / 2, (min(down) + max(down)) / 2)
    return middle if any(rect.contains(middle) for rect in drawn) else None


def _type(mark: Mark, inks: Mapping[Ink, Colour]) -> _Type | None:
    return _Type(_shade(mark.ink, inks), _needs(mark)) if isinstance(mark, GlyphRun | Shape) else None


def _needs(mark: GlyphRun | Shape) -> float:
    """Return the contrast lettering needs."""
    return READABLE if isinstance(mark, GlyphRun) and mark.size < LARGE else READABLE_LARGE


def _ground(fill: Fill, types: Sequence[_Type], inks: Mapping[Ink, Colour]) -> Fill:
    """Keep a ground on which everything can be read; else make it light, or black where all type on it is light."""
    shade = _shade(fill.ink, inks)
    if all(contrast(type_.colour, shade) >= type_.needs for type_ in types):
        return fill
    if not any(contrast(type_.colour, PAPER) >= type_.needs for type_ in types):
        return fill._replace(ink="black")
    return fill if contrast(shade, PAPER) <= contrast(TINT, PAPER) else fill._replace(ink=TINT)


def _line(line: TextLine, ground: Rgb | None, inks: Mapping[Ink, Colour]) -> TextLine:
    runs = tuple(run._replace(ink=_legible(run.ink, _needs(run), ground, inks)) for run in line.runs)
    return line if ground is None or runs == line.runs else replace(line, runs=runs)


def _turned(mark: Mark, ground: Rgb | None, inks: Mapping[Ink, Colour]) -> Mark:
    """Return lettering among the marks as it can be read; artwork keeps colours of its own."""
    match mark:
        case GlyphRun(ink=str(ink)) | Shape(ink=str(ink)):
            return mark._replace(ink=_legible(ink, _needs(mark), ground, inks))
        case _:
            return mark


def _legible(ink: Ink, needs: float, ground: Rgb | None, inks: Mapping[Ink, Colour]) -> Ink:
    """Return the ink of lettering, or where it is faint on its ground black or white, whichever is farther from it."""
    if ground is None or contrast(_shade(ink, inks), ground) >= needs:
        return ink
    return "white" if contrast(_shade("white", inks), ground) > contrast(_shade("black", inks), ground) else "black"


def _shade(ink: Ink | Rgb, inks: Mapping[Ink, Colour]) -> Rgb:
    return inks[ink].rgb if isinstance(ink, str) else ink
