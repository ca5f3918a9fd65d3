"""A stock that asks for more columns than its copy can be set in has fewer, and is told why."""

from __future__ import annotations

from pathlib import Path

import pytest

from epaper.compose import compose
from epaper.style import Style, load_style
from tests.issues.makers import issue_of


def told(folder: Path, text: str) -> tuple[int, list[str]]:
    """Return the columns a paper in its own style is set in, and what is said of them."""
    (folder / "own.toml").write_text(f'extends = "chinese"\nbody_sizes = [9.0]\n{text}', encoding="utf-8")
    made = compose(issue_of(3, 1500, pages=None), Style(stock="a4", house=load_style("own.toml", folder)))
    assert made.baselines
    return made.baselines.columns, [finding.message for finding in made.findings if finding.code == "columns-fewer"]


@pytest.mark.parametrize(("asked", "cells"), [(6, 8), (8, 5)])
def test_columns_too_narrow_are_told_once(tmp_path: Path, asked: int, cells: int) -> None:
    sentence = (
        f"stocks.a4.columns 要 {asked} 栏，只排 5 栏：9 磅的正文排 {asked} 栏，一行只有 {cells} 字，不到 cells_least 的 10 字；"
        "请改成 5，或把 body_sizes、cells_least 改小。"
    )
    assert told(tmp_path, f"[stocks.a4]\ncolumns = {asked}") == (5, [sentence])


@pytest.mark.parametrize("text", ["[stocks.a4]\ncolumns = 5", "cells_least = 8\n[stocks.a4]\ncolumns = 6"])
def test_columns_wide_enough_are_set_as_asked(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == (int(text[-1]), [])
