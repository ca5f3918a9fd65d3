"""What is asked of one issue: what it is printed on, how many pages, and how it shall look."""

from __future__ import annotations

from typing import NamedTuple

from epaper.issue.model import Masthead
from epaper.style.files import house_of_paper
from epaper.style.model import House


class Style(NamedTuple):
    """What is asked of one issue.

    `stock` is `auto`, a stock of the house by name, or `WxH` in millimetres; `pages` a page count or None for as many as fit;
    `house` a house style or None for the paper's own.
    """

    stock: str = "auto"
    pages: int | None = None
    house: House | None = None

    def house_for(self, masthead: Masthead) -> House:
        """Return the house style of a paper."""
        return self.house or house_of_paper(masthead)
