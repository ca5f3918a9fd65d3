"""Broken, hostile and mistaken inputs: each is one sentence that names the file, the line if there is one, and the remedy."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import ExifTags, Image

from epaper.errors import CannotWrite, UnreadableInput
from epaper.issue.decode import MOST_CHARACTERS
from epaper.issue.model import Article, Issue, Masthead, Paragraph, Picture
from epaper.issue.reader import read_issue
from epaper.issue.writer import write_issue

ISSUE = "---\n报名: 衡阳日报\n---\n\n## 题\n\n正文。\n"
PICTURE = ISSUE + "\n![图]({})\n"
PROSE = "# 衡阳日报\n\n## 题\n\n今天天气很好，大家都很高兴。\n" * 20


def sentence(path: Path) -> str:
    with pytest.raises(UnreadableInput) as caught:
        read_issue(path)
    text = str(caught.value)
    assert "\n" not in text
    assert "；请" in text, f"no remedy in: {text}"
    return text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "source.txt：文件是空的"),
        (b" \n\n", "source.txt：文件是空的"),
        ("\u3000\n".encode(), "没有可见的文字"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "是二进制文件"),
        (os.urandom(4) + bytes(range(256)) * 4, "是二进制文件"),
        (PROSE.encode()[:-40] + b"\xff\xfe" + PROSE.encode()[-39:], "第 100 行：有不属于 UTF-8 的字节"),
        (PROSE.encode("big5", "ignore"), "认不出文字编码"),
        (b"\xff\xfe" + "衡阳".encode("utf-16-le") + b"\x00\xd8\x00\xd8", "第 1 行：有不属于 UTF-16-LE 的字节"),
        (("# 衡阳日报\n" + "字" * MOST_CHARACTERS).encode(), "超过 2,000,000 字"),
        ("今天没有报头也没有报名。\n".encode(), "第 1 行：找不到报名"),
        ("# 衡阳日报\n2026年5月21日\n".encode(), "有报头而没有稿件"),
    ],
)
def test_text_that_is_no_issue(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "source.txt").write_bytes(data)
    assert message in sentence(tmp_path / "source.txt")


def test_places_that_hold_no_issue(tmp_path: Path) -> None:
    assert "没有这个文件" in sentence(tmp_path / "nothing.md")
    assert "里面没有一期报纸" in sentence(tmp_path)
    (tmp_path / "a.md").write_text(ISSUE, encoding="utf-8")
    (tmp_path / "b.md").write_text(ISSUE, encoding="utf-8")
    assert "有 2 个文本文件" in sentence(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    assert "不是普通文件" in sentence(tmp_path / "pipe")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("没有.jpg", "图片“没有.jpg”找不到"),
        ("../secret.png", "图片“../secret.png”不在这一期的文件夹里"),
        ("/etc/passwd", "图片“/etc/passwd”不在这一期的文件夹里"),
        ("issue.md", "图片“issue.md”不是能用的图片"),
        ("broken.png", "图片“broken.png”不是能用的图片"),
        ("half.jpg", "图片“half.jpg”不是能用的图片"),
        ("link.png", "指向文件夹之外的链接"),
    ],
)
def test_a_picture_that_is_none_is_an_error_and_the_rest_of_the_issue_is_read(tmp_path: Path, name: str, message: str) -> None:
    folder = tmp_path / "issue"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(b"secret")
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    whole = io.BytesIO()
    Image.effect_noise((64, 64), 90).save(whole, "JPEG")
    (folder / "half.jpg").write_bytes(whole.getvalue()[: len(whole.getvalue()) // 2])
    (folder / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    Image.new("L", (30, 20)).save(folder / "good.png")
    (folder / "issue.md").write_text(PICTURE.format(name) + "\n![好](good.png)\n", encoding="utf-8")
    reading = read_issue(folder)
    (told,) = [finding for finding in reading.findings if finding.code == "picture-unreadable"]
    assert (told.severity, told.where) == ("error", f"issue.md 第 9 行 {reading.issue.articles[0].reference}")
    assert message in told.message
    assert "；请" in told.message
    lost, good = reading.issue.articles[0].pictures
    assert (lost.file, lost.width, lost.height, good.width) == (name, 0, 0, 30)
    assert list(reading.issue.images) == ["good.png"]  # nothing of what lies outside the folder


@pytest.mark.parametrize("others", [{}, {"format": "MPO", "save_all": True, "append_images": [Image.new("L", (6, 4))]}])
def test_a_picture_taken_on_its_side_has_the_size_it_is_shown_at(tmp_path: Path, others: dict[str, Any]) -> None:
    turned = Image.Exif()
    turned[ExifTags.Base.Orientation] = 6
    Image.new("L", (30, 20)).save(tmp_path / "turned.jpg", exif=turned, **others)
    (tmp_path / "issue.md").write_text(PICTURE.format("turned.jpg"), encoding="utf-8")
    (picture,) = read_issue(tmp_path).issue.articles[0].pictures
    assert (picture.width, picture.height) == (20, 30)


def _entry(name: str, mode: int = 0o100644) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = mode << 16
    return entry


HOSTILE: dict[str, Callable[[zipfile.ZipFile], None]] = {
    "要写到文件夹之外": lambda packed: packed.writestr("../evil.md", "x"),
    "“/evil.md”要写到": lambda packed: packed.writestr("/evil.md", "x"),
    "“C:/evil.md”要写到": lambda packed: packed.writestr("C:/evil.md", "x"),
    "“a\\..\\evil.md”要写到": lambda packed: packed.writestr("a\\..\\evil.md", "x"),
    "是链接": lambda packed: packed.writestr(_entry("link.png", stat.S_IFLNK | 0o777), "/etc/passwd"),
    "是包中之包": lambda packed: packed.writestr("inner.epaper", "x"),
    "解开后大 200 倍以上": lambda packed: packed.writestr("zeros.png", bytes(10**6), zipfile.ZIP_DEFLATED),
}


@pytest.mark.parametrize("message", HOSTILE)
def test_hostile_archives(tmp_path: Path, message: str) -> None:
    with zipfile.ZipFile(tmp_path / "x.epaper", "w") as packed:
        packed.writestr("issue.md", ISSUE)
        HOSTILE[message](packed)
    text = sentence(tmp_path / "x.epaper")
    assert message in text
    assert text.startswith("x.epaper：")


def _packed() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("issue.md", ISSUE)
    return buffer.getvalue()


def test_damaged_and_encrypted_archives(tmp_path: Path) -> None:
    whole = _packed()
    (tmp_path / "cut.epaper").write_bytes(whole[: len(whole) // 2])
    assert "损坏" in sentence(tmp_path / "cut.epaper")
    body = bytearray(whole)
    body[45:55] = b"\xff" * 10
    (tmp_path / "bad.epaper").write_bytes(bytes(body))
    assert "损坏" in sentence(tmp_path / "bad.epaper")
    directory = whole.index(b"PK\x01\x02")
    locked = bytearray(whole)
    locked[directory + 8] |= 1
    (tmp_path / "locked.epaper").write_bytes(bytes(locked))
    assert "加了密" in sentence(tmp_path / "locked.epaper")


def test_an_archive_is_told_by_its_content_and_may_hold_one_folder(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "paper.dat", "w") as packed:
        packed.writestr("2026-05-21/issue.md", ISSUE)
        packed.writestr("__MACOSX/2026-05-21/._issue.md", b"\0")
    assert read_issue(tmp_path / "paper.dat").issue.masthead.name == "衡阳日报"


def test_large_input_is_read_and_its_lines_accounted_for(tmp_path: Path) -> None:
    body = "".join(f"第{number}段讲的是今天的新闻，\n" for number in range(5_000))
    (tmp_path / "big.txt").write_text("# 衡阳日报\n## 题\n" + body, encoding="utf-8")
    reading = read_issue(tmp_path / "big.txt")
    assert len(reading.ledger) == 5_002
    assert len(reading.issue.articles[0].paragraphs) == 1


@pytest.mark.parametrize(
    "issue",
    [
        Issue(Masthead(""), (Article("a1", ("题",), (Paragraph("文"),)),)),
        Issue(Masthead("报"), ()),
        Issue(Masthead("报"), (Article("a1", ("题",), (), pictures=(Picture("没有.png"),)),)),
        Issue(Masthead("报"), (Article("a1", ("题",), (), pictures=(Picture("../a.png"),)),), {"../a.png": b"x"}),
    ],
)
def test_what_could_not_be_read_again_is_not_written(tmp_path: Path, issue: Issue) -> None:
    with pytest.raises(CannotWrite):
        write_issue(issue, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old", encoding="utf-8")
    issue = Issue(Masthead("报"), (Article("a1", ("题",), (Paragraph("文"),)),))
    with pytest.raises(CannotWrite, match="是一个文件"):
        write_issue(issue, tmp_path / "file")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
