"""Reports of a survey in a folder → its worst pages, with what each misses: `python -m tests.bench.worst FOLDER [COUNT]`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

COUNTED = 1.0  # points of badness for each place of what may not be at all
MOST = 5.0  # ... that a share may have, however far it is off


class Bad(NamedTuple):
    """A page, how bad it is, and why."""

    badness: float
    case: str
    page: int
    faults: str


def pages(report: dict[str, Any], case: str) -> Iterator[Bad]:
    """Weigh every page of one case by what it misses."""
    paged = [metric for metric in report["metrics"] if metric["by_page"] and not metric["met"]]
    for at in range(max((len(metric["by_page"]) for metric in paged), default=0)):
        missed = [(weight, metric, metric["by_page"][at]) for metric in paged if (weight := _weight(metric, at)) > 0]
        faults = "；".join(f"{metric['name']} {value:g}{metric['unit']}" for _, metric, value in sorted(missed, key=_first))
        yield Bad(sum(weight for weight, _, _ in missed), case, at + 1, faults)


def _first(each: tuple[float, dict[str, Any], float]) -> float:
    return -each[0]


def _weight(metric: dict[str, Any], at: int) -> float:
    value, target = metric["by_page"][at], metric["target"]
    if metric["unit"] == "处":
        return COUNTED * float(value)
    if metric["unit"] in ("行", "篇"):
        return 0.0  # sums over all pages
    off = target - value if metric["at_least"] else value - target
    scale = max(1.0, 100.0 - target) if metric["at_least"] and metric["unit"] == "%" else max(target, 0.1)
    return float(min(MOST, max(0.0, off / scale)))


def main(folder: Path, most: int) -> None:
    """Print the worst pages, the worst first."""
    found = [bad for path in sorted(folder.glob("*.json")) for bad in pages(json.loads(path.read_text("utf-8")), path.stem)]
    for bad in sorted(found, key=lambda bad: (-bad.badness, bad.case, bad.page))[:most]:
        print(f"{bad.badness:5.1f}  {bad.case} p{bad.page}  {bad.faults}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10)
