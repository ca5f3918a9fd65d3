"""Body copy stands on one grid through the whole issue, in columns of whole cells that end level."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from columns import JUMP, Leg, area_of, copy_lines, legs, pitch
from papers import is_full

from epaper.geometry import Point

if TYPE_CHECKING:
    from papers import Paper

    from epaper.geometry import Rect
    from epaper.scene.model import Page, TextLine

OFF_GRID = 0.1  # points (rule G1)
WHOLE = 0.02  # cells
GAPING = 0.5  # ems by which no gap is opened beyond its range
WHITE = 2  # lines of white and rules beside lists, tables and notes, at the most
NEVER_FIRST = tuple("，。、；：？！”’）》〉】」』·～％%℃")
NEVER_LAST = tuple("“‘（《〈【「『￥")


def test_baselines_stand_on_one_grid(made: Paper) -> None:
    """On every page the same lines: all baselines lie a whole number of pitches from the first."""
    baselines = [line.baseline for page in made.facsimile.pages for line in copy_lines(page)]
    step = pitch(made.facsimile)
    rows = [(baseline - baselines[0]) / step for baseline in baselines]
    assert max((abs(row - round(row)) * step for row in rows), default=0.0) <= OFF_GRID


def test_body_is_of_one_size(made: Paper) -> None:
    lines = [line for page in made.facsimile.pages for line in copy_lines(page) if line.role in ("body", "subheading")]
    sizes = {line.size for line in lines}
    assert sizes <= {made.facsimile.body_size}


def test_every_measure_is_a_whole_number_of_cells(made: Paper) -> None:
    """A leg is a whole number of ems wide; lines that do not end a paragraph fill it, or the box they stand in."""
    for page in made.facsimile.pages:
        for leg in legs(page):
            cells = leg.width / made.facsimile.body_size
            assert cells == pytest.approx(round(cells), abs=WHOLE), (page.number, leg.article, cells)
            for line in leg.lines:
                if line.role == "body" and not _ends_paragraph(made, line.article, line.paragraph, line.end):
                    boxed = made.articles[line.article].paragraphs[line.paragraph].boxed
                    measure = line.measure if boxed else leg.width
                    full = line.width == pytest.approx(measure, abs=WHOLE * line.size)
                    dateline = line.text.endswith("电 ")  # the blank behind it takes the slack (rule P7)
                    assert full or dateline or _torn(line, measure), (page.number, line.article, line.text)


def _torn(line: TextLine, measure: float) -> bool:
    """Say whether a line of a few words or characters would gape if it were opened to the measure: that is left short.

    So is one that is nothing but letters, a piece of a web address: they are never spaced.
    """
    text = line.text.strip()
    letters = text.rstrip("，。；：、）").isascii()
    places = text.count(" ") if letters else len(text) - 1
    return places == 0 or measure - line.width > GAPING * line.size * max(1, places)


def _ends_paragraph(made: Paper, article: str, paragraph: int, end: int) -> bool:
    return end == len(made.articles[article].paragraphs[paragraph].text)


def test_no_line_starts_or_ends_with_a_forbidden_mark(made: Paper) -> None:
    lines = [line for page in made.facsimile.pages for line in copy_lines(page)]
    starts = [line.text for line in lines if line.start and line.text.lstrip().startswith(NEVER_FIRST)]
    ends = [
        line.text
        for line in lines
        if not _ends_paragraph(made, line.article, line.paragraph, line.end) and line.text.rstrip().endswith(NEVER_LAST)
    ]
    assert (starts, ends) == ([], [])


def test_no_paragraph_ends_on_a_lone_character(made: Paper) -> None:
    for page in made.facsimile.pages:
        for line in copy_lines(page):
            if line.start and _ends_paragraph(made, line.article, line.paragraph, line.end):
                assert len(line.text.strip("，。？！”）》 ")) >= 2, (page.number, line.text)


def test_legs_of_a_block_end_level(made: Paper) -> None:
    """Legs that share a rectangle of a region end on one line; the article's last may be short by a line for each other.

    White and rules about lists, tables and notes are whole lines: where one falls on a leg's end the leg looks shorter.
    """
    step = pitch(made.facsimile)
    for page in made.facsimile.pages:
        for _, group in _blocks(page):
            paragraphs = made.articles[group[0].article].paragraphs
            plain = all(paragraph.kind in ("body", "subheading") and not paragraph.boxed for paragraph in paragraphs)
            white = 0 if plain else WHITE
            own = legs_of(page, group[0].article)
            feet = [leg.foot for leg in group]
            if group[-1] == own[-1] and len(group) > 1:
                short = _short(page, group[-1], feet[0], step)
                # The foot of a frame among the copy is a line of its own, below the last that is read.
                framed = 1 if paragraphs[-1].boxed else 0
                assert -white - 0.05 <= short <= len(own) - 1 + framed + 0.05, (page.number, group[0].article, short)
                feet.pop()
            assert max(feet) - min(feet) <= white * step + OFF_GRID, (page.number, group[0].article, feet)


def _blocks(page: Page) -> list[tuple[Rect, list[Leg]]]:
    """Pair each rectangle of an article's region with the legs that stand in it."""
    found: dict[Rect, list[Leg]] = {}
    for leg in legs(page):
        place = Point(leg.x + 0.1, leg.foot - 0.1)
        home = next((rect for rect in area_of(page, leg.article) if rect.contains(place)), None)
        assert home is not None, (page.number, leg.article)
        found.setdefault(home, []).append(leg)
    return list(found.items())


def _short(page: Page, leg: Leg, level: float, step: float) -> float:
    """Return by how many lines the leg is short of `level`; the line on which 下转 stands counts as one of its lines."""
    jumps = [
        line.baseline for line in page.lines if line.role == "jump" and line.article == leg.article and JUMP.fullmatch(line.text)
    ]
    below = any(leg.foot < baseline < leg.foot + 1.5 * step for baseline in jumps) and leg == legs_of(page, leg.article)[-1]
    return (level - leg.foot) / step - below


def legs_of(page: Page, article: str) -> list[Leg]:
    return [leg for leg in legs(page) if leg.article == article]


def test_no_page_has_a_blank_strip_at_its_foot(made: Paper) -> None:
    if not is_full(made):
        assert any(finding.code == "page-short" for finding in made.facsimile.findings)
        return
    step = pitch(made.facsimile)
    for page in made.facsimile.pages:
        imprint = [line.baseline - 2 * step for line in page.lines if line.role == "furniture" and not line.article]
        foot = min([made.area.bottom, *imprint])
        for rect in _lowest(page):
            assert foot - rect.bottom <= 1.5 * step, (page.number, rect)


def _lowest(page: Page) -> list[Rect]:
    """Return the rectangles of articles below which no other one begins."""
    rects = [rect for region in page.regions if region.kind in ("article", "continuation") for rect in region.rects]
    return [
        rect
        for rect in rects
        if not any(other.y >= rect.bottom - 1 and min(other.right, rect.right) - max(other.x, rect.x) > 1 for other in rects)
    ]


def test_the_shipped_issue_fills_its_four_pages(shipped: Paper) -> None:
    """Unused column-lines: grid places under the masthead or folio that belong to no article, and feet that are short."""
    assert sum(_unused(shipped, page) for page in shipped.facsimile.pages) <= 4


def _unused(made: Paper, page: Page) -> float:
    step, columns = pitch(made.facsimile), 4
    top = max(rect.bottom for region in page.regions if region.kind in ("masthead", "folio") for rect in region.rects)
    rects = [rect for region in page.regions if region.kind in ("article", "continuation") for rect in region.rects]
    count = round((made.area.bottom - top) / step)
    middles = [made.area.x + (column + 0.5) * made.area.width / columns for column in range(columns)]
    places = [Point(x, made.area.bottom - (row + 0.5) * step) for x in middles for row in range(count - 2)]
    bare = sum(not any(rect.contains(place) for rect in rects) for place in places)
    short = sum(max(0.0, _short(page, leg, group[0].foot, step)) for _, group in _blocks(page) for leg in group)
    return bare + round(short)
