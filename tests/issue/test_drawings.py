"""Charts, maps and signs are told from photographs by their pixels, whatever format they come in."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random

import pytest
from PIL import Image, ImageDraw, ImageFilter

from epaper.issue.pictures import is_drawing, is_pale
from epaper.issue.reader import read_issue
from tests.issues.pictured import SHAPES, picture

RIVER_TOWN = Path(__file__).parents[1] / "issues" / "river-town-weekly"


def file(image: Image.Image, kind: str) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


def chart(mode: str = "RGB") -> Image.Image:
    image = Image.new("RGB", (900, 600), "white")
    draw = ImageDraw.Draw(image)
    for bar in range(6):
        draw.rectangle((80 + bar * 130, 560 - bar * 70, 160 + bar * 130, 570), fill=(180, 60, 50))
    return image.convert(mode)


def photograph() -> Image.Image:
    """Make noise in large and small patches, as light on things is."""
    dice = Random("photograph")
    image = Image.frombytes("RGB", (60, 40), bytes(dice.randrange(256) for _ in range(60 * 40 * 3)))
    return image.resize((900, 600), Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(9))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF"])
def test_a_chart_is_a_drawing_in_every_format(kind: str) -> None:
    assert is_drawing(file(chart(), kind))
    assert not is_drawing(file(photograph(), kind))


@pytest.mark.parametrize("mode", ["L", "P", "1", "RGBA", "LA"])
def test_a_chart_is_a_drawing_in_every_mode(mode: str) -> None:
    assert is_drawing(file(chart(mode), "PNG"))


def test_a_sign_on_nothing_is_a_drawing() -> None:
    sign = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    ImageDraw.Draw(sign).ellipse((60, 60, 340, 340), fill=(20, 60, 160, 255))
    assert is_drawing(file(sign, "PNG"))


def test_what_the_makers_call_charts_are_found_to_be_charts() -> None:
    images: dict[str, bytes] = {}
    made = [picture(images, Random("made"), shape) for shape in SHAPES]
    assert [is_drawing(images[each.file]) for each in made] == [shape.chart for shape in SHAPES]


def test_the_reader_tells_the_drawings_of_an_issue() -> None:
    pictures = [picture for story in read_issue(RIVER_TOWN).issue.articles for picture in story.pictures]
    assert {picture.file for picture in pictures if picture.drawing} == {"harvest.png", "bookplate.png"}


def test_a_picture_whose_edge_is_nearly_white_is_pale() -> None:
    assert is_pale(file(chart(), "PNG"))
    assert is_pale(file(Image.new("RGB", (300, 200), (253, 249, 240)), "JPEG"))
    assert not is_pale(file(photograph(), "JPEG"))
    framed = chart()
    ImageDraw.Draw(framed).rectangle((0, 0, 899, 599), outline="black", width=20)
    assert not is_pale(file(framed, "PNG"))


def test_a_photograph_under_a_white_sky_is_not_pale() -> None:
    view = Image.new("RGB", (900, 600), "white")
    ImageDraw.Draw(view).rectangle((0, 220, 899, 599), fill=(60, 90, 70))
    assert not is_pale(file(view, "JPEG"))


def test_the_reader_tells_the_pale_pictures_of_an_issue() -> None:
    pictures = [picture for story in read_issue(RIVER_TOWN).issue.articles for picture in story.pictures]
    assert {picture.file for picture in pictures if picture.pale} == {"harvest.png", "bookplate.png"}
