"""An ICC file → a `Profile`: the printing condition that a press file names and embeds, and that pictures are separated for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from epaper.errors import UnreadableInput
from epaper.paint.icc import press_head
from epaper.paint.ink_limit import LEAST_INK, MOST_INK
from epaper.paint.separation import darkest, facts

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT = "newsprint"
ICC_REGISTRY = "http://www.color.org"  # the name of the registry of characterisation data, in the words of PDF/X
UNREGISTERED = "Custom"  # what PDF/X calls a printing condition that stands in no registry
REGISTERED = "ICCHDAT "  # a profile made from registered data says so, and which: the registry asks for these words
NEWSPRINT_PPI = 200  # twice the 100 lines to the inch of a coldset screen; printers ask for 170-200
UNKNOWN_PPI = 300  # twice the 150 lines of coated stock: too fine costs room, too coarse shows
MOST_BYTES = 32 * 1024 * 1024  # the largest real CMYK profiles have some 9 MB


class Profile(NamedTuple):
    """How a press prints: the bytes of its ICC profile and what a PDF says of it.

    `condition` is the OutputConditionIdentifier of PDF/X, looked up in `registry` (empty where it stands in none); `info` is for
    people. `ink_limit` is the most ink of all four together, percent; `ppi` the resolution at which pictures print best.
    """

    name: str
    icc: bytes
    condition: str
    registry: str
    info: str
    ink_limit: int
    ppi: int
    space: Literal["CMYK"] = "CMYK"
    components: Literal[4] = 4


def profiles(folder: Path) -> Mapping[str, Profile]:
    """Return the profiles that come with the program, by name, from the folder they lie in; `DEFAULT` is among them."""
    path = folder / "newsprint.icc"
    newsprint = Profile(
        DEFAULT,
        _read(path),
        "CGATS TR 002",
        ICC_REGISTRY,
        "Coldset newsprint, CGATS TR 002-2007, 220 %",
        220,  # ISO 12647-3:2013, coldset
        NEWSPRINT_PPI,
    )
    press_head(newsprint.icc, str(path))
    return {newsprint.name: newsprint}


def srgb(folder: Path) -> bytes:
    """Return the ICC profile of the light a screen shows, which comes with the program."""
    return _read(folder / "srgb.icc")


def chosen(name: str, folder: Path, ink_limit: int | None = None) -> Profile:
    """Return the shipped profile of that name, that in a person's own file, or where nothing is named the default.

    Of one paper some printers bear more ink than others: an `ink_limit` that is said goes before that of the profile.
    """
    shipped = profiles(folder)
    if name and name not in shipped:
        return profile_from_file(Path(name), ink_limit)
    profile = shipped[name or DEFAULT]
    return profile if ink_limit is None else profile._replace(ink_limit=ink_limit)


def profile_from_file(path: Path, ink_limit: int | None = None, ppi: int = UNKNOWN_PPI) -> Profile:
    """Read the profile of a person's own printer; raise `UnreadableInput` where it is none of a four-colour press.

    The file does not say for which `ink_limit` it was made: where nobody says, it is what its own darkest separations reach.
    """
    if ink_limit is not None and not LEAST_INK <= ink_limit <= MOST_INK:
        raise UnreadableInput(f"{path}：总墨量 {ink_limit}% 不合理；请写 {LEAST_INK} 到 {MOST_INK} 之间的百分数。")
    data = _read(path)
    icc = data[: press_head(data, str(path)).size]
    try:
        description, target = facts(icc)
        reached = darkest(icc)
    except ValueError as trouble:
        raise UnreadableInput(f"{path}：ICC 文件里的换算表读不出来；请重新取得这个文件，或换一个。") from trouble
    registered = target.startswith(REGISTERED)
    return Profile(
        path.stem,
        icc,
        target.removeprefix(REGISTERED).strip() if registered else UNREGISTERED,
        ICC_REGISTRY if registered else "",
        description or path.stem,
        ink_limit or max(LEAST_INK, reached),
        ppi,
    )


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except FileNotFoundError as trouble:
        raise UnreadableInput(f"{path}：没有这个文件，请检查 ICC 文件的名字和位置。") from trouble
    except IsADirectoryError as trouble:
        raise UnreadableInput(f"{path}：是一个文件夹，请给出其中的 ICC 文件。") from trouble
    except (OSError, ValueError) as trouble:
        raise UnreadableInput(f"{path}：读不了这个 ICC 文件，请检查它的位置与权限。") from trouble
    if len(data) > MOST_BYTES:
        raise UnreadableInput(f"{path}：超过 {MOST_BYTES >> 20} MB，不会是 ICC 文件；请检查是否选错了文件。")
    return data
