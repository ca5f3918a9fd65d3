"""Colour spaces of PDF, and colours in them → the inks they put on paper.

RGB and what is measured by light become inks by the plain rule (full replacement of grey by black): the true inks would depend on
a profile that the press chooses, and such colours are reported anyhow. A spot ink counts as an ink of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import pikepdf

from epaper.preflight.values import BROKEN, entry, items, number, word

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
DEEPEST = 6  # spaces in spaces: a pattern of an indexed of a DeviceN of an ICC-based one is four
LONGEST_LOOKUP = 65536  # bytes of an indexed space: 256 entries of up to 32 inks are 8192
_COUNTS = {"DeviceGray": 1, "CalGray": 1, "DeviceRGB": 3, "CalRGB": 3, "Lab": 3, "DeviceCMYK": 4, "Pattern": 0, "Indexed": 1}
_SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}  # inline pictures may write so


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: its family, how many numbers a colour takes, the inks it names, and the space below it."""

    family: str
    count: int
    names: tuple[str, ...] = ()
    base: Space | None = None
    lookup: bytes = field(default=b"", repr=False)

    @property
    def root(self) -> Space:
        """The space the colours are in: below an index or a pattern."""
        return self.base.root if self.family in {"Indexed", "Pattern"} and self.base is not None else self

    @property
    def spots(self) -> tuple[str, ...]:
        """The inks it names besides the four of the process."""
        return tuple(name for name in self.root.names if name not in {*PROCESS, "All", "None"})

    def initial(self) -> Colour:
        """Return the colour that holds as soon as the space is chosen."""
        if self.family == "DeviceCMYK":
            return Colour(self, (0.0, 0.0, 0.0, 1.0))
        return Colour(self, (1.0 if self.names else 0.0,) * self.count)


class Colour(NamedTuple):
    """Numbers in a space."""

    space: Space
    values: tuple[float, ...]

    @property
    def inks(self) -> dict[str, float] | None:
        """The inks it puts on paper, each from 0 to 1, those of nought left out; None for a pattern or what is not understood."""
        found = _inks(self.space, self.values)
        return None if found is None else {name: amount for name, amount in found.items() if amount > _TRACE}

    @property
    def is_white(self) -> bool:
        """Whether it is paper left bare."""
        return self.inks == {}

    @property
    def is_black(self) -> bool:
        """Whether it is black ink, solid and alone."""
        found = self.inks
        return found is not None and set(found) == {"Black"} and found["Black"] > _SOLID


_TRACE = 0.0005  # less ink than half a thousandth is none
_SOLID = 0.9995
GRAY, RGB, CMYK = Space("DeviceGray", 1), Space("DeviceRGB", 3), Space("DeviceCMYK", 4)
PATTERN, UNKNOWN = Space("Pattern", 0), Space("Unknown", 1)


def read_space(value: object, resources: object = None, depth: int = 0) -> Space:
    """Understand a colour space, named or written out; one that cannot be understood is `UNKNOWN`."""
    if depth > DEEPEST:
        return UNKNOWN
    try:
        if isinstance(value, pikepdf.Name):
            return _named(word(value), resources, depth)
        return _written(list(items(value)), resources, depth)
    except BROKEN:
        return UNKNOWN


def _named(name: str, resources: object, depth: int) -> Space:
    name = _SHORT.get(name, name)
    if name in _COUNTS:
        return {"DeviceGray": GRAY, "DeviceRGB": RGB, "DeviceCMYK": CMYK}.get(name) or Space(name, _COUNTS[name])
    found = entry(entry(resources, "/ColorSpace"), f"/{name}")
    return UNKNOWN if found is None else read_space(found, resources, depth + 1)


def _written(parts: list[pikepdf.Object], resources: object, depth: int) -> Space:
    family = _SHORT.get(word(parts[0]), word(parts[0]))
    if family == "ICCBased":
        return Space(family, int(number(entry(parts[1], "/N"), 3)))
    if family in {"Separation", "DeviceN"}:
        names = (word(parts[1]),) if family == "Separation" else tuple(word(name) for name in items(parts[1]))
        return Space(family, len(names), names, read_space(parts[2], resources, depth + 1))
    if family == "Indexed":
        return Space(family, 1, base=read_space(parts[1], resources, depth + 1), lookup=_table(parts[3]))
    if family == "Pattern":
        return Space(family, 0, base=read_space(parts[1], resources, depth + 1) if len(parts) > 1 else None)
    return Space(family, _COUNTS[family])


def _table(value: pikepdf.Object) -> bytes:
    if isinstance(value, pikepdf.Stream):
        return value.read_bytes()[:LONGEST_LOOKUP] if len(value.read_raw_bytes()) <= LONGEST_LOOKUP else b""
    return bytes(value)[:LONGEST_LOOKUP]


def _inks(space: Space, values: tuple[float, ...]) -> dict[str, float] | None:
    family, kind = space.family, space.count
    if len(values) < space.count or family in {"Pattern", "Unknown"}:
        return None
    if family == "Indexed":
        return _indexed(space, values)
    if space.names:
        return _named_inks(space.names, values)
    if family == "Lab":
        return {"Black": 1 - values[0] / 100}
    return dict(zip(PROCESS, values, strict=False)) if kind == 4 else _light_inks(values[:kind])


def _light_inks(values: tuple[float, ...]) -> dict[str, float] | None:
    inks = [1 - value for value in values]
    if len(inks) == 3:
        black = min(inks)
        return dict(zip(PROCESS, (*(ink - black for ink in inks), black), strict=True))
    return {"Black": inks[0]} if len(inks) == 1 else None


def _indexed(space: Space, values: tuple[float, ...]) -> dict[str, float] | None:
    if space.base is None:
        return None
    at, count = int(values[0]), space.base.count
    found = space.lookup[at * count : (at + 1) * count]
    return _inks(space.base, tuple(value / 255 for value in found)) if len(found) == count else None


def _named_inks(names: tuple[str, ...], values: tuple[float, ...]) -> dict[str, float]:
    inks: dict[str, float] = {}
    for name, value in zip(names, values, strict=False):
        for ink in PROCESS if name == "All" else () if name == "None" else (name,):
            inks[ink] = max(inks.get(ink, 0.0), value)
    return inks
