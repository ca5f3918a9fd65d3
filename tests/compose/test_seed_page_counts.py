"""The shipped issue on every stock: as received or cleaned the same pages, and as many as the rulebook computes."""

from __future__ import annotations

import pytest
from papers import paper

from epaper.scene.dump import text_dump


def test_the_text_as_received_makes_the_same_facsimile() -> None:
    assert text_dump(paper("raw").facsimile) == text_dump(paper("shipped").facsimile)


@pytest.mark.parametrize(
    ("name", "stock", "pages", "codes"),
    [
        ("shipped", "a4", 4, ()),
        ("shipped@tabloid", "tabloid", 2, ("page-count-differs",)),
        ("shipped@broadsheet", "broadsheet", 1, ("page-count-differs",)),
        ("river@a4", "a4", 8, ()),
        ("river@tabloid", "tabloid", 8, ("copy-short",)),
    ],
)
def test_stock_and_pages(name: str, stock: str, pages: int, codes: tuple[str, ...]) -> None:
    facsimile = paper(name).facsimile
    assert (facsimile.stock, len(facsimile.pages)) == (stock, pages)
    assert tuple(finding.code for finding in facsimile.findings) == codes
    assert all((page.width, page.height) == (facsimile.pages[0].width, facsimile.pages[0].height) for page in facsimile.pages)


def test_a_free_size_between_tabloid_and_a4_takes_between_two_and_four_pages() -> None:
    facsimile = paper("shipped@260x370").facsimile
    assert facsimile.stock == "260x370"
    assert 2 <= len(facsimile.pages) <= 3
    assert [finding.code for finding in facsimile.findings] == ["page-count-differs"]


@pytest.mark.parametrize("name", ["shipped", "shipped@tabloid", "shipped@broadsheet", "river@a4", "river@tabloid"])
def test_the_body_is_of_a_size_people_read(name: str) -> None:
    assert 9.0 <= paper(name).facsimile.body_size <= 10.5
