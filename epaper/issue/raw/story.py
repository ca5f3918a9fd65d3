"""One story's classified lines → an article, the account of its lines, and what a person should look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from epaper.errors import Finding
from epaper.issue.model import Article, Paragraph
from epaper.issue.raw.captions import Caption, Has
from epaper.issue.raw.classify import Tagged
from epaper.issue.raw.deduplicate import Repeat, deduplicate
from epaper.issue.raw.habits import Habits
from epaper.issue.raw.heads import split_heading
from epaper.issue.raw.join import Joined, join
from epaper.issue.raw.labels import name_of
from epaper.issue.raw.lines import Line
from epaper.issue.raw.looks import is_finished
from epaper.issue.raw.pages import Pages
from epaper.issue.raw.stories import Story
from epaper.issue.raw.suspects import possible_heads
from epaper.issue.reading import LedgerEntry, Role
from epaper.issue.reading import joined as joined_entry
from epaper.issue.text import excerpt
from epaper.issue.whereabouts import at_line

# The parts of a head: their roles, and what editors call them.
_HEAD_PARTS: Mapping[str, tuple[Role, str]] = {
    "kicker": ("kicker", "引题"),
    "heading": ("headline", "标题"),
    "deck": ("deck", "副题"),
}
_SPEECH = re.compile(r"指出|强调|表示|要求|认为|说|介绍|致辞")
# 我国, 我市 and the like are the paper's own voice.
_FIRST_PERSON = re.compile(r"(?<!自)我(?![国省市县区州军党院校])")
_ENUMERATED = re.compile(r"[第首其]?[一二三四五六七八九十]+[是要、]|首先|其次|最后")

_GUESSED = {"verse", "names", "table"}
_MATERIAL = {"item": "列表的一条", "verse": "诗", "names": "名单", "table": "表格", "note": "编者按"}


class StoryRead(NamedTuple):
    """An article and what became of its lines."""

    article: Article
    ledger: tuple[LedgerEntry, ...]
    findings: tuple[Finding, ...]


class Desk(NamedTuple):
    """What is known of the whole text: its name, its habits, labels of columns by the line below, its pages, its pictures."""

    source: str
    habits: Habits
    labels: Mapping[int, Line]
    pages: Pages
    has: Has


def read_story(story: Story, captions: Sequence[Caption], identity: str, desk: Desk) -> StoryRead:
    """Repair one story: drop repeats, then split heads and rejoin paragraphs; captions without a picture go to its end."""
    kept, repeats = deduplicate(story.lines)
    heads = [item for item in kept if item.part in _HEAD_PARTS]
    body, byline = _take_byline([item for item in kept if item.part not in _HEAD_PARTS])
    shown = [caption for caption in captions if caption.file and desk.has(caption.file)]
    bare = [caption for caption in captions if caption not in shown]
    joined = join(body, desk.habits)
    written = (*joined, *(Joined(Paragraph(caption.text), caption.lines) for caption in bare))
    labels = [
        desk.labels[item.line.number] for item in story.lines if item.line.number in desk.labels and item.part in _HEAD_PARTS
    ]
    article = replace(
        _article(identity, heads, written, byline.line.text if byline else ""),
        label=" ".join(map(name_of, labels)),
        page=desk.pages.page_at(story.lines[0].line.number) if story.lines else None,
        pictures=tuple(caption.picture for caption in shown),
    )
    ledger = (
        *_account(heads, byline, identity),
        *_label_account(labels, identity),
        *_body_account(written, identity),
        *_picture_account(shown, identity),
        *_repeat_account(repeats, identity),
    )
    findings = (
        *_repeat_findings(repeats, desk.source),
        *_body_findings(joined, desk.source),
        *_head_findings(heads, desk.source),
        *_caption_findings(bare, desk.source),
        *possible_heads(joined, desk.habits, desk.source),
    )
    return StoryRead(article, ledger, findings)


def _label_account(labels: Iterable[Line], identity: str) -> Iterable[LedgerEntry]:
    for label in labels:
        yield LedgerEntry(label.number, excerpt(label.text), "field", f"作 {identity} 的栏目名", identity, fields=("label",))


def _picture_account(captions: Iterable[Caption], identity: str) -> Iterable[LedgerEntry]:
    for caption in captions:
        for line in caption.lines:
            fate = f"作 {identity} 的图片"
            yield LedgerEntry(line.number, excerpt(line.text), "picture", fate, identity, fields=(caption.file,))


def _caption_findings(captions: Iterable[Caption], source: str) -> Iterable[Finding]:
    for caption in captions:
        if caption.file:
            what = f"图片“{caption.file}”不在原稿旁边或打不开，说明先作一段排在文末；请把图片放到原稿旁边再读一次"
        else:
            what = "看来是图片说明，没有写是哪个图片文件，先作一段排在文末；请在行末用括号写上文件名，如“(图1.jpg)”，再读一次"
        yield Finding("warning", "caption-alone", at_line(source, caption.lines[0].number), f"{what}，或改写成 Markdown 的图片。")


def _article(identity: str, heads: Sequence[Tagged], joined: Sequence[Joined], byline: str) -> Article:
    kicker: list[str] = []
    headline: list[str] = []
    deck: list[str] = []
    for item in heads:
        if item.part == "kicker":
            kicker.append(item.line.text)
        elif item.part == "heading":
            lines = split_heading(item.line.text)
            headline += lines.headline
            deck += lines.deck
        else:
            deck.append(item.line.text)
    paragraphs = tuple(item.paragraph for item in joined)
    return Article(identity, tuple(headline), paragraphs, tuple(kicker), tuple(deck), byline)


def _take_byline(body: Sequence[Tagged]) -> tuple[list[Tagged], Tagged | None]:
    """Take out a signature line 署名 that opens or closes the story."""
    for place in (0, -1):
        if body and body[place].part == "signature":
            byline = body[place]
            return [item for item in body if item is not byline], byline
    return list(body), None


def _account(heads: Iterable[Tagged], byline: Tagged | None, identity: str) -> tuple[LedgerEntry, ...]:
    entries = [_entry(item, *_HEAD_PARTS[item.part], identity) for item in heads]
    if byline:
        entries.append(_entry(byline, "byline", "署名", identity))
    return tuple(entries)


def _entry(item: Tagged, role: Role, name: str, identity: str) -> LedgerEntry:
    if role == "headline" and (deck := split_heading(item.line.text).deck):
        name = f"标题，其中“{excerpt(deck[0])}”为副题"
    return LedgerEntry(item.line.number, excerpt(item.line.text), role, f"作 {identity} 的{name}", identity)


def _body_account(joined: Iterable[Joined], identity: str) -> tuple[LedgerEntry, ...]:
    entries: list[LedgerEntry] = []
    for number, item in enumerate(joined, start=1):
        role: Role = item.paragraph.kind
        name = "小标题" if role == "subheading" else "段"
        told = f"，认作{_MATERIAL[role]}" if role in _MATERIAL else ""
        first = item.lines[0]
        fate = f"作 {identity} 第 {number} {name}{told}"
        entries.append(LedgerEntry(first.number, excerpt(first.text), role, fate, identity, paragraph=number))
        for above, line in zip(item.lines, item.lines[1:], strict=False):
            entries.append(joined_entry(line.number, line.text, above.number, identity, number))
    return tuple(entries)


def _repeat_account(repeats: Iterable[Repeat], identity: str) -> tuple[LedgerEntry, ...]:
    return tuple(
        LedgerEntry(
            repeat.dropped.line.number,
            excerpt(repeat.dropped.line.text),
            "dropped",
            f"与第 {repeat.of.line.number} 行重复，删去",
            identity,
            repeat.of.line.number,
        )
        for repeat in repeats
    )


def _repeat_findings(repeats: Sequence[Repeat], source: str) -> tuple[Finding, ...]:
    if not repeats:
        return ()
    lines = "、".join(str(repeat.dropped.line.number) for repeat in repeats)
    message = f"第 {lines} 行整段重复前文，已删去 {len(repeats)} 行；请核对。"
    return (Finding("warning", "repeated-run", at_line(source, repeats[0].dropped.line.number), message),)


def _body_findings(joined: Sequence[Joined], source: str) -> tuple[Finding, ...]:
    findings: list[Finding] = []
    for above, item in zip((None, *joined), joined, strict=False):
        if item.paragraph.kind in _GUESSED:
            findings.append(_guess_finding(item, source))
            continue
        for left, right in zip(item.lines, item.lines[1:], strict=False):
            message = f"第 {left.number} 行断在“{left.text[-6:]}”，已与第 {right.number} 行“{right.text[:6]}”接成一段；请核对。"
            findings.append(Finding("info", "joined-paragraph", at_line(source, right.number), message))
        if above and _lost_speaker(above, item):
            message = "这一段用第一人称而未说明是谁的话，可能是上一段讲话的下文；请核对是否误分了段。"
            findings.append(Finding("info", "unattributed-paragraph", at_line(source, item.lines[0].number), message))
    return tuple(findings)


def _guess_finding(item: Joined, source: str) -> Finding:
    first, last = item.lines[0].number, item.lines[-1].number
    lines = f"第 {first} 行" if first == last else f"第 {first} 至 {last} 行"
    message = f"{lines}看来是{_MATERIAL[item.paragraph.kind]}，已照此收入；请核对。"
    return Finding("info", "recognised-material", at_line(source, first), message)


def _lost_speaker(above: Joined, item: Joined) -> bool:
    """Say whether a paragraph speaks on in the first person after an attributed one that is whole (rulebook A8.5)."""
    text = item.paragraph.text
    person = _FIRST_PERSON.search(text)
    return (
        person is not None
        and is_finished(above.paragraph.text)
        and _SPEECH.search(text[: person.start()]) is None
        and _ENUMERATED.match(text) is None
        and text.count("“", 0, person.start()) == text.count("”", 0, person.start())
    )


def _head_findings(heads: Sequence[Tagged], source: str) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            "info",
            "unmarked-head",
            at_line(source, item.line.number),
            f"“{excerpt(item.line.text)}”没有标题记号，已作{_HEAD_PARTS[item.part][1]}；请核对。",
        )
        for item in heads
        if not item.line.level
    )
