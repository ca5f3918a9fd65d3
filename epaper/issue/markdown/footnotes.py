"""Footnotes `[^1]` of an issue file → signs in the copy, ① ② … in the order they are called, and notes at the end of the story.

Invariants: each story counts from one; a note is printed once; a note may stand in another story than its call, as people put
all of them at the foot of the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from epaper.errors import UnreadableInput
from epaper.issue.usage import Usage

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CIRCLED = ((20, 0x2460), (35, 0x3251 - 20), (50, 0x32B1 - 35))  # ① to ⑳, ㉑ to ㉟, ㊱ to ㊿


class Footnote(NamedTuple):
    """A note as the file defines it: its text, and its lines `first:end` counted from 0."""

    label: str
    inline: Token
    first: int
    end: int


def sign(number: int, usage: Usage) -> str:
    """Return the sign of a note, a circled number or a raised one."""
    if usage.note_signs == "raised":
        return str(number).translate(_SUPERSCRIPTS)
    return next((chr(base + number - 1) for limit, base in _CIRCLED if number <= limit), f"[{number}]")


class StoryNotes:
    """The notes of one story while it is read: `mark` gives the sign for a call, `called` the notes called so far."""

    def __init__(self, known: Mapping[str, Footnote], unused: Sequence[Footnote], usage: Usage) -> None:
        """Know the notes this story may call, and those it defines that no story calls."""
        self._known, self._usage = known, usage
        self._signs: dict[str, str] = {}
        self.called: list[Footnote] = []
        self.missing: list[str] = []
        self.unused = tuple(unused)

    def mark(self, label: str) -> str:
        """Return the sign for a call; one without a note stays as it is written."""
        if label in self._signs:
            return self._signs[label]
        if label not in self._known:
            self.missing.append(label)
            return f"[^{label}]"
        self.called.append(self._known[label])
        self._signs[label] = sign(len(self.called), self._usage)
        return self._signs[label]


def find_notes(stories: Sequence[Sequence[SyntaxTreeNode]], usage: Usage, source: str) -> tuple[StoryNotes, ...]:
    """Find the notes of every story, given as the blocks of each."""
    defined = [_defined(blocks, source) for blocks in stories]
    anywhere: dict[str, Footnote] = {}
    for own in defined:
        anywhere = {**own, **anywhere}
    known = [{**anywhere, **own} for own in defined]
    calls = {notes[label].first for notes, blocks in zip(known, stories, strict=True) for label in _calls(blocks) & set(notes)}
    return tuple(
        StoryNotes(notes, [note for note in own.values() if note.first not in calls], usage)
        for notes, own in zip(known, defined, strict=True)
    )


def _defined(blocks: Sequence[SyntaxTreeNode], source: str) -> dict[str, Footnote]:
    notes: dict[str, Footnote] = {}
    for node in (node for block in blocks for node in block.walk() if node.type == "footnote"):
        first, end = node.map or (0, 0)
        label, inline = node.info, node.children[0].token
        if label in notes:
            raise UnreadableInput(f"{source} 第 {first + 1} 行：脚注“[^{label}]”在这一篇里写了两次；请改用另一个记号。")
        if inline is not None:
            notes[label] = Footnote(label, inline, first, end)
    return notes


def _calls(blocks: Sequence[SyntaxTreeNode]) -> set[str]:
    return {node.info for block in blocks for node in block.walk() if node.type == "footnote_reference"}
