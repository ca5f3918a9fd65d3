"""Pinned Debian packages → the press profile of the house in `resources/icc/`, the same bytes on every run.

The measurements are the characterisation data of ANSI CGATS/SNAP TR 002-2007, coldset printing on newsprint; Argyll's `colprof`
makes a profile of them. It writes the hour of its making into the file, so the date is set afterwards, and the tag is added by
which the registry of characterisation data knows a profile made from them. Every download is held against its SHA-256 before it
is opened. The script runs on Debian 12 (amd64) where the libraries of Debian's `argyll` are installed, and takes some minutes:

    .venv/bin/python packaging/prepare_icc.py [--cache FOLDER] [--output FOLDER]
"""

from __future__ import annotations

import argparse
import hashlib
import os
import struct
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

RESOURCES = Path(__file__).resolve().parents[1] / "resources" / "icc"


class Package(NamedTuple):
    """A pinned Debian package: its name, version, the file it arrives as, and what that file must hash to."""

    name: str
    version: str
    file: str
    sha256: str


DATA = Package(
    "icc-profiles-free",
    "2.0.1+dfsg-1.1",
    "icc-profiles-free_2.0.1+dfsg-1.1_all.deb",
    "0cca9bb13edeb7e37095526ad85b94338ade4db596b6fa4a667dfa7b28869d8c",
)
ARGYLL = Package(
    "argyll",
    "2.3.1+repack-1.1+b1",
    "argyll_2.3.1+repack-1.1+b1_amd64.deb",
    "6f742d91f17ebd89b5147cd6ea13aa04a331cd7be485f0b12966dadf30de56d6",
)
MEASUREMENTS = "usr/share/color/icc/TR002.ti3"
MEASUREMENTS_SHA256 = "bcb14f76be42ebaa53cebdea3ae532af4c7717e7429d279323f7db8ad4a0b9d0"
# The light most pictures come in: its gamut is what the perceptual table presses into that of newsprint.
SOURCE = "usr/share/color/icc/sRGB.icc"
COPYRIGHT = "usr/share/doc/icc-profiles-free/copyright"
COLPROF = "usr/bin/colprof"

PROFILE = "newsprint.icc"
LICENCE = "LICENCE-TR002.txt"
DESCRIPTION = "Coldset newsprint, CGATS TR 002-2007, 220 %"
RIGHTS = (
    "Made from the characterization data of ANSI CGATS/SNAP TR 002-2007, Graphic Technology - Color Characterization Data for "
    "Coldset Printing on Newsprint, Copyright 2007 by NPES The Association for Suppliers of Printing, Publishing and Converting "
    "Technologies. This profile may be used, embedded and distributed freely; it comes without any warranty."
)
# ICC registry of characterisation data: a profile made from a registered set says so in its `targ` tag, in these words.
CHARACTERISATION = "ICCHDAT CGATS TR 002"

# ISO 12647-3:2013 allows coldset 220 % of ink in all. The tables are made for a little less: between their points, whoever reads
# them interpolates ink by ink, and comes out up to 5 % higher.
INK_LIMIT = 215
# Heavy replacement of grey by black: black from the first tint on, a solid in the shadows; the curve is hollow (0.5), so that the
# light tones of a face keep some colour in their greys and do not turn grainy.
BLACK = ("-k", "p", "0", "0", "1", "1", "0.5")
OPTIONS = (
    "-qm",  # the finest tables that stay far below 250 KB; README.md of the folder has the figures
    "-bm",
    "-nc",  # leave the measurements themselves out of the file
    "-Zm",  # matte
    "-Zr",  # for relative colorimetric use where nothing else is said
)
# Stands in the header instead of the hour of making: year, month, day, hour, minute, second.
DATE = (2026, 1, 1, 0, 0, 0)

HEADER_SIZE = 128
DATE_AT, VERSION_AT, FLAGS_AT, INTENT_AT, ID_AT, ID_SIZE = 24, 8, 44, 64, 84, 16
FIRST_VERSION_WITH_ID = 4


def fetch(package: Package, cache: Path) -> Path:
    """Return the package's file in `cache`, downloaded if it is not there; stop when it is not the pinned one."""
    path = cache / package.file
    if not path.exists():
        command = ("apt-get", "download", f"{package.name}={package.version}")
        subprocess.run(command, cwd=cache, check=True, stdout=subprocess.DEVNULL)
    _hold(path, path.read_bytes(), package.sha256)
    return path


def _hold(path: Path, data: bytes, wanted: str) -> None:
    found = hashlib.sha256(data).hexdigest()
    if found != wanted:
        raise SystemExit(f"{path}: SHA-256 is {found}, expected {wanted}; delete the file and run again")


def characterise(unpacked: Path, scratch: Path) -> bytes:
    """Run `colprof` on the measurements and return the profile it writes."""
    measurements = (unpacked / MEASUREMENTS).read_bytes()
    _hold(unpacked / MEASUREMENTS, measurements, MEASUREMENTS_SHA256)
    (scratch / "TR002.ti3").write_bytes(measurements)
    texts = ("-D", DESCRIPTION, "-C", RIGHTS)
    names = ("-s", unpacked / SOURCE, "-O", PROFILE, "TR002")
    command = (unpacked / COLPROF, *OPTIONS, "-l", str(INK_LIMIT), *BLACK, *texts, *names)
    subprocess.run(command, cwd=scratch, check=True, stdout=subprocess.DEVNULL, env=os.environ | {"LC_ALL": "C"})
    return (scratch / PROFILE).read_bytes()


def settled(profile: bytes) -> bytes:
    """Return a profile with the fixed date and the name of its data, each tag's bytes once, and its identity computed anew."""
    tags = _tags(profile)
    tags[b"targ"] = b"text" + bytes(4) + CHARACTERISATION.encode("ascii") + b"\0"
    start = HEADER_SIZE + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    body = b""
    for data in tags.values():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
    table = b"".join(struct.pack(">4sII", sign, places[data], len(data)) for sign, data in tags.items())
    header = bytearray(profile[:HEADER_SIZE])
    struct.pack_into(">I", header, 0, start + len(body))
    struct.pack_into(">6H", header, DATE_AT, *DATE)
    header[ID_AT : ID_AT + ID_SIZE] = bytes(ID_SIZE)
    rest = struct.pack(">I", len(tags)) + table + body
    if header[VERSION_AT] >= FIRST_VERSION_WITH_ID:
        header[ID_AT : ID_AT + ID_SIZE] = identity(bytes(header), rest)
    return bytes(header) + rest


def identity(header: bytes, rest: bytes) -> bytes:
    """Return the profile ID of ICC.1:2010, 7.2.18: the MD5 of all but flags, rendering intent and the ID itself."""
    blank = bytearray(header)
    for at, size in ((FLAGS_AT, 4), (INTENT_AT, 4), (ID_AT, ID_SIZE)):
        blank[at : at + size] = bytes(size)
    return hashlib.md5(bytes(blank) + rest, usedforsecurity=False).digest()


def _tags(profile: bytes) -> dict[bytes, bytes]:
    """Return the contents of every tag by its signature, in the order of the file."""
    (count,) = struct.unpack_from(">I", profile, HEADER_SIZE)
    entries = (struct.unpack_from(">4sII", profile, HEADER_SIZE + 4 + 12 * index) for index in range(count))
    return {sign: profile[at : at + size] for sign, at, size in entries}


def licence(measurements: bytes, copyright_: bytes) -> bytes:
    """Return what the data file says about itself, followed by what its package says about it."""
    head = measurements.decode("cp1252").partition("NUMBER_OF_FIELDS")[0].replace("\r\n", "\n").rstrip()
    parts = (
        f"The head of {Path(MEASUREMENTS).name}, the characterisation data:",
        head,
        f"The copyright file of Debian's {DATA.name} {DATA.version}, which brings the data:",
        copyright_.decode().rstrip(),
    )
    return ("\n\n".join(parts) + "\n").encode()


def write(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step: a reader sees the old file or the new one."""
    part = path.with_suffix(".part")
    part.write_bytes(data)
    part.replace(path)
    print(f"{hashlib.sha256(data).hexdigest()}  {path.name}  {len(data):,} bytes")


def main() -> None:
    """Fetch, characterise, settle and write the profile and its licence."""
    parser = argparse.ArgumentParser(description="Write resources/icc/ from pinned packages.")
    parser.add_argument("--cache", type=Path, help="keep the downloaded packages here")
    parser.add_argument("--output", type=Path, default=RESOURCES, help="write the profile here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        cache: Path = options.cache or scratch
        unpacked = scratch / "unpacked"
        for place in (cache, options.output):
            place.mkdir(parents=True, exist_ok=True)
        for package in (DATA, ARGYLL):
            subprocess.run(("dpkg-deb", "-x", fetch(package, cache), unpacked), check=True)
        write(options.output / PROFILE, settled(characterise(unpacked, scratch)))
        write(options.output / LICENCE, licence((unpacked / MEASUREMENTS).read_bytes(), (unpacked / COPYRIGHT).read_bytes()))


if __name__ == "__main__":
    main()
