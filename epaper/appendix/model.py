"""The values of the appendix: what articles are cut into before they are poured, and what it costs to end a page there."""

from __future__ import annotations

from typing import Final, NamedTuple

from epaper.issue.model import Picture
from epaper.plan.model import HeadBlock
from epaper.typeset.model import SetLine, Slot

# Prices of ending a page below a strip; one of white that is left at a page's foot is priced by `pouring`.
NEVER: Final = 2_000.0  # a head without its copy, a way back without its head
TORN: Final = 600.0  # inside what should stand together: a row of a table, a small box
BARE: Final = 160.0  # fewer than `OPENING` lines under a head
LONE: Final = 50.0  # a last line alone at the head of a page, or a first alone at its foot: here every page turns (rule P4)
SHY: Final = 3.0  # copy that begins on the page after its picture
OPENING: Final = 3  # lines of copy under a head (rule H9)


class Way(NamedTuple):
    """A line that leads back to the page of the paper an article stands on; it `closes` the article or opens it."""

    says: str
    page: int
    closes: bool = False


class Plate(NamedTuple):
    """The article's picture `number`, at its size in points, and the lines of its caption below it."""

    number: int
    picture: Picture
    width: float
    height: float
    caption: tuple[SetLine, ...]


class Caption(NamedTuple):
    """One more line of a caption too long to stand whole under its picture."""

    plate: Plate
    line: SetLine


class Gap(NamedTuple):
    """White: between two articles on one page, with a rule; above a sub-heading or a group of entries, without."""

    ruled: bool = True


class Cover(NamedTuple):
    """The paper's name and date over the contents."""


class Section(NamedTuple):
    """The page of the paper whose articles follow in the contents, as the paper calls it."""

    label: str
    page: int


class Entry(NamedTuple):
    """An article in the contents: its headline in lines."""

    article: str
    lines: tuple[str, ...]


class Strip(NamedTuple):
    """What takes so many lines of the grid of an article, and is never parted; `price` is that of ending a page below it.

    A `white` one vanishes at the head of a page; what is no article's names none.
    """

    article: str
    rows: int
    content: Way | HeadBlock | Plate | Caption | Slot | Gap | Cover | Section | Entry
    price: float = 0.0
    white: bool = False
