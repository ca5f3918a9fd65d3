"""Spoil one thing on the shipped pages, and the law that guards it must object: the laws are no idle words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import test_fidelity as fidelity
import test_grid as grid
import test_newspaper as newspaper
import test_page_geometry as geometry

from epaper.geometry import Rect
from epaper.scene.model import Fill, Page, TextLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from papers import Paper


def _edit(made: Paper, number: int, change: Callable[[Page], Page]) -> Paper:
    pages = tuple(change(page) if page.number == number else page for page in made.facsimile.pages)
    return replace(made, facsimile=replace(made.facsimile, pages=pages))


def _body(page: Page) -> int:
    """Return the place of a line amid the first story."""
    return next(index for index, line in enumerate(page.lines) if line.role == "body") + 5


def _line(change: Callable[[TextLine], tuple[TextLine, ...]]) -> Callable[[Page], Page]:
    """Return a change of one line of body on a page."""

    def apply(page: Page) -> Page:
        at = _body(page)
        return replace(page, lines=(*page.lines[:at], *change(page.lines[at]), *page.lines[at + 1 :]))

    return apply


def _swapped(page: Page) -> Page:
    at, lines = _body(page), page.lines
    return replace(page, lines=(*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]))


def _without(role: str) -> Callable[[Page], Page]:
    return lambda page: replace(page, lines=tuple(line for line in page.lines if line.role != role))


def _moved(dx: float, dy: float) -> Callable[[TextLine], tuple[TextLine, ...]]:
    def move(line: TextLine) -> tuple[TextLine, ...]:
        runs = tuple(run.shifted(dx, dy) for run in line.runs)
        return (replace(line, x=line.x + dx, baseline=line.baseline + dy, runs=runs),)

    return move


def _headline(change: Callable[[TextLine], TextLine]) -> Callable[[Page], Page]:
    return lambda page: replace(page, lines=tuple(change(x) if x.role == "headline" else x for x in page.lines))


def _wider_region(page: Page) -> Page:
    first, *others = (region for region in page.regions if region.article)
    furniture = [region for region in page.regions if not region.article]
    rects = tuple(Rect(rect.x, rect.y, rect.width, rect.height + 600) for rect in first.rects)
    return replace(page, regions=(*furniture, first._replace(rects=rects), *others))


SPOILED: tuple[tuple[str, int, Callable[[Page], Page], Callable[[Paper], None]], ...] = (
    ("a line lost", 1, _line(lambda line: ()), fidelity.test_lines_tile_every_paragraph),
    ("a line twice", 1, _line(lambda line: (line, line)), fidelity.test_lines_tile_every_paragraph),
    ("a word changed", 1, _line(lambda line: (replace(line, text="错" + line.text[1:]),)),
     fidelity.test_lines_tile_every_paragraph),
    ("lines out of order", 1, _swapped, fidelity.test_the_order_of_lines_is_the_order_of_reading),
    ("no headline", 1, _without("headline"), fidelity.test_every_head_stands_once),
    ("glyphs that say something else", 1, _line(lambda line: (replace(line, runs=()),)),
     fidelity.test_glyphs_say_what_their_line_says),
    ("a jump that leads nowhere", 1, _without("jump"), fidelity.test_jumps_come_in_pairs),
    ("a line in the margin", 1, _line(_moved(-60, 0)), geometry.test_every_line_lies_inside_the_type_area),
    ("a line in a strange story", 1, _line(_moved(0, 500)), geometry.test_every_line_of_an_article_lies_in_its_region),
    ("two lines on one another", 1, _line(_moved(0, 7)), geometry.test_no_two_lines_collide),
    ("stories on one another", 2, _wider_region, geometry.test_regions_of_different_owners_do_not_overlap),
    ("a tint beyond the paper", 1, lambda page: replace(page, marks=(Fill(Rect(0, 0, 9, 9), "tint"),)),
     geometry.test_every_rule_tint_and_picture_lies_inside_the_type_area),
    ("a line off the grid", 2, _line(_moved(0, 0.3)), grid.test_baselines_stand_on_one_grid),
    ("a line of another size", 2, _line(lambda line: (replace(line, size=8.0),)), grid.test_body_is_of_one_size),
    ("a line half a cell short", 1, _line(lambda line: (replace(line, width=line.width - 5),)),
     grid.test_every_measure_is_a_whole_number_of_cells),
    ("a comma at a line's start", 1, _line(lambda line: (replace(line, text="，" + line.text[1:]),)),
     grid.test_no_line_starts_or_ends_with_a_forbidden_mark),
    ("a strip without regions", 4, lambda page: replace(page, regions=page.regions[:2]),
     grid.test_the_shipped_issue_fills_its_four_pages),
    ("a head as large as the name", 1, _headline(lambda line: replace(line, size=90.0)),
     newspaper.test_the_name_is_larger_than_everything_else_on_page_1),
    ("no folio", 3, _without("folio"), newspaper.test_every_inside_page_bears_a_folio),
    ("no data block", 1, _without("masthead"), newspaper.test_page_1_bears_what_the_masthead_says),
    ("a head without copy", 1, _without("body"), newspaper.test_a_head_has_its_copy_under_it),
    ("heads side by side", 1, _headline(lambda line: replace(line, baseline=300.0, size=20.0, width=80.0,
                                                            x=60.0 if line.article == "a1" else 150.0)),
     newspaper.test_no_heads_bump),
)  # fmt: skip


@pytest.mark.parametrize(("what", "number", "change", "law"), SPOILED, ids=[entry[0] for entry in SPOILED])
def test_the_law_objects(
    shipped: Paper, what: str, number: int, change: Callable[[Page], Page], law: Callable[[Paper], None]
) -> None:
    law(shipped)
    with pytest.raises(AssertionError):
        law(_edit(shipped, number, change))
