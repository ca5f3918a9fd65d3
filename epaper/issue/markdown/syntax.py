"""The CommonMark parser as Chinese copy needs it.

Off are the rules that would eat copy: indented and fenced code, underlined headings, HTML but `<br>`, links, references,
entities, back-ticks. Emphasis follows its own rule: CommonMark's asks for a space or a mark beside the asterisks, so
`**“双过半”**攻坚` would not be emphasis in a script without spaces.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from epaper.issue.markdown.blocks import add_blocks

_OFF = ("code", "fence", "html_block", "lheading", "reference", "link", "autolink", "entity", "backticks")


class _Copy(MarkdownIt):
    """A parser that takes picture names as they are written: they are files, not addresses."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (called by the library)
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return bool(url)


def parser() -> MarkdownIt:
    """Return a parser for the canonical form."""
    markdown = _Copy("commonmark", {"html": True})
    markdown.enable("table")
    markdown.disable(_OFF)
    markdown.inline.ruler.at("emphasis", _emphasis)
    markdown.inline.ruler2.disable("emphasis")
    add_blocks(markdown)
    return markdown


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Read `**…**` as strong and `*…*` as kai, whatever stands beside the asterisks; unpaired ones are literal."""
    start = state.pos
    if state.src[start] != "*":
        return False
    run = _run(state, start)
    width = min(run, 2)
    end = _closing(state, start + width, width)
    if end is None:
        if not silent:
            state.pending += "*" * run
        state.pos += run
        return True
    if not silent:
        _push(state, start + width, end, "strong" if width == 2 else "kai")
    state.pos = end + width
    return True


def _push(state: StateInline, start: int, end: int, name: str) -> None:
    limit = state.posMax
    state.push(f"{name}_open", name, 1)
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.push(f"{name}_close", name, -1)
    state.posMax = limit


def _run(state: StateInline, start: int) -> int:
    end = start
    while end < state.posMax and state.src[end] == "*":
        end += 1
    return end - start


def _closing(state: StateInline, start: int, width: int) -> int | None:
    """Return where the closing asterisks of an emphasis that opens before `start` stand; those of the other kind are skipped."""
    source, limit = state.src, state.posMax
    if start >= limit or source[start].isspace() or _failed_before(state, start, width):
        return None
    place, inner = start, False
    while place < limit:
        if source[place] == "\\":
            place += 2
            continue
        run = _run(state, place)
        closes = place > start and not source[place - 1].isspace()
        if closes and run == 3:
            return place + (3 - width if inner else 0)
        if closes and run == width:
            return place
        inner ^= run == 3 - width
        place += max(run, 1)
    state.cache[-width], state.cache[-2 - width] = limit, start
    return None


def _failed_before(state: StateInline, start: int, width: int) -> bool:
    """Say whether a search from further left, up to the same limit, has failed; to repeat it would take quadratic time.

    The parser's cache holds places, which are not negative; the negative keys are free.
    """
    return state.cache.get(-width) == state.posMax and start >= state.cache[-2 - width]
