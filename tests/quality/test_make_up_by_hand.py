"""Pages of stories set by hand: one that breaks each rule of make-up, and one like it that does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from epaper.geometry import Rect
from epaper.scene.model import Fill, Image, Page, Region, Rule
from tests.quality.handset import GUTTER, LEFT, SIZE, Story, line, metric, page, top, upright_rule

LEAD = Story("头条", 0, 0, (30, 30, 50, 50), size=36.0)
UNDER = Story("二条", 0, 30, (20, 20), size=24.0)
GOOD = page(LEAD, UNDER)  # an L, and a story in its corner


OF_THE_PAGE = ["Q12", "Q12-hole", "Q13", "F6", "F4", "F2", "F7", "H5", "Q14", "Q15", "Q15-v", "Q16", "Q17", "Q18", "Q19"]


@pytest.mark.parametrize("key", OF_THE_PAGE)
def test_a_good_page_meets_what_is_asked_of_it(key: str) -> None:
    assert metric(key, GOOD).met


@pytest.mark.parametrize("key", ["Q20", "Q20-lead", "Q20-rank", "Q21", "Q23", "Q27", "Q28"])
def test_its_heads_and_gutters_are_good_too(key: str) -> None:
    assert metric(key, GOOD, ranking=("头条", "二条")).met


def test_white_that_nothing_needs_is_a_share_of_the_type_area_and_a_hole() -> None:
    empty = page(LEAD, UNDER._replace(lines=6))
    unused, hole = metric("Q12", empty), metric("Q12-hole", empty)
    assert not unused.met
    assert not hole.met
    assert 5 < hole.value <= unused.value < 15
    assert unused.by_page == (unused.value,)
    assert [place.page for place in metric("Q12", replace(GOOD, number=2), empty).places] == [1]


def test_lines_left_white_are_counted_and_three_in_one_column_are_a_hole() -> None:
    assert metric("Q13", page(LEAD, UNDER._replace(lines=31))).value == pytest.approx(100 * (1 - 1 / 200))
    assert metric("F6", page(LEAD, UNDER._replace(lines=30))).met
    short = page(LEAD, UNDER._replace(lines=28))
    assert metric("Q13-lines", short).value == 4
    assert [place.fault for place in metric("F6", short).places] == ["第 2 栏空 4 行"]


def test_ground_that_no_story_has_is_white_too() -> None:
    assert metric("Q13-lines", page(LEAD, UNDER._replace(depths=(20, 16)))).value == 4
    assert not metric("Q13", page(LEAD, UNDER._replace(depths=(15, 15)))).met


def test_the_imprint_and_the_rule_above_it_are_no_white() -> None:
    imprint = line("", "furniture", LEFT, top(48) - 3.0, 400.0, 9.0, "地址：手排街1号")
    rule = Rule(LEFT, top(46) + 5.0, LEFT + 445.0, top(46) + 5.0, 0.4, "black")
    first = page(Story("长", 0, 0, (50,) * 4))
    shorter = [LEAD._replace(depths=(30, 30, 46, 46)), UNDER._replace(depths=(16, 16))]
    assert metric("Q13-lines", first, page(*shorter, number=2, marks=(rule,), more=(imprint,))).by_page == (0, 0)
    higher = [LEAD._replace(depths=(30, 30, 45, 45)), UNDER._replace(depths=(15, 15))]
    assert metric("Q13-lines", first, page(*higher, number=2, marks=(rule,), more=(imprint,))).by_page == (0, 4)


def test_what_is_no_story_is_no_white() -> None:
    ad = Region("广告", "article", (Rect(LEFT, top(30), 2 * 100 + GUTTER, 20 * 14),))
    marked = replace(page(LEAD), regions=(*page(LEAD).regions, ad, ad._replace(kind="ad")))
    assert metric("Q13", marked).value == 100


def test_a_head_is_no_story_without_copy_beside_a_picture() -> None:
    story = Story("图片新闻", 0, 0, (50, 50, 50, 50), lines=0)
    bare = page(story)
    picture = Rect(LEFT, top(5), 445.0, 45 * 14 - 5)
    shown = replace(
        bare,
        marks=(Image(picture, "a.png"),),
        regions=(*bare.regions, Region("图片新闻", "picture", (picture,))),
    )
    assert metric("Q19", bare).value == 1
    assert metric("Q19", shown).met


SIDE = (Story("左", 0, 0, (50, 50), size=28.0), Story("右", 2, 0, (50, 50)))


def test_heads_side_by_side_bump() -> None:
    assert metric("Q14", page(*SIDE)).by_page == (1,)
    lower = (LEAD._replace(depths=(50, 50, 4, 4), lines=92), SIDE[1]._replace(row=4, depths=(46, 46), drop=-4.0))
    assert metric("Q14", page(*lower)).met


def test_heads_of_unlike_size_and_face_with_a_rule_between_bump_by_half() -> None:
    two = (SIDE[0]._replace(size=32.0), SIDE[1])
    rule = upright_rule(SIDE[1].x - GUTTER / 2, (0, 50))
    assert metric("Q14", page(*two, marks=(rule,))).value == 0.5
    assert metric("Q14", page(*two)).value == 1
    assert metric("Q14", page(*SIDE, marks=(rule,))).value == 1


def test_a_lane_across_cuts_the_page_but_for_a_strip_at_its_foot() -> None:
    upper, lower = Story("上", 0, 0, (25, 25, 25, 25), size=30.0), Story("下", 0, 25, (25, 25, 25, 25))
    assert metric("Q15", page(upper, lower)).by_page == (1,)
    strip = (upper._replace(depths=(38,) * 4), lower._replace(row=38, depths=(12,) * 4))
    assert metric("Q15", page(*strip)).met
    both = (strip[0]._replace(depths=(19,) * 4), upper._replace(name="中", row=19, depths=(19,) * 4), strip[1])
    assert metric("Q15", page(*both)).value == 1


def test_a_row_of_advertisements_is_a_strip_too() -> None:
    made = page(Story("上", 0, 0, (40,) * 4))
    ads = [Region(name, "ad", (Rect(x, top(40), 200.0, 140.0),)) for name, x in (("甲", LEFT), ("乙", LEFT + 245.0))]
    under = tuple(each._replace(kind="article") for each in ads)
    assert metric("Q15", replace(made, regions=(*made.regions, *under, *ads))).met
    halves = page(Story("上", 0, 0, (40,) * 4), Story("左", 0, 40, (10, 10)), Story("右", 2, 40, (10, 10)))
    assert metric("Q15", halves).value == 1


def test_a_gutter_from_top_to_foot_cuts_a_page_of_more_than_two_stories() -> None:
    assert metric("Q15-v", page(*SIDE)).met
    parted = (SIDE[0], SIDE[1]._replace(depths=(25, 25)), Story("下", 2, 25, (25, 25)))
    assert metric("Q15-v", page(*parted)).value == 1


def test_an_index_box_of_two_columns_of_entries_lies_across_the_page_as_one() -> None:
    halves = (SIDE[0]._replace(depths=(40, 40)), SIDE[1]._replace(depths=(25, 25)), Story("下", 2, 25, (15, 15)))
    entries = [
        Region(each.name, "index", (Rect(x, top(40), 222.5, 140.0),))
        for each, x in zip(halves, (LEFT, LEFT + 222.5), strict=False)
    ]
    made = page(*halves)
    assert metric("Q15-v", made).value == 1
    assert metric("Q15-v", replace(made, regions=(*made.regions, *entries))).met


def legs_moved(made: Page, dx: float, dy: float) -> Page:
    """Put the second leg of the first story, and its lines, elsewhere."""
    leg = made.legs[1]
    moved = tuple(
        replace(each, x=each.x + dx, baseline=each.baseline + dy)
        if each.article == leg.article and each.role == "body" and each.x == leg.x
        else each
        for each in made.lines
    )
    shifted = leg._replace(x=leg.x + dx, baseline=leg.baseline + dy)
    return replace(made, lines=moved, legs=(made.legs[0], shifted, *made.legs[2:]))


STORY = Story("一条", 1, 0, (20, 20))


@pytest.mark.parametrize(
    ("dx", "dy", "fault"),
    [
        (-230.0, 0.0, "下一栏回到了左边"),
        (0.0, -42.0, "正文排到了题上面"),
    ],
)
def test_a_leg_may_not_turn_left_or_above_the_head(dx: float, dy: float, fault: str) -> None:
    assert fault in [place.fault for place in metric("Q16", legs_moved(page(STORY), dx, dy)).places]


def test_a_turn_may_not_lead_over_another_story() -> None:
    between = Story("夹条", 1, 4, (16,))
    parted = legs_moved(page(Story("一条", 0, 0, (20, 20)), between), 115.0, 0.0)
    assert [place.fault for place in metric("Q16", parted).places] == ["换栏时越过了另一篇"]


@pytest.mark.parametrize(("fill", "good"), [(0.3, False), (0.6, True), (0.95, True), (1.02, False)])
def test_a_headline_fills_its_measure(fill: float, good: bool) -> None:
    assert metric("Q17", page(LEAD._replace(fill=fill), UNDER)).met is good


def test_a_head_takes_whole_lines() -> None:
    good = page(STORY)
    off = tuple(each._replace(rects=tuple(rect.shifted(0, -5) for rect in each.rects)) for each in good.regions)
    assert not metric("Q18", replace(good, regions=off)).met


@pytest.mark.parametrize(("lines", "depth", "good"), [(2, 6, True), (3, 7, True), (20, 6, False)])
def test_three_lines_stand_under_a_head(lines: int, depth: int, good: bool) -> None:
    assert metric("Q19", page(Story("短", 0, 0, (depth, 40, 40, 40), lines=lines))).met is good


def test_legs_have_five_lines_but_for_the_last() -> None:
    assert metric("F4", page(Story("长", 0, 0, (9, 9), lines=6))).met
    assert [place.fault for place in metric("F4", page(Story("扁", 0, 0, (8, 8, 8, 8)))).places] == ["3 个栏段只有 4 行"]


def test_a_story_of_higher_rank_has_the_larger_head_but_for_a_brief() -> None:
    smaller = page(LEAD._replace(size=20.0), UNDER)
    assert metric("Q20", smaller, ranking=("头条", "二条")).value == 1
    assert metric("Q20-rank", smaller, ranking=("头条", "二条")).value == -1
    assert metric("Q20", smaller, ranking=("二条", "头条")).met
    brief = page(Story("短", 0, 0, (14,), size=14.0), Story("长", 0, 14, (36, 36, 50, 50), size=30.0))
    assert metric("Q20", brief, ranking=("他", "短", "长")).met


def test_no_head_inside_outdoes_page_one() -> None:
    front, inside = replace(page(LEAD._replace(size=26.0), UNDER), number=1), page(LEAD._replace(size=30.0), UNDER)
    found = metric("Q20-front", front, replace(inside, number=2))
    assert (found.value, [place.page for place in found.places]) == (1, [2])
    assert metric("Q20-front", replace(inside, number=1), replace(front, number=2)).met


def test_the_papers_lead_has_the_largest_head_of_its_page_however_short_it_is() -> None:
    outdone = page(LEAD._replace(size=20.0, lines=9), UNDER)
    assert metric("Q20", outdone, ranking=("头条", "二条")).value == 1
    assert metric("Q20", replace(outdone, number=2), ranking=("短", "头条", "二条")).met


def test_no_page_is_built_like_the_one_before_it() -> None:
    mirrored = page(LEAD._replace(depths=(50, 50, 30, 30)), UNDER._replace(column=2), number=2)
    assert metric("F2", GOOD, mirrored).met
    assert metric("F2", GOOD, replace(GOOD, number=2)).by_page == (0, 1)
    assert metric("F2", page(Story("一", 0, 0, (50,) * 4)), page(Story("二", 0, 0, (50,) * 4), number=2)).met


def test_one_tint_gives_texture_and_two_are_too_many() -> None:
    def tinted(*stories: Story) -> Page:
        return page(*SIDE, marks=tuple(Fill(Rect(story.x, top(0), story.width, 50 * 14.0), "tint") for story in stories))

    assert metric("F7", tinted(SIDE[0])).met
    assert [place.article for place in metric("F7", tinted(*SIDE)).places] == ["右"]


def test_a_head_is_no_larger_than_what_stands_under_it() -> None:
    assert metric("H5", page(Story("小", 0, 0, (12, 12), head=5))).met
    assert [place.article for place in metric("H5", page(Story("大", 0, 0, (12, 12), head=7))).places] == ["大"]


def test_heads_take_a_third_of_a_page_at_the_most() -> None:
    assert metric("H5-page", page(Story("大", 0, 0, (40,) * 4, head=13))).value == pytest.approx(100 * 13 / 40, abs=2)
    assert not metric("H5-page", page(Story("大", 0, 0, (40,) * 4, head=18))).met


def test_one_head_leads_the_page() -> None:
    assert not metric("Q20-lead", page(LEAD, UNDER._replace(size=34.0))).met
    large = replace(page(LEAD._replace(size=50.0), UNDER._replace(size=40.0)), width=1000.0)
    assert not metric("Q20-lead", large).met  # 12 points on a broadsheet, whatever the ratio
    assert metric("Q20-lead", replace(large, width=600.0)).met


def test_the_papers_name_outdoes_every_head() -> None:
    name = line("", "masthead", LEFT, 25.0, 200.0, 40.0, "手排日报")
    assert not metric("Q21", page(LEAD, UNDER, more=(name,))).met
    assert metric("Q21", page(LEAD, UNDER, more=(replace(name, size=60.0),))).met


def turned(goes: int | None = 2, comes: int | None = 1, *, before: int = 40, after: int = 60) -> tuple[Page, Page]:
    first = Story("长", 0, 0, (before // 2 + 4,) * 2, goes=goes)
    rest = Story("长", 0, 0, (after // 2 + 4,) * 2, comes=comes, first=before - bool(goes))
    return page(first), page(rest, number=2)


@pytest.mark.parametrize(
    ("pages", "faults"),
    [
        (turned(), []),
        (turned(goes=3), ["下转的版次不是 2"]),
        (turned(goes=None), ["下转的版次不是 2"]),
        (turned(comes=4), ["上接的版次不是 1"]),
        (turned(before=10), ["转版前只有 9 行"]),
        (turned(after=10), ["转版后只有 10 行"]),
    ],
)
def test_a_jump_names_its_pages_and_leaves_enough_on_both_sides(pages: tuple[Page, Page], faults: list[str]) -> None:
    assert [place.fault for place in metric("Q23", *pages).places] == faults


@pytest.mark.parametrize(("said", "good"), [("▶接{}版", True), ("A{} →", True), ("▶接下一版", False)])
def test_a_jump_is_told_in_the_words_of_any_paper(said: str, good: bool) -> None:
    pages = tuple(
        replace(each, lines=tuple(replace(line, text=said.format(line.leads)) if line.leads else line for line in each.lines))
        for each in turned()
    )
    assert metric("Q23", *pages).met is good


def test_few_stories_jump() -> None:
    first, rest = turned()
    assert metric("F5", first, rest).by_page == (1, 0)
    assert metric("F5", first, rest).met
    both = page(Story("长", 0, 0, (34, 34), goes=2), Story("又", 2, 0, (34, 34), goes=2))
    assert not metric("F5", both, rest).met


def test_a_jump_does_not_fall_on_a_paragraphs_end() -> None:
    first, rest = turned()
    at = max(number for number, each in enumerate(first.lines) if each.role == "body")
    full_stop = replace(first.lines[at], text="天地人口山水日月国。")
    next_one = tuple(replace(each, paragraph=1) if each.role == "body" else each for each in rest.lines)
    ended = replace(first, lines=(*first.lines[:at], full_stop, *first.lines[at + 1 :]))
    assert [place.fault for place in metric("Q23", ended, replace(rest, lines=next_one)).places] == ["转在段末"]
    assert metric("Q23", ended, rest).met


def test_a_story_jumps_once() -> None:
    first, rest = turned()
    again = replace(page(Story("长", 0, 0, (34, 34), comes=2, first=99), Story("他", 2, 0, (34, 34)), number=3))
    going = Story("长", 0, 0, (34, 34), comes=1, goes=3, first=39)
    pages = first, page(going, Story("又", 2, 0, (34, 34)), number=2), again
    assert "转了不止一次" in [place.fault for place in metric("Q23", *pages).places]
    assert metric("Q23", first, rest).met


def test_type_keeps_clear_of_a_rule_between_stories() -> None:
    gap = SIDE[1].x - GUTTER / 2
    assert metric("Q27", page(*SIDE, marks=(upright_rule(gap, (4, 50)),))).met
    assert not metric("Q27", page(*SIDE, marks=(upright_rule(gap + 5.0, (4, 50)),))).met


@pytest.mark.parametrize(
    ("weight", "inside", "met"),
    [(0.35, 3.5, True), (0.35, 1.5, False), (0.35, -4.0, False), (1.5, 3.5, False), (1.5, 6.5, True), (1.5, -4.0, False)],
)
def test_type_keeps_clear_of_the_frame_around_its_story(weight: float, inside: float, met: bool) -> None:
    """A fine frame, the edge of a tint, may be nearer than another; one that runs through the copy is no rule of the copy's."""
    whole = page(*SIDE)
    left, right = SIDE[0].x - inside, SIDE[0].x + SIDE[0].width + inside
    frame = framed(Rect(left, top(0), right - left, top(50) - top(0)), weight)
    assert metric("Q27", replace(whole, marks=frame)).met == met


def framed(rect: Rect, weight: float) -> tuple[Rule, ...]:
    """Draw a frame."""
    left, top, right, foot = rect.x, rect.y, rect.right, rect.bottom
    edges = ((left, top, right, top), (left, foot, right, foot), (left, top, left, foot), (right, top, right, foot))
    return tuple(Rule(*edge, weight, "black") for edge in edges)


def test_stories_stand_no_nearer_than_legs_of_one() -> None:
    good = page(*SIDE)
    nearer = tuple(leg._replace(x=leg.x - 6.0) if leg.article == "右" else leg for leg in good.legs)
    lines = tuple(replace(each, x=each.x - 6.0) if each.article == "右" else each for each in good.lines)
    assert not metric("Q27", replace(good, legs=nearer, lines=lines)).met


def test_a_page_has_four_families_at_most(shipped_families: tuple[Page, Page]) -> None:
    few, many = shipped_families
    assert metric("Q28", few).met
    assert [place.page for place in metric("Q28", few, many).places] == [2]


@pytest.fixture
def shipped_families() -> tuple[Page, Page]:
    from epaper.scene.model import GlyphRun

    def of(number: int, *faces: str) -> Page:
        made = page(LEAD, UNDER, number=number)
        runs = [GlyphRun(face, SIZE, "black", 0.0, 0.0, (1,), (0.0,), "天", (0,)) for face in faces]
        return replace(made, lines=tuple(replace(each, runs=(runs[at % len(runs)],)) for at, each in enumerate(made.lines)))

    return of(1, "song", "hei", "kai", "brush"), of(2, "song", "hei", "kai", "brush", "latin")


def laid(*places: tuple[float, float]) -> Page:
    """Set lines of copy on a page of one large story at their places, each 100 points wide."""
    made = page(Story("文", 0, 0, (50, 50, 50, 50)))
    return replace(made, lines=tuple(line("文", "body", x, y, 100.0, SIZE, "天地", 2 * at) for at, (x, y) in enumerate(places)))


@pytest.mark.parametrize(
    ("places", "number"),
    [
        (((20.0, 100.0), (20.0, 114.0)), 0),
        (((20.0, 100.0), (20.0, 104.0)), 1),
        (((20.0, 104.0), (250.0, 100.0)), 0),  # a leg beside rows that keep to no grid
        (((20.0, 100.0), (250.0, 102.0), (20.0, 104.0)), 1),  # whatever stands beside both
    ],
)
def test_no_line_lies_on_another(places: tuple[tuple[float, float], ...], number: int) -> None:
    assert [place.fault for place in metric("Q25", laid(*places)).places] == ["压在另一行上"] * number
