"""Nothing on a page lies where it may not: inside the type area, in its own region, clear of everything else."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from columns import area_of, box, pitch

from epaper.geometry import Insets, Rect
from epaper.scene.model import Clip, Fill, GlyphRun, Image, Mark, Page, Region, Rule, TextLine

if TYPE_CHECKING:
    from papers import Paper

NEAR = 0.5  # points a mark may lie over an edge
CLEAR = 0.8  # of the lower line's size: the least distance of two baselines
TOUCH = 1.0  # square points two regions may share by rounding


def inside(inner: Rect, outer: Rect) -> bool:
    wide = outer.inset(Insets(-NEAR, -NEAR, -NEAR, -NEAR))
    return wide.x <= inner.x and wide.y <= inner.y and inner.right <= wide.right and inner.bottom <= wide.bottom


def extent(mark: Mark) -> Rect:
    match mark:
        case Rule():
            return Rect(min(mark.x0, mark.x1), min(mark.y0, mark.y1), abs(mark.x1 - mark.x0), abs(mark.y1 - mark.y0))
        case Fill() | Image() | Clip():
            return mark.rect
        case GlyphRun():
            return Rect(mark.x + min(mark.offsets, default=0.0), mark.y, max(mark.offsets, default=0.0), 0.0)


def test_every_line_lies_inside_the_type_area(made: Paper) -> None:
    """Lettered names excepted, whose strokes fill less than a box: their ink is looked for in `test_pictures_of_pages`."""
    out = [
        (page.number, line.role, line.text)
        for page in made.facsimile.pages
        for line in page.lines
        if not inside(box(line), made.area) and {run.face for run in line.runs} != {"brush"}
    ]
    assert not out


def test_every_glyph_lies_on_its_line(made: Paper) -> None:
    for page in made.facsimile.pages:
        for line in page.lines:
            for run in line.runs:
                last = run.x + max(run.offsets, default=0.0)
                # A mark squeezed at the line's start is drawn from before it: its left half holds no ink.
                assert line.x - 0.5 * run.size - NEAR <= run.x, (page.number, line.text)
                assert last <= line.x + line.width + NEAR, (page.number, line.text)


def test_every_rule_tint_and_picture_lies_inside_the_type_area(made: Paper) -> None:
    """Half the leading above the first line and below the last belongs to them: there a table's rule may stand."""
    leading, area = (pitch(made.facsimile) - made.facsimile.body_size) / 2, made.area
    area = Rect(area.x, area.y - leading, area.width, area.height + 2 * leading)
    out = [(page.number, mark) for page in made.facsimile.pages for mark in page.marks if not inside(extent(mark), area)]
    assert not out


def test_every_line_of_an_article_lies_in_its_region(made: Paper) -> None:
    for page in made.facsimile.pages:
        for line in page.lines:
            if line.article:
                place = box(line).inset(Insets(NEAR, NEAR, NEAR, NEAR))
                covered = sum(place.overlap(home) for home in area_of(page, line.article))
                assert covered >= 0.99 * place.area, (page.number, line.role, line.text)


def test_regions_of_different_owners_do_not_overlap(made: Paper) -> None:
    for page in made.facsimile.pages:
        for one, two in combinations(page.regions, 2):
            if _apart(one, two):
                shared = sum(a.overlap(b) for a in one.rects for b in two.rects)
                assert shared <= TOUCH, (page.number, one, two)


def _apart(one: Region, two: Region) -> bool:
    """Say whether two regions must be clear of one another: a picture may lie in its own article's."""
    return one.article != two.article or "picture" not in (one.kind, two.kind) or one.kind == two.kind


def test_a_picture_covers_no_line_of_text(made: Paper) -> None:
    for page in made.facsimile.pages:
        for mark in page.marks:
            if isinstance(mark, Image):
                under = [line.text for line in page.lines if box(line).overlap(mark.rect) > TOUCH]
                assert not under, (page.number, mark.name)


def test_no_two_lines_collide(made: Paper) -> None:
    struck = [(page.number, one.text, two.text) for page in made.facsimile.pages for one, two in _collisions(page)]
    assert not struck


def _collisions(page: Page) -> list[tuple[TextLine, TextLine]]:
    ordered = sorted((line for line in page.lines if line.text.strip()), key=lambda line: line.baseline)
    found = []
    for index, upper in enumerate(ordered):
        for lower in ordered[index + 1 :]:
            across = min(upper.x + upper.width, lower.x + lower.width) - max(upper.x, lower.x)
            if across > NEAR and lower.baseline - upper.baseline < CLEAR * lower.size:
                found.append((upper, lower))
    return found
