"""A path → the issue it holds, with findings and ledger. What it is, is told by its content, not by its name."""

from __future__ import annotations

from pathlib import Path

from epaper.issue.decode import decode
from epaper.issue.raw.repair import read_raw
from epaper.issue.reading import Reading


def read_issue(path: Path) -> Reading:
    """Read an issue."""
    return read_raw(decode(path.read_bytes(), path.name), path)
