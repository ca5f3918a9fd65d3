"""Answers to the dialogs of the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog


def save_to(monkeypatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_args: (str(path), "")))
