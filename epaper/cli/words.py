"""One word of the command line → its value, or a sentence that says what it should be."""

from __future__ import annotations

import argparse
import math
import os
from pathlib import Path

from epaper.paint.ink_limit import LEAST_INK, MOST_INK
from epaper.paint.sheets import MOST_MM

MOST_PIXELS = 32767  # of the longer edge of a page, as many as can be painted
MOST_PAGES = 999
LONGEST_NAME, LONGEST_PATH = 255, 4095  # bytes; of a longer one not even whether it is there can be asked


def file(word: str) -> Path:
    """Return a path that can be asked for."""
    if not word or "\0" in word:
        raise argparse.ArgumentTypeError("路径是空的")
    path = Path(word)
    if len(os.fsencode(word)) > LONGEST_PATH or any(len(os.fsencode(part)) > LONGEST_NAME for part in path.parts):
        raise argparse.ArgumentTypeError("文件名太长，请改短")
    return path


def named(word: str) -> str:
    """Return the name of something, or a path."""
    if "\0" in word:
        raise argparse.ArgumentTypeError("名字里有不能用的字符")
    return word


def count(word: str, kind: str = "的整数") -> int:
    """Return a number of pages, or of one page."""
    if not word.isdecimal() or not 1 <= int(word[:9]) <= MOST_PAGES:
        raise argparse.ArgumentTypeError(f"应是 1 至 {MOST_PAGES} {kind}，现在是“{word}”")
    return int(word)


def page(word: str) -> int | None:
    """Return the number of a page, None for all."""
    return None if word == "all" else count(word, "的整数，或 all")


def pixels(word: str) -> int:
    """Return how many pixels long a picture is to be."""
    if not word.isdecimal() or not 1 <= int(word[:9]) <= MOST_PIXELS:
        raise argparse.ArgumentTypeError(f"应是 1 至 {MOST_PIXELS} 的整数，现在是“{word}”")
    return int(word)


def resolution(word: str) -> float:
    """Return pixels to the inch; the painters say which they can paint."""
    try:
        return float(word)
    except ValueError:
        raise argparse.ArgumentTypeError(f"应是一个数，现在是“{word}”") from None


def length(word: str) -> float:
    """Return millimetres."""
    try:
        far = float(word)
    except ValueError:
        far = math.nan
    if not 0 <= far <= MOST_MM:
        raise argparse.ArgumentTypeError(f"应是 0 至 {MOST_MM:g} 毫米，现在是“{word}”")
    return far


def ink(word: str) -> int:
    """Return a limit of ink, percent of all four."""
    if not (word.isdecimal() and LEAST_INK <= int(word) <= MOST_INK):
        raise argparse.ArgumentTypeError(f"应是 {LEAST_INK} 至 {MOST_INK} 的整数，现在是“{word}”")
    return int(word)
