"""The papers under test, one after the other, each composed once."""

from __future__ import annotations

import pytest
from papers import LAWFUL, Paper, paper


@pytest.fixture(scope="session", params=LAWFUL)
def made(request: pytest.FixtureRequest) -> Paper:
    return paper(request.param)


@pytest.fixture(scope="session")
def shipped() -> Paper:
    return paper("shipped")
