"""An article → a `QTextDocument` to read on screen. Every character in it is the article's: indents are measures, not spaces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextOption,
)

from epaper.issue.model import Article, Paragraph, Picture, Span

LEADING = 1.8  # em from line to line: long Chinese lines on a screen want more air than newsprint
MEASURE = 36.0  # characters a line at most: the eye finds the next line without help
PARAGRAPH_GAP = 0.35  # em
HEAD_SCALE, KICKER_SCALE, SUBHEAD_SCALE, SMALL_SCALE = 1.62, 1.06, 1.06, 0.82


@dataclass(frozen=True, slots=True)
class Look:
    """How articles look in the pane: families of the text, of heads and of everything around them, and the size in points."""

    song: str
    song_black: str
    hei: str
    kai: str
    size: float
    text: QColor
    faint: QColor


class ArticleWriter:
    """Writes one article into an empty document."""

    def __init__(self, document: QTextDocument, look: Look, images: Mapping[str, bytes], width: int) -> None:
        """Write to `document`; pictures are at most `width` pixels wide."""
        self._document, self._look, self._images, self._width = document, look, images, width
        self._em = look.size * 96 / 72
        document.setDocumentMargin(0)
        document.setDefaultFont(self._font(look.song, 1.0))
        option = QTextOption(Qt.AlignmentFlag.AlignJustify)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        self._cursor = QTextCursor(document)
        self._fresh = True

    def write(self, article: Article) -> None:
        """Write heads, byline, pictures and paragraphs."""
        look = self._look
        for text in article.kicker:
            self._line(text, self._format(look.kai, KICKER_SCALE, look.faint), after=0.3)
        for text in article.headline:
            self._line(text, self._format(look.song_black, HEAD_SCALE, look.text), after=0.1, leading=HEAD_SCALE * 1.3)
        for text in article.deck:
            self._line(text, self._format(look.kai, KICKER_SCALE, look.faint), before=0.3)
        if article.byline:
            self._line(article.byline, self._format(look.kai, SMALL_SCALE * 1.1, look.faint), before=0.6)
        self._line("", self._format(look.song, 0.3, look.text), leading=0.5)
        for picture in article.pictures:
            self._picture(picture)
        for number, paragraph in enumerate(article.paragraphs):
            self._paragraph(paragraph, spans_of(paragraph, first=number == 0))

    def _paragraph(self, paragraph: Paragraph, spans: tuple[Span, ...]) -> None:
        look = self._look
        if paragraph.kind == "subheading":
            self._line(paragraph.text, self._format(look.hei, SUBHEAD_SCALE, look.text), before=0.8, after=0.4)
            return
        plain = self._format(look.song, 1.0, look.text)
        self._block(before=PARAGRAPH_GAP, after=PARAGRAPH_GAP, indent=2.0, align=Qt.AlignmentFlag.AlignJustify)
        at = 0
        for span in spans:
            start = max(at, span.start)
            self._cursor.insertText(paragraph.text[at:start], plain)
            family = look.hei if span.emphasis == "strong" else look.kai
            self._cursor.insertText(paragraph.text[start : span.end], self._format(family, 1.0, look.text))
            at = max(at, span.end)
        self._cursor.insertText(paragraph.text[at:], plain)

    def _picture(self, picture: Picture) -> None:
        look = self._look
        image = QImage.fromData(QByteArray(self._images.get(picture.file, b"")))
        if not image.isNull():
            self._block(before=0.6, after=0.2, leading=0.0)
            url = QUrl(f"picture:{picture.file}")
            wide = min(image.width(), self._width)
            if image.width() > 2 * wide:  # keep two pixels for each on screen, more is memory for nothing
                image = image.scaledToWidth(2 * wide, Qt.TransformationMode.SmoothTransformation)
            self._document.addResource(QTextDocument.ResourceType.ImageResource, url, image)
            shown = QTextImageFormat()
            shown.setName(url.toString())
            shown.setWidth(wide)
            shown.setHeight(wide * image.height() / image.width())
            self._cursor.insertImage(shown)
        caption = "　".join(part for part in (picture.caption, picture.credit) if part)
        if caption:
            self._line(caption, self._format(look.kai, SMALL_SCALE * 1.08, look.faint), after=0.8, leading=1.4)

    def _line(self, text: str, style: QTextCharFormat, before: float = 0.0, after: float = 0.0, leading: float = 1.6) -> None:
        self._block(before=before, after=after, leading=leading)
        self._cursor.insertText(text, style)

    def _block(
        self,
        before: float,
        after: float,
        leading: float = LEADING,
        indent: float = 0.0,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        style = QTextBlockFormat()
        style.setTopMargin(before * self._em)
        style.setBottomMargin(after * self._em)
        style.setTextIndent(indent * self._em)
        style.setAlignment(align)
        if leading:  # a picture makes its own line
            style.setLineHeight(leading * self._em, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        if self._fresh:
            self._cursor.setBlockFormat(style)
            self._fresh = False
        else:
            self._cursor.insertBlock(style, QTextCharFormat())

    def _format(self, family: str, scale: float, colour: QColor) -> QTextCharFormat:
        style = QTextCharFormat()
        style.setFont(self._font(family, scale))
        style.setForeground(colour)
        return style

    def _font(self, family: str, scale: float) -> QFont:
        font = QFont([family, self._look.song])
        font.setPixelSize(max(6, round(self._em * scale)))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


def spans_of(paragraph: Paragraph, *, first: bool) -> tuple[Span, ...]:
    """Return what is set apart in a paragraph, in order: the author's spans, and dateline and byline of the first one."""
    spans = list(paragraph.spans)
    if first:
        from epaper.issue.lead import lead  # noqa: PLC0415 - its patterns cost start-up time that the window does not owe

        found = lead(paragraph.text)
        spans += [Span(*found.dateline, "strong")] if found.dateline else []
        spans += [Span(*found.byline, "kai")] if found.byline else []
    return tuple(sorted(spans))
