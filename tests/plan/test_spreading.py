"""Stories are spread over pages by estimate: pins and company kept, pages about full, rank nearly kept, near-linear work."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from epaper.plan.pages.spread import Item, Spread, built, missed

COLUMNS, ROOM = 5, 400


def item(rank: int, need: int, page: int = 0, group: str = "") -> Item:
    """Make a story of so many column-lines, a fifth of them its head."""
    body = need * 4 // 5
    return Item((rank,), need, body, body if body > 36 else 0, body > 25, page, group, ranked=False)


def spread(needs: list[int], pages: int, **pins: int) -> list[int]:
    """Spread stories of such lengths over pages; `r3=2` pins the story of rank 3 to page 2."""
    items = [item(rank, need, pins.get(f"r{rank}", 0)) for rank, need in enumerate(needs)]
    return Spread(items, [ROOM] * pages, COLUMNS).pages()


lengths = st.lists(st.integers(20, 390), min_size=4, max_size=40)


@given(lengths, st.data())
@settings(max_examples=40, deadline=None)
def test_every_story_has_a_page(needs: list[int], data: st.DataObject) -> None:
    pages = max(1, round(sum(needs) / ROOM))
    rank, page = data.draw(st.integers(0, len(needs) - 1)), data.draw(st.integers(1, pages))
    found = spread(needs, pages, **{f"r{rank}": page})
    assert len(found) == len(needs)
    assert all(1 <= number <= pages for number in found)


def test_a_story_stands_where_an_editor_wants_it_unless_pages_could_not_be_filled_so() -> None:
    dice = Random("wishes")
    kept = 0
    for _ in range(300):
        needs = [dice.randint(20, 390) for _ in range(dice.randint(4, 40))]
        pages = max(1, round(sum(needs) / ROOM))
        rank, page = dice.randrange(len(needs)), dice.randint(1, pages)
        kept += spread(needs, pages, **{f"r{rank}": page})[rank] == page
    assert kept >= 297


def test_the_lead_gives_way_too_where_nothing_else_may_stand_on_page_1() -> None:
    needs = [560, 290, 280, 270, 290]
    wanted = {f"r{rank}": page for rank, page in enumerate((2, 3, 4, 5, 6))}
    assert spread(needs, 6, **wanted)[0] == 1


@given(lengths)
@settings(max_examples=40, deadline=None)
def test_the_paper_s_lead_begins_on_page_1(needs: list[int]) -> None:
    assert spread(needs, max(1, round(sum(needs) / ROOM)))[0] == 1


def test_stories_that_fill_pages_in_order_stay_in_order() -> None:
    assert spread([200, 100, 100] * 4, 4) == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]


def test_briefs_are_shared_out_and_not_left_to_one_page() -> None:
    found = spread([190, 110, 100, 190, 110, 100, *[25] * 16], 3)
    assert max(found.count(page) for page in (1, 2, 3)) < 16


def test_a_group_is_brought_together() -> None:
    apart = [item(rank, 100, group="g" if rank in (0, 7) else "") for rank in range(8)]
    alone = [item(rank, 100) for rank in range(8)]
    distance = [abs(found[7] - found[0]) for found in (Spread(each, [ROOM] * 2, COLUMNS).pages() for each in (apart, alone))]
    assert distance[0] <= distance[1]


def test_a_page_is_priced_by_what_is_wrong_with_it() -> None:
    assert missed(0.0) == 0.0 < missed(0.03) < missed(-0.1) == missed(0.1)
    assert built(100, 4, COLUMNS) == 0.0 < built(100, 6, COLUMNS) < built(100, 9, COLUMNS)
    assert built(10, 4, COLUMNS) > built(40, 4, COLUMNS)
    assert built(100, 1, COLUMNS) > 0.0
