"""Two legs set by hand: what stands alone at a head or foot, what is under a sub-heading, what ends on one character."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import pytest

from epaper.geometry import Rect
from epaper.quality.measure import measure
from epaper.scene.model import Baselines, Facsimile, Leg, LineRole, Page, Region, TextLine

SIZE, PITCH, CELLS, FIRST = 10.0, 14.0, 10, 20.0
FULL = "天地人口山水日月国中"


class Set(NamedTuple):
    """A line as it is set: the paragraph it belongs to, its text, its role."""

    paragraph: int
    text: str = FULL
    role: LineRole = "body"


def pages(*legs: list[Set], turned: bool = False) -> tuple[Page, ...]:
    """Stand legs side by side on one page, or each on a page of its own."""
    done: dict[int, int] = {}
    lines: list[list[TextLine]] = []
    for number, leg in enumerate(legs):
        x = 20.0 + (0 if turned else number) * 120.0
        lines.append([])
        for row, (paragraph, text, role) in enumerate(leg):
            start = done.get(paragraph, 0)
            done[paragraph] = start + len(text)
            baseline = FIRST + row * PITCH
            lines[-1].append(
                TextLine("a1", role, paragraph, start, start + len(text), x, baseline, len(text) * SIZE, SIZE, text, ())
            )
    rows = max(map(len, legs))
    stand = [Leg("a1", 20.0 + (0 if turned else number) * 120.0, FIRST, CELLS * SIZE, rows) for number in range(len(legs))]
    region = Region("a1", "article", (Rect(0, 0, 300, FIRST + rows * PITCH),))
    if turned:
        return tuple(
            Page(n, 300, 300, (), tuple(own), (region,), legs=(leg,))
            for n, (own, leg) in enumerate(zip(lines, stand, strict=True), 1)
        )
    return (Page(1, 300, 300, (), tuple(line for own in lines for line in own), (region,), legs=tuple(stand)),)


def faults(key: str, *legs: list[Set], turned: bool = False) -> list[str]:
    made = Facsimile("手排", "a4", SIZE, pages(*legs, turned=turned), baselines=Baselines(FIRST, PITCH))
    return [place.text for metric in measure(made) if metric.key == key for place in metric.places]


SHORT = "天地。"
BODY = [Set(0), Set(0), Set(0)]


@pytest.mark.parametrize(
    ("below", "alone"),
    [
        ([Set(0, SHORT), Set(1), Set(1)], [SHORT]),
        ([Set(0, FULL[:5]), Set(1), Set(1)], []),  # half the measure and more may stand there
        ([Set(1, SHORT), Set(2), Set(2)], []),  # a paragraph of one line is no rest of one
        ([Set(0), Set(0, SHORT), Set(1)], []),
    ],
)
def test_a_short_last_line_may_not_stand_alone_at_a_legs_head(below: list[Set], alone: list[str]) -> None:
    assert faults("Q8", BODY, below) == alone


@pytest.mark.parametrize(("turned", "alone"), [(True, [FULL]), (False, [])])
def test_a_first_line_may_not_stand_alone_where_the_copy_turns_to_another_page(turned: bool, alone: list[str]) -> None:
    assert faults("Q8", [*BODY[:2], Set(1)], [Set(1), Set(1), Set(1)], turned=turned) == alone


HEADING = Set(1, "小标题", "subheading")


@pytest.mark.parametrize(
    ("above", "below", "bare"),
    [
        ([Set(0), HEADING, Set(2)], [Set(2), Set(2), Set(2)], ["小标题"]),
        ([Set(0), Set(0), HEADING], [Set(2), Set(2), Set(2)], ["小标题"]),
        ([HEADING, Set(2), Set(2), Set(2)], [Set(2), Set(2), Set(2)], []),
        ([HEADING, Set(2), Set(2)], [Set(3, "又一个", "subheading"), Set(4), Set(4)], []),  # that is all there is under it
    ],
)
def test_a_subheading_has_three_lines_under_it_in_its_leg(above: list[Set], below: list[Set], bare: list[str]) -> None:
    assert faults("P6", above, below) == bare


def test_a_paragraph_does_not_end_on_one_character() -> None:
    assert faults("Q7", [Set(0), Set(0, "天。")], [Set(1), Set(1, "天地")]) == ["天。"]


def test_an_item_of_one_character_is_no_end_of_a_paragraph() -> None:
    (made,) = pages([Set(0), Set(1, "• ", "item"), Set(1, "甲", "item")])
    *first, mark, text = made.lines
    level = replace(made, lines=(*first, mark, replace(text, x=mark.x + 2 * SIZE, baseline=mark.baseline)))
    for page, told in ((made, ["甲"]), (level, [])):
        found = Facsimile("手排", "a4", SIZE, (page,), baselines=Baselines(FIRST, PITCH))
        assert [place.text for metric in measure(found) if metric.key == "Q7" for place in metric.places] == told


def test_legs_end_level_but_the_last_may_be_short_by_a_line() -> None:
    assert faults("Q11", [*BODY, Set(1)], [Set(1), Set(1), Set(1)]) == []
    assert len(faults("Q11", [*BODY, Set(1)], [Set(1), Set(1)])) == 1
    assert len(faults("Q11", BODY, [*BODY, Set(1)])) == 1
