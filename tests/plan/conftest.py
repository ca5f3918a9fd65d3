"""What the tests of make-up share: the faces, a setter, and the shipped issue."""

from collections.abc import Callable

import pytest

from epaper.fonts.book import FontBook
from epaper.issue.model import Issue
from epaper.plan.model import IssuePlan
from epaper.typeset.galley import Setter
from tests.composed import SHIPPED, composed, issue_in


@pytest.fixture(scope="session")
def book() -> FontBook:
    return FontBook.shipped()


@pytest.fixture(scope="session")
def setter(book: FontBook) -> Setter:
    return Setter(book)


@pytest.fixture(scope="session")
def shipped() -> Issue:
    return issue_in(SHIPPED)


@pytest.fixture(scope="session")
def on_stock() -> Callable[[str], IssuePlan]:
    """Plan the shipped issue on a stock, once for all tests."""
    return lambda stock: composed(SHIPPED, stock).plan
