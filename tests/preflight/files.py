"""Small PDF/X-4 files that a newspaper press would take, changed by hand, and one way to look at what preflight says of them."""

from __future__ import annotations

import struct
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from epaper.preflight.check import preflight
from epaper.preflight.limits import limits_named
from epaper.resources import icc_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from epaper.preflight.check import Complaint

WIDTH, HEIGHT = 300.0, 400.0
INK = b"0 0 0 1 k 0 0 0 1 K "
COPY = b"BT /F 12 Tf 20 300 Td <00010001> Tj ET "
RIGHT = INK + COPY + b"1 w 20 290 m 280 290 l S "
DATE = "2026-05-21T06:00:00+08:00"
XMP = f"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmp:CreateDate="{DATE}" xmp:ModifyDate="{DATE}" xmp:MetadataDate="{DATE}" xmpMM:DocumentID="uuid:1"
 pdfxid:GTS_PDFXVersion="PDF/X-4"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">湘江晚报</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def square_font(more: Mapping[bytes, bytes] = MappingProxyType({})) -> bytes:
    """Return a TrueType program of two glyphs: .notdef, empty, and a square of one em standing on the baseline.

    `more` are tables besides those that every program has.
    """
    outline = struct.pack(">hhhhh", 1, 0, 0, 1000, 1000) + struct.pack(">HH", 3, 0) + bytes([1, 1, 1, 1])
    outline += struct.pack(">hhhh", 0, 1000, 0, -1000) + struct.pack(">hhhh", 0, 0, 1000, 0)
    tables = {
        b"glyf": outline,
        b"head": struct.pack(">IIIIHHQQhhhhHHhhh", 0x10000, 0, 0, 0x5F0F3CF5, 0, 1000, 0, 0, 0, 0, 1000, 1000, 0, 8, 2, 1, 0),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, 1000, 0, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, 2),
        b"hmtx": struct.pack(">HhHh", 1000, 0, 1000, 0),
        b"loca": struct.pack(">III", 0, 0, len(outline)),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, 2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
        **more,
    }
    head, body = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 32), b""
    for tag, data in sorted(tables.items()):
        head += struct.pack(">4sIII", tag, 0, 12 + 16 * len(tables) + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return head + body


def font(pdf: Pdf) -> Any:
    """Return a Type 0 font of squares: the string <0001> shows one."""
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name.Square, Flags=4, FontBBox=[0, 0, 1000, 1000], ItalicAngle=0,
        Ascent=880, Descent=-120, CapHeight=1000, StemV=80, FontFile2=pdf.make_stream(square_font()),
    )  # fmt: skip
    below = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Square, FontDescriptor=pdf.make_indirect(descriptor),
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0), DW=1000,
        CIDToGIDMap=Name.Identity,
    )  # fmt: skip
    return pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Square, Encoding=Name("/Identity-H"),
                   DescendantFonts=[pdf.make_indirect(below)])
    )  # fmt: skip


def right(content: bytes = RIGHT, pages: int = 1, **resources: Any) -> Pdf:
    """Return a file that no rule objects to, each page with this content; `resources` are added by kind."""
    pdf = Pdf.new()
    face = font(pdf)
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
        page.obj["/TrimBox"] = Array([0, 0, WIDTH, HEIGHT])
        page.obj["/Contents"] = pdf.make_stream(content)
        page.obj["/Resources"] = Dictionary(Font=Dictionary(F=face))
        for kind, held in resources.items():
            page.obj["/Resources"][f"/{kind}"] = Dictionary(held)
    profile = pdf.make_stream((icc_folder() / "newsprint.icc").read_bytes(), N=4)
    pdf.Root["/OutputIntents"] = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFX,
                OutputConditionIdentifier=String("CGATS TR 002"),
                DestOutputProfile=profile,
            )
        ]
    )
    pdf.Root["/Metadata"] = pdf.make_stream(XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.docinfo["/Trapped"] = Name("/False")
    pdf.docinfo["/Title"] = "湘江晚报"
    pdf.docinfo["/CreationDate"] = "D:20260521060000+08'00'"
    return pdf


def image(pdf: Pdf, space: Any, data: bytes, width: int, height: int, bits: int = 8) -> Stream:
    """Return a picture."""
    return pdf.make_stream(
        data, Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height, BitsPerComponent=bits, ColorSpace=space
    )


def form(pdf: Pdf, content: bytes, **held: Any) -> Stream:
    """Return a form as large as the page."""
    return pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, WIDTH, HEIGHT], **held)


def complaints(pdf: Pdf, folder: Path, profile: str = "newspaper") -> tuple[Complaint, ...]:
    """Write the file and check it."""
    path = folder / "checked.pdf"
    pdf.save(path, fix_metadata_version=False)
    return preflight(path, limits_named(profile)).complaints


def broken(pdf: Pdf, folder: Path, profile: str = "newspaper") -> set[tuple[str, str]]:
    """Return the rules broken, with how badly."""
    return {(each.fault.rule, each.fault.severity) for each in complaints(pdf, folder, profile)}
