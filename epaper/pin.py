"""An issue on disk → the same issue with today's make-up written down in it, or with what was written down taken off."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from epaper.errors import UsageError
from epaper.fonts.book import FontBook
from epaper.issue.places import write_grid
from epaper.issue.reader import read_issue
from epaper.issue.rewrite import Rewritten, write_modules
from epaper.plan.copyfit import plan_issue
from epaper.plan.editor.again import Made
from epaper.plan.editor.given import grid_mark
from epaper.plan.editor.pinned import modules_of
from epaper.plan.stories.matter import setter_for
from epaper.style import Style
from epaper.style.files import choose_house


class Pinned(NamedTuple):
    """What was written: into which file, for how many stories, how many modules."""

    file: Rewritten
    stories: int
    modules: int


def pin(path: Path, style: Style, wanted: str = "", book: FontBook | None = None, last: Made | None = None) -> Pinned:
    """Plan the issue at `path` and write where every story stands into its file; `wanted` is the house style asked for.

    With `last`, the make-up somebody looks at, it is that which is written down, where it still holds.
    """
    issue = read_issue(path).issue
    book = book or FontBook.shipped()
    house = style.house or choose_house(issue.masthead, path, wanted=issue.makeup.style, asked=wanted)
    setter = setter_for(issue, book, house)
    plan = plan_issue(issue, style._replace(house=house), book, setter, last)
    modules = modules_of(plan)
    target = write_modules(path, modules, write_grid(grid_mark(plan.grid)))
    return Pinned(target, len(modules), sum(map(len, modules.values())))


def unpin(path: Path) -> Pinned:
    """Take off all that says where stories stand."""
    articles = read_issue(path).issue.articles
    counts = [len(article.pins.modules) for article in articles if article.pins.modules]
    if not counts:
        raise UsageError(f"{path}：里面没有写版位，不必取消。")
    return Pinned(write_modules(path, {}, ""), len(counts), sum(counts))
