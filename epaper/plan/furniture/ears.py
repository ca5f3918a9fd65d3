"""The masthead and what may stand beside it → the masthead with its ears 报眼, and their places on the page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from epaper.geometry import Rect
from epaper.issue.model import Article, Issue
from epaper.issue.text import excerpt
from epaper.plan.division import Divided
from epaper.plan.furniture.slotcopy import SlotWriter
from epaper.plan.grid import Grid
from epaper.plan.masthead.data import Width
from epaper.plan.masthead.lettering import MastheadPlan
from epaper.plan.masthead.manner import plan_masthead
from epaper.plan.masthead.nameplate import EAR_SHARE, EARS_ROOM, NameplatePlan
from epaper.style import House

EAR_TOP, EAR_FOOT = 3.0, 5.0  # points between an ear and the data above it, and the date bar below
GROWTH = 4  # lines by which a masthead may become higher for the ears an editor wants
FULL_LEAST = 0.6  # of the lines of an ear, that a notice nobody wants there must fill: in an empty box it would look forgotten
TOP_SLACK = 0.3  # of a pitch: an ear need not begin with a whole line


def plan_front(copy: Divided, grid: Grid, house: House, width: Width, writer: SlotWriter) -> MastheadPlan | NameplatePlan:
    """Size the masthead with as many ears as there is place for, of those that fit."""
    masthead = copy.issue.masthead
    plan = plan_masthead(masthead, grid, house, width)
    wanted = tuple(box for box in copy.boxes if box.pins.ear)
    nameplate = isinstance(plan, NameplatePlan)
    most = _most(plan, grid)
    chosen: tuple[Article, ...] = ()
    for article in wanted or (() if nameplate else _free(copy.boxes)):
        if len(chosen) == most:
            break
        tried = plan_masthead(masthead, grid, house, width, tuple(each.id for each in (*chosen, article)))
        for more in range(GROWTH + 1 if wanted else 1):
            grown = tried._replace(rows=tried.rows + more)
            frames = ear_rects(grown, grid)
            ears = zip((*chosen, article), frames, strict=True)
            if all(_fits(ear, frame, grid, writer, asked=bool(wanted)) for ear, frame in ears):
                chosen, plan = (*chosen, article), grown
                break
    return plan


def _free(boxes: Sequence[Article]) -> tuple[Article, ...]:
    """Return forecasts, then notices, that may stand anywhere; a nameplate is made smaller only if one asks."""
    small = (box for box in boxes if box.kind in ("weather", "notice"))
    free = (box for box in small if box.page is None and not (box.pins.columns or box.pins.rows))
    return tuple(sorted(free, key=lambda box: box.kind != "weather"))


def ear_ids(plan: MastheadPlan | NameplatePlan) -> tuple[str, ...]:
    """Return the articles that stand beside the name."""
    return plan.beside if isinstance(plan, NameplatePlan) else plan.ears


def ear_rects(plan: MastheadPlan | NameplatePlan, grid: Grid) -> tuple[Rect, ...]:
    """Return the frames of the ears in points, one for each article beside the name, from left to right."""
    area = grid.area
    if isinstance(plan, MastheadPlan):
        left = grid.x(plan.name_columns)
        foot = plan.bar_top(grid) - EAR_FOOT
        return (Rect(left, area.y, area.right - left, foot - area.y),) * len(plan.ears)
    top, width = area.y + len(plan.ears) * EARS_ROOM * plan.ears_size + EAR_TOP, EAR_SHARE * area.width
    sides = (area.x, area.right - width) if len(plan.beside) == 2 else (area.right - width,)
    return tuple(Rect(x, top, width, plan.bar_top(grid) - EAR_FOOT - top) for x in sides[: len(plan.beside)])


def ear_lines(frame: Rect, grid: Grid) -> tuple[int, int]:
    """Return the first line of the grid in an ear, and how many there are."""
    first = math.ceil((frame.y - grid.top(0)) / grid.pitch - TOP_SLACK)
    return first, max(0, math.floor((frame.bottom - grid.top(first)) / grid.pitch + TOP_SLACK))


def ears_left_out(issue: Issue, plan: MastheadPlan | NameplatePlan, grid: Grid) -> Iterator[tuple[Article, str]]:
    """Yield the articles an editor wants beside the masthead that have no place there, each with the reason and a remedy."""
    ears, most = ear_ids(plan), _most(plan, grid)
    taken = False  # by those before it, which come first
    for article in issue.articles:
        taken = taken or (0 < most == len(ears) and article.id == ears[-1])
        if not article.pins.ear or article.id in ears:
            continue
        if not most:
            yield article, "版面只有一栏，报名旁边没有报眼，已排到版内；可换大一些的纸张，或去掉报眼的要求。"
        elif taken:
            titles = "".join(f"《{excerpt(each.title)}》" for each in issue.articles if each.id in ears)
            yield article, f"报眼已排{titles}，只放得下 {most} 篇，已排到版内；可去掉其中一篇报眼的要求。"
        else:
            yield article, "报眼里放不下，已排到版内；可删减文字，或去掉报眼的要求。"


def _most(plan: MastheadPlan | NameplatePlan, grid: Grid) -> int:
    """Count the places beside the name."""
    return 2 if isinstance(plan, NameplatePlan) else int(grid.columns > 1)


def _fits(article: Article, frame: Rect, grid: Grid, writer: SlotWriter, *, asked: bool) -> bool:
    """Say whether an ear holds an article, and whether that fills it, as a forecast fills any."""
    lines = ear_lines(frame, grid)[1]
    copy = writer.copy(article, frame.width, lines)
    filled = asked or article.kind == "weather" or copy.rows >= FULL_LEAST * lines
    return copy.bare or (copy.rows <= lines and filled)
