"""An issue → seconds of composing it and of painting its pages, again and again in one warm process, as JSON.

`python -m tests.bench.warm ISSUE REPEATS`; the first of each, which fills caches, is not counted.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from epaper.compose import compose
from epaper.issue.reader import read_issue
from epaper.paint.raster import render_page
from epaper.style import Style

DPI = 144.0  # a screen of twice the usual density


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main(path: Path, repeats: int) -> None:
    """Measure and print."""
    issue = read_issue(path).issue
    facsimile = compose(issue, Style())
    composing = [seconds(lambda: compose(issue, Style())) for _ in range(repeats)]
    numbers = [page.number for page in facsimile.pages]
    for number in numbers:
        render_page(facsimile, number, DPI)
    painting = [seconds(lambda number=number: render_page(facsimile, number, DPI)) for _ in range(repeats) for number in numbers]  # type: ignore[misc]
    print(json.dumps({"compose": composing, "paint": painting, "pages": len(numbers)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
