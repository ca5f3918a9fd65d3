"""What can go wrong: exceptions for the file and the program, findings for the content.

An exception carries one sentence for people and the exit code of the command line; it is caught once, at the edge.
A finding is part of a result: the work went on, and a person should look.
"""

from __future__ import annotations

from typing import ClassVar, Literal, NamedTuple

Severity = Literal["error", "warning", "info"]


class Finding(NamedTuple):
    """Something in the content that a person should look at.

    `code` is stable and greppable (`missing-glyph`), `where` names the place (`a3《…》第2段`, `第1版`, or a file and
    line), `message` is one sentence in Chinese for the reader of the report. `cause` is the field of the masthead, the make-up
    or the article that says what is amiss, by its name in the model, or the file of the picture; where that has a line of its
    own, the line is named.
    """

    severity: Severity
    code: str
    where: str
    message: str
    cause: str = ""


class EpaperError(Exception):
    """Base of all errors a person can do something about; its text is one sentence with file, line and remedy."""

    exit_code: ClassVar[int] = 1


class UsageError(EpaperError):
    """The command line asks for something that does not exist."""

    exit_code = 2


class UnreadableInput(EpaperError):
    """An input cannot be read as an issue of a newspaper."""

    exit_code = 3


class CannotWrite(EpaperError):
    """An output cannot be written; what stood there before still stands."""

    exit_code = 4
