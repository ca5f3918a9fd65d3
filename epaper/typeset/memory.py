"""What was made once, by what it was made from, so that it need not be made again; bounded, since a window stays open all day.

Invariant: never more than twice the limit is remembered, and nothing asked for lately is forgotten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Value = TypeVar("Value")


class Memory(Generic[Value]):
    """Values by key, of two ages: what is not asked for while the young ones come to the limit is forgotten."""

    def __init__(self, limit: int) -> None:
        """Remember what weighs `limit`, in a unit of the caller's."""
        self._limit = limit
        self._young: dict[Hashable, tuple[Value, int]] = {}
        self._old: dict[Hashable, tuple[Value, int]] = {}
        self._weight = 0

    def get(self, key: Hashable, make: Callable[[], Value], weight: int = 1) -> Value:
        """Return what is remembered under `key`, else make it; it weighs `weight`."""
        known = self._young.get(key)
        if known is None:
            known = self._old[key] if key in self._old else (make(), weight)
            if self._weight + known[1] > self._limit:
                self._young, self._old, self._weight = {}, self._young, 0
            self._young[key] = known
            self._weight += known[1]
        return known[0]
