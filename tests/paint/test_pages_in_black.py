"""Pages printed in black alone have no colour in either painter; pictures are no finer than print can show."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from handset import bind, every_mark, photo, set_page
from PIL import Image as Pillow
from PIL import ImageChops

from epaper.colours import Cmyk, Colour, Rgb
from epaper.geometry import Rect
from epaper.paint.pdf import pdf_bytes
from epaper.scene.grey import grey_inks, grey_page
from epaper.scene.inks import PLAIN
from epaper.scene.model import Fill, Image
from tests.rasters import by_pdfium, by_qt, disagreement

if TYPE_CHECKING:
    from epaper.scene.model import Facsimile

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
