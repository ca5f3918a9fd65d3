"""The number printed on a page → the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.errors import UsageError

if TYPE_CHECKING:
    from epaper.scene.model import Facsimile, Page


def page_numbered(facsimile: Facsimile, number: int) -> Page:
    """Return the page that carries `number`; raise `UsageError` if there is none."""
    for page in facsimile.pages:
        if page.number == number:
            return page
    raise UsageError(f"没有第 {number} 版：这份报纸共 {len(facsimile.pages)} 版，请另选版面。")
