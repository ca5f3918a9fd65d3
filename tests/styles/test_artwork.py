"""A paper's own lettering: read from SVG or a picture, drawn as vectors or pixels, and read back from raster and PDF."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image as Pillow

from epaper.compose import compose
from epaper.errors import UnreadableInput
from epaper.fonts.book import FontBook
from epaper.geometry import Rect
from epaper.paint.pdf import pdf_bytes
from epaper.paint.raster import render_page
from epaper.scene.dump import text_dump
from epaper.scene.model import Facsimile, Image, Page, Rule, Shape
from epaper.style import Style, load_style
from epaper.style.artwork import read_artwork
from tests.issues.makers import MASTHEAD, issue_of

BOOK = FontBook.shipped()
# A ring in the ink of the masthead, its hole cut by the even-odd rule, and a golden square moved into its place by its group.
SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100">
<path fill="currentColor" fill-rule="evenodd" d="M0 0H100V100H0Z M25 25H75V75H25Z"/>
<g transform="translate(300 0) scale(2)"><rect width="50" height="50" fill="#c8a030"/></g>
<path fill="none" d="M0 0H400V100H0Z"/>
</svg>"""
CAPITAL = 0.75  # em of a Latin capital above its baseline, at the most
GOLD, RED = (200, 160, 48), (184, 20, 28)


def paper(folder: Path, artwork: str, more: str = "") -> Facsimile:
    (folder / "own.toml").write_text(f'extends = "chinese"\n[masthead]\nartwork = "{artwork}"\n{more}', encoding="utf-8")
    issue = issue_of(3, 1200, 1, pages=None)
    return compose(issue, Style(stock="a4", house=load_style("own.toml", folder)), BOOK)


def name_of(page: Page) -> Rect:
    """Return where the paper's name stands, though it is drawn."""
    (line,) = [line for line in page.lines if not line.runs]
    return Rect(line.x, line.baseline - line.size, line.width, line.size)


def pixels(pdf: bytes, scale: float) -> Pillow.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[0].render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()


@pytest.fixture(scope="module", params=["lettering", "nameplate"])
def drawn(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Facsimile:
    folder = tmp_path_factory.mktemp("drawn")
    (folder / "name.svg").write_text(SVG, encoding="utf-8")
    return paper(folder, "name.svg", f'manner = "{request.param}"')


def test_a_drawing_stays_outlines(drawn: Facsimile) -> None:
    ring, square = [mark for mark in drawn.pages[0].marks if isinstance(mark, Shape)]
    assert (ring.ink, ring.even_odd, square.ink, square.even_odd) == ("red", True, GOLD, False)
    place = name_of(drawn.pages[0])
    points = [point for shape in (ring, square) for step in shape.outline for point in step.points]
    assert min(x for x, _ in points) == pytest.approx(place.x)
    assert max(x for x, _ in points) == pytest.approx(place.right)
    assert max(y for _, y in points) - min(y for _, y in points) == pytest.approx(place.height)
    assert "  shape red even-odd m " in text_dump(drawn)


def test_the_name_is_found_though_it_is_drawn(drawn: Facsimile) -> None:
    (line,) = [line for line in drawn.pages[0].lines if not line.runs]
    assert (line.role, line.text) == ("masthead", MASTHEAD.name)
    (masthead,) = [region for region in drawn.pages[0].regions if region.kind == "masthead"]
    assert masthead.contains(name_of(drawn.pages[0]).centre)


def test_raster_and_pdf_show_the_same_drawing(drawn: Facsimile, tmp_path: Path) -> None:
    place = name_of(drawn.pages[0])
    scale = 2.0
    image = render_page(drawn, 1, 72 * scale)
    shown = pixels(pdf_bytes(drawn), scale)
    wanted = {0.03: RED, 0.125: (255, 255, 255), 0.22: RED, 0.5: (255, 255, 255), 0.9: GOLD}
    for across, colour in wanted.items():
        x, y = round((place.x + across * place.width) * scale), round(place.centre.y * scale)
        painted = image.pixelColor(x, y)
        assert (painted.red(), painted.green(), painted.blue()) == colour
        assert shown.getpixel((x, y)) == colour


def test_the_pdf_holds_paths_and_no_picture(drawn: Facsimile) -> None:
    with pikepdf.open(io.BytesIO(pdf_bytes(drawn))) as pdf:
        operators = [str(operator) for _, operator in pikepdf.parse_content_stream(pdf.pages[0])]
        assert "/XObject" not in pdf.pages[0].Resources
    assert operators.count("f*") == 1
    assert operators.count("h") == 3


def test_a_picture_is_placed_whole(tmp_path: Path) -> None:
    Pillow.new("RGB", (300, 100), (10, 120, 60)).save(tmp_path / "name.png")
    facsimile = paper(tmp_path, "name.png")
    (image,) = [mark for mark in facsimile.pages[0].marks if isinstance(mark, Image)]
    assert image.rect.width / image.rect.height == pytest.approx(3.0)
    assert image.alternative == MASTHEAD.name
    x, y = (round(side * 2) for side in image.rect.centre)
    for side, got in zip((10, 120, 60), pixels(pdf_bytes(facsimile), 2.0).getpixel((x, y)), strict=True):
        assert abs(side - got) <= 2
    painted = render_page(facsimile, 1, 144).pixelColor(x, y)
    assert (painted.red(), painted.green(), painted.blue()) == (10, 120, 60)


@pytest.mark.parametrize("stock", ["a4", "tabloid", "broadsheet"])
@pytest.mark.parametrize("latin", ["CHENGXI WEEKLY", ""])
@pytest.mark.parametrize("shape", [(300, 200), (1200, 200)])
def test_what_stands_below_a_picture_keeps_away_from_its_foot(
    tmp_path: Path, stock: str, latin: str, shape: tuple[int, int]
) -> None:
    Pillow.new("RGB", shape, (10, 120, 60)).save(tmp_path / "name.png")
    (tmp_path / "own.toml").write_text('extends = "chinese"\n[masthead]\nartwork = "name.png"', encoding="utf-8")
    issue = issue_of(3, 1200, 1, pages=None)
    issue = replace(issue, masthead=replace(issue.masthead, latin_name=latin))
    page = compose(issue, Style(stock=stock, house=load_style("own.toml", tmp_path)), BOOK).pages[0]
    (image,) = [mark for mark in page.marks if isinstance(mark, Image)]
    rules = [mark.y0 for mark in page.marks if isinstance(mark, Rule) and mark.y0 == mark.y1 and mark.y0 > image.rect.y]
    capitals = [line for line in page.lines if latin and line.text == latin]
    below = [min(rules), *(line.baseline - CAPITAL * line.size for line in capitals)]
    assert len(capitals) == bool(latin)
    assert min(below) - image.rect.bottom >= 0.35 * (capitals[0].size if capitals else 9.0)


def test_artwork_may_lie_with_the_issue_and_not_with_the_style(tmp_path: Path) -> None:
    issue = tmp_path / "issue"
    issue.mkdir()
    (issue / "issue.md").touch()
    (issue / "name.svg").write_text(SVG, encoding="utf-8")
    (tmp_path / "house.toml").write_text('extends = "chinese"\n[masthead]\nartwork = "name.svg"', encoding="utf-8")
    artwork = load_style("../house.toml", issue).masthead.artwork
    assert artwork is not None
    assert (artwork.width / artwork.height, len(artwork.parts)) == (4.0, 2)


@pytest.mark.parametrize(
    ("svg", "colours"),
    [
        ('<svg viewBox="0 0 9 9">{}</svg>', [None, GOLD, (0, 0, 0)]),
        ('<svg viewBox="0 0 9 9" color="#00f" style="stroke: none">{}</svg>', [None, GOLD, (0, 0, 0)]),
        ('<svg viewBox="0 0 9 9" fill="#c8a030">{}</svg>', [GOLD, GOLD, (0, 0, 0)]),
        ('<svg viewBox="0 0 9 9" style="fill: #c8a030">{}</svg>', [GOLD, GOLD, (0, 0, 0)]),
        ('<svg viewBox="0 0 9 9"><g fill="#c8a030">{}</g></svg>', [GOLD, GOLD, (0, 0, 0)]),
        ('<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><s:path d="M0 0H9V9Z"/></s:svg>', [None]),
    ],
)
def test_what_says_no_fill_has_the_ink_of_the_masthead(svg: str, colours: list[tuple[int, int, int] | None]) -> None:
    shapes = '<path d="M0 0H9V9Z"/><circle r="3" style="fill: #c8a030"/><rect width="5" height="5" fill="black"/>'
    artwork = read_artwork("name.svg", svg.format(shapes).encode(), "own.toml")
    assert [part.colour for part in artwork.parts] == colours


def body(inside: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{inside}</svg>'


REFUSED = [
    ("no svg at all", "不是完整的 SVG 文件；"),
    ("<html/>", "不是 SVG 文件；"),
    (body('<text x="1" y="5">报</text>'), "里有文字；"),
    (body('<image href="a.png"/>'), "里有嵌入的位图；"),
    (body('<defs><linearGradient id="a"/></defs><rect width="5" height="5" fill="url(#a)"/>'), "里有渐变色；"),
    (body('<rect width="5" height="5" stroke="red"/>'), "里有描边；"),
    (body('<rect width="5" height="5" opacity="0.5"/>'), "里有半透明的图形；"),
    (body('<rect width="5" height="5" style="fill-opacity: 50%"/>'), "里有半透明的图形；"),
    (body("<style>rect{fill:red}</style>"), "里有样式表；"),
    (body("<script>alert(1)</script>"), "里有脚本；"),
    ('<!DOCTYPE svg [<!ENTITY a "b">]>' + body("&a;"), "自定义了实体；"),
    (body('<path d="M0 0 L bogus"/>'), "里没有填了颜色的图形；"),
]


@pytest.mark.parametrize(
    ("svg", "sentence"), REFUSED, ids=[f"{number} {sentence}" for number, (_, sentence) in enumerate(REFUSED)]
)
def test_what_ink_cannot_follow_is_refused_in_one_sentence(tmp_path: Path, svg: str, sentence: str) -> None:
    (tmp_path / "name.svg").write_text(svg, encoding="utf-8")
    with pytest.raises(UnreadableInput) as refusal:
        paper(tmp_path, "name.svg")
    assert str(refusal.value).startswith(f"own.toml：masthead.artwork 的“name.svg”{sentence}")
    assert "\n" not in str(refusal.value)


def test_a_file_that_is_no_picture_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "name.png").write_bytes(b"no picture")
    with pytest.raises(UnreadableInput, match=r"^own.toml：masthead.artwork 的“name.png”不是能用的图片；"):
        paper(tmp_path, "name.png")


def test_a_painter_shows_the_inks_it_is_given(drawn: Facsimile) -> None:
    inks = {**drawn.inks, "red": drawn.inks["grey"]}
    grey = replace(drawn, inks=inks)
    place = name_of(drawn.pages[0])
    painted = render_page(grey, 1, 144).pixelColor(round((place.x + 0.03 * place.width) * 2), round(place.centre.y * 2))
    assert (painted.red(), painted.green(), painted.blue()) == tuple(drawn.inks["grey"].rgb)
