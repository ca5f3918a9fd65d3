"""Artwork of boxes and ears, and a paper's own lettering, that have too few pixels for their size are told like any picture."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Drawing

from epaper.compose import compose
from epaper.errors import Finding
from epaper.issue.model import Article, Picture
from epaper.issue.pins import Pins
from epaper.style import Style, load_style
from tests.issues.makers import issue_of


def png(width: int, height: int) -> bytes:
    held = BytesIO()
    Drawing.new("RGB", (width, height), (90, 120, 160)).save(held, "PNG")
    return held.getvalue()


def told(width: int, *, pins: Pins = Pins(), kind: str = "ad") -> list[Finding]:
    picture = Picture("ad.png", width=width, height=width * 2 // 3)
    box = Article("box", ("粮油铺",), (), kind=kind, pictures=(picture,), pins=pins)  # type: ignore[arg-type]
    issue = issue_of(4, 2500, pages=None)
    issue = replace(issue, articles=(*issue.articles, box), images={"ad.png": png(width, width * 2 // 3)})
    return [each for each in compose(issue, Style(stock="a4")).findings if each.code == "picture-coarse"]


@pytest.mark.parametrize(("pixels", "severity"), [(1800, None), (420, "warning"), (120, "error")])
def test_artwork_of_an_advertisement(pixels: int, severity: str | None) -> None:
    found = told(pixels, pins=Pins(columns=2))
    assert [finding.severity for finding in found] == ([severity] if severity else [])
    for finding in found:
        assert " box 图片“ad.png”" in finding.where
        assert finding.cause == "ad.png"
        assert "ppi" in finding.message
        assert "毫米以内" in finding.message


def test_artwork_beside_the_name() -> None:
    assert [finding.severity for finding in told(60, pins=Pins(ear=True))] == ["error"]
    assert told(900, pins=Pins(ear=True)) == []


@pytest.mark.parametrize(("pixels", "told_as"), [(150, ["error"]), (4000, [])])
@pytest.mark.parametrize("manner", ["lettering", "nameplate"])
def test_lettering_of_pixels_is_told_once(tmp_path: Path, manner: str, pixels: int, told_as: list[str]) -> None:
    (tmp_path / "name.png").write_bytes(png(pixels, pixels // 3))
    look = f'extends = "chinese"\n[masthead]\nartwork = "name.png"\nmanner = "{manner}"'
    (tmp_path / "own.toml").write_text(look, encoding="utf-8")
    made = compose(issue_of(5, 9000, pages=None), Style(stock="a4", house=load_style("own.toml", tmp_path)))
    found = [finding for finding in made.findings if finding.code == "picture-coarse"]
    assert [finding.severity for finding in found] == told_as
    assert all((finding.where, "“name.png”" in finding.message) == ("报头", True) for finding in found)
