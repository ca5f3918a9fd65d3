"""Pages as they were made up → what they do without by leave of an editor, for people to know: decks 副题, pull-quotes 引语."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from epaper.errors import Finding
from epaper.issue.model import Article
from epaper.issue.places import AUTO, write_dress
from epaper.issue.quotable import CHARACTERS, WORDS, quotable
from epaper.issue.text import excerpt
from epaper.plan.model import Block, PagePlan
from epaper.plan.stories.quotes import LINES_ABOVE, LINES_BELOW

QUOTED = ("plain", "topped", "band")  # dresses of stories that may have a pull-quote
ROOM_LEAST = LINES_ABOVE + LINES_BELOW + 4  # lines of a leg that may hold one
COUNTS = f"{CHARACTERS[0]} 至 {CHARACTERS[-1]} 字（英文 {WORDS[0]} 至 {WORDS[-1]} 个词）"


def decks_left_out(stories: Sequence[Article], pages: Sequence[PagePlan]) -> Iterator[Finding]:
    """Name the stories whose deck is not printed, as an editor allows; their text still has it."""
    for story, page, block in _beginnings(stories, pages):
        if story.pins.deck_spare and story.deck and not any(part.role == "deck" for part in block.head.parts):
            text = f"副题按“副题可省”省去，第 {page} 版上没有印出；全文里仍有。"
            yield Finding("info", "deck-left-out", story.reference, text, "deck_spare")


def quotes_left_out(stories: Sequence[Article], pages: Sequence[PagePlan]) -> Iterator[Finding]:
    """Name the stories that ask for a pull-quote and have none, and say why; words that are not in the copy are no such."""
    for story, page, block in _beginnings(stories, pages):
        wanted, where = story.pins.pull_quote, story.reference
        if not wanted or block.quote is not None:
            continue
        if quotable(story):
            why = f"第 {page} 版上{_no_room(story, block)}；这一句只在正文里照排。"
            yield Finding("info", "quote-left-out", where, f"没有另排引语：{why}", "pull_quote")
        elif wanted == AUTO:
            why = f"正文里没有合适的话，要一句完整的引用，{COUNTS}；可以自己写明一句。"
            yield Finding("info", "quote-left-out", where, f"没有另排引语：{why}", "pull_quote")
        else:
            text = f"要求把“{excerpt(wanted)}”另排作引语，但正文里没有这句话，没有排；引语须是正文里原样的一句，或写“自动”。"
            yield Finding("warning", "pin-quote", where, text, "pull_quote")


def _no_room(story: Article, block: Block) -> str:
    """Say why a story has no pull-quote where it stands."""
    if block.dress not in QUOTED:
        return f"排成“{write_dress(block.dress, 0)}”，这样排的稿件里不放引语"
    if all(leg.rows < ROOM_LEAST for leg in block.legs):
        return "每栏都太短，引语上下须各有几行正文"
    return "照现在这样排，版面收得更齐"


def _beginnings(stories: Sequence[Article], pages: Sequence[PagePlan]) -> Iterator[tuple[Article, int, Block]]:
    """Yield every story with the page it begins on and its block there."""
    firsts = {block.article: (page.number, block) for page in pages for block in page.blocks if not block.part}
    for story in stories:
        if story.id in firsts:
            yield story, *firsts[story.id]
