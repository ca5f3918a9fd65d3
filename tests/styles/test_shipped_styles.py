"""The styles that come with the program: each is read to the last key, and issues in it are whole pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from epaper.compose import compose
from epaper.fonts.book import FontBook
from epaper.issue.reader import read_issue
from epaper.resources import styles_folder
from epaper.scene.model import COPY, Facsimile, GlyphRun
from epaper.style import House, Style, house_of_language, load_style
from epaper.style.files import shipped_styles

WEIGHTS = ("black", "bold")  # heavy ones first; faces named otherwise have the weight of copy
ROOT = Path(__file__).resolve().parents[2]
ISSUE = ROOT / "issues/hengyang-daily/2026-05-21"
BOOK = FontBook.shipped()


@pytest.fixture(scope="module", params=["hengyang-daily", "modern-tabloid", "school-paper"])
def made(request: pytest.FixtureRequest) -> tuple[House, Facsimile]:
    house = load_style(request.param)
    return house, compose(read_issue(ISSUE).issue, Style(stock="a4", house=house), BOOK)


def test_the_shipped_styles_are_these() -> None:
    assert shipped_styles() == ("chinese", "english", "hengyang-daily", "modern-tabloid", "school-paper")


@pytest.mark.parametrize("name", shipped_styles())
def test_every_shipped_style_is_read(name: str) -> None:
    house = load_style(name)
    assert isinstance(house, House)
    assert house == load_style(name)


@pytest.mark.parametrize("name", shipped_styles())
def test_a_headline_is_heavier_than_what_stands_around_it_and_than_copy(name: str) -> None:
    def lightness(face: str) -> int:
        weight = face.rpartition("-")[2]
        return WEIGHTS.index(weight) if weight in WEIGHTS else len(WEIGHTS)

    for faces in (load_style(name).faces.agency, load_style(name).faces.local):
        assert lightness(faces.headline) < lightness(faces.around)
        assert lightness(faces.continued) < len(WEIGHTS)


def test_a_language_has_its_style() -> None:
    assert house_of_language("zh") == load_style("chinese")
    assert house_of_language("en") == load_style("english")


def test_the_reference_says_what_every_key_means() -> None:
    lines = (styles_folder() / "chinese.toml").read_text(encoding="utf-8").splitlines()
    section = "".join(line for line in lines if line.startswith("["))
    assert all(f"[{name}]" in section for name in ("faces", "wording", "inks", "heads", "rules", "masthead", "folio", "box"))
    silent = [line for line in lines if line.startswith("[") and "#" not in line]
    assert silent == []


def test_no_character_is_lost_in_any_style(made: tuple[House, Facsimile]) -> None:
    _, facsimile = made
    issue = read_issue(ISSUE).issue
    for article in issue.articles:
        lines = [line for page in facsimile.pages for line in page.lines if line.article == article.id and line.role in COPY]
        said = "".join(line.text for line in lines)
        assert "".join(said.split()) == "".join("".join(paragraph.text.split()) for paragraph in article.paragraphs)
    assert [finding for finding in facsimile.findings if finding.severity == "error"] == []


def test_heads_and_name_are_set_in_the_faces_and_inks_of_the_style(made: tuple[House, Facsimile]) -> None:
    house, facsimile = made
    lines = [line for page in facsimile.pages for line in page.lines]
    heads = {(run.face, run.ink) for line in lines if line.role == "headline" for run in line.runs}
    ink = house.heads.ink
    assert {face for face, _ in heads} <= {house.faces.agency.headline, house.faces.local.headline}
    assert {colour for _, colour in heads} == {ink}
    name = max((line for line in facsimile.pages[0].lines if line.role == "masthead"), key=lambda line: line.size)
    assert {(run.face, run.ink) for run in name.runs} == {(house.faces.name, house.masthead.ink)}
    assert facsimile.inks == house.inks.by_role()


def test_the_page_number_stands_outside(made: tuple[House, Facsimile]) -> None:
    house, facsimile = made
    for page in facsimile.pages[1:]:
        (number,) = [line for line in page.lines if line.role == "folio" and line.text == f"第{page.number}版"]
        outside = (page.number % 2 == 1) == ("number" in house.folio.right)
        assert (number.x > page.width / 2) == outside
        assert number.runs[0].ink == house.folio.number_ink


def test_copy_is_black_in_every_style(made: tuple[House, Facsimile]) -> None:
    _, facsimile = made
    runs = [run for page in facsimile.pages for line in page.lines if line.role in COPY for run in line.runs]
    assert {run.ink for run in runs if isinstance(run, GlyphRun)} == {"black"}
