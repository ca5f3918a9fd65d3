"""The scripts a person types on a fresh machine, run in a copy of the repository whose Python is an actor."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ["packaging/run", "packaging/test", "packaging/bench", "packaging/lock", "packaging/setup.sh", ".ci/run"]

# Plays .venv/bin/python: notes each call, answers `epaper` as the program would, leaves the rest to the real one.
ACTOR = f"""#!/bin/bash
echo "$*" >>"$STAGE/calls"
case "$*" in
"-m epaper.app.display") exit "${{SHOWS:-0}}" ;;
"-m epaper export"*)
    code=${{EXPORT_CODE:-0}}
    if ((code < 2)); then
        echo PDF >"$6"
        for page in 1 2 3; do echo PNG >"${{8%.png}}-$page.png"; done
    fi
    exit "$code" ;;
"-m epaper"* | "-m pip"*) ;;
*) exec {sys.executable} "$@" ;;
esac
"""


class Copy:
    """A copy of the repository's scripts that believes it has been set up."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(ROOT / "packaging", root / "packaging")
        shutil.copytree(ROOT / "epaper", root / "epaper", ignore=lambda _, names: [n for n in names if n not in KEPT])
        shutil.copy(ROOT / "pyproject.toml", root)
        (root / "issues" / "paper" / "2026-01-01").mkdir(parents=True)
        self.play("python", ACTOR, root / ".venv" / "bin")

    def play(self, name: str, text: str, folder: Path | None = None) -> None:
        """Put an actor for the program `name` on the path."""
        place = folder or self.root / "bin"
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
        (place / name).chmod(stat.S_IRWXU)

    def set_up(self, lock: str, platforms: str) -> None:
        """Leave the stamp of a set-up that was finished."""
        done = self.bash('printf "%s\\n%s\\n%s" "$root" "$(sha256sum <"$1")" "$(sha256sum <"$root/pyproject.toml")"', lock)
        (self.root / ".venv" / f"ready-{Path(lock).stem}-{platforms}").write_text(done.stdout, encoding="utf-8")

    def bash(self, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run lines of bash after packaging/setup.sh."""
        return self.call("bash", "-c", f"source packaging/setup.sh; {script}", "test", *arguments)

    def call(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the copy, without a display."""
        plain = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY", "PYTHON"}}
        path = f"{self.root / 'bin'}:{plain['PATH']}"
        found = {**plain, "PATH": path, "STAGE": str(self.root), **environment}
        return subprocess.run(command, cwd=self.root, env=found, capture_output=True, text=True, check=False)

    @property
    def calls(self) -> list[str]:
        """What the actor was asked to do."""
        noted = self.root / "calls"
        return noted.read_text(encoding="utf-8").splitlines() if noted.exists() else []


KEPT = {"__init__.py", "resources.py", "errors.py"}


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_parses_and_can_be_started(script: str) -> None:
    assert subprocess.run(("bash", "-n", ROOT / script), check=False).returncode == 0
    assert os.access(ROOT / script, os.X_OK) == (not script.endswith(".sh"))


def test_without_a_display_every_page_is_written_and_named(copy: Copy) -> None:
    copy.set_up("packaging/run.lock", "offscreen")
    done = copy.call("packaging/run")
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (copy.root / "output").iterdir()) == [
        "epaper.pdf",
        "page-1.png",
        "page-2.png",
        "page-3.png",
    ]
    assert f"全部 3 版已写入 {copy.root}/output" in done.stderr
    output = copy.root / "output"
    wanted = f"-m epaper export {copy.root}/issues/paper/2026-01-01 -o {output}/epaper.pdf --pictures {output}/page.png"
    assert [call for call in copy.calls if call.startswith("-m")] == [wanted]


def test_with_a_display_the_window_opens_on_the_named_issue(copy: Copy) -> None:
    copy.set_up("packaging/run.lock", "offscreen-xcb")
    done = copy.call("packaging/run", "my issue.txt", DISPLAY=":0")
    assert done.returncode == 0, done.stderr
    assert copy.calls == ["-m epaper.app.display", "-m epaper my issue.txt"]


def test_a_display_that_does_not_answer_is_none(copy: Copy) -> None:
    copy.set_up("packaging/run.lock", "offscreen-xcb")
    done = copy.call("packaging/run", "my issue.txt", DISPLAY=":4711", SHOWS="1")
    assert done.returncode == 0, done.stderr
    assert (copy.root / "output" / "epaper.pdf").is_file()


@pytest.mark.parametrize(("code", "pictures"), [(1, 3), (3, 0)])
def test_findings_do_not_stop_the_export_and_errors_do(copy: Copy, code: int, pictures: int) -> None:
    copy.set_up("packaging/run.lock", "offscreen")
    done = copy.call("packaging/run", "issue.txt", EXPORT_CODE=str(code))
    assert done.returncode == (0 if pictures else code)
    assert len(list((copy.root / "output").glob("*.png"))) == pictures


@pytest.mark.parametrize("words", [("--help",), ("export", "--help"), ("check", "issue.txt", "--full"), ("--nonsense",)])
def test_what_is_said_to_the_program_goes_to_it_and_leaves_the_last_output_alone(copy: Copy, words: tuple[str, ...]) -> None:
    copy.set_up("packaging/run.lock", "offscreen")
    (copy.root / "output").mkdir()
    kept = copy.root / "output" / "page-1.png"
    kept.write_bytes(b"of the last run")
    done = copy.call("packaging/run", *words)
    assert [call for call in copy.calls if call.startswith("-m")] == [f"-m epaper {' '.join(words)}"]
    assert kept.read_bytes() == b"of the last run"
    assert "已写入" not in done.stderr


def test_changed_lock_is_installed_again_and_remembered(copy: Copy) -> None:
    copy.play("ldd", "#!/bin/bash\n")
    copy.set_up("packaging/run.lock", "offscreen")
    lock = copy.root / "packaging" / "run.lock"
    lock.write_bytes(lock.read_bytes() + b"# newer\n")
    # The actor stands for a working virtual environment, and for PySide6 within it.
    copy.play("python", ACTOR.replace("*) exec", "-c*) ;;\n*) exec"), copy.root / ".venv" / "bin")
    assert copy.bash('prepare "$root/packaging/run.lock" offscreen').returncode == 0
    assert [call for call in copy.calls if "--require-hashes" in call]
    before = len(copy.calls)
    assert copy.bash('prepare "$root/packaging/run.lock" offscreen').returncode == 0
    assert len(copy.calls) == before


def test_missing_libraries_are_named_as_debian_names_their_packages(copy: Copy) -> None:
    missing = (
        "libEGL.so.1",
        "libxcb-cursor.so.0",
        "libdbus-1.so.3",
        "libxkbcommon-x11.so.0",
        "libglib-2.0.so.0",
        "libQt6Core.so.6",
    )
    lines = "".join(f"\\t{name} => not found\\n" for name in missing)
    copy.play("ldd", f"#!/bin/bash\nprintf '{lines}\\tlibc.so.6 => /lib/libc.so.6 (0x1)\\n'\n")
    done = copy.bash("missing_library_packages plugin.so")
    assert done.stdout.split() == ["libdbus-1-3", "libegl1", "libglib2.0-0", "libxcb-cursor0", "libxkbcommon-x11-0"]


def test_person_without_root_is_told_in_one_line_what_to_install(copy: Copy) -> None:
    copy.play("id", "#!/bin/bash\necho 1000\n")
    done = copy.bash("install_packages libegl1 libxcb-cursor0")
    assert done.returncode == 1
    assert done.stderr.splitlines() == ["缺少系统软件包，请先运行：sudo apt-get install libegl1 libxcb-cursor0"]


def test_too_old_a_python_is_one_line(copy: Copy) -> None:
    for name in ("python3", *(f"python3.{minor}" for minor in range(11, 15))):
        copy.play(name, "#!/bin/bash\nexit 1\n")
    done = copy.bash("find_python")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "Python 3.11" in done.stderr
