"""Files by name → a folder that is either wholly new or keeps what it had: written beside the target, then renamed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from epaper.errors import CannotWrite
from epaper.files import write_whole


def write_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, the first of them last: a new folder appears whole, an old one keeps its other files."""
    if target.exists() and not target.is_dir():
        raise CannotWrite(f"{target}：是一个文件，不是文件夹；请换一个名字。")
    if target.is_dir():
        for name in reversed(tuple(files)):
            _make_parent(target / name)
            write_whole(target / name, files[name])
        return
    part = target.with_name(f".{os.getpid()}-{target.name}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (part / name).parent.mkdir(parents=True, exist_ok=True)
            (part / name).write_bytes(data)
        part.rename(target)
    except OSError as trouble:
        raise CannotWrite(f"{target}：写不进去（{trouble.strerror or trouble}）；请检查权限和空间。") from trouble
    finally:
        shutil.rmtree(part, ignore_errors=True)


def spare_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Refuse to write over a file that says something else: an editor may have worked on it since it was written."""
    for name, data in files.items():
        there = folder / name
        if there.is_file() and not _holds(there, data):
            raise CannotWrite(f"{there}：已经有了，内容不同，写进去会丢掉其中的修改；请换一个地方，或加 --force 盖掉它。")


def _holds(path: Path, data: bytes) -> bool:
    """Say whether a file holds just that; one that cannot be read may hold anything."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _make_parent(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise CannotWrite(f"{path.parent}：建不了文件夹（{trouble.strerror or trouble}）；请检查权限。") from trouble
