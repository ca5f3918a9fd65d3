"""The shipped faces, opened once."""

from __future__ import annotations

import pytest

from epaper.fonts.book import FontBook


@pytest.fixture(scope="session")
def book() -> FontBook:
    return FontBook.shipped()
