"""What a value of a style file must be like, beyond its type: marks on the fields of a `House` and of what it is made of."""

from __future__ import annotations

from typing import NamedTuple


class Between(NamedTuple):
    """A number, or each of several, from `least` to `most`."""

    least: float
    most: float


class Braces:
    """A text in which these names in braces, and no others, are filled in; all are needed unless said otherwise."""

    def __init__(self, *names: str, needed: bool = True) -> None:
        """Name what is filled in."""
        self.names = names
        self.needed = needed


class FaceName:
    """The key of a face."""


class ByName:
    """Tables with names of their own; the name is their first field."""
