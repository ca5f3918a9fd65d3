"""A path → the issue it holds, with findings and ledger. What it is, is told by its content, not by its name."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from epaper.errors import Finding, UnreadableInput
from epaper.issue.calendar import check_calendar
from epaper.issue.decode import decode
from epaper.issue.files import IssueFiles, open_files
from epaper.issue.form import check_form
from epaper.issue.markdown.document import Document, is_canonical, read_document
from epaper.issue.markdown.inline import looks_like_wishes
from epaper.issue.model import Article, Issue
from epaper.issue.pictures import is_drawing, is_pale, is_safe_name, picture_size
from epaper.issue.reading import Reading
from epaper.issue.whereabouts import at_line


def read_issue(path: Path) -> Reading:
    """Read an issue from a folder, an `.epaper` archive, an issue file or raw text."""
    files = open_files(path)
    text = decode(files.text(), files.name)
    reading = (_read_canonical if is_canonical(text) else _read_raw)(text, files, path)
    checks = (*check_calendar(reading.issue.masthead), *check_form(reading.issue))
    return reading._replace(findings=reading.placed((*reading.findings, *checks)))


def _read_canonical(text: str, files: IssueFiles, path: Path) -> Reading:
    document = read_document(text, files.name)
    loaded, findings = _load_pictures(document, files)
    return Reading(_with_pictures(document.issue, loaded), (*document.findings, *findings), document.ledger, path, files.name)


def _read_raw(text: str, files: IssueFiles, path: Path) -> Reading:
    from epaper.issue.raw.repair import read_raw  # noqa: PLC0415 (its patterns take long to compile, and few files are raw)

    loaded: dict[str, _Loaded] = {}

    def has(name: str) -> bool:
        with suppress(UnreadableInput):
            if name not in loaded:
                loaded[name] = _load(name, files)
        return name in loaded

    reading = read_raw(text, files.name, path, has)
    names = dict.fromkeys(picture.file for article in reading.issue.articles for picture in article.pictures)
    return reading._replace(issue=_with_pictures(reading.issue, {name: loaded[name] for name in names}))


def _with_pictures(issue: Issue, loaded: Mapping[str, _Loaded]) -> Issue:
    """Give an issue the pictures that can be shown."""
    articles = tuple(_with_facts(article, loaded) for article in issue.articles)
    return replace(issue, articles=articles, images={name: file.data for name, file in loaded.items()})


class _Loaded(NamedTuple):
    """A picture that can be shown: its bytes, and what they say of it."""

    data: bytes
    width: int
    height: int
    drawing: bool
    pale: bool


def _load_pictures(document: Document, files: IssueFiles) -> tuple[Mapping[str, _Loaded], tuple[Finding, ...]]:
    """Load what can be shown, and say of the rest what is the matter: for one picture no newsroom wants to lose the page."""
    loaded: dict[str, _Loaded] = {}
    findings: list[Finding] = []
    for name, line in document.picture_lines.items():
        try:
            loaded[name] = _load(name, files)
        except UnreadableInput as trouble:
            text = str(trouble).removesuffix("。") + "。版上先排一个灰框。"
            findings.append(Finding("error", "picture-unreadable", at_line(files.name, line), text))
    return loaded, tuple(findings)


def _load(name: str, files: IssueFiles) -> _Loaded:
    """Load one picture; raises UnreadableInput with a sentence that does not name the line."""
    where = f"图片“{name}”"
    if not is_safe_name(name):
        raise UnreadableInput(f"{where}不在这一期的文件夹里；请把图片放在旁边，只写文件名。")
    data = files.picture(name)
    if data is None and looks_like_wishes(name):
        wishes = "“#焦点=0.5,0.3&图宽=2&图高=12&裁切=否”"
        raise UnreadableInput(f"{where}里“#”后面的焦点、图宽、图高或裁切看不懂；请写成{wishes}这样，不要的可省去。")
    if data is None:
        raise UnreadableInput(f"{where}找不到；请把它放在 Markdown 文件旁边，或删去这一行。")
    return _Loaded(data, *picture_size(data, where), is_drawing(data), is_pale(data))


def _with_facts(article: Article, loaded: Mapping[str, _Loaded]) -> Article:
    """Write into pictures what their files say of them; one that cannot be shown has no size."""
    pictures = []
    for picture in article.pictures:
        if file := loaded.get(picture.file):
            width, height, drawing, pale = file[1:]
            picture = replace(picture, width=width, height=height, drawing=drawing, pale=pale)  # noqa: PLW2901
        pictures.append(picture)
    return replace(article, pictures=tuple(pictures))
