"""One page and a press → four facsimiles of it, each a plate 印版: what a painter of light paints of it is where that ink prints.

The inks of a plate are greys: black where it prints solid, white where it does not. White knocks out what lies under it, so a
plate holds even what has none of its ink; but fine black, which overprints (see `press_palette`), is left out of all plates but
its own, so that a tint goes on under it. Pictures are the channels of the separated picture.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from epaper.colours import Cmyk, Colour, Rgb
from epaper.paint.pages import page_numbered
from epaper.paint.picture_parts import within
from epaper.paint.picture_uses import use_of
from epaper.paint.plate_pictures import plate_pictures
from epaper.paint.press_palette import RULE_OVERPRINTS, SOLID, TYPE_OVERPRINTS, PressPalette
from epaper.scene.grey import grey_inks
from epaper.scene.model import Clip, Fill, GlyphRun, Image, Rule, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from epaper.paint.picture_uses import Use
    from epaper.paint.plate_pictures import PlatePicture
    from epaper.paint.press import Press
    from epaper.scene.inks import Ink
    from epaper.scene.model import Facsimile, Mark

INKS = range(4)  # cyan, magenta, yellow, black
BLACK = 3
WHITE = 255


class _Plate(NamedTuple):
    """What a plate is made by: which of the inks it prints, how inks are built, and the pictures in ink."""

    ink: int
    palette: PressPalette
    pictures: Mapping[Use, PlatePicture]


def plates(facsimile: Facsimile, number: int, press: Press, dpi: float) -> tuple[Facsimile, ...]:
    """Return the plates of page `number` for cyan, magenta, yellow and black; pictures no finer than `dpi` shows."""
    page = page_numbered(facsimile, number)
    inks = grey_inks(facsimile.inks) if page.grey else facsimile.inks
    palette, pictures = press.palette(inks), plate_pictures(facsimile, page, press, dpi)
    return tuple(_plate(facsimile, number, _Plate(ink, palette, pictures)) for ink in INKS)


def _plate(facsimile: Facsimile, number: int, plate: _Plate) -> Facsimile:
    page = page_numbered(facsimile, number)
    lines = tuple(replace(line, runs=tuple(_kept(line.runs, plate))) for line in page.lines)
    return replace(
        facsimile,
        # Its inks are made for this plate already, from the greys of a page in black too.
        pages=(replace(page, marks=tuple(_marks(page.marks, plate)), lines=lines, grey=False),),
        images={_called(use): picture.inks[plate.ink] for use, picture in plate.pictures.items()},
        inks={ink: _light(plate.palette.build(ink), plate.ink) for ink in facsimile.inks},
    )


def _marks(marks: Iterable[Mark], plate: _Plate) -> Iterator[Mark]:
    for mark in marks:
        match mark:
            case GlyphRun():
                yield from _kept((mark,), plate)
            case Rule():
                if not _spared(mark.ink, plate, fine=mark.weight < RULE_OVERPRINTS):
                    yield mark
            case Fill():
                if not _spared(mark.ink, plate, fine=min(mark.rect.width, mark.rect.height) < RULE_OVERPRINTS):
                    yield mark._replace(ink=_in_light(mark.ink, plate))
            case Shape():
                yield mark._replace(ink=_in_light(mark.ink, plate))
            case Image():
                use = use_of(mark)
                crop = within(mark.crop, plate.pictures[use].part) if use in plate.pictures else mark.crop
                yield mark._replace(name=_called(use), grey=False, crop=crop)
            case Clip():
                yield mark._replace(marks=tuple(_marks(mark.marks, plate)))


def _kept(runs: Iterable[GlyphRun], plate: _Plate) -> Iterator[GlyphRun]:
    """Yield the type a plate prints; small type of several inks is black, as in the file for the press."""
    for run in runs:
        blackened = plate.palette.type_build(run.ink, run.size) != plate.palette.build(run.ink)
        set_in = run._replace(ink="black") if blackened else run
        if not _spared(set_in.ink, plate, fine=run.size < TYPE_OVERPRINTS):
            yield set_in


def _in_light(ink: Ink | Rgb, plate: _Plate) -> Ink | Rgb:
    """Return how an area shows on a plate: roles are looked up in its inks, a colour of its own is none of them."""
    return ink if isinstance(ink, str) else _grey(plate.palette.build(ink), plate.ink)


def _spared(ink: Ink | Rgb, plate: _Plate, *, fine: bool) -> bool:
    """Say whether a plate is left as it is under a mark, because the mark overprints and has none of its ink."""
    return fine and plate.ink != BLACK and plate.palette.build(ink) == SOLID


def _light(build: Cmyk, ink: int) -> Colour:
    return Colour(_grey(build, ink), build)


def _grey(build: Cmyk, ink: int) -> Rgb:
    level = round(WHITE * (1 - build[ink] / 100))
    return Rgb(level, level, level)


def _called(use: Use) -> str:
    """Name a picture in ink, since a page may show it both with its colours and without."""
    return f"{use.name}:{'grey' if use.grey else 'colour'}"
