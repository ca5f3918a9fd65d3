"""The glyphs a facsimile uses → fonts embedded in its PDF: Type 0 / Identity-H over TrueType subsets, addressed by glyph.

Shaped glyphs (a two-em dash, a contextual form) have no character of their own, so text is shown by glyph id and a ToUnicode map
says what each id stands for. Where a glyph stands for something else than its map says, the text writer adds an /ActualText.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from epaper.paint.pdf_document import Document, Reference, name
from epaper.paint.pdf_pieces import glyph_runs, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from epaper.fonts.face import Face
    from epaper.scene.model import Facsimile, GlyphRun

SYMBOLIC = 4  # FontDescriptor flag: glyphs are not found by a standard encoding (ISO 32000-1, table 123)
STEM = 80  # a stem width has to be named; viewers use it only to imitate a font that is not embedded
MOST_IN_BLOCK = 100  # a bfchar block holds no more (Adobe Technical Note 5014)


class PdfFont(NamedTuple):
    """A face as the text writer sees it: by the face's glyph id, its code as a PDF string, its width, what it stands for.

    `space` is the glyph of the space, None if the face has none.
    """

    resource: str
    codes: Mapping[int, bytes]
    widths: Mapping[int, int]
    stands_for: Mapping[int, str]
    space: int | None


def embed_fonts(facsimile: Facsimile, document: Document) -> dict[str, PdfFont]:
    """Put every face of `facsimile` that is used into `document`, cut to its used glyphs; keys are those of the runs."""
    used, meanings = _usage(facsimile)
    return {
        key: _embed(facsimile.faces[key], f"F{index}", glyphs, meanings[key], document)
        for index, (key, glyphs) in enumerate(used.items(), start=1)
    }


def _usage(facsimile: Facsimile) -> tuple[dict[str, set[int]], dict[str, dict[int, str]]]:
    """Return, by face, the glyphs used and the text each stands for most often when it stands alone."""
    used: dict[str, set[int]] = {}
    counts: dict[str, Counter[tuple[int, str]]] = {}
    for run in glyph_runs(facsimile):
        used.setdefault(run.face, set()).update(run.glyphs)
        counts.setdefault(run.face, Counter()).update(_single_glyphs(run))
    # Later entries win in a dict, so the most frequent comes last; the count's order of first use decides between equals.
    meanings = {key: dict(pair for pair, _ in reversed(count.most_common())) for key, count in counts.items()}
    return used, meanings


def _single_glyphs(run: GlyphRun) -> Iterable[tuple[int, str]]:
    """Return the glyphs that stand for some text by themselves, with it."""
    if len(run.glyphs) == len(run.text) and run.clusters == tuple(range(len(run.text))):
        return zip(run.glyphs, run.text, strict=True)
    return ((run.glyphs[first], text) for first, last, text in pieces(run) if last - first == 1 and text)


def _embed(face: Face, resource: str, glyphs: set[int], meanings: dict[int, str], document: Document) -> PdfFont:
    space = face.shape(" ")[0].glyph if face.covers(" ") else None
    glyphs = glyphs if space is None else glyphs | {space}
    subset = face.subset(sorted(glyphs))
    new = subset.renumbered
    widths = {glyph: round(face.advance(glyph) * 1000) for glyph in new}
    by_code = {new[glyph]: width for glyph, width in widths.items()}
    said = {new[glyph]: meaning for glyph, meaning in meanings.items()}
    written = _write_font(face, subset.data, by_code, said, document)
    document.name_font(resource, written)
    return PdfFont(
        resource,
        {glyph: _escaped(new[glyph].to_bytes(2, "big")) for glyph in glyphs},
        widths,
        meanings,
        space,
    )


def _tagged(face: Face, data: bytes) -> str:
    """Return the face's name with the six capital letters that mark a subset; they follow from its bytes."""
    digest = sha256(data).digest()
    tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
    return f"{tag}+{face.metrics.postscript_name}"


def _write_font(face: Face, data: bytes, widths: Mapping[int, int], meanings: Mapping[int, str], document: Document) -> Reference:
    base, metrics = _tagged(face, data), face.metrics
    descriptor = document.add(
        {
            "Type": name("FontDescriptor"),
            "FontName": name(base),
            "Flags": SYMBOLIC,
            "FontBBox": tuple(round(side * 1000) for side in metrics.bbox),
            "ItalicAngle": round(metrics.italic_angle),
            "Ascent": round(metrics.ascent * 1000),
            "Descent": round(metrics.descent * 1000),
            "CapHeight": round(metrics.cap_height * 1000),
            "StemV": STEM,
            "FontFile2": document.add_stream({"Length1": len(data)}, data),
        }
    )
    descendant = document.add(
        {
            "Type": name("Font"),
            "Subtype": name("CIDFontType2"),
            "BaseFont": name(base),
            "CIDSystemInfo": {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0},
            "FontDescriptor": descriptor,
            "DW": 1000,
            "W": _widths(widths),
            "CIDToGIDMap": name("Identity"),
        }
    )
    return document.add(
        {
            "Type": name("Font"),
            "Subtype": name("Type0"),
            "BaseFont": name(base),
            "Encoding": name("Identity-H"),
            "DescendantFonts": (descendant,),
            "ToUnicode": document.add_stream({}, _to_unicode(meanings)),
        }
    )


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


def _escaped(code: bytes) -> bytes:
    """Return the inside of a PDF string; a bare carriage return would be read as a line feed."""
    for plain, written in ((b"\\", b"\\\\"), (b"(", b"\\("), (b")", b"\\)"), (b"\r", b"\\r")):
        code = code.replace(plain, written)
    return code
