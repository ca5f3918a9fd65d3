"""A parser of the standard library that speaks Chinese, and raises instead of leaving the program."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import NoReturn

from epaper.errors import UsageError


class HelpAsked(Exception):
    """The help of one verb was asked for."""


class _Formatter(argparse.HelpFormatter):
    """Help in Chinese."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Begin as everything else here is said."""
        super().add_usage(usage, actions, groups, prefix or "用法: ")


class Parser(argparse.ArgumentParser):
    """Understands the words after one verb."""

    def __init__(self, verb: str, summary: str) -> None:
        """Say in `summary` what the verb does; it abbreviates nothing."""
        super().__init__(f"epaper {verb}", description=summary, formatter_class=_Formatter, add_help=False, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """Raise instead of printing: whoever runs the program says what is wrong."""
        raise UsageError(f"{_in_chinese(message)}；用“{self.prog} --help”看用法。")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Raise instead of leaving: only help ends here, since errors are raised before."""
        raise HelpAsked

    def print_help(self, file: object = None) -> None:
        """Leave the printing to whoever catches the request for help."""


def _in_chinese(message: str) -> str:
    """Put the library's own messages into Chinese; ours are already."""
    for english, chinese in (
        ("the following arguments are required: ", "缺少参数 "),
        ("unrecognized arguments: ", "不认得参数 "),
        (": expected one argument", " 后面缺少内容"),
        ("ignored explicit argument ", "不接受内容 "),
        ("not allowed with argument ", "不能同时写 "),
        (": invalid choice: ", " 没有这个选项 "),
        (" (choose from ", "（可选 "),
        ("argument ", "参数 "),
    ):
        message = message.replace(english, chinese)
    return message
