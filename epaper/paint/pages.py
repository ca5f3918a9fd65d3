"""The number printed on a page → the page, and the file it is written to beside its siblings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from epaper.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from epaper.scene.model import Facsimile, Page


Kind = Literal["png", "tiff", "svg"]  # of pictures of pages


def page_numbered(facsimile: Facsimile, number: int) -> Page:
    """Return the page that carries `number`; raise `UsageError` if there is none."""
    for page in facsimile.pages:
        if page.number == number:
            return page
    raise UsageError(f"没有第 {number} 版：这份报纸共 {len(facsimile.pages)} 版，请另选版面。")


def numbered_paths(facsimile: Facsimile, path: Path, endings: tuple[str, ...]) -> Iterator[tuple[int, Path]]:
    """Yield every page's number and its file: `page.png` → `page-1.png`, `page-2.png`, and so on.

    A folder gets them as `page-1.png`, …; a name without one of the `endings` gets the first, whatever dots it has.
    """
    if path.is_dir():
        path = path / "page"
    ending = path.suffix if path.suffix.lower() in endings else ""
    stem = path.name.removesuffix(ending)
    for page in facsimile.pages:
        yield page.number, path.with_name(f"{stem}-{page.number}{ending or endings[0]}")
