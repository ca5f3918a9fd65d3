"""Facsimile and press → the file for the press: PDF/X-4 and PDF/A-2 at once, in four inks alone, without transparency.

The same facsimile gives the same bytes: the file is dated by the issue, and its identity is made of its content.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from epaper.files import write_whole
from epaper.paint.ink_limit import limit_build
from epaper.paint.marks import sheet_marks
from epaper.paint.pdf_about import declare, output_intent
from epaper.paint.pdf_document import PRODUCER, Document, name, text
from epaper.paint.pdf_fonts import embed_fonts
from epaper.paint.pdf_images import called, embed_images
from epaper.paint.pdf_numbers import number
from epaper.paint.pdf_page import page_content
from epaper.paint.pdf_pieces import lacks_glyphs
from epaper.paint.press_palette import STATES, PressPalette
from epaper.paint.separation import colour_to_cmyk, is_neutral, to_black, to_cmyk
from epaper.paint.sheets import PLAIN, sheets
from epaper.scene.grey import grey_inks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PIL.Image import Image as Picture

    from epaper.colours import Cmyk, Colour, Rgb
    from epaper.paint.pdf_document import Reference
    from epaper.paint.pdf_fonts import PdfFont
    from epaper.paint.pdf_images import PdfImage
    from epaper.paint.picture_uses import Use
    from epaper.paint.profiles import Profile
    from epaper.paint.separation import Intent
    from epaper.paint.sheets import Sheet, Wanted
    from epaper.scene.inks import Ink
    from epaper.scene.model import Facsimile, Page

VERSION = (1, 6)  # of PDF, on which PDF/X-4 is built
ARCHIVED = {"pdfaid:part": "2", "pdfaid:conformance": "U"}
PRINTABLE = {"pdfxid:GTS_PDFXVersion": "PDF/X-4"}
KINDS = ("GTS_PDFX", "GTS_PDFA1")  # of output intents: the same press for either standard


@dataclass(frozen=True, slots=True)
class Press:
    """What is printed on, how pictures are brought to it, and how its sheets are wanted."""

    profile: Profile
    wanted: Wanted = PLAIN
    intent: Intent = "relative"

    @property
    def ppi(self) -> int:
        """The resolution at which pictures print best."""
        return self.profile.ppi

    @property
    def ink_limit(self) -> int:
        """The most ink of all four together, percent."""
        return self.profile.ink_limit

    def separated(self, picture: Picture, *, grey: bool) -> Picture:
        """Bring a picture to the inks of the press; one without colours to black ink alone."""
        if grey or is_neutral(picture):
            return to_black(picture, self.profile)
        return to_cmyk(picture, self.profile, self.intent)

    def build(self, rgb: Rgb) -> Cmyk:
        """Separate one colour."""
        return colour_to_cmyk(rgb, self.profile, self.intent)

    def palette(self, inks: Mapping[Ink, Colour]) -> PressPalette:
        """Return the inks of a paper as they are printed: none with more ink than the press bears."""
        limit = self.profile.ink_limit
        return PressPalette({ink: limit_build(colour.cmyk, limit) for ink, colour in inks.items()}, self.build)


def write_press(facsimile: Facsimile, path: Path, press: Press) -> None:
    """Write the file for the press to `path`, in one step or not at all; raise `CannotWrite` when that fails."""
    write_whole(path, press_bytes(facsimile, press))


def press_bytes(facsimile: Facsimile, press: Press) -> bytes:
    """Return the issue as the bytes of a file for the press."""
    if press.wanted.marks:
        facsimile = _with_slugs(facsimile, press.wanted.bleed)
    document = Document(facsimile.title, facsimile.publisher, facsimile.language, VERSION)
    for resource, entries in STATES.items():
        document.name_state(resource, entries)
    fonts = embed_fonts(facsimile, document)
    images = embed_images(facsimile, document, press)
    contents = _contents(facsimile, press, fonts, images)
    digest, laid = hashlib.sha256(), sheets(facsimile.pages, press.wanted)
    for sheet in laid:
        content = _on_sheet(sheet, contents, marks=press.wanted.marks)
        digest.update(content)
        _add_sheet(sheet, content, facsimile, images, document)
    labels = ({"P": text(sheet.label)} for sheet in laid)
    document.catalogue["PageLabels"] = {"Nums": tuple(part for pair in enumerate(labels) for part in pair)}
    _declare(facsimile, press.profile, digest.digest(), document)
    return document.data()


def _with_slugs(facsimile: Facsimile, below: float) -> Facsimile:
    """Let every page show its slug line, so far below its foot."""
    return replace(facsimile, pages=tuple(_with_slug(page, below) for page in facsimile.pages))


def _with_slug(page: Page, below: float) -> Page:
    if page.slug is None:
        return page
    runs = tuple(run.shifted(0.0, below) for run in page.slug.runs)
    return replace(page, lines=(*page.lines, replace(page.slug, baseline=page.slug.baseline + below, runs=runs)))


def _contents(
    facsimile: Facsimile, press: Press, fonts: Mapping[str, PdfFont], images: Mapping[Use, PdfImage]
) -> tuple[bytes, ...]:
    """Write every page, wherever it will stand."""
    colours, black = press.palette(facsimile.inks), press.palette(grey_inks(facsimile.inks))
    return tuple(page_content(page, fonts, images, black if page.grey else colours) for page in facsimile.pages)


def _on_sheet(sheet: Sheet, contents: tuple[bytes, ...], *, marks: bool) -> bytes:
    """Put pages where they stand on a sheet, and its marks around them."""
    parts = []
    for spot in sheet.spots:
        if (spot.x, spot.y) == (0, 0) and len(sheet.spots) == 1 and not marks:
            return contents[spot.page]
        move = f"q 1 0 0 1 {number(spot.x)} {number(sheet.height - sheet.trim.height - spot.y)} cm\n"
        parts.append(move.encode() + contents[spot.page] + b"Q\n")
    if marks:
        parts.append(sheet_marks(sheet).encode() + b"\n")
    return b"".join(parts)


def _add_sheet(
    sheet: Sheet, content: bytes, facsimile: Facsimile, images: Mapping[Use, PdfImage], document: Document
) -> Reference:
    marks = (mark for spot in sheet.spots for mark in facsimile.pages[spot.page].marks)
    boxes = {"TrimBox": sheet.trim, "BleedBox": sheet.bleed}
    return document.add_page(sheet.width, sheet.height, content, called(marks, images), boxes)


def _declare(facsimile: Facsimile, profile: Profile, digest: bytes, document: Document) -> None:
    """Say for which press the file is, and which standards it keeps."""
    embedded = document.add_stream({"N": profile.components, "Alternate": name(f"Device{profile.space}")}, profile.icc)
    registry = {"RegistryName": text(profile.registry)} if profile.registry else {}
    document.catalogue["OutputIntents"] = tuple(
        output_intent(kind, profile.condition, profile.info, embedded) | registry for kind in KINDS
    )
    document.information |= {"Trapped": name("False"), "GTS_PDFXVersion": text("PDF/X-4")}
    claims = {"pdf:Trapped": "False", **({} if lacks_glyphs(facsimile) else ARCHIVED), **PRINTABLE}
    declare(facsimile, PRODUCER, claims, digest, document)
