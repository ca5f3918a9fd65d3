"""A prepared paragraph at a measure → where its lines end; nothing is ever lost or overset.

Passes of growing tolerance (`costs.PASSES`) are tried until one sets the paragraph; the last may break anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.typeset import costs
from epaper.typeset.breaking import Breaking, cheapest, possible_lines
from epaper.typeset.counted import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from epaper.typeset.breaking import Ways
    from epaper.typeset.costs import Tolerance
    from epaper.typeset.prepared import Prepared

NOTHING = Breaking((), 0.0)


def usual_lines(prepared: Prepared, cells: float) -> Ways:
    """Return the lines of the first pass: nearly always one of their ways is taken, and copyfit knows no others."""
    return possible_lines(prepared.at(cells), cells, costs.PASSES[0])


def break_paragraph(prepared: Prepared, cells: float, usual: Ways | None = None) -> Breaking:
    """Return the cheapest breaking at `cells` em under the first tolerance that yields one without a single last character.

    `usual` are the usual lines, where they are known.
    """
    if not prepared.boxes:
        return NOTHING
    prepared = prepared.at(cells)
    best: Breaking | None = None
    for tolerance in costs.PASSES:
        first = tolerance is costs.PASSES[0]
        found = _fluent(prepared, cells, tolerance, usual if first else None)
        if found is not None and (best is None or found.cost < best.cost - costs.TIED):
            best = found
        if best is not None and (tolerance.ragged or not ends_alone(prepared, best)):
            break
    return best if best is not None else Breaking(tuple(range(1, len(prepared.boxes) + 1)), costs.SPLIT_RULE)


def lengths(
    prepared: Prepared, cells: float, natural: Breaking | None = None, usual: Ways | None = None
) -> Mapping[int, Breaking]:
    """Return the ways to set a paragraph in fewer or more lines than come naturally, by number of lines."""
    natural = natural or break_paragraph(prepared, cells, usual)
    count = len(natural.ends)
    found = {count: natural}
    if count > 1 and prepared.justified:
        ready = prepared.at(cells)
        ways = counted(usual or usual_lines(ready, cells), count - costs.FEWER, count + costs.MORE)
        fair = {n: way for n, way in ways.items() if not ends_alone(ready, way) and not _stuttering(ready, cells, way)}
        found = fair | found
    return dict(sorted(found.items()))


def _fluent(prepared: Prepared, cells: float, tolerance: Tolerance, ways: Ways | None) -> Breaking | None:
    """Return the cheapest breaking without too many hyphens in a row, None where only the last pass may have them."""
    found = cheapest(ways or possible_lines(prepared, cells, tolerance))
    if found is None or not _stuttering(prepared, cells, found):
        return found
    found = cheapest(possible_lines(prepared, cells, tolerance._replace(hyphens=costs.TRIPLE_HYPHEN)))
    final = tolerance is costs.PASSES[-1]
    return found if found is None or final or not _stuttering(prepared, cells, found) else None


def _stuttering(prepared: Prepared, cells: float, breaking: Breaking) -> bool:
    """Say whether more lines in a row end in a hyphen than the eye bears."""
    parted, row = prepared.seams(cells).parted, 0
    for end in breaking.ends if parted else ():
        row = row + 1 if end in parted else 0
        if row > costs.HYPHENS_IN_ROW:
            return True
    return False


def ends_alone(prepared: Prepared, breaking: Breaking) -> bool:
    """Say whether the last line of several holds a single character 孤字."""
    if len(breaking.ends) < 2:
        return False
    return prepared.letters[-1] - prepared.letters[breaking.ends[-2]] < prepared.habits.last_letters
