"""Paragraphs of every kind → the blocks of Markdown a person would write for them; `copy` reads the same paragraphs back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from epaper.issue.labels import LABELS
from epaper.issue.markdown.copy import BULLET, NESTED_BULLET
from epaper.issue.markdown.fences import fence_name
from epaper.issue.markdown.marks import cell, heading, inline, line, verse_line
from epaper.issue.model import Paragraph, ParagraphKind, Span
from epaper.issue.namelist import written_names
from epaper.issue.spans import Piece, cut, split
from epaper.issue.usage import Usage

_MARK = re.compile(r"(?:• |– |([0-9]{1,9}[.)]) )(?=.)")
_RULES = {"l": ":--", "c": ":-:", "r": "--:"}


def write_copy(paragraphs: Sequence[Paragraph], usage: Usage) -> Iterator[str]:
    """Write the paragraphs of a story, boxes among them."""
    for boxed, run in groupby(paragraphs, key=lambda paragraph: paragraph.boxed):
        if boxed:
            yield from _boxes(list(run), usage)
        else:
            yield from _runs(list(run), usage)


def _boxes(run: Sequence[Paragraph], usage: Usage) -> Iterator[str]:
    """Write boxes; a sub-heading opens the next."""
    starts = [0, *(index for index, paragraph in enumerate(run) if index and paragraph.kind == "subheading")]
    for start, end in zip(starts, [*starts[1:], len(run)], strict=True):
        titled = run[start].kind == "subheading"
        title = f" {inline(_piece(run[start]))}" if titled else ""
        blocks = list(_runs(run[start + titled : end], usage))
        nested = any(block.startswith(":::") for block in blocks)
        yield _fenced(f"{fence_name('box', usage)}{title}", blocks, "::::" if nested else ":::")


def _runs(run: Sequence[Paragraph], usage: Usage) -> Iterator[str]:
    """Write paragraphs of the same kind in a row together."""
    writers: dict[ParagraphKind, Callable[[Sequence[Paragraph], Usage], Iterator[str]]] = {
        "item": _items,
        "quote": _quotes,
        "verse": _verse,
        "names": _names,
        "table": _tables,
        "note": _notes,
        "source": _sources,
    }
    for kind, group in groupby(run, key=lambda paragraph: paragraph.kind):
        if kind == "body":
            yield from (line(_piece(paragraph)) for paragraph in group)
        elif kind == "subheading":
            yield from (f"### {heading(_piece(paragraph))}" for paragraph in group)
        else:
            yield from writers[kind](list(group), usage)


def _piece(paragraph: Paragraph) -> Piece:
    return Piece(paragraph.text, paragraph.spans)


def _fenced(name: str, blocks: Sequence[str], fence: str = ":::") -> str:
    inside = "\n\n".join(blocks)
    return "\n".join([f"{fence} {name}", *([inside] if inside else []), fence])


def _items(group: Sequence[Paragraph], usage: Usage) -> Iterator[str]:
    """Write items with a mark Markdown knows as a list, the others, marks and all, in a container."""
    marked: list[str | None] = []
    indent = 0
    for number, paragraph in enumerate(group):
        text, indent = _marked(paragraph, indent if number and marked[-1] is not None else 0)
        marked.append(text)
    for known, run in groupby(zip(group, marked, strict=True), key=lambda pair: pair[1] is not None):
        if known:
            yield "\n".join(text for _, text in run if text is not None)
        else:
            yield _fenced(fence_name("item", usage), [line(_piece(paragraph)) for paragraph, _ in run])


def _marked(paragraph: Paragraph, indent: int) -> tuple[str | None, int]:
    """Return an item as a line of a list, None if it cannot be one, and how far an item under it is indented."""
    match = _MARK.match(paragraph.text)
    if match is None or any(span.start < match.end() for span in paragraph.spans):
        return None, indent
    copy = line(cut(*_piece(paragraph), match.end(), len(paragraph.text)))
    if match[0] == NESTED_BULLET:
        return (f"{' ' * indent}- {copy}", indent) if indent else (None, indent)
    mark = "- " if match[0] == BULLET else match[0]
    return mark + copy, len(mark)


def _quotes(group: Sequence[Paragraph], usage: Usage) -> Iterator[str]:
    yield "\n>\n".join(f"> {line(_piece(paragraph))}" for paragraph in group)


def _verse(group: Sequence[Paragraph], usage: Usage) -> Iterator[str]:
    stanzas = (split(*_piece(paragraph), "\n") for paragraph in group)
    yield "\n|\n".join("\n".join(f"| {verse_line(piece)}" for piece in stanza) for stanza in stanzas)


def _names(group: Sequence[Paragraph], usage: Usage) -> Iterator[str]:
    lists = [written_names(paragraph.text, usage.names) for paragraph in group]
    yield _fenced(fence_name("names", usage), [line(Piece(names)) for names in lists])


def _tables(group: Sequence[Paragraph], usage: Usage) -> Iterator[str]:
    for paragraph in group:
        rows = [split(*row, "\t") for row in split(*_piece(paragraph), "\n")]
        head, *others = (f"| {' | '.join(map(cell, row))} |" for row in rows)
        rule = "|".join(_RULES[letter] for letter in paragraph.align)
        yield "\n".join([head, f"|{rule}|", *others])


def _notes(group: Sequence[Paragraph], usage: Usage) -> Iterator[str]:
    """Write a note under its label, if it is one of those known, and what follows in the same container."""
    labels = [_label(paragraph) for paragraph in group]
    starts = [0, *(index for index, label in enumerate(labels) if index and label)]
    for start, end in zip(starts, [*starts[1:], len(group)], strict=True):
        first, label = _piece(group[start]), labels[start]
        if label:
            first = cut(*first, len(label) + 1, len(first.text))
        pieces = [first, *map(_piece, group[start + 1 : end])]
        yield _fenced(label or fence_name("note", usage), [line(piece) for piece in pieces])


def _label(paragraph: Paragraph) -> str:
    """Return the label in front of a note, "" for one no container is named after."""
    label = paragraph.text.partition(" ")[0]
    known = label in LABELS and len(label) + 1 < len(paragraph.text)
    return label if known and paragraph.spans[:1] == (Span(0, len(label), "strong"),) else ""


def _sources(group: Sequence[Paragraph], usage: Usage) -> Iterator[str]:
    yield _fenced(fence_name("source", usage), [line(_piece(paragraph)) for paragraph in group])
