"""A file is written whole or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from epaper.errors import CannotWrite
from epaper.files import write_whole


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    write_whole(target, b"new")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"a.pdf": b"new"}


def test_others_may_read_the_file_as_they_may_any_new_file(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.pdf", b"new")
    (tmp_path / "plain").touch()
    assert stat.S_IMODE((tmp_path / "a.pdf").stat().st_mode) == stat.S_IMODE((tmp_path / "plain").stat().st_mode)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    write_whole(tmp_path / "link.pdf", b"new")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


def test_a_device_is_written_to() -> None:
    write_whole(Path("/dev/null"), b"new")
    assert not Path("/dev/null").is_file()


def test_a_pipe_is_written_to() -> None:
    """`/dev/stdout` is a link to what has no path when it is a pipe."""
    read, write = os.pipe()
    write_whole(Path(f"/dev/fd/{write}"), b"new")
    os.close(write)
    with os.fdopen(read, "rb") as stream:
        assert stream.read() == b"new"


def test_links_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    (tmp_path / "circle.pdf").symlink_to("circle.pdf")
    (tmp_path / "away.pdf").symlink_to(tmp_path / "missing" / "a.pdf")
    with pytest.raises(CannotWrite, match="绕成了圈"):
        write_whole(tmp_path / "circle.pdf", b"new")
    with pytest.raises(CannotWrite, match="missing 不存在"):
        write_whole(tmp_path / "away.pdf", b"new")


@pytest.mark.parametrize(
    ("place", "remedy"),
    [("missing/a.pdf", "不存在"), ("file/a.pdf", "不是文件夹"), ("folder", "文件夹"), ("x" * 300 + ".pdf", "太长")],
)
def test_a_place_that_cannot_be_written_is_named_with_the_remedy(tmp_path: Path, place: str, remedy: str) -> None:
    (tmp_path / "file").write_bytes(b"stands")
    (tmp_path / "folder").mkdir()
    with pytest.raises(CannotWrite, match=remedy) as caught:
        write_whole(tmp_path / place, b"new")
    assert str(tmp_path / place) in str(caught.value)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["file", "folder"]
    assert (tmp_path / "file").read_bytes() == b"stands"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_closed_to_us_keeps_its_file(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(b"old")
    folder.chmod(0o500)
    with pytest.raises(CannotWrite, match="权限"):
        write_whole(folder / "a.pdf", b"new")
    assert (folder / "a.pdf").read_bytes() == b"old"


def test_a_full_disk_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")

    def no_space(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(CannotWrite, match="磁盘空间不够"):
        write_whole(tmp_path / "a.pdf", b"new")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"a.pdf": b"old"}


WRITING = """
import os, sys, time
from pathlib import Path
from epaper.files import write_whole

def halt(number):
    print("written", flush=True)
    time.sleep(60)

os.fsync = halt
write_whole(Path(sys.argv[1]), b"new")
"""


def test_killed_half_way_the_old_file_stands(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    command = [sys.executable, "-c", WRITING, str(tmp_path / "a.pdf")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"written\n"
        writer.kill()
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_what_a_killed_process_of_the_same_number_left_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a container every run has the same number; one that was killed cannot take its half away."""
    monkeypatch.setattr(os, "getpid", lambda: 7)
    left = tmp_path / ".a.pdf.7-0.part"
    left.write_bytes(b"half")
    write_whole(tmp_path / "a.pdf", b"new")
    assert (tmp_path / "a.pdf").read_bytes() == b"new"
    assert set(tmp_path.iterdir()) == {left, tmp_path / "a.pdf"}


@pytest.mark.parametrize("character", ["a", "报", "𠮷"])
def test_the_longest_name_a_disk_bears_is_written(tmp_path: Path, character: str) -> None:
    longest = tmp_path / (character * (250 // len(character.encode())) + ".pdf")
    write_whole(longest, b"new")
    assert [file.name for file in tmp_path.iterdir()] == [longest.name]
