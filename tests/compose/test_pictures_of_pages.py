"""Real pages on screen and on paper: the two painters agree, and no ink lies outside the type area."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from papers import paper
from PIL import ImageDraw, ImageOps

from epaper.scene.model import Image
from tests.rasters import by_pdfium, by_qt, disagreement, keep

if TYPE_CHECKING:
    from papers import Paper

SCALE = 2.0  # 144 dpi
# Share of pixels that differ by more than a quarter of grey from all their neighbours; measured: 0.000005 to 0.00002,
# which is 10 to 40 pixels of a page of two million.
MOST_LOST = 0.0001
INK = 128  # darker than this is ink
NEAR = 1.0  # points of brush or rule that may stand over the edge


def _pictured(made: Paper) -> int:
    """Return the number of the first page with a picture."""
    return next(page.number for page in made.facsimile.pages if any(isinstance(mark, Image) for mark in page.marks))


@pytest.mark.parametrize(("name", "number"), [("shipped", 1), ("shipped", 2), ("river@a4", 0)])
def test_screen_and_paper_agree(name: str, number: int) -> None:
    made = paper(name)
    number = number or _pictured(made)
    screen, print_ = by_qt(made.facsimile, SCALE, number), by_pdfium(made.facsimile, SCALE, number)
    lost = disagreement(screen, print_)
    assert lost <= MOST_LOST, f"{lost:.4%} differ: see {keep(f'page-{number}', screen, print_)}"


@pytest.mark.parametrize(("name", "number"), [("shipped", 1), ("shipped", 2), ("river@a4", 8)])
def test_no_ink_lies_outside_the_type_area(name: str, number: int) -> None:
    made = paper(name)
    picture = by_qt(made.facsimile, SCALE, number)
    area = made.area
    place = [(area.x - NEAR) * SCALE, (area.y - NEAR) * SCALE, (area.right + NEAR) * SCALE, (area.bottom + NEAR) * SCALE]
    ImageDraw.Draw(picture).rectangle(place, fill="white")
    ink = ImageOps.invert(picture.convert("L")).point([0] * INK + [255] * INK)
    assert ink.getbbox() is None, f"ink in the margin: see {keep(f'margin-{number}', picture)}"
