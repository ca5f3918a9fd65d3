"""An issue → one `.epaper` file, the issue's folder zipped. Same issue, same bytes: no clock, fixed order."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from epaper.files import write_whole
from epaper.issue.files import MOST_RATIO
from epaper.issue.model import Issue
from epaper.issue.writer import NONE, issue_files

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can name
_LEVEL = 6
_MODE = 0o100644 << 16


def _packing(data: bytes) -> int:
    """Pack what gets smaller; what would pack as well as an attack does, and be refused on reading, is stored."""
    packed = len(zlib.compress(data, _LEVEL))
    return zipfile.ZIP_DEFLATED if len(data) < packed * MOST_RATIO // 2 and packed < len(data) else zipfile.ZIP_STORED


def bundle_bytes(issue: Issue, style: Mapping[str, bytes] = NONE) -> bytes:
    """Return the bytes of the `.epaper` file; `style` are the files of the style the issue asks for."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in issue_files(issue, style).items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.external_attr = _MODE
            entry.create_system = 3  # the same on every system
            entry.compress_type = _packing(data)
            archive.writestr(entry, data, compresslevel=_LEVEL)
    return buffer.getvalue()


def write_bundle(issue: Issue, path: Path, style: Mapping[str, bytes] = NONE) -> None:
    """Write an issue as one `.epaper` file."""
    write_whole(path, bundle_bytes(issue, style))
