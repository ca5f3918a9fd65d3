"""The blocks of one story → its paragraphs and pictures, each kind of paragraph from what a person would write for it.

Invariants: no word is lost, each line is accounted for; what cannot be read as it is meant is refused with its line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from epaper.errors import UnreadableInput
from epaper.issue.forecast import BAR, wide_gaps
from epaper.issue.markdown.account import Account
from epaper.issue.markdown.draft import PLAIN, Draft, Front, Place
from epaper.issue.markdown.fences import Fence, known_fences, read_fence
from epaper.issue.markdown.footnotes import Footnote
from epaper.issue.markdown.inline import Breaks, Inline, InlineReader
from epaper.issue.markdown.tables import Cells, count_cells, read_table
from epaper.issue.model import Paragraph, ParagraphKind, Picture, Span
from epaper.issue.spans import Piece, cut, join, split
from epaper.issue.text import is_wide
from epaper.issue.tidy import tidy_paragraph

BULLET, NESTED_BULLET = "• ", "– "
_LONG_LINE = 30  # ems; longer than any row of a forecast or line of an advertisement
_MARKS_ALONE = re.compile(r"[•– ]*")


def _is_long(line: str) -> bool:
    """Say whether a line may have been broken by an editor's program, and not by the editor."""
    return sum(1.0 if is_wide(char) else 0.5 for char in line) >= _LONG_LINE


def _with_bars(row: Piece) -> Piece:
    """Put bars for the wide gaps of a row of a forecast, which would be single blanks in tidy copy."""
    ends = [(0, 0), *(gap.span() for gap in wide_gaps(row.text)), (len(row.text), 0)]
    return join((cut(*row, end, start) for (_, end), (start, _) in pairwise(ends)), BAR)


class CopyReader:
    """Reads blocks into the draft of one story."""

    def __init__(self, draft: Draft, inline: InlineReader, account: Account, source: str) -> None:
        """Put what is read into `draft`; messages call the file `source`."""
        self._draft, self._inline, self._account, self._source = draft, inline, account, source
        self._fronts: list[Front] = []
        self.picture_lines: dict[str, int] = {}

    def block(self, node: SyntaxTreeNode, place: Place = PLAIN) -> None:
        """Read one block and what is in it."""
        first, end = node.map or (0, 0)
        if node.type == "paragraph":
            self.paragraph(self._flat(node, self.breaks(place)), first, end, place)
        elif node.type == "heading":
            self._heading(self._flat(node), first, end, place)
        elif node.type in {"bullet_list", "ordered_list"}:
            self._list(node, place)
        elif node.type == "blockquote":
            self._blocks(node.children, place._replace(kind="quote"))
        elif node.type == "table":
            self._table(node, place)
        elif node.type == "verse":
            self._add(self._flat(node, "all").piece.paragraph("verse", boxed=place.boxed), range(first, end))
        elif node.type == "container":
            self._container(node, place)

    def breaks(self, place: Place = PLAIN) -> Breaks:
        """Return what becomes of line breaks in plain paragraphs: in a box of its own, as 天气 has, lines are lines."""
        lined = place.kind == "names" or (place == PLAIN and self._draft.article.kind != "story")
        return "all" if lined else "join"

    def paragraph(self, inline: Inline, first: int, end: int, place: Place = PLAIN) -> None:
        """Take a paragraph of copy and the pictures in it."""
        self._draft.pictures += inline.pictures
        for picture in inline.pictures:
            self.picture_lines.setdefault(picture.file, first + 1)
        lines = list(range(first, end))
        if place == PLAIN and not self._fronts and "\n" in inline.text:
            self._add_lines(split(*inline.piece, "\n"), lines)
        else:
            self._add_plain(inline.piece, lines, place)
        files = tuple(picture.file for picture in inline.pictures)
        for line in lines if files else ():  # those that nothing else stands on
            self._account.note(line, "picture", self._fate(inline.pictures), self._draft.article.id, files)

    def _fate(self, pictures: Sequence[Picture]) -> str:
        """Say what becomes of pictures: what is said of an advertisement's is not printed in its box."""
        said = any(picture.caption or picture.credit for picture in pictures)
        silent = "；在广告的框里，说明和署名不印出，只供朗读" if said and self._draft.article.kind in ("ad", "public") else ""
        return f"{self._draft.article.id} 的图片{silent}"

    def _add_lines(self, pieces: Sequence[Piece], lines: Sequence[int]) -> None:
        """Make each line a paragraph of its own; long ones go on, for they were broken to be read in a narrow window."""
        groups: list[tuple[Piece, list[int]]] = []
        for number, piece in enumerate(pieces):
            line = lines[min(number, len(lines) - 1)]
            if groups and _is_long(pieces[number - 1].text) and piece.text.strip():
                whole, own = groups[-1]
                gap = self._inline.joint(whole.text[-1:], piece.text[:1])
                groups[-1] = join((whole, Piece(gap), piece)), [*own, line]
            else:
                groups.append((piece, [line]))
        for piece, own in groups:
            self._add_plain(piece, own, PLAIN)

    def notes(self) -> None:
        """Put the notes of the story at its end, those called in their order, then those nobody calls."""
        for note in self._draft.notes.called:  # a note may call another, which then is called too
            self._note(note, f"{self._draft.notes.mark(note.label)} ")
        for note in self._draft.notes.unused:
            self._note(note, "")

    def _note(self, note: Footnote, sign: str) -> None:
        piece = self._flatten(note.inline).piece
        self._add_plain(join((Piece(sign), piece)), list(range(note.first, note.end)), Place("source"))

    def _blocks(self, nodes: Sequence[SyntaxTreeNode], place: Place) -> None:
        for node in nodes:
            self.block(node, place)
            if node.type == "heading" and place.boxed:
                place = place._replace(titled=True)

    def _heading(self, inline: Inline, first: int, end: int, place: Place) -> None:
        """Take a heading as a sub-heading; in a box the first names the box, and those further down are lines in Hei."""
        self._flush(place)
        if place.titled:
            strong = Span(0, len(inline.text), "strong")
            self._add(Paragraph(inline.text, "body", (strong,), boxed=True), range(first, end))
        else:
            self._add(inline.piece.paragraph("subheading", boxed=place.boxed), range(first, end))

    def _list(self, node: SyntaxTreeNode, place: Place) -> None:
        if place.kind == "names":
            self._listed_names(node, place)
            return
        bullet = NESTED_BULLET if place.depth else BULLET
        kind: ParagraphKind = place.kind if place.kind == "source" else "item"
        for item in node.children:
            line = (item.map or (0, 0))[0]
            mark = f"{item.info}{item.markup} " if item.info else bullet if kind == "item" else ""
            self._fronts.append(Front(Piece(mark), kind, line))
            self._blocks(item.children, place._replace(depth=place.depth + 1))
            self._flush(place)

    def _listed_names(self, node: SyntaxTreeNode, place: Place) -> None:
        """Names written as a list, one to a line, are one list of names."""
        inlines = [found for found in node.walk() if found.type == "inline" and found.token]
        texts = [self._flatten(found.token, "all").text for found in inlines if found.token]
        first, end = node.map or (0, 0)
        self._add_plain(Piece("\n".join(texts)), self._visible(first, end), place)

    def _table(self, node: SyntaxTreeNode, place: Place) -> None:
        self._flush(place)
        rows: list[Cells] = []
        for row in (found for found in node.walk() if found.type == "tr"):
            line = (row.map or (0, 0))[0]
            cells = [self._flatten(cell.children[0].token) for cell in row.children if cell.children[0].token]
            written = count_cells(self._account.line(line))
            if written > len(cells):
                raise UnreadableInput(
                    f"{self._source} 第 {line + 1} 行：这一行有 {written} 格，表头只有 {len(cells)} 格；"
                    "请补全表头，或在作文字用的“|”前加反斜杠。"
                )
            styles = [str(cell.attrs.get("style", "")) for cell in row.children]
            rows.append(Cells(tuple(cell.piece for cell in cells), tuple(styles), line))
        self._add(replace(read_table(rows), boxed=place.boxed), [row.line for row in rows])

    def _container(self, node: SyntaxTreeNode, place: Place) -> None:
        line = (node.map or (0, 0))[0]
        fence = read_fence(node.info)
        if fence is None:
            what = f"不认得“::: {node.info}”" if node.info else "“:::”没有开头"
            raise UnreadableInput(f"{self._source} 第 {line + 1} 行：{what}；请写“::: 名称”，可用的名称有：{known_fences()}。")
        if not node.meta["closed"]:
            raise UnreadableInput(f"{self._source} 第 {line + 1} 行：“::: {node.info}”没有结束；请在它的末尾加一行“:::”。")
        self._flush(place)
        inside = self._inside(fence, line, place)
        self._blocks(node.children, inside)
        self._flush(inside)
        self._account.note(line, "mark", "版式记号，不入正文", self._draft.article.id)

    def _inside(self, fence: Fence, line: int, place: Place) -> Place:
        """Take what the opening line of a container says, and return what stands around its copy."""
        title = self._inline.read(fence.title, mark=self._draft.notes.mark) if fence.title else None
        if fence.kind == "box":
            if title:
                self._add(title.piece.paragraph("subheading", boxed=True), [line])
            return Place(boxed=True, titled=title is not None)
        if title and fence.kind == "note":
            label = Piece(f"{title.text} ", (Span(0, len(title.text), "strong"),))
            self._fronts.append(Front(label, "note", line))
        elif title:
            kind: ParagraphKind = "body" if fence.kind in {"names", "item"} else fence.kind
            self._add_plain(Piece(title.text, (Span(0, len(title.text), "strong"),)), [line], place._replace(kind=kind))
        return place._replace(kind=fence.kind, depth=0)

    def _add_plain(self, piece: Piece, lines: Sequence[int], place: Place) -> bool:
        """Add a paragraph of copy with what waits before it; False if there is no word in it."""
        if not piece.text.strip():
            return False
        kind = self._fronts[-1].kind if self._fronts else place.kind
        fronts, self._fronts = self._fronts, []
        above = [front.line for front in fronts if front.line < lines[0]]
        whole = join((*(front.piece for front in fronts), piece))
        if self._draft.article.kind == "weather" and kind == "body":
            whole = _with_bars(whole)
        return self._add(whole.paragraph(kind, boxed=place.boxed), [*dict.fromkeys(above), *lines])

    def _flush(self, place: Place) -> None:
        """Make a paragraph of what waits in vain; a bullet alone says nothing."""
        fronts, self._fronts = self._fronts, []
        whole = join(front.piece for front in fronts)
        if not _MARKS_ALONE.fullmatch(whole.text):
            lines = list(dict.fromkeys(front.line for front in fronts))
            self._add(whole.paragraph(fronts[-1].kind, boxed=place.boxed), lines)

    def _add(self, paragraph: Paragraph, lines: Sequence[int]) -> bool:
        tidy = tidy_paragraph(paragraph)
        if not tidy.text:
            return False
        self._draft.paragraphs.append(tidy)
        self._account.paragraph(tidy.kind, lines, self._draft.article.id, len(self._draft.paragraphs))
        return True

    def _flat(self, node: SyntaxTreeNode, breaks: Breaks = "join") -> Inline:
        token = node.children[0].token
        return self._flatten(token, breaks) if token else Inline("", (), ())

    def _flatten(self, token: Token, breaks: Breaks = "join") -> Inline:
        return self._inline.flatten(token.children or (), breaks, self._draft.notes.mark)

    def _visible(self, first: int, end: int) -> list[int]:
        return [line for line in range(first, end) if self._account.line(line).strip()]
