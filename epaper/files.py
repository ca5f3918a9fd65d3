"""Bytes → a file that is either wholly new or still the old one, never half of each."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from epaper.errors import CannotWrite

if TYPE_CHECKING:
    from io import BufferedWriter

# Characters, of four bytes at most: a file system bears 255 bytes, ours and the number of the process included.
_MOST_OF_NAME = 50

_REASONS = {  # that say enough whatever stands at the path
    errno.ELOOP: "那里的符号链接绕成了圈，请另选位置",
    errno.ENAMETOOLONG: "文件名太长，请改短",
    errno.ENOSPC: "磁盘空间不够，请腾出空间或另选位置",
    errno.EDQUOT: "磁盘空间的配额用完了，请腾出空间或另选位置",
    errno.EFBIG: "文件大小超过了系统允许的上限，请放宽限制或另选位置",
    errno.EROFS: "那里是只读的，请另选位置",
}


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step; raise `CannotWrite` and leave what stood there when that fails.

    A device or a pipe (`/dev/stdout`) is written straight; a link is followed, so that it stays a link.
    """
    try:
        # Asked of the path itself: what a pipe's link under /dev resolves to is no path at all.
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)
            return
        _replace(path.resolve(), data)
    except (OSError, RuntimeError) as error:  # RuntimeError is what links in a circle raise
        raise CannotWrite(f"无法写入 {path}：{_reason(path, error)}。") from error


def check_folder(path: Path) -> None:
    """Raise `CannotWrite` where the folder a file is to be written into is not there: it takes long to make what is written."""
    with suppress(OSError, RuntimeError):  # what cannot be asked is found out on writing
        folder = path.resolve().parent
        if not path.exists() and not folder.is_dir():
            raise CannotWrite(f"无法写入 {path}：{_no_folder(folder)}。")


def _replace(target: Path, data: bytes) -> None:
    stream = _opened_beside(target)
    beside = Path(stream.name)
    try:
        with stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _opened_beside(target: Path) -> BufferedWriter:
    """Open a new file; what a killed process of the same number left there is passed over: in a container each has the same.

    By name and not with `tempfile`, whose files only their owner may read.
    """
    names = (f".{target.name[:_MOST_OF_NAME]}.{os.getpid()}-{attempt}.part" for attempt in count())
    free = next(name for name in names if not target.with_name(name).exists())
    return target.with_name(free).open("xb")


def _reason(path: Path, error: OSError | RuntimeError) -> str:
    number = error.errno if isinstance(error, OSError) else errno.ELOOP
    return _REASONS[number] if number in _REASONS else _reason_of_place(path, error)


def _reason_of_place(path: Path, error: OSError | RuntimeError) -> str:
    if path.is_dir():
        return "那里是一个文件夹，请给出文件名"
    folder = path.resolve().parent  # a link leads to another one
    if not folder.is_dir():
        return _no_folder(folder)
    if isinstance(error, PermissionError):
        return "没有写入权限，请另选位置或修改权限"
    return f"{getattr(error, 'strerror', None) or error}，请检查磁盘空间与路径"


def _no_folder(folder: Path) -> str:
    return f"{folder} 不是文件夹，请另选位置" if folder.exists() else f"文件夹 {folder} 不存在，请先建立它或另选位置"
