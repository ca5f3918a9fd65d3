"""Raw text → issue, findings and ledger, step by step (rulebook A8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from epaper.errors import Finding, UnreadableInput
from epaper.issue.model import Issue
from epaper.issue.raw.captions import Caption, Has, take_captions
from epaper.issue.raw.classify import Tagged, classify
from epaper.issue.raw.group import group_alike
from epaper.issue.raw.labels import take_labels
from epaper.issue.raw.lines import Line, split_lines
from epaper.issue.raw.masthead import read_masthead
from epaper.issue.raw.pages import read_pages
from epaper.issue.raw.stories import Story, cut_masthead, cut_stories, has_marks
from epaper.issue.raw.story import Desk, read_story
from epaper.issue.reading import LedgerEntry, Reading
from epaper.issue.text import excerpt
from epaper.issue.whereabouts import at_line, place_of


def no_picture(_file: str) -> bool:
    """Say that no picture is at hand, as where only the text is."""
    return False


def read_raw(text: str, name: str, source: Path, has: Has = no_picture) -> Reading:
    """Repair the text of an issue as received; `name` is how messages call the file, `has` tells which pictures are beside it."""
    lines, marks = split_lines(text)
    paged = read_pages(lines, name)
    lines, captions = take_captions(paged.lines)
    lines, labels = take_labels(lines, marked=has_marks(lines))
    cut = cut_masthead(lines)
    read = {line.number for line in cut.stories}
    astray = [label for below, label in labels.items() if below not in read]
    front = read_masthead(sorted([*cut.masthead, *astray], key=lambda line: line.number), name)
    classified = _put_back(classify(cut.stories, cut.article_level, cut.habits), labels)
    tagged, slogan = _take_slogan(classified, front.masthead.slogan)
    desk = Desk(name, cut.habits, labels, paged.pages, has)
    stories = tuple(
        read_story(story, own, f"a{number}", desk)
        for number, (story, own) in enumerate(_with_captions(cut_stories(tagged), captions), start=1)
    )
    if not stories:
        raise UnreadableInput(f"{name}：有报头而没有稿件；请在每篇稿件的标题前加“## ”。")
    masthead = replace(front.masthead, slogan=front.masthead.slogan or (slogan.line.text if slogan else ""))
    ledger = [*marks, *paged.ledger, *front.ledger, *_slogan_account(slogan)]
    ledger += [entry for story in stories for entry in story.ledger]
    findings = [*paged.findings, *front.findings, *_slogan_finding(slogan, name)]
    findings += [item for story in stories for item in story.findings]
    return Reading(
        Issue(paged.pages.onto(masthead), group_alike([story.article for story in stories])),
        tuple(sorted(findings, key=lambda finding: place_of(finding.where).line)),
        tuple(sorted(ledger, key=lambda entry: entry.line)),
        source,
        name,
    )


def _put_back(tagged: Sequence[Tagged], labels: Mapping[int, Line]) -> tuple[Tagged, ...]:
    """Put labels of columns back as sub-headings where what is below them turned out to be no head."""
    lines: list[Tagged] = []
    for item in tagged:
        if item.line.number in labels and item.part not in {"heading", "kicker"}:
            lines.append(Tagged(labels[item.line.number], "subheading"))
        lines.append(item)
    return tuple(lines)


def _with_captions(stories: Sequence[Story], captions: Sequence[Caption]) -> list[tuple[Story, tuple[Caption, ...]]]:
    """Give each caption to the story it stands in, the first if it stands before them all."""
    if not stories and captions:
        stories = (Story(()),)
    ends = [story.lines[0].line.number for story in stories[1:]]
    own: list[list[Caption]] = [[] for _ in stories]
    for caption in captions:
        own[sum(end <= caption.lines[0].number for end in ends)].append(caption)
    return [(story, tuple(each)) for story, each in zip(stories, own, strict=True)]


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
