"""Marks of pages → the pictures they use: with colours or without, how large, and which part of each is shown anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from epaper.geometry import POINTS_PER_INCH, Rect, union
from epaper.scene.model import Clip
from epaper.scene.model import Image as Placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from epaper.scene.model import Mark

SLIGHT = 1e-6  # a share too small to divide by
WHOLE = Rect(0.0, 0.0, 1.0, 1.0)


class Use(NamedTuple):
    """How pages use a picture: by its name, with its colours or without."""

    name: str
    grey: bool


class Shown(NamedTuple):
    """How wide all of a picture is, in inches, where it is shown largest, and which part of it, in fractions, is shown at all."""

    inches: float
    part: Rect


def use_of(image: Placed) -> Use:
    """Say how a page uses a picture."""
    return Use(image.name, image.grey)


def pictures_in(marks: Iterable[Mark]) -> Iterator[Placed]:
    """Return the pictures among `marks`, in the order they are drawn."""
    for mark in marks:
        if isinstance(mark, Placed):
            yield mark
        elif isinstance(mark, Clip):
            yield from pictures_in(mark.marks)


def pictures_shown(images: Iterable[Placed]) -> dict[Use, Shown]:
    """Return what is shown of every picture; the part is the least rectangle that holds all that its uses show."""
    shown: dict[Use, Shown] = {}
    for image in images:
        inches = image.rect.width / max(image.crop.width, SLIGHT) / POINTS_PER_INCH
        use, part = use_of(image), _inside(image.crop)
        if use in shown:
            inches, part = max(inches, shown[use].inches), union((part, shown[use].part))
        shown[use] = Shown(inches, part)
    return shown


def _inside(crop: Rect) -> Rect:
    left, top = max(0.0, crop.x), max(0.0, crop.y)
    return Rect(left, top, min(1.0, crop.right) - left, min(1.0, crop.bottom) - top)
