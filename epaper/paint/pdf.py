"""Facsimile → PDF: fonts embedded as subsets, text that reads back, an outline; the same facsimile gives the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.paint.files import write_whole
from epaper.paint.pdf_document import Document
from epaper.paint.pdf_fonts import embed_fonts
from epaper.paint.pdf_images import embed_images
from epaper.paint.pdf_outline import add_outline
from epaper.paint.pdf_page import page_content

if TYPE_CHECKING:
    from pathlib import Path

    from epaper.scene.model import Facsimile

LANGUAGE = "zh-CN"


def write_pdf(facsimile: Facsimile, path: Path, *, author: str = "") -> None:
    """Write the whole issue to `path`, in one step or not at all; raise `CannotWrite` when that fails."""
    write_whole(path, pdf_bytes(facsimile, author=author))


def pdf_bytes(facsimile: Facsimile, *, author: str = "") -> bytes:
    """Return the issue as the bytes of a PDF; `author` is who publishes it, for the document's properties."""
    document = Document(facsimile.title, author, LANGUAGE)
    fonts = embed_fonts(facsimile, document)
    images = embed_images(facsimile, document)
    called = {image.resource: image.reference for image in images.values()}
    pages = [document.add_page(page.width, page.height, page_content(page, fonts, images), called) for page in facsimile.pages]
    add_outline(facsimile, pages, document)
    return document.data()
