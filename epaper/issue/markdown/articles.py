"""The body of an issue file → articles, findings and the account of its lines.

Invariants: articles are numbered a1, a2, … in order; no word is lost: lists, tables and quotations, which no page can show yet,
become paragraphs with a finding; a field line that is not known is refused with its number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from markdown_it.token import Token

from epaper.errors import Finding, UnreadableInput
from epaper.issue.markdown.inline import Inline, flatten, read_inline
from epaper.issue.markdown.syntax import parser
from epaper.issue.model import Article, Paragraph, Picture
from epaper.issue.names import ARTICLE_FIELDS, by_name, known_names
from epaper.issue.reading import LedgerEntry, Role
from epaper.issue.text import clean, excerpt

_ARTICLE_LEVELS = {"h1", "h2"}
# A name before a colon: short, one word. Longer things before a colon are copy.
_FIELD = re.compile(r"\s*([\w ]{1,14}?)\s*[:：](.*)", re.DOTALL)
_ATTRIBUTES = by_name(ARTICLE_FIELDS)
_CONSTRUCTS = {
    "bullet_list_open": "列表",
    "ordered_list_open": "编号列表",
    "blockquote_open": "引文",
    "table_open": "表格",
}


@dataclass(slots=True)
class _Draft:
    """An article while its lines are being read."""

    article: Article
    paragraphs: list[Paragraph] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    def finished(self) -> Article:
        return replace(self.article, paragraphs=tuple(self.paragraphs), pictures=tuple(self.pictures))


class ArticleReader:
    """Reads the lines of one file after its head; `lines` are all lines, `start` the first (0-based) of the body."""

    def __init__(self, lines: Sequence[str], start: int, source: str) -> None:
        """Parse the body; line numbers count from the top of the file."""
        self._markdown = parser()
        self._lines = lines
        self._source = source
        self._drafts: list[_Draft] = []
        self._heading_end = -1
        self._marker = ""
        self.findings: list[Finding] = []
        self.picture_lines: dict[str, int] = {}
        self._entries: dict[int, LedgerEntry] = {}
        # Blank lines in place of the head keep the parser's line numbers those of the file.
        self._tokens = self._markdown.parse("\n".join([*[""] * start, *lines[start:]]))
        self._start = start

    def read(self) -> tuple[Article, ...]:
        """Return the articles."""
        row: list[Inline] | None = None
        first, end = 0, 0
        for place, token in enumerate(self._tokens):
            if token.type in _CONSTRUCTS:
                self._report(token)
            elif token.type == "list_item_open":
                self._marker = f"{token.info}{token.markup} " if token.info else ""
            elif token.type == "tr_open":
                row = []
                first, end = token.map or (0, 0)
            elif token.type == "tr_close":
                self._add_row(row or [], first, end)
                row = None
            elif token.type == "inline" and row is not None:
                row.append(flatten(token.children or ()))
            elif token.type == "inline":
                self._block(self._tokens[place - 1], token)
        return tuple(draft.finished() for draft in self._drafts)

    def ledger(self) -> tuple[LedgerEntry, ...]:
        """Return the account of the body's lines; those no block took hold marks alone."""
        visible = (number for number in range(self._start + 1, len(self._lines) + 1) if self._lines[number - 1].strip())
        return tuple(self._entries.get(number) or self._entry(number, "mark", "版式记号，不入正文") for number in visible)

    def _block(self, opening: Token, token: Token) -> None:
        first, end = token.map or (0, 0)
        if opening.type == "heading_open" and opening.tag in _ARTICLE_LEVELS:
            self._open_article(flatten(token.children or (), keep_lines=True).lines(), first)
            self._heading_end = end
        elif opening.type == "heading_open":
            self._add(flatten(token.children or ()).paragraph("subheading"), first, end)
        elif first == self._heading_end:
            self._fields_then_copy(first, end)
        else:
            self._add_copy(flatten(token.children or ()), first, end)

    def _open_article(self, headline: tuple[str, ...], first: int) -> None:
        identity = f"a{len(self._drafts) + 1}"
        self._drafts.append(_Draft(Article(identity, headline, ())))
        self._note(first, "headline", f"作 {identity} 的标题")

    def _fields_then_copy(self, first: int, end: int) -> None:
        """Read the lines that touch a heading: fields, then what is none as copy."""
        line = first
        while line < end and (match := _FIELD.fullmatch(self._lines[line])):
            self._field(match[1].strip(), match[2].strip(), line)
            line += 1
        if line < end:
            self._add_copy(read_inline(self._markdown, "\n".join(self._lines[line:end])), line, end)

    def _field(self, name: str, source: str, line: int) -> None:
        key = _ATTRIBUTES.get(name) or _ATTRIBUTES.get(name.lower())
        where = f"{self._source} 第 {line + 1} 行"
        if key is None:
            raise UnreadableInput(
                f"{where}：不认得稿件项目“{name}”；可用的有：{known_names(ARTICLE_FIELDS)}；若是正文，请在它上面空一行。"
            )
        draft = self._drafts[-1]
        lines = read_inline(self._markdown, source, keep_lines=True).lines()
        value: Any = " ".join(lines)
        if key in {"kicker", "deck"}:
            value = (*getattr(draft.article, key), *lines)
        elif key in {"page", "rank"}:
            value = _number(name, value, where)
        draft.article = replace(draft.article, **{key: value})
        self._note(line, "field", f"{draft.article.id} 的{name}")

    def _add_copy(self, inline: Inline, first: int, end: int) -> None:
        for picture in inline.pictures:
            self._draft(first).pictures.append(picture)
            self.picture_lines.setdefault(picture.file, first + 1)
        paragraph = inline.paragraph()
        if self._marker and paragraph.text:
            paragraph = _marked(self._marker, paragraph)
        self._marker = ""
        if paragraph.text:
            self._add(paragraph, first, end)
        else:
            for line in range(first, end):
                self._note(line, "picture", f"{self._draft(first).article.id} 的图片", self._draft(first).article.id)

    def _add_row(self, cells: Sequence[Inline], first: int, end: int) -> None:
        """Keep a row of a table as a paragraph; its cells stand apart by a gap."""
        text = " ".join(cell.paragraph().text for cell in cells).strip()
        self._add(Paragraph(clean(text)), first, end)

    def _add(self, paragraph: Paragraph, first: int, end: int) -> None:
        draft = self._draft(first)
        if not paragraph.text:
            return
        draft.paragraphs.append(paragraph)
        number = len(draft.paragraphs)
        role: Role = "subheading" if paragraph.kind == "subheading" else "body"
        self._note(first, role, f"作 {draft.article.id} 第 {number} 段", draft.article.id)
        for line in range(first + 1, end):
            self._note(line, "joined", f"接在第 {line} 行之后，并入 {draft.article.id} 第 {number} 段", draft.article.id, line)

    def _draft(self, line: int) -> _Draft:
        """Return the article being read; copy before the first heading opens one without a headline."""
        if not self._drafts:
            self._drafts.append(_Draft(Article("a1", (), ())))
            where = f"{self._source}:{line + 1}"
            self.findings.append(
                Finding("warning", "no-headline", where, "第一个“## ”标题之前有正文，已作没有标题的稿件；请补上标题。")
            )
        return self._drafts[-1]

    def _report(self, token: Token) -> None:
        line = (token.map or (0, 0))[0]
        name = _CONSTRUCTS[token.type]
        message = f"还不能按{name}排版，文字已作普通段落保留；请改写成段落，或照此付排。"
        self.findings.append(Finding("warning", "unsupported-construct", f"{self._source}:{line + 1}", message))

    def _note(self, line: int, role: Role, fate: str, article: str = "", other: int | None = None) -> None:
        self._entries.setdefault(line + 1, self._entry(line + 1, role, fate, article or self._drafts[-1].article.id, other))

    def _entry(self, number: int, role: Role, fate: str, article: str = "", other: int | None = None) -> LedgerEntry:
        return LedgerEntry(number, excerpt(self._lines[number - 1].strip()), role, fate, article, other)


def _marked(marker: str, paragraph: Paragraph) -> Paragraph:
    """Put a list number back before its paragraph."""
    spans = tuple(span._replace(start=span.start + len(marker), end=span.end + len(marker)) for span in paragraph.spans)
    return Paragraph(marker + paragraph.text, paragraph.kind, spans)


def _number(name: str, text: str, where: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,3}", text):
        raise UnreadableInput(f"{where}：“{name}”应是一个正整数，现在是“{excerpt(text)}”；请改成 1、2、3 这样的数字。")
    return int(text)
