"""A path → the PDF file open for reading, or one sentence about why it cannot be read."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pikepdf

from epaper.errors import UnreadableInput
from epaper.preflight.values import BROKEN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_PAGES = 2000  # a newspaper has hundreds; a page tree that lies about itself can have any number
_SIGNATURE = b"%PDF-"
_SIGNATURE_WITHIN = 1024  # bytes; readers forgive so much before it


@contextmanager
def opened(path: Path) -> Iterator[pikepdf.Pdf]:
    """Open a PDF; raise `UnreadableInput` when there is none, or it is locked, broken or without pages."""
    try:
        with path.open("rb") as head:
            if _SIGNATURE not in head.read(_SIGNATURE_WITHIN):
                raise UnreadableInput(f"{path}：不是 PDF 文件；请换一个文件。")
        file = pikepdf.open(path)
    except FileNotFoundError:
        raise UnreadableInput(f"{path}：没有这个文件；请检查路径。") from None
    except IsADirectoryError:
        raise UnreadableInput(f"{path}：是文件夹，不是 PDF 文件；要检查一期稿件请用 epaper check。") from None
    except OSError as trouble:
        raise UnreadableInput(f"{path}：打不开（{trouble.strerror}）；请检查权限。") from trouble
    except pikepdf.PasswordError:
        raise UnreadableInput(f"{path}：设了打开密码，无法检查，也不能付印；请去掉密码后重试。") from None
    except BROKEN:
        raise UnreadableInput(f"{path}：PDF 已损坏，读不出来；请用原来的程序重新输出。") from None
    with file:
        try:
            pages = len(file.pages)
        except BROKEN:
            raise UnreadableInput(f"{path}：PDF 的页面目录已损坏；请用原来的程序重新输出。") from None
        if not pages:
            raise UnreadableInput(f"{path}：PDF 里一页也没有；请用原来的程序重新输出。")
        if pages > MOST_PAGES:
            raise UnreadableInput(f"{path}：有 {pages} 页，超过 {MOST_PAGES} 页；请分成几个文件。")
        yield file
