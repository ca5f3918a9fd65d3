"""A path → the issue it holds, with findings and ledger. What it is, is told by its content, not by its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from epaper.errors import UnreadableInput
from epaper.issue.calendar import check_calendar
from epaper.issue.decode import decode
from epaper.issue.files import IssueFiles, open_files
from epaper.issue.form import check_form
from epaper.issue.markdown.document import Document, is_canonical, read_document
from epaper.issue.markdown.inline import looks_like_wishes
from epaper.issue.model import Article
from epaper.issue.pictures import is_drawing, is_safe_name, picture_size
from epaper.issue.reading import Reading


def read_issue(path: Path) -> Reading:
    """Read an issue from a folder, an `.epaper` archive, an issue file or raw text."""
    files = open_files(path)
    text = decode(files.text(), files.name)
    reading = (_read_canonical if is_canonical(text) else _read_raw)(text, files, path)
    checks = (*check_calendar(reading.issue.masthead), *check_form(reading.issue))
    return replace(reading, findings=(*reading.findings, *checks))


def _read_canonical(text: str, files: IssueFiles, path: Path) -> Reading:
    document = read_document(text, files.name)
    images, sizes = _load_pictures(document, files)
    articles = tuple(_with_facts(article, images, sizes) for article in document.issue.articles)
    issue = replace(document.issue, articles=articles, images=images)
    return Reading(issue, document.findings, document.ledger, path)


def _read_raw(text: str, files: IssueFiles, path: Path) -> Reading:
    from epaper.issue.raw.repair import read_raw  # noqa: PLC0415 (its patterns take long to compile, and few files are raw)

    return read_raw(text, files.name, path)


def _load_pictures(document: Document, files: IssueFiles) -> tuple[Mapping[str, bytes], Mapping[str, tuple[int, int]]]:
    images: dict[str, bytes] = {}
    sizes: dict[str, tuple[int, int]] = {}
    for name, line in document.picture_lines.items():
        where = f"{files.name} 第 {line} 行：图片“{name}”"
        if not is_safe_name(name):
            raise UnreadableInput(f"{where}不在这一期的文件夹里；请把图片放在旁边，只写文件名。")
        data = files.picture(name)
        if data is None and looks_like_wishes(name):
            wishes = "“#焦点=0.5,0.3&图宽=2&图高=12&裁切=否”"
            raise UnreadableInput(f"{where}里“#”后面的焦点、图宽、图高或裁切看不懂；请写成{wishes}这样，不要的可省去。")
        if data is None:
            raise UnreadableInput(f"{where}找不到；请把它放在 Markdown 文件旁边，或删去这一行。")
        images[name], sizes[name] = data, picture_size(data, where)
    return images, sizes


def _with_facts(article: Article, images: Mapping[str, bytes], sizes: Mapping[str, tuple[int, int]]) -> Article:
    """Write into pictures what their files say of them."""
    pictures = []
    for picture in article.pictures:
        width, height = sizes[picture.file]
        pictures.append(replace(picture, width=width, height=height, drawing=is_drawing(images[picture.file])))
    return replace(article, pictures=tuple(pictures))
