"""Facsimile → the reading PDF: PDF/A-2a and PDF/UA-1, tagged, with links, threads and an outline, its text reading back.

It is linearised: a viewer over the network shows page 1 before the rest has come.
The same facsimile gives the same bytes: the file is dated by the issue, and its identity is made of its content.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from epaper.files import write_whole
from epaper.paint import pdf_links, pdf_threads
from epaper.paint.palette import ScreenPalette
from epaper.paint.pdf_about import declare, output_intent
from epaper.paint.pdf_document import PRODUCER, Document, name
from epaper.paint.pdf_fonts import embed_fonts
from epaper.paint.pdf_images import called, embed_images
from epaper.paint.pdf_linear import linearised
from epaper.paint.pdf_outline import add_outline
from epaper.paint.pdf_page import page_content
from epaper.paint.pdf_pieces import lacks_glyphs
from epaper.paint.pdf_structure import add_structure
from epaper.paint.tags import tag
from epaper.scene.grey import grey_inks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from epaper.paint.pdf_document import Reference, Value
    from epaper.paint.pdf_images import PdfImage
    from epaper.paint.picture_uses import Use
    from epaper.scene.model import Facsimile, Page

READABLE = {"pdfuaid:part": "1"}
ARCHIVED = {"pdfaid:part": "2", "pdfaid:conformance": "A"}
SRGB = "sRGB IEC61966-2.1"  # as the ICC calls it
LIGHTS = 3


def write_pdf(facsimile: Facsimile, path: Path, srgb: bytes = b"") -> None:
    """Write the whole issue to `path`, in one step or not at all; raise `CannotWrite` when that fails."""
    write_whole(path, pdf_bytes(facsimile, srgb))


def pdf_bytes(facsimile: Facsimile, srgb: bytes = b"") -> bytes:
    """Return the issue as the bytes of a PDF; without the ICC profile of `srgb` it cannot claim to be PDF/A."""
    document = Document(facsimile.title, facsimile.publisher, facsimile.language)
    fonts = embed_fonts(facsimile, document)
    images = embed_images(facsimile, document)
    plain, grey = ScreenPalette(facsimile.inks), ScreenPalette(grey_inks(facsimile.inks))
    tags = tag(facsimile)
    pressed, threads = pdf_links.reserve_links(tags, document), pdf_threads.reserve_threads(facsimile, document)
    digest, pages = hashlib.sha256(), []
    for index, (page, own) in enumerate(zip(facsimile.pages, tags.pages, strict=True)):
        content = page_content(page, fonts, images, grey if page.grey else plain, own)
        digest.update(content)
        more = {"StructParents": index, **pdf_links.on_page(pressed, index), **pdf_threads.on_page(threads, index)}
        pages.append(_add_page(page, content, images, more, document))
    add_structure(tags, pages, pressed, document)
    pdf_links.write_links(tags, facsimile, pages, pressed, document)
    pdf_threads.write_threads(threads, facsimile, pages, document)
    add_outline(facsimile, pages, document)
    _declare(facsimile, srgb, digest.digest(), document)
    return linearised(document.data())


def _add_page(
    page: Page, content: bytes, images: Mapping[Use, PdfImage], more: Mapping[str, Value], document: Document
) -> Reference:
    return document.add_page(page.width, page.height, content, called(page.marks, images), more=more)


def _claims(facsimile: Facsimile, srgb: bytes) -> Mapping[str, str]:
    """Return the standards the file keeps: none where a character is in no face."""
    if lacks_glyphs(facsimile):
        return {}
    return ARCHIVED | READABLE if srgb else READABLE


def _declare(facsimile: Facsimile, srgb: bytes, digest: bytes, document: Document) -> None:
    """Say what the file is, what its colours mean, and which standards it keeps."""
    if srgb:
        embedded = document.add_stream({"N": LIGHTS}, srgb)
        document.catalogue["OutputIntents"] = (output_intent("GTS_PDFA1", SRGB, SRGB, embedded),)
    declare(facsimile, f"{PRODUCER} (ReportLab)", _claims(facsimile, srgb), digest, document)
    document.catalogue["PageMode"] = name("UseOutlines" if facsimile.pages else "UseNone")
