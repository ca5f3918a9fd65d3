"""What an editor decides about make-up: read as the trade says it, refused in one sentence, written down line by line."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from arbitrary import tidy_issues
from hypothesis import given, settings
from hypothesis import strategies as st

from epaper.errors import UnreadableInput, UsageError
from epaper.issue.bundle import write_bundle
from epaper.issue.markdown.document import read_document
from epaper.issue.markdown.repin import repinned
from epaper.issue.model import Issue
from epaper.issue.pins import NO_LINES, HeadLines, Makeup, Module, PinnedDress, Pins, Spot
from epaper.issue.places import is_module, read_module, write_module
from epaper.issue.reader import read_issue
from epaper.issue.rewrite import write_modules
from epaper.issue.writer import issue_files

FRONT = "---\n报名: 报\n---\n\n"
MODULE = Module(2, 1, 3, (30, 30, 45), 7, 28.0, "box")
PART = MODULE._replace(dress="plain", over=2)
GRID = "a4 4x53 10.5"


def article(fields: str, copy: str = "正文里有一句话。"):
    return read_document(f"{FRONT}## 题\n{fields}\n\n{copy}\n", "issue.md").issue.articles[0]


@pytest.mark.parametrize(
    ("line", "pins"),
    [
        ("栏数：3", Pins(columns=3)),
        ("行数：40", Pins(rows=40)),
        ("位置：第2栏 第30行", Pins(spot=Spot(2, 30))),
        ("位置：2栏", Pins(spot=Spot(2, 0))),
        ("place: line 30", Pins(spot=Spot(0, 30))),
        ("位置：报眼", Pins(ear=True)),
        ("题级：版头条", Pins(tier="page")),
        ("tier: brief", Pins(tier="brief")),
        ("编排：加框", Pins(dress="box")),
        ("编排：破栏", Pins(dress="broken")),
        ("不转版：是", Pins(whole=True)),
        ("同版：是", Pins(together=True)),
        ("引语：自动", Pins(pull_quote="auto")),
        ("引语：里有一句话", Pins(pull_quote="里有一句话")),
        ("副题可省：是", Pins(deck_spare=True)),
        ("版位：2版 1栏3行 深30 30 45 题7行28磅 加框", Pins(modules=(MODULE,))),
        (
            "版位：2版 1栏3行 深30 30 45 题7行28磅2折 肩14.5磅1折 加框",
            Pins(modules=(MODULE._replace(lines=2, kicker=HeadLines(14.5, 1)),)),
        ),
        (
            "版位：page 2 column 1 line 3 depth 30 30 45 head 7 28pt in 1 kicker 12pt in 1 deck 14.5pt in 2 box",
            Pins(modules=(MODULE._replace(lines=1, kicker=HeadLines(12.0, 1), deck=HeadLines(14.5, 2)),)),
        ),
        ("版位：第2版 第1栏第3行 深 30 30 45 题 7行 28磅 框", Pins(modules=(MODULE,))),
        ("版位：2版 1栏3行 深30 30 45 题2栏7行28磅", Pins(modules=(PART,))),
        ("module: page 2 column 1 line 3 depth 30 30 45 head over 2 7 28pt", Pins(modules=(PART,))),
        ("module: page 2 column 1 line 3 depth 30 30 45 head 7 28pt box", Pins(modules=(MODULE,))),
        ("版位：1版 2栏5行 深9 9 题3行16.59磅 图0 4\n版位：2版 1栏3行 深9", Pins(modules=(
            Module(1, 2, 5, (9, 9), 3, 16.59, "plain", (0, 4)), Module(2, 1, 3, (9,), 0, 0.0)))),
        ("版位：1版 2栏5行 深30 30 题3行16.59磅 图0 4 引6 0 题带",
            Pins(modules=(Module(1, 2, 5, (30, 30), 3, 16.59, "band", (0, 4), (6, 0)),))),
        ("module: page 1 column 2 line 5 depth 30 30 head 3 17pt quote 6 0",
            Pins(modules=(Module(1, 2, 5, (30, 30), 3, 17.0, "plain", (), (6, 0)),))),
    ],
)  # fmt: skip
def test_a_pin_reads_as_the_trade_says_it(line: str, pins: Pins) -> None:
    assert article(line).pins == pins


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("栏数：三", "issue.md 第 6 行：“栏数”应是一个正整数，现在是“三”"),
        ("栏数：100", "“栏数”应是一个正整数"),
        ("位置：右下角", "issue.md 第 6 行：“位置”看不懂“右下角”；请写成“第2栏 第30行”或“报眼”这样。"),
        ("题级：大", "“题级”不能是“大”；请写自动/auto、头条/lead"),
        ("编排：斜排", "“编排”不能是“斜排”"),
        ("版位：2版 1栏3行", "“版位”看不懂“2版 1栏3行”；请写成“2版 1栏3行 深30 30 45 题7行28磅2折 副14磅1折 加框”这样。"),
        ("版位：2版 1栏3行 深30 题7行28磅 斜", "“版位”看不懂"),
        ("版位：2版 1栏3行 深30 30 题7行28磅 图1", "“版位”看不懂"),
        ("版位：2版 1栏3行 深30 30 题7行28磅 引6", "“版位”看不懂"),
        ("类别：小说", "“类别”不能是“小说”"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_line(line: str, said: str) -> None:
    with pytest.raises(UnreadableInput) as trouble:
        article(line)
    assert said in str(trouble.value)
    assert "\n" not in str(trouble.value)


def test_a_pull_quote_that_is_no_longer_in_the_copy_is_left_out_and_told() -> None:
    document = read_document("---\n报名: 报\n---\n\n## 题\n引语：没有说过的话\n栏数：2\n\n正文改过了。\n", "issue.md")
    assert document.issue.articles[0].pins == Pins(columns=2)
    assert [(f.severity, f.code, f.where, f.message) for f in document.findings] == [
        (
            "warning",
            "pin-quote",
            "issue.md 第 6 行",
            "正文里没有“没有说过的话”，引语没有排；引语须是正文里原样的一句，或写“自动”。",
        )
    ]


def test_the_head_of_the_file_decides_for_the_whole_issue() -> None:
    front = "版式: 我们的.toml\n锁版: 第2版、3 3\n版样: a4 4×53  10.50\n导读: 有\n责任编辑: 甲、乙、\n校对: 丙\n"
    issue = read_document(f"---\n报名: 报\n{front}---\n\n## 题\n\n文\n", "issue.md").issue
    assert issue.makeup == Makeup("我们的.toml", (2, 3), GRID, True)
    assert (issue.masthead.editors, issue.masthead.designers, issue.masthead.proofreaders) == (("甲", "乙"), (), ("丙",))


@pytest.mark.parametrize("line", ["锁版: 二版", "版样: 四开", "导读: 也许"])
def test_a_mistake_in_the_head_is_refused(line: str) -> None:
    with pytest.raises(UnreadableInput, match=r"issue\.md 第 3 行："):
        read_document(f"---\n报名: 报\n{line}\n---\n\n## 题\n\n文\n", "issue.md")


def test_wishes_stand_behind_the_name_of_a_picture() -> None:
    picture = article("署名：甲", "![说明](图.jpg#图宽=2&焦点=0.5,0.3&图高=12&裁切=否)").pictures[0]
    assert (picture.file, picture.columns, picture.rows, picture.focus, picture.crop) == ("图.jpg", 2, 12, (0.5, 0.3), False)


def test_a_wish_that_cannot_be_read_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "issue.md").write_text(f"{FRONT}## 题\n\n![说明](图.jpg#图宽=两栏)\n", encoding="utf-8")
    (told,) = [finding for finding in read_issue(tmp_path).findings if finding.code == "picture-unreadable"]
    assert (told.severity, told.where) == ("error", "issue.md 第 7 行 a1《题》")
    assert "图宽、图高或裁切看不懂" in told.message


@st.composite
def sound_modules(draw: st.DrawFn) -> Module:
    """Make a module that can be on a page."""
    lines, columns = st.integers(1, 120), draw(st.integers(1, 6))
    taken = st.one_of(st.just(()), st.lists(st.integers(0, 60), min_size=columns, max_size=columns).map(tuple))
    depths = draw(st.lists(lines, min_size=columns, max_size=columns).map(tuple))
    head = draw(st.integers(0, 40))
    size = round(draw(st.floats(8, 200)), 2) if head else 0.0
    dress, over = draw(st.sampled_from(get_args(PinnedDress))), draw(st.integers(0, columns if head else 0))
    around = st.one_of(
        st.just(NO_LINES), st.builds(HeadLines, st.floats(6, 60).map(lambda size: round(size, 2)), st.integers(1, 9))
    )
    parts = draw(st.one_of(st.just((0, NO_LINES, NO_LINES)), st.tuples(st.integers(1, 9), around, around))) if head else ()
    where = draw(lines), draw(st.integers(1, 9)), draw(lines)
    return Module(*where, depths, head, size, dress, draw(taken), draw(taken), over, *parts)


@given(sound_modules(), st.sampled_from([0, 1]))
def test_a_module_reads_back(module: Module, language: int) -> None:
    assert is_module(module)
    assert read_module(write_module(module, language)) == module


def pinned_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if not line.startswith(("版位：", "版样: ", "module: ", "grid: "))]


@settings(max_examples=10, deadline=None)
@given(tidy_issues())
def test_writing_modules_down_changes_those_lines_only(issue: Issue) -> None:
    text = issue_files(issue)["issue.md"].decode()
    bare = repinned(text, "issue.md", {}, "")
    modules_of = {one.id: (MODULE, MODULE._replace(page=3)) for one in issue.articles}
    written = repinned(bare, "issue.md", modules_of, GRID)
    assert [line for line in pinned_lines(written) if line] == [line for line in bare.split("\n") if line]
    assert all(one.pins.modules == modules_of[one.id] for one in read_document(written, "issue.md").issue.articles)
    assert repinned(repinned(written, "issue.md", modules_of, GRID), "issue.md", modules_of, GRID) == written


TOUCHING = "\r\n".join(
    (
        "---",
        "报名: 报",
        "---",
        "## 甲",
        "正文挨着标题。",
        "## 乙",
        "3. 第三",
        "## 丙",
        "- 条目",
        "乙题",
        "---",
        "署名：丁",
        "文",
        "## 戊",
    )
)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_line_breaks_encoding_and_touching_copy_stay(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "issue.md"
    path.write_bytes(TOUCHING.encode(encoding))
    before = read_issue(path).issue
    ids = [one.id for one in before.articles]
    done = write_modules(path, dict.fromkeys(ids, (MODULE,)), GRID)
    after = read_issue(path).issue
    assert [one.paragraphs for one in after.articles] == [one.paragraphs for one in before.articles]
    assert all(one.pins.modules == (MODULE,) for one in after.articles)
    written = path.read_bytes().decode(encoding)
    assert written.count("\n") == written.count("\r\n")
    assert done.undo()
    assert path.read_bytes() == TOUCHING.encode(encoding)
    path.write_bytes(b"else")
    assert not done.undo()


def test_a_story_without_a_heading_gets_one_for_its_module() -> None:
    text = f"{FRONT}没有标题的稿子。\n\n## 有题\n\n文\n"
    written = repinned(text, "issue.md", {"a1": (MODULE,)}, "")
    assert [one.pins.modules for one in read_document(written, "issue.md").issue.articles] == [(MODULE,), ()]


def test_a_bundle_keeps_its_pictures(tmp_path: Path) -> None:
    bundle = tmp_path / "one.epaper"
    write_bundle(read_document(f"{FRONT}## 题\n\n文\n", "issue.md").issue, bundle)
    write_modules(bundle, {"a1": (MODULE,)}, GRID)
    reading = read_issue(bundle)
    assert reading.issue.articles[0].pins.modules == (MODULE,)
    assert reading.issue.makeup.grid == GRID


def test_raw_text_has_no_place_for_modules(tmp_path: Path) -> None:
    raw = tmp_path / "raw.txt"
    raw.write_text("某某日报\n2026年5月21日\n\n标题\n正文一段。\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"raw\.txt：是原始文本.*epaper import"):
        write_modules(raw, {}, "")
