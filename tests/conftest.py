"""What holds for all tests: laws are tried on the same examples every time, so that a red test is red for everyone.

`pytest --hypothesis-profile explore` tries new ones, and many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import settings

if TYPE_CHECKING:
    import pytest

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", derandomize=False, deadline=None, max_examples=500)
settings.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the tests of the window first, however the folders are named: Qt's application has to be theirs, with widgets."""
    items.sort(key=lambda item: "qapp" not in getattr(item, "fixturenames", ()))
