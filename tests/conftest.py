"""What holds for all tests: laws are tried on the same examples every time, so that a red test is red for everyone.

`pytest --hypothesis-profile explore` tries new ones, and many.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", derandomize=False, deadline=None, max_examples=500)
settings.load_profile("steady")

# Qt aborts a program that finds no screen, and tests need none; who wants to see the windows says so.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session", autouse=True)
def _application(qapp: QApplication) -> QApplication:
    """Start Qt with widgets before any test: a painter that came first would start it without, for every window after it."""
    return qapp
