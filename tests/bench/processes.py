"""A command line → what one run of it took, as its own process: wall time, peak memory, and what it said."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]


class Run(NamedTuple):
    """One finished process: `started` on the clock all processes of the machine share, `seconds` wall time, peak MiB."""

    started: float
    seconds: float
    mebibytes: float
    output: str


def python(*arguments: str) -> tuple[str, ...]:
    """Return the command that runs this same Python with `arguments`."""
    return (sys.executable, *arguments)


def run(command: Sequence[str], environment: Mapping[str, str]) -> Run:
    """Run `command` in the repository to its end; a failure ends the benchmark with what the command said."""
    started = time.monotonic()
    with subprocess.Popen(command, cwd=ROOT, env=dict(environment), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    # 1 says that the issue has findings; the work was done all the same.
    if process.returncode not in {0, 1}:
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}\n{output}")
    return Run(started, seconds, usage.ru_maxrss / 1024, output)
