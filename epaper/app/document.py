"""An article → a `QTextDocument` to read on screen. Every character in it is the article's: indents are measures, not spaces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtGui import QImage, QTextCharFormat, QTextDocument, QTextImageFormat, QTextOption

from epaper.app.blocks import INNER, BlockStyle, BlockWriter, Look
from epaper.app.material import MaterialWriter
from epaper.issue.model import Article, Language, Paragraph, Picture, Span
from epaper.issue.spans import Piece, tidy_spans

MEASURE = 36.0  # characters a line at most: the eye finds the next line without help
PARAGRAPH_GAP = 0.35  # em
HEAD_SCALE, KICKER_SCALE, SUBHEAD_SCALE, SMALL_SCALE = 1.62, 1.06, 1.06, 0.82
INDENTS: Mapping[Language, float] = {"zh": 2.0, "en": 1.2}  # em


class ArticleWriter:
    """Writes one article into an empty document."""

    def __init__(
        self, document: QTextDocument, look: Look, images: Mapping[str, bytes], width: int, language: Language = "zh"
    ) -> None:
        """Write to `document`; lines and pictures are at most `width` pixels wide."""
        self._document, self._look, self._images, self._width = document, look, images, width
        self._blocks = BlockWriter(document, look)
        self._language: Language = language
        document.setDocumentMargin(0)
        document.setDefaultFont(self._blocks.font(look.song, 1.0))
        option = QTextOption(Qt.AlignmentFlag.AlignJustify)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)

    def write(self, article: Article) -> None:
        """Write heads, byline, pictures and paragraphs."""
        look, style = self._look, self._blocks.format
        for text in article.kicker:
            self._line(text, style(look.kai, KICKER_SCALE, look.faint), after=0.3)
        for text in article.headline:
            self._line(text, style(look.song_black, HEAD_SCALE, look.text), after=0.1, leading=HEAD_SCALE * 1.3)
        for text in article.deck:
            self._line(text, style(look.kai, KICKER_SCALE, look.faint), before=0.3)
        if article.byline:
            self._line(article.byline, style(look.kai, SMALL_SCALE * 1.1, look.faint), before=0.6)
        self._line("", style(look.song, 0.3, look.text), leading=0.5)
        for picture in article.pictures:
            self._picture(picture)
        self._copy(article)

    def _copy(self, article: Article) -> None:
        """Write the paragraphs, those of a box in one frame."""
        for boxed, run in groupby(article.paragraphs, key=lambda paragraph: paragraph.boxed):
            if not boxed:
                self._runs(list(run), article)
                continue
            for box in _boxes(list(run)):
                with self._blocks.frame():
                    self._runs(box, article)

    def _runs(self, paragraphs: Sequence[Paragraph], article: Article) -> None:
        """Write paragraphs; notes in a row stand in one frame, stanzas in a row make one poem."""
        for kind, group in groupby(paragraphs, key=lambda paragraph: paragraph.kind):
            run = tuple(group)
            if kind == "note":
                with self._blocks.frame():
                    for paragraph in run:
                        self._material(paragraph).write(paragraph)
            elif kind == "verse":
                self._material(run[0]).verse(run)
            else:
                for paragraph in run:
                    self._paragraph(paragraph, opens=paragraph is article.opening, leads=article.bold_leads)

    def _material(self, paragraph: Paragraph, *, opens: bool = False) -> MaterialWriter:
        inner = 2 * INNER * (paragraph.boxed + (paragraph.kind == "note"))
        indent = 0.0 if opens and self._language == "en" else INDENTS[self._language]
        return MaterialWriter(self._blocks, self._width / self._blocks.em - inner, indent)

    def _paragraph(self, paragraph: Paragraph, *, opens: bool, leads: bool) -> None:
        look = self._look
        material = self._material(paragraph, opens=opens)
        if paragraph.kind == "subheading":
            side = Qt.AlignmentFlag.AlignHCenter if paragraph.boxed else Qt.AlignmentFlag.AlignLeft
            before = 0.0 if paragraph.boxed else 0.8
            self._blocks.block(BlockStyle(before, 0.4, 1.6, align=side))
            self._blocks.insert(paragraph.text, self._blocks.format(look.hei, SUBHEAD_SCALE, look.text))
        elif paragraph.kind == "body":
            self._blocks.block(
                BlockStyle(PARAGRAPH_GAP, PARAGRAPH_GAP, indent=material.indent, align=Qt.AlignmentFlag.AlignJustify)
            )
            material.text(Piece(paragraph.text, spans_of(paragraph, first=opens, leads=leads)), look.song)
        else:
            material.write(paragraph)

    def _picture(self, picture: Picture) -> None:
        look = self._look
        image = QImage.fromData(QByteArray(self._images.get(picture.file, b"")))
        if not image.isNull():
            self._blocks.block(BlockStyle(0.6, 0.2, 0.0))
            url = QUrl(f"picture:{picture.file}")
            wide = min(image.width(), self._width)
            if image.width() > 2 * wide:  # keep two pixels for each on screen, more is memory for nothing
                image = image.scaledToWidth(2 * wide, Qt.TransformationMode.SmoothTransformation)
            self._document.addResource(QTextDocument.ResourceType.ImageResource, url, image)
            shown = QTextImageFormat()
            shown.setName(url.toString())
            shown.setWidth(wide)
            shown.setHeight(wide * image.height() / image.width())
            self._blocks.cursor.insertImage(shown)
        else:
            self._line(f"［{picture.file}］", self._blocks.format(look.kai, SMALL_SCALE * 1.08, look.faint))
        gap = "　" if self._language == "zh" else "  "
        caption = gap.join(part for part in (picture.caption, picture.credit) if part)
        if caption:
            self._line(caption, self._blocks.format(look.kai, SMALL_SCALE * 1.08, look.faint), after=0.8, leading=1.4)

    def _line(self, text: str, style: QTextCharFormat, before: float = 0.0, after: float = 0.0, leading: float = 1.6) -> None:
        self._blocks.block(BlockStyle(before, after, leading))
        self._blocks.insert(text, style)


def _boxes(run: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """Cut boxed paragraphs into boxes: a sub-heading opens the next."""
    boxes: list[list[Paragraph]] = []
    for paragraph in run:
        if not boxes or paragraph.kind == "subheading":
            boxes.append([])
        boxes[-1].append(paragraph)
    return boxes


def spans_of(paragraph: Paragraph, *, first: bool, leads: bool = False) -> tuple[Span, ...]:
    """Return what is set apart in a paragraph, in order: the author's spans, dateline, byline, signature and lead."""
    # Their patterns cost start-up time that the window does not owe.
    from epaper.issue.lead import lead, signature  # noqa: PLC0415
    from epaper.typeset.material.phrases import lead_clause  # noqa: PLC0415

    found = lead(paragraph.text) if first else None
    own = [Span(*found.dateline, "strong")] if found and found.dateline else []
    own += [Span(*found.byline, "kai")] if found and found.byline else []
    if signed := signature(paragraph.text):
        own.append(Span(*signed, "kai"))
    if leads and (end := lead_clause(paragraph.text)):
        own.append(Span(0, end, "strong"))
    return tidy_spans(paragraph.text, (*own, *paragraph.spans))
