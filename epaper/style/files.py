"""The name or path of a style 版式 → the house style it describes: from the shipped ones, the issue's own files, or the disk."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from epaper.errors import CannotWrite, UnreadableInput
from epaper.issue.files import MOST_FILE_BYTES, open_files
from epaper.issue.model import Masthead
from epaper.issue.pictures import is_safe_name
from epaper.resources import styles_folder
from epaper.style.model import House
from epaper.style.reading import read_house
from epaper.style.said import StyleFile, said

ENDING = ".toml"
OF_LANGUAGE = (("zh", "chinese"), ("en", "english"))  # the style of a paper that asks for none

Beside = Callable[[str], bytes | None]


def choose_house(masthead: Masthead, issue: Path | None = None, *, wanted: str = "", asked: str = "") -> House:
    """Return the look of one issue: what is `asked` for on the command line, else `wanted` by the issue, else the paper's own.

    A path that is asked for starts from the working folder, one the issue wants from the issue, which lies at `issue`.
    Raises UnreadableInput.
    """
    if asked:
        return load_style(asked)
    return load_style(wanted, issue) if wanted else house_of_paper(masthead)


def load_style(name: str, issue: Path | None = None) -> House:
    """Read the style called `name`: a shipped one, or a file, whose path starts from the issue at `issue` where one is given.

    Inside an `.epaper` file it is one of the files packed there. Raises UnreadableInput.
    """
    beside = _of_issue(issue) if issue is not None else _of_folder(Path())
    return _house(_find(name, beside), beside)


def files_of_style(name: str, issue: Path) -> Mapping[str, bytes]:
    """Return the files of an issue's own that its style is made of, by name: whoever hands the issue on hands on these too.

    A shipped style has none. Raises UnreadableInput where one is missing, CannotWrite where one lies outside the issue.
    """
    beside, found = _of_issue(issue), dict[str, bytes]()

    def noting(wanted: str) -> bytes | None:
        data = beside(wanted)
        if data is not None:
            found[wanted] = data
        return data

    _house(_find(name, noting), noting)
    for outside in sorted(wanted for wanted in found if not is_safe_name(wanted)):
        raise CannotWrite(f"版式用到的“{outside}”不在这一期的文件夹里，带不走；请把它放到稿件旁边，版式里只写文件名。")
    return dict(sorted(found.items()))


def house_of_paper(masthead: Masthead) -> House:
    """Return the shipped style that bears a paper's name in Latin letters, HENGYANG DAILY, or else that of its language."""
    name = re.sub(r"[^a-z0-9]+", "-", masthead.latin_name.casefold()).strip("-")
    own = name and (styles_folder() / f"{name}{ENDING}").is_file()
    return _shipped(name) if own else house_of_language(masthead.language)


def house_of_language(language: str) -> House:
    """Return the shipped style of papers in `language`."""
    return _shipped(dict(OF_LANGUAGE).get(language, OF_LANGUAGE[0][1]))


@lru_cache(maxsize=8)
def _shipped(name: str) -> House:
    """Return a shipped style; remembered, since it is asked for with every issue."""
    return load_style(name)


def shipped_styles() -> tuple[str, ...]:
    """Name the styles that come with the program."""
    return tuple(sorted(path.stem for path in styles_folder().glob(f"*{ENDING}")))


def _house(file: StyleFile, artwork: Beside) -> House:
    """Read a file and what it builds on; artwork lies beside the file that names it, or with the issue."""
    table = said(file, lambda name, above: _find(name, above.beside))
    return read_house(table, file, artwork)


def _find(name: str, beside: Beside) -> StyleFile:
    """Return a style by its name, or a file by its path."""
    if not name.endswith(ENDING):
        folder = styles_folder()
        if "/" not in name and (folder / f"{name}{ENDING}").is_file():
            return _file(f"{name}{ENDING}", _of_folder(folder))
        known = "、".join(shipped_styles())
        raise UnreadableInput(f"版式“{name}”不认识；请写随附的 {known} 之一，或一个 {ENDING} 文件的路径。")
    return _file(name, beside)


def _file(name: str, beside: Beside) -> StyleFile:
    data = beside(name)
    if data is None:
        raise UnreadableInput(f"版式文件“{name}”找不到；请检查路径，它从这一期所在的文件夹算起。")
    folder = name.rpartition("/")[0]
    return StyleFile(name, data, (lambda other: beside(f"{folder}/{other}")) if folder else beside)


def _of_folder(folder: Path) -> Beside:
    """Return what reads files of a folder; a style may lie anywhere, since one serves many issues."""

    def read(name: str) -> bytes | None:
        path = folder / name
        try:
            if not path.is_file():
                return None
            if path.stat().st_size > MOST_FILE_BYTES:
                raise UnreadableInput(f"{path}：超过 {MOST_FILE_BYTES // 2**20} MB；请换小一些的文件。")
            return path.read_bytes()
        except (OSError, ValueError) as trouble:
            raise UnreadableInput(f"{name}：读不出来；请检查文件名和权限。") from trouble

    return read


def _of_issue(issue: Path) -> Beside:
    """Return what reads the files beside an issue's text: those of its folder, or of its `.epaper` file."""
    if issue.is_dir():
        return _of_folder(issue)
    files = open_files(issue)
    folder = getattr(files, "folder", None)
    return _of_folder(folder) if isinstance(folder, Path) else lambda name: files.picture(name) if is_safe_name(name) else None
