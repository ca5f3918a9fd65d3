"""Scenes set by hand for the painters: texts shaped with the shipped faces into lines, pages and a facsimile."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image as Pillow
from PIL import ImageCms

from epaper.fonts.book import FontBook
from epaper.geometry import Rect
from epaper.scene.model import Clip, Facsimile, Fill, GlyphRun, Image, Page, Region, Rule, TextLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from epaper.fonts.face import Face
    from epaper.scene.inks import Ink
    from epaper.scene.model import LineRole, Mark

BOOK = FontBook.shipped()
PAGE = (300.0, 400.0)


def set_line(
    text: str,
    x: float,
    y: float,
    *,
    face: str = "song",
    size: float = 10.5,
    ink: Ink = "black",
    gaps: Sequence[float] = (0.0,),
    role: LineRole = "body",
) -> TextLine:
    """Shape `text` into a line; `gaps` (em) open or close the spaces between its glyphs in turn, as justification does."""
    runs: list[GlyphRun] = []
    pen, count = x, 0
    for part in BOOK.itemise(text, face):
        words = text[part.start : part.end]
        leftwards = part.face.key in ("arabic", "hebrew")
        shaped = part.face.shape(words, leftwards=leftwards)
        start, offsets = pen, []
        for glyph in shaped:
            offsets.append(pen - start + glyph.dx * size)
            pen += (glyph.advance + gaps[count % len(gaps)]) * size
            count += 1
        glyphs, clusters = tuple(glyph.glyph for glyph in shaped), tuple(glyph.cluster for glyph in shaped)
        rises = tuple(glyph.dy * size for glyph in shaped)
        place = (part.face.key, size, ink, start, y)
        runs.append(GlyphRun(*place, glyphs, tuple(offsets), words, clusters, rises if any(rises) else (), int(leftwards)))
    return TextLine("a1", role, 0, 0, len(text), x, y, pen - x, size, text, tuple(runs))


def set_column(texts: Sequence[str], *, gaps: Sequence[float] = (0.0,), x: float = 20, top: float = 30) -> tuple[TextLine, ...]:
    """Set lines one under another."""
    return tuple(set_line(text, x, top + 20 * row, gaps=gaps) for row, text in enumerate(texts))


def set_page(lines: Sequence[TextLine], marks: tuple[Mark, ...] = (), number: int = 1) -> Page:
    """Put lines and marks on one page."""
    region = Region("a1", "article" if number == 1 else "continuation", (Rect(20, 20, 200, 100),))
    return Page(number, *PAGE, marks, tuple(lines), (region,), f"第{number}版 要闻")


def bind(*pages: Page, images: Mapping[str, bytes] | None = None) -> Facsimile:
    """Bind pages with the shipped faces."""
    return Facsimile("衡阳日报 2026-05-21", "a4", 10.5, pages, (), {"a1": "头条标题"}, BOOK.faces, images or {})


def faces_used(facsimile: Facsimile) -> tuple[Face, ...]:
    """Return the faces of the lines of a facsimile."""
    keys = dict.fromkeys(run.face for page in facsimile.pages for line in page.lines for run in line.runs)
    return tuple(facsimile.faces[key] for key in keys)


def photo(kind: str = "JPEG", size: tuple[int, int] = (120, 80), mode: str = "RGB", **options: object) -> bytes:
    """Make a picture whose four corners differ, so that a turned or mirrored copy shows."""
    picture = Pillow.new("RGB", size, (200, 200, 200))
    half = (size[0] // 2, size[1] // 2)
    for x, y, colour in ((0, 0, (220, 30, 30)), (half[0], 0, (30, 160, 30)), (0, half[1], (30, 30, 200))):
        picture.paste(colour, (x, y, x + half[0], y + half[1]))
    buffer = BytesIO()
    picture.convert(mode, dither=Pillow.Dither.NONE).save(buffer, kind, **options)
    return buffer.getvalue()


def swapped() -> bytes:
    """Return a profile of light whose red is sRGB's blue, and the other way round."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    table = range(132, 132 + 12 * int.from_bytes(data[128:132], "big"), 12)
    names = {b"rXYZ": b"bXYZ", b"bXYZ": b"rXYZ"}
    for at in table:
        data[at : at + 4] = names.get(bytes(data[at : at + 4]), data[at : at + 4])
    return bytes(data)


def every_mark() -> Facsimile:
    """A page with every kind of mark, every face, odd gaps, mixed scripts, joined dashes and a character in no face."""
    marks: tuple[Mark, ...] = (
        Fill(Rect(20, 200, 120, 60), "tint"),
        Rule(20, 190, 280, 190, 0.25, "grey"),
        Rule(150, 200, 150, 380, 0.5, "black"),
        Rule(160, 270, 280, 300, 1.2, "red"),
        Fill(Rect(160, 205, 120, 24), "red"),
        Image(Rect(20, 270, 120, 60), "photo.jpg", Rect(0.1, 0.2, 0.8, 0.6)),
        Clip(Rect(20, 340, 60, 40), (Fill(Rect(0, 350, 300, 10), "grey"), Image(Rect(60, 355, 60, 40), "photo.jpg"))),
    )
    lines = (
        set_line("衡阳日报", 20, 70, face="brush", size=60, ink="red", role="masthead"),
        set_line("头条标题大标宋", 20, 110, face="song-black", size=28, role="headline"),
        set_line("本报副题大黑体", 20, 132, face="hei-black", size=17.5, role="deck"),
        set_line("正文一行，不匀地拉开，5月20日。", 20, 150, gaps=(0.02, 0.13, 0.0, 0.07, 0.21)),
        set_line("楷体署名“记者”——罗文鹏", 20, 165, face="kai", gaps=(0.01,)),
        set_line("CN 43-0004 Hengyang Daily", 20, 180, face="hei-bold", size=9),
        set_line("小标宋……缺字\U000f0000", 26, 225, face="song-bold", size=11.3),
        set_line("反白的口号", 170, 222, face="song-bold", size=12, ink="white"),
        set_line("右栏第一行正文", 160, 320, gaps=(0.03,)),
        set_line("右栏第二行，正文", 160, 334, gaps=(0.0, 0.05)),
        set_line("ئۇيغۇرلار x̂́ ที่นี่", 160, 352, size=14),
        set_line("שָׁלוֹם Tiê̌ 😀𠀀", 160, 376, size=14),
    )
    return bind(set_page(lines, marks), images={"photo.jpg": photo()})
