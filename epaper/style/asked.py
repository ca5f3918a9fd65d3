"""What is asked of one issue: what it is printed on, how many pages, and how it shall look."""

from __future__ import annotations

from dataclasses import dataclass

from epaper.style.files import house_of_language
from epaper.style.model import House


@dataclass(frozen=True, slots=True)
class Style:
    """What is asked of one issue.

    `stock` is `auto`, a stock of the house by name, or `WxH` in millimetres; `pages` a page count or None for as many as fit;
    `house` a house style or None for that of the issue's language.
    """

    stock: str = "auto"
    pages: int | None = None
    house: House | None = None

    def house_for(self, language: str) -> House:
        """Return the house style of a paper in `language`, zh or en."""
        return self.house or house_of_language(language)
