"""An issue → its files in the canonical form; `read_issue` reads the same issue back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from epaper.errors import CannotWrite
from epaper.issue.files import ISSUE_FILE
from epaper.issue.markdown.text import write_article, write_front
from epaper.issue.model import Issue
from epaper.issue.output import write_folder
from epaper.issue.pictures import is_safe_name
from epaper.issue.tidy import tidy_issue
from epaper.issue.usage import USAGES

NONE: Mapping[str, bytes] = MappingProxyType({})  # files of a shipped style, which needs none


def issue_files(issue: Issue, style: Mapping[str, bytes] = NONE) -> Mapping[str, bytes]:
    """Return the files of an issue by name: the Markdown file first, then the pictures by name, then those of its `style`."""
    tidy = tidy_issue(issue)
    if not tidy.masthead.name:
        raise CannotWrite("报头没有报名，写出的文件将无法打开；请先补上报名。")
    if not tidy.articles:
        raise CannotWrite("这一期没有稿件，写出的文件将无法打开；请先加入稿件。")
    names = {picture.file for article in tidy.articles for picture in article.pictures}
    for name in sorted(names):
        if not is_safe_name(name) or name == ISSUE_FILE:
            raise CannotWrite(f"图片“{name}”的文件名不能用；请换一个名字。")
        if name not in tidy.images:
            raise CannotWrite(f"图片“{name}”没有读出来，写出的一期会缺它；请先换成能打开的图片，或删去这一行。")
    usage = USAGES[tidy.masthead.language]
    text = "\n".join([write_front(tidy.masthead, tidy.makeup), *(write_article(article, usage) for article in tidy.articles)])
    return {ISSUE_FILE: text.encode(), **{name: tidy.images[name] for name in sorted(names)}, **style}


def write_issue(issue: Issue, folder: Path, style: Mapping[str, bytes] = NONE) -> None:
    """Write an issue as a folder."""
    write_folder(folder, issue_files(issue, style))
