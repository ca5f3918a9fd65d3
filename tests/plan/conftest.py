"""What the tests of make-up share: the faces, a setter, and the shipped issue."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from epaper.fonts.book import FontBook
from epaper.issue.model import Issue
from epaper.issue.reader import read_issue
from epaper.plan.copyfit import plan_issue
from epaper.plan.model import IssuePlan
from epaper.style import Style
from epaper.typeset.galley import Setter

SHIPPED = Path(__file__).parents[2] / "issues" / "hengyang-daily" / "2026-05-21"


@pytest.fixture(scope="session")
def book() -> FontBook:
    return FontBook.shipped()


@pytest.fixture(scope="session")
def setter(book: FontBook) -> Setter:
    return Setter(book)


@pytest.fixture(scope="session")
def shipped() -> Issue:
    return read_issue(SHIPPED).issue


@pytest.fixture(scope="session")
def on_stock(shipped: Issue, book: FontBook) -> Callable[[str], IssuePlan]:
    """Plan the shipped issue on a stock, once for all tests."""
    return cache(lambda stock: plan_issue(shipped, Style(stock=stock), book))
