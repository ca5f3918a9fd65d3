"""Spoil one thing on a page, and the metric that measures it must miss its target there: no metric is an idle word."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from epaper.geometry import Rect
from epaper.quality.measure import measure

if TYPE_CHECKING:
    from collections.abc import Callable

    from epaper.quality.model import Metric
    from epaper.scene.model import Facsimile, Page, TextLine

    Change = Callable[[TextLine], TextLine]

AMID = 5  # lines into the first story: a full line of running copy


def metrics(facsimile: Facsimile) -> dict[str, Metric]:
    return {metric.key: metric for metric in measure(facsimile)}


@pytest.fixture(scope="module")
def sound(shipped: Facsimile) -> dict[str, Metric]:
    return metrics(shipped)


def body_lines(page: Page) -> list[int]:
    return [index for index, line in enumerate(page.lines) if line.role == "body"]


def with_line(facsimile: Facsimile, at: int, change: Change) -> Facsimile:
    """Change one line of page 1."""
    page = facsimile.pages[0]
    lines = (*page.lines[:at], change(page.lines[at]), *page.lines[at + 1 :])
    return replace(facsimile, pages=(replace(page, lines=lines), *facsimile.pages[1:]))


def amid(change: Change) -> Callable[[Facsimile], Facsimile]:
    return lambda facsimile: with_line(facsimile, body_lines(facsimile.pages[0])[AMID], change)


def line_where(test: Callable[[TextLine], bool], change: Change) -> Callable[[Facsimile], Facsimile]:
    """Change the first line of body on page 1 that passes a test and is not its paragraph's first."""

    def apply(facsimile: Facsimile) -> Facsimile:
        lines = facsimile.pages[0].lines
        at = next(index for index in body_lines(facsimile.pages[0]) if lines[index].start and test(lines[index]))
        return with_line(facsimile, at, change)

    return apply


def begins_with(mark: str) -> Change:
    return lambda line: replace(line, text=mark + line.text[1:])


def ends_with(mark: str) -> Change:
    return lambda line: replace(line, text=line.text[:-1] + mark)


def moved(dx: float, dy: float) -> Change:
    def move(line: TextLine) -> TextLine:
        runs = tuple(run.shifted(dx, dy) for run in line.runs)
        return replace(line, x=line.x + dx, baseline=line.baseline + dy, runs=runs)

    return move


def spread(by: float) -> Change:
    """Set the glyphs of a line `by` em farther apart."""

    def apart(line: TextLine) -> TextLine:
        step = by * line.size
        runs, glyphs = [], 0
        for run in line.runs:
            offsets = tuple(offset + step * index for index, offset in enumerate(run.offsets))
            runs.append(run._replace(x=run.x + step * glyphs, offsets=offsets))
            glyphs += len(run.offsets)
        return replace(line, runs=tuple(runs), width=line.width + step * (glyphs - 1), measure=line.measure + step * (glyphs - 1))

    return apart


def full_width_end(line: TextLine) -> TextLine:
    return replace(line, width=line.width + line.size / 2)


def pair_apart(line: TextLine) -> TextLine:
    """Move the glyphs after a pair of marks by half an em, as if neither mark gave way."""
    at = line.text.index("，“") + 1
    start, runs = 0, []
    for run in line.runs:
        offsets = tuple(
            offset + (line.size / 2 if start + cluster >= at else 0.0)
            for cluster, offset in zip(run.clusters, run.offsets, strict=True)
        )
        runs.append(run._replace(offsets=offsets))
        start += len(run.text)
    return replace(line, runs=tuple(runs))


def torn_number(facsimile: Facsimile) -> Facsimile:
    at = body_lines(facsimile.pages[0])[AMID]
    return with_line(with_line(facsimile, at, ends_with("2")), at + 1, begins_with("0"))


def without_line(facsimile: Facsimile) -> Facsimile:
    page = facsimile.pages[0]
    at = body_lines(page)[AMID]
    return replace(facsimile, pages=(replace(page, lines=(*page.lines[:at], *page.lines[at + 1 :])), *facsimile.pages[1:]))


def without_ending(facsimile: Facsimile) -> Facsimile:
    """Take the last line of a story away: what is left follows on without a gap."""
    page = facsimile.pages[-1]
    at = max(index for index, line in enumerate(page.lines) if line.role == "body")
    return replace(facsimile, pages=(*facsimile.pages[:-1], replace(page, lines=(*page.lines[:at], *page.lines[at + 1 :]))))


def without_paragraph(facsimile: Facsimile) -> Facsimile:
    page = facsimile.pages[0]
    story = next(line.article for line in page.lines if line.role == "body")
    kept = tuple(line for line in page.lines if (line.article, line.paragraph, line.role) != (story, 1, "body"))
    return replace(facsimile, pages=(replace(page, lines=kept), *facsimile.pages[1:]))


def on_page_1(change: Callable[[Page], Page]) -> Callable[[Facsimile], Facsimile]:
    return lambda facsimile: replace(facsimile, pages=(change(facsimile.pages[0]), *facsimile.pages[1:]))


def wider_region(page: Page) -> Page:
    first = next(region for region in page.regions if region.article)
    rects = tuple(Rect(rect.x, rect.y - 100, rect.width, rect.height + 100) for rect in first.rects)
    return replace(page, regions=tuple(region._replace(rects=rects) if region is first else region for region in page.regions))


def narrower_leg(page: Page) -> Page:
    return replace(page, legs=(page.legs[0]._replace(measure=page.legs[0].measure - 4.0), *page.legs[1:]))


def short_leg(page: Page) -> Page:
    """Take the last line out of the first leg that stands beside another as deep."""
    pairs = pairwise(page.legs)
    leg = next(one for one, two in pairs if (one.article, one.baseline, one.rows) == (two.article, two.baseline, two.rows))
    own = [line for line in page.lines if line.article == leg.article and line.role == "body" and abs(line.x - leg.x) < 1]
    last = max(own, key=lambda line: line.baseline)
    return replace(page, lines=tuple(line for line in page.lines if line is not last))


def no_glyph(line: TextLine) -> TextLine:
    run = line.runs[0]
    return replace(line, runs=(run._replace(glyphs=(0, *run.glyphs[1:])), *line.runs[1:]))


SPOILED: tuple[tuple[str, str, Callable[[Facsimile], Facsimile]], ...] = (
    ("a comma at a line's start", "Q1", amid(begins_with("，"))),
    ("an opening quote at a line's end", "Q1", amid(ends_with("“"))),
    ("a full-width mark at a line's end", "Q2", line_where(lambda line: line.text.rstrip()[-1] in "，。", full_width_end)),
    ("two marks of two ems", "Q3", line_where(lambda line: "，“" in line.text.rstrip(), pair_apart)),
    ("a number torn", "Q4", torn_number),
    ("a line torn open", "Q5-max", line_where(lambda line: line.text.isalpha() and line.measure > 0, spread(0.2))),
    ("a line off the grid", "Q9", amid(moved(0.0, 0.4))),
    ("a line short of its measure", "Q10", amid(lambda line: replace(line, measure=line.measure + 1.0, stretch=0.01))),
    ("a leg of half cells", "Q10", on_page_1(narrower_leg)),
    ("a leg that ends early", "Q11", on_page_1(short_leg)),
    ("a line lost", "Q24", without_line),
    ("a story's end lost", "Q24", without_ending),
    ("a paragraph lost", "Q24", without_paragraph),
    ("stories on one another", "Q25", on_page_1(wider_region)),
    ("a line in the margin", "Q25", amid(moved(-60.0, 0.0))),
    ("a character in no face", "Q26", amid(no_glyph)),
)


@pytest.mark.parametrize(("what", "key", "spoil"), SPOILED, ids=[what for what, _, _ in SPOILED])
def test_a_metric_sees_what_it_measures(
    shipped: Facsimile, sound: dict[str, Metric], what: str, key: str, spoil: Callable[[Facsimile], Facsimile]
) -> None:
    after = metrics(spoil(shipped))[key]
    assert not after.met, what
    assert len(after.places) > len(sound[key].places)
