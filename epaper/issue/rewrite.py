"""An issue on disk + the modules of its stories → the same file with only those lines changed, whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from epaper.errors import UsageError
from epaper.files import write_whole
from epaper.issue.decode import decoded, plain_breaks
from epaper.issue.files import open_files
from epaper.issue.markdown.document import is_canonical
from epaper.issue.markdown.repin import Modules, repinned


class Rewritten(NamedTuple):
    """A file that was written, what it held before and what it holds now."""

    path: Path
    before: bytes
    now: bytes

    def undo(self) -> bool:
        """Put back what the file held, unless somebody has written it since."""
        if self.path.read_bytes() != self.now:
            return False
        write_whole(self.path, self.before)
        return True


def write_modules(path: Path, modules: Modules, grid: str) -> Rewritten:
    """Write the modules of stories, by their ids, into the issue at `path`, and the grid.

    Without modules and grid those that are there are taken off. Raises UsageError for raw text, which has no place for them.
    """
    files = open_files(path)
    coded = decoded(files.text(), files.name)
    if not is_canonical(plain_breaks(coded.text)):
        raise UsageError(f"{files.name}：是原始文本，没有写版位的地方；请先用“epaper import”整理成一期，再固定版面。")
    new = repinned(coded.text, files.name, modules, grid)
    target, data = files.with_text(coded.encoded(new))
    before = target.read_bytes()
    if new == coded.text:
        return Rewritten(target, before, before)
    write_whole(target, data)
    return Rewritten(target, before, data)
