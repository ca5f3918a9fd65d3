"""`epaper export --appendix`: what it writes and refuses, and that nobody pays for it who does not ask."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pikepdf
import pytest

from epaper.__main__ import main
from epaper.appendix.formats import FORMATS, FormatName
from epaper.cli.parse import parse

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "issues/hengyang-daily/2026-05-21"


@pytest.mark.parametrize("form", FORMATS)
def test_the_articles_stand_behind_the_pages(form: FormatName, tmp_path: Path) -> None:
    file = tmp_path / "issue.pdf"
    assert main(["export", str(SHIPPED), "-o", str(file), "--appendix", form]) == 0
    with pikepdf.open(file) as pdf:
        sizes = [tuple(round(float(edge) / 72 * 25.4) for edge in page.MediaBox[2:]) for page in pdf.pages]
        assert not pdf.check_pdf_syntax()
    assert sizes[:4] == [(210, 297)] * 4
    assert set(sizes[4:]) == {(round(FORMATS[form].width), round(FORMATS[form].height))}


@pytest.mark.parametrize(
    ("words", "said"),
    [(["--appendix", "a6"], "没有这个选项 'a6'"), (["--appendix", "a5", "--for", "press"], "只附在阅读用的 PDF")],
)
def test_what_does_not_go_together_is_said_in_a_sentence(
    words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(SHIPPED), "-o", str(tmp_path / "x.pdf"), *words]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_the_command_knows_the_formats_there_are() -> None:
    assert tuple(FORMATS) == get_args(FormatName)
    assert [parse(["export", "x", "-o", "y.pdf", "--appendix", form]).appendix for form in FORMATS] == list(FORMATS)


def test_an_export_without_it_does_not_load_it(tmp_path: Path) -> None:
    words = f"import sys; from epaper.__main__ import main; main(['export', {str(SHIPPED)!r}, '-o', {str(tmp_path / 'x.pdf')!r}])"
    words += "; print([name for name in sys.modules if name.startswith('epaper.appendix')])"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", words], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
