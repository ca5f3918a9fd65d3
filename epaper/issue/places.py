"""Places on pages as people write them ↔ values: a spot, a module 版位, a list of pages, the grid they count on 版样.

Invariants: readers give None where the text is no such thing, and understand both languages; what is written is read back.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from epaper.issue.names import PIN_FIELDS
from epaper.issue.pins import NO_LINES, HeadLines, Module, Spot

AUTO = "auto"
AUTO_NAMES = ("自动", "auto")
EAR_NAMES = ("报眼", "ear")
MOST_PAGES = 999
MOST_COLUMNS = 99
MOST_ROWS = 9999
SPOT_EXAMPLE = "第2栏 第30行"
MODULE_EXAMPLE = "2版 1栏3行 深30 30 45 题7行28磅2折 副14磅1折 加框"
GRID_EXAMPLE = "a4 4x53 10.5"

_NUMBER = r"([1-9]\d{0,3})"
_SPOT = (
    re.compile(rf"(?:第?{_NUMBER}栏)?\s*(?:第?{_NUMBER}行)?"),
    re.compile(rf"(?:column {_NUMBER})?\s*(?:line {_NUMBER})?", re.IGNORECASE),
)
_DEPTHS, _TOPS = r"([1-9]\d{0,3}(?: [1-9]\d{0,3})*)", r"(\d{1,4}(?: \d{1,4})*)"
_SIZE = r"(\d{1,3}(?:\.\d{1,2})?)"
_LINES = r"([1-9]\d?)"
_MODULE = (
    re.compile(
        rf"第?{_NUMBER}版 第?{_NUMBER}栏 ?第?{_NUMBER}行 深 ?{_DEPTHS}"
        rf"(?: 题 ?(?:{_NUMBER}栏 ?)?(\d{{1,4}})行 ?{_SIZE}磅"
        rf"(?:{_LINES}折(?: 肩 ?{_SIZE}磅{_LINES}折)?(?: 副 ?{_SIZE}磅{_LINES}折)?)?)?"
        rf"(?: 图 ?{_TOPS})?(?: 引 ?{_TOPS})?(?: ([^\W\d]\S*))?"
    ),
    re.compile(
        rf"page {_NUMBER} column {_NUMBER} line {_NUMBER} depth {_DEPTHS}"
        rf"(?: head (?:over {_NUMBER} )?(\d{{1,4}}) {_SIZE} ?pt(?: in {_LINES}"
        rf"(?: kicker {_SIZE} ?pt in {_LINES})?(?: deck {_SIZE} ?pt in {_LINES})?)?)?"
        rf"(?: pictures {_TOPS})?(?: quote {_TOPS})?(?: ([^\W\d]\S*))?",
        re.IGNORECASE,
    ),
)
_PAGES = re.compile(r"[1-9]\d{0,2}")
_GRID = re.compile(r"(\S+) ([1-9]\d?)[x×]([1-9]\d{0,3}) (\d{1,3}(?:\.\d{1,4})?)")
_DRESS = next(field for field in PIN_FIELDS if field.attribute == "dress")


class GridMark(NamedTuple):
    """The grid modules were written on: name of the stock, base columns, lines, size of the body in points."""

    stock: str
    columns: int
    rows: int
    size: float


def read_spot(text: str) -> Spot | None:
    """Read 第2栏 第30行, one of them alone, or `column 2 line 30`."""
    match = next((match for pattern in _SPOT if (match := pattern.fullmatch(text.strip()))), None)
    if match is None or not match[0]:
        return None
    spot = Spot(int(match[1] or 0), int(match[2] or 0))
    return spot if is_spot(spot) else None


def is_ear(text: str) -> bool:
    """Say whether a place is that beside the masthead 报眼."""
    return text.strip().casefold() in EAR_NAMES


def write_spot(spot: Spot | None, language: int) -> str:
    """Write a spot, or where there is none the place beside the masthead; `language` 0 is Chinese, 1 English."""
    if spot is None:
        return EAR_NAMES[language]
    forms = (("第{}栏", "第{}行"), ("column {}", "line {}"))[language]
    return " ".join(form.format(value) for form, value in zip(forms, spot, strict=True) if value)


def read_module(text: str) -> Module | None:
    """Read 2版 1栏3行 深30 30 45 题7行28磅2折 副14磅1折 加框, or `page 2 column 1 line 3 depth 30 30 45 head 7 28pt in 2 box`."""
    line = re.sub(r"\s+", " ", text.strip())
    match = next((match for pattern in _MODULE if (match := pattern.fullmatch(line))), None)
    if match is None:
        return None
    page, column, row, depths, over, head, size, lines, large, many, small, few, tops, quoted, named = match.groups()
    dress = _DRESS.chosen(named) if named else _DRESS.choice_of("plain")
    if dress is None or dress.value is None:
        return None
    where = int(page), int(column), int(row), tuple(map(int, depths.split()))
    pictures, quote = (tuple(map(int, (rows or "").split())) for rows in (tops, quoted))
    module = Module(
        *where,
        int(head or 0),
        float(size or 0),
        dress.value,  # type: ignore[arg-type]
        pictures,
        quote,
        int(over or 0),
        int(lines or 0),
        HeadLines(float(large or 0), int(many or 0)),
        HeadLines(float(small or 0), int(few or 0)),
    )
    return module if is_module(module) else None


def write_dress(dress: str, language: int) -> str:
    """Write the name of a dress that can be pinned; another as it is called."""
    choice = _DRESS.choice_of(dress)
    return choice.names[language] if choice else dress


def write_module(module: Module, language: int) -> str:
    """Write a module on one line; a plain dress and a missing head need no words."""
    form = ("{}版 {}栏{}行 深{}", "page {} column {} line {} depth {}")[language]
    shown = form.format(module.page, module.column, module.row, " ".join(map(str, module.depths)))
    if module.head or module.size:
        over = (f"{module.over}栏", f"over {module.over} ")[language] if module.over else ""
        shown += (" 题{}{}行{:g}磅", " head {}{} {:g}pt")[language].format(over, module.head, abs(module.size))
        shown += _write_lines(module, language)
    if module.pictures:
        shown += (" 图", " pictures ")[language] + " ".join(map(str, module.pictures))
    if module.quote:
        shown += (" 引", " quote ")[language] + " ".join(map(str, module.quote))
    dress = _DRESS.choice_of(module.dress)
    return shown if dress is None or module.dress == "plain" else f"{shown} {dress.names[language]}"


def _write_lines(module: Module, language: int) -> str:
    """Write how many lines the headline of a module is in, and its kicker and deck."""
    if not module.lines:
        return ""
    shown = ("{}折", " in {}")[language].format(module.lines)
    for name, around in ((("肩", "kicker")[language], module.kicker), (("副", "deck")[language], module.deck)):
        if around.lines:
            shown += (" {}{:g}磅{}折", " {} {:g}pt in {}")[language].format(name, around.size, around.lines)
    return shown


def read_pages(text: str) -> tuple[int, ...] | None:
    """Read numbers of pages: 2、3."""
    words = [word.removeprefix("第").removesuffix("版") for word in re.split(r"[\s、,，;；]+", text.strip()) if word]
    return tuple(map(int, words)) if all(map(_PAGES.fullmatch, words)) else None


def read_grid(text: str) -> GridMark | None:
    """Read a grid: a4 4x53 10.5."""
    match = _GRID.fullmatch(re.sub(r"\s+", " ", text.strip()))
    return GridMark(match[1], int(match[2]), int(match[3]), float(match[4])) if match and float(match[4]) else None


def write_grid(grid: GridMark) -> str:
    """Write a grid, the size to a ten-thousandth of a point."""
    size = f"{grid.size:.4f}".rstrip("0").rstrip(".")
    return f"{grid.stock} {grid.columns}x{grid.rows} {size}"


def is_spot(spot: Spot) -> bool:
    """Say whether a spot can be on a page."""
    return 0 <= spot.column <= MOST_COLUMNS and 0 <= spot.row <= MOST_ROWS and any(spot)


def is_module(module: Module) -> bool:
    """Say whether a module can be on a page."""
    counts = (*module.depths, module.row)
    return (
        0 < module.page <= MOST_PAGES
        and module.column > 0
        and 0 < len(module.depths) <= MOST_COLUMNS + 1 - module.column
        and all(0 < count <= MOST_ROWS for count in counts)
        and all(len(taken) in {0, len(module.depths)} for taken in (module.pictures, module.quote))
        and all(0 <= count <= MOST_ROWS for count in (*module.pictures, *module.quote))
        and 0 <= module.head <= MOST_ROWS
        and 0 <= module.over <= len(module.depths)
        and 0 <= round(module.size, 2) < 1000
        and (module.lines > 0 or module.kicker == module.deck == NO_LINES)
        and all((around.size > 0) == (around.lines > 0) for around in (module.kicker, module.deck))
    )
