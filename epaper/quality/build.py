"""The stories of a page → bumping heads, cuts through the page, crossed reading paths, short legs (Q14-16, F4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, groupby, pairwise
from typing import NamedTuple

from epaper.geometry import Insets, Point, Rect
from epaper.quality.columns import Standing
from epaper.quality.ink import gutter_of
from epaper.quality.model import Metric, Place, count
from epaper.quality.stories import Story, taken
from epaper.scene.model import ASCENT, Facsimile, Page, Rule

LEVEL = 0.5  # share of the lower of two heads by which they stand side by side (rule H8)
NEAR = 2.0  # gutters
UNLIKE = 1.5  # heads whose sizes differ by this ratio, in other faces and with a rule between, bump only by half
STRIP = 1 / 3  # of the page's height: a story, or a row of advertisements, at its foot may lie under a cut (rule F3)
FEW = 2  # stories on a page that any gutter parts
LEAST = 5  # lines of a leg (rule F4)
HAIR = 1.0  # points


class Built(NamedTuple):
    """A page with its stories, and the rectangles of what is no story."""

    page: Page
    stories: tuple[Story, ...]
    other: tuple[Rect, ...]

    @property
    def grounds(self) -> tuple[Rect, ...]:
        """The rectangle around each story, which its head and its longest leg cross, and of each other thing."""
        return (*(story.ground for story in self.stories), *self.other)


def built(facsimile: Facsimile, found: Sequence[Story]) -> tuple[Built, ...]:
    """Sort stories by page."""
    return tuple(
        Built(page, tuple(story for story in found if story.page == page.number), taken(page)) for page in facsimile.pages
    )


def _count(key: str, name: str, pages: Sequence[Built], find: Callable[[Built], Iterator[Place]]) -> Metric:
    return count(key, name, tuple(place for page in pages for place in find(page)), [each.page.number for each in pages])


def bumping(facsimile: Facsimile, pages: Sequence[Built]) -> Metric:
    """Q14: heads of different stories side by side on one level 碰题; a half where size, face and a rule keep them apart."""
    near = NEAR * max(gutter_of(facsimile), facsimile.body_size)
    found = [(page.page.number, *bump) for page in pages for bump in _bumps(page, near)]
    places = tuple(place for _, _, place in found)
    by_page = tuple(sum(weight for number, weight, _ in found if number == page.page.number) for page in pages)
    return Metric("Q14", "碰题", sum(by_page), 0, "处", not places, places, by_page=by_page)


def _bumps(page: Built, near: float) -> Iterator[tuple[float, Place]]:
    for one, two in combinations((story for story in page.stories if story.head), 2):
        a, b = one.frame, two.frame
        if a is None or b is None or one.upright != two.upright:
            continue
        apart = max(a.x, b.x) - min(a.right, b.right)
        level = min(a.bottom, b.bottom) - max(a.y, b.y)
        if not -HAIR < apart < near or level <= LEVEL * min(a.height, b.height) or _picture_between(page, a, b):
            continue
        sizes = sorted((one.size, two.size))
        half = sizes[1] >= UNLIKE * sizes[0] and not _faces(one) & _faces(two) and _rule_between(page.page, a, b)
        yield 0.5 if half else 1.0, two.place(f"与{'左' if a.x < b.x else '右'}边 {one.article} 的题并排")


def _faces(story: Story) -> set[str]:
    return {run.face for line in story.head if line.size == story.size for run in line.runs}


def _between(a: Rect, b: Rect) -> Rect:
    """Return the gap between two heads side by side, as high as both of them reach."""
    left, right, top = min(a.right, b.right), max(a.x, b.x), max(a.y, b.y)
    return Rect(left - HAIR, top, right - left + 2 * HAIR, min(a.bottom, b.bottom) - top)


def _picture_between(page: Built, a: Rect, b: Rect) -> bool:
    gap = _between(a, b)
    return any(picture.overlap(gap) > gap.area / 2 for story in page.stories for picture in story.pictures)


def _rule_between(page: Page, a: Rect, b: Rect) -> bool:
    gap = _between(a, b)
    upright = (mark for mark in page.marks if isinstance(mark, Rule) and mark.x0 == mark.x1)
    return any(gap.x <= rule.x0 <= gap.right and rule.y0 < gap.bottom and gap.y < rule.y1 for rule in upright)


def cuts(pages: Sequence[Built]) -> tuple[Metric, Metric]:
    """Q15: lanes that cut the page in two, from side to side 断版 but for one strip at the foot, and from top to foot 通缝."""
    return _count("Q15", "断版", pages, _across), _count("Q15-v", "通缝", pages, _down)


def _across(page: Built) -> Iterator[Place]:
    grounds = page.grounds
    top, foot = min((rect.y for rect in grounds), default=0.0), max((rect.bottom for rect in grounds), default=0.0)
    for y in _lanes([(rect.y, rect.bottom) for rect in grounds]):
        below = sum(story.ground.y > y - HAIR for story in page.stories) + any(rect.y > y - HAIR for rect in page.other)
        if below > 1 or foot - y > STRIP * (foot - top):
            yield Place(page.page.number, "", 0, "", f"离版顶 {y / page.page.height:.0%} 处横断")


def _down(page: Built) -> Iterator[Place]:
    if len(page.grounds) > FEW:
        for x in _lanes([(rect.x, rect.right) for rect in page.grounds]):
            yield Place(page.page.number, "", 0, "", f"离左边 {x / page.page.width:.0%} 处竖断")


def _lanes(spans: Sequence[tuple[float, float]]) -> Iterator[float]:
    """Yield where no span reaches across, ends of the outermost left out."""
    reached = None
    for start, end in sorted(spans):
        if reached is not None and start > reached - HAIR:
            yield reached
        reached = end if reached is None else max(reached, end)


def crossings(pages: Sequence[Built]) -> Metric:
    """Q16: turns from one leg of a story to its next that lead over another story, to the left, or above the head (F1)."""
    return _count("Q16", "阅读路线交叉", pages, _crossings)


def _crossings(page: Built) -> Iterator[Place]:
    for story in page.stories:
        others = [rect for other in page.stories if other is not story for rect in other.rects] + list(page.other)
        frame = story.frame
        for leg in story.legs:
            top = leg.leg.baseline - ASCENT * _size(leg)
            if frame and not story.upright and top < frame.bottom - HAIR and _over(leg, frame):
                yield story.place("正文排到了题上面")
        for one, two in pairwise(story.legs):
            if two.leg.x < one.leg.x - HAIR:
                yield story.place("下一栏回到了左边")
            elif _crosses(_path(one, two), others):
                yield story.place("换栏时越过了另一篇")


def _size(leg: Standing) -> float:
    return next((row[0].line.size for row in leg.rows if row), 0.0)


def _over(leg: Standing, frame: Rect) -> bool:
    return min(leg.leg.x + leg.leg.measure, frame.right) - max(leg.leg.x, frame.x) > HAIR


def _path(one: Standing, two: Standing) -> tuple[Point, Point]:
    """Return the eye's way from a leg's foot to the next one's head, along their near edges."""
    return Point(min(one.leg.x + one.leg.measure, two.leg.x), one.foot), Point(two.leg.x, two.leg.baseline)


def _crosses(path: tuple[Point, Point], rects: Sequence[Rect]) -> bool:
    return any(_cuts(path, rect.inset(Insets(2, 2, 2, 2))) for rect in rects)


def _cuts(path: tuple[Point, Point], rect: Rect) -> bool:
    """Say whether a segment meets a rectangle (Liang and Barsky)."""
    (x, y), (x1, y1) = path
    start, end = 0.0, 1.0
    for step, low, high in ((x1 - x, rect.x - x, rect.right - x), (y1 - y, rect.y - y, rect.bottom - y)):
        if abs(step) < 1e-9:
            if not low <= 0 <= high:
                return False
            continue
        near, far = sorted((low / step, high / step))
        start, end = max(start, near), min(end, far)
    return start <= end


def short_legs(pages: Sequence[Built]) -> Metric:
    """F4: legs of fewer than five lines, but for the last of a story, and of stories that have not five for each."""
    return _count("F4", "短栏", pages, _short)


def _short(page: Built) -> Iterator[Place]:
    for story in page.stories:
        full = story.legs[:-1] if len(story.legs) > 1 else ()
        for rows, own in groupby(sorted(leg.used for leg in full if leg.used < LEAST)):
            yield story.place(f"{len(list(own))} 个栏段只有 {rows} 行")
