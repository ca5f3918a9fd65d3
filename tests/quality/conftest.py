"""What the tests of measuring share: the faces, and the shipped issue composed once."""

from __future__ import annotations

from pathlib import Path

import pytest

from epaper.compose import compose
from epaper.fonts.book import FontBook
from epaper.issue.reader import read_issue
from epaper.scene.model import Facsimile
from epaper.style import Style

SHIPPED = Path(__file__).parents[2] / "issues" / "hengyang-daily" / "2026-05-21"


@pytest.fixture(scope="session")
def book() -> FontBook:
    return FontBook.shipped()


@pytest.fixture(scope="session")
def shipped(book: FontBook) -> Facsimile:
    return compose(read_issue(SHIPPED).issue, Style(stock="a4"), book)
