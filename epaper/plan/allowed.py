"""Pages as they were made up → what make-up has done by leave of an editor, for people to know: a deck 副题 left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from epaper.errors import Finding
from epaper.issue.model import Article
from epaper.plan.model import Block, PagePlan


def decks_left_out(stories: Sequence[Article], pages: Sequence[PagePlan]) -> Iterator[Finding]:
    """Name the stories whose deck is not printed, as an editor allows; their text still has it."""
    for story, page, block in _beginnings(stories, pages):
        if story.pins.deck_spare and story.deck and not any(part.role == "deck" for part in block.head.parts):
            text = f"《{story.title}》的副题按“副题可省”省去，第 {page} 版上没有印出；全文里仍有。"
            yield Finding("info", "deck-left-out", f"{story.id}《{story.title}》", text)


def _beginnings(stories: Sequence[Article], pages: Sequence[PagePlan]) -> Iterator[tuple[Article, int, Block]]:
    """Yield every story with the page it begins on and its block there."""
    firsts = {block.article: (page.number, block) for page in pages for block in page.blocks if not block.part}
    for story in stories:
        if story.id in firsts:
            yield story, *firsts[story.id]
