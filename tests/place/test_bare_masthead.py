"""A paper that says nothing of its date and number: no empty band stands under its name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from epaper.compose import compose
from epaper.geometry import Rect
from epaper.issue.model import Masthead
from epaper.scene.model import Facsimile, Rule
from epaper.style import Style, load_style
from epaper.style.files import shipped_styles
from tests.issues.makers import one_line_issue

BARE = Masthead("澄溪周报")
PAIR = 6.0  # points: rules no farther apart are one, thick and thin


def masthead(made: Facsimile) -> Rect:
    """Return the ground of the masthead."""
    ((ground,),) = [region.rects for region in made.pages[0].regions if region.kind == "masthead"]
    return ground


def bars(made: Facsimile) -> list[Rule]:
    """Return the rules across the masthead, from the top down; of a thick and a thin one the first."""
    ground = masthead(made)
    rules = [mark for mark in made.pages[0].marks if isinstance(mark, Rule) and mark.y0 == mark.y1 <= ground.bottom]
    across = sorted((rule for rule in rules if rule.x1 - rule.x0 == pytest.approx(ground.width)), key=lambda rule: rule.y0)
    return [rule for rule, above in zip(across, (None, *across), strict=False) if not above or rule.y0 - above.y0 > PAIR]


@pytest.mark.parametrize("style", shipped_styles())
@pytest.mark.parametrize(("bare", "expected"), [(BARE, 1), (replace(BARE, issue_number="第1期"), 2)], ids=["bare", "numbered"])
def test_a_name_alone_has_one_rule_under_it(style: str, bare: Masthead, expected: int) -> None:
    made = compose(replace(one_line_issue(), masthead=bare), Style(stock="a4", house=load_style(style)))
    assert len(bars(made)) == expected


def test_the_slogan_of_a_bare_masthead_stands_inside_it_below_the_rule() -> None:
    made = compose(replace(one_line_issue(), masthead=replace(BARE, slogan="守正创新")), Style(stock="a4"))
    (slogan,) = [line for line in made.pages[0].lines if line.text == "守正创新"]
    (rule,) = bars(made)
    assert rule.y0 < slogan.baseline - slogan.size * 0.8
    assert slogan.baseline < masthead(made).bottom


@pytest.mark.parametrize("style", shipped_styles())
@pytest.mark.parametrize("name", ["湘" * 3000, "湘", "湘江"])
def test_a_name_of_any_length_is_lettered_inside_the_page(style: str, name: str) -> None:
    made = compose(replace(one_line_issue(), masthead=Masthead(name)), Style(stock="a4", house=load_style(style)))
    page = made.pages[0]
    named = [line for line in page.lines if line.role == "masthead" and line.text == name]
    assert all(line.x >= 0 and line.x + line.width <= page.width and line.size > 0 for line in named)


@pytest.mark.parametrize("stock", ["a4", "tabloid", "broadsheet"])
@pytest.mark.parametrize(("name", "apart"), [("渡口", 0.5), ("大公报", 0.75), ("澄溪周报", 1.0)])
def test_the_letters_of_a_short_name_stand_near_enough_to_be_one_word(stock: str, name: str, apart: float) -> None:
    made = compose(replace(one_line_issue(), masthead=Masthead(name, supervisor="澄溪县融媒体中心")), Style(stock=stock))
    (line,) = [line for line in made.pages[0].lines if line.role == "masthead" and line.text == name]
    assert line.width <= (len(name) + (len(name) - 1) * apart) * line.size + 0.01
    ground = masthead(made)
    assert ground.x <= line.x <= line.x + line.width <= ground.right
