"""A page is led by a whole story: what is new stands above what is old."""

from __future__ import annotations

import pytest

from epaper.plan import costs
from epaper.plan.judging.build import build_of
from epaper.plan.judging.judge import judged
from epaper.plan.model import HeadBlock, HeadPart, Measure
from epaper.plan.pictures.stack import no_pictures
from epaper.plan.shapes.model import Body, Crown, Frame, Pair, crown, over
from epaper.plan.shapes.placed import placed
from epaper.plan.stories.matter import Piece

LARGE, SMALL = 28.0, 16.0


def module(order: int, part: int, size: float) -> Crown:
    """Make a story over all four columns with a head of one line."""
    head = HeadBlock((HeadPart("headline", ("标题",), size, "hei"),), 3, 0.0)
    frame = Frame(Piece(order, part, 20 * part), 4, head, no_pictures(), "plain", Measure(11, 4, 0.0, 1.5))
    return crown(frame, 10, Body(60, 60, 0, 0.0), 0.0)


def judge(page: Pair) -> float:
    """Price a page without briefs."""
    crowns = placed(page, 0, 0)
    return sum(price for _, price in judged(page, crowns, build_of(page, crowns, lambda piece: False)))


def test_a_page_led_by_a_rest_costs_more_than_one_led_by_a_whole_story() -> None:
    whole = over(module(1, 0, LARGE), module(2, 0, SMALL), 0.0)
    rest = over(module(1, 1, SMALL), module(2, 0, LARGE), 0.0)
    assert judge(rest) - judge(whole) == pytest.approx(costs.REST_LEADS)


def test_a_rest_below_a_whole_story_costs_nothing() -> None:
    whole = over(module(1, 0, LARGE), module(2, 0, SMALL), 0.0)
    rest_below = over(module(1, 0, LARGE), module(2, 1, SMALL), 0.0)
    assert judge(rest_below) == pytest.approx(judge(whole))


def test_a_page_on_which_no_story_begins_costs_more_than_one_led_by_a_rest() -> None:
    led_by_rest = over(module(1, 1, SMALL), module(2, 0, LARGE), 0.0)
    nothing_new = over(module(1, 1, LARGE), module(2, 1, SMALL), 0.0)
    assert judge(nothing_new) - judge(led_by_rest) == pytest.approx(costs.NOTHING_NEW)
