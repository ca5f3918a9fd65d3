"""The lines of one story, over all its pages → the elements of its part of the structure tree (Art)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from epaper.paint.tag_tree import Element

if TYPE_CHECKING:
    from collections.abc import Mapping

    from epaper.scene.model import TextLine

HEADS = {"kicker": "Kicker", "headline": "H1", "deck": "Deck", "byline": "Byline", "furniture": "Label"}
PARAGRAPHS = {"verse": "Verse", "names": "Names", "note": "EditorNote", "source": "Source"}
GROUPS = {"item": "L", "quote": "BlockQuote"}  # paragraphs that stand together in one element


class _Group(NamedTuple):
    element: Element
    last: int  # paragraph


class Story:
    """The part of the tree that one story has; asked line by line, in the order of pages and lines."""

    def __init__(self, art: Element, title: str, texts: Mapping[int, str]) -> None:
        """Fill `art`; `texts` are the whole paragraphs of the story's copy."""
        self.art = art
        self._title = title
        self._texts = texts
        self._leaves: dict[tuple[int, object], Element] = {}
        self._group: _Group | None = None
        self._headed = False
        self._jumps: list[Element] = []
        self._heads: dict[Element, str] = {}

    def head(self, line: TextLine) -> Element:
        """Return the element of a part of the head, all its lines together; words parted by the end of one get a space."""
        kind = HEADS[line.role]
        self._headed = self._headed or kind == "H1"
        last = self.art.kids[-1] if self.art.kids else None
        element = last if isinstance(last, Element) and last.kind == kind else self.art.add(kind)
        joined = self._heads.get(element, "")
        if joined[-1:].isascii() and line.text[:1].isascii() and not joined[-1:].isspace() and joined:
            joined += " "
            element.actual = joined + line.text
        self._heads[element] = joined + line.text
        return element

    def takes_blank(self, line: TextLine, after: TextLine | None) -> bool:
        """Add a blank to the head where the end of its line, the last that was asked for, parts words; say whether it does.

        The blank is shown there. MuPDF would read the rest of a head twice over were it said of the element instead.
        """
        upright = line.vertical or (after is not None and after.vertical)
        if after is None or after.article != line.article or HEADS.get(after.role) != HEADS[line.role] or upright:
            return False
        element = next(reversed(self._heads))
        said = self._heads[element]
        if element.kind == "H1" and self._title.startswith(said):
            parted = self._title[len(said) : len(said) + 1] == " "
        else:
            parted = said[-1:].isascii() and after.text[:1].isascii() and not said[-1:].isspace()
        if parted:
            self._heads[element] += " "
        return parted

    def jump(self) -> Element:
        """Return a new element for a line that leads from one part of the story to another; it is read after the story."""
        jump = Element("Jump")
        self._jumps.append(jump)
        return jump

    def finish(self) -> None:
        """Close the story: its headline says the title as it is written, whose blanks may have become the ends of lines."""
        for head, said in self._heads.items():
            if head.kind == "H1" and said != self._title and _solid(said) == _solid(self._title):
                head.actual = self._title
            link = head.kids[0] if head.kids else None
            if isinstance(link, Element) and link.kind == "Link":  # what stands for all of a head would hide the link in it
                link.actual, head.actual = head.actual, ""
        self.art.kids.extend(self._jumps)

    def copy(self, line: TextLine, *, label: bool) -> Element:
        """Return the element of a line of copy; `label` says that it is the number or the mark of an item."""
        paragraph = line.paragraph
        if line.role == "table" and "\t" in self._texts[paragraph]:
            return self._cell(line)
        part: object = "label" if label else ""
        found = self._leaves.get((paragraph, part))
        if found is None:
            found = self._leaves[paragraph, part] = self._leaf(line, label=label)
        return found

    def _leaf(self, line: TextLine, *, label: bool) -> Element:
        """Make the element of a paragraph, or of a part of an item."""
        if line.role == "subheading":
            return self.art.add("H2" if self._headed else "H1")
        if line.role not in GROUPS:
            return self.art.add(PARAGRAPHS.get(line.role, "P"))
        group = self._grouped(GROUPS[line.role], line.paragraph)
        if line.role == "quote":
            return group.add("P")
        item = self._leaves.get((line.paragraph, "item"))
        if item is None:
            item = self._leaves[line.paragraph, "item"] = group.add("LI")
        if label:
            group.owner = "List"
            group.attributes = {"ListNumbering": b"Decimal" if line.text[:1].isdecimal() else b"Disc"}
        return item.add("Lbl" if label else "LBody")

    def _grouped(self, kind: str, paragraph: int) -> Element:
        """Return the element that paragraphs of one kind share which follow one another."""
        held = self._group
        together = held is not None and held.element.kind == kind and paragraph - held.last <= 1
        element = held.element if held is not None and together else self.art.add(kind)
        self._group = _Group(element, paragraph)
        return element

    def _cell(self, line: TextLine) -> Element:
        """Return the cell a line of a table stands in; all cells are made at once, those that are empty too."""
        text, paragraph = self._texts[line.paragraph], line.paragraph
        if (paragraph, "table") not in self._leaves:
            self._leaves[paragraph, "table"] = self._table(text, paragraph)
        above, _, left = ("\n" + text[: line.start]).rpartition("\n")
        return self._leaves.get((paragraph, (above.count("\n"), left.count("\t"))), self._leaves[paragraph, "table"])

    def _table(self, text: str, paragraph: int) -> Element:
        table = self.art.add("Table")
        rows = text.removesuffix("\n").split("\n")
        columns = 1 + max(row.count("\t") for row in rows)
        for number in range(len(rows)):
            row = table.add("TR")
            for column in range(columns):
                cell = self._leaves[paragraph, (number, column)] = row.add("TD" if number else "TH")
                if not number:
                    cell.owner, cell.attributes = "Table", {"Scope": b"Column"}
        return table


def _solid(text: str) -> str:
    return "".join(text.split())
