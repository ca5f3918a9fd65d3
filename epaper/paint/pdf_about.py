"""A facsimile and what its file claims to be → what the file says of itself: dates, the XMP packet, and what its colours mean.

Document information and packet say the same, as PDF/A and PDF/X ask; a file is dated by its issue, never by the clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.paint.pdf_document import PRODUCER, name, text
from epaper.paint.xmp import PDF_DATE, About, day_of, packet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from epaper.paint.pdf_document import Document, Reference, Value
    from epaper.scene.model import Facsimile


def declare(facsimile: Facsimile, producer: str, claims: Mapping[str, str], digest: bytes, document: Document) -> None:
    """Date the file and describe it; `claims` are the standards it keeps, `digest` is of its content and makes its identity."""
    day = day_of(facsimile.dated)
    date = text(PDF_DATE.format(*day))
    document.information |= {"Producer": text(producer), "CreationDate": date, "ModDate": date}
    about = About(facsimile.title, facsimile.publisher, facsimile.language, PRODUCER, producer, day, digest)
    metadata = {"Type": name("Metadata"), "Subtype": name("XML")}
    document.catalogue["Metadata"] = document.add_stream(metadata, packet(about, claims), deflate=False)


def output_intent(kind: str, condition: str, info: str, profile: Reference) -> dict[str, Value]:
    """Say what the file's colours are meant for: a `kind` of output intent (GTS_PDFX), its condition and its ICC profile."""
    return {
        "Type": name("OutputIntent"),
        "S": name(kind),
        "OutputConditionIdentifier": text(condition),
        "Info": text(info),
        "DestOutputProfile": profile,
    }
