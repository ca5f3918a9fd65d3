"""Cut jieba's dictionary down to the words of headlines and write `epaper/typeset/words.txt`.

Run by hand when the list is to be renewed: `pip download --no-deps jieba==0.42.1`, unpack it, then
`python packaging/prepare_words.py …/jieba/dict.txt epaper/typeset/words.txt`. The output is the same for the same input.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from pathlib import Path

LEAST = 10  # occurrences; rarer entries are mostly names and noise
LEAST_NAME = 40  # the person names of the dictionary are a guess of its maker: only the frequent ones are words
LONGEST = 6

# jieba's parts of speech → the classes that line breaking tells apart; everything else counts as a noun.
CLASSES = {
    "nr": "h", "nrt": "h", "nrfg": "h", "ns": "s", "v": "v", "vg": "v", "vi": "v", "vq": "v", "vn": "w", "a": "a", "b": "a",
    "z": "a", "ag": "a", "d": "d", "ad": "d", "dg": "d", "df": "d", "vd": "d", "p": "p", "c": "c", "u": "u", "uj": "u",
    "ul": "u", "uv": "u", "ud": "u", "uz": "u", "ug": "u", "m": "m", "mg": "m", "mq": "m", "q": "q", "r": "r", "rr": "r",
    "rz": "r", "rg": "r", "f": "f", "i": "i", "l": "i", "y": "u", "k": "u", "t": "t", "tg": "t",
}  # fmt: skip

HEADER = """\
# Words of Chinese headlines: frequency and part of speech, cut from the dictionary of jieba 0.42.1 by packaging/prepare_words.py.
# One line for each first character: the character, then for each word its other characters, a class letter and the
# logarithm (base 2) of its frequency as one letter (a = 0, b = 1, …).
#
# jieba: The MIT License (MIT). Copyright (c) 2013 Sun Junyi
# Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
# files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
# modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
# Software is furnished to do so, subject to the following conditions: The above copyright notice and this permission notice
# shall be included in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY
# OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR
# PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
# LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR
# THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def main(source: Path, target: Path) -> None:
    """Read the dictionary, keep what headlines need, write it by first character."""
    table: defaultdict[str, list[str]] = defaultdict(list)
    for line in source.read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        han = all("\u4e00" <= char <= "\u9fff" for char in word)
        kind = CLASSES.get(tag.strip(), "n")
        least = LEAST_NAME if kind == "h" else LEAST
        if han and len(word) <= LONGEST and int(count) >= least:
            table[word[0]].append(f"{word[1:]}{kind}{chr(ord('a') + round(math.log2(int(count))))}")
    rows = (f"{first} {' '.join(sorted(table[first]))}\n" for first in sorted(table))
    target.write_text(HEADER + "".join(rows), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
