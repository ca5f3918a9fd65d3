"""The block rules CommonMark lacks: fenced containers `:::`, line blocks of verse `|`, and footnotes.

Invariant: rules cut the source into tokens and judge nothing: an unknown or unclosed container is a token like any other,
and the reader refuses it with its line.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from epaper.issue.markdown.fences import read_fence

_FENCE = re.compile(r":{3,}\s*(.*?)\s*$")
_DEFINITION = re.compile(r"\[\^([^\]\s]{1,40})\]:\s*(.*)$")
_REFERENCE = re.compile(r"\[\^([^\]\s]{1,40})\]")
_INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "blockquote", "list"]}


def add_blocks(markdown: MarkdownIt) -> None:
    """Teach a parser the rules."""
    block = markdown.block.ruler
    block.after("table", "container", _container, _INTERRUPTS)
    block.after("container", "verse", _line_block)
    block.after("verse", "footnote", _footnote, _INTERRUPTS)
    markdown.inline.ruler.before("image", "footnote_reference", _reference)


def _source(state: StateBlock, line: int) -> str:
    """Return a line without its indent and the marks of the blocks around it."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _outside(state: StateBlock, line: int) -> bool:
    """Say whether a line is indented less than the block around it, and so ends it."""
    return not state.isEmpty(line) and state.sCount[line] < state.blkIndent


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read `::: name` … `:::`; a bare `:::` closes the innermost, so the number of colons need not grow."""
    opening = _FENCE.match(_source(state, start))
    if opening is None or silent:
        return opening is not None
    close = _closing(state, start, end)
    token = state.push("container_open", "div", 1)
    token.info, token.map = opening[1], [start, end if close is None else close]
    token.meta = {"closed": close is not None}
    old_parent, old_limit = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", end if close is None else close
    fence = read_fence(opening[1])
    if fence is not None and fence.kind == "verse":
        _stanzas(state, [(line, _source(state, line)) for line in range(start + 1, state.lineMax)])
    elif opening[1]:
        state.md.block.tokenize(state, start + 1, state.lineMax)
    state.push("container_close", "div", -1)
    state.parentType, state.lineMax = old_parent, old_limit
    state.line = end if close is None else close + 1
    return True


def _closing(state: StateBlock, start: int, end: int) -> int | None:
    depth = 1
    for line in range(start + 1, end):
        if _outside(state, line):
            return None
        if fence := _FENCE.match(_source(state, line)):
            depth += 1 if fence[1] else -1
            if depth == 0:
                return line
    return None


def _line_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read `| …` lines as pandoc does: an indented line goes on with the one above, a bare `|` parts stanzas."""
    if silent or not _source(state, start).startswith("|"):
        return False
    lines: list[tuple[int, str]] = []
    line = start
    while line < end and not state.isEmpty(line) and not _outside(state, line):
        source = _source(state, line)
        if source.startswith("|"):
            lines.append((line, source[1:].strip()))
        elif state.sCount[line] > state.blkIndent:
            lines[-1] = (lines[-1][0], f"{lines[-1][1]} {source.strip()}")
        else:
            break
        line += 1
    _stanzas(state, lines, line)
    state.line = line
    return True


def _stanzas(state: StateBlock, lines: list[tuple[int, str]], end: int | None = None) -> None:
    """Push one token for each run of lines that are not blank."""
    stanza: list[tuple[int, str]] = []
    limit = end if end is not None else (lines[-1][0] + 1 if lines else 0)
    for line, text in [*lines, (limit, "")]:
        if text.strip():
            stanza.append((line, text.strip()))
        elif stanza:
            state.push("verse_open", "p", 1).map = [stanza[0][0], line]
            token = state.push("inline", "", 0)
            token.map, token.children = [stanza[0][0], line], []
            token.content = "\n".join(text for _, text in stanza)
            state.push("verse_close", "p", -1)
            stanza = []


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read `[^1]: text`; lines that touch it go on with it, unless they begin a block of their own."""
    opening = _DEFINITION.match(_source(state, start))
    if opening is None or silent:
        return opening is not None
    lines = [opening[2]]
    line = start + 1
    while line < end and not state.isEmpty(line) and not _interrupted(state, line, end):
        lines.append(_source(state, line))
        line += 1
    token = state.push("footnote_open", "p", 1)
    token.info, token.map = opening[1], [start, line]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = "\n".join(lines).strip(), [start, line], []
    state.push("footnote_close", "p", -1)
    state.line = line
    return True


def _interrupted(state: StateBlock, line: int, end: int) -> bool:
    return any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("paragraph"))


def _reference(state: StateInline, silent: bool) -> bool:
    """Read `[^1]` in the copy."""
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("footnote_reference", "", 0)
        token.content, token.info = found[0], found[1]
    state.pos = found.end()
    return True
