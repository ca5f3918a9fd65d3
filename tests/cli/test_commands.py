"""The commands as scripts use them: exit codes, what is written, and one sentence when something is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from epaper import __main__ as cli
from epaper.cli import deeds
from epaper.errors import CannotWrite, Finding
from epaper.geometry import Rect
from epaper.issue.model import Issue
from epaper.scene.dump import text_dump
from epaper.scene.model import Clip, Facsimile, Fill, Page, Region, Rule, TextLine
from epaper.style import Style
from epaper.style.files import house_of_language

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "issues" / "hengyang-daily" / "2026-05-21"
SMALL = (
    "# 湘江晚报\n2026年5月21日 星期四\n\n## 春耕生产全面展开\n\n"
    + "本报讯 各地抢抓农时，推动春耕生产有序开展，田间地头一派繁忙景象。\n\n" * 6
)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.txt"
    path.write_text(SMALL, encoding="utf-8")
    return path


PAGE = Page(
    1,
    200.0,
    300.0,
    (Rule(10.0, 10.0, 190.0, 10.0, 0.5, "black"), Clip(Rect(0, 0, 9, 9), (Fill(Rect(1, 2, 3, 4.00001), "tint"),))),
    (TextLine("a1", "body", 0, 0, 4, 10.123456, 20.0, 42.0, 10.5, "本报讯 ", ()),),
    (Region("a1", "article", (Rect(10, 10, 180, 280),)),),
    "第1版",
)


@pytest.fixture
def one_page(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Issue, Style]]:
    """Let the make-up be one page set by hand; return what it is asked for."""
    asked: list[tuple[Issue, Style]] = []

    def compose(issue: Issue, style: Style) -> Facsimile:
        asked.append((issue, style))
        finding = Finding("info", "by-hand", "page 1", "手排。")
        return Facsimile("湘江晚报", "a4", 10.5, (PAGE,), (finding,))

    monkeypatch.setattr("epaper.compose.compose", compose)
    return asked


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = cli.main([str(word) for word in words])
    out, err = capsys.readouterr()
    return code, out, err


def test_import_makes_the_clean_issue(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, err = run(capsys, "import", SEED / "source.txt", "-o", tmp_path / "clean")
    assert (code, out) == (0, "")
    assert err.startswith("检查结果：错误 0，警告 5，提示 10\n  警告  source.txt 第 81 行")
    assert (tmp_path / "clean" / "issue.md").read_bytes() == (SEED / "issue.md").read_bytes()
    assert run(capsys, "import", tmp_path / "clean", "-o", tmp_path / "one.epaper")[0] == 0
    assert run(capsys, "import", tmp_path / "one.epaper", "-o", tmp_path / "again")[0] == 0
    assert (tmp_path / "again" / "issue.md").read_bytes() == (SEED / "issue.md").read_bytes()


@pytest.mark.usefixtures("one_page")
def test_check_reports_findings_and_ledger(capsys: pytest.CaptureFixture[str], small: Path) -> None:
    code, out, _ = run(capsys, "check", small)
    assert code == 0
    assert out.startswith("湘江晚报 2026-05-21：1 篇稿件")
    assert "版面质量：" in out
    assert "版面质量：\n  指标" not in out
    full = run(capsys, "check", small, "--full")[1]
    assert "版面质量：\n  指标" in full
    assert "报头：报名" in full
    code, out, _ = run(capsys, "check", small, "--json")
    report = json.loads(out)
    assert set(report) == {"source", "name", "articles", "findings", "ledger", "pages", "metrics"}
    assert [entry["line"] for entry in report["ledger"]] == [n for n, line in enumerate(SMALL.split("\n"), 1) if line.strip()]
    assert {"severity", "code", "where", "message", "cause"} == set(report["findings"][0])
    assert [metric["key"] for metric in report["metrics"]][:4] == ["Q1", "Q2", "Q3", "Q4"]


@pytest.mark.usefixtures("one_page")
def test_check_tells_of_lines_that_are_not_where_they_were(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "check", SEED / "source.txt")
    told = out.split("逐行去向：")[1].splitlines()[1:]
    assert told
    assert all("接在" in line or "重复" in line for line in told)


@pytest.mark.usefixtures("one_page")
def test_check_fails_on_an_error(capsys: pytest.CaptureFixture[str], small: Path) -> None:
    small.write_text(SMALL.replace("星期四", "星期五"), encoding="utf-8")
    code, out, _ = run(capsys, "check", small)
    assert code == 1
    assert "[weekday-mismatch]" in out


def test_layout_is_the_scene_in_points(
    capsys: pytest.CaptureFixture[str], small: Path, one_page: list[tuple[Issue, Style]]
) -> None:
    code, out, _ = run(capsys, "layout", small, "--stock", "260x370", "--pages", "2")
    assert code == 0
    line = {"article": "a1", "role": "body", "paragraph": 0, "start": 0, "end": 4, "x": 10.1235, "baseline": 20.0}
    assert json.loads(out) == {
        "stock": "a4",
        "body_size": 10.5,
        "pages": [
            {
                "number": 1,
                "width": 200.0,
                "height": 300.0,
                "regions": [{"article": "a1", "kind": "article", "rects": [[10.0, 10.0, 180.0, 280.0]]}],
                "lines": [{**line, "width": 42.0, "size": 10.5, "text": "本报讯 "}],
            }
        ],
        "findings": [{"severity": "info", "code": "by-hand", "where": "page 1", "message": "手排。", "cause": ""}],
    }
    ((issue, style),) = one_page
    assert (issue.masthead.name, style._replace(house=None)) == ("湘江晚报", Style(stock="260x370", pages=2))
    assert style.house_for(issue.masthead) == house_of_language("zh")


def test_text_dump_has_one_mark_per_line() -> None:
    assert text_dump(Facsimile("湘江晚报", "a4", 10.5, (PAGE,))).split("\n") == [
        "facsimile '湘江晚报' stock a4 body 10.50",
        "page 1 200.00 300.00 '第1版'",
        "  region a1 article 10.00 10.00 180.00 280.00",
        "  rule black 10.00 10.00 190.00 10.00 0.50",
        "  clip 0.00 0.00 9.00 9.00",
        "    fill tint 1.00 2.00 3.00 4.00",
        "  line a1 body 0:0-4 10.12 20.00 42.00 10.50 '本报讯 '",
        "",
    ]


@pytest.mark.usefixtures("one_page")
def test_export_writes_the_same_bytes_twice(capsys: pytest.CaptureFixture[str], small: Path, tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        assert run(capsys, "export", small, "-o", tmp_path / name)[0] == 0
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert (tmp_path / "one.pdf").read_bytes().startswith(b"%PDF")


def test_every_page_becomes_a_picture_after_one_make_up(
    capsys: pytest.CaptureFixture[str], small: Path, tmp_path: Path, one_page: list[tuple[Issue, Style]]
) -> None:
    words = ("export", small, "-o", tmp_path / "x.pdf", "--pictures", tmp_path / "page.png", "--dpi", "20")
    assert run(capsys, *words)[:2] == (0, "")
    assert len(one_page) == 1
    assert run(capsys, "render", small, "-o", tmp_path / "all.png", "--page", "all", "--dpi", "20") == (0, "", "")
    assert run(capsys, "render", small, "-o", tmp_path / "one.png", "--page", "1", "--dpi", "20") == (0, "", "")
    pictures = {path.name: path.read_bytes() for path in tmp_path.glob("*.png")}
    assert set(pictures) == {"page-1.png", "all-1.png", "one.png"}
    assert len(set(pictures.values())) == 1


@pytest.mark.usefixtures("one_page")
@pytest.mark.parametrize(
    ("words", "files", "begins"),
    [
        (["-o", "page.tif", "--page", "1", "--dpi", "30"], {"page.tif"}, b"II*\0"),
        (["-o", "page.TIFF", "--page", "all", "--dpi", "30", "--profile", "newsprint"], {"page-1.TIFF"}, b"II*\0"),
        (["-o", "page.svg", "--page", "1"], {"page.svg"}, b"<?xml"),
        (["-o", "page.svg", "--page", "all"], {"page-1.svg"}, b"<?xml"),
        (["-o", "sheet.png", "--contact"], {"sheet.png"}, b"\x89PNG"),
        (["-o", "sheet.png", "--contact", "--thumbnail", "90"], {"sheet.png"}, b"\x89PNG"),
        (["-o", "small.png", "--thumbnail", "90"], {"small.png"}, b"\x89PNG"),
        (["-o", "small.png", "--thumbnail", "90", "--page", "all"], {"small-1.png"}, b"\x89PNG"),
    ],
)
def test_pages_are_written_as_the_ending_says(
    capsys: pytest.CaptureFixture[str], small: Path, tmp_path: Path, words: list[str], files: set[str], begins: bytes
) -> None:
    (tmp_path / "out").mkdir()
    placed = [words[0], str(tmp_path / "out" / words[1]), *words[2:]]
    assert run(capsys, "render", small, *placed) == (0, "", "")
    assert {path.name for path in (tmp_path / "out").iterdir()} == files
    assert all(path.read_bytes().startswith(begins) for path in (tmp_path / "out").iterdir())


@pytest.mark.usefixtures("one_page")
@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["export", "{small}"], 2, "缺少参数 -o"),
        (["render", "{small}", "-o", "{tmp}/x.png", "--page", "9"], 2, "没有第 9 版"),
        (["render", "{small}", "-o", "{tmp}/x.jpg", "--page", "1"], 2, "不会写“.jpg”文件"),
        (["render", "{small}", "-o", "{tmp}/x.tif", "--page", "9"], 2, "没有第 9 版"),
        (["render", "{small}", "-o", "{tmp}/x.svg", "--page", "9"], 2, "没有第 9 版"),
        (["render", "{small}", "-o", "{tmp}/x.tif", "--page", "1", "--dpi", "0"], 2, "分辨率"),
        (["render", "{small}", "-o", "{tmp}/x.tif", "--page", "1", "--profile", "none.icc"], 3, "没有这个文件"),
        (["render", "{small}", "-o", "{tmp}/no/x.svg", "--page", "1"], 4, "不存在"),
        (["export", "{tmp}/none", "-o", "{tmp}/x.pdf"], 3, "没有这个文件"),
        (["check", "{tmp}/none"], 3, "没有这个文件"),
        (["layout", "/dev/null"], 3, "不是普通文件"),
        (["import", "{small}", "-o", "{small}"], 4, "会盖掉稿件本身"),
        (["export", "{small}", "-o", "{tmp}/no/x.pdf"], 4, "不存在"),
        (["export", "{small}", "-o", "{tmp}/x.pdf", "--pictures", "{tmp}/no/x.png"], 4, "/no 不存在，请先建立它"),
        (["export", "{small}", "-o", "{small}/x.pdf"], 4, "small.txt 不是文件夹"),
        (["export", "{small}", "-o", "{tmp}/../{tmp.name}/small.txt"], 4, "会盖掉稿件本身"),
        (["render", "{small}", "-o", "{small}", "--page", "1"], 4, "会盖掉稿件本身"),
    ],
)
def test_one_sentence_and_an_exit_code(
    capsys: pytest.CaptureFixture[str], small: Path, tmp_path: Path, words: list[str], code: int, message: str
) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())
    got, out, err = run(capsys, *(word.format(small=small, tmp=tmp_path) for word in words))
    assert (got, out) == (code, "")
    assert err.startswith("epaper: ")
    assert err.count("\n") == 1
    assert message in err
    assert sorted(path.name for path in tmp_path.iterdir()) == before


@pytest.mark.usefixtures("one_page")
def test_an_export_points_to_the_warnings(capsys: pytest.CaptureFixture[str], small: Path, tmp_path: Path) -> None:
    code, out, err = run(capsys, "export", small, "-o", tmp_path / "x.pdf", "--stock", "a4")
    assert (code, out) == (0, "")
    assert err == f"epaper: 已写出 {tmp_path}/x.pdf；有 11 条警告和 1 条拼版提示，“epaper check {small} --stock a4”逐条列出。\n"


@pytest.mark.parametrize("verb", ["export", "render"])
def test_a_folder_that_is_not_there_is_told_before_pages_are_made_up(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, small: Path, tmp_path: Path, verb: str
) -> None:
    monkeypatch.setattr("epaper.compose.compose", None)
    words = ["--page", "1"] if verb == "render" else []
    assert run(capsys, verb, small, "-o", tmp_path / "no" / "x", *words)[0] == 4


def test_import_spares_the_text_it_was_given(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    copy = tmp_path / "issue.md"
    copy.write_text(SMALL, encoding="utf-8")
    for source in (copy, tmp_path):
        assert run(capsys, "import", source, "-o", tmp_path)[0] == 4
    assert copy.read_text(encoding="utf-8") == SMALL


def test_import_spares_an_issue_somebody_worked_on(capsys: pytest.CaptureFixture[str], small: Path, tmp_path: Path) -> None:
    for target, file in (
        (tmp_path / "paper", tmp_path / "paper" / "issue.md"),
        (tmp_path / "one.epaper", tmp_path / "one.epaper"),
    ):
        assert run(capsys, "import", small, "-o", target)[0] == 0
        clean = file.read_bytes()
        assert run(capsys, "import", small, "-o", target)[0] == 0  # nothing would change
        file.write_bytes(clean + b"edited")
        code, out, err = run(capsys, "import", small, "-o", target)
        assert (code, out) == (4, "")
        assert err == f"epaper: {file}：已经有了，内容不同，写进去会丢掉其中的修改；请换一个地方，或加 --force 盖掉它。\n"
        assert file.read_bytes() == clean + b"edited"
        assert run(capsys, "import", small, "-o", target, "--force")[0] == 0
        assert file.read_bytes() == clean


def test_import_tells_what_check_tells(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = tmp_path / "t.txt"
    text.write_text(SMALL.replace("2026年5月21日 星期四\n", "2026年5月21日 星期四\n湘江人自己的报纸\n"), encoding="utf-8")
    assert "第 3 行  报头里认不出“湘江人自己的报纸”，未收入" in run(capsys, "import", text, "-o", tmp_path / "a")[2]


@pytest.mark.parametrize(("output", "message"), [("/dev/full", "标准输出写不进去"), (None, "标准输出是关闭的")])
def test_results_that_cannot_be_told_are_an_error(output: str | None, message: str) -> None:
    redirect = ">&-" if output is None else f">{output}"
    command = ["sh", "-c", f'"$0" -m epaper --help {redirect}', sys.executable]
    told = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False)
    assert (told.returncode, told.stdout) == (4, "")
    assert told.stderr.startswith(f"epaper: {message}")
    assert told.stderr.count("\n") == 1


STOPPED = """
import os, signal, sys
from epaper import __main__ as cli
from epaper import files
from epaper.cli import deeds

os.fsync = lambda _: os.kill(os.getpid(), signal.{signal})
def deed(request):
    files.write_whole(request.output, b"new")
    return 0
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests in the background has it ignored
deeds.export = deed
sys.argv = ["epaper", "export", "x", "-o", sys.argv[1]]
sys.exit(cli.main())
"""


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGINT", 130)])
def test_a_writing_that_is_stopped_leaves_the_old_file_alone(tmp_path: Path, name: str, code: int) -> None:
    (tmp_path / "x.pdf").write_bytes(b"old")
    command = [sys.executable, "-c", STOPPED.replace("{signal}", name), str(tmp_path / "x.pdf")]
    told = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False)
    assert (told.returncode, told.stderr) == (code, "epaper: 已中断。\n")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"x.pdf": b"old"}


def test_a_closed_error_stream_does_not_spill_into_the_output(tmp_path: Path) -> None:
    command = ["sh", "-c", '"$0" -m epaper check "$1" 2>&-', sys.executable, str(tmp_path / "none")]
    told = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (told.returncode, told.stdout) == (3, "")


def test_a_fault_of_the_program_is_one_sentence_unless_debugging(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> int:
        raise ZeroDivisionError("seen in a test")

    monkeypatch.setattr(deeds, "check", fail)
    monkeypatch.delenv("EPAPER_DEBUG", raising=False)
    assert run(capsys, "check", "x")[0] == cli.PROGRAM_FAULT
    monkeypatch.setenv("EPAPER_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        cli.main(["check", "x"])


def test_interruption_and_errors_of_any_room_are_civil(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: object) -> int:
        raise KeyboardInterrupt

    def full(_: object) -> int:
        raise CannotWrite("盘满了；请清理。")

    monkeypatch.setattr(deeds, "check", stop)
    assert run(capsys, "check", "x") == (cli.INTERRUPTED, "", "epaper: 已中断。\n")
    monkeypatch.setattr(deeds, "check", full)
    assert run(capsys, "check", "x") == (4, "", "epaper: 盘满了；请清理。\n")


@pytest.mark.parametrize("words", [("--help",), ("export", "small", "-o", "/dev/stdout")], ids=["help", "file"])
def test_a_reader_that_leaves_early_hears_no_complaint(small: Path, words: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "epaper", *(str(small) if word == "small" else word for word in words)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait() == cli.BROKEN_PIPE


def test_what_needs_no_window_loads_no_qt(small: Path) -> None:
    code = (
        "import sys, epaper.compose, epaper.paint.pdf, epaper.scene.dump, epaper.issue.report, epaper.issue.bundle\n"
        "from epaper.__main__ import main\n"
        f"assert main(['import', {str(small)!r}, '-o', {str(small.parent / 'out')!r}]) == 0\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL, env=environment)
