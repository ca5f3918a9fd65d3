"""The body of an issue file → articles, findings and the account of its lines.

Invariants: articles are numbered a1, a2, … in order; no word is lost; a field line that is not known is refused with its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from markdown_it.tree import SyntaxTreeNode

from epaper.errors import Finding, UnreadableInput
from epaper.issue.markdown.account import Account
from epaper.issue.markdown.copy import CopyReader
from epaper.issue.markdown.draft import Draft
from epaper.issue.markdown.fields import count_head, meant_field, no_field, split_field, with_field
from epaper.issue.markdown.footnotes import StoryNotes, find_notes
from epaper.issue.markdown.inline import InlineReader
from epaper.issue.markdown.syntax import parser
from epaper.issue.model import Article
from epaper.issue.places import AUTO
from epaper.issue.reading import LedgerEntry
from epaper.issue.text import excerpt
from epaper.issue.tidy import says
from epaper.issue.usage import Usage
from epaper.issue.whereabouts import at_line

_ARTICLE_LEVELS = {"h1", "h2"}
_ADD_UP = {"kicker", "deck", "modules"}  # fields that may be said on several lines
Blocks = tuple[SyntaxTreeNode, ...]


class HeadLines(NamedTuple):
    """Where the head of an article stands, in lines from 0: its first, that after its fields, and those of its modules 版位.

    An article that has no heading has no lines of a head either.
    """

    first: int
    end: int
    modules: tuple[int, ...] = ()
    headed: bool = True


class ArticleReader:
    """Reads the lines of one file after its head; `lines` are all lines, `start` the first (0-based) of the body."""

    def __init__(self, lines: Sequence[str], start: int, source: str, usage: Usage) -> None:
        """Parse the body; line numbers count from the top of the file."""
        markdown = parser()
        # Blank lines in place of the head keep the parser's line numbers those of the file.
        tokens = markdown.parse("\n".join([*[""] * start, *lines[start:]]))
        self._stories = _stories(SyntaxTreeNode(tokens).children)
        self._lines, self._source, self._usage = lines, source, usage
        self._inline = InlineReader(markdown, usage)
        self._account = Account(lines, start)
        self.findings: list[Finding] = []
        self.picture_lines: dict[str, int] = {}
        self.head_lines: dict[str, HeadLines] = {}

    def read(self) -> tuple[Article, ...]:
        """Return the articles."""
        notes = find_notes(self._stories, self._usage, self._source)
        articles = tuple(
            self._story(f"a{number}", blocks, own)
            for number, (blocks, own) in enumerate(zip(self._stories, notes, strict=True), start=1)
        )
        lost = self._account.lost()
        if lost is not None:
            raise UnreadableInput(
                f"{self._source} 第 {lost + 1} 行：列表、引文或容器一层套一层，太深了，读不到这里；请减少层数。"
            )
        return articles

    def ledger(self) -> tuple[LedgerEntry, ...]:
        """Return the account of the body's lines; those no block took hold marks alone."""
        return self._account.entries()

    def _story(self, identity: str, blocks: Blocks, notes: StoryNotes) -> Article:
        draft = Draft(Article(identity, (), ()), notes)
        copy = CopyReader(draft, self._inline, self._account, self._source)
        rest = blocks
        if _opens_story(blocks[0]):
            rest = self._head(draft, copy, blocks)
        else:
            first = (blocks[0].map or (0, 0))[0]
            self.head_lines[identity] = HeadLines(first, first, headed=False)
            where = f"{self._source}:{first + 1}"
            message = "第一个“## ”标题之前有正文，已作没有标题的稿件；请补上标题。"
            self.findings.append(Finding("warning", "no-headline", where, message))
        for node in rest:
            copy.block(node)
        copy.notes()
        self._note_findings(notes, draft.article)
        for file, line in copy.picture_lines.items():
            self.picture_lines.setdefault(file, line)
        return self._with_true_quote(draft.finished(), draft.quoted)

    def _with_true_quote(self, article: Article, line: int) -> Article:
        """Leave out a pull-quote that is not, or no longer, in the copy: large, it would be words nobody wrote."""
        quote = article.pins.pull_quote
        if quote in {"", AUTO} or says(article.paragraphs, quote):
            return article
        message = f"正文里没有“{excerpt(quote)}”，引语没有排；引语须是正文里原样的一句，或写“自动”。"
        self.findings.append(Finding("warning", "pin-quote", at_line(self._source, line + 1), message))
        return replace(article, pins=replace(article.pins, pull_quote=""))

    def _head(self, draft: Draft, copy: CopyReader, blocks: Blocks) -> Blocks:
        """Read headline and fields; return the blocks that are copy."""
        heading, rest = blocks[0], blocks[1:]
        first, end = heading.map or (0, 0)
        token = heading.children[0].token
        lines = self._inline.flatten(token.children or (), "hard", draft.notes.mark).lines() if token else ()
        draft.article = replace(draft.article, headline=lines)
        self._account.note(first, "headline", f"作 {draft.article.id} 的标题", draft.article.id)
        self.head_lines[draft.article.id] = HeadLines(first, end)
        if not rest or rest[0].type != "paragraph" or (rest[0].map or (0, 0))[0] != end:
            return rest
        start, end = rest[0].map or (0, 0)
        after = start + count_head(self._lines[start:end])
        modules, stray = self._fields(draft, start, after, end)
        self.head_lines[draft.article.id] = HeadLines(first, after, modules)
        for begin, stop in (*((line, line + 1) for line in stray), (after, end)):
            if begin < stop:
                said = self._inline.read("\n".join(self._lines[begin:stop]), copy.breaks(), draft.notes.mark)
                copy.paragraph(said, begin, stop)
        below = range(after, end) if after > start else ()  # without a field above, a line is no less copy than any other
        for line in (*stray, *takewhile(lambda line: meant_field(self._lines[line]), below)):
            self.findings.append(
                Finding("warning", "field-unknown", at_line(self._source, line + 1), no_field(self._lines[line]))
            )
        return rest[1:]

    def _fields(self, draft: Draft, start: int, after: int, end: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Read the fields from line `start` to `after`; return the lines of modules, and those between that are no fields."""
        modules, stray, said = list[int](), list[int](), set[str]()
        for line in range(start, min(after + 1, end)):  # that after the last field may be a misspelt one, which is refused
            field = split_field(self._lines[line], where := f"{self._source} 第 {line + 1} 行")
            if field is None:
                stray += [line] if line < after else []
                continue
            name, known, source = field
            if known.attribute in said:
                raise UnreadableInput(f"{where}：“{name}”写了两次；请只留一行。")
            said |= {known.attribute} - _ADD_UP
            draft.article = with_field(draft.article, name, known, source, self._inline, where)
            if known.attribute == "pull_quote":
                draft.quoted = line
            if known.attribute == "modules":
                modules.append(line)
            self._account.note(line, "field", f"{draft.article.id} 的{name}", draft.article.id, (known.attribute,))
        return tuple(modules), tuple(stray)

    def _note_findings(self, notes: StoryNotes, article: Article) -> None:
        for label in dict.fromkeys(notes.missing):
            message = f"脚注“[^{label}]”没有注文，照原样排出；请补一行“[^{label}]: 注文”。"
            self.findings.append(Finding("warning", "footnote-missing", article.reference, message))
        for note in notes.unused:
            message = f"脚注“[^{note.label}]”没有在文中出现，已排在文末；请核对。"
            self.findings.append(Finding("warning", "footnote-unused", at_line(self._source, note.first + 1), message))


def _opens_story(node: SyntaxTreeNode) -> bool:
    return node.type == "heading" and node.tag in _ARTICLE_LEVELS


def _stories(blocks: Sequence[SyntaxTreeNode]) -> tuple[Blocks, ...]:
    """Cut the blocks of the file into stories; copy before the first heading makes one without a headline."""
    stories: list[list[SyntaxTreeNode]] = []
    for block in blocks:
        if block.type == "hr":
            continue
        if not stories or _opens_story(block):
            stories.append([])
        stories[-1].append(block)
    return tuple(map(tuple, stories))
