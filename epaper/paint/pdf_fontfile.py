"""A subset of a face and what its codes stand for → the objects of a Type 0 font in a PDF (ISO 32000-1, 9.7 and 9.8)."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from epaper.paint.pdf_document import Document, Reference, Value, name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from epaper.fonts.face import Face

SYMBOLIC = 4  # FontDescriptor flag: glyphs are not found by a standard encoding (ISO 32000-1, table 123)
STEM = 80  # a stem width has to be named; viewers use it only to imitate a font that is not embedded
MOST_IN_BLOCK = 100  # a bfchar block holds no more (Adobe Technical Note 5014)


class FontFile(NamedTuple):
    """A face cut to the glyphs that are used: its bytes; by code the width in thousandths of an em, and the text it stands for.

    `glyphs` are those of the subset the codes 0, 1, … show.
    """

    face: Face
    data: bytes
    widths: Mapping[int, int]
    meanings: Mapping[int, str]
    glyphs: tuple[int, ...]


def write_font(font: FontFile, document: Document) -> Reference:
    """Put a font into `document` and return the reference to it."""
    base = name(_tagged(font.face, font.data))
    descendant = document.add(
        {
            "Type": name("Font"),
            "Subtype": name("CIDFontType2"),
            "BaseFont": base,
            "CIDSystemInfo": {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0},
            "FontDescriptor": _descriptor(font, base, document),
            "DW": 1000,
            "W": _widths(font.widths),
            "CIDToGIDMap": _cid_to_gid(font.glyphs, document),
        }
    )
    return document.add(
        {
            "Type": name("Font"),
            "Subtype": name("Type0"),
            "BaseFont": base,
            "Encoding": name("Identity-H"),
            "DescendantFonts": (descendant,),
            "ToUnicode": document.add_stream({}, _to_unicode(font.meanings)),
        }
    )


def _descriptor(font: FontFile, base: str, document: Document) -> Reference:
    """Say what the face measures, and embed its outlines."""
    metrics = font.face.metrics
    return document.add(
        {
            "Type": name("FontDescriptor"),
            "FontName": base,
            "Flags": SYMBOLIC,
            "FontBBox": tuple(round(side * 1000) for side in metrics.bbox),
            "ItalicAngle": round(metrics.italic_angle),
            "Ascent": round(metrics.ascent * 1000),
            "Descent": round(metrics.descent * 1000),
            "CapHeight": round(metrics.cap_height * 1000),
            "StemV": STEM,
            "FontFile2": document.add_stream({"Length1": len(font.data)}, font.data),
        }
    )


def _tagged(face: Face, data: bytes) -> str:
    """Return the face's name with the six capital letters that mark a subset; they follow from its bytes."""
    digest = sha256(data).digest()
    tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
    return f"{tag}+{face.metrics.postscript_name}"


def _cid_to_gid(glyphs: tuple[int, ...], document: Document) -> Value:
    """Say which glyph each code shows."""
    if glyphs == tuple(range(len(glyphs))):
        return name("Identity")
    return document.add_stream({}, b"".join(glyph.to_bytes(2, "big") for glyph in glyphs))


def _widths(widths: Mapping[int, int]) -> str:
    """Write the widths by code that are not a full em, neighbours together."""
    parts: list[str] = []
    previous = -2
    for code, width in sorted(widths.items()):
        if width == 1000:
            continue
        parts.append(f" {width}" if code == previous + 1 else f"{']' if parts else ''}\n{code}[{width}")
        previous = code
    return f"[{''.join(parts)}{']' if parts else ''}]"


def _to_unicode(meanings: Mapping[int, str]) -> bytes:
    """Write the CMap that says what text each code stands for (ISO 32000-1, 9.10.3)."""
    entries = [f"<{code:04X}><{meaning.encode('utf-16-be').hex().upper()}>" for code, meaning in sorted(meanings.items())]
    blocks = (entries[start : start + MOST_IN_BLOCK] for start in range(0, len(entries), MOST_IN_BLOCK))
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return f"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
{body}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
""".encode("ascii")
