"""Pages printed in black alone have no colour in either painter; pictures are no finer than print can show."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from handset import bind, every_mark, photo, set_line, set_page
from PIL import Image as Pillow
from PIL import ImageChops

from epaper.colours import Cmyk, Colour, Rgb
from epaper.geometry import Point, Rect, Step
from epaper.paint.pdf import pdf_bytes
from epaper.scene.grey import grey_inks, grey_page
from epaper.scene.inks import PLAIN
from epaper.scene.model import Fill, Image, Shape, TextLine
from tests.rasters import by_pdfium, by_qt, disagreement

if TYPE_CHECKING:
    from epaper.scene.inks import Ink
    from epaper.scene.model import Facsimile, Page

MOST_LOST = 0.0002  # as for pages in colour


def in_black(facsimile: Facsimile) -> Facsimile:
    return bind(*map(grey_page, facsimile.pages), images=facsimile.images)


def colour(picture: Pillow.Image) -> int:
    """Return how far the channels of any pixel are apart, 0-255."""
    red, green, blue = picture.convert("RGB").split()
    apart = (ImageChops.difference(one, two) for one, two in ((red, green), (green, blue)))
    return max(channel.getextrema()[1] for channel in apart)


def stored(facsimile: Facsimile) -> list[tuple[str, int, int, bool]]:
    """Return colour space, size and whether it is a JPEG, of every picture in the PDF, in no order."""
    with pikepdf.open(BytesIO(pdf_bytes(facsimile))) as file:
        images = [item for item in file.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"]
        return [
            (str(item.ColorSpace), int(item.Width), int(item.Height), str(item.get("/Filter")) == "/DCTDecode") for item in images
        ]


def test_both_painters_show_a_page_in_black_without_colour_and_alike() -> None:
    plain, black = every_mark(), in_black(every_mark())
    screen, paper = by_qt(black, 2), by_pdfium(black, 2)
    assert colour(by_qt(plain, 2)) > 100
    assert colour(screen) <= 2
    assert colour(paper) <= 2
    assert disagreement(screen, paper) <= MOST_LOST


def test_red_becomes_black_and_a_light_colour_of_the_papers_own_stays_light() -> None:
    inks = grey_inks({**PLAIN, "accent": Colour(Rgb(250, 210, 60), Cmyk(0, 15, 80, 0))})
    assert inks["red"].rgb == (0, 0, 0)
    assert inks["accent"].rgb.red == inks["accent"].rgb.green == inks["accent"].rgb.blue > 180
    assert all(colour.cmyk[:3] == (0, 0, 0) for colour in inks.values())
    assert inks["white"].rgb == (255, 255, 255)


def red_ground(*inks: Ink, size: float = 10.5) -> Page:
    """Lay a line in each ink on a ground of the colour of the paper's own, red, and take the colours away."""
    lines = [set_line("黑字红底", 30, 40 + 20 * row, ink=ink, size=size) for row, ink in enumerate(inks)]
    return grey_page(set_page(lines, (Fill(Rect(20, 20, 200, 80), "accent"),)))


def test_black_type_on_a_red_ground_is_black_on_a_light_tint_of_black_alone() -> None:
    page = red_ground("black", "accent")
    assert [mark.ink for mark in page.marks if isinstance(mark, Fill)] == [(204, 204, 204)]
    assert [run.ink for line in page.lines for run in line.runs] == ["black", "accent"]
    for raster in (by_qt(bind(page), 2), by_pdfium(bind(page), 2)):
        assert raster.getpixel((400, 180)) == (204, 204, 204)  # the ground beside the lines
        assert raster.convert("L").crop((60, 50, 140, 90)).getextrema()[0] < 40  # a line on it


def test_white_type_on_a_red_ground_stays_white_on_black() -> None:
    page = red_ground("white")
    assert [mark.ink for mark in page.marks if isinstance(mark, Fill)] == ["accent"]
    assert [run.ink for line in page.lines for run in line.runs] == ["white"]


def test_white_type_among_black_on_a_red_ground_turns_black_with_it() -> None:
    page = red_ground("white", "black")
    assert [mark.ink for mark in page.marks if isinstance(mark, Fill)] == [(204, 204, 204)]
    assert [run.ink for line in page.lines for run in line.runs] == ["black", "black"]


def test_each_line_is_read_on_the_topmost_ground_under_it() -> None:
    label, copy = set_line("栏目", 30, 40, ink="white"), set_line("正文", 30, 80)
    marks = (Fill(Rect(20, 20, 200, 80), "accent"), Fill(Rect(25, 28, 60, 20), "red"))
    page = grey_page(set_page([label, copy], marks))
    assert [mark.ink for mark in page.marks if isinstance(mark, Fill)] == [(204, 204, 204), "red"]
    assert page.lines == (label, copy)


def test_a_ground_that_is_light_enough_stays_as_it_is() -> None:
    page = set_page([set_line("正文", 30, 40), set_line("标题", 30, 70, ink="red")], (Fill(Rect(20, 20, 200, 80), "tint"),))
    assert (grey_page(page).marks, grey_page(page).lines) == (page.marks, page.lines)


def test_a_name_drawn_in_red_is_read_on_a_red_ground() -> None:
    outline = (Step("move", (Point(30, 30),)), Step("line", (Point(70, 30),)), Step("line", (Point(70, 50),)), Step("close", ()))
    name = TextLine("", "masthead", 0, 0, 2, 30, 50, 40, 20, "日报", ())
    ground = Fill(Rect(20, 20, 200, 80), "accent")
    assert grey_page(set_page([name], (ground, Shape(outline, "red")))).marks[0] == ground._replace(ink=Rgb(204, 204, 204))
    assert grey_page(set_page([name], (ground, Shape(outline, "white")))).marks[0] == ground


def test_a_picture_on_both_kinds_of_page_is_stored_in_both() -> None:
    page = set_page([], (Image(Rect(20, 20, 60, 40), "p"),))
    facsimile = bind(page, grey_page(set_page([], page.marks, number=2)), images={"p": photo()})
    assert sorted((space, jpeg) for space, _, _, jpeg in stored(facsimile)) == [("/DeviceGray", True), ("/DeviceRGB", True)]


def test_what_is_transparent_stays_so_without_colour() -> None:
    clear = Pillow.new("RGBA", (40, 40), (220, 30, 30, 0))
    clear.paste((220, 30, 30, 255), (0, 0, 20, 40))
    buffer = BytesIO()
    clear.save(buffer, "PNG")
    marks = (Fill(Rect(20, 20, 80, 80), "tint"), Image(Rect(20, 20, 80, 80), "p"))
    facsimile = in_black(bind(set_page([], marks), images={"p": buffer.getvalue()}))
    for raster in (by_qt(facsimile, 1), by_pdfium(facsimile, 1)):
        left, right = raster.getpixel((40, 60)), raster.getpixel((80, 60))
        assert all(abs(channel - 87) <= 2 for channel in left)  # 0.299 × 220 + (0.587 + 0.114) × 30
        assert min(right) > 225


@pytest.mark.parametrize(("kind", "jpeg"), [("JPEG", True), ("PNG", False)])
def test_a_picture_finer_than_print_is_made_smaller(kind: str, jpeg: bool) -> None:
    large = photo(kind, (1800, 1200))
    shown = bind(set_page([], (Image(Rect(20, 20, 72, 48), "p"),)), images={"p": large})
    assert stored(shown) == [("/DeviceRGB", 300, 200, jpeg)]
    whole = bind(set_page([], (Image(Rect(20, 20, 72, 48), "p"),)), images={"p": photo("PNG")})
    assert disagreement(by_pdfium(shown, 2), by_pdfium(whole, 2)) <= 0.002


def test_a_picture_is_as_fine_as_its_largest_place_and_what_is_cropped_counts() -> None:
    marks = (Image(Rect(20, 20, 36, 24), "p"), Image(Rect(20, 60, 72, 48), "p", Rect(0.25, 0.25, 0.5, 0.5)))
    assert stored(bind(set_page([], marks), images={"p": photo("JPEG", (1800, 1200))})) == [("/DeviceRGB", 600, 400, True)]


def test_a_picture_hardly_finer_is_left_as_it_came() -> None:
    marks = (Image(Rect(20, 20, 72, 48), "p"),)
    assert stored(bind(set_page([], marks), images={"p": photo("JPEG", (330, 220))})) == [("/DeviceRGB", 330, 220, True)]


def test_a_large_picture_taken_on_its_side_stays_upright() -> None:
    turned = Pillow.Exif()
    turned[0x0112] = 6
    marks = (Image(Rect(20, 20, 48, 72), "p"),)
    large = bind(set_page([], marks), images={"p": photo("JPEG", (1800, 1200), exif=turned)})
    assert stored(large) == [("/DeviceRGB", 300, 200, True)]
    assert disagreement(by_qt(large, 2), by_pdfium(large, 2)) <= 0.002


def test_a_picture_in_four_inks_is_shown_as_light() -> None:
    marks = (Image(Rect(20, 20, 72, 48), "p"),)
    large = bind(set_page([], marks), images={"p": photo("JPEG", (1800, 1200), "CMYK")})
    small = bind(set_page([], marks), images={"p": photo("JPEG", (300, 200), "CMYK")})
    assert stored(large) == [("/DeviceRGB", 300, 200, True)]
    assert stored(small) == [("/DeviceRGB", 300, 200, True)]
    assert disagreement(by_qt(large, 2), by_pdfium(large, 2)) <= 0.002
    assert disagreement(by_pdfium(large, 2), by_pdfium(small, 2)) <= 0.002
