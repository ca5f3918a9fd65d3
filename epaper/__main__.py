"""The command line: words → one of seven deeds, and the exit code. It chooses, and catches what goes wrong; it does nothing else.

Exit codes: 0 fine, 1 findings of severity error, 2 usage, 3 unreadable input, 4 cannot write, 70 a fault of the program.
"""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress

from epaper.cli import deeds
from epaper.cli.parse import parse
from epaper.cli.request import Request
from epaper.cli.streams import give_up_output, say
from epaper.errors import EpaperError

PROGRAM_FAULT = 70  # EX_SOFTWARE of sysexits.h
BROKEN_PIPE = 141  # 128 + SIGPIPE, as shells report it
TERMINATED = 143  # 128 + SIGTERM
INTERRUPTED = 130  # 128 + SIGINT
# Values that refer to one another in one direction only make no cycles; yet looking for some after every 700 new objects, as
# Python does unasked, takes a sixth of a compose. A window, which stays, looks after so many; a command is over before it would
# gain anything: one object in a hundred hangs in a cycle, and thirty pages take a tenth longer if these are looked for.
SWEEPS = 100_000, 5, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    if argv is None:  # the process is ours
        gc.set_threshold(*SWEEPS)
    try:
        request = parse(sys.argv[1:] if argv is None else argv)
        if argv is None and request.verb != "window":  # the window has a loop of its own, in which no handler of ours would run
            gc.disable()
            signal.signal(signal.SIGTERM, _terminate)
            # What is left at the end goes with the process; that Python looks for cycles in it took an eighth of an export.
            atexit.register(gc.freeze)
        code = _do(request)
    except EpaperError as error:
        return _tell(error)
    except BrokenPipeError:
        give_up_output()  # whoever read it has gone
        return BROKEN_PIPE
    except _Terminated:
        return say("已中断。", TERMINATED)
    except KeyboardInterrupt:
        return say("已中断。", INTERRUPTED)
    except Exception as fault:
        if os.environ.get("EPAPER_DEBUG"):
            raise
        what = f"{type(fault).__name__}: {fault}".replace("\n", " ")
        return say(f"程序内部出错（{what}）；请设环境变量 EPAPER_DEBUG=1 重试，把输出连同稿件报告给开发者。", PROGRAM_FAULT)
    return code


class _Terminated(BaseException):
    """The system asks the program to end: what is half written has to be taken away first."""


def _terminate(_number: int, _frame: object) -> None:
    raise _Terminated


def _tell(error: EpaperError) -> int:
    """Say what went wrong; nothing where whoever read a file that goes into a pipe has gone."""
    return BROKEN_PIPE if isinstance(error.__cause__, BrokenPipeError) else say(str(error), error.exit_code)


def _do(request: Request) -> int:
    """Do what is asked for; of what writes, not over the copy itself."""
    if request.verb in {"export", "render", "import"}:
        deeds.spare_source(request)
    if request.verb in {"export", "render"}:
        deeds.check_folders(request)
    done = {
        "export": deeds.export,
        "render": deeds.render,
        "check": deeds.check,
        "import": deeds.import_issue,
        "layout": deeds.layout,
        "preflight": deeds.preflight,
        "help": deeds.show_help,
    }
    return done.get(request.verb, deeds.open_window)(request)


if __name__ == "__main__":
    sys.exit(main())
