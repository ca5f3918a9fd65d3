"""Facsimile → PDF: fonts embedded as subsets, text that reads back, an outline; the same facsimile gives the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.files import write_whole
from epaper.paint.palette import ScreenPalette
from epaper.paint.pdf_document import Document
from epaper.paint.pdf_fonts import embed_fonts
from epaper.paint.pdf_images import embed_images, pictures_in, use_of
from epaper.paint.pdf_outline import add_outline
from epaper.paint.pdf_page import page_content
from epaper.scene.grey import grey_inks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from epaper.paint.palette import Palette
    from epaper.paint.pdf_document import Reference
    from epaper.paint.pdf_fonts import PdfFont
    from epaper.paint.pdf_images import PdfImage, Use
    from epaper.scene.model import Facsimile, Page


def write_pdf(facsimile: Facsimile, path: Path) -> None:
    """Write the whole issue to `path`, in one step or not at all; raise `CannotWrite` when that fails."""
    write_whole(path, pdf_bytes(facsimile))


def pdf_bytes(facsimile: Facsimile) -> bytes:
    """Return the issue as the bytes of a PDF."""
    document = Document(facsimile.title, facsimile.publisher, facsimile.language)
    fonts = embed_fonts(facsimile, document)
    images = embed_images(facsimile, document)
    plain, grey = ScreenPalette(facsimile.inks), ScreenPalette(grey_inks(facsimile.inks))
    pages = [_add_page(page, fonts, images, grey if page.grey else plain, document) for page in facsimile.pages]
    add_outline(facsimile, pages, document)
    return document.data()


def _add_page(
    page: Page,
    fonts: Mapping[str, PdfFont],
    images: Mapping[Use, PdfImage],
    palette: Palette,
    document: Document,
) -> Reference:
    shown = [images[use] for use in dict.fromkeys(map(use_of, pictures_in(page.marks))) if use in images]
    called = {image.resource: image.reference for image in shown}
    return document.add_page(page.width, page.height, page_content(page, fonts, images, palette), called)
