"""What a command says → the standard output and error stream, which may be closed, full, or without a reader."""

from __future__ import annotations

import os
import sys

from epaper.errors import CannotWrite


def say(sentence: str, code: int) -> int:
    """Say what went wrong on the error stream; return the exit code that goes with it."""
    if sys.stderr is not None:  # it is where the caller closed it, and print would fall back on the standard output
        print(f"epaper: {sentence}", file=sys.stderr)
    return code


def tell(text: str) -> None:
    """Write lines for people on the error stream, beside what a command writes elsewhere."""
    if sys.stderr is not None:
        sys.stderr.write(text)


def put(text: str) -> None:
    """Write to the standard output, which may be closed, or a full disk."""
    try:
        if sys.stdout is None:
            raise CannotWrite("标准输出是关闭的，结果无处可写；请把它接到终端或文件。")
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as trouble:
        give_up_output()
        raise CannotWrite(f"标准输出写不进去（{trouble.strerror}）；请检查它所在的磁盘空间。") from trouble


def put_json(data: object) -> None:
    """Write to the standard output, for programs."""
    import json  # noqa: PLC0415

    put(json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def give_up_output() -> None:
    """Let what is still buffered go nowhere: it must not raise again when Python closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
