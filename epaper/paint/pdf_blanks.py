"""A page → the blanks that part its stories for readers that order text by its places alone (poppler, hence Evince and others).

Such a reader cuts a page into blocks and reads one before another where it stands above it in the same column, or else to its
left (`reading_places`). A newspaper is not made so: where a story's first legs end upon another story, its last, beside that,
would be read after it. But the other comes later where a third block lies between, below the one and above the other. So blanks,
too thin to be seen where they are selected, are laid where a page would be read in a wrong order (`blank_places`).

Blanks also mend another guess of theirs: a hyphen at the end of a line is lost for a soft one, so one of the text's own is
followed by a blank.

Blanks are invisible artifacts without a character but ends of lines, so other readers pass over them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.paint.blank_places import Blank, places_of_blanks, rungs
from epaper.paint.pdf_numbers import number
from epaper.paint.pdf_text import END, telling
from epaper.paint.tag_tree import LAYOUT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from epaper.paint.pdf_fonts import PdfFont
    from epaper.scene.model import Page

# A white character alone would be no word, and so have no place; two line feeds would leave empty lines in text that is copied.
WHITE = "\r\r"
HYPHEN = "-"  # one of the text's own: of one that parts a word at the end of a line the text says nothing
NARROW = 0.15  # points
SMALL = 0.7  # of the size of a line that ends in a hyphen,
RAISED = 0.2  # and em of it that its blank stands higher


def blanks(page: Page, fonts: Mapping[str, PdfFont]) -> Iterator[Blank]:
    """Return the places of the blanks of a page."""
    yield from places_of_blanks(page, fonts)
    yield from rungs(page)
    for line in page.lines:
        if line.runs and line.text.endswith(HYPHEN) and not line.vertical:
            yield Blank(line.x + line.width, line.baseline - RAISED * line.size, NARROW, SMALL * line.size)


def write_blanks(page: Page, fonts: Mapping[str, PdfFont]) -> bytes:
    """Write the blanks of a page, with the space of one of its fonts.

    From the right to the left: between two words of one height a reader of the content as it stands would put a space.
    """
    font = next((font for font in fonts.values() if font.space is not None), None)
    if font is None:
        return b""
    placed = sorted(blanks(page, fonts), key=lambda blank: -blank.x)
    written = b"".join(_written(blank, page.height, font) for blank in placed)
    return b"q 3 Tr\n%sQ\n" % written if written else b""


def _written(blank: Blank, page_height: float, font: PdfFont) -> bytes:
    """Show a space at each end of a blank."""
    assert font.space is not None
    code, width = font.codes[font.space], font.widths[font.space]
    start = number(blank.x).encode(), number(page_height - blank.base).encode()
    back = 2 * width - blank.width * 1000 / blank.size
    shown = b"BT /%s %s Tf %s %s Td [(%s)%s(%s)]TJ ET" % (
        font.resource.encode(), number(blank.size).encode(), *start, code, number(back).encode(), code,
    )  # fmt: skip
    return b"\n".join((LAYOUT, telling(WHITE), shown, END, END, b""))
