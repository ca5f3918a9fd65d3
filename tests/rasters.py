"""Two rasters of one page → how far they disagree, and a picture to look at when they do."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import typst
from PIL import Image, ImageChops, ImageFilter, ImageOps

from epaper.paint.pdf import pdf_bytes
from epaper.paint.raster import render_page

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from epaper.geometry import Rect
    from epaper.scene.model import Facsimile, Page

OUTPUT = Path(__file__).resolve().with_name("output")
QUARTER_GREY = 64


def by_qt(facsimile: Facsimile, scale: float, number: int = 1) -> Image.Image:
    """Paint a page with Qt."""
    return from_qt(render_page(facsimile, number, 72 * scale))


def from_qt(image: QImage) -> Image.Image:
    """Turn Qt's 32-bit picture into Pillow's."""
    data = bytes(image.constBits())
    return Image.frombytes("RGB", (image.width(), image.height()), data, "raw", "BGRX", image.bytesPerLine())


def by_pdfium(facsimile: Facsimile, scale: float, number: int = 1) -> Image.Image:
    """Let pdfium paint a page of the PDF, four times as large and reduced, since it puts small glyphs on whole pixels."""
    document = pypdfium2.PdfDocument(pdf_bytes(facsimile))
    picture = document[number - 1].render(scale=4 * scale).to_pil().convert("RGB").reduce(4)
    document.close()
    return picture


def by_resvg(svg: bytes, page: Page, scale: float, folder: Path) -> Image.Image:
    """Let resvg, as Typst has it, paint an SVG file as large as `page`; four times as large and reduced."""
    (folder / "page.svg").write_bytes(svg)
    (folder / "page.typ").write_text(
        f"#set page(width: {page.width}pt, height: {page.height}pt, margin: 0pt)\n"
        f'#image("page.svg", width: {page.width}pt, height: {page.height}pt)'
    )
    data = typst.compile(folder / "page.typ", format="png", ppi=4 * 72 * scale)
    assert isinstance(data, bytes)
    return Image.open(BytesIO(data)).convert("RGB").reduce(4)


def disagreement(one: Image.Image, other: Image.Image) -> float:
    """Return the share of pixels that differ by more than a quarter of full grey from every pixel next to their place."""
    assert one.size == other.size
    lost = ImageChops.lighter(_beyond(one, other), _beyond(other, one))
    return sum(lost.histogram()[QUARTER_GREY + 1 :]) / (one.width * one.height)


def _beyond(one: Image.Image, other: Image.Image) -> Image.Image:
    """Return how far each pixel of `one` lies outside the range of the 3 × 3 pixels of `other` around it."""
    grey, around = one.convert("L"), other.convert("L")
    above = ImageChops.subtract(grey, around.filter(ImageFilter.MaxFilter(3)))
    below = ImageChops.subtract(around.filter(ImageFilter.MinFilter(3)), grey)
    return ImageChops.lighter(above, below)


def ink_centre(picture: Image.Image, place: Rect, scale: float) -> tuple[float, float]:
    """Return the centre of gravity of the ink inside `place` (points), in pixels."""
    box = tuple(round(side * scale) for side in (place.x, place.y, place.right, place.bottom))
    ink = ImageOps.invert(picture.convert("L").crop(box)).convert("F")
    return _balance(ink.resize((ink.width, 1), Image.Resampling.BOX)), _balance(ink.resize((1, ink.height), Image.Resampling.BOX))


def _balance(profile: Image.Image) -> float:
    amounts = list(profile.get_flattened_data())
    return sum(index * amount for index, amount in enumerate(amounts)) / sum(amounts)


def keep(name: str, *pictures: Image.Image) -> Path:
    """Leave the pictures side by side in tests/output."""
    OUTPUT.mkdir(exist_ok=True)
    sheet = Image.new("RGB", (sum(p.width for p in pictures), max(p.height for p in pictures)), "white")
    left = 0
    for picture in pictures:
        sheet.paste(picture, (left, 0))
        left += picture.width
    path = OUTPUT / f"{name}.png"
    sheet.save(path)
    return path
