"""Running text → the web and e-mail addresses in it, with what a reader's program is asked to open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESS = re.compile(
    r"(?<![A-Za-z0-9@._-])(?:https?://[!-~]+|www\.[!-~]+|[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)", re.ASCII
)
CLOSING = ".,;:!?)]}>'\""  # at the end they belong to the sentence


class Address(NamedTuple):
    """Characters `start:end` of a text, and the address they name."""

    start: int
    end: int
    uri: str

    def moved(self, by: int) -> Address:
        """Count its characters from another place."""
        return self._replace(start=self.start + by, end=self.end + by)


def addresses(text: str) -> Iterator[Address]:
    """Find the addresses in `text`, in order."""
    if "@" not in text and "www." not in text and "://" not in text:
        return
    for found in ADDRESS.finditer(text):
        shown = found.group().rstrip(CLOSING)
        way = "" if shown.startswith("http") else "http://" if shown.startswith("www.") else "mailto:"
        yield Address(found.start(), found.start() + len(shown), way + shown)
