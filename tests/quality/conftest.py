"""What the tests of measuring share: the faces, and the shipped issue composed once."""

from __future__ import annotations

import pytest

from epaper.fonts.book import FontBook
from epaper.scene.model import Facsimile
from tests.composed import SHIPPED, composed


@pytest.fixture(scope="session")
def book() -> FontBook:
    return FontBook.shipped()


@pytest.fixture(scope="session")
def shipped() -> Facsimile:
    return composed(SHIPPED, "a4").facsimile
