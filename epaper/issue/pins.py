"""What the editor decides about make-up, as an issue file says it; what is left open the planner decides.

Pages, columns and lines are counted from 1, as people count them; lines from the top of the type area, masthead included.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

PinnedTier = Literal["lead", "page", "second", "third", "brief"]
PinnedDress = Literal["plain", "box", "ornament", "band", "broken", "upright", "topped"]


class Spot(NamedTuple):
    """The top left corner of a story: base column and line of the grid; 0 leaves one of them open."""

    column: int
    row: int


class HeadLines(NamedTuple):
    """A kicker or deck: its size in points, and how many lines it is in; 0 where there is none."""

    size: float
    lines: int


NO_LINES = HeadLines(0.0, 0)


class Module(NamedTuple):
    """The module 版位 of one part of a story, exactly: page, top left corner, for each base column the lines down to its foot.

    `head` counts the lines of the head, its white included, `size` is that of the headline in points; it stands `over` so many of
    the first columns, 0 means all. The headline is in `lines` 折, with `kicker` and `deck` as these say; 0 lines leave all three
    open. `pictures` are the lines that pictures take off each base column below the head, or beside it; no pictures have none.
    `quote` are those that a pull-quote takes off base columns, wherever it stands in them; nor has it any without one. The parts
    of a story that jumps are modules in their order.
    """

    page: int
    column: int
    row: int
    depths: tuple[int, ...]
    head: int
    size: float
    dress: PinnedDress = "plain"
    pictures: tuple[int, ...] = ()
    quote: tuple[int, ...] = ()
    over: int = 0
    lines: int = 0
    kicker: HeadLines = NO_LINES
    deck: HeadLines = NO_LINES


@dataclass(frozen=True, slots=True)
class Pins:
    """What is decided about one story; its page and rank are fields of `Article`.

    `columns` 栏数 is how many base columns it spans and `rows` 行数 how deep it is, 0 if open. `whole` 不转版 forbids a jump,
    `together` 同版 asks for all stories of its group on one page. `ear` 报眼 puts it beside the masthead. `pull_quote` 引语
    are words of the story that may be shown large as well, "auto" leaves their choice open, empty forbids it; `deck_spare`
    副题可省 lets the deck go where room is short. `modules` 版位 are where a plan written back found it.
    """

    columns: int = 0
    rows: int = 0
    spot: Spot | None = None
    tier: PinnedTier | None = None
    dress: PinnedDress | None = None
    whole: bool = False
    together: bool = False
    ear: bool = False
    pull_quote: str = ""
    deck_spare: bool = False
    modules: tuple[Module, ...] = ()


@dataclass(frozen=True, slots=True)
class Makeup:
    """What is decided about the whole issue.

    `style` 版式 is the name or path of a style file; `locked` 锁版 are pages that stand as their modules say; `grid` 版样 is
    the grid the modules were written on, as "a4 4x53 10.5"; `index` 导读 asks for an index box or forbids it.
    """

    style: str = ""
    locked: tuple[int, ...] = ()
    grid: str = ""
    index: bool | None = None
