"""Copy → what its wording sets apart: the mark of an item or a source, a note's label, the lead clause 领句 of a point."""

from __future__ import annotations

import re
from typing import Final

from epaper.issue.labels import ANY_LABEL

# Compiled when they are first asked for: most issues have none of these.
_ITEM: Final = r"[^\w\s]\s+|(?:[(（]?(?:\d{1,3}|[a-zA-Z]|[一二三四五六七八九十]{1,3})[)）.、．]|[①-⑳㉑-㊿])\s*"
_SOURCE: Final = r"(?:[①-⑳㉑-㊿]|[⁰¹²³⁴-⁹]+|\[\d{1,3}\]|\d{1,3}[.、])\s*|[*＊※]\s*"
_NUMERAL: Final = "[一二三四五六七八九十]{1,3}"
_ORDER: Final = rf"(?:{_NUMERAL}是|{_NUMERAL}要|首先|其次|再次|第{_NUMERAL}|其{_NUMERAL}|最后)"
_CLAUSE: Final = r"[^，。；：！？,;:]{2,22}[，。；：！？]"
_PAUSES: Final = "，。；：、"
_LABEL: Final = rf"【[^】]{{2,8}}】|{ANY_LABEL}(?:[：:]|(?=\s)|$)"


def item_mark(text: str) -> int:
    """Return where the mark of an item, with the blank behind it, ends; 0 where there is none."""
    found = re.match(_ITEM, text)
    return found.end() if found else 0


def source_mark(text: str) -> int:
    """Return where the number of a note at a story's end, with the blank behind it, ends."""
    found = re.match(_SOURCE, text)
    return found.end() if found else 0


def note_label(text: str) -> int:
    """Return where the label of an editor's note ends, without the blank behind it."""
    found = re.match(_LABEL, text)
    return found.end() if found else 0


def lead_clause(text: str) -> int:
    """Return where the lead of an enumerated paragraph ends (rulebook P5): its first clause after 一是, else the word alone."""
    found = re.match(_ORDER, text)
    if found is None:
        return 0
    rest = text[found.end() :]
    clause = re.match(_CLAUSE, rest)
    if clause is None or clause.end() == len(rest) or rest[0] in _PAUSES:
        return found.end()
    return found.end() + clause.end()
