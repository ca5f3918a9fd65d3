"""The open issue → files and printer: asks where, then works off the painting thread, and says what became of it.

Dialogs and printing are imported when first used: they cost start-up time that a reader does not owe.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSizeF, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPageSize
from PySide6.QtWidgets import QWidget

from epaper.app.session import Session
from epaper.app.settings import Settings
from epaper.scene.model import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from epaper.app.presscheck import Checked
    from epaper.appendix.formats import FormatName
    from epaper.paint.pages import Kind
    from epaper.scene.model import Facsimile

KINDS: Mapping[str, Kind] = {".png": "png", ".tif": "tiff", ".svg": "svg"}
PICTURE_DPI = 200  # sharp enough to read small type when sent to somebody, some 1-2 MB a page
UNFIT = '\\/:*?"<>|'  # signs some file system refuses in a name


class Outputs(QObject):
    """Exports and prints for a window."""

    wrote = Signal(object)  # the path of a file just written
    checked = Signal(object)  # a file for the press, read back: a `Checked`

    def __init__(self, session: Session, settings: Settings, window: QWidget) -> None:
        """Serve `window`; the folder last used is remembered."""
        super().__init__(window)
        self._session, self._settings, self._window = session, settings, window

    def export_pdf(self) -> None:
        """Ask for a name and write the PDF."""
        current = self._session.current
        path = self._ask(self.tr("导出 PDF"), "", {".pdf": self.tr("PDF 文件 (*.pdf)")})
        if current is None or path is None:
            return
        facsimile = current.facsimile
        self._write_pdf(lambda: facsimile, path)

    def export_appended(self, form: FormatName) -> None:
        """Ask for a name and write the PDF with every article in full behind the pages, for a phone or an A5 reader."""
        current = self._session.current
        path = self._ask(self.tr("导出附全文的 PDF"), f"-{form}", {".pdf": self.tr("PDF 文件 (*.pdf)")})
        if current is None or path is None:
            return
        facsimile, issue = current.facsimile, current.issue
        asked = current.made.style if current.made else None

        def appended() -> Facsimile:
            from epaper.appendix.append import with_appendix  # noqa: PLC0415
            from epaper.style import Style  # noqa: PLC0415

            return with_appendix(facsimile, issue, (asked or Style()).house_for(issue.masthead), form)

        self._write_pdf(appended, path)

    def _write_pdf(self, made: Callable[[], Facsimile], path: Path) -> None:
        """Write the PDF for readers of what is `made` off the painting thread."""

        def work(report: object) -> Path:
            from epaper.paint.pdf import write_pdf  # noqa: PLC0415
            from epaper.paint.profiles import srgb  # noqa: PLC0415
            from epaper.resources import icc_folder  # noqa: PLC0415

            write_pdf(made(), path, srgb(icc_folder()))
            return path

        self._session.busy_changed.emit(self.tr("正在导出 PDF…"))
        self._session.run(work, self.wrote.emit)

    def export_press(self) -> None:
        """Ask how a printer wants the file, then for a name, and write it."""
        from epaper.app.pressdialog import PressDialog  # noqa: PLC0415

        current = self._session.current
        if current is None:
            return
        dialog = PressDialog(self._settings, len(current.facsimile.pages), self._window)
        if not dialog.exec():
            return
        profile, ink, wanted = dialog.asked()
        path = self._ask(self.tr("导出印刷 PDF"), "-press", {".pdf": self.tr("PDF 文件 (*.pdf)")})
        if path is None:
            return
        facsimile = current.facsimile

        def work(report: object) -> Checked:
            from epaper.app.presscheck import checked  # noqa: PLC0415
            from epaper.paint.press import Press, write_press  # noqa: PLC0415
            from epaper.paint.profiles import chosen as chosen_profile  # noqa: PLC0415
            from epaper.paint.sheets import sheets  # noqa: PLC0415
            from epaper.resources import icc_folder  # noqa: PLC0415

            write_press(facsimile, path, Press(chosen_profile(profile, icc_folder(), ink), wanted))
            return checked(path, sheets(facsimile.pages, wanted))

        self._session.busy_changed.emit(self.tr("正在导出印刷 PDF…"))
        self._session.run(work, self.checked.emit)

    def export_picture(self) -> None:
        """Ask for a name and write the page in view, as the kind of picture the name ends in."""
        current = self._session.current
        if current is None:
            return
        page = current.facsimile.pages[self._session.page]
        path = self._ask(self.tr("导出版面图片"), f"-{page.number}", self._picture_kinds())
        if path is not None:
            self._write_pictures(current.facsimile, ((page.number, path),), path)

    def export_pictures(self) -> None:
        """Ask for a name and write every page beside it, with its number before the ending."""
        from epaper.paint.pages import numbered_paths  # noqa: PLC0415

        current = self._session.current
        path = self._ask(self.tr("导出各版图片"), "", self._picture_kinds())
        if current is None or path is None:
            return
        numbered = tuple(numbered_paths(current.facsimile, path, tuple(KINDS)))
        if self._may_replace([beside for _, beside in numbered if beside.exists()]):
            self._write_pictures(current.facsimile, numbered, numbered[0][1])

    def export_contact(self) -> None:
        """Ask for a name and write all pages, small, on one picture."""
        current = self._session.current
        path = self._ask(self.tr("导出版样总览"), self.tr("-总览"), {".png": self.tr("PNG 图片 (*.png)")})
        if current is None or path is None:
            return
        facsimile = current.facsimile

        def work(report: object) -> Path:
            from epaper.paint.contact import save_contact  # noqa: PLC0415

            save_contact(facsimile, path)
            return path

        self._session.busy_changed.emit(self.tr("正在导出图片…"))
        self._session.run(work, self.wrote.emit)

    def _write_pictures(self, facsimile: Facsimile, numbered: tuple[tuple[int, Path], ...], told: Path) -> None:
        """Write pages by their numbers, and say that `told` was written."""

        def work(report: object) -> Path:
            from epaper.paint.page_files import save_page  # noqa: PLC0415
            from epaper.paint.profiles import chosen as chosen_profile  # noqa: PLC0415
            from epaper.resources import icc_folder  # noqa: PLC0415

            for number, path in numbered:
                kind = KINDS[path.suffix.lower()]
                dpi = PICTURE_DPI if kind == "png" else None
                save_page(facsimile, number, path, kind, dpi, lambda: chosen_profile("", icc_folder()))
            return told

        self._session.busy_changed.emit(self.tr("正在导出图片…"))
        self._session.run(work, self.wrote.emit)

    def _picture_kinds(self) -> Mapping[str, str]:
        return {
            ".png": self.tr("PNG 图片 (*.png)"),
            ".tif": self.tr("CMYK 图片，300 dpi (*.tif)"),
            ".svg": self.tr("SVG 图形 (*.svg)"),
        }

    def _may_replace(self, there: Sequence[Path]) -> bool:
        """Ask before files are written over that the dialog for the name did not ask about."""
        if not there:
            return True
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415

        text = self.tr("{0} 等 {1} 个文件已经存在，要替换吗？").format(there[0].name, len(there))
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("导出各版图片"), text, parent=self._window)
        yes = box.addButton(self.tr("替换"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("不替换"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is yes

    def print(self) -> None:
        """Ask for printer and pages and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

        current = self._session.current
        if current is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        known = paper_of(current.facsimile.pages[0])
        if known is not None:
            printer.setPageSize(known)
        dialog = QPrintDialog(printer, self._window)
        dialog.setMinMax(1, len(current.facsimile.pages))
        if not dialog.exec():
            return
        facsimile = current.facsimile
        numbers = chosen(
            tuple(page.number for page in facsimile.pages),
            self._session.page,
            printer.fromPage() if printer.printRange() == QPrinter.PrintRange.PageRange else 0,
            printer.toPage(),
            only_current=printer.printRange() == QPrinter.PrintRange.CurrentPage,
        )

        def work(report: object) -> int:
            from epaper.paint.qt_print import print_pages  # noqa: PLC0415

            print_pages(facsimile, printer, numbers)
            return len(numbers)

        done = self.tr("已送打印：{0} 版")
        self._session.busy_changed.emit(self.tr("正在打印…"))
        self._session.run(work, lambda count: self._session.noted.emit(done.format(count)))

    def show_folder(self, path: Path) -> None:
        """Open the folder a file was written to."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    def _ask(self, title: str, ending: str, kinds: Mapping[str, str]) -> Path | None:
        """Ask where to write a file whose name ends so, and of which kind: a name without its ending gets that."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        if self._session.current is None:
            return None
        first, *_ = kinds
        folder = Path(self._settings.text("folder", str(Path.home())))
        proposed = folder / (file_stem(self._session.current.facsimile.title) + ending + first)
        name, chosen_kind = QFileDialog.getSaveFileName(self._window, title, str(proposed), ";;".join(kinds.values()))
        if not name:
            return None
        path = Path(name)
        if path.suffix.lower() not in kinds:
            path = path.with_name(path.name + next((suffix for suffix, kind in kinds.items() if kind == chosen_kind), first))
        self._settings.keep("folder", str(path.parent))
        return path


def paper_of(page: Page) -> QPageSize | None:
    """Return the standard paper a page is made for, None if it is none: then the printer's own paper serves."""
    size = QPageSize(QSizeF(page.width, page.height), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    return size if size.id() != QPageSize.PageSizeId.Custom else None


def file_stem(title: str) -> str:
    """Return a file name made of an issue's title."""
    stem = "".join("-" if char in UNFIT or ord(char) < 32 else char for char in title).strip(" .")
    return stem[:80] or "epaper"


def chosen(numbers: tuple[int, ...], current: int, first: int, last: int, *, only_current: bool) -> tuple[int, ...]:
    """Return the page numbers a print dialog asks for: `first` to `last` count pages from 1, 0 means all."""
    if only_current:
        return numbers[current : current + 1]
    return numbers[first - 1 : last] if first else numbers
