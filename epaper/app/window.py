"""The window: puts the parts together and connects the actions; each part follows the session by itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from epaper.app.actions import Actions, tool_button
from epaper.app.findings import FindingsPanel
from epaper.app.inputs import Inputs
from epaper.app.outputs import Outputs
from epaper.app.panes import Panes
from epaper.app.pinning import Pinning
from epaper.app.readingpane import USUAL, ReadingPane, release_clipboard
from epaper.app.scheme import SchemeChoice
from epaper.app.session import Load, Session
from epaper.app.settings import Settings
from epaper.app.stage import Stage
from epaper.app.thumbnails import Thumbnails
from epaper.app.toolbar import ReaderToolBar
from epaper.app.watch import Watch

if TYPE_CHECKING:
    from epaper.app.presscheck import Checked


class Window(QMainWindow):
    """A reader of one issue at a time."""

    def __init__(self, load: Load, store: QSettings) -> None:
        """Open issues with `load`; remember sizes in `store`."""
        super().__init__()
        self.settings = Settings(store)
        self.session = Session(load, self)
        self.commands = Actions(self)
        self.stage = Stage(self.session, self)
        self.view = self.stage.view
        self.reading = ReadingPane(self.session, self.settings.number("text-size", USUAL), self)
        self.pages = Thumbnails(self.session, self)
        self.findings = FindingsPanel(self.session, self)
        self.inputs = Inputs(self.session, self.settings, self)
        self.outputs = Outputs(self.session, self.settings, self)
        self.pins = Pinning(self.session, self)
        self.watch = Watch(self.session, self)
        self.scheme = SchemeChoice(self.commands.schemes, self.settings, self)
        self.tools = ReaderToolBar(self.commands, self.session, self)
        self._article_line = QLabel(self)
        self._build()
        self._connect()
        self._restore()
        self._enable()
        self.setAcceptDrops(True)

    # Putting together.

    def _build(self) -> None:
        self.setWindowTitle(self.tr("电子报"))
        self.addToolBar(self.tools)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.commands.fill_menus()
        self.panes = Panes(self.pages, self.stage, self.findings, self.reading, self)
        self.setCentralWidget(self.panes)
        commands = self.commands
        back, before, after = map(tool_button, (commands.back, commands.previous_article, commands.next_article))
        back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.reading.add_tools((back, before, after))
        self._article_line.setContentsMargins(10, 0, 10, 2)
        self.statusBar().addWidget(self._article_line, 1)
        self.statusBar().setSizeGripEnabled(False)
        commands.colour(self.palette())

    def _connect(self) -> None:
        session = self.session
        session.opened.connect(self._opened)
        session.page_changed.connect(self._enable)
        session.article_changed.connect(self._article_changed)
        session.hovered.connect(self._name_article)
        self.view.zoomed.connect(self.tools.show_zoom)
        self.tools.zoom_chosen.connect(lambda share: self.view.zoom_to(share * self.view.actual))
        self.outputs.wrote.connect(self._wrote)
        self.outputs.checked.connect(self._checked)
        self.pins.pinned.connect(self._pinned)
        self.reading.size_changed.connect(lambda size: self.settings.keep("text-size", size))
        self.stage.finder.closed.connect(self.view.setFocus)
        self._connect_file_and_view()
        self._connect_go()

    def _connect_file_and_view(self) -> None:
        commands, view = self.commands, self.view
        commands.open.triggered.connect(self.inputs.ask_file)
        commands.open_folder.triggered.connect(self.inputs.ask_folder)
        commands.recent.aboutToShow.connect(lambda: self.inputs.fill(commands.recent))
        commands.export_pdf.triggered.connect(self.outputs.export_pdf)
        commands.export_phone.triggered.connect(lambda: self.outputs.export_appended("phone"))
        commands.export_a5.triggered.connect(lambda: self.outputs.export_appended("a5"))
        commands.export_press.triggered.connect(self.outputs.export_press)
        commands.export_picture.triggered.connect(self.outputs.export_picture)
        commands.export_pictures.triggered.connect(self.outputs.export_pictures)
        commands.export_contact.triggered.connect(self.outputs.export_contact)
        commands.print.triggered.connect(self.outputs.print)
        commands.pin.triggered.connect(self.pins.pin)
        commands.unpin.triggered.connect(self.pins.unpin)
        commands.quit.triggered.connect(self.close)
        commands.fit_page.triggered.connect(lambda: view.set_fit("page"))
        commands.fit_width.triggered.connect(lambda: view.set_fit("width"))
        commands.actual_size.triggered.connect(lambda: view.zoom_to(view.actual))
        commands.zoom_in.triggered.connect(lambda: view.zoom_by_step(1))
        commands.zoom_out.triggered.connect(lambda: view.zoom_by_step(-1))
        commands.facing.toggled.connect(view.set_facing)
        commands.facing.toggled.connect(self._enable)
        commands.thumbnails.toggled.connect(self.pages.setVisible)
        commands.findings.toggled.connect(self.findings.setVisible)
        commands.full_screen.toggled.connect(self._full_screen)
        commands.larger_text.triggered.connect(lambda: self.reading.grow(1))
        commands.smaller_text.triggered.connect(lambda: self.reading.grow(-1))

    def _connect_go(self) -> None:
        commands, session = self.commands, self.session
        commands.previous_page.triggered.connect(lambda: self.view.turn(-1))
        commands.next_page.triggered.connect(lambda: self.view.turn(1))
        commands.first_page.triggered.connect(lambda: session.turn_to(0))
        commands.last_page.triggered.connect(lambda: session.turn_to(len(session.pages) - 1))
        commands.go_to_page.triggered.connect(self._ask_page)
        commands.previous_article.triggered.connect(lambda: session.read_neighbour(-1))
        commands.next_article.triggered.connect(lambda: session.read_neighbour(1))
        commands.back.triggered.connect(self._back)
        commands.copy.triggered.connect(self.reading.text.copy)
        commands.find.triggered.connect(self.stage.finder.open_bar)
        commands.find_next.triggered.connect(lambda: self._find_again(1))
        commands.find_previous.triggered.connect(lambda: self._find_again(-1))
        commands.keys.triggered.connect(self._show_keys)
        commands.about.triggered.connect(self._show_about)

    @property
    def status_text(self) -> str:
        """The title shown for the article under the cursor."""
        return self._article_line.text()

    # What the session says.

    def open(self, path: Path) -> None:
        """Open an issue."""
        self.session.open(path)

    def _opened(self) -> None:
        current = self.session.current
        if current is None:
            return
        self.setWindowTitle(f"{current.facsimile.title} — {self.tr('电子报')}")
        self.settings.add_recent(current.path)
        count = sum(finding.severity != "info" for finding in current.findings)
        self.commands.findings.setToolTip(self.tr("问题：{0} 个（F8）").format(count))
        self._enable()

    def _article_changed(self, article: str) -> None:
        self.reading.setVisible(bool(article))
        if article:
            self.reading.setFocus(Qt.FocusReason.OtherFocusReason)
        self._enable()

    def _name_article(self, article: str) -> None:
        self._article_line.setText(self.session.title(article))

    def _wrote(self, path: Path) -> None:
        text = self.tr("已写好 {0}").format(path.name)
        self.stage.say(text, self.tr("打开所在文件夹"), lambda: self.outputs.show_folder(path))

    def _checked(self, checked: Checked) -> None:
        """Say what the preflight found in a file for the press; the list shows where."""
        self.findings.show_checked(checked)
        count = len(checked.findings)
        if not count:
            text = self.tr("已写好 {0}，印前检查没有问题").format(checked.path.name)
            self.stage.say(text, self.tr("打开所在文件夹"), lambda: self.outputs.show_folder(checked.path))
            return
        text = self.tr("已写好 {0}，印前检查有 {1} 个问题").format(checked.path.name, count)
        self.stage.say(text, self.tr("看问题"), lambda: self.commands.findings.setChecked(True))

    def _pinned(self, sentence: str, undo: Callable[[], None]) -> None:
        self.stage.say(sentence, self.tr("撤销"), undo)

    def _enable(self, _index: object = None) -> None:
        """Offer only what can be done now."""
        session, commands = self.session, self.commands
        count = len(session.pages)
        for action in commands.needing_issue():
            action.setEnabled(count > 0)
        commands.unpin.setEnabled(self.pins.is_pinned)
        shown = {placed.page for placed in self.view.sheet.pages}
        commands.previous_page.setEnabled(count > 0 and 0 not in shown)
        commands.next_page.setEnabled(count > 0 and count - 1 not in shown)
        commands.copy.setEnabled(bool(session.article))
        if session.article:
            ids = [article.id for article in session.articles]
            commands.previous_article.setEnabled(session.article != ids[0])
            commands.next_article.setEnabled(session.article != ids[-1])

    # What the actions do.

    def _ask_page(self) -> None:
        self.tools.page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tools.page.selectAll()

    def _find_again(self, by: int) -> None:
        if self.stage.finder.isVisible():
            self.stage.finder.step(by)
        else:
            self.stage.finder.open_bar()

    def _back(self) -> None:
        """Esc: one step back towards the page, never further."""
        article = self.session.article
        if self.stage.finder.isVisible():
            self.stage.finder.close_bar()
        elif article:
            self.session.read("")
            self.session.locate(article)
        elif self.isFullScreen():
            self.commands.full_screen.setChecked(False)
        self.view.setFocus()

    def _full_screen(self, on: bool) -> None:
        self.menuBar().setVisible(not on)
        self.tools.setVisible(not on)
        self.statusBar().setVisible(not on)
        state = self.windowState()
        full = Qt.WindowState.WindowFullScreen
        self.setWindowState(state | full if on else state & ~full)

    def _show_keys(self) -> None:
        from epaper.app.help import Help  # noqa: PLC0415

        Help(self).show_keys()

    def _show_about(self) -> None:
        from epaper.app.help import Help  # noqa: PLC0415

        Help(self).show_about()

    # What is remembered.

    def _restore(self) -> None:
        settings = self.settings
        self.resize(1280, 900)
        self.restoreGeometry(settings.state("geometry"))
        self.panes.restoreState(settings.state("panes"))
        self.commands.thumbnails.setChecked(settings.flag("thumbnails", True))
        self.pages.setVisible(self.commands.thumbnails.isChecked())
        self.reading.hide()
        self.findings.hide()
        if settings.text("fit", "page") == "width":
            self.view.set_fit("width")
        self.scheme.restore()

    def _remember(self) -> None:
        settings = self.settings
        if not self.isFullScreen():
            settings.keep("geometry", self.saveGeometry())
        settings.keep("thumbnails", int(self.commands.thumbnails.isChecked()))
        settings.keep("fit", self.view.fit)
        if self.reading.isVisible():
            settings.keep("panes", self.panes.saveState())

    # Qt calls.

    def closeEvent(self, event: QCloseEvent) -> None:
        self._remember()
        self.session.wait()
        self.view.release()
        self.pages.release()
        release_clipboard()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.commands.colour(QApplication.palette())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = next((Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()), None)
        if path is not None:
            event.acceptProposedAction()
            self.open(path)
