"""A head is set at the largest size that fits its measure, loses no character, and prefers the breaks given by its writer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from epaper.fonts.book import FontBook
from epaper.typeset.display import display_extents, display_line
from epaper.typeset.heads import (
    EMPTIEST,
    FULLEST,
    LEAST_LINE,
    SHRUNK,
    STEP,
    HeadFit,
    Heading,
    HeadSetter,
    Room,
    Setting,
    joined,
    ruler,
    uneven,
)
from epaper.typeset.upright import upright_line

BOOK = FontBook.shipped()
SETTER = HeadSetter(BOOK)
FACE = "song-black"
ROWS = (Path(__file__).parent / "heads.txt").read_text(encoding="utf-8").splitlines()
HEADS = [re.sub(r"^~\d+ |\|| ##.*", "", row) for row in ROWS if row and not row.startswith("#")]
DECK = ("湖南省智能衡器计量产业对接会暨“5·20世界计量日”活动在衡阳举行 陈飞叶仁雄朱健刘中杰出席",)
LEAD = ("坚定不移走智能化发展之路", "持续完善产业发展生态")


def letters(lines: tuple[str, ...]) -> str:
    return "".join(lines).replace(" ", "")


def best(fits: tuple[HeadFit, ...], lines: int) -> HeadFit:
    return next(fit for fit in fits if len(fit.lines) == lines)


def fit_head(
    lines: tuple[str, ...], width: float, least: float, most: float, most_lines: int, context: str = ""
) -> tuple[HeadFit, ...]:
    return SETTER.fit(Heading(lines, FACE, context=context), Room(width, least, most, most_lines))


def break_head(lines: tuple[str, ...], count: int) -> tuple[Setting, ...]:
    return SETTER.settings(Heading(lines, FACE), count)


def width_of(line: str) -> float:
    return SETTER.line(line, FACE).width


@pytest.mark.parametrize("upright", [False, True])
@pytest.mark.parametrize("face", ["song-black", "hei-black", "kai"])
def test_what_is_fitted_is_what_will_be_set(face: str, upright: bool) -> None:
    for head in HEADS:
        for fit in SETTER.fit(Heading((head,), face, upright), Room(300, 14, 36, 3)):
            set_lines = [upright_line(line, face, BOOK) if upright else display_line(line, face, BOOK) for line in fit.lines]
            assert fit.fill == pytest.approx(max(line.width for line in set_lines) * fit.size / 300)


@pytest.mark.parametrize("face", ["song-black", "hei-black", "kai", "latin-black"])
def test_the_parts_of_a_line_are_measured_as_they_will_be_alone(face: str) -> None:
    for head in [*HEADS, "AVATAR's fine efforts", "WTO与WiFi", "100MW光伏并网", "AI+制造"]:
        measured = ruler(display_extents(head, face, BOOK), len(head))
        assert measured.width(0, len(head)) == pytest.approx(display_line(head, face, BOOK).width)
        if " " in head:
            before, _, after = head.partition(" ")
            assert measured.width(0, len(before) + 1) == pytest.approx(display_line(before, face, BOOK).width, abs=0.1)
            assert measured.width(len(before) + 1, len(head)) == pytest.approx(display_line(after, face, BOOK).width, abs=0.1)


def test_lines_given_by_the_writer_are_kept() -> None:
    setting = break_head(LEAD, 2)[0]
    assert setting.lines == LEAD
    assert setting.width == 12.0


def test_two_given_lines_go_on_one_with_a_gap_between() -> None:
    assert break_head(LEAD, 1)[0].lines == (" ".join(LEAD),)


def test_a_third_line_divides_a_given_one_and_never_joins_across() -> None:
    for setting in break_head(LEAD, 3):
        assert "".join(setting.lines).index(LEAD[1][0]) == len(LEAD[0])
        assert all(line in LEAD[0] or line in LEAD[1] for line in setting.lines)


def test_there_is_no_setting_in_more_lines_than_places_to_break() -> None:
    assert break_head(("会谈",), 3) == ()


def test_the_size_is_the_largest_step_that_leaves_air() -> None:
    fit = best(fit_head(("习近平同俄罗斯总统普京会谈",), 508, 18, 60, 1), 1)
    assert fit.size % STEP == 0
    assert 13 * fit.size <= FULLEST * 508 < 13 * (fit.size + STEP)


def test_fits_that_agree_with_the_hand_made_page() -> None:
    assert best(fit_head(LEAD, 377, 18, 32, 2), 2).lines == LEAD
    article = "陈飞出席。厅长叶仁雄致辞，市委书记朱健、市长刘中杰参加。"
    deck = best(fit_head(DECK, 377, 12, 14, 2, article), 2)
    assert deck.lines == ("湖南省智能衡器计量产业对接会暨“5·20世界计量日”活动", "在衡阳举行 陈飞叶仁雄朱健刘中杰出席")


def test_an_empty_headline_has_no_fit() -> None:
    assert fit_head((), 377, 18, 32, 2) == fit_head(("",), 377, 18, 32, 2) == ()


def test_a_lone_character_is_set_as_large_as_allowed() -> None:
    (fit,) = fit_head(("雪",), 377, 18, 32, 3)
    assert (fit.lines, fit.size) == (("雪",), 32)
    assert fit.fill < EMPTIEST


def test_a_head_far_too_long_gets_the_lines_it_needs_at_the_lowest_size() -> None:
    head = ("澄溪县人民政府办公室关于做好2026年汛期地质灾害防治工作的通知" * 2 + "（试行）及其他有关事项",)
    (fit,) = fit_head(head, 116, 14, 18, 3)
    assert len(fit.lines) > 3
    assert fit.size == 14
    assert fit.fill <= FULLEST
    assert letters(fit.lines) == letters(head)


def test_a_quotation_wider_than_the_measure_is_torn_between_han_not_at_a_figure() -> None:
    (fit,) = fit_head(("“5·20世界计量日”活动在衡阳举行",), 110, 14, 18, 1)
    assert fit.fill <= FULLEST
    assert not any(line[0] in "·”，" or line[-1] in "“·" for line in fit.lines)


def test_a_measure_narrower_than_a_character_still_loses_nothing() -> None:
    (fit,) = fit_head(("澄溪 水位",), 5, 14, 18, 2)
    assert letters(fit.lines) == "澄溪水位"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text("澄溪县志高江水“”，：！0129%.aZ习近平在的和普京", min_size=1, max_size=30), min_size=1, max_size=3),
    st.sampled_from([60.0, 116.0, 246.0, 508.0, 999.0]),
    st.integers(1, 4),
)
def test_every_head_fits_and_keeps_every_character(head: list[str], width: float, lines: int) -> None:
    given_lines = tuple(head)
    fits = fit_head(given_lines, width, 14, 36, lines)
    assert fits
    assert list(fits) == sorted(fits, key=lambda fit: (fit.badness, -fit.size, len(fit.lines)))
    for fit in fits:
        assert letters(fit.lines) == letters((joined(given_lines),))
        assert all(line == line.strip() and line for line in fit.lines)
        assert 14 * SHRUNK - STEP <= fit.size <= 36
        assert fit.fill == pytest.approx(max(map(width_of, fit.lines)) * fit.size / width)
        assert fit.fill <= FULLEST + 1e-9 or max(map(width_of, fit.lines)) < 4  # one unbreakable token may be wider


QUOTED = ("“孩子们跑起来，整个镇子就醒了” 老窑头社区智慧灌溉系统进入收尾阶段",)
WITNESS = "老窑头社区的智慧灌溉系统进入收尾阶段。老窑头社区的居民说，智慧灌溉系统很好。"


@pytest.mark.parametrize("width", range(420, 900, 40))
@pytest.mark.parametrize("least", [36.0, 45.0, 54.0])
def test_a_head_too_long_for_its_tier_parts_no_word_and_a_quotation_only_behind_its_comma(width: float, least: float) -> None:
    for fit in SETTER.fit(Heading(QUOTED, "hei-black", context=WITNESS), Room(width, least, 63.0, 2)):
        text = "|".join(fit.lines)
        assert "就醒了” 老" not in text  # its space is the first place to break
        assert "整个镇子就醒了" in text
        for word in ("社区", "智慧", "灌溉", "系统", "进入", "收尾", "阶段"):
            assert word in text
        assert fit.size >= least * SHRUNK - STEP
        assert fit.fill <= FULLEST + 1e-6


def test_a_head_shrinks_a_step_below_its_tier_rather_than_tear_a_word() -> None:
    heading = Heading(("人工智能",), "hei-black")
    (fit,) = SETTER.fit(heading, Room(210.0, 54.0, 63.0, 1))  # at 54 points it is 216 wide
    assert fit.lines == ("人工智能",)
    assert 45.5 <= fit.size < 54.0


def test_a_head_of_one_given_size_keeps_it() -> None:
    (fit,) = SETTER.fit(Heading(("人工智能",), "hei-black"), Room(3.9, 1.0, 1.0, 1))  # widths in em of its own type
    assert fit.size == 1.0


@pytest.mark.parametrize("head", ["前4个月石埠镇增长40%", "河堤加固工程通过专家评审"])
def test_a_head_is_set_smaller_or_on_fewer_lines_rather_than_in_scraps(head: str) -> None:
    for fits in (fit_head((head,), 116, 12, 20, 5), fit_head((head,), 246, 18, 28, 4)):
        assert min(map(width_of, fits[0].lines)) >= LEAST_LINE - 0.5


def test_lines_far_apart_in_length_are_worse_than_even_ones_but_in_upright_heads_scraps_may_stand() -> None:
    assert uneven([4.0, 10.0], LEAST_LINE) > uneven([6.0, 10.0], LEAST_LINE) == 0.0
    assert uneven([3.0, 4.0], LEAST_LINE) > uneven([4.0, 4.0], LEAST_LINE)
    assert uneven([2.0], LEAST_LINE) == 0.0
    upright = SETTER.settings(Heading(("卫生院", "开门"), FACE, upright=True), 2)[0]
    assert upright.uneven < SETTER.settings(Heading(("卫生院", "开门"), FACE), 2)[0].uneven
