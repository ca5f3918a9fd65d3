"""Issues × stocks → where make-up stands: a row of measures for each, and pictures of all pages to look at.

`python -m tests.bench.survey [--stock a4,tabloid,broadsheet] [--issues seed,english,river,made:8p…] [--out DIR] [--jobs 1]`.
Each case runs in a process of its own, so that one that hangs or falls over costs its row and no more.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.bench.processes import ROOT, python

STOCKS = "a4,tabloid,broadsheet"
FEW = "seed,english,river,made:4,made:8pf"
MANY = (
    "seed,english,river,made:4,made:4p@1.02,made:6@0.97,made:6p,made:8@1.03,made:8p,"
    "made:8pf,made:12,made:12p@0.97,made:12pf,made:16@1.02,made:16p,made:24,made:24p@0.98,"
    "shape:line,shape:giant,shape:briefs,shape:headless,shape:photos,shape:heads,shape:sixty"
)
# Heading, and what of a case's report stands below it.
COLUMNS = (
    ("pages", "pages"),
    ("CPU s", "seconds"),
    ("body", "body"),
    ("unused % max", "Q12"),
    ("mean", "Q12-mean"),
    ("hole %", "Q12-hole"),
    ("fill %", "Q13"),
    ("spare", "Q13-lines"),
    ("gap", "F6"),
    ("碰题", "Q14"),
    ("断版", "Q15"),
    ("通缝", "Q15-v"),
    ("cross", "Q16"),
    ("head fit", "Q17"),
    ("背题", "Q19"),
    ("invers", "Q20"),
    ("lead ×", "Q20-lead"),
    ("jumps", "F5"),
    ("bad jumps", "Q23"),
    ("feet", "Q11"),
    ("short legs", "F4"),
    ("alike", "F2"),
    ("boxes", "F7"),
    ("heavy heads", "H5"),
    ("heads %", "H5-page"),
    ("tight", "Q27"),
    ("overlap", "Q25"),
    ("form", "Q22"),
    ("lost", "lost"),
    ("score", "score"),
    ("other misses and findings", "others"),
)


def case(name: str, stock: str, limit: float, out: Path | None) -> dict[str, Any]:
    """Compose one issue on one stock in another process; a report with no more than a remark where that fails."""
    command = python("-m", "tests.bench.surveyed", name, stock, *([str(out)] if out else []))
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return {"others": f"took more than {limit:.0f} s"}
    if done.returncode:
        return {"others": (done.stderr.strip().splitlines() or ["failed"])[-1]}
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def line(name: str, stock: str, report: dict[str, Any]) -> str:
    """Return the row of the table for one case."""
    cells = (_cell(report.get(key)) for _, key in COLUMNS)
    return f"| {name} | {stock} | {' | '.join(cells)} |"


def _cell(value: object) -> str:
    if value is None:
        return "–"
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def rows(names: Sequence[str], stocks: Sequence[str], limit: float, out: Path | None, jobs: int) -> Iterator[str]:
    """Yield the rows in order, as they are done."""
    cases = [(name, stock) for name in names for stock in stocks]
    with ThreadPoolExecutor(jobs) as pool:
        reports = pool.map(lambda each: case(each[0], each[1], limit, out), cases)
        yield from (line(name, stock, report) for (name, stock), report in zip(cases, reports, strict=True))


def main() -> None:
    """Read the command line and print the table while it grows."""
    parser = argparse.ArgumentParser(prog="survey", description="Survey the make-up of many issues on many stocks.")
    parser.add_argument("--stock", default=STOCKS, help=f"stocks, parted by commas (default: {STOCKS})")
    parser.add_argument("--issues", default=FEW, help=f"issues, parted by commas; `all` for many (default: {FEW})")
    parser.add_argument("--out", type=Path, help="folder for a picture of all pages of each case, a PDF and its report")
    parser.add_argument("--jobs", type=int, default=1, help="cases at a time (default: 1)")
    parser.add_argument("--limit", type=float, default=240.0, help="seconds a case may take (default: 240)")
    options = parser.parse_args()
    names = (MANY if options.issues == "all" else options.issues).split(",")
    heads = ("issue", "stock", *(heading for heading, _ in COLUMNS))
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}", flush=True)
    out = options.out.resolve() if options.out else None
    for row in rows(names, options.stock.split(","), options.limit, out, max(1, options.jobs)):
        print(row, flush=True)


if __name__ == "__main__":
    main()
