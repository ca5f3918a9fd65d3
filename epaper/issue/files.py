"""A path → the files of one issue: its text and, by name, its pictures. A folder, a zip and a single file look alike behind it.

Invariants: nothing outside the folder or the archive is ever read; sizes are limited before anything is unpacked.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, Protocol

from epaper.errors import UnreadableInput
from epaper.issue.pictures import is_safe_name

if TYPE_CHECKING:
    import zipfile

ISSUE_FILE = "issue.md"
MOST_FILE_BYTES = 64 * 2**20
_MOST_FILES = 5000
_MOST_TOTAL_BYTES = 1024 * 2**20
# Text packs by 3, at most some 30 where it repeats; zeros by a thousand.
MOST_RATIO = 200
_SMALL = 2**16
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_TEXT_ENDINGS = (".md", ".markdown")
_CLUTTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_ENCRYPTED = 0x1


class IssueFiles(Protocol):
    """The files of one issue."""

    @property
    def name(self) -> str:
        """The name of the text file, for messages."""
        ...

    def text(self) -> bytes:
        """Return the bytes of the text file."""
        ...

    def picture(self, name: str) -> bytes | None:
        """Return the bytes of a picture, or None if there is none of that name."""
        ...

    def with_text(self, data: bytes) -> tuple[Path, bytes]:
        """Return the file that holds the text, and what it holds with another text; all else in it stays."""
        ...


def open_files(path: Path) -> IssueFiles:
    """Open a folder, an archive or a single text file."""
    try:
        if path.is_dir():
            return FolderFiles(path, _text_of_folder(path))
        if not path.exists():
            raise UnreadableInput(f"{path}：没有这个文件；请检查路径。")
        if not path.is_file():
            raise UnreadableInput(f"{path}：不是普通文件；请给出文件夹、Markdown、纯文本或 .epaper 文件。")
        with path.open("rb") as stream:
            packed = stream.read(4) in _ZIP_STARTS
        return ZipFiles.opened(path, path.read_bytes()) if packed else FolderFiles(path.parent, path)
    except OSError as trouble:
        raise UnreadableInput(_cannot_read(path, trouble)) from trouble


def _cannot_read(path: Path, trouble: OSError) -> str:
    return f"{path}：读不出来（{trouble.strerror or trouble}）；请检查文件和权限。"


def _text_of_folder(folder: Path) -> Path:
    names = sorted(entry.name for entry in folder.iterdir() if entry.is_file())
    return folder / _choose_text(names, f"{folder}")


def _choose_text(names: Sequence[str], where: str) -> str:
    """Choose the issue's text: `issue.md`, else the one Markdown file, else the one plain text file."""
    if ISSUE_FILE in names:
        return ISSUE_FILE
    for endings in (_TEXT_ENDINGS, (".txt",)):
        texts = [name for name in names if name.lower().endswith(endings) and not name.lower().startswith("readme")]
        if len(texts) == 1:
            return texts[0]
        if texts:
            raise UnreadableInput(
                f"{where}：有 {len(texts)} 个文本文件（{'、'.join(texts[:3])}…），不知读哪个；请把要读的改名为 {ISSUE_FILE}。"
            )
    raise UnreadableInput(f"{where}：里面没有一期报纸；请放一个 {ISSUE_FILE}，或直接给出文本文件。")


class FolderFiles(NamedTuple):
    """A text file and the pictures beside it."""

    folder: Path
    path: Path

    @property
    def name(self) -> str:
        """The name of the text file."""
        return self.path.name

    def text(self) -> bytes:
        """Return the bytes of the text file."""
        return _read(self.path)

    def picture(self, name: str) -> bytes | None:
        """Return the bytes of a picture inside the folder."""
        path = self.folder / name
        try:
            if not path.is_file():
                return None
            if not path.resolve().is_relative_to(self.folder.resolve()):
                raise UnreadableInput(f"{name}：是指向文件夹之外的链接；请把图片本身放进文件夹。")
        except (OSError, RuntimeError) as trouble:
            raise UnreadableInput(f"{name}：打不开；请检查文件名和权限。") from trouble
        return _read(path)

    def with_text(self, data: bytes) -> tuple[Path, bytes]:
        """Return the text file, which holds nothing else."""
        return self.path, data


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_FILE_BYTES:
            raise UnreadableInput(f"{path.name}：超过 {MOST_FILE_BYTES // 2**20} MB；请换小一些的文件。")
        return path.read_bytes()
    except OSError as trouble:
        raise UnreadableInput(_cannot_read(path, trouble)) from trouble


class ZipFiles(NamedTuple):
    """A zipped issue folder, checked before anything is unpacked."""

    path: Path
    data: bytes
    folder: str
    text_name: str

    @property
    def archive(self) -> str:
        """The name of the archive, for messages."""
        return self.path.name

    @classmethod
    def opened(cls, path: Path, data: bytes) -> ZipFiles:
        """Check an archive's table of contents and choose its text."""
        archive = path.name
        with _unpacking(archive, data) as packed:
            entries = [entry for entry in packed.infolist() if not entry.is_dir() and not _is_clutter(entry.filename)]
            _check_entries(archive, packed.infolist())
        names = [entry.filename for entry in entries]
        tops = {PurePosixPath(name).parts[0] for name in names}
        folder = f"{tops.pop()}/" if len(tops) == 1 and all("/" in name for name in names) else ""
        top = sorted(name.removeprefix(folder) for name in names)
        return cls(path, data, folder, _choose_text([name for name in top if "/" not in name], archive))

    @property
    def name(self) -> str:
        """The name of the text file inside the archive."""
        return f"{self.archive}/{self.text_name}"

    def text(self) -> bytes:
        """Return the bytes of the text file."""
        data = self.picture(self.text_name)
        return data if data is not None else b""

    def picture(self, name: str) -> bytes | None:
        """Return the bytes of one file."""
        with _unpacking(self.archive, self.data) as packed:
            try:
                entry = packed.getinfo(self.folder + name)
            except KeyError:
                return None
            with packed.open(entry) as stream:
                data = stream.read(entry.file_size + 1)
        if len(data) != entry.file_size:
            raise UnreadableInput(f"{self.archive}：压缩包里的“{name}”损坏；请重新打包。")
        return data

    def with_text(self, data: bytes) -> tuple[Path, bytes]:
        """Return the archive packed again, its entries in their order."""
        import zipfile  # noqa: PLC0415 - only archives wait for it

        buffer = BytesIO()
        with _unpacking(self.archive, self.data) as packed, zipfile.ZipFile(buffer, "w") as archive:
            archive.comment = packed.comment
            for entry in packed.infolist():
                kept = data if entry.filename == self.folder + self.text_name else packed.read(entry)
                archive.writestr(entry, kept)
        return self.path, buffer.getvalue()


@contextmanager
def _unpacking(archive: str, data: bytes) -> Iterator[zipfile.ZipFile]:
    import zipfile  # noqa: PLC0415 - only archives wait for it

    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            yield packed
    except UnreadableInput:
        raise
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as trouble:
        raise UnreadableInput(f"{archive}：压缩包损坏或用了不支持的压缩方法；请重新打包成普通的 zip。") from trouble
    except Exception as trouble:
        # zlib, bz2 and lzma raise errors of their own kinds on broken streams.
        raise UnreadableInput(f"{archive}：压缩包里的数据损坏；请重新打包。") from trouble


def _is_clutter(name: str) -> bool:
    return name.startswith(_CLUTTER[0]) or PurePosixPath(name).name in _CLUTTER[1:]


def _check_entries(archive: str, entries: Sequence[zipfile.ZipInfo]) -> None:
    if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > _MOST_TOTAL_BYTES:
        raise UnreadableInput(f"{archive}：压缩包里的文件太多或太大，不像一期报纸；请检查。")
    seen: set[str] = set()
    for entry in entries:
        if trouble := _entry_trouble(entry, seen):
            raise UnreadableInput(f"{archive}：压缩包里的“{entry.filename[:60]!s}”{trouble}；请重新打包，为安全起见没有打开它。")
        seen.add(entry.filename)


def _entry_trouble(entry: zipfile.ZipInfo, seen: set[str]) -> str:
    """Say what is wrong with an entry, or nothing."""
    name = entry.filename.removesuffix("/")
    troubles = (
        (not is_safe_name(name) or not is_safe_name(entry.orig_filename.removesuffix("/")), "要写到文件夹之外"),
        (entry.filename in seen, "重名"),
        (stat.S_ISLNK(entry.external_attr >> 16), "是链接"),
        (bool(entry.flag_bits & _ENCRYPTED), "加了密"),
        (name.lower().endswith((".zip", ".epaper")), "是包中之包"),
        (entry.file_size > MOST_FILE_BYTES, f"超过 {MOST_FILE_BYTES // 2**20} MB"),
        (entry.file_size > max(_SMALL, entry.compress_size * MOST_RATIO), f"解开后大 {MOST_RATIO} 倍以上"),
    )
    return next((trouble for present, trouble in troubles if present), "")
