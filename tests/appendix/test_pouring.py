"""Strips into pages: nothing lost, no page too full, and pages end where it costs least."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from epaper.appendix.model import LONE, NEVER, Gap, Strip
from epaper.appendix.pouring import poured

ROWS = 6


def strips(*prices: float, rows: int = 1) -> tuple[Strip, ...]:
    return tuple(Strip(str(number), rows, Gap(), price) for number, price in enumerate(prices))


def names(pages: tuple[tuple[Strip, ...], ...]) -> list[str]:
    return ["".join(strip.article for strip in page) for page in pages]


@given(
    st.lists(
        st.builds(
            Strip, st.just("a"), st.integers(1, ROWS + 2), st.just(Gap()), st.sampled_from((0.0, LONE, NEVER)), st.booleans()
        )
    )
)
def test_every_strip_stands_once_in_order_and_no_page_is_too_full(given_strips: list[Strip]) -> None:
    pages = poured(given_strips, ROWS)
    told = [strip for page in pages for strip in page]
    left = iter(given_strips)
    assert all(any(strip is other for other in left) for strip in told)
    assert [strip for strip in told if not strip.white] == [strip for strip in given_strips if not strip.white]
    assert all(page and not page[0].white for page in pages)
    assert all(sum(strip.rows for strip in page) <= ROWS or len(page) == 1 for page in pages)


def test_a_page_ends_early_rather_than_below_a_head() -> None:
    assert names(poured(strips(0, 0, 0, 0, 0, NEVER, 0, 0), ROWS)) == ["01234", "567"]


def test_running_copy_fills_its_pages() -> None:
    copy = tuple(Strip("a", 1, Gap(), LONE if number in (4, 5, 11) else 0.0) for number in range(20))
    assert [len(page) for page in poured(copy, ROWS)][:2] == [4, 6]


def test_what_must_stay_white_stays_so_on_one_page() -> None:
    copy, picture = strips(*[0.0] * 10), strips(0.0, rows=ROWS)
    assert [len(page) for page in poured((*copy, *picture), ROWS)] == [6, 4, 1]


def test_white_at_the_head_of_a_page_is_dropped() -> None:
    white = Strip("white", 2, Gap(), NEVER, white=True)
    assert names(poured((*strips(*[0.0] * 6), white, *strips(0.0)), ROWS)) == ["012345", "0"]
