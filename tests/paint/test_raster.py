"""Page pictures and printed sheets: size, bytes, what is asked for wrongly."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from handset import bind, every_mark, set_line, set_page
from PIL import Image

from epaper.errors import CannotWrite, UsageError
from epaper.paint.raster import ensure_application, render_page, save_png, save_pngs
from tests.rasters import by_qt, disagreement, keep

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def test_the_picture_has_the_size_and_resolution_asked_for(tmp_path: Path) -> None:
    save_png(every_mark(), 1, tmp_path / "page.png", 150)
    with Image.open(tmp_path / "page.png") as picture:
        assert (picture.mode, picture.size) == ("RGB", (625, 834))
        assert picture.info["dpi"] == pytest.approx((150, 150), abs=0.02)
        assert picture.getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("asked", "made"),
    [("page.png", "page-1.png"), ("folder", "folder/page-1.png"), ("today", "today-1.png"), ("no.6", "no.6-1.png")],
)
def test_pages_are_pictures_whatever_name_is_given(tmp_path: Path, asked: str, made: str) -> None:
    (tmp_path / "folder").mkdir()
    save_pngs(every_mark(), tmp_path / asked, 20)
    assert [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.png")] == [made]


def test_same_page_same_bytes_with_no_display(tmp_path: Path) -> None:
    """A process of its own, without a display, writes the file this one writes."""
    save_png(every_mark(), 1, tmp_path / "here.png")
    here = Path(__file__).parent
    program = "from pathlib import Path; from handset import every_mark; from epaper.paint.raster import save_png\n"
    program += f"save_png(every_mark(), 1, Path({str(tmp_path / 'there.png')!r}))"
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    environment["PYTHONPATH"] = f"{here}:{here.parents[1]}"
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    assert (tmp_path / "there.png").read_bytes() == (tmp_path / "here.png").read_bytes()


@pytest.mark.parametrize("dpi", [0, -72, float("nan"), float("inf"), 4801, 1e9])
def test_an_impossible_resolution_is_refused_in_words(dpi: float) -> None:
    with pytest.raises(UsageError, match="分辨率"):
        render_page(every_mark(), 1, dpi)


def test_a_picture_too_large_for_memory_is_refused_in_words() -> None:
    with pytest.raises(UsageError, match="降低分辨率"):
        render_page(bind(replace(set_page([]), width=2000)), 1, 4800)


def test_a_page_that_does_not_exist_is_named() -> None:
    with pytest.raises(UsageError, match="第 7 版"):
        render_page(every_mark(), 7)


def test_a_picture_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        save_png(every_mark(), 1, tmp_path / "missing" / "page.png")


@pytest.mark.parametrize(("paper", "scale"), [((300, 400), 2.0), ((150, 200), 1.0)], ids=["true size", "half the size"])
def test_pages_are_printed_one_to_a_sheet_and_no_larger_than_the_sheet(
    tmp_path: Path, paper: tuple[int, int], scale: float
) -> None:
    from epaper.paint.qt_print import print_pages

    facsimile = every_mark()
    pages = (facsimile.pages[0], set_page([set_line("第二版", 20, 40)], number=2))
    print_pages(replace(facsimile, pages=pages), _printer(tmp_path / "sheets.pdf", paper), (2, 1))
    document = pypdfium2.PdfDocument((tmp_path / "sheets.pdf").read_bytes())
    assert len(document) == 2
    printed = document[1].render(scale=8).to_pil().convert("RGB").reduce(4)
    document.close()
    painted = by_qt(facsimile, scale)
    assert disagreement(printed, painted) < 0.001, keep(f"printed-{paper[0]}", printed, painted)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_named(tmp_path: Path) -> None:
    from epaper.paint.qt_print import print_pages

    with pytest.raises(CannotWrite, match="打印"):
        print_pages(every_mark(), _printer(tmp_path / "missing" / "sheets.pdf", (300, 400)), (1,))


def _printer(path: Path, paper: tuple[int, int]) -> QPrinter:
    """Return a printer that prints into a file, on sheets of so many points and without margins."""
    from PySide6.QtCore import QMarginsF, QSizeF
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrinter

    ensure_application()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(QSizeF(*paper), QPageSize.Unit.Point, matchPolicy=QPageSize.SizeMatchPolicy.ExactMatch))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    return printer
