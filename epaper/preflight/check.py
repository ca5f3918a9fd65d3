"""A PDF file and the limits of a press → every fault found, by page, those of the whole file first."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from epaper.preflight.boxes import read_sheets
from epaper.preflight.opening import opened
from epaper.preflight.rules.colours import plate_faults, space_faults, spot_faults
from epaper.preflight.rules.faces import face_faults
from epaper.preflight.rules.forbidden import forbidden_faults, note_faults
from epaper.preflight.rules.images import image_faults
from epaper.preflight.rules.ink import ink_faults
from epaper.preflight.rules.pdfx import damage_faults, file_faults
from epaper.preflight.rules.sheets import sheet_faults, size_faults
from epaper.preflight.rules.strokes import stroke_faults
from epaper.preflight.rules.type import type_faults
from epaper.preflight.rules.xmp import metadata_faults

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from epaper.geometry import Rect
    from epaper.preflight.limits import Limits
    from epaper.preflight.model import Fault, Sheet

MOST_PLACES = 50  # kept of one rule on one page; the rest is counted
_OF_A_SHEET = (sheet_faults, face_faults, type_faults, stroke_faults, space_faults, plate_faults, image_faults)


class Complaint(NamedTuple):
    """The faults of one rule on one page: the first of them in words, where they are, how many."""

    fault: Fault
    places: tuple[Rect, ...]
    times: int


class Verdict(NamedTuple):
    """What a preflight says of a file."""

    pages: int
    complaints: tuple[Complaint, ...]


def preflight(path: Path, limits: Limits) -> Verdict:
    """Check a file; raise `UnreadableInput` when it cannot be read at all."""
    with opened(path) as file:
        sheets = list(read_sheets(file))
        of_file = chain(file_faults(file, limits), metadata_faults(file), forbidden_faults(file))
        of_sheets = chain.from_iterable(_faults(sheet, limits) for sheet in sheets)
        of_all = chain(size_faults(sheets, limits), spot_faults(sheets, limits))
        faults = list(chain(of_file, of_all, of_sheets))
        faults += damage_faults(file)  # after all has been read
        faults += ink_faults(file, sheets, limits)  # last: it changes the file
        return Verdict(len(sheets), _gathered(faults))


def _faults(sheet: Sheet, limits: Limits) -> Iterable[Fault]:
    return chain(note_faults(sheet), *(find(sheet, limits) for find in _OF_A_SHEET))


def _gathered(faults: Iterable[Fault]) -> tuple[Complaint, ...]:
    """Put the faults of one rule on one page together: a page of small type is one complaint, not eight hundred."""
    groups: dict[tuple[object, ...], list[Fault]] = defaultdict(list)
    for fault in faults:
        # faults without a place, and those of spot inks and fonts, each say something else
        apart = fault.message if fault.place is None or fault.rule in {"GWG R0020", "X4 fonts"} else ""
        groups[fault.page, fault.rule, fault.severity, apart].append(fault)
    complaints = [
        Complaint(
            group[0], tuple(dict.fromkeys(fault.place for fault in group if fault.place is not None))[:MOST_PLACES], len(group)
        )
        for group in groups.values()
    ]
    return tuple(sorted(complaints, key=lambda each: (each.fault.page or 0, each.fault.severity != "error")))
