"""Heads apart from any page: short ones grow, signatures cost no line, little copy has no large head (H3, H5)."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from epaper.fonts.book import FontBook
from epaper.geometry import Rect
from epaper.issue.model import Article, Paragraph
from epaper.plan import costs
from epaper.plan.grid import Grid
from epaper.plan.heads.around import around_sizes
from epaper.plan.heads.costs import heaviness
from epaper.plan.heads.heights import LABEL_APART, LABEL_EDGE, head_height
from epaper.plan.heads.ladder import Ladder, ladder
from epaper.plan.heads.resizing import HeadResizer
from epaper.plan.heads.writer import LABEL_SHARE, HeadWriter
from epaper.plan.model import HeadBlock
from epaper.plan.stock import parse_stock
from epaper.style import House, house_of_language
from epaper.typeset.heads import FULLEST, HeadSetter

HOUSE = house_of_language("zh")
BELOW, BESIDE = (replace(HOUSE, heads=HOUSE.heads._replace(byline=manner)) for manner in ("below", "beside"))
STOCK = parse_stock("tabloid", HOUSE)
assert STOCK is not None
GRID = Grid(STOCK, Rect(0.0, 0.0, 660.0, 990.0), 10.0, 13.0, 5, 12, 15.0, 76)
SETTER = HeadSetter(FontBook.shipped())
STEPS = ladder(GRID, 46.0, HOUSE.heads)
COPY = (Paragraph("摆渡船开了四十二年，桥通了，船还在。" * 60),)
SHORT = Article("short", ("摆渡船",), COPY)
SIGNED = Article("signed", ("一条走路的校车",), COPY, deck=("三百名学生排队步行上学",), byline="记者 温言")


def heads(article: Article, columns: int, inset: float = 0.0, house: House = HOUSE) -> tuple[HeadBlock, ...]:
    return HeadWriter((article,), GRID, house, SETTER).options(0, columns, inset, STEPS.page, HOUSE.faces.local)


def cheapest(article: Article, columns: int) -> HeadBlock:
    return min(heads(article, columns), key=lambda head: head.cost)


def tiers(steps: Ladder) -> list[tuple[float, float]]:
    return [(tier.size, tier.most) for tier in (steps.lead, steps.page, steps.second, steps.third, steps.brief)]


def test_no_head_grows_beyond_the_step_above_it() -> None:
    sizes = tiers(STEPS)
    assert all(size <= most for size, most in sizes)
    assert all(most <= above for (_, most), (above, _) in zip(sizes[1:], sizes, strict=False))
    assert STEPS.second.most * costs.DOMINANT <= STEPS.page.size + 1e-6


def test_a_short_head_grows_in_a_wide_measure_but_not_beyond_it() -> None:
    assert max(head.size for head in heads(SHORT, 2)) > STEPS.page.size
    for article, columns in product((SHORT, SIGNED), (1, 2, 3, 5)):
        for part in (part for head in heads(article, columns) for part in head.parts if part.role == "headline"):
            widest = max(SETTER.line(line, part.face).width for line in part.lines) * part.size
            assert widest <= FULLEST * GRID.span(columns) + 1e-6


def test_white_beside_a_head_is_dearer_the_wider_the_measure() -> None:
    prices = [cheapest(SHORT, columns).cost for columns in (2, 3, 4, 5)]
    assert prices == sorted(prices)
    assert prices[0] < prices[-1]


def test_the_name_of_a_column_stands_beside_a_kicker_that_leaves_room_and_takes_no_line_then() -> None:
    kicked = replace(SHORT, kicker=("记者走基层",))
    named, broad = replace(kicked, label="河街故事"), replace(kicked, label="河街故事", kicker=("记者走基层看渡口三问" * 3,))
    for plain, head in zip(heads(kicked, 4), heads(named, 4), strict=True):
        name, *others = head.parts
        assert (name.role, name.beside) == ("label", True)
        assert (tuple(others), head.rows) == (plain.parts, plain.rows)
        assert name.size >= LABEL_SHARE * others[0].size  # not lost beside it
    for article, columns in product((named, broad), (1, 2, 4)):
        for name, kicker, *_ in (head.parts for head in heads(article, columns)):
            size = max(name.size, LABEL_SHARE * kicker.size)
            ground = (SETTER.width(name.lines[0], name.face) + 2 * LABEL_EDGE) * size
            wide = max(SETTER.width(line, kicker.face) for line in kicker.lines) * kicker.size
            room = ground + LABEL_APART * GRID.size + wide <= GRID.span(columns)
            assert name.beside == (len(kicker.lines) == 1 and room)
    assert not any(head.parts[0].beside for head in heads(replace(SHORT, label="河街故事"), 4))


def test_a_kicker_does_not_grow_into_the_name_of_a_column() -> None:
    named = replace(SHORT, kicker=("记者走基层",), label="河街故事")
    resizer = HeadResizer(GRID, HOUSE, SETTER)
    for head in heads(named, 4):
        larger = resizer.larger(head, head.size + 1.0, 4, 0.0, tinted=False)
        assert larger is None or larger.parts[1].size == head.parts[1].size


def test_signatures_stand_in_one_manner() -> None:
    for article, columns in product((SIGNED, replace(SIGNED, deck=())), (1, 2, 5)):
        for head in heads(article, columns, house=BELOW):
            assert head.parts[-1].role == "byline"
            assert not head.parts[-1].beside


def test_a_signature_that_opens_the_copy_is_no_part_of_the_head_but_over_pictures_alone() -> None:
    without = replace(SIGNED, byline="")
    for columns in (1, 2, 5):
        assert heads(SIGNED, columns) == heads(without, columns)
        assert all(head.parts[-1].role == "byline" for head in heads(replace(SIGNED, paragraphs=()), columns))


def test_a_signature_stands_on_the_decks_line_where_the_house_wants_it_and_there_is_room() -> None:
    for head in heads(SIGNED, 5, house=BESIDE):
        *others, byline = head.parts
        assert byline.role == "byline"
        assert byline.beside
        assert head_height(head.parts, GRID.pitch) == head_height(others, GRID.pitch)


def test_a_signature_without_room_or_without_a_deck_has_its_own_line() -> None:
    for article, columns in ((SIGNED, 1), (replace(SIGNED, deck=()), 5)):
        assert not any(part.beside for head in heads(article, columns, house=BESIDE) for part in head.parts)


def test_a_head_over_little_copy_is_dear() -> None:
    brief = replace(SIGNED, paragraphs=(Paragraph("一百字的消息。" * 14),))
    assert cheapest(brief, 3).cost > cheapest(SIGNED, 3).cost
    assert heaviness(10, 40) == 0.0
    assert heaviness(30, 20) > heaviness(20, 20) > 0.0


def test_heads_in_a_box_are_fitted_to_what_is_inside_it() -> None:
    wide, inset = GRID.span(2), 2.0
    for head in heads(SIGNED, 2, inset):
        for part in head.parts:
            width = max(SETTER.line(line, part.face).width for line in part.lines) * part.size
            assert width <= wide - 2 * inset * GRID.size + 1e-6


def test_a_continuation_has_its_reference_beside_its_head_wherever_there_is_room() -> None:
    long = Article("long", ("一条走路的校车翻过三道山梁把三百名学生送到学校",), COPY)
    jump = HOUSE.wording.jump_room * GRID.size
    for article, columns in product((SHORT, SIGNED, long), (1, 2, 3, 5)):
        heads_of_it = HeadWriter((article,), GRID, HOUSE, SETTER).continued(0, columns, HOUSE.faces.local)
        for head in heads_of_it:
            last = head.parts[0].lines[-1]
            left = GRID.span(columns) - SETTER.line(last, head.parts[0].face).width * head.parts[0].size
            assert head.parts[-1].role == "jump"
            assert head.parts[-1].beside == (left >= jump)
        if columns > 1:
            assert min(heads_of_it, key=lambda head: head.cost).parts[-1].beside


def test_what_is_continued_has_a_lighter_head_than_what_is_new() -> None:
    """Else a page of one new story and two rests looks like one of three new ones."""
    for faces in (HOUSE.faces.local, HOUSE.faces.agency):
        (old,) = {head.parts[0].face for head in HeadWriter((SIGNED,), GRID, HOUSE, SETTER).continued(0, 3, faces)}
        assert old == faces.continued == faces.headline.replace("black", "bold")


def test_names_that_the_copy_opens_with_do_not_stand_under_the_head_as_well() -> None:
    opening = Paragraph("青渡周报讯（记者 温言）" + COPY[0].text)
    twice = replace(SIGNED, paragraphs=(opening,))
    assert twice.signed == ""
    for columns in (1, 2, 3):
        assert all(part.role != "byline" for head in heads(twice, columns, house=BELOW) for part in head.parts)
        assert any(part.role == "byline" for head in heads(SIGNED, columns, house=BELOW) for part in head.parts)


def test_a_deck_is_no_louder_than_half_its_headline_and_no_wider_where_it_can_be_smaller() -> None:
    for columns, deck in product((2, 3, 5), ("三百名学生排队步行上学", "老船工丁水生和他的四十二年渡口生涯", "三百名学生步行")):
        for head in heads(replace(SHORT, deck=(deck,)), columns):
            headline, below = (next(part for part in head.parts if part.role == role) for role in ("headline", "deck"))
            least, most = around_sizes(GRID.size, headline.size)
            assert least <= below.size <= most + 1e-6
            assert most <= max(headline.size / 2, GRID.size * 1.15)
            wide, wider = (
                max(SETTER.line(line, part.face).width for line in part.lines) * part.size for part in (headline, below)
            )
            assert wider <= wide + 1e-6 or below.size == least


def test_a_deck_has_a_second_line_only_where_one_is_impossible() -> None:
    for columns in (2, 3, 5):
        best = cheapest(replace(SHORT, deck=("老船工丁水生和他的四十二年渡口生涯",)), columns)
        below = next(part for part in best.parts if part.role == "deck")
        one_line = SETTER.line("".join(below.lines), below.face).width * around_sizes(GRID.size, best.size)[0]
        assert (len(below.lines) == 1) == (one_line <= FULLEST * GRID.span(columns))
