"""Pages are settled: no head outdoes one of higher rank or comes near the lead's, only type sizes change, the cost says so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from epaper.fonts.book import FontBook
from epaper.issue.pins import Pins
from epaper.plan import costs
from epaper.plan.closing.closer import Closer
from epaper.plan.furniture.sheets import BARE
from epaper.plan.growth.settings import LEADS_PAGE, SECOND, Settings
from epaper.plan.heads.resizing import SHRUNK_MOST
from epaper.plan.judging.enlarging import Enlarger
from epaper.plan.judging.flanks import Flanks, Lead
from epaper.plan.judging.judge import held_to_rank, in_rank, judged, leading
from epaper.plan.judging.settling import STEP, Settler, with_heads
from epaper.plan.model import Block, HeadBlock, HeadPart
from epaper.plan.pictures.stack import no_pictures
from epaper.plan.shapes.blocks import page_blocks
from epaper.plan.shapes.model import Body, Crown, Frame, Reserve, Shape, Under, crown, over
from epaper.plan.shapes.parts import Parts
from epaper.plan.shapes.placed import placed
from epaper.plan.stories.matter import Matter, Piece
from epaper.style import load_style
from tests.issues import makers
from tests.plan.matters import matter_on, pinned

BOOK = FontBook.shipped()
ISSUE = makers.issue_of(7, 6300, 3)
STORIES = tuple(Piece(order, 0, 0) for order in range(7))
FACE = load_style("chinese").faces.local.headline
LEAST = 10.5 * load_style("chinese").heads.least


@cache
def matter() -> Matter:
    return matter_on("a4", ISSUE, BOOK)


@cache
def closer() -> Closer:
    return Closer(Parts(matter()))


@cache
def settler() -> Settler:
    return Settler(Parts(matter()))


def settled_by(settles: Settler, page: Shape) -> Shape:
    """Return a page with its heads in order; the same one where they are."""
    crowns = placed(page, 0, 0)
    heads = settles.heads(crowns, in_rank(crowns), [item.crown.head.size for item in crowns])
    return with_heads(page, heads) if heads else page


def crowns(shape: Shape) -> list[Crown]:
    return [item.crown for item in placed(shape, 0, 0)]


def sizes(shape: Shape) -> list[float]:
    return [each.head.size for each in crowns(shape)]


def module(piece: Piece, lines: int, size: float, columns: int = 4, under: Under | None = None) -> Crown:
    """Make a story with a head of one line."""
    head = HeadBlock((HeadPart("headline", ("一河两岸",), size, FACE),), 5, 1.0)
    frame = Frame(piece, columns, head, no_pictures(), "plain", matter().base(columns))
    return crown(frame, 10, Body(piece.first + lines, piece.first + lines, 0, 0.0), 0.0, under)


story = st.tuples(st.integers(10, 200), st.integers(56, 240).map(lambda quarters: STEP * quarters))
Made = tuple[list[int], list[tuple[int, float]], int]
ranked = st.tuples(st.permutations(range(4)), st.lists(story, min_size=4, max_size=4), st.integers(0, 3))


def nested(made: Made) -> Crown:
    """Stand four stories of any rank, one maybe a rest, on a page: one on top, two under its left legs, one under its right."""
    orders, stories, rest = made
    pieces = [Piece(order, int(order == rest > 0), 0) for order in orders]
    first, upper, lower, right = ((piece, *each) for piece, each in zip(pieces, stories, strict=True))
    left, beside = over(module(*upper, columns=2), module(*lower, columns=2), 0.5), module(*right, columns=2)
    return module(*first, under=Under(left.cost + beside.cost, 0, left.rows, left, 2, beside))


def floor(size: float) -> float:
    """Return the least a head of that size may shrink to."""
    return min(size, max(LEAST, SHRUNK_MOST * size))


@given(ranked)
def test_no_head_outdoes_one_of_higher_rank_unless_it_is_as_small_as_may_be(
    made: Made,
) -> None:
    page = nested(made)
    before, settled = sizes(page), settled_by(settler(), page)
    after = list(zip(crowns(settled), before, strict=True))
    stay = {0, leading(placed(page, 0, 0))}
    top, lead = crowns(settled)[0], crowns(settled)[max(stay)]
    assert all(crowns(settled)[number].head == crowns(page)[number].head for number in stay), "what leads the page stays as it is"
    for (one, was), (two, had) in combinations(sorted(after, key=lambda each: each[0].piece), 2):
        if two not in (top, lead) and one.head.size < two.head.size and held_to_rank(one, two):
            assert two.head.size <= floor(had) + 1e-9, (was, had)
    for number, (one, was) in enumerate(after):
        assert number in stay or one.head.size <= max(lead.head.size / costs.DOMINANT, floor(was)) + 1e-9


@given(ranked)
def test_what_a_page_costs_at_the_least_is_no_more_than_it_costs(made: Made) -> None:
    page, score = nested(made), closer().score
    flanks = Flanks(Parts(matter()).brief, settler())
    below, bumps = flanks.under(page.left, page.right), flanks.meeting(page.left, page.right)
    lead = Lead(page.piece, page.last - page.first, page.columns, page.rows)
    for each in (page, settled_by(settler(), page)):
        items = placed(each, 0, 0)
        more = score.whole(each, BARE, items, score.build(each, items)) + each.cost - page.cost
        assert bumps + below.led(lead, page.head, page.dress, 0) <= more + 1e-9


@given(ranked)
def test_nothing_but_type_sizes_changes(made: Made) -> None:
    page = nested(made)
    settled = settled_by(settler(), page)
    for old, new in zip(sizes(page), sizes(settled), strict=True):
        assert floor(old) - 1e-9 <= new <= old
    assert outlines(settled) == outlines(page)
    assert settled.cost - page.cost == pytest.approx(
        sum(new.head.cost - old.head.cost for old, new in zip(crowns(page), crowns(settled), strict=True))
    )


def outlines(shape: Shape) -> list[Block]:
    """All that is seen of a page but for the sizes of its heads."""
    blocks = page_blocks(shape, 2, matter().grid, matter().articles)
    return [
        block._replace(
            head=block.head._replace(parts=tuple(part._replace(size=0.0) for part in block.head.parts), cost=0.0, white=0.0)
        )
        for block in blocks
    ]


@given(st.lists(st.floats(14.0, 40.0), min_size=3, max_size=3), st.permutations(range(3)), st.floats(costs.DOMINANT + 1e-6, 2.0))
def test_a_page_in_order_is_the_same_object(heads: list[float], spots: list[int], lead: float) -> None:
    falling = sorted(heads, reverse=True)
    page = nested(([0, *(1 + spot for spot in spots)], [(60, lead * falling[0]), *((60, falling[spot]) for spot in spots)], 0))
    assert settled_by(settler(), page) is page


@pytest.mark.parametrize(("lines", "held"), [(60, True), (20, False)])
def test_no_head_gives_way_to_a_far_shorter_storys(lines: int, held: bool) -> None:
    page = nested(([0, 1, 2, 3], [(60, 40.0), (lines, 20.0), (60, 24.0), (60, 18.0)], 0))
    assert sizes(settled_by(settler(), page)) == [40.0, 20.0, 20.0 if held else 24.0, 18.0]


def test_on_a_page_that_a_rest_leads_what_is_new_outdoes_the_others() -> None:
    page = nested(([1, 3, 0, 2], [(60, 18.0), (60, 22.0), (60, 24.0), (60, 23.0)], 1))
    assert crowns(page)[0].piece.part
    assert sizes(settled_by(settler(), page)) == [18.0, 18.25, 24.0, 18.25]
    small, large = (
        sum(price for name, price in judged_of(made) if name == "主次不明") for made in (page, settled_by(settler(), page))
    )
    assert small > large == 0.0


def test_a_page_of_rests_is_led_by_its_first() -> None:
    page = over(module(Piece(2, 1, 0), 60, 18.0), module(Piece(1, 1, 0), 60, 17.0), 0.0)
    assert leading(placed(page, 0, 0)) == 0


def test_a_page_without_stories_has_no_heads_to_enlarge() -> None:
    page = Reserve(4, 40)
    assert Enlarger(Parts(matter())).enlarged(page, 2) is page


def test_what_is_new_below_a_rest_grows_beyond_its_head() -> None:
    page = over(module(Piece(2, 1, 0), 60, 18.0), module(Piece(3, 0, 0), 60, 15.0), 0.0)
    rest, new = sizes(Enlarger(Parts(matter())).enlarged(page, 2))
    assert rest == 18.0
    assert new > rest * costs.DOMINANT


def judged_of(page: Shape) -> Iterator[tuple[str, float]]:
    found = placed(page, 0, 0)
    return judged(page, found, closer().score.build(page, found))


# -- stories of an issue --------------------------------------------------------------------------------------------------


def disordered(found: Parts) -> Iterator[Shape]:
    """Stand a story over one of lower rank whose head is as large as if it led the page."""
    settings = Settings(found)
    for one, two in combinations(STORIES, 2):
        uppers, lowers = (settings.leaves(piece, 4, level) for piece, level in ((one, SECOND), (two, LEADS_PAGE)))
        for upper in list(uppers.values())[::3]:
            for lower in list(lowers.values())[::3]:
                page = over(upper, lower, costs.CUT_THROUGH)
                if lower.head.size * costs.DOMINANT > upper.head.size:
                    yield page


def whole(page: Shape) -> float:
    """What only a whole page shows, as the search prices it."""
    score, found = closer().score, placed(page, 0, 0)
    return score.whole(page, BARE, found, score.build(page, found))


def test_a_settled_page_tells_what_it_costs() -> None:
    changed = 0
    for page in disordered(Parts(matter())):
        settled, score = settled_by(settler(), page), closer().score
        changed += settled is not page
        for shape in (page, settled):
            told = sum(price for _, price in score.terms(shape))
            assert told == pytest.approx(shape.cost + whole(shape) + score.ends(placed(shape, 0, 0)))
    assert changed > 20


def test_a_settled_page_is_kept_where_it_is_cheaper_than_as_it_was() -> None:
    better = 0
    for page in disordered(Parts(matter())):
        settled = settled_by(settler(), page)
        better += settled.cost + whole(settled) < page.cost + whole(page) - 1.0
    assert better > 20


@pytest.mark.parametrize("tier", ["page", "second"])
def test_a_head_whose_step_an_editor_has_chosen_stays(tier: str) -> None:
    issue = pinned(ISSUE, 3, Pins(tier=tier))  # type: ignore[arg-type]
    found = Parts(matter_on("a4", issue, BOOK))
    chosen = others = 0
    for page in disordered(found):
        for old, new in zip(crowns(page), crowns(settled_by(Settler(found), page)), strict=True):
            if old.piece.order == 3:
                chosen += 1
                assert new.head == old.head
            else:
                others += new.head != old.head
    assert chosen
    assert others


def test_kicker_and_deck_stay_below_a_head_that_shrinks() -> None:
    shrunk = 0
    for page in disordered(Parts(matter())):
        for old, new in zip(crowns(page), crowns(settled_by(settler(), page)), strict=True):
            around = [part for part in new.head.parts if part.role in ("kicker", "deck")]
            shrunk += bool(around) and new.head != old.head
            assert all(part.size < new.head.size for part in around)
            assert [part.lines for part in new.head.parts] == [part.lines for part in old.head.parts]
    assert shrunk
