"""Make-up of issues of growing size on this machine: CPU seconds, questions to the page search, and how full the pages are.

`python -m tests.bench.makeup [--only NAME]`. Times are of a process that has the faces open, plan and setting of every page
included, without painting.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from time import process_time
from typing import NamedTuple

from epaper.compose import compose
from epaper.fonts.book import FontBook
from epaper.issue.model import Issue
from epaper.issue.reader import read_issue
from epaper.plan.copyfit import plan_issue
from epaper.plan.stories.matter import setter_for
from epaper.resources import shipped_issue
from epaper.style import Style
from tests.issues.makers import giant_article, issue_of, many_briefs, one_line_issue


class Size(NamedTuple):
    """An issue, on which stock, and the goal for its plan and setting in seconds (0: none)."""

    issue: Callable[[], Issue]
    stock: str
    goal: float


SIZES: Mapping[str, Size] = {
    "seed": Size(lambda: read_issue(shipped_issue()).issue, "auto", 0.2),
    "60 / 16": Size(lambda: issue_of(60, 48_000, pages=16, pictures=12), "auto", 3.0),
    "150 / 32": Size(lambda: issue_of(150, 100_000, pages=32, pictures=30), "auto", 8.0),
    "300 / 64": Size(lambda: issue_of(300, 200_000, pages=64, pictures=60), "auto", 20.0),
    "one line": Size(one_line_issue, "auto", 0.0),
    "one giant": Size(giant_article, "a4", 0.0),
    "briefs": Size(many_briefs, "auto", 0.0),
}


def row(name: str, size: Size, book: FontBook) -> str:
    """Plan and set one issue; return its line of the table."""
    issue, style = size.issue(), Style(stock=size.stock)
    start = process_time()
    setter = setter_for(issue, book, style.house_for(issue.masthead))
    plan = plan_issue(issue, style, book, setter)
    planned = process_time() - start
    start = process_time()
    compose(issue, style, book)
    whole = process_time() - start
    spare = sum(page.spare + page.blank * plan.grid.columns for page in plan.pages)
    cells = sum((plan.grid.rows - page.head_rows - page.foot_rows) * plan.grid.columns for page in plan.pages)
    worst = max((page.spare + page.blank * plan.grid.columns) / (plan.grid.rows * plan.grid.columns) for page in plan.pages)
    goal = f"{size.goal:.1f}" if size.goal else ""
    grid = f"{plan.grid.stock.name} {plan.grid.columns}x{plan.grid.rows} {plan.grid.size:g}"
    return (
        f"| {name} | {planned:.2f} | {whole:.2f} | {goal} | {len(plan.pages)} | {grid} | {spare / cells:.2%} | {worst:.1%} | "
        f"{plan.cost / len(plan.pages):.0f} |"
    )


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(prog="makeup", description="Measure make-up of issues of growing size.")
    parser.add_argument("--only", choices=tuple(SIZES), help="one of the issues")
    only = parser.parse_args().only
    book = FontBook.shipped()
    print("| issue | plan s | plan and set s | goal | pages | grid | white | worst page | cost a page |")
    print("|---|---:|---:|---:|---:|---|---:|---:|---:|")
    for name, size in SIZES.items():
        if only in (None, name):
            print(row(name, size, book), flush=True)


if __name__ == "__main__":
    main()
