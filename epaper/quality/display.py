"""The heads of the stories → whether they fill their measure, take whole lines, stand over copy and fall with rank (Q17-21)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from epaper.geometry import mm
from epaper.quality.build import Built
from epaper.quality.model import Metric, Place, count, share
from epaper.quality.stories import Story, row_top
from epaper.scene.model import Facsimile

EMPTIEST, FULLEST = 0.60, 0.96  # of its measure, the widest line of a headline (rule H3), rounding included
ROUNDING = 0.03  # of a line
UNDER = 3  # lines of copy under a head (rule H9)
LARGER = 0.5  # points by which a head must outdo another to be seen to
LEADS, LEADS_BY = 1.18, 12.0  # × the next head, or points more than it on large pages (rule H7)
NEARLY = 0.01  # of that ratio
SHORT = 0.5  # × the copy of another: a story so short may have a smaller head than its rank asks for
LARGE_PAGE = mm(330)  # its width
FALLS = 0.8  # pairs that follow rank less those that do not, over all pairs
NAME = 1.5  # × the largest head of page 1: the paper's name (rule M1)


def fits(pages: Sequence[Built]) -> Metric:
    """Q17: headlines whose widest line fills three fifths of its measure, and no more than all of it."""
    heads = [(story, part) for page in pages for story in page.stories if (part := _filled(story)) is not None]
    wrong = tuple(story.place(f"题宽占 {part:.0%}") for story, part in heads if not EMPTIEST - 1e-3 <= part <= FULLEST)
    return share("Q17", "题宽合适", len(heads), wrong)._replace(by_page=tuple(_good(page, heads, wrong) for page in pages))


def _good(page: Built, heads: Sequence[tuple[Story, float]], wrong: Sequence[Place]) -> float:
    """Return the per cent of a page's headlines that are as they should be."""
    own, amiss = (sum(each.page == page.page.number for each in found) for found in ([story for story, _ in heads], wrong))
    return 100.0 * (own - amiss) / own if own else 100.0


def _filled(story: Story) -> float | None:
    lines = [line for line in story.head if line.role == "headline"]
    frame = story.frame
    if not lines or story.upright or frame is None:
        return None
    return max(line.width for line in lines) / frame.width


def whole_lines(facsimile: Facsimile, pages: Sequence[Built]) -> Metric:
    """Q18: heads that take a whole number of lines of the grid 占行 (rule G2)."""
    grid = facsimile.baselines
    heads = [story for page in pages for story in page.stories if story.head and story.legs] if grid else []
    wrong: list[Place] = []
    for story in heads if grid else ():
        frame = story.frame
        under = [leg.leg for leg in story.legs if frame is None or story.upright or leg.leg.x < frame.right]
        below = min((row_top(grid, facsimile.body_size, leg.baseline) for leg in under), default=0.0) if grid else 0.0
        lines = (below - story.ground.y) / (grid.pitch if grid else 1.0)
        if abs(lines - round(lines)) > ROUNDING:
            wrong.append(story.place(f"题占 {lines:.2f} 行"))
    return share("Q18", "题占整行", len(heads), tuple(wrong))


def bare(pages: Sequence[Built]) -> Metric:
    """Q19: heads without three lines of their copy, or a picture, right under them 背题."""
    places = tuple(place for page in pages for story in page.stories for place in _bare(story))
    return count("Q19", "背题", places, [page.page.number for page in pages])


def _bare(story: Story) -> Iterator[Place]:
    if not story.head or story.pictures:
        return
    first = story.legs[0].used if story.legs else 0
    if first < UNDER and (story.lines > first or not first):
        yield story.place(f"题下只有 {first} 行")


def hierarchy(facsimile: Facsimile, pages: Sequence[Built]) -> tuple[Metric, ...]:
    """Q20: smaller stories with larger heads, heads inside larger than page 1's, pages without one clear lead, sizes by rank.

    A pair with a story that is far shorter than one of lower rank is not held to its rank: that is why briefs are small.
    """
    ranks = {article: rank for rank, article in enumerate(facsimile.ranking or tuple(facsimile.titles))}
    pairs = [pair for page in pages for pair in _pairs(page, ranks)]
    inverted = [(high, low) for high, low in pairs if low.size > high.size + LARGER]
    fallen = sum(high.size > low.size + LARGER for high, low in pairs)
    share = (fallen - len(inverted)) / (fallen + len(inverted)) if fallen + len(inverted) else 1.0
    places = [low.place(f"题 {low.size:.3g} 磅，位次在前的只有 {high.size:.3g} 磅") for high, low in inverted]
    known = {id(high) for high, _ in inverted}
    places = [lead.place(fault) for lead, fault in _outdone(pages, ranks) if id(lead) not in known] + places
    return (
        count("Q20", "题序颠倒", tuple(places), [page.page.number for page in pages]),
        _inside(pages),
        _leads(pages),
        Metric("Q20-rank", "题号随位次", share, FALLS, "", share >= FALLS, floor=True),
    )


def _outdone(pages: Sequence[Built], ranks: Mapping[str, int]) -> Iterator[tuple[Story, str]]:
    """Yield the lead 头条 of the paper where it is on page 1, however short, and its head not the largest there."""
    heads = sorted((story for page in pages[:1] for story in page.stories if story.head), key=lambda story: -story.size)
    for lead in heads:
        if not lead.rest and ranks.get(lead.article) == 0 and lead.size < heads[0].size - LARGER:
            yield lead, f"头条的题 {lead.size:.3g} 磅，本版最大的 {heads[0].size:.3g} 磅"


def _inside(pages: Sequence[Built]) -> Metric:
    """Find the pages inside whose largest head outdoes the largest of page 1."""
    largest = [max((story for story in page.stories if story.head), key=lambda story: story.size, default=None) for page in pages]
    front = largest[0].size if largest and largest[0] else math.inf
    over = [story for story in largest[1:] if story and story.size > front + LARGER]
    places = tuple(story.place(f"题 {story.size:.3g} 磅，头版最大的只有 {front:.3g} 磅") for story in over)
    return count("Q20-front", "内页题大过头版", places, [page.page.number for page in pages])


def _pairs(page: Built, ranks: Mapping[str, int]) -> Iterator[tuple[Story, Story]]:
    """Yield the stories that begin on a page two by two, the higher in rank first."""
    begun = (story for story in page.stories if story.head and not story.rest and story.article in ranks)
    for high, low in combinations(sorted(begun, key=lambda story: ranks[story.article]), 2):
        if high.lines >= SHORT * low.lines:
            yield high, low


def _leads(pages: Sequence[Built]) -> Metric:
    """Compare the largest head of each page with the next one; continuations have none of their own to lead with."""
    ratios: list[float] = []
    places: list[Place] = []
    for page in pages:
        heads = sorted((story for story in page.stories if story.head), key=lambda story: -story.size)
        if len(heads) < 2:
            ratios.append(LEADS)
            continue
        first, second = heads[:2]
        ratios.append(first.size / max(second.size, 1.0))
        large = page.page.width >= LARGE_PAGE
        if first.size - second.size < LEADS_BY - LARGER if large else ratios[-1] < LEADS - NEARLY:
            places.append(first.place(f"题 {first.size:.3g} 磅，次题 {second.size:.3g} 磅，不够突出"))
    worst = min(ratios, default=LEADS)
    return Metric("Q20-lead", "版头条突出", worst, LEADS, "倍", not places, tuple(places), floor=True, by_page=tuple(ratios))


def masthead(facsimile: Facsimile, pages: Sequence[Built]) -> Metric:
    """Q21: the paper's name on page 1 against the largest head there (rule M1)."""
    front = facsimile.pages[0] if facsimile.pages else None
    name = max((line.size for line in front.lines if line.role == "masthead"), default=0.0) if front else 0.0
    heads = [story.size for page in pages[:1] for story in page.stories]
    value = name / max(heads) if heads and name and max(heads) else NAME
    places = () if value >= NAME else (Place(1, "", 0, "", f"报名 {name:g} 磅，最大的题 {max(heads):g} 磅"),)
    return Metric("Q21", "报名突出", value, NAME, "倍", not places, places, floor=True)
