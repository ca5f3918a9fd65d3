"""The labels 编者按, 编后 … that editors put before their notes: in issue files, in raw text and in type the same."""

from __future__ import annotations

LABELS = ("编者按", "编者的话", "编后", "编后语", "编余", "编者注", "按语", "记者手记", "采访手记", "记者按", "开栏的话")
ANY_LABEL = f"(?:{'|'.join(sorted(LABELS, key=len, reverse=True))})"  # as a pattern; the longest first, lest 编后语 be 编后
