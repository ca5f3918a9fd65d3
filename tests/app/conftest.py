"""A small issue set by hand: three pages, three articles, one of them jumping from page 1 to page 2."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from epaper.app.session import Opened
from epaper.app.window import Window
from epaper.errors import Finding, UnreadableInput
from epaper.fonts.book import FontBook
from epaper.geometry import Rect
from epaper.issue.model import Article, Issue, Masthead, Paragraph, Picture, Span
from epaper.scene.model import Facsimile, GlyphRun, Image, LineRole, Page, Region, Rule, TextLine

BODY = 10.0
PITCH = 14.0
CELLS = 20
LONG = "江边的小城今年迎来了丰收，稻谷堆满了晒场，孩子们在田埂上奔跑。" * 6
PARAGRAPHS = (LONG, "第二段说的是学校里新添的图书室，书架一直顶到天花板。" * 3)


class PatientBot(QtBot):
    """A robot that waits a minute, not five seconds, before it calls a wait in vain: the machine may be busy."""

    PATIENCE = 60_000

    def waitSignal(self, signal, *, timeout=PATIENCE, **how):
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitUntil(self, callback, *, timeout=PATIENCE):
        super().waitUntil(callback, timeout=timeout)

    def waitExposed(self, widget, *, timeout=PATIENCE):
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp, request) -> PatientBot:
    """The robot of pytest-qt with more patience."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def picture() -> bytes:
    """A small JPEG."""
    from PIL import Image as Pillow

    buffer = io.BytesIO()
    Pillow.new("RGB", (320, 200), (120, 150, 180)).save(buffer, "JPEG")
    return buffer.getvalue()


@pytest.fixture(scope="session")
def issue(picture: bytes) -> Issue:
    """The issue: the first article has everything an article can have."""
    first = Article(
        "a1",
        ("江城喜获丰收", "晒场金黄一片"),
        (
            Paragraph(PARAGRAPHS[0], spans=(Span(0, 4, "strong"),)),
            Paragraph("书声琅琅", "subheading"),
            Paragraph(PARAGRAPHS[1]),
        ),
        kicker=("秋收时节走基层",),
        deck=("粮食总产创下新高",),
        byline="记者 江小舟",
        pictures=(Picture("field.jpg", "晒场上的稻谷。", "江小舟 摄", 320, 200),),
    )
    second = Article("a2", ("渡口恢复通航",), (Paragraph("昨日清晨，渡口恢复通航。"),))
    third = Article("a3", ("明日天气晴",), (Paragraph("明日晴，最高气温26℃。"),))
    masthead = Masthead("江城周报", date=date(2026, 5, 21))
    return Issue(masthead, (first, second, third), {"field.jpg": picture})


def text_line(
    book: FontBook, text: str, x: float, baseline: float, size: float, article: str, role: LineRole, paragraph: int, start: int
) -> TextLine:
    """Set one line solid."""
    runs: list[GlyphRun] = []
    pen = x
    for piece in book.itemise(text, "song-black" if role == "headline" else "song"):
        part = text[piece.start : piece.end]
        glyphs = piece.face.shape(part)
        offsets: list[float] = []
        at = 0.0
        for glyph in glyphs:
            offsets.append(at + glyph.dx * size)
            at += glyph.advance * size
        ids, clusters = tuple(g.glyph for g in glyphs), tuple(g.cluster for g in glyphs)
        runs.append(GlyphRun(piece.face.key, size, "black", pen, baseline, ids, tuple(offsets), part, clusters))
        pen += at
    return TextLine(article, role, paragraph, start, start + len(text), x, baseline, pen - x, size, text, tuple(runs))


def column(book: FontBook, text: str, paragraph: int, article: str, x: float, top: float) -> list[TextLine]:
    """Set a text in lines of 20 cells."""
    starts = range(0, len(text), CELLS)
    return [
        text_line(book, text[at : at + CELLS], x, top + number * PITCH, BODY, article, "body", paragraph, at)
        for number, at in enumerate(starts)
    ]


@pytest.fixture(scope="session")
def facsimile(issue: Issue, picture: bytes) -> Facsimile:
    """Three A4 pages: a1 and a2 on the first, the rest of a1 on the second, a3 on the third."""
    book = FontBook.shipped()
    a1, a2, a3 = issue.articles
    first = (
        text_line(book, a1.headline[0], 60, 100, 30, "a1", "headline", 0, 0),
        text_line(book, a1.headline[1], 60, 140, 30, "a1", "headline", 1, 0),
        *column(book, PARAGRAPHS[0], 0, "a1", 60, 180),
        replace(text_line(book, "（下转第2版）", 180, 330, BODY, "a1", "jump", 0, 0), leads=2),
        text_line(book, a2.title, 320, 100, 22, "a2", "headline", 0, 0),
        *column(book, a2.paragraphs[0].text, 0, "a2", 320, 140),
    )
    second = (
        replace(text_line(book, "（上接第1版）", 60, 80, BODY, "a1", "jump", 0, 0), leads=1),
        *column(book, PARAGRAPHS[1], 2, "a1", 60, 110),
    )
    third = (
        text_line(book, a3.title, 60, 100, 26, "a3", "headline", 0, 0),
        *column(book, a3.paragraphs[0].text, 0, "a3", 60, 140),
    )
    here, there = Rect(60, 60, 220, 300), Rect(60, 60, 220, 300)
    pages = (
        Page(1, 595, 842, (Rule(300, 60, 300, 360, 0.5, "grey"),), first,
             (Region("a1", "article", (here,)), Region("a2", "article", (Rect(320, 60, 220, 300),))), "第1版 要闻"),
        Page(2, 595, 842, (Image(Rect(320, 60, 220, 137.5), "field.jpg"),), second,
             (Region("a1", "continuation", (there,)),), "第2版 综合"),
        Page(3, 595, 842, (), third, (Region("a3", "article", (Rect(60, 60, 220, 300),)),), "第3版 生活"),
    )  # fmt: skip
    return Facsimile(
        "江城周报 2026年5月21日",
        "a4",
        BODY,
        pages,
        titles={article.id: article.title for article in issue.articles},
        faces=book.faces,
        images={"field.jpg": picture},
    )


FINDINGS = (
    Finding("info", "joined-lines", "issue.md 第 9 行 a1《渡口恢复通航》第1段", "一处断行已接上。"),
    Finding("error", "missing-glyph", "issue.md 第 31 行 a3《明日天气晴》第1段", "有一个字没有字形。"),
)


@pytest.fixture
def opened(issue: Issue, facsimile: Facsimile) -> Opened:
    """The issue as the window gets it."""
    return Opened(Path("江城.epaper"), issue, facsimile, FINDINGS)


@pytest.fixture
def load(opened: Opened) -> Callable[..., Opened]:
    """A loader that knows one good file and says what is wrong with the others."""

    def load(path: Path, report: Callable[[str], None]) -> Opened:
        report("正在排版…")
        if path.name.startswith("bad"):
            raise UnreadableInput(f"{path.name} 第 3 行：缺少报头，请补上报名。")
        if path.name.startswith("bug"):
            raise ZeroDivisionError("division by zero")
        return opened._replace(path=path)

    return load


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    """Settings in a file of this test's own."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(qtbot: object, load: Callable[..., Opened], store: QSettings, tmp_path: Path) -> Iterator[Window]:
    """A window, shown, with the small issue open."""
    window = Window(load, store)
    qtbot.addWidget(window)
    window.resize(1200, 860)
    window.show()
    qtbot.waitExposed(window)
    with qtbot.waitSignal(window.session.opened):
        window.open(tmp_path / "good.epaper")
    qtbot.waitUntil(lambda: not window.stage.notice.isVisible())
    yield window
    window.close()
