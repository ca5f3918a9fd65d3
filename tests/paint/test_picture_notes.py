"""Notes beside a picture go, its samples stay."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO

import pytest
from handset import bind, photo, set_page, swapped
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow
from PIL.PngImagePlugin import PngInfo

from epaper.geometry import Rect
from epaper.paint.pdf import pdf_bytes
from epaper.paint.picture_notes import without_notes
from epaper.paint.press import Press, press_bytes
from epaper.paint.profiles import chosen
from epaper.paint.svg import page_svg
from epaper.resources import icc_folder
from epaper.scene.model import Image

OWNER = b"Zhang San, 26.8966 N 112.5713 E"
SMALL_COPY = b"\x02\x01" + b"secret"


def segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(content) + 2).to_bytes(2, "big") + content


def noted(mode: str = "RGB", **options: object) -> bytes:
    """Make a JPEG with all that cameras and programs note, also inside of what stays, between its scans and behind its end."""
    exif = Pillow.Exif()
    exif[0x013B] = OWNER.decode()
    plain = photo(mode=mode, exif=exif, comment=OWNER, icc_profile=swapped(), **options)
    notes = (
        segment(0xE0, b"JFXX\0\x13" + OWNER),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + OWNER),
        segment(0xED, b"Photoshop 3.0\08BIM" + OWNER),
        segment(0xEE, b"Other" + OWNER),
        b"\xff\xff" + segment(0xEF, OWNER)[1:],
    )
    data = b"".join((plain[:2], *notes, plain[2:]))
    head = data.find(segment(0xE0, b"JFIF\0")[4:])
    if head >= 0:  # a picture in ink has Adobe's mark alone
        data = data[: head - 2] + segment(0xE0, data[head : head + 12] + SMALL_COPY)[2:] + data[head + 14 :]
    scan = data.rfind(b"\xff\xda")
    return b"".join((data[:scan], segment(0xFE, OWNER), data[scan:], b"\xff\xd8", OWNER, b"\xff\xd9"))


def marks(data: bytes) -> set[int]:
    """Return the marks before the first scan."""
    found, at = set(), 2
    while data[at + 1] != 0xDA:
        found.add(data[at + 1])
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return found


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_blocks": 1}, {"quality": 100}])
def test_a_photograph_keeps_every_sample_and_no_note(mode: str, options: dict[str, object]) -> None:
    data = noted(mode, **options)
    plain = without_notes(data)
    assert data.count(OWNER) > 7
    assert (b"secret" in data) == (mode != "CMYK")
    assert not any(note in plain for note in (OWNER, b"secret"))
    assert {mark for mark in marks(plain) if mark in range(0xE0, 0xF0) or mark == 0xFE} == {0xEE if mode == "CMYK" else 0xE0}
    with Pillow.open(BytesIO(data)) as before, Pillow.open(BytesIO(plain)) as after:
        assert (after.mode, after.tobytes()) == (before.mode, before.tobytes())
        assert not after.getexif()
    assert without_notes(plain) == plain


def test_a_photograph_without_notes_stays_as_it_came() -> None:
    for options in ({}, {"progressive": True}, {"restart_marker_rows": 1}):
        assert without_notes(photo(**options)) == photo(**options)


def test_a_png_keeps_its_samples_and_its_transparency() -> None:
    exif, told = Pillow.Exif(), PngInfo()
    exif[0x013B] = OWNER.decode()
    told.add_text("Author", OWNER.decode())
    told.add_itxt("XML:com.adobe.xmp", OWNER.decode())
    data = photo("PNG", mode="P", transparency=3, exif=exif, pnginfo=told) + OWNER
    plain = without_notes(data)
    assert OWNER not in plain
    assert plain == photo("PNG", mode="P", transparency=3)


@pytest.mark.parametrize("data", [b"", b"GIF89a" + OWNER, b"\xff\xd8", b"\x89PNG\r\n\x1a\n"])
def test_anything_else_does_no_harm(data: bytes) -> None:
    assert without_notes(data).startswith(data)


@given(st.sampled_from([b"\xff\xd8", b"\x89PNG\r\n\x1a\n"]), st.binary(max_size=60))
def test_damage_does_no_harm(start: bytes, rest: bytes) -> None:
    assert without_notes(start + rest).startswith(start)


@pytest.mark.parametrize("crop", [Rect(0, 0, 1, 1), Rect(0.1, 0, 0.5, 0.5)], ids=["whole", "trimmed"])
@pytest.mark.parametrize("grey", [False, True])
def test_no_file_says_who_took_a_picture_and_where(crop: Rect, grey: bool) -> None:
    plain = noted(quality=95)
    for data in (plain, plain.replace(swapped(), b"\0" * len(swapped()))):
        paper = bind(set_page([], (Image(Rect(20, 20, 60, 40), "p", crop, grey=grey),)), images={"p": data})
        for file in (pdf_bytes(paper), press_bytes(paper, Press(chosen("", icc_folder())))):
            assert OWNER not in file
        svg = page_svg(paper, 1)
        assert not any(b64encode(b"." * shift + OWNER)[4:-4] in svg for shift in range(3))
