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
HEADS = 35.0  # per cent of a page that heads may take; by hand they take 28 on a page of a few stories
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
        most = 1 + len(page.stories) // STORIES_A_BOX
        places += [story.place(f"这一版 {len(tinted)} 个框，宜不多于 {most} 个") for story in tinted[most:]]
    return count("F7", "加框过多", tuple(places), [page.page.number for page in pages])


def heavy_heads(facsimile: Facsimile, pages: Sequence[Built]) -> tuple[Metric, Metric]:
    """H5: heads that take more room than the copy and the pictures under them, and the share of each page that all heads take."""
    pitch = facsimile.baselines.pitch if facsimile.baselines else 0.0
    places = tuple(place for page in pages for story in page.stories for place in _heavy(story, pitch))
    shares = tuple(100 * _headed(page, pitch) for page in pages)
    over = tuple(
        Place(page.page.number, "", 0, "", f"题占 {share:.0f}%")
        for share, page in sorted(zip(shares, pages, strict=True), key=lambda each: -each[0])
        if share > HEADS
    )
    return (
        count("H5", "题大文小", places, [page.page.number for page in pages]),
        Metric("H5-page", "题占版面", max(shares, default=0.0), HEADS, "%", not over, over, by_page=shares),
    )


def _headed(page: Built, pitch: float) -> float:
    """Return the share of a page's ground that heads take."""
    return sum(_head(story, pitch) for story in page.stories) / max(1.0, sum(rect.area for rect in page.grounds))


def _head(story: Story, pitch: float) -> float:
    """Return the room of a story's head, its white included; an upright one is as large as its type."""
    frame = story.frame
    if frame is None or not story.legs or story.upright:
        return frame.area if frame else 0.0
    tops = [leg.leg.baseline - pitch for leg in story.legs] + [picture.y for picture in story.pictures]
    return frame.width * (min(tops) - story.ground.y)


def _heavy(story: Story, pitch: float) -> Iterator[Place]:
    copy = sum(leg.used * pitch * leg.leg.measure for leg in story.legs) + sum(picture.area for picture in story.pictures)
    head = _head(story, pitch)
    if story.legs and head > HEAVY * copy:
        yield story.place(f"题占的地方是正文的 {head / max(copy, 1.0):.1f} 倍")
