"""Our own files for the press pass the preflight without a finding, on every stock, with marks and imposed."""

from __future__ import annotations

from pathlib import Path

import pytest

from epaper.geometry import mm
from epaper.paint.press import Press, write_press
from epaper.paint.profiles import profiles
from epaper.paint.sheets import PLAIN, Wanted
from epaper.preflight.check import preflight
from epaper.preflight.limits import limits_named
from epaper.resources import icc_folder, shipped_issue
from tests.composed import composed

ISSUES = sorted(path for paper in shipped_issue().parents[1].iterdir() for path in paper.iterdir() if path.is_dir())


@pytest.mark.parametrize("stock", ["a4", "tabloid", "broadsheet"])
@pytest.mark.parametrize("issue", ISSUES, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("wanted", [PLAIN, Wanted(mm(3), marks=True, imposed=True)], ids=["plain", "imposed"])
def test_our_files_for_the_press_have_no_findings(issue: Path, stock: str, wanted: Wanted, tmp_path: Path) -> None:
    write_press(composed(issue, stock).facsimile, tmp_path / "press.pdf", Press(profiles(icc_folder())["newsprint"], wanted))
    found = preflight(tmp_path / "press.pdf", limits_named("newspaper")).complaints
    assert [each.fault for each in found] == []
