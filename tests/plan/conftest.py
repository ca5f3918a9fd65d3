"""What the tests of make-up share: the faces, a setter, and the shipped issue."""

from pathlib import Path

import pytest

from epaper.fonts.book import FontBook
from epaper.issue.model import Issue
from epaper.issue.reader import read_issue
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
