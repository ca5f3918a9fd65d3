"""The program against its peers on this machine: medians and ratios as a table. `./packaging/bench [--rounds N] [ISSUE]`.

Every round runs each measured process once, in turn, so that a busy moment of the machine meets all of them alike.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from epaper.compose import compose
from epaper.issue.reader import read_issue
from epaper.paint.pdf import write_pdf
from epaper.resources import fonts_folder, shipped_issue
from epaper.style import Style
from tests.bench.processes import ROOT, Run, python, run
from tests.whole import read_by_places, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = 4  # an A3 sheet folded
STOCKS = ("a4", "tabloid", "broadsheet")
# The peer's process: the compiler of the wheel, the fonts of the house and no others.
COMPILE = """\
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)
"""


class Row(NamedTuple):
    """One line of the table: seconds of ours, of the peer (none: nothing to compare), and what else is worth knowing."""

    what: str
    ours: list[float]
    peer: list[float]
    note: str


def measure(issue: Path, rounds: int, scratch: Path) -> list[Row]:
    """Run all rounds and return the table."""
    # Settings of the person at this machine must not change what the window does.
    environment = {**os.environ, "XDG_CONFIG_HOME": str(scratch), "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody compiles the program anew each time it starts
    if not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        environment["QT_QPA_PLATFORM"] = "offscreen"
    ours, theirs, document = scratch / "ours.pdf", scratch / "typst.pdf", scratch / "issue.typ"
    writing = python("-m", "tests.bench.peer", str(issue), str(document), str(PAGES))
    size, count = run(writing, environment).output.split()
    commands = {
        "export": python("-m", "epaper", "export", str(issue), "-o", str(ours)),
        "typst": python("-c", COMPILE, str(document), str(theirs), str(fonts_folder())),
        "page": python("-m", "tests.bench.first_paint", "page", str(issue)),
        "empty": python("-m", "tests.bench.first_paint", "empty"),
    }
    for command in commands.values():
        run(command, environment)  # fills the disk cache and compiles bytecode
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(run(command, environment))
    warm = json.loads(run(python("-m", "tests.bench.warm", str(issue), str(rounds)), environment).output)
    return [
        Row(
            "cold export to PDF / typst compile",
            [one.seconds for one in runs["export"]],
            [one.seconds for one in runs["typst"]],
            f"{_file(runs['export'], ours)} / {_file(runs['typst'], theirs)}, Typst: {count} pages at {size} pt",
        ),
        Row("start to first painted page / empty Qt window", _until(runs["page"]), _until(runs["empty"]), ""),
        Row("compose, warm", warm["compose"], [], f"{warm['pages']} pages"),
        Row("compose again after one edit, as the window does", warm["again"], [], f"{warm['pages']} pages"),
        Row("compose a large issue", warm["large"], [], warm["large_note"]),
        Row("paint a page, warm", warm["paint"], [], "144 dpi"),
    ]


def _file(runs: list[Run], path: Path) -> str:
    return f"{median(one.mebibytes for one in runs):.0f} MiB, {path.stat().st_size / 1000:.0f} KB"


def _until(runs: list[Run]) -> list[float]:
    """Return the seconds from the start of each process to the moment it printed."""
    return [float(one.output.split()[-1]) - one.started for one in runs]


def table(rows: list[Row]) -> str:
    """Return the rows as Markdown: medians in milliseconds, and ours as a multiple of the peer's."""
    lines = ["| what | ours | peer | ratio | note |", "|---|---:|---:|---:|---|"]
    for row in rows:
        ours = median(row.ours)
        theirs = median(row.peer) if row.peer else None
        compared = f"{theirs * 1000:.0f} ms | {ours / theirs:.2f}" if theirs else " | "
        lines.append(f"| {row.what} | {ours * 1000:.0f} ms | {compared} | {row.note} |")
    return "\n".join(lines)


def read_back(path: Path, scratch: Path) -> Iterator[str]:
    """Say how many paragraphs poppler reads whole on each stock, and where the others break."""
    if shutil.which("pdftotext") is None:
        return
    issue, file = read_issue(path).issue, scratch / "read.pdf"
    for stock in STOCKS:
        facsimile = compose(issue, Style(stock=stock))
        write_pdf(facsimile, file)
        found = whole(issue, facsimile, read_by_places(file))
        yield f"Paragraphs pdftotext reads whole, {stock}: {found}"
        yield from (f"  {place}" for place in found.broken)


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(prog="bench", description="Measure the program against its peers.")
    parser.add_argument("issue", type=Path, nargs="?", help="the issue to set (default: the shipped one)")
    parser.add_argument("--rounds", type=int, default=7, help="interleaved rounds (default: 7)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        issue = (options.issue or shipped_issue()).resolve()
        print(table(measure(issue, max(1, options.rounds), Path(scratch))))
        print("", *read_back(issue, Path(scratch)), sep="\n")


if __name__ == "__main__":
    main()
