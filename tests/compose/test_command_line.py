"""Every command with the real make-up, from words to files and exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from papers import paper
from PIL import Image

from epaper.__main__ import main
from epaper.paint.pdf import pdf_bytes
from epaper.paint.profiles import srgb
from epaper.resources import icc_folder
from epaper.scene.dump import layout_json
from tests.composed import ROOT, SHIPPED

if TYPE_CHECKING:
    from pathlib import Path

DIGITS = "一二三四五六"
SMALL = "# 湘江晚报\n2026年5月21日 星期四\n\n## 春耕生产全面展开\n\n" + "".join(
    f"第{digit}组抢抓农时，推动春耕生产有序开展，田间地头一派繁忙景象，农机手昼夜轮班。\n\n" for digit in DIGITS
)
LINE_KEYS = {"article", "role", "paragraph", "start", "end", "x", "baseline", "width", "size", "text"}
ROLES = {"masthead", "folio", "kicker", "headline", "deck", "body", "subheading", "caption", "jump", "furniture"}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.txt"
    path.write_text(SMALL, encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = main([str(word) for word in words])
    out, err = capsys.readouterr()
    return code, out, err


WHITE_MOST = 2.5  # per cent of a page; two are wanted


def test_two_processes_export_the_same_bytes(tmp_path: Path) -> None:
    """Started as a program, with different hash seeds and locales; and what they write is what compose and paint make here."""
    for seed, locale in (("1", "C"), ("77", "C.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONPATH": str(ROOT)}
        words = [sys.executable, "-m", "epaper", "export", str(SHIPPED), "-o", str(tmp_path / f"{seed}.pdf")]
        done = subprocess.run(words, env=environment, cwd=tmp_path, capture_output=True, check=False)
        assert (done.returncode, done.stdout) == (0, b"")
        assert "有 4 条警告，“epaper check " in done.stderr.decode()
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "77.pdf").read_bytes()
    assert (tmp_path / "1.pdf").read_bytes() == pdf_bytes(paper("shipped").facsimile, srgb(icc_folder()))


def test_layout_prints_the_scene(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "layout", SHIPPED)
    scene = json.loads(out)
    assert (code, err) == (0, "")
    assert scene == layout_json(paper("shipped").facsimile)
    assert set(scene) == {"stock", "body_size", "pages", "findings"}
    for page in scene["pages"]:
        assert set(page) == {"number", "width", "height", "regions", "lines"}
        assert (page["width"], page["height"]) == pytest.approx((595.2756, 841.8898))
        assert all(set(region) == {"article", "kind", "rects"} for region in page["regions"])
        assert all(len(rect) == 4 for region in page["regions"] for rect in region["rects"])
        assert all(set(line) == LINE_KEYS and line["role"] in ROLES for line in page["lines"])
        heads = [line["baseline"] for line in page["lines"] if line["role"] in {"masthead", "folio"}]
        copy = [line["baseline"] for line in page["lines"] if line["role"] == "body"]
        assert max(heads) < min(copy), "the origin is at the top left, y grows downwards"


def test_layout_tells_findings_with_their_keys(capsys: pytest.CaptureFixture[str], small: Path) -> None:
    code, out, _ = run(capsys, "layout", small, "--stock", "a4", "--pages", "3")
    findings = json.loads(out)["findings"]
    assert findings
    assert all(set(finding) == {"severity", "code", "where", "message", "cause"} for finding in findings)
    assert code == any(finding["severity"] == "error" for finding in findings)


@pytest.mark.parametrize(("dpi", "size"), [(None, (1191, 1684)), ("72", (595, 842)), ("96.5", (798, 1128))])
def test_render_makes_a_picture_of_the_size_asked(
    capsys: pytest.CaptureFixture[str], small: Path, tmp_path: Path, dpi: str | None, size: tuple[int, int]
) -> None:
    words = ["--dpi", dpi] if dpi else []
    assert run(capsys, "render", small, "--page", "1", "-o", tmp_path / "page.png", *words, "--stock", "a4")[0] == 0
    with Image.open(tmp_path / "page.png") as picture:
        assert all(abs(got - wanted) <= 1 for got, wanted in zip(picture.size, size, strict=True))
        assert len(picture.convert("L").getcolors() or ()) > 50, "something is painted"


def test_check_reports_the_shipped_issue_as_sound(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "check", SHIPPED / "source.txt", "--json")
    report = json.loads(out)
    assert (code, err) == (0, "")
    assert set(report) == {"source", "name", "articles", "findings", "ledger", "metrics", "pages"}
    assert [article["id"] for article in report["articles"]] == [f"a{number}" for number in range(1, 8)]
    assert not [finding for finding in report["findings"] if finding["severity"] == "error"]
    assert sum(entry["role"] == "joined" for entry in report["ledger"]) == 7
    missed = {metric["key"]: metric["value"] for metric in report["metrics"] if not metric["met"]}
    assert set(missed) <= {"Q5-max", "Q12"}, "a line has no mark to squeeze; heads over continuations stand in white"
    assert missed.get("Q12", 0.0) <= WHITE_MOST


def test_check_speaks_to_people(capsys: pytest.CaptureFixture[str], small: Path) -> None:
    code, out, err = run(capsys, "check", small)
    assert (code, err) == (0, "")
    assert out.startswith("湘江晚报 2026-05-21：1 篇稿件，6 段")
    assert "[page-short]" in out
    assert "逐行去向：" in out


def test_import_makes_the_shipped_clean_issue(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(capsys, "import", SHIPPED / "source.txt", "-o", tmp_path / "clean")[:2] == (0, "")
    assert (tmp_path / "clean" / "issue.md").read_bytes() == (SHIPPED / "issue.md").read_bytes()


def test_a_finding_of_severity_error_is_exit_code_1(capsys: pytest.CaptureFixture[str], small: Path, tmp_path: Path) -> None:
    small.write_text(SMALL.replace("星期四", "星期五"), encoding="utf-8")
    assert run(capsys, "check", small)[0] == 1
    code, out, err = run(capsys, "export", small, "-o", tmp_path / "x.pdf")
    assert (code, out) == (1, "")
    assert "星期" in err
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF"), "the work went on; a person should look"


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["export", "{small}", "-o", "{tmp}/x.pdf", "--stock", "letter"], 2, "letter"),
        (["export", "{small}", "-o", "{tmp}/x.pdf", "--stock", "0x0"], 2, "0x0"),
        (["export", "{small}", "-o", "{tmp}/x.pdf", "--stock", "5000x20"], 2, "毫米"),
        (["export", "{small}", "-o", "{tmp}/x.pdf", "--stock", ""], 2, "纸张"),
        (["export", "{small}", "-o", "{tmp}/x.pdf", "--pages", "0"], 2, "0"),
        (["export", "{small}", "-o", "{tmp}/x.pdf", "--pages", "-1"], 2, "-1"),
        (["layout", "{small}", "--pages", "many"], 2, "many"),
        (["layout", "{small}", "--pages", "1000000"], 2, "1000000"),
        (["render", "{small}", "-o", "{tmp}/x.png", "--page", "7"], 2, "第 7 版"),
        (["render", "{small}", "-o", "{tmp}/x.png", "--page", "1", "--dpi", "0"], 2, "0"),
        (["render", "{small}", "-o", "{tmp}/x.png", "--page", "1", "--dpi", "nan"], 2, "nan"),
        (["export", "{tmp}/none.txt", "-o", "{tmp}/x.pdf"], 3, "没有"),
        (["import", "{root}/epaper", "-o", "{tmp}/x"], 3, "issue.md"),
        (["export", "{small}", "-o", "{tmp}/none/x.pdf"], 4, "none"),
        (["render", "{small}", "-o", "{tmp}", "--page", "1"], 4, "文件夹"),
    ],
)
def test_one_sentence_an_exit_code_and_nothing_written(
    capsys: pytest.CaptureFixture[str], small: Path, tmp_path: Path, words: list[str], code: int, message: str
) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())
    got, out, err = run(capsys, *(word.format(small=small, tmp=tmp_path, root=ROOT) for word in words))
    assert (got, out) == (code, ""), err
    assert err.startswith("epaper: ")
    assert err.count("\n") == 1
    assert message in err
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_character_in_no_face_is_named_with_its_place(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    Image.new("L", (60, 40)).save(tmp_path / "a.png")
    head = "---\n报名: 湘江晚报\n口号: 甲\ue000\n---\n\n## 题\ue001\n署名：记者 \ue002\n\n"
    copy = '正文\ue003。\n\n![图\ue004](a.png "摄 \ue005")\n'
    (tmp_path / "issue.md").write_text(head + copy, encoding="utf-8")
    findings = json.loads(run(capsys, "layout", tmp_path)[1])["findings"]
    told = [(item["where"], item["message"].partition("（")[2][:6]) for item in findings if item["code"] == "missing-glyph"]
    assert told == [
        ("报头", "U+E000"),
        ("a1《题\ue001》标题", "U+E001"),
        ("a1《题\ue001》署名", "U+E002"),
        ("a1《题\ue001》图片“a.png”的说明", "U+E004"),
        ("a1《题\ue001》图片“a.png”的说明", "U+E005"),
        ("a1《题\ue001》第1段", "U+E003"),
    ]
