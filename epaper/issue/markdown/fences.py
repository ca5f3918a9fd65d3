"""The names that may stand after `:::` and what each makes of the copy inside.

Invariant: a name, in either language, means one thing only. The label of an editor's note is a name too, and is printed.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from epaper.issue.labels import LABELS
from epaper.issue.usage import Usage

FenceKind = Literal["names", "note", "verse", "source", "item", "box"]


class FenceName(NamedTuple):
    """A kind of fenced container and its names; the first two, Chinese and English, are what the writer writes."""

    kind: FenceKind
    names: tuple[str, ...]


FENCES = (
    FenceName("box", ("方框", "box", "资料框")),
    FenceName("names", ("名单", "names", "name-list")),
    FenceName("note", ("说明", "note", "notice")),
    FenceName("verse", ("诗", "verse", "诗歌", "poem")),
    FenceName("item", ("列表", "list", "条目")),
    FenceName("source", ("注释", "sources", "source", "资料来源", "来源", "footnotes")),
)
_KINDS = {name: fence.kind for fence in FENCES for name in fence.names}


class Fence(NamedTuple):
    """What an opening `:::` line says: the kind of its container, and the label or title to be printed."""

    kind: FenceKind
    title: str


def read_fence(info: str) -> Fence | None:
    """Read what stands after the colons; None if no such container is known."""
    name, _, title = info.partition(" ")
    if name in LABELS:
        return Fence("note", f"{name} {title}".strip())
    kind = _KINDS.get(name.strip("{.}").casefold())
    return Fence(kind, title.strip()) if kind else None


def fence_name(kind: FenceKind, usage: Usage) -> str:
    """Return the name of a container as the writer writes it."""
    return next(usage.name(fence.names) for fence in FENCES if fence.kind == kind)


def known_fences() -> str:
    """Return the names people may write, for a message."""
    return "、".join((*(f"{fence.names[0]}/{fence.names[1]}" for fence in FENCES), *LABELS))
