"""The lock files hold what pyproject.toml asks for, every package pinned and hashed, and nothing of where they came from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUN = PROJECT["dependencies"]
DEV = PROJECT["optional-dependencies"]["dev"]


def pins(lock: str) -> dict[str, str]:
    text = (ROOT / "packaging" / lock).read_text(encoding="utf-8")
    return {canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE)}


@pytest.mark.parametrize(("lock", "wanted"), [("run.lock", RUN), ("test.lock", RUN + DEV)])
def test_lock_satisfies_the_project(lock: str, wanted: list[str]) -> None:
    pinned = pins(lock)
    stale = [
        line
        for line, needed in ((line, Requirement(line)) for line in wanted)
        if not needed.specifier.contains(pinned.get(canonicalize_name(needed.name), "0"))
    ]
    assert stale == [], "run ./packaging/lock"


def test_tests_run_on_the_versions_people_get() -> None:
    assert pins("run.lock").items() <= pins("test.lock").items()


@pytest.mark.parametrize("lock", ["run.lock", "test.lock"])
def test_every_pin_is_hashed_and_names_no_host(lock: str) -> None:
    text = (ROOT / "packaging" / lock).read_text(encoding="utf-8")
    assert "://" not in text
    entries = [entry for entry in re.split(r"(?m)^(?=\w)", text) if not entry.startswith("#")]
    assert len(entries) == len(pins(lock))
    assert all("--hash=sha256:" in entry for entry in entries)
