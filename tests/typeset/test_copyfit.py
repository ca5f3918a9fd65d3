"""Which paragraph gives or takes a line: the cheapest, unless a leg would end where it leaves a line alone."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Paragraph
from epaper.typeset import copyfit, costs
from epaper.typeset.copyfit import Choice, Cut, cut_costs, spread
from epaper.typeset.galley import Setter
from epaper.typeset.habits import ENGLISH


def paragraph(*ways: tuple[int, float], short: bool = False) -> dict[int, Choice]:
    """Make a paragraph that takes these numbers of lines at these demerits."""
    return {count: Choice(cost, cut_costs(count, short=short)) for count, cost in ways}


RIGID = paragraph((4, 0.0))


def test_of_two_ways_to_a_length_the_cheaper_is_taken() -> None:
    assert spread((paragraph((4, 0.0), (5, 3.0)), paragraph((4, 0.0), (5, 1.0))), 9) == (4, 5)


def test_a_line_is_given_elsewhere_so_that_no_short_last_line_stands_alone_at_a_legs_head() -> None:
    copy = (paragraph((4, 0.0), (5, 2.0)), paragraph((4, 0.0), short=True), paragraph((3, 2.0), (4, 0.0)))
    assert spread(copy, 12) == (4, 4, 4)
    assert spread(copy, 12, [Cut(7)]) == (5, 4, 3)  # else the last line of the second would stand alone
    assert spread(copy, 12, [Cut(6)]) == (4, 4, 4)


def test_what_a_lone_line_is_worth_is_less_than_a_torn_line() -> None:
    copy = (paragraph((4, 0.0), (5, 40.0)), paragraph((4, 0.0), short=True), paragraph((3, 40.0), (4, 0.0)))
    assert spread(copy, 12, [Cut(7)]) == (4, 4, 4)


def test_a_first_line_alone_matters_where_the_copy_turns_to_another_page() -> None:
    copy = (paragraph((4, 0.0), (5, 1.0)), RIGID, paragraph((3, 1.0), (4, 0.0)))
    assert spread(copy, 12, [Cut(5)]) == (4, 4, 4)
    assert spread(copy, 12, [Cut(5, turned=True)]) == (5, 4, 3)


def test_a_subheading_keeps_three_lines_below_it() -> None:
    heading = {1: Choice(0.0, cut_costs(1, under=3))}
    copy = (paragraph((4, 0.0), (5, 2.0)), heading, paragraph((4, 0.0), (6, 0.5)), paragraph((3, 2.0), (4, 0.0)))
    assert spread(copy, 13) == (4, 1, 4, 4)
    assert spread(copy, 13, [Cut(5)]) == (5, 1, 4, 3)  # the leg now ends above the sub-heading


def test_what_may_not_be_parted_is_parted_last() -> None:
    block = {3: Choice(0.0, cut_costs(0, whole=(1, 2)))}
    copy = (paragraph((2, 0.0), (3, 90.0)), block, paragraph((2, 90.0), (3, 0.0)))
    assert spread(copy, 8) == (2, 3, 3)
    assert spread(copy, 8, [Cut(3)]) == (3, 3, 2)  # dear as it is


def test_the_natural_length_is_the_best_when_nothing_is_asked() -> None:
    assert copyfit.interval(({4: 0.0, 5: 1.0}, {3: 0.5, 4: 0.0})) == ((7, 0.5), (8, 0.0), (9, 1.0))


COUNTS = st.lists(st.tuples(st.integers(1, 5), st.floats(0, 9)), min_size=1, max_size=3)
COPY = st.lists(st.tuples(COUNTS, st.booleans()).map(lambda made: paragraph(*made[0], short=made[1])), min_size=1, max_size=5)


@given(COPY, st.data())
@settings(deadline=None, max_examples=150)
def test_no_other_choice_of_that_length_costs_less(copy: list[dict[int, Choice]], data: st.DataObject) -> None:
    """Held against every choice there is, those apart that stray from the natural course as the search does not."""
    total = data.draw(st.sampled_from(sorted({sum(counts) for counts in product(*copy)})))
    at = data.draw(st.lists(st.integers(1, max(1, total - 1)), max_size=4, unique=True))
    cuts = [Cut(line, turned=data.draw(st.booleans())) for line in sorted(at)]
    found = spread(copy, total, cuts)
    assert sum(found) == total or abs(sum(found) - total) == min(abs(sum(c) - total) for c in product(*copy) if near(copy, c))
    alike = [counts for counts in product(*copy) if sum(counts) == sum(found) and near(copy, counts)]
    assert price(copy, found, cuts) == pytest.approx(min(price(copy, counts, cuts) for counts in alike))


def near(copy: list[dict[int, Choice]], counts: tuple[int, ...]) -> bool:
    """Say whether the course of lines stays near the natural one all the way."""
    natural = [min(ways, key=lambda count: (ways[count].cost, count)) for ways in copy]
    strays = [sum(counts[:n]) - sum(natural[:n]) for n in range(1, len(copy) + 1)]
    return all(-costs.FEWER <= stray <= costs.MORE for stray in strays)


def price(copy: list[dict[int, Choice]], counts: tuple[int, ...], cuts: list[Cut]) -> float:
    total, start = 0.0, 0
    for ways, count in zip(copy, counts, strict=True):
        total += ways[count].cost
        for cut in cuts:
            total += ways[count].cuts.get(cut.line - start, 0.0) * (costs.TURNED if cut.turned else 1.0)
        start += count
    return total


def test_both_parts_of_a_story_set_with_the_same_cuts_have_the_same_lines() -> None:
    setter = Setter(FontBook.shipped())
    text = "全镇上下凝心聚力，抢抓农时推进春耕生产，田间地头一派繁忙景象；"
    story = Article("a1", ("春耕",), tuple(Paragraph(text * n + "完成验收。") for n in (2, 3, 1, 4)))
    natural = len(setter.galley(story, 11).slots)
    cuts = (Cut(5), Cut(9, turned=True), Cut(14))
    one, two = (setter.galley(story, 11, natural, cuts) for _ in range(2))
    assert one == two
    assert len(one.slots) == natural


def test_the_price_of_a_legs_end_is_that_of_the_lines_it_leaves_alone() -> None:
    choices = (paragraph((4, 0.0), short=True), paragraph((1, 0.0)), paragraph((3, 0.0)))
    assert copyfit.ends(choices, (4, 1, 3)) == {1: costs.LONE_FIRST, 3: costs.LONE_LAST, 6: costs.LONE_FIRST}


def test_a_first_line_may_not_stand_alone_between_a_table_and_a_legs_foot() -> None:
    text = "天地人口山水日月。" * 8
    copy = Paragraph(text)
    after = {}
    for above in (Paragraph("甲\t乙\n丙\t丁", "table"), Paragraph(text)):
        article = Article("a1", ("题",), (copy, above, copy))
        setter = Setter(FontBook.shipped())
        lines = setter.galley(article, 13.0).slots
        first = next(n for n, slot in enumerate(lines, 1) if slot.pieces and slot.pieces[0].paragraph == 2)
        after[above.kind] = setter.ends(article, 13.0, len(lines))[first]
    assert after == {"table": costs.LONE_BELOW + costs.LONE_FIRST, "body": costs.LONE_FIRST}


def test_sub_headings_in_a_row_stand_over_the_same_copy_in_one_leg() -> None:
    text = Paragraph("天地人口山水日月。" * 8)
    heads = tuple(Paragraph(words, "subheading") for words in ("一、山水", "（一）人口"))
    article = Article("a1", ("题",), (text, *heads, text))
    setter = Setter(FontBook.shipped())
    lines = setter.galley(article, 13.0).slots
    ends, first = setter.ends(article, 13.0, len(lines)), next(n for n, slot in enumerate(lines) if slot.pieces[0].paragraph == 1)
    assert first not in ends
    assert all(ends[first + n] >= costs.BARE_SUBHEADING for n in range(1, 5))
    assert ends.get(first + 5, 0.0) < costs.BARE_SUBHEADING


def test_hundreds_of_sub_headings_in_a_row_are_set() -> None:
    heads = tuple(Paragraph(f"第{number}节", "subheading") for number in range(900))
    setter = Setter(FontBook.shipped())
    article = Article("a1", ("题",), heads)
    assert len(setter.ends(article, 13.0, 900)) > 0


def test_a_leg_rather_ends_where_no_word_is_parted() -> None:
    article = Article("a1", ("T",), (Paragraph("Professional typesetters encountered difficulties with justification. " * 3),))
    setter = Setter(FontBook.shipped(), ENGLISH)
    lines = setter.galley(article, 13.0).lines
    prices = setter.ends(article, 13.0, len(lines))
    parted = {after for after, line in enumerate(lines, 1) if line.hyphen}
    assert parted
    assert all(prices[after] >= costs.HYPHEN_AT_FOOT for after in parted)
