"""A file holds of a picture what its pages show, and of what make-up has cut away no pixel."""

from __future__ import annotations

from base64 import b64decode
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pikepdf
import pytest
from handset import bind, set_page
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow
from PIL import ImageOps

from epaper.camera import ORIENTATION
from epaper.geometry import Rect
from epaper.paint.pdf import pdf_bytes
from epaper.paint.picture_parts import TURNS, UPRIGHT, part_held, pixels_shown
from epaper.paint.plates import plates
from epaper.paint.press import Press, press_bytes
from epaper.paint.profiles import chosen
from epaper.paint.svg import page_svg
from epaper.resources import icc_folder
from epaper.scene.model import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from epaper.scene.model import Facsimile

SIZE = 240, 160
SHOWN = Rect(0.25, 0.125, 0.5, 0.625)  # of it; around lies what shall not be found
FRAME = Rect(20, 30, 120, 100)
TO_FILE = {
    "reading": pdf_bytes,
    "press": lambda facsimile: press_bytes(facsimile, Press(chosen("", icc_folder()))),
}
SIDES = range(1, 9)
KINDS = {
    "photograph": ("JPEG", "RGB"),
    "grey photograph": ("JPEG", "L"),
    "photograph in ink": ("JPEG", "CMYK"),
    "photograph of a phone": ("MPO", "RGB"),
    "drawing": ("PNG", "RGB"),
    "palette": ("PNG", "P"),
    "transparent": ("PNG", "RGBA"),
    "TIFF": ("TIFF", "RGB"),
}


def secret(kind: str = "JPEG", mode: str = "RGB", side: int = 1, times: int = 1) -> bytes:
    """Make a picture that is white where it is shown and black around, with room for what a JPEG strays."""
    upright = Pillow.new("RGB", (SIZE[0] * times, SIZE[1] * times), "black")
    left, top, right, bottom = (round(at * times) for at in (60, 20, 180, 120))
    upright.paste("white", (left - 16, top - 16, right + 16, bottom + 16))
    exif = Pillow.Exif()
    exif[ORIENTATION] = {6: 8, 8: 6}.get(side, side)  # what takes back the turn
    photo = kind in ("JPEG", "MPO")
    stored = ImageOps.exif_transpose(with_exif(upright, exif)) if photo else upright
    exif[ORIENTATION] = side
    file = BytesIO()
    others = {"save_all": True, "append_images": [Pillow.new("RGB", (20, 10))]} if kind == "MPO" else {}
    stored.convert(mode, dither=Pillow.Dither.NONE).save(file, kind, **({"exif": exif} if photo else {}), **others)
    return file.getvalue()


def with_exif(picture: Pillow.Image, exif: Pillow.Exif) -> Pillow.Image:
    file = BytesIO()
    picture.save(file, "PNG", exif=exif)
    return Pillow.open(file)


def paper(data: bytes, *crops: Rect, frame: Rect = FRAME) -> Facsimile:
    return bind(*(set_page([], (Image(frame, "p", crop),)) for crop in crops), images={"p": data})


def pictures(data: bytes) -> list[Pillow.Image]:
    """Return the pictures in a PDF, those in ink as light."""
    with pikepdf.open(BytesIO(data)) as file:
        found = [item for item in file.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"]
        return [seen(image) for image in found if not is_mask(image, found)]


def is_mask(image: pikepdf.Stream, found: list[pikepdf.Stream]) -> bool:
    return any("/SMask" in other and other.SMask.objgen == image.objgen for other in found)


def seen(image: pikepdf.Stream) -> Pillow.Image:
    if "/DCTDecode" in str(image.get("/Filter")):
        picture = Pillow.open(BytesIO(image.read_raw_bytes()))
        return picture.convert("RGB")
    mode = {"/DeviceGray": "L", "/DeviceRGB": "RGB", "/DeviceCMYK": "CMYK"}[str(image.ColorSpace)]
    return Pillow.frombytes(mode, (int(image.Width), int(image.Height)), image.read_bytes()).convert("RGB")


def places(data: bytes) -> Iterator[Rect]:
    """Yield where the pictures of a PDF lie, y upwards, with all that is clipped away."""
    with pikepdf.open(BytesIO(data)) as file:
        for page in file.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "cm":
                    a, b, c, d, e, f = map(float, operands)  # type: ignore[arg-type]
                    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (0, 1) for y in (0, 1)]
                    left, low = (min(axis) for axis in zip(*corners, strict=True))
                    right, high = (max(axis) for axis in zip(*corners, strict=True))
                    yield Rect(left, low, right - left, high - low)


def darkest(picture: Pillow.Image) -> float:
    return picture.convert("L").getextrema()[0]  # type: ignore[return-value]


@pytest.mark.parametrize("to", TO_FILE)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_cut_away_is_in_no_file(to: str, kind: str) -> None:
    (picture,) = pictures(TO_FILE[to](paper(secret(*KINDS[kind]), SHOWN)))
    assert picture.size == (120, 100)
    assert darkest(picture) > 240


@pytest.mark.parametrize("to", TO_FILE)
@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("kind", ["JPEG", "MPO"])
def test_nor_where_the_camera_was_held_otherwise(to: str, kind: str, side: int) -> None:
    data = TO_FILE[to](paper(secret(kind, side=side), SHOWN))
    (picture,) = pictures(data)
    assert picture.size == ((120, 100) if side < 5 else (100, 120))
    assert darkest(picture) > 240
    (place,) = places(data)
    assert place == pytest.approx(Rect(FRAME.x, 400 - FRAME.bottom, FRAME.width, FRAME.height), abs=0.002)


@pytest.mark.parametrize("to", TO_FILE)
@pytest.mark.parametrize("side", [1, 6])
def test_a_picture_made_smaller_is_trimmed_before(to: str, side: int) -> None:
    """It is finer than it prints, and the resolution that of the part."""
    (picture,) = pictures(TO_FILE[to](paper(secret(side=side, times=20), SHOWN)))
    ppi = {"reading": 300, "press": 200}[to]
    assert picture.size == pytest.approx([length / 72 * ppi for length in ((120, 100) if side < 5 else (100, 120))], abs=1)
    assert darkest(picture) > 240


@pytest.mark.parametrize("to", TO_FILE)
@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("crop", [Rect(0.1003, 0.207, 0.6, 0.7), Rect(0.0, 0.3, 1.0, 0.2111)])
def test_no_picture_reaches_more_than_a_pixel_beyond_its_frame(to: str, side: int, crop: Rect) -> None:
    (place,) = places(TO_FILE[to](paper(secret(side=side), crop)))
    pixel = FRAME.width / (crop.width * SIZE[0]), FRAME.height / (crop.height * SIZE[1])
    beyond = FRAME.x - place.x, place.right - FRAME.right, 400 - FRAME.bottom - place.y, place.bottom - 400 + FRAME.y
    for over, most in zip(beyond, (pixel[0], pixel[0], pixel[1], pixel[1]), strict=True):
        assert -0.02 * most - 0.002 <= over <= most + 0.002


def test_two_pages_share_what_either_shows() -> None:
    data = pdf_bytes(paper(secret(), Rect(0.25, 0.25, 0.25, 0.25), Rect(0.5, 0.125, 0.25, 0.625)))
    (picture,) = pictures(data)
    assert picture.size == (120, 100)
    first, second = places(data)
    assert (first.width, second.width) == pytest.approx((240, 240), abs=0.01)
    assert (first.x, second.x) == pytest.approx((20, -100), abs=0.01)


def test_a_photograph_hardly_trimmed_stays_as_it_came() -> None:
    jpeg = secret()
    with pikepdf.open(BytesIO(pdf_bytes(paper(jpeg, Rect(0.005, 0.0, 0.99, 1.0))))) as file:
        stored = file.pages[0].Resources.XObject["/I1"]
        assert (int(stored.Width), int(stored.Height)) == SIZE
        assert stored.read_raw_bytes()[-1000:] == jpeg[-1000:]


def test_a_photograph_coded_anew_is_as_good_as_it_was() -> None:
    grain = Pillow.effect_noise(SIZE, 60).resize((480, 320), Pillow.Resampling.BICUBIC)
    file = BytesIO()
    Pillow.merge("RGB", (grain, grain.rotate(180), grain)).save(file, "JPEG", quality=85, subsampling=0)
    (picture,) = pictures(pdf_bytes(paper(file.getvalue(), Rect(0.25, 0.25, 0.5, 0.5))))
    before = Pillow.open(file).crop((120, 80, 360, 240)).convert("RGB")
    apart = [abs(one - other) for one, other in zip(before.tobytes(), picture.tobytes(), strict=True)]
    assert sum(apart) / len(apart) < 2, "levels of 255"


@pytest.mark.parametrize("kind", KINDS)
def test_nor_is_it_in_a_picture_of_the_page(kind: str) -> None:
    root = ElementTree.fromstring(page_svg(paper(secret(*KINDS[kind]), SHOWN), 1))
    (image,) = root.iter("{http://www.w3.org/2000/svg}image")
    picture = Pillow.open(BytesIO(b64decode(image.attrib["{http://www.w3.org/1999/xlink}href"].split(",")[1])))
    assert picture.size == (120, 100)
    assert darkest(picture) > 240
    assert Rect(*(float(image.attrib[side]) for side in ("x", "y", "width", "height"))) == SHOWN


def test_a_part_without_colours_is_black_ink_alone_in_file_and_plates() -> None:
    picture = Pillow.new("RGB", SIZE, "red")
    picture.paste("grey", (60, 20, 180, 120))
    file = BytesIO()
    picture.save(file, "PNG")
    facsimile, press = paper(file.getvalue(), SHOWN), Press(chosen("", icc_folder()))
    with pikepdf.open(BytesIO(press_bytes(facsimile, press))) as pdf:
        assert pdf.pages[0].Resources.XObject["/I1"].ColorSpace == "/DeviceGray"
    cyan, *_, black = (next(iter(plate.images.values())) for plate in plates(facsimile, 1, press, 300))
    assert cyan.startswith(b"P5 1 1 ")
    assert black.startswith(b"P5 120 100 ")


@pytest.mark.parametrize("side", SIDES)
def test_stored_pixels_are_those_of_the_part_as_it_is_seen(side: int) -> None:
    stored = Pillow.new("L", (7, 5))
    stored.putdata(range(35))
    exif = Pillow.Exif()
    exif[ORIENTATION] = side
    upright = ImageOps.exif_transpose(with_exif(stored, exif))
    part = Rect(1 / upright.width, 2 / upright.height, 3 / upright.width, 2 / upright.height)
    cut = stored.crop(pixels_shown(part, stored.size, TURNS.get(side, UPRIGHT)))
    assert ImageOps.exif_transpose(with_exif(cut, exif)).tobytes() == upright.crop((1, 2, 4, 4)).tobytes()


@given(
    st.tuples(*(st.floats(0, 1) for _ in range(4))),
    st.tuples(st.integers(1, 5000), st.integers(1, 5000)),
    st.sampled_from([UPRIGHT, *TURNS.values()]),
)
def test_pixels_hold_the_part_and_little_more(
    ends: tuple[float, ...], size: tuple[int, int], turn: tuple[int, int, int, int, int, int]
) -> None:
    (left, right), (top, bottom) = sorted(ends[:2]), sorted(ends[2:])
    box = pixels_shown(Rect(left, top, right - left, bottom - top), size, turn)
    assert 0 <= box[0] < box[2] <= size[0]
    assert 0 <= box[1] < box[3] <= size[1]
    held = part_held(box, size, turn)
    across, down = size if turn[0] else size[::-1]
    for start, end, low, high, count in (
        (left, right, held.x, held.right, across),
        (top, bottom, held.y, held.bottom, down),
    ):
        assert low * count <= start * count + 0.011
        assert high * count >= end * count - 0.011
        assert (high - low) * count < (end - start) * count + 2
