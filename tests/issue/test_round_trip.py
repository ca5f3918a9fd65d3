"""Law of the canonical form: what is written is read back the same, whatever the copy holds."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from arbitrary import tidy_issues
from hypothesis import given, settings

from epaper.issue.bundle import bundle_bytes, write_bundle
from epaper.issue.model import Article, Issue, Masthead, Paragraph, Span
from epaper.issue.reader import read_issue
from epaper.issue.tidy import tidy_issue
from epaper.issue.writer import issue_files, write_issue


@settings(max_examples=35, deadline=None)
@given(tidy_issues())
def test_folder_reads_back_the_same(issue: Issue) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_issue(issue, Path(folder) / "issue")
        assert read_issue(Path(folder) / "issue").issue == issue


@settings(max_examples=20, deadline=None)
@given(tidy_issues())
def test_bundle_reads_back_the_same(issue: Issue) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_bundle(issue, Path(folder) / "one.epaper")
        assert read_issue(Path(folder) / "one.epaper").issue == issue


@settings(max_examples=30, deadline=None)
@given(tidy_issues())
def test_tidying_twice_changes_nothing(issue: Issue) -> None:
    assert tidy_issue(issue) == issue


@settings(max_examples=20, deadline=None)
@given(tidy_issues())
def test_every_visible_line_has_one_entry(issue: Issue) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_issue(issue, Path(folder))
        source = (Path(folder) / "issue.md").read_text(encoding="utf-8").split("\n")
        ledger = read_issue(Path(folder)).ledger
    assert [entry.line for entry in ledger] == [number for number, line in enumerate(source, 1) if line.strip()]
    assert all(entry.role != "unknown" for entry in ledger)


COPY = Issue(
    Masthead("衡阳日报", date=date(2026, 5, 21), sections=("要闻", "", "文化、体育")),
    (
        Article(
            "a1",
            ("锚定目标不动摇", "奋力交出“双过半”过硬答卷"),
            (
                Paragraph("朱健强调，要“强化目标”攻坚。", spans=(Span(6, 12, "strong"), Span(12, 14, "kai"))),
                Paragraph("强化目标导向", "subheading"),
                Paragraph("key: value 看起来像项目"),
                Paragraph("1. 一是加强"),
            ),
            deck=("讲评会召开 朱健出席",),
            page=1,
            rank=2,
        ),
    ),
)


def test_the_file_is_one_a_person_would_write(tmp_path: Path) -> None:
    write_issue(COPY, tmp_path)
    assert (tmp_path / "issue.md").read_text(encoding="utf-8") == (
        "---\n报名: 衡阳日报\n日期: 2026-05-21\n版名: 要闻、、文化\\、体育\n---\n\n"
        "## 锚定目标不动摇<br>奋力交出“双过半”过硬答卷\n副题：讲评会召开 朱健出席\n版：1\n位次：2\n\n"
        "朱健强调，要**“强化目标”***攻坚*。\n\n### 强化目标导向\n\nkey: value 看起来像项目\n\n1\\. 一是加强\n"
    )
    assert read_issue(tmp_path).issue == COPY


KINDS = (
    Paragraph("• 甲", "item"),
    Paragraph("– 乙", "item"),
    Paragraph("3. *丙", "item", (Span(3, 5, "kai"),)),
    Paragraph("（一）丁", "item"),
    Paragraph("引", "quote"),
    Paragraph("文", "quote"),
    Paragraph("白日\n- 黄河", "verse"),
    Paragraph("欲穷", "verse"),
    Paragraph("张三 Times\u00a0New\u00a0Roman", "names"),
    Paragraph("甲\t乙\n\ta|b", "table", align="lc"),
    Paragraph("编者按 开栏。", "note", (Span(0, 3, "strong"),)),
    Paragraph("编后 无名。", "note"),
    Paragraph("题", "subheading", boxed=True),
    Paragraph("文", boxed=True),
    Paragraph("题", "subheading", boxed=True),
    Paragraph("张三 李四", "names", boxed=True),
    Paragraph("① 注", "source"),
)
WRITTEN = """
## 题
题式：竖题
领句：黑体

- 甲
  - 乙
3. *\\*丙*

::: 列表
（一）丁
:::

> 引
>
> 文

| 白日
| \\- 黄河
|
| 欲穷

::: 名单
张三、Times New Roman
:::

| 甲 | 乙 |
|:--|:-:|
|  | a\\|b |

::: 编者按
开栏。

编后 无名。
:::

::: 方框 题
文
:::

:::: 方框 题
::: 名单
张三 李四
:::
::::

::: 注释
① 注
:::
"""


def test_every_kind_is_written_as_a_person_would(tmp_path: Path) -> None:
    issue = Issue(Masthead("报"), (Article("a1", ("题",), KINDS, head_style="vertical", bold_leads=True),))
    write_issue(issue, tmp_path)
    assert (tmp_path / "issue.md").read_text(encoding="utf-8").partition("---\n\n")[2] == WRITTEN.lstrip()
    assert read_issue(tmp_path).issue == issue


def test_an_english_issue_is_written_with_english_names(tmp_path: Path) -> None:
    articles = (
        Article("a1", ("A Head",), (Paragraph("A B", "names"), Paragraph("C", boxed=True)), byline="By D", bold_leads=True),
    )
    issue = Issue(Masthead("The Room", language="en", sections=("News", "Arts, etc")), articles)
    write_issue(issue, tmp_path)
    assert (tmp_path / "issue.md").read_text(encoding="utf-8") == (
        "---\nname: The Room\nlanguage: en\nsections: News, Arts\\, etc\n---\n\n"
        "## A Head\nbyline: By D\nleads: bold\n\n::: names\nA B\n:::\n\n::: box\nC\n:::\n"
    )
    assert read_issue(tmp_path).issue == issue


def test_a_bundle_is_the_same_bytes_each_time() -> None:
    assert bundle_bytes(COPY) == bundle_bytes(COPY)


def test_writing_again_replaces_the_issue_and_keeps_other_files(tmp_path: Path) -> None:
    (tmp_path / "source.txt").write_text("原文", encoding="utf-8")
    write_issue(COPY, tmp_path)
    write_issue(COPY, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["issue.md", "source.txt"]
    assert (tmp_path / "issue.md").read_bytes() == issue_files(COPY)["issue.md"]
