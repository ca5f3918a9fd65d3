"""Folios on narrow sheets: the page number stands in one place and size on all pages, and no line is smaller than may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from epaper.compose import compose
from epaper.issue.model import Issue
from epaper.place.foliosides import Item, Room, seated
from epaper.scene.model import Facsimile, TextLine
from epaper.style import Style, load_style
from epaper.style.model import FolioItem
from epaper.typeset.model import DisplayLine
from tests.issues import makers

ROOM = Room(220.0, 0.0, 10.0, 20.0)  # points
MIDDLE = ROOM._replace(middle=40.0)  # leaves either side 80
SECTIONS = ("Front Page", "Technique", "Letters and Signs", "")


def narrow(style: str, stock: str) -> Facsimile:
    """Compose an issue of several small pages with sections."""
    issue = makers.issue_of(6, 6000, pages=None)
    masthead = replace(issue.masthead, name="The Composing Room", date=date(2026, 5, 21), sections=SECTIONS, language="en")
    issue = Issue(replace(masthead, editors=("A. Compositor",)), issue.articles)
    return compose(issue, Style(stock=stock, house=load_style(style)))


def folio(made: Facsimile) -> dict[int, list[TextLine]]:
    return {page.number: [line for line in page.lines if line.role == "folio"] for page in made.pages[1:]}


@pytest.mark.parametrize("style", ["english", "modern-tabloid", "school-paper"])
@pytest.mark.parametrize("stock", ["100x150", "120x160", "150x220"])
def test_the_number_stays_in_its_place_and_the_rest_is_legible(style: str, stock: str) -> None:
    made = narrow(style, stock)
    assert len(made.pages) > 4
    places: dict[bool, set[tuple[float, float, float]]] = {}
    for number, lines in folio(made).items():
        (said,) = [line for line in lines if str(number) in line.text and made.pages[number - 1].label.startswith(line.text)]
        outer = said.x if number % 2 == 0 else said.x + said.width
        places.setdefault(number % 2 == 0, set()).add((round(outer, 1), round(said.baseline, 1), round(said.size, 1)))
        beside = sorted((line for line in lines if line.baseline == said.baseline), key=lambda line: line.x)
        assert all(left.x + left.width <= right.x for left, right in pairwise(beside))
        assert all(line.size >= 7.87 for line in lines if line.text != "The Composing Room")
    assert all(len(found) == 1 for found in places.values()), places


def item(name: FolioItem, width: float, size: float = 10.0, short: float | None = None) -> Item:
    """Make an item so many points wide, and when it is said shortly."""
    said = DisplayLine(name, width / size, ())
    return Item(name, said, size, "black", None if short is None else DisplayLine(f"{name}, short", short / size, ()))


NUMBER = item("number", 40.0, 14.0)


def names(sides: tuple[tuple[Item, ...], tuple[Item, ...]]) -> list[str]:
    return [" ".join(each.line.text for each in side) for side in sides]


@pytest.mark.parametrize(
    ("first", "section", "room", "seats"),
    [
        ([item("date", 60.0)], 30.0, MIDDLE, ["date", "section number"]),  # all have room
        ([item("date", 60.0)], 36.0, MIDDLE, ["date", "section number"]),  # smaller beside the number
        ([item("date", 30.0)], 40.0, MIDDLE, ["date section", "number"]),  # at the other side
        ([item("date", 75.0)], 60.0, MIDDLE, ["date section", "number"]),  # in lines at the other side
        ([item("date", 75.0), item("editors", 60.0)], 60.0, MIDDLE, ["date section", "number"]),  # no room for three lines
        ([item("date", 75.0)], 140.0, MIDDLE, ["date", "number"]),  # a long section has no place
        ([item("date", 140.0, short=60.0)], 30.0, MIDDLE, ["date, short", "section number"]),
        ([item("name", 90.0), item("date", 90.0)], 30.0, ROOM, ["name date", "section number"]),  # in lines
    ],
)
def test_what_has_no_room_beside_the_number_makes_way_for_it(
    first: list[Item], section: float, room: Room, seats: list[str]
) -> None:
    assert names(seated(tuple(first), (item("section", section), NUMBER), room)) == seats
