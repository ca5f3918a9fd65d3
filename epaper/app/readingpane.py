"""The article being read → a pane of text: size, neighbours, and the way back to the page."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QPalette, QResizeEvent, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from epaper.app.assets import add_face
from epaper.app.blocks import Cut, Look
from epaper.app.document import MEASURE, ArticleWriter
from epaper.app.plaintext import plain_text
from epaper.app.session import Session
from epaper.issue.model import Article, Language
from epaper.scene.model import Facsimile

SMALLEST, USUAL, LARGEST = 9, 14, 32  # points of the text
# Faces of text, of heads and of the two emphases, in each language; cuts of one family need telling apart.
FACES: Mapping[Language, tuple[tuple[str, str], ...]] = {
    "zh": (
        ("NotoSerifSC-Medium.ttf", ""),
        ("NotoSerifSC-Black.ttf", ""),
        ("NotoSansSC-Bold.ttf", ""),
        ("LXGWWenKai-Regular.ttf", ""),
    ),
    "en": (
        ("SourceSerif4-Regular.ttf", ""),
        ("FrankRuhlLibre-ExtraBold.ttf", ""),
        ("SourceSerif4-Bold.ttf", "bold"),
        ("SourceSerif4-Italic.ttf", "italic"),
    ),
}
SIDE = 28  # pixels of white beside the text, at least


class _CopiedText(QMimeData):
    """Text copied from an article."""


class ArticleBrowser(QTextBrowser):
    """Shows one article on a comfortable measure; what is copied is its plain text and nothing else."""

    grown = Signal(int)  # the wheel was turned with Ctrl held: larger or smaller

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._measure = 600.0

    def setDocument(self, document: QTextDocument) -> None:
        super().setDocument(document)
        self.setCursorWidth(0)  # nothing can be typed here; Qt keeps the width with the document

    def set_measure(self, pixels: float) -> None:
        """Keep lines at most this long."""
        self._measure = pixels
        self._place()

    def _place(self) -> None:
        whole = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max(SIDE, round((whole - self._measure) / 2))
        self.setViewportMargins(side, 12, side, 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.grown.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = _CopiedText()
        data.setText(plain_text(self.textCursor()))
        return data


class ReadingPane(QWidget):
    """The pane: a heading line with buttons, and the article."""

    size_changed = Signal(int)

    def __init__(self, session: Session, size: int = USUAL, parent: QWidget | None = None) -> None:
        """Read the article of `session` at `size` points."""
        super().__init__(parent)
        self._session = session
        self._cuts: dict[Language, tuple[Cut, ...]] = {}
        self._rare: dict[str, str] = {}
        self.text = ArticleBrowser(self)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.text.setAccessibleName(self.tr("文章全文"))
        self.setFocusProxy(self.text)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(SMALLEST, LARGEST)
        self.slider.setValue(size)
        self.slider.setAccessibleName(self.tr("字号"))
        self.slider.setToolTip(self.tr("字号（Ctrl+]、Ctrl+[）"))
        self.slider.setMaximumWidth(140)
        self.slider.valueChanged.connect(self._resized)
        self.tools = QHBoxLayout()
        self.tools.setContentsMargins(8, 6, 8, 6)
        self.tools.addStretch(1)
        for sign, points in (("小", 9), ("大", 13)):
            label = QLabel(self.tr("字"), self)
            label.setAccessibleName(sign)
            font = label.font()
            font.setPointSize(points)
            label.setFont(font)
            self.tools.addWidget(label)
            if sign == "小":
                self.tools.addWidget(self.slider)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self.tools)
        layout.addWidget(self.text, 1)
        self.text.grown.connect(self.grow)
        session.article_changed.connect(self.show_article)

    def add_tools(self, buttons: tuple[QToolButton, ...]) -> None:
        """Put buttons at the left of the heading line."""
        for place, button in enumerate(buttons):
            self.tools.insertWidget(place, button)

    def grow(self, by: int) -> None:
        """Make the text larger or smaller."""
        self.slider.setValue(self.slider.value() + by)

    def show_article(self, article: str) -> None:
        """Write the article with this id, from its beginning."""
        self._write()
        self.text.verticalScrollBar().setValue(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._session.article:
            self._write()

    def _resized(self, size: int) -> None:
        bar = self.text.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._write()
        bar.setValue(round(share * bar.maximum()))
        self.size_changed.emit(size)

    def _write(self) -> None:
        article = next((known for known in self._session.articles if known.id == self._session.article), None)
        current = self._session.current
        if article is None or current is None:
            self.text.setDocument(QTextDocument(self.text))
            return
        language = current.issue.masthead.language
        look = self._look(language, rare_files(current.facsimile, article.id))
        measure = MEASURE * look.size * 96 / 72
        self.text.set_measure(measure)
        document = QTextDocument(self.text)
        document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, article.title)
        width = max(120, round(min(measure, self.text.viewport().width())))
        ArticleWriter(document, look, current.issue.images, width, language).write(article)
        before = self.text.document()
        with QSignalBlocker(self.text):
            self.text.setDocument(document)
        before.deleteLater()
        self.text.setAccessibleDescription(self._summary(article, language))

    def _summary(self, article: Article, language: Language) -> str:
        if language == "en":
            return self.tr("{title}，{count} 词").format(title=article.title, count=article.words)
        return self.tr("{title}，{count} 字").format(title=article.title, count=article.characters)

    def _look(self, language: Language, rare: tuple[str, ...]) -> Look:
        for known in (language, "zh"):
            if known not in self._cuts:
                self._cuts[known] = cuts_of(known)
        for file in rare:
            if file not in self._rare:
                self._rare[file] = add_face(file)
        song, song_black, hei, kai = self._cuts[language]
        palette = self.palette()
        return Look(
            song,
            song_black,
            hei,
            kai,
            (self._cuts["zh"][0].family, *(self._rare[file] for file in rare)),
            size=float(self.slider.value()),
            text=palette.color(QPalette.ColorRole.Text),
            faint=palette.color(QPalette.ColorRole.PlaceholderText),
        )


def cuts_of(language: Language) -> tuple[Cut, ...]:
    """Give Qt the faces of a language and return them: of text, of heads, strong, and in the place of Kai."""
    return tuple(Cut(add_face(file), cut == "bold", cut == "italic") for file, cut in FACES[language])


def rare_files(facsimile: Facsimile, article: str) -> tuple[str, ...]:
    """Return the files of the faces the page needed for an article beside those the pane has: emoji, rare Han, other scripts."""
    lines = (line for page in facsimile.pages for line in page.lines if line.article == article)
    used = dict.fromkeys(run.face for line in lines for run in line.runs)
    had = {file for faces in FACES.values() for file, _ in faces}
    return tuple(file for key in used if key in facsimile.faces and (file := facsimile.faces[key].path.name) not in had)


def release_clipboard() -> None:
    """Hand our copied text over to Qt: data made by Python would be destroyed after Python itself, which crashes."""
    clipboard = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        data = clipboard.mimeData(mode)
        if isinstance(data, _CopiedText):
            clipboard.setText(data.text(), mode)
