"""The shipped issue as received: what repair makes of it, in numbers counted by hand, and the clean issue made from it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from epaper.issue.reader import read_issue
from epaper.issue.reading import Reading
from epaper.issue.writer import issue_files

FOLDER = Path(__file__).resolve().parents[2] / "issues" / "hengyang-daily" / "2026-05-21"
SOURCE = FOLDER / "source.txt"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_issue(SOURCE)


def test_numbers(reading: Reading) -> None:
    articles = reading.issue.articles
    characters = [sum(len(paragraph.text) for paragraph in article.paragraphs) for article in articles]
    assert characters == [1627, 239, 942, 1461, 705, 400, 941]
    assert sum(len(article.paragraphs) for article in articles) == 58


def test_masthead(reading: Reading) -> None:
    masthead = reading.issue.masthead
    assert (masthead.name, masthead.latin_name, masthead.cn_number) == ("衡阳日报", "HENGYANG DAILY", "CN 43-0004")
    assert (masthead.supervisor, masthead.sponsor, masthead.publisher) == ("中共衡阳市委员会", "中共衡阳市委员会", "衡阳日报社")
    assert str(masthead.date) == "2026-05-21"
    assert (masthead.weekday, masthead.lunar_date) == ("星期四", "农历丙午年四月初五")
    assert (masthead.website, masthead.pages_today, masthead.issue_number) == ("官方网站：衡阳全搜索网", 4, "第19557号")
    assert masthead.slogan == "建设副中心 争当排头兵"


def test_ledger_accounts_for_every_line(reading: Reading) -> None:
    source = SOURCE.read_text(encoding="utf-8").split("\n")
    assert [entry.line for entry in reading.ledger] == [number for number, line in enumerate(source, 1) if line.strip()]
    assert Counter(entry.role for entry in reading.ledger) == {
        "masthead": 6, "headline": 7, "deck": 1, "body": 58, "joined": 7, "dropped": 4, "slogan": 1,
    }  # fmt: skip


def test_joins_and_repeats(reading: Reading) -> None:
    joins = [(entry.other, entry.line) for entry in reading.ledger if entry.role == "joined"]
    assert joins == [(27, 29), (53, 55), (71, 73), (103, 105), (123, 125), (137, 139), (155, 157)]
    assert [(e.line, e.other) for e in reading.ledger if e.role == "dropped"] == [(81, 73), (83, 75), (85, 77), (87, 79)]


def test_attendance_line_that_rightly_occurs_twice(reading: Reading) -> None:
    line = "蔡奇、丁薛祥、王毅、何立峰、张国清、谌贻琴等参加。"
    assert [article.id for article in reading.issue.articles for p in article.paragraphs if p.text == line] == ["a4", "a5"]


def test_heads(reading: Reading) -> None:
    heads = {article.id: (article.headline, article.deck) for article in reading.issue.articles}
    assert heads["a2"] == (("习近平同俄罗斯总统普京共同参观“传承中俄世代友好 树立大国关系典范”图片展",), ())
    assert heads["a3"] == (
        ("坚定不移走智能化发展之路", "持续完善产业发展生态"),
        ("湖南省智能衡器计量产业对接会暨“5·20世界计量日”活动在衡阳举行 陈飞叶仁雄朱健刘中杰出席",),
    )
    assert heads["a7"] == (
        ("锚定目标不动摇", "奋力交出“双过半”过硬答卷"),
        ("全市经济高质量发展月度讲评会召开 朱健刘中杰出席并讲话",),
    )


def test_agency_stories_belong_together(reading: Reading) -> None:
    together = "习近平同俄罗斯总统普京"
    groups = [article.group for article in reading.issue.articles]
    assert groups == [together, together, "", together, together, together, ""]


def test_findings(reading: Reading) -> None:
    codes = Counter(finding.code for finding in reading.findings)
    assert codes == {
        "joined-paragraph": 7, "repeated-run": 1, "stray-slogan": 1, "unattributed-paragraph": 1, "unmarked-head": 1,
        "form-address": 1, "form-printer": 1, "form-distribution": 1, "form-price": 1,
    }  # fmt: skip
    assert next(f.where for f in reading.findings if f.code == "unattributed-paragraph").startswith("source.txt 第 23 行 a1《")


def test_the_clean_issue_beside_it_is_what_import_makes(reading: Reading) -> None:
    assert (FOLDER / "issue.md").read_bytes() == issue_files(reading.issue)["issue.md"]
    assert read_issue(FOLDER).issue == reading.issue


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_other_encodings_and_line_breaks(reading: Reading, tmp_path: Path, encoding: str, newline: str) -> None:
    text = SOURCE.read_text(encoding="utf-8").replace("\n", newline)
    (tmp_path / "source.txt").write_bytes(text.encode(encoding))
    assert read_issue(tmp_path / "source.txt").issue == reading.issue
