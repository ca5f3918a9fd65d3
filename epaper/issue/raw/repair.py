"""Raw text → issue, findings and ledger, step by step (rulebook A8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from epaper.errors import Finding, UnreadableInput
from epaper.issue.model import Issue
from epaper.issue.raw.classify import Tagged, classify
from epaper.issue.raw.group import group_alike
from epaper.issue.raw.lines import split_lines
from epaper.issue.raw.masthead import read_masthead
from epaper.issue.raw.stories import cut_masthead, cut_stories
from epaper.issue.raw.story import read_story
from epaper.issue.reading import LedgerEntry, Reading
from epaper.issue.text import excerpt
from epaper.issue.whereabouts import at_line, place_of


def read_raw(text: str, name: str, source: Path) -> Reading:
    """Repair the text of an issue as received; `name` is how messages call the file."""
    lines, marks = split_lines(text)
    cut = cut_masthead(lines)
    front = read_masthead(cut.masthead, name)
    tagged, slogan = _take_slogan(classify(cut.stories, cut.article_level), front.masthead.slogan)
    stories = tuple(read_story(story, f"a{number}", name) for number, story in enumerate(cut_stories(tagged), start=1))
    if not stories:
        raise UnreadableInput(f"{name}：有报头而没有稿件；请在每篇稿件的标题前加“## ”。")
    masthead = replace(front.masthead, slogan=front.masthead.slogan or (slogan.line.text if slogan else ""))
    ledger = [*marks, *front.ledger, *_slogan_account(slogan), *(entry for story in stories for entry in story.ledger)]
    findings = (*front.findings, *_slogan_finding(slogan, name), *(item for story in stories for item in story.findings))
    return Reading(
        Issue(masthead, group_alike([story.article for story in stories])),
        tuple(sorted(findings, key=lambda finding: place_of(finding.where).line)),
        tuple(sorted(ledger, key=lambda entry: entry.line)),
        source,
        name,
    )


def _take_slogan(tagged: Sequence[Tagged], known: str) -> tuple[tuple[Tagged, ...], Tagged | None]:
    """Take the first slogan out of the stories; others stay as body, unless the masthead has the same one."""
    slogan = next((item for item in tagged if item.part == "slogan" and known in {"", item.line.text}), None)
    rest = (item for item in tagged if item is not slogan)
    return tuple(item._replace(part="body") if item.part == "slogan" else item for item in rest), slogan


def _slogan_account(slogan: Tagged | None) -> Iterable[LedgerEntry]:
    if slogan:
        yield LedgerEntry(slogan.line.number, excerpt(slogan.line.text), "slogan", "口号，移入报头")


def _slogan_finding(slogan: Tagged | None, source: str) -> Iterable[Finding]:
    if slogan:
        message = f"“{slogan.line.text}”夹在稿件之间，认作口号移入报头；请核对。"
        yield Finding("info", "stray-slogan", at_line(source, slogan.line.number), message)
