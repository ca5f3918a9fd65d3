"""Rules, gutters and faces of a page → type crowded against a rule, stories too close, too many families (Q27, Q28)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from epaper.geometry import Insets, Point, Rect
from epaper.quality.build import Built
from epaper.quality.columns import Standing
from epaper.quality.ink import gutter_of
from epaper.quality.model import Metric, Place, count
from epaper.quality.stories import SLOTS, Story
from epaper.scene.model import Facsimile, Page, Rule, TextLine

CLEAR = 0.5  # em of the body between type and a rule (rule F7) …
FINE, FINE_CLEAR = 1.0, 0.25  # … but between it and the fine frame of a box, of no more points, which is the edge of a tint
ROUNDING = 0.3  # points
FAMILIES = 4  # on a page, the masthead's among them
LEVEL = 1.0  # points: what counts as upright or level
HEAD_LEAST = 2.0  # em of the body that a head stands between the top of a box and the baseline of its copy, at the least


def tight(facsimile: Facsimile, pages: Sequence[Built]) -> Metric:
    """Q27: column rules and boxes with type nearer than half a cell, and stories side by side nearer than their own legs."""
    places = tuple(place for page in pages for place in (*_crowded(facsimile, page), *_near(facsimile, page)))
    return count("Q27", "挤", places, [page.page.number for page in pages])


def _crowded(facsimile: Facsimile, page: Built) -> Iterator[Place]:
    """Yield the lines that stand too near an upright rule between stories, or around one; those within its copy are its own."""
    body, legs = facsimile.body_size, [leg.leg for story in page.stories for leg in story.legs]
    boxes = (rect for region in page.page.regions if region.kind in SLOTS for rect in region.rects)
    slots = [rect.inset(Insets(*(-LEVEL,) * 4)) for rect in boxes]  # their frames, on the edge, are not between stories
    for rule in (mark for mark in page.page.marks if isinstance(mark, Rule) and abs(mark.x0 - mark.x1) < LEVEL):
        framed = _framed(page.page, rule)
        if framed and any(rect.contains(Point(rule.x0, (rule.y0 + rule.y1) / 2)) for rect in slots):
            continue
        within = (leg for leg in legs if not framed or rule.y0 > leg.baseline - HEAD_LEAST * body)
        if any(leg.x - LEVEL <= rule.x0 <= leg.x + leg.measure + LEVEL for leg in within):
            continue
        clear = FINE_CLEAR if framed and rule.weight <= FINE else CLEAR
        room = clear * body + (rule.weight / 2 if framed else 0.0) - ROUNDING
        for line in (line for line in page.page.lines if line.article):
            box = line.box
            if rule.y0 < box.bottom and box.y < rule.y1 and box.x - room < rule.x0 < _right(line, box) + room:
                yield Place(page.page.number, line.article, 0, line.text.strip(), "离竖线不足半字")
                break


def _right(line: TextLine, box: Rect) -> float:
    """Return where a line's drawing ends: a mark at its end has the blank half of its cell there."""
    return box.right - (line.size / 2 if not line.text.rstrip()[-1:].isalnum() else 0.0)


def _framed(page: Page, rule: Rule) -> bool:
    """Say whether level rules meet both ends of an upright one: it is a side of a frame."""
    ends = (rule.y0, rule.y1)
    level = [mark for mark in page.marks if isinstance(mark, Rule) and abs(mark.y0 - mark.y1) < LEVEL]
    return all(
        any(abs(side.y0 - y) < LEVEL and min(abs(side.x0 - rule.x0), abs(side.x1 - rule.x0)) < LEVEL for side in level)
        for y in ends
    )


def _near(facsimile: Facsimile, page: Built) -> Iterator[Place]:
    own = gutter_of(facsimile)
    legs = sorted(((leg, story) for story in page.stories for leg in story.legs), key=lambda each: each[0].leg.x)
    for (one, left), (two, right) in pairwise(legs):
        if left is not right and _beside(one, two) and two.leg.x - one.leg.x - one.leg.measure < own - ROUNDING:
            yield _named(right)


def _beside(one: Standing, two: Standing) -> bool:
    return one.leg.baseline <= two.foot and two.leg.baseline <= one.foot and two.leg.x > one.leg.x + LEVEL


def _named(story: Story) -> Place:
    return story.place("与左边的稿件太近")


def families(facsimile: Facsimile) -> Metric:
    """Q28: families of type on the page that has the most of them."""
    found = tuple(float(len(_families(facsimile, page))) for page in facsimile.pages)
    most = max(found, default=0.0)
    places = tuple(
        Place(page.number, "", 0, "", f"用了 {number:.0f} 种字体：{'、'.join(sorted(_families(facsimile, page)))}")
        for page, number in zip(facsimile.pages, found, strict=True)
        if number > FAMILIES
    )
    return Metric("Q28", "字体种数", most, FAMILIES, "", not places, places, by_page=found)


def _families(facsimile: Facsimile, page: Page) -> set[str]:
    """Name the families by their files, Family-Weight.ttf; a line is of that of most of its characters."""
    keys = {face for line in page.lines if (face := _face(line))}
    return {facsimile.faces[key].path.stem.partition("-")[0] if key in facsimile.faces else key for key in keys}


def _face(line: TextLine) -> str:
    counts = Counter[str]()
    for run in line.runs:
        counts[run.face] += sum(char.isalnum() for char in run.text)
    return max(counts, key=lambda face: counts[face], default="")
