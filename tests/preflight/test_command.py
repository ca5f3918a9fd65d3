"""`epaper preflight` as people and scripts use it, on files of ours and of another program."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from files import RIGHT, right
from pikepdf import Name, ObjectStreamMode
from reportlab.pdfgen.canvas import Canvas

from epaper import __main__ as cli
from epaper.cli.parse import parse
from epaper.cli.request import Request
from epaper.cli.verbs import DEFAULT_PROFILE
from epaper.preflight.check import preflight
from epaper.preflight.limits import DEFAULT_PROFILE as DEFAULT_LIMITS
from epaper.preflight.limits import PROFILES

ROOT = Path(__file__).resolve().parents[2]


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = cli.main(["preflight", *(str(word) for word in words)])
    out, err = capsys.readouterr()
    return code, out, err


def test_words() -> None:
    assert parse(["preflight", "a.pdf"]) == Request("preflight", Path("a.pdf"), profile="newspaper")
    assert parse(["preflight", "a.pdf", "--profile", "magazine", "--json"]) == Request(
        "preflight", Path("a.pdf"), profile="magazine", as_json=True
    )
    assert DEFAULT_PROFILE == DEFAULT_LIMITS
    own = "".join(parse(["preflight", "--help"]).text.split())  # long lists are broken into lines
    assert all(name in own for name in PROFILES)
    assert "epaper preflight" in parse(["--help"]).text


def test_right_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    right().save(tmp_path / "a.pdf")
    assert run(capsys, tmp_path / "a.pdf") == (
        0,
        "印前检查：1 页，报纸版面（GWG 2022）（newspaper）；错误 0 项，提醒 0 项。\n",
        "",
    )


def test_report_for_people_and_for_programs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    right(RIGHT + b"0 1 0 rg 30 30 50 50 re f 90 30 50 50 re f").save(tmp_path / "a.pdf")
    code, out, err = run(capsys, tmp_path / "a.pdf")
    assert (code, err) == (1, "")
    assert out.splitlines()[1] == (
        "错误  GWG R0027  第1版 距左 11、距上 113 毫米处：图形用的是RGB；请转成 CMYK 或灰度。（本版这样的共 2 处）"
    )
    code, out, _ = run(capsys, tmp_path / "a.pdf", "--json", "--profile", "sheetfed")
    assert code == 1
    assert json.loads(out) == {
        "profile": "sheetfed",
        "pages": 1,
        "findings": [
            {
                "rule": "GWG R0027",
                "severity": "error",
                "page": 1,
                "count": 2,
                "places": [[30, 320, 50, 50], [90, 320, 50, 50]],
                "message": "图形用的是RGB；请转成 CMYK 或灰度。",
            }
        ],
    }


def test_warnings_alone_exit_with_nought(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    right(RIGHT + b".2 w 20 20 m 90 20 l S").save(tmp_path / "a.pdf")
    code, out, _ = run(capsys, tmp_path / "a.pdf")
    assert code == 0
    assert "提醒  EP hairline  第1版" in out


def test_one_sentence_and_the_exit_code(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, err = run(capsys, tmp_path / "none.pdf")
    assert (code, out) == (3, "")
    assert err.startswith("epaper: ")
    assert err.endswith("没有这个文件；请检查路径。\n")
    code, out, err = run(capsys, tmp_path / "none.pdf", "--profile", "offset")
    assert (code, out) == (2, "")
    assert "没有名为“offset”的印刷条件" in err


def test_file_of_another_program(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "canvas.pdf"), pagesize=(300, 400))
    canvas.setFillColorRGB(0.2, 0.4, 0.6)
    canvas.drawString(20, 300, "Composing room")
    canvas.linkURL("about:blank", (20, 290, 90, 310))
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    code, out, err = run(capsys, tmp_path / "canvas.pdf", "--json")
    assert (code, err) == (1, "")
    found = {(each["rule"], each["page"]) for each in json.loads(out)["findings"]}
    expected = {("X4 fonts", 1), ("GWG R0027", 1), ("GWG R0005", 2), ("X4 annotations", 1), ("X4 boxes", 1), ("GWG R0035", None)}
    assert expected <= found


def test_nothing_heavy_is_loaded_for_the_words() -> None:
    script = "import sys, epaper.__main__, epaper.preflight.limits; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"pikepdf", "pypdfium2", "PIL", "PySide6"} & set(done.stdout.split())


def test_broken_metadata_is_a_finding_and_no_traceback(tmp_path: Path) -> None:
    pdf = right()
    pdf.Root["/Metadata"].write(b"<x>no packet</x>")
    pdf.save(tmp_path / "a.pdf", fix_metadata_version=False)
    words = [sys.executable, "-m", "epaper", "preflight", str(tmp_path / "a.pdf")]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert "GWG R0001" in done.stdout


def test_a_name_that_is_no_text_is_passed_over(tmp_path: Path) -> None:
    pdf = right()
    pdf.Root["/OutputIntents"][0]["/S"] = Name("/GTS_PDFQ")
    pdf.save(tmp_path / "a.pdf", object_stream_mode=ObjectStreamMode.disable)
    (tmp_path / "a.pdf").write_bytes((tmp_path / "a.pdf").read_bytes().replace(b"/GTS_PDFQ", b"/GTS_PDF\xae"))
    found = preflight(tmp_path / "a.pdf", PROFILES["newspaper"]).complaints
    assert {each.fault.rule for each in found} == {"X4 intent", "GWG R0035"}
