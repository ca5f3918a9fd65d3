"""The shipped issue, page by page, as text: one mark per line, to be read as a diff when anything about the pages changes."""

from __future__ import annotations

import difflib
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from epaper.scene.dump import text_dump

if TYPE_CHECKING:
    from papers import Paper

GOLDEN = Path(__file__).with_name("golden")
RENEW = "RENEW_GOLDEN"  # set it to rewrite the files, then read the diff before committing it
SHOWN = 40
# A line and the only run in it, which stands where the line stands (or indented) and says the same.
SINGLE_RUN = re.compile(r"^(  line .*)\n    run (\S+ \S+) .*\n(?!    run)", re.MULTILINE)


def page_dump(made: Paper, number: int) -> str:
    """Dump one page for a person to review: no offsets of glyphs, and lines of one run named by its face alone."""
    alone = replace(made.facsimile, pages=(made.facsimile.pages[number - 1],), findings=())
    dump = "".join(line.partition(" at ")[0] + "\n" for line in text_dump(alone).splitlines())
    return SINGLE_RUN.sub(r"\1 [\2]\n", dump)


@pytest.mark.parametrize("number", range(1, 5))
def test_page_is_as_it_was(shipped: Paper, number: int) -> None:
    file = GOLDEN / f"hengyang-daily-2026-05-21-page-{number}.txt"
    dump = page_dump(shipped, number)
    if os.environ.get(RENEW):
        file.parent.mkdir(exist_ok=True)
        file.write_text(dump, encoding="utf-8")
    old = file.read_text(encoding="utf-8") if file.exists() else ""
    diff = list(difflib.unified_diff(old.splitlines(), dump.splitlines(), file.name, "now", lineterm="", n=1))
    if diff:
        more = f"\n… {len(diff) - SHOWN} more lines" if len(diff) > SHOWN else ""
        hint = f"\nIf this is meant: {RENEW}=1 pytest {Path(__file__).name}, read the diff, commit it with its reason."
        pytest.fail("\n".join(diff[:SHOWN]) + more + hint, pytrace=False)


def test_the_issue_has_the_pages_of_the_golden_files(shipped: Paper) -> None:
    assert len(shipped.facsimile.pages) == 4
    assert shipped.facsimile.findings == ()
