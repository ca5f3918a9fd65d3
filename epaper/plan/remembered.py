"""A method of what lives as long as one grid's make-up → the same method, its answers remembered for as long."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast
from weakref import WeakMethod

P = ParamSpec("P")
R = TypeVar("R")


def remembered(method: Callable[P, R]) -> Callable[P, R]:
    """Remember the answers of a bound method; to be kept by the object whose method it is, and asked while that lives.

    The object is not held by its own tables: so millions of answers go when it goes, and wait for no sweep of Python's.
    """
    weak = WeakMethod(method)

    def answer(*args: P.args, **kwargs: P.kwargs) -> R:
        asked = weak()
        assert asked is not None, "its object keeps the table"
        return asked(*args, **kwargs)

    return cast(Callable[P, R], lru_cache(maxsize=None)(answer))
