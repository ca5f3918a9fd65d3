"""A facsimile → plain data (the JSON of `epaper layout`) and plain text (golden files). Numbers are rounded, never reordered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from epaper.colours import Rgb
from epaper.scene.inks import Ink
from epaper.scene.model import Clip, Facsimile, Fill, GlyphRun, Image, Mark, Page, Region, Rule, Shape, TextLine

# A ten-thousandth of a point is far below any printer and keeps the JSON free of binary fractions.
_JSON_DIGITS = 4


def layout_json(facsimile: Facsimile) -> dict[str, Any]:
    """Return stock, body size, pages with regions and lines, and findings; points, origin at the top left."""
    return {
        "stock": facsimile.stock,
        "body_size": _short(facsimile.body_size),
        "pages": [_page(page) for page in facsimile.pages],
        "findings": [finding._asdict() for finding in facsimile.findings],
    }


def _page(page: Page) -> dict[str, Any]:
    return {
        "number": page.number,
        "width": _short(page.width),
        "height": _short(page.height),
        "regions": [_region(region) for region in page.regions],
        "lines": [_line(line) for line in page.lines],
    }


def _region(region: Region) -> dict[str, Any]:
    rects = [[_short(length) for length in rect] for rect in region.rects]
    return {"article": region.article, "kind": region.kind, "rects": rects}


def _line(line: TextLine) -> dict[str, Any]:
    return {
        "article": line.article,
        "role": line.role,
        "paragraph": line.paragraph,
        "start": line.start,
        "end": line.end,
        "x": _short(line.x),
        "baseline": _short(line.baseline),
        "width": _short(line.width),
        "size": _short(line.size),
        "text": line.text,
        **({"vertical": True} if line.vertical else {}),
    }


def _short(length: float) -> float:
    return round(float(length), _JSON_DIGITS) + 0.0  # no negative zero


def text_dump(facsimile: Facsimile) -> str:
    """Return the scene as text, one mark per line, numbers to a hundredth of a point."""
    head = f"facsimile {facsimile.title!r} stock {facsimile.stock} body {_two(facsimile.body_size)}"
    pages = (line for page in facsimile.pages for line in _page_lines(page))
    findings = (f"finding {' | '.join(finding)}" for finding in facsimile.findings)
    return "\n".join([head, *pages, *findings]) + "\n"


def _page_lines(page: Page) -> Iterator[str]:
    yield f"page {page.number} {_two(page.width)} {_two(page.height)} {page.label!r}"
    for region in page.regions:
        rects = "; ".join(_numbers(rect) for rect in region.rects)
        yield f"  region {region.article or '-'} {region.kind} {rects}"
    for mark in page.marks:
        yield from _mark_lines(mark, "  ")
    for line in page.lines:
        place = f"{line.paragraph}:{line.start}-{line.end} {_numbers((line.x, line.baseline, line.width, line.size))}"
        yield f"  line {line.article or '-'} {line.role} {place} {line.text!r}{' vertical' if line.vertical else ''}"
        for run in line.runs:
            yield from _mark_lines(run, "    ")


def _mark_lines(mark: Mark, indent: str) -> Iterator[str]:
    match mark:
        case GlyphRun():
            place = _numbers((mark.x, mark.y, mark.size))
            rises = f" up {_numbers(mark.rises)}" if mark.rises else ""
            turned = f" level {mark.level}" if mark.level else ""
            yield f"{indent}run {mark.face} {mark.ink} {place} {mark.text!r} at {_numbers(mark.offsets)}{rises}{turned}"
        case Rule():
            yield f"{indent}rule {mark.ink} {_numbers((mark.x0, mark.y0, mark.x1, mark.y1, mark.weight))}"
        case Fill():
            yield f"{indent}fill {_ink(mark.ink)} {_numbers(mark.rect)}"
        case Shape():
            rule = " even-odd" if mark.even_odd else ""
            steps = " ".join(f"{step.kind[0]} {_numbers(chain.from_iterable(step.points))}".rstrip() for step in mark.outline)
            yield f"{indent}shape {_ink(mark.ink)}{rule} {steps}"
        case Image():
            grey = " grey" if mark.grey else ""
            yield f"{indent}image {mark.name!r} {_numbers(mark.rect)} crop {_numbers(mark.crop)} {mark.alternative!r}{grey}"
        case Clip():
            yield f"{indent}clip {_numbers(mark.rect)}"
            for inner in mark.marks:
                yield from _mark_lines(inner, indent + "  ")


def _ink(ink: Ink | Rgb) -> str:
    return ink if isinstance(ink, str) else "#{:02x}{:02x}{:02x}".format(*ink)


def _numbers(lengths: Iterable[float]) -> str:
    return " ".join(_two(length) for length in lengths)


def _two(length: float) -> str:
    return f"{round(length, 2) + 0.0:.2f}"
