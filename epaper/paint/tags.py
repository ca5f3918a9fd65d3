"""Facsimile → its structure tree, and for every mark and line of every page the element or the artifact it belongs to.

The order of the tree is that of pages and of reading; a story is one element, with all its parts from other pages. What a page
repeats (folios, heads over continuations, words shown large) and all that only adorns it are artifacts.

An appendix is a part of its own (Part) after all of the paper, with the stories once more. They are no artifacts: PDF/UA wants
what is read to be tagged, and in one column, whole, they are what a small screen reflows and a reader by ear prefers. Whoever
hears the document through comes to its contents first, and so is told that the paper has ended; no story is heard amid itself.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from epaper.geometry import Point, union
from epaper.paint.addresses import Address, addresses
from epaper.paint.languages import Passage, passages
from epaper.paint.tag_figures import Figure, figures
from epaper.paint.tag_story import HEADS, Story
from epaper.paint.tag_tree import HEADER, LAYOUT, Area, Element, PageTags, Place, Stretches, Turn
from epaper.paint.text_boxes import extent, stands_before
from epaper.scene.model import COPY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from epaper.scene.model import Facsimile, Page, Region, TextLine


class Tags(NamedTuple):
    """The tree, and what content of each page belongs to it."""

    root: Element
    pages: tuple[PageTags, ...]

    @property
    def links(self) -> dict[Area, Element]:
        """The link of every area that can be pressed, in the order of the tree."""
        return {area: element for element in self.root.walk() for area in element.areas}


def tag(facsimile: Facsimile) -> Tags:
    """Tag a whole issue."""
    root, pages = Element("Document"), list[PageTags]()
    for appendix, group in groupby(facsimile.pages, key=lambda page: page.appendix):
        own = tuple(group)
        issue = _Issue(root.add("Part") if appendix else root, own, facsimile)
        pages += [_PageTagger(issue, index, page).tags() for index, page in enumerate(own, len(pages))]
        for story in issue.stories.values():
            story.finish()
    return Tags(root, tuple(pages))


class _Issue:
    """The tree of an issue, or of its appendix, while it grows, and what all its pages share."""

    def __init__(self, root: Element, pages: Sequence[Page], facsimile: Facsimile) -> None:
        self.root = root
        self.titles = facsimile.titles
        self.language = facsimile.language
        self.stories: dict[str, Story] = {}
        self.captions: dict[tuple[str, int], Element] = {}  # one may go on on the next page
        self._texts: dict[str, dict[int, str]] = defaultdict(lambda: defaultdict(str))
        self._links: dict[tuple[str, int, int], Element] = {}
        for line in (line for page in pages for line in page.lines):
            if line.role in COPY:
                self._texts[line.article][line.paragraph] += line.text

    def story(self, article: str) -> Story:
        if article not in self.stories:
            self.stories[article] = Story(self.root.add("Art"), self.titles.get(article, ""), self._texts[article])
        return self.stories[article]

    def addresses(self, line: TextLine) -> Iterable[Address]:
        """Return the addresses in a line; of those that reach over several lines of a paragraph the whole, counted alike."""
        if line.role not in COPY:
            return addresses(line.text)
        found = (address.moved(-line.start) for address in addresses(self._texts[line.article][line.paragraph]))
        return (address for address in found if address.start < len(line.text) and address.end > 0)

    def link(self, line: TextLine, address: Address, owner: Element) -> Element:
        """Return the link of an address, which an earlier line may have begun."""
        key = line.article, line.paragraph, line.start + address.start
        link = self._links.get(key) if line.role in COPY else None
        if link is None:
            link = self._links[key] = owner.add("Link")
            link.target = link.says = address.uri
        return link


class _PageTagger:
    def __init__(self, issue: _Issue, index: int, page: Page) -> None:
        self._issue, self._index, self._page = issue, index, page
        self._stretches = Stretches(index)
        self._sections: dict[str, Element] = {}
        self._entries: dict[Place, Element] = {}
        self._owners, self._figures = figures(page, issue.titles)
        self._captioned = self._matched()

    def tags(self) -> PageTags:
        marks = tuple(map(self._stretches.opening, self._owners))
        lines, turns, parted = self._page.lines, list[tuple[Turn, ...]](), set[int]()
        for number, (line, after) in enumerate(zip_longest(lines, lines[1:])):
            turns.append(self._turns(line, after))
            if turns[-1] and line.article and line.role in HEADS and self._issue.story(line.article).takes_blank(line, after):
                parted.add(number)
        for figure in self._figures:
            self._show(figure.article, self._issue.story(figure.article).art if figure.article else self._issue.root)
        return PageTags(marks, tuple(turns), tuple(self._stretches.owners), frozenset(parted))

    def _turns(self, line: TextLine, after: TextLine | None) -> tuple[Turn, ...]:
        if not line.runs:
            if line.role == "masthead":
                self._show("", self._section("Masthead"))
            return ()
        owner = self._owner(line, after)
        opening = self._stretches.opening
        if isinstance(owner, bytes):
            return (Turn(0, opening(owner)),)
        if any(run.level for run in line.runs):
            return (Turn(0, opening(_as_read(owner, line.text))),)
        if owner.kind == "Link" or line.vertical:
            return (Turn(0, opening(owner)),)
        turns, done = [], 0
        inner: list[Address | Passage] = [*self._issue.addresses(line), *passages(line.text, self._issue.language)]
        for found in sorted(inner):
            start, end = max(done, found.start), min(len(line.text), found.end)
            if start >= end:  # letters within an address
                continue
            if start > done:
                turns.append(Turn(done, opening(owner)))
            turns.append(Turn(start, opening(self._inner(line, found, owner))))
            done = end
        if done < len(line.text) or not turns:
            turns.append(Turn(done, opening(owner)))
        return tuple(turns)

    def _inner(self, line: TextLine, found: Address | Passage, owner: Element) -> Element:
        """Return the element of an address, or of what is in another language, inside that of its line."""
        if isinstance(found, Passage):
            inner = owner.add("Span")
            inner.language = found.language
            return inner
        link = self._issue.link(line, found, owner)
        link.areas.append(Area(self._index, extent(line, max(0, found.start), min(len(line.text), found.end))))
        return link

    def _owner(self, line: TextLine, after: TextLine | None) -> Element | bytes:
        """Return what a line belongs to."""
        if line.role == "folio":
            return HEADER
        if line.role == "masthead":
            return self._section("Masthead").add("P")
        return self._of_story(line, after) if line.article else self._furniture(line)

    def _of_story(self, line: TextLine, after: TextLine | None) -> Element | bytes:
        story = self._issue.story(line.article)
        if line.role in COPY:
            self._show(line.article, story.art)
            return self._led(story.copy(line, label=_is_label(line, after)), line)
        if line.role in HEADS:
            return self._led(story.head(line), line)
        if line.role == "caption":
            return self._led(self._caption(line), line)
        return self._jump(story, line) if line.leads else LAYOUT

    def _led(self, owner: Element, line: TextLine) -> Element:
        """Return the link in an element to where a line of it leads, or the element where it leads nowhere."""
        if not line.leads:
            return owner
        last = owner.kids[-1] if owner.kids else None
        link = last if isinstance(last, Element) and last.kind == "Link" else owner.add("Link")
        link.target, link.says = Place(line.article, line.leads), self._issue.titles.get(line.article) or line.text
        link.areas.append(Area(self._index, line.box))
        return link

    def _section(self, kind: str) -> Element:
        if kind not in self._sections:
            self._sections[kind] = self._issue.root.add(kind)
        return self._sections[kind]

    def _furniture(self, line: TextLine) -> Element | bytes:
        """Return what a line of no story belongs to: the index box, the imprint, or nothing: it repeats words of a story."""
        regions = [region for region in self._page.regions if region.contains(Point(line.x, line.baseline))]
        entry = next((region for region in regions if region.kind == "index"), None)
        if entry is not None:
            return self._index_box(line, entry)
        return LAYOUT if regions else self._section("Imprint").add("P")

    def _index_box(self, line: TextLine, region: Region) -> Element:
        index = self._section("TOC")
        if not line.leads:
            return index.add("Caption")
        where = Place(region.article, line.leads)
        if where not in self._entries:
            link = self._entries[where] = index.add("TOCI").add("Reference").add("Link")
            link.target = where
            link.says = self._issue.titles.get(region.article) or line.text
        link = self._entries[where]
        around = union((line.box, *(area.rect for area in link.areas)))
        link.areas = [Area(self._index, around)]
        return link

    def _jump(self, story: Story, line: TextLine) -> Element:
        link = story.jump().add("Link")
        link.target, link.says = Place(line.article, line.leads), line.text
        link.areas.append(Area(self._index, line.box))
        return link

    def _caption(self, line: TextLine) -> Element:
        """Return the caption of the picture next above it; of one that is lost it is a paragraph."""
        key = line.article, line.paragraph
        if key not in self._issue.captions:
            self._issue.captions[key] = self._new_caption(line)
        return self._issue.captions[key]

    def _new_caption(self, line: TextLine) -> Element:
        art, figure = self._issue.story(line.article).art, self._captioned.get((line.article, line.paragraph))
        if figure is None:
            return art.add("P")
        figure.shown = True
        together = art.add("Div")
        together.kids.append(figure.element)
        return together.add("Caption")

    def _matched(self) -> dict[tuple[str, int], Figure]:
        """Find the picture of each caption: that next above it; a picture may stand amid copy that is read before it."""
        found: dict[tuple[str, int], Figure] = {}
        for line in self._page.lines:
            if line.role != "caption" or (line.article, line.paragraph) in found:
                continue
            own, taken = line.box, {id(figure) for figure in found.values()}
            above = [
                figure
                for figure in self._figures
                if figure.article == line.article and id(figure) not in taken and figure.rect.bottom <= line.baseline
            ]
            # One of a joint caption 合写说明 may begin below another picture of the row: then that is next which is in turn.
            below = [figure for figure in above if figure.rect.x < own.right and own.x < figure.rect.right]
            if above:
                found[line.article, line.paragraph] = max(below or above, key=lambda figure: figure.rect.bottom)
        return found

    def _show(self, article: str, parent: Element) -> None:
        """Put the pictures of a story that have no caption, or those of none, where an element stands now."""
        captioned = {id(figure) for figure in self._captioned.values()}
        for figure in self._figures:
            if figure.article == article and not figure.shown and id(figure) not in captioned:
                parent.kids.append(figure.element)
                figure.shown = True


def _is_label(line: TextLine, after: TextLine | None) -> bool:
    """Say whether a line is the number or the mark of an item, whose words follow on its height."""
    return line.role == "item" and not line.start and stands_before(line, after)


def _as_read(owner: Element, text: str) -> Element:
    """Return the element of a line with leftward letters: they are shown as they stand, and it says them as they are read."""
    line = owner.add("Span")
    line.actual = text
    return line
