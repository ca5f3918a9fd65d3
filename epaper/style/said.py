"""Style files → one table of what they say together: a file takes over all of the one it extends and says what differs.

Each value keeps the file that says it, for messages and for finding artwork beside it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any, NamedTuple

from epaper.errors import UnreadableInput

EXTENDS = "extends"
DEEPEST = 8  # files that extend one another; more is a slip
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")


class StyleFile(NamedTuple):
    """The bytes of a style file, its name for messages, and what reads files beside it."""

    name: str
    data: bytes
    beside: Callable[[str], bytes | None]


class Said(NamedTuple):
    """A value and the file that says it."""

    value: Any
    file: StyleFile


Table = Mapping[str, Any]  # of tables and of `Said`
Find = Callable[[str, StyleFile], StyleFile]  # the file another one extends


def said(file: StyleFile, find: Find) -> Table:
    """Return what `file` and those it builds on say together."""
    tables: list[Table] = []
    seen: list[tuple[str, bytes]] = []
    while True:
        table = _parsed(file)
        seen.append((file.name, file.data))
        below = table.pop(EXTENDS, None)
        tables.append(_marked(table, file))
        if below is None:
            break
        if not isinstance(below, str) or not below.strip():
            raise UnreadableInput(f'{file.name}：{EXTENDS} 应是一个样式的名字或文件名；请写成 {EXTENDS} = "chinese"。')
        file = find(below.strip(), file)
        if (file.name, file.data) in seen or len(seen) >= DEEPEST:
            chain = " → ".join((*(name for name, _ in seen), file.name))
            raise UnreadableInput(f"{seen[-1][0]}：{EXTENDS} 绕了回来（{chain}）；请改成随附的样式，如 chinese。")
    return reduce(_over, reversed(tables))


def _parsed(file: StyleFile) -> dict[str, Any]:
    try:
        return tomllib.loads(file.data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableInput(f"{file.name}：不是 UTF-8 文本；请用文本编辑器另存为 UTF-8。") from None
    except (ValueError, RecursionError) as trouble:  # of TOML, and of numbers and nesting beyond all measure
        place = _PLACE.search(str(trouble))
        where = f" 第 {place[1]} 行第 {place[2]} 列" if place else "末尾"
        remedy = "请对照 chinese.toml 改正：等号右边的文字要加英文引号，一项只写一次"
        raise UnreadableInput(f"{file.name}{where}：不合 TOML 的写法；{remedy}。") from None


def _marked(table: Mapping[str, Any], file: StyleFile) -> Table:
    return {key: _marked(value, file) if isinstance(value, dict) else Said(value, file) for key, value in table.items()}


def _over(below: Table, above: Table) -> Table:
    """Lay one table over another: tables are merged, anything else is replaced."""
    whole = dict(below)
    for key, value in above.items():
        under = whole.get(key)
        whole[key] = _over(under, value) if isinstance(under, dict) and isinstance(value, dict) else value
    return whole
