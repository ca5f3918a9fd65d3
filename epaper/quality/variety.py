"""Pages one beside the other, and stories as a whole → pages alike, too many boxes, heads larger than what they stand over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from epaper.geometry import Rect
from epaper.quality.build import Built
from epaper.quality.model import Metric, Place, count
from epaper.quality.stories import Story
from epaper.scene.model import Facsimile

ALIKE = 0.85  # share of two pages that is in the same rectangles
SAME = 0.85  # share of two rectangles that they have in common
FEWEST = 2  # stories on a page that has a shape of its own
STORIES_A_BOX = 6  # a page may have one tint, and one more for so many stories (rule F7)
HEAVY = 1.0  # × the ground of its copy and pictures: no head takes more (rule H5)


def alike(pages: Sequence[Built]) -> Metric:
    """F2: pages divided as the one before them is; a mirror image is another page."""
    places = tuple(
        Place(two.page.number, "", 0, "", f"与第 {one.page.number} 版同一个模样")
        for one, two in pairwise(pages)
        if min(len(one.grounds), len(two.grounds)) >= FEWEST and _likeness(one.grounds, two.grounds) >= ALIKE
    )
    return count("F2", "两版雷同", places, [page.page.number for page in pages])


def _likeness(one: Sequence[Rect], two: Sequence[Rect]) -> float:
    shared = sum(a.overlap(b) for a in one for b in two if a.overlap(b) >= SAME * max(a.area, b.area))
    return shared / max(sum(rect.area for rect in one), sum(rect.area for rect in two), 1.0)


def boxes(pages: Sequence[Built]) -> Metric:
    """F7: stories on a tint beyond what gives a page texture; more of them make it a form to be filled in."""
    places: list[Place] = []
    for page in pages:
        tinted = [story for story in page.stories if story.boxed]
        places += [story.place("框多了") for story in tinted[1 + len(page.stories) // STORIES_A_BOX :]]
    return count("F7", "加框过多", tuple(places), [page.page.number for page in pages])


def heavy_heads(facsimile: Facsimile, pages: Sequence[Built]) -> Metric:
    """H5: heads that take more room than the copy and the pictures under them."""
    pitch = facsimile.baselines.pitch if facsimile.baselines else 0.0
    places = tuple(place for page in pages for story in page.stories for place in _heavy(story, pitch))
    return count("H5", "题大文小", places, [page.page.number for page in pages])


def _heavy(story: Story, pitch: float) -> Iterator[Place]:
    """Compare a head's room, its white included, with that of what stands below; an upright one is as large as its type."""
    frame = story.frame
    if frame is None or not story.legs:
        return
    copy = sum(leg.used * pitch * leg.leg.measure for leg in story.legs) + sum(picture.area for picture in story.pictures)
    below = min(leg.leg.baseline for leg in story.legs) - pitch
    head = frame.area if story.upright else frame.width * (below - story.ground.y)
    if head > HEAVY * copy:
        yield story.place(f"题占的地方是正文的 {head / max(copy, 1.0):.1f} 倍")
