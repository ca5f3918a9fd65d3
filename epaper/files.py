"""Bytes → a file that is either wholly new or still the old one, never half of each."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from epaper.errors import CannotWrite

if TYPE_CHECKING:
    from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step; raise `CannotWrite` and leave what stood there when that fails.

    A device or a pipe (`/dev/stdout`) is written straight; a link is followed, so that it stays a link.
    """
    try:
        target = path.resolve()
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(data)
            return
        _replace(target, data)
    except OSError as error:
        raise CannotWrite(f"无法写入 {path}：{_reason(path, error)}。") from error


def _replace(target: Path, data: bytes) -> None:
    beside = target.with_name(f".{target.name[:80]}.{os.getpid()}.part")
    try:
        # Opened by name and not with `tempfile`, whose files only their owner may read.
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _reason(path: Path, error: OSError) -> str:
    if error.errno == errno.ENAMETOOLONG:
        return "文件名太长，请改短"
    folder = path.parent
    if path.is_dir():
        return "那里是一个文件夹，请给出文件名"
    if not folder.exists():
        return f"文件夹 {folder} 不存在，请先建立它或另选位置"
    if not folder.is_dir():
        return f"{folder} 不是文件夹，请另选位置"
    if isinstance(error, PermissionError):
        return "没有写入权限，请另选位置或修改权限"
    return f"{error.strerror or error}，请检查磁盘空间与路径"
