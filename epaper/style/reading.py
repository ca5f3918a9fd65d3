"""What style files say → the look they describe. `House` and the classes it is made of are the only list of what may be said.

Invariant: a file is understood to the last key, or refused in one sentence that names file and key and says what to write.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import is_dataclass
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, NoReturn, Union, get_args, get_origin, get_type_hints

from epaper.colours import Colour
from epaper.errors import UnreadableInput
from epaper.fonts.faces import ROLES
from epaper.style.artwork import Artwork, read_artwork
from epaper.style.colour import read_colour
from epaper.style.kinds import Between, Braces, ByName, FaceName
from epaper.style.model import House
from epaper.style.said import Said, StyleFile, Table
from epaper.style.sense import makes_sense
from epaper.style.templates import check_template

# What people write, without the s of the plural, for keys that sound otherwise.
_MEANT = {
    "colour": ("inks", "ink"),
    "color": ("inks", "ink"),
    "font": ("faces", "face"),
    "paper": ("stocks", "auto"),
    "text": ("wording",),
    "header": ("folio",),
    "headline": ("heads",),
}
_NAMES = {str: "加引号的文字", bool: "true 或 false", int: "整数", float: "数"}


def read_house(table: Table, file: StyleFile, beside: Callable[[str], bytes | None]) -> House:
    """Turn what is said into a house style.

    `file` is the one that was asked for; `beside` reads artwork that does not lie with the file that names it.
    """
    house: House = _Reader(file, beside).table(House, table, "")
    makes_sense(house, lambda key: _origin(table, key, file).name)
    return house


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    """Return the fields of a class and what each may be: the same for every file, and slow to find out."""
    return get_type_hints(kind, include_extras=True)


class _Reader(NamedTuple):
    """Reads one look; `file` is named where nobody says what is missing."""

    file: StyleFile
    beside: Callable[[str], bytes | None]

    def table(self, kind: type, found: Any, key: str) -> Any:
        """Read a table as an object of `kind`."""
        hints = _hints(kind)
        if isinstance(found, Said):
            raise UnreadableInput(f"{found.file.name}：{key} 应是一节；请写成 [{key}]，下面写 {'、'.join([*hints][:3])} 等各项。")
        for name in found:
            if name not in hints:
                where = _origin(found, name, self.file).name
                raise UnreadableInput(f"{where}：没有“{_under(key, name)}”这一项；{_nearest(name, hints)}")
        values = {}
        for name, hint in hints.items():
            inner = _under(key, name)
            if name not in found:
                remedy = '请补上，或在文件开头写 extends = "chinese"，没写的都照它'
                raise UnreadableInput(f"{self.file.name}：缺少“{inner}”；{remedy}。")
            values[name] = self._value(hint, found[name], inner)
        return kind(**values)

    def _value(self, hint: Any, found: Any, key: str, marks: tuple[Any, ...] = ()) -> Any:
        """Read a value, or a table, as `hint` asks; `marks` say what else it must be."""
        if get_origin(hint) is Annotated:
            inner, *outer = get_args(hint)
            return self._value(inner, found, key, (*outer, *marks))
        if hint is Colour:
            return _colour(found, key, self.file)
        if is_dataclass(hint) or hasattr(hint, "_fields"):
            return self.table(hint, found, key)
        if any(isinstance(mark, ByName) for mark in marks):
            return tuple(self._named(get_args(hint)[0], found, key))
        if not isinstance(found, Said):
            where = _origin(found, "", self.file).name
            raise UnreadableInput(f"{where}：{key} 不是一节；请写成“{key.rpartition('.')[2]} = …”。")
        if Artwork in get_args(hint):
            return self._artwork(found, key)
        return self._array(hint, found, key, marks) if get_origin(hint) is tuple else _leaf(hint, found, key, marks)

    def _named(self, kind: type, found: Any, key: str) -> Iterator[Any]:
        """Read tables that have names of their own, in their order."""
        tables: Mapping[str, Any] = {"": found} if isinstance(found, Said) else found
        if plain := next((table for table in tables.values() if isinstance(table, Said)), None):
            raise UnreadableInput(f"{plain.file.name}：{key} 下面应是有名字的节；请写成 [{key}.名字]，下面写各项。")
        first = next(iter(_hints(kind)))
        for name, table in tables.items():
            file = _origin(table, "", self.file)
            yield self.table(kind, {first: Said(name, file), **table}, _under(key, name))

    def _array(self, hint: Any, found: Said, key: str, marks: tuple[Any, ...]) -> tuple[Any, ...]:
        kinds, values = get_args(hint), found.value
        open_ended = Ellipsis in kinds
        if not isinstance(values, list) or not (open_ended or len(values) == len(kinds)):
            count = "若干" if open_ended else len(kinds)
            _refuse(found, key, f"应是方括号里的 {count} 项，用逗号隔开")
        return tuple(self._value(kinds[0], Said(value, found.file), key, marks) for value in values)

    def _artwork(self, found: Said, key: str) -> Artwork | None:
        """Read a picture file that lies beside the style that names it, or with the issue; no name means none."""
        name = _leaf(str, found, key, ())
        if not name:
            return None
        data = found.file.beside(name) or self.beside(name)
        if data is None:
            raise UnreadableInput(f"{found.file.name}：{key} 的“{name}”找不到；请把它放在样式文件旁边，或这一期的文件夹里。")
        return read_artwork(name, data, f"{found.file.name}：{key} 的“{name}”")


def _leaf(hint: Any, found: Said, key: str, marks: tuple[Any, ...]) -> Any:
    """Read a single value."""
    value = found.value
    if choices := _choices(hint):
        if value not in choices:
            _refuse(found, key, f"应是 {'、'.join(f'“{choice}”' for choice in choices)} 之一")
        return value
    whole = isinstance(value, int) and not isinstance(value, bool)
    fits = whole or isinstance(value, float) if hint is float else whole if hint is int else isinstance(value, hint)
    if not fits:
        _refuse(found, key, f"应是{_NAMES[hint]}")
    for mark in marks:
        _check(mark, value, found, key)
    return float(value) if hint is float else value


def _choices(hint: Any) -> tuple[Any, ...]:
    """Return the values a literal type allows, its unions flattened."""
    if get_origin(hint) is Literal:
        return get_args(hint)
    if get_origin(hint) in (Union, types.UnionType):
        return tuple(choice for part in get_args(hint) for choice in _choices(part))
    return ()


def _check(mark: Any, value: Any, found: Said, key: str) -> None:
    match mark:
        case Between(least, most) if not least <= value <= most:
            _refuse(found, key, f"应在 {least:g} 至 {most:g} 之间")
        case FaceName() if value not in ROLES:
            _refuse(found, key, f"应是随附的字体之一（{'、'.join(ROLES)}）")
        case Braces():
            check_template(mark, value, f"{found.file.name}：{key}")


def _colour(found: Any, key: str, file: StyleFile) -> Colour:
    where = _origin(found, "", file).name
    plain = {name: said.value for name, said in found.items() if isinstance(said, Said)} if isinstance(found, Mapping) else found
    return read_colour(plain, f"{where}：{key}")


def _origin(found: Any, key: str, file: StyleFile) -> StyleFile:
    """Return the file that says `key` of a table, or something in it: `file` rather than those it builds on."""
    here = found
    for part in filter(None, key.split(".")):
        here = here.get(part) if isinstance(here, Mapping) else here
    files = [leaf.file for leaf in _leaves(here)]
    return files[0] if files and file not in files else file


def _leaves(found: Any) -> Iterator[Said]:
    if isinstance(found, Said):
        yield found
    elif isinstance(found, Mapping):
        for inner in found.values():
            yield from _leaves(inner)


def _refuse(found: Said, key: str, wanted: str) -> NoReturn:
    value = found.value
    shown = f"“{value}”" if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)[:60]
    raise UnreadableInput(f"{found.file.name}：{key} {wanted}，现在是 {shown}；请改正。")


def _nearest(name: str, known: Mapping[str, Any]) -> str:
    """Say what was meant by a key that there is not, or else what there is."""
    meant = [key for key in _MEANT.get(name.lower().removesuffix("s"), ()) if key in known]
    near = meant or get_close_matches(name.lower(), known, 1, 0.5)
    return f"是不是“{near[0]}”？" if near else f"这里可以写的有 {'、'.join(known)}。"


def _under(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name
