"""Phrases with names in braces → checked, so that nothing but these names is ever filled in."""

from __future__ import annotations

from string import Formatter

from epaper.errors import UnreadableInput
from epaper.style.kinds import Braces


def check_template(mark: Braces, phrase: str, where: str) -> None:
    """Refuse a phrase with a brace that is not one of the names of `mark`, or without one that is needed."""
    shown = "、".join(f"{{{name}}}" for name in mark.names)
    try:
        found = [(name, spec, conversion) for _, name, spec, conversion in Formatter().parse(phrase) if name is not None]
    except ValueError:
        raise UnreadableInput(f"{where} 的花括号不成对，现在是“{phrase}”；可以填入的是 {shown}。") from None
    odd = next((name for name, spec, conversion in found if name not in mark.names or spec or conversion), None)
    if odd is not None:
        raise UnreadableInput(f"{where} 里的 {{{odd}}} 无从填起，现在是“{phrase}”；可以填入的是 {shown}。")
    missing = [name for name in mark.names if name not in (item[0] for item in found)]
    if mark.needed and missing:
        raise UnreadableInput(f"{where} 里缺少 {{{missing[0]}}}，现在是“{phrase}”；请把它写进去。")
