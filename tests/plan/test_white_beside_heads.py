"""White beside and above heads has its price wherever they stand; larger papers have steeper ladders of heads (F6, H7)."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from epaper.fonts.book import FontBook
from epaper.geometry import Rect
from epaper.issue.model import Article, Paragraph
from epaper.plan import costs
from epaper.plan.grid import Grid
from epaper.plan.heads.around import around_sizes
from epaper.plan.heads.costs import HOLLOW, THIN_COST, hollow, on_tint
from epaper.plan.heads.gauge import own_white
from epaper.plan.heads.heights import head_height, part_height
from epaper.plan.heads.ladder import LEAD_GROWS, Ladder, Tier, ladder
from epaper.plan.heads.resizing import HeadResizer
from epaper.plan.heads.writer import HeadWriter
from epaper.plan.model import HeadBlock
from epaper.plan.shapes.model import by_cost
from epaper.plan.stock import parse_stock
from epaper.style import house_of_language
from epaper.typeset.heads import EMPTIEST, HeadSetter

HOUSE = house_of_language("zh")
STOCK = parse_stock("tabloid", HOUSE)
assert STOCK is not None
GRID = Grid(STOCK, Rect(0.0, 0.0, 660.0, 990.0), 10.0, 13.0, 5, 12, 15.0, 76)
SETTER = HeadSetter(FontBook.shipped())
RESIZER = HeadResizer(GRID, HOUSE, SETTER)
COPY = (Paragraph("摆渡船开了四十二年，桥通了，船还在。" * 60),)
SHORT = Article("short", ("摆渡船",), COPY)
LONG = Article("long", ("三百名学生每天排队步行走过新桥去上学",), COPY, kicker=("一条走路的校车",), deck=("家长轮流护送",))
FREE = st.floats(0.0, 40.0)


@cache
def writer(article: Article) -> HeadWriter:
    return HeadWriter((article,), GRID, HOUSE, SETTER)


@cache
def heads(article: Article, columns: int) -> tuple[HeadBlock, ...]:
    return writer(article).options(0, columns, 0.0, ladder(GRID, 46.0, HOUSE.heads).page, HOUSE.faces.local)


def white(head: HeadBlock, columns: int) -> float:
    """Count the column-lines of white about a head.

    Right and left of its lines a line's height and half a gutter at either end are its own, above and below it `own_white`.
    """
    high = head_height(head.parts, GRID.pitch)
    free = max(0.0, head.rows * GRID.pitch - high - own_white(high / GRID.pitch) * GRID.pitch) * GRID.span(columns)
    for part in head.parts:
        for line in part.lines:
            beside = GRID.span(columns) - SETTER.line(line, part.face).width * part.size - GRID.gutter - 2 * GRID.pitch
            free += max(0.0, beside) * part_height(part) / len(part.lines)
    return free / GRID.pitch / (GRID.column_width + GRID.gutter)


# -- white ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [1, 2, 3, 5])
@pytest.mark.parametrize("article", [SHORT, LONG], ids=lambda article: article.id)
def test_a_head_knows_the_white_beside_its_lines(article: Article, columns: int) -> None:
    for head in heads(article, columns):
        assert head.white == pytest.approx(white(head, columns))


def test_a_head_that_fills_its_measure_has_none_beside_it_and_a_short_one_over_all_columns_much() -> None:
    assert min(heads(SHORT, 1), key=by_cost).white == 0.0
    assert min(head.white for head in heads(SHORT, 5)) > HOLLOW
    assert all(head.cost > hollow(head.white) for head in heads(SHORT, 5))


def test_the_small_head_of_a_continuation_does_not_float_in_the_white_of_a_large_one() -> None:
    """Set in five lines of the grid instead of three it has more white than a line left unused costs."""
    three, five = (head for head in writer(SHORT).continued(0, 3, HOUSE.faces.local) if head.rows in (3, 5))
    assert five.white - three.white > 2
    assert costs.WHITE_LINE * (five.white - three.white) + five.cost - three.cost > costs.SPARE_LINE
    assert own_white(1.3) < own_white(2.5) <= own_white(9.0)


@given(FREE, FREE)
def test_more_white_is_dearer_and_much_of_it_dearer_still(one: float, two: float) -> None:
    low, high = sorted((one, two))
    assert hollow(0.0) == 0.0
    assert hollow(high) - hollow(low) >= costs.WHITE_LINE * (high - low) - 1e-9
    assert hollow(low) / max(low, 1e-9) <= hollow(high) / max(high, 1e-9) + 1e-9
    assert hollow(HOLLOW + 2) - hollow(HOLLOW + 1) > hollow(1) - hollow(0)


def test_a_head_on_a_tint_has_no_white_of_the_pages() -> None:
    for head in heads(SHORT, 5):
        tinted = on_tint(head)
        assert tinted.white == 0.0
        assert head.cost - tinted.cost == pytest.approx(costs.WHITE_LINE * head.white)
        assert (tinted.parts, tinted.rows) == (head.parts, head.rows)
        assert on_tint(tinted) == tinted


# -- smaller --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("share", [0.95, 0.85, 0.75])
@pytest.mark.parametrize("columns", [2, 3, 5])
@pytest.mark.parametrize("article", [SHORT, LONG], ids=lambda article: article.id)
def test_a_head_set_smaller_pays_for_the_white_it_leaves(article: Article, columns: int, share: float) -> None:
    for head in heads(article, columns):
        smaller = RESIZER.smaller(head, share * head.size, columns, 0.0, tinted=False)
        assert smaller is not None
        assert smaller.rows == head.rows
        assert smaller.size == pytest.approx(share * head.size)
        assert smaller.white == pytest.approx(white(smaller, columns))
        thinner = lack(smaller, columns) - lack(head, columns)
        assert smaller.cost - head.cost == pytest.approx(hollow(smaller.white) - hollow(head.white) + THIN_COST * thinner)
        for part in smaller.parts:
            if part.role in ("kicker", "deck"):
                assert part.size <= around_sizes(GRID.size, smaller.size)[1]


def lack(head: HeadBlock, columns: int) -> float:
    """Return the share by which a headline stays below what it should fill of its measure."""
    lines = [(line, part) for part in head.parts if part.role == "headline" for line in part.lines]
    return max(0.0, EMPTIEST - max(SETTER.line(line, part.face).width * part.size for line, part in lines) / GRID.span(columns))


def test_a_head_is_never_set_larger_nor_on_a_tint_charged_for_white() -> None:
    for head in heads(SHORT, 5):
        for size in (head.size, head.size + 4):
            assert RESIZER.smaller(head, size, 5, 0.0, tinted=False) is None
        tinted = RESIZER.smaller(on_tint(head), 0.8 * head.size, 5, 0.0, tinted=True)
        assert tinted is not None
        assert tinted.white == 0.0


# -- the ladder -----------------------------------------------------------------------------------------------------------


def steps(made: Ladder) -> tuple[Tier, ...]:
    return made.lead, made.page, made.second, made.third, made.brief


def shares(lead: float, steep: float) -> list[float]:
    """Return the sizes of the steps as shares of the lead's; where the smallest size allowed is none of them."""
    look = HOUSE.heads._replace(steep=steep, smallest=0.6)
    return [tier.size / lead for tier in steps(ladder(GRID, lead, look))]


@given(st.floats(20.0, 90.0))
def test_a_ladder_that_is_not_steep_has_the_styles_shares(lead: float) -> None:
    look = HOUSE.heads
    assert shares(lead, 0.0) == pytest.approx([step.size for step in (look.lead, look.page, look.second, look.third, look.brief)])


@given(st.floats(20.0, 90.0), st.floats(1.0, 40.0), st.floats(0.1, 1.0))
def test_a_larger_paper_has_steeper_steps(lead: float, more: float, steep: float) -> None:
    small, large = shares(lead, steep), shares(lead + more, steep)
    assert small[0] == large[0] == 1.0
    assert all(two <= one + 1e-9 for one, two in zip(small, large, strict=True))
    if large[-1] < shares(lead + more, 0.0)[-1] - 1e-9:
        assert large[-1] < small[-1], "briefs farther from the lead"
    assert all(two <= one + 1e-9 for one, two in zip(shares(lead, 0.0), small, strict=True))


@given(st.floats(12.0, 90.0))
def test_on_no_paper_are_steps_flatter_than_the_styles(lead: float) -> None:
    look, least = HOUSE.heads, GRID.size * HOUSE.heads.smallest
    shares_of = (look.lead, look.page, look.second, look.third, look.brief)
    for tier, step in zip(steps(ladder(GRID, lead, look)), shares_of, strict=True):
        assert tier.size <= max(lead * step.size, least) + 1e-9


def test_on_a_broadsheet_briefs_stay_farther_below_the_lead_than_on_a_school_paper() -> None:
    tall = [tier.size for tier in steps(ladder(GRID, 76.0, HOUSE.heads))]
    low = [tier.size for tier in steps(ladder(GRID, 30.0, HOUSE.heads))]
    assert tall[0] / tall[-1] > 1.2 * low[0] / low[-1]


@given(st.floats(15.0, 90.0), st.floats(0.0, 1.0))
def test_steps_fall_and_none_grows_beyond_the_one_above(lead: float, steep: float) -> None:
    made = steps(ladder(GRID, lead, HOUSE.heads._replace(steep=steep)))
    least = GRID.size * HOUSE.heads.smallest
    for above, tier in pairwise(made):
        assert tier.size <= above.size
        assert tier.size <= tier.most <= above.size + 1e-9
        assert tier.size >= min(above.size, least) - 1e-9
    for tier in made:
        assert GRID.size * HOUSE.heads.least - 1e-9 <= tier.least
        assert tier.least <= tier.size or math.isclose(tier.size, least)
    assert made[2].most <= max(made[2].size, made[1].size / costs.DOMINANT) + 1e-9


@given(st.floats(15.0, 60.0), st.floats(0.0, 120.0))
def test_only_the_papers_lead_may_grow_past_its_size(lead: float, most: float) -> None:
    plain, grown = ladder(GRID, lead, HOUSE.heads), ladder(GRID, lead, HOUSE.heads, most)
    assert steps(grown)[1:] == steps(plain)[1:]
    assert grown.lead.size == plain.lead.size == plain.lead.most
    assert grown.lead.most == pytest.approx(min(max(most, lead), LEAD_GROWS * lead))


@given(st.floats(30.0, 70.0), st.integers(1, 5), st.integers(2, 9))
def test_a_head_never_grows_beyond_its_tiers_most(lead: float, columns: int, characters: int) -> None:
    article = replace(SHORT, headline=("摆渡船开了四十二年"[:characters],))
    made = HeadWriter((article,), GRID, HOUSE, SETTER)
    for tier in steps(ladder(GRID, lead, HOUSE.heads)):
        for head in made.options(0, columns, 0.0, tier, HOUSE.faces.local):
            assert head.size <= tier.most + 1e-9
