"""What a language asks of setting, as one value: faces by role, indents, word spaces, hyphens, last lines, the drop cap.

Nothing else in the room of typesetting asks which language a paper is in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from epaper.typeset import costs
from epaper.typeset.spacing import Gap, Squeeze

if TYPE_CHECKING:
    from epaper.issue.model import Emphasis, Language


class Faces(NamedTuple):
    """The faces of copy, by role."""

    body: str
    strong: str  # sub-headings and emphasis
    kai: str  # the second emphasis, captions
    dateline: str
    byline: str
    initial: str  # a drop cap

    def of(self, emphasis: Emphasis) -> str:
        """Return the face of an emphasis."""
        return self.strong if emphasis == "strong" else self.kai


class Hyphens(NamedTuple):
    """Where a Latin word may be parted: by which dictionary, from which measure and word length on, at what demerits.

    A word with a capital is taken for a name and costs `name`, None where names stay whole.
    """

    dictionary: str
    cells: float
    letters: int
    cost: float
    name: float | None


class WordSpace(NamedTuple):
    """The blank between Latin words in em, and the demerits of a line whose blanks are all at their narrowest or widest.

    `short` are the demerits of a line with blanks that lacks more than all its gaps can take well; it is then opened by up to
    `limit` em per gap, else left short at `ragged` demerits more.
    """

    nominal: float
    least: float
    most: float
    tight: float
    wide: float
    short: float
    limit: float
    ragged: float

    @property
    def gap(self) -> Gap:
        """The blank as white between two boxes."""
        return Gap(self.nominal, self.nominal - self.least, Squeeze.SPACE, self.most - self.nominal, even=True)


class Habits(NamedTuple):
    """The habits of one language.

    `flush_openings`: no indent at the head of a story and under a sub-heading. `drop_lines` is how many lines the first
    letter of the article `drop_at` reaches over. `last_letters` must stand on a paragraph's last line, else it costs `orphan`.
    `foreign` are the habits for paragraphs wholly in Latin letters, None where the paper itself is in them. `hair` is what gaps
    may close up, in em. Where `signed`, a story's signature 署名 is the first line of its copy.
    """

    language: Language
    faces: Faces
    indent: float
    flush_openings: bool
    hyphens: Hyphens | None
    word_space: WordSpace
    last_letters: int
    orphan: float
    drop_lines: int = 0
    drop_at: str = ""
    hair: float = 0.0
    signed: bool = False
    foreign: Habits | None = None

    def for_copy(self, text: str) -> Habits:
        """Return the habits a paragraph is set by."""
        foreign = self.foreign is not None and len(_LETTER.findall(text)) >= costs.FOREIGN_LETTERS and not re.search(_HAN, text)
        return self.foreign if foreign and self.foreign is not None else self


_LETTER: Final = re.compile("[A-Za-z]")
_HAN: Final = "[\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"  # compiled when there is a paragraph in Latin letters

ENGLISH: Final = Habits(
    language="en",
    faces=Faces(body="latin", strong="latin-bold", kai="latin-italic", dateline="latin", byline="latin-italic", initial="latin"),
    indent=1.0,
    flush_openings=True,
    hyphens=Hyphens("en_US", cells=8.0, letters=5, cost=costs.ENGLISH_HYPHEN, name=costs.NAME_HYPHEN),
    word_space=WordSpace(
        costs.ENGLISH_SPACE,
        costs.ENGLISH_SPACE_MIN,
        costs.ENGLISH_SPACE_MAX,
        costs.ENGLISH_TIGHT,
        costs.ENGLISH_WIDE,
        costs.TORN,
        costs.TORN_LIMIT,
        costs.RAGGED,
    ),
    last_letters=4,
    orphan=costs.LAST_WORD,
    drop_lines=3,
)
CHINESE: Final = Habits(
    language="zh",
    faces=Faces(body="song", strong="hei-bold", kai="kai", dateline="hei-bold", byline="kai", initial="song-bold"),
    indent=costs.INDENT,
    flush_openings=False,
    hyphens=Hyphens("en_US", cells=11.0, letters=6, cost=costs.STRAY_HYPHEN, name=None),
    word_space=WordSpace(
        costs.WORD_SPACE,
        costs.WORD_SPACE_MIN,
        costs.WORD_SPACE_MAX,
        costs.SQUEEZE,
        costs.GROW,
        costs.HOLE,
        costs.STRAINED_LIMIT,
        0.0,
    ),
    last_letters=costs.LAST_LETTERS,
    orphan=costs.ORPHAN,
    hair=costs.HAIR,
    # The paper's own indent, lest a column mix two.
    foreign=ENGLISH._replace(indent=costs.INDENT, flush_openings=False),
)


def habits_of(language: Language, lead: str = "") -> Habits:
    """Return the habits of a paper's language; `lead` is the article with a drop cap, if the language knows such."""
    return ENGLISH._replace(drop_at=lead) if language == "en" else CHINESE
