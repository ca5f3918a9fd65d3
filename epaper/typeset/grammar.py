"""The words of a headline → the same words cast as parts of the sentence: which verb is the predicate, which names a thing.

Invariant: words keep their places; only kinds change. `V` is the predicate of its clause (what stands between spaces and
marks), `k` a verb that shares its object, `v` any later verb, `w` a verb that can serve as a noun, `n` one that does (加固 in
河堤加固工程); `S` is a later verb with its own object; `D` is an adverb before the predicate, `d` one behind it.
"""

from __future__ import annotations

from itertools import pairwise

from epaper.typeset.roles import (
    ASKED,
    BEING,
    CLINGING,
    DESCRIBED,
    DETERMINERS,
    PLACE_ENDS,
    PREDICATES,
    REACHING,
    SHARING,
    WORK,
    is_kind,
)
from epaper.typeset.segment import Word

LONGEST_PLACE = 3  # characters before these: 老窑头社区


def cast_parts(text: str, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Give the words of every clause their parts; a place it opens with that no list knows becomes one word."""
    cast: list[Word] = []
    clause: list[Word] = []
    for word in words:
        if word.kind in ("space", "mark", "pair"):
            cast += [*_cast_clause(text, clause), word]
            clause = []
        else:
            clause.append(word)
    return (*cast, *_cast_clause(text, clause))


def _cast_clause(text: str, clause: list[Word]) -> list[Word]:
    """Turn verbs that only describe into nouns, find the predicate, and tell the adverbs before it from those behind."""
    words = _joined_places(text, clause)
    for at, word in enumerate(words):
        following = text[words[at + 1].start : words[at + 1].end] if at + 1 < len(words) else ""
        single = word.end - word.start == 1
        if single and following in ASKED and word.kind in "nvw":
            words[at] = word._replace(kind="V")
        elif word.kind in "vw" and (
            following in DESCRIBED
            or (following in PREDICATES and at and words[at - 1].kind in "nsw")
            or _makes_noun(following)
            or (single and _closes_noun(text, words, at))
        ):
            words[at] = word._replace(kind="n")
    _qualify(text, words)
    predicate = _predicate(text, words)
    for at, word in enumerate(words):
        if at == predicate:
            words[at] = word._replace(kind="V")
        elif at - 1 == predicate and _shares(text, words, at):
            words[at] = word._replace(kind="k")
        elif (word.kind == "d" and (predicate is None or at < predicate)) or (word.kind == "a" and at + 1 == predicate and at):
            words[at] = word._replace(kind="D")
        elif word.kind == "v" and word.end - word.start > 1 and _opens_phrase(words, at):
            words[at] = word._replace(kind="S")
    return words


def _qualify(text: str, words: list[Word]) -> None:
    """Turn verbs in names of bodies into nouns, and those that say what the next noun is into adjectives."""
    for at, (word, following) in enumerate(pairwise(words)):
        here, there = text[word.start : word.end], text[following.start : following.end]
        later = any(other.kind in "vw" for other in words[at + 2 :])
        if word.kind in "vw" and here in WORK and is_kind(there) and later:
            words[at] = word._replace(kind="n")
        elif word.kind in "vw" and here in BEING and following.kind == "n" and later:
            words[at] = word._replace(kind="a")


def _joined_places(text: str, clause: list[Word]) -> list[Word]:
    """Make one word of the name of a place that is in pieces, where a noun phrase opens: 石埠镇, 老窑头社区."""
    joined: list[Word] = []
    at = 0
    while at < len(clause):
        opens = not joined or joined[-1].kind in "vwpcud" or is_kind(text[joined[-1].start : joined[-1].end])
        end = _place_end(text, clause[at : at + LONGEST_PLACE + 1]) if opens else 0
        joined.append(Word(clause[at].start, clause[at + end].end, "s") if end else clause[at])
        at += end + 1
    return joined


def _place_end(text: str, words: list[Word]) -> int:
    """Tell which of the words closes a place's name that the first opens, 0 where none does."""
    for at, word in enumerate(words[1:], 1):
        name, pieces = text[words[0].start : word.start], words[:at]
        if len(name) > LONGEST_PLACE or name in DETERMINERS:
            return 0
        if len(name) > 1 and text[word.start : word.end] in PLACE_ENDS:
            loose = at == 1 or all(piece.end - piece.start == 1 for piece in pieces)
            return at if loose and all(piece.kind in "nsah" for piece in pieces) else 0
    return 0


def _opens_phrase(words: list[Word], at: int) -> bool:
    """Say whether a later verb has a noun before it and something to act on behind."""
    return words[at - 1].kind in ("n", "s", "w", "name", "h") and at + 1 < len(words) and words[at + 1].kind not in "uvf"


def _shares(text: str, words: list[Word], at: int) -> bool:
    """Say whether the verb at `at` and the predicate before it share an object."""
    before, word = words[at - 1], words[at]
    goes_on = at + 1 < len(words) and words[at + 1].kind not in "vVwufdp"
    return word.kind in "vw" and word.end - word.start == 2 and goes_on and text[before.start : before.end] in SHARING


def _predicate(text: str, words: list[Word]) -> int | None:
    """Find the clause's predicate: what reaches a figure, a verb that does not only describe (…的), or else a verb-noun.

    Of verbs the first is taken, of verb-nouns the first with words on both sides, or the last one.
    """
    for at, (word, following) in enumerate(pairwise(words)):
        if text[word.start : word.end] in REACHING and following.kind == "number":
            return at
    verbs = [at for at, word in enumerate(words) if word.kind == "v"]
    free = [at for at in verbs if at + 1 == len(words) or text[words[at + 1].start : words[at + 1].end] != "的"]
    if verbs:
        return (free or verbs)[0]
    double = [at for at, word in enumerate(words) if word.kind == "w" and at > 0 and word.end - word.start > 1]
    inner = [at for at in double if at + 1 < len(words) and words[at - 1].kind not in "wa" and words[at + 1].kind not in "uf"]
    return inner[0] if inner else double[-1] if double else None


def _makes_noun(following: str) -> bool:
    """Say whether the next word is a single character that closes a noun: 讲评会, 图片展, 体验者."""
    return len(following) == 1 and following in "会班展赛站队员者厂馆园节营室部厅所院校法案权率费品点"


def _closes_noun(text: str, words: list[Word], at: int) -> bool:
    return at > 0 and text[words[at].start] in CLINGING
