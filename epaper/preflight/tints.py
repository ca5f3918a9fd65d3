"""A colour space and a plate → the PostScript that turns a colour into the grey of that plate (1 is bare, 0 is solid)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.preflight.colourspaces import PROCESS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from epaper.preflight.colourspaces import Space

_LARGER = "2 copy lt {exch} if pop "  # of two numbers


def tint(space: Space, plate: str, plates: Sequence[str]) -> str:
    """Return the program of a tint transform; the last of `plates` takes all spot inks."""
    if space.names:
        return _of_inks(space.names, plate, spots=plate == plates[-1])
    if plate not in PROCESS:
        return _bare(space.count)
    if space.count == 4:
        return _of_inks(PROCESS, plate, spots=False)
    if space.count == 3:
        if plate == "Black":
            return f"{{{_LARGER * 2}}}"
        return f"{{{2 - PROCESS.index(plate)} index 4 1 roll {_LARGER * 2} sub 1 add}}"
    return "{}" if plate == "Black" and space.count == 1 else _bare(space.count)


def _of_inks(names: Sequence[str], plate: str, *, spots: bool) -> str:
    count = len(names)
    wanted = [at for at, name in enumerate(names) if (name not in {*PROCESS, "All", "None"} if spots else name in {plate, "All"})]
    if not wanted:
        return _bare(count)
    # on the stack: the inks, and above them the sum; the ink at `at` is then so deep
    summed = "".join(f"{count - at} index add " for at in wanted)
    return f"{{0 {summed}1 exch sub {count + 1} 1 roll {'pop ' * count}}}"


def _bare(count: int) -> str:
    return f"{{{'pop ' * count}1}}"
