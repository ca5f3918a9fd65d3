"""The shipped issue, set at the measures newspapers use: golden lines, and the quality figures the setter has to keep."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from linerules import edge_faults, origins, split_units

from epaper.fonts.book import FontBook
from epaper.issue.reader import read_issue
from epaper.typeset.galley import Setter
from epaper.typeset.model import Galley, SetLine

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = read_issue(ROOT / "issues/hengyang-daily/2026-05-21").issue.articles
SETTER = Setter(FontBook.shipped())
MEASURES = (11, 13, 14, 17, 21)


class Bar(NamedTuple):
    """What no change may exceed: lines opened by more than 0.05, 0.08, 0.10 em per gap, the loosest line, lines in all."""

    over_05: int
    over_08: int
    over_10: int
    loosest: float
    lines: int


BARS = {
    11: Bar(12, 10, 10, 0.143, 596),
    13: Bar(15, 15, 3, 0.112, 512),
    14: Bar(11, 10, 1, 0.223, 474),
    17: Bar(3, 0, 0, 0.078, 395),
    21: Bar(2, 1, 1, 0.126, 322),
}


@cache
def galleys(cells: int) -> tuple[Galley, ...]:
    return tuple(SETTER.galley(article, cells) for article in ARTICLES)


def lines(cells: int) -> list[SetLine]:
    return [line for galley in galleys(cells) for line in galley.lines]


@pytest.mark.parametrize("cells", MEASURES)
def test_colour_is_as_even_as_it_was(cells: int) -> None:
    stretches = [line.stretch for line in lines(cells) if not line.last]
    over = [sum(stretch > limit + 1e-6 for stretch in stretches) for limit in (0.05, 0.08, 0.10)]
    found = Bar(*over, max(stretches), len(lines(cells)))
    assert all(new <= old for new, old in zip(found, BARS[cells], strict=True)), found


@pytest.mark.parametrize("cells", MEASURES)
def test_rules_hold_on_every_line(cells: int) -> None:
    for article, galley in zip(ARTICLES, galleys(cells), strict=True):
        for number, paragraph in enumerate(article.paragraphs):
            own = tuple(line for line in galley.lines if line.paragraph == number)
            assert "".join(line.text for line in own) == paragraph.text
            assert edge_faults(own) == []
            assert split_units(paragraph.text, own) == []
            full = [line for line in own[:-1] if not line.text.endswith("日电 ")]  # such a line ends in the dateline's blank
            assert all(line.width == pytest.approx(cells, abs=0.01) for line in full)
            assert len(own) == 1 or len(own[-1].text.strip("，。”")) >= 2


def test_dateline_is_bold_hei_and_byline_kai() -> None:
    faces = {char: run.face for line in galleys(11)[2].lines[:3] for run in line.glyphs for char in run.text}
    assert faces["讯"] == "hei-bold"
    assert faces["鹏"] == "kai"
    assert faces["午"] == "song"


def test_same_white_for_every_plain_pair_of_marks() -> None:
    # ，“ and the like: the drawings' origins are half an em apart on every line that is not opened.
    steps = set()
    for line in lines(17):
        if line.stretch == 0:
            glyphs = list(origins(line))
            pairs = pairwise(glyphs)
            steps |= {round(b[1] - a[1], 3) for a, b in pairs if a[0] in "，。、：》”）" and b[0] in "“《（"}
    assert steps == {0.5}


@pytest.mark.parametrize("cells", [11, 17])
def test_golden_lines(cells: int) -> None:
    picked = [line for galley in galleys(cells)[:3] for line in galley.lines if line.paragraph < 3]
    dump = "".join(
        f"{line.paragraph:2} {line.start:3}-{line.end:<3} +{line.stretch:.3f} -{line.squeeze:.2f} {line.width:6.3f} {line.text}\n"
        for line in picked
    )
    golden = Path(__file__).with_name(f"galley-{cells}.txt")
    fresh = ROOT / "tests/output" / golden.name
    if not golden.exists() or dump != golden.read_text(encoding="utf-8"):
        fresh.parent.mkdir(exist_ok=True)
        fresh.write_text(dump, encoding="utf-8")
        pytest.fail(f"lines differ from {golden.name}: compare {fresh}, and copy it over if it is right")
