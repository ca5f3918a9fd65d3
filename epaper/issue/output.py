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


def _make_parent(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise CannotWrite(f"{path.parent}：建不了文件夹（{trouble.strerror or trouble}）；请检查权限。") from trouble
