"""Bidirectional classes → levels and classes after the explicit controls: rules X1 to X8 of UAX #9, and BD9 for isolates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

DEEPEST: Final = 125  # BD2: levels beyond this are not opened
EMBEDDINGS: Final = {"LRE": (0, ""), "RLE": (1, ""), "LRO": (0, "L"), "RLO": (1, "R")}
ISOLATES: Final = frozenset({"LRI", "RLI", "FSI"})
REMOVED: Final = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})  # X9
STRONG: Final = frozenset({"L", "R", "AL"})


class _Embedding(NamedTuple):
    """An entry of the directional status stack (X1)."""

    level: int
    override: str
    isolate: bool


_PARAGRAPH: Final = _Embedding(0, "", False)


def isolate_ends(kinds: Sequence[str]) -> dict[int, int]:
    """Return where each isolate ends (BD9), as far as it does."""
    ends: dict[int, int] = {}
    waiting: list[int] = []
    for index, kind in enumerate(kinds):
        if kind in ISOLATES:
            waiting.append(index)
        elif kind == "PDI" and waiting:
            ends[waiting.pop()] = index
        elif kind == "B":
            waiting.clear()
    return ends


def embedded(kinds: Sequence[str], ends: Mapping[int, int]) -> tuple[list[int], list[str]]:
    """Return level and class of every character after the explicit controls; `ends` are those of the isolates."""
    levels, turned = [0] * len(kinds), list(kinds)
    stack = _Stack()
    for index, kind in enumerate(kinds):
        around = stack.top
        if kind == "PDI":
            stack.leave_isolate()
            around = stack.top
        elif kind == "B":
            stack = _Stack()
            around = stack.top
        elif kind == "PDF":
            stack.leave_embedding()
        elif kind in EMBEDDINGS:
            stack.enter(*EMBEDDINGS[kind], isolate=False)
        elif kind in ISOLATES:
            stack.enter(_isolate_is_odd(kinds, index, ends), "", isolate=True)
        levels[index] = around.level
        if kind not in REMOVED:
            turned[index] = around.override or kind
    return levels, turned


class _Stack:
    """The directional status stack, and what was not opened for want of levels (X1, X5a to X7)."""

    def __init__(self) -> None:
        self._entries = [_PARAGRAPH]
        self._lost_isolates = self._lost_embeddings = 0

    @property
    def top(self) -> _Embedding:
        return self._entries[-1]

    def enter(self, odd: int, override: str, *, isolate: bool) -> None:
        """Open the next odd, or even, level."""
        level = self.top.level + (1 if self.top.level % 2 != odd else 2)
        if level <= DEEPEST and not self._lost_isolates and not self._lost_embeddings:
            self._entries.append(_Embedding(level, override, isolate))
        elif isolate:
            self._lost_isolates += 1
        elif not self._lost_isolates:
            self._lost_embeddings += 1

    def leave_isolate(self) -> None:
        """Close an isolate with all that was opened in it (X6a)."""
        if self._lost_isolates:
            self._lost_isolates -= 1
        elif any(entry.isolate for entry in self._entries):
            self._lost_embeddings = 0
            while not self._entries.pop().isolate:
                pass

    def leave_embedding(self) -> None:
        """Close an embedding, though never across an isolate (X7)."""
        if self._lost_isolates:
            return
        if self._lost_embeddings:
            self._lost_embeddings -= 1
        elif not self.top.isolate and len(self._entries) > 1:
            self._entries.pop()


def _isolate_is_odd(kinds: Sequence[str], index: int, ends: Mapping[int, int]) -> int:
    """Say which way an isolate runs; FSI takes the direction of its first strong character (X5c)."""
    if kinds[index] != "FSI":
        return int(kinds[index] == "RLI")
    place, end = index + 1, ends.get(index, len(kinds))
    while place < end and kinds[place] not in STRONG:
        place = ends.get(place, place) + 1
    return int(place < end and kinds[place] != "L")
