"""One isolating run sequence of UAX #9 → the level of each of its characters: rules W1-W7, N0-N2, I1 and I2, named as there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

# BidiBrackets.txt of Unicode 15.0: every opening bracket followed by its closing one.
_BRACKETS: Final = (
    "()[]{}\u0f3a\u0f3b\u0f3c\u0f3d\u169b\u169c\u2045\u2046\u207d\u207e\u208d\u208e\u2308\u2309\u230a\u230b\u2329"
    "\u232a\u2768\u2769\u276a\u276b\u276c\u276d\u276e\u276f\u2770\u2771\u2772\u2773\u2774\u2775\u27c5\u27c6\u27e6"
    "\u27e7\u27e8\u27e9\u27ea\u27eb\u27ec\u27ed\u27ee\u27ef\u2983\u2984\u2985\u2986\u2987\u2988\u2989\u298a\u298b"
    "\u298c\u298d\u2990\u298f\u298e\u2991\u2992\u2993\u2994\u2995\u2996\u2997\u2998\u29d8\u29d9\u29da\u29db\u29fc"
    "\u29fd\u2e22\u2e23\u2e24\u2e25\u2e26\u2e27\u2e28\u2e29\u2e55\u2e56\u2e57\u2e58\u2e59\u2e5a\u2e5b\u2e5c\u3008"
    "\u3009\u300a\u300b\u300c\u300d\u300e\u300f\u3010\u3011\u3014\u3015\u3016\u3017\u3018\u3019\u301a\u301b\ufe59"
    "\ufe5a\ufe5b\ufe5c\ufe5d\ufe5e\uff08\uff09\uff3b\uff3d\uff5b\uff5d\uff5f\uff60\uff62\uff63"
)
CLOSING: Final = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True))
CANONICAL: Final = {"\u2329": "\u3008", "\u232a": "\u3009"}
MOST_OPEN: Final = 63  # BD16: with more brackets open at once, none is a pair
NEUTRAL: Final = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})


class Sequenced(NamedTuple):
    """An isolating run sequence: where its characters stand, their classes (changed in place), and the directions about it."""

    indices: tuple[int, ...]
    kinds: list[str]
    chars: list[str]
    level: int
    before: str
    after: str


def resolved(sequence: Sequenced) -> list[int]:
    """Return the level of each character."""
    written = list(sequence.kinds)  # NSM after a bracket that turns goes with it: by the class it came with
    _weak(sequence)
    _brackets(sequence, written)
    _neutral(sequence)
    return [sequence.level + _step(sequence.level, kind) for kind in sequence.kinds]


def direction(level: int) -> str:
    """Return the class of strong characters of a level."""
    return "R" if level % 2 else "L"


def _step(level: int, kind: str) -> int:
    """Return how far above its sequence a class lies (I1, I2)."""
    if level % 2:
        return 0 if kind == "R" else 1
    return {"L": 0, "R": 1}.get(kind, 2)


def _weak(sequence: Sequenced) -> None:
    """Resolve marks, numbers and what belongs to them (W1-W7)."""
    kinds = sequence.kinds
    last = sequence.before
    for index, kind in enumerate(kinds):  # W1
        if kind == "NSM":
            kinds[index] = "ON" if last in ("LRI", "RLI", "FSI", "PDI") else last
        last = kinds[index]
    strong = sequence.before
    for index, kind in enumerate(kinds):  # W2
        strong = kind if kind in ("L", "R", "AL") else strong
        if kind == "EN" and strong == "AL":
            kinds[index] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]  # W3
    for index in range(1, len(kinds) - 1):  # W4
        left, kind, right = kinds[index - 1 : index + 2]
        if left == right and ((kind == "ES" and left == "EN") or (kind == "CS" and left in ("EN", "AN"))):
            kinds[index] = left
    _terminators(kinds)
    kinds[:] = ["ON" if kind in ("ES", "CS", "ET") else kind for kind in kinds]  # W6
    strong = sequence.before
    for index, kind in enumerate(kinds):  # W7
        strong = kind if kind in ("L", "R") else strong
        if kind == "EN" and strong == "L":
            kinds[index] = "L"


def _terminators(kinds: list[str]) -> None:
    """Let signs beside European numbers go with them (W5)."""
    index = 0
    while index < len(kinds):
        end = index
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if end > index and ((index and kinds[index - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN")):
            kinds[index:end] = ["EN"] * (end - index)
        index = end + 1


def _brackets(sequence: Sequenced, written: list[str]) -> None:
    """Give the two brackets of a pair one direction (N0)."""
    kinds, own = sequence.kinds, direction(sequence.level)
    for first, last in sorted(_pairs(sequence)):
        inside = {_strong(kind) for kind in kinds[first + 1 : last]} - {""}
        if not inside:
            continue
        if own in inside:
            turn = own
        else:
            turn = next((found for kind in reversed(kinds[:first]) if (found := _strong(kind))), sequence.before)
        for index in (first, last):
            kinds[index] = turn
            for mark in range(index + 1, len(kinds)):
                if written[mark] != "NSM":
                    break
                kinds[mark] = turn


def _pairs(sequence: Sequenced) -> Iterator[tuple[int, int]]:
    """Yield the brackets that belong together (BD16)."""
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for index, (kind, char) in enumerate(zip(sequence.kinds, sequence.chars, strict=True)):
        if kind != "ON":
            continue
        if char in CLOSING:
            if len(waiting) == MOST_OPEN:
                return
            closing = CLOSING[char]
            waiting.append((CANONICAL.get(closing, closing), index))
            continue
        same = CANONICAL.get(char, char)
        depth = next((depth for depth in range(len(waiting) - 1, -1, -1) if waiting[depth][0] == same), None)
        if depth is not None:
            found.append((waiting[depth][1], index))
            del waiting[depth:]
    yield from found


def _strong(kind: str) -> str:
    """Return the direction of a class for N0 to N2, in which numbers count as right-to-left."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")


def _neutral(sequence: Sequenced) -> None:
    """Let neutrals between equal directions take that one, others that of the sequence (N1, N2)."""
    kinds, own = sequence.kinds, direction(sequence.level)
    index = 0
    while index < len(kinds):
        end = index
        while end < len(kinds) and kinds[end] in NEUTRAL:
            end += 1
        if end > index:
            left = _strong(kinds[index - 1]) if index else sequence.before
            right = _strong(kinds[end]) if end < len(kinds) else sequence.after
            kinds[index:end] = [left if left == right else own] * (end - index)
        index = end + 1
