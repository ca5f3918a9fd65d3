"""What a language asks of an issue file and of its check, as one value: names, marks, signs of notes, how copy is counted.

Nothing else in the room of issues asks which language a paper is in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from epaper.issue.model import Article, Language


class Usage(NamedTuple):
    """The usage of one language.

    `place` is that of its name among the names of a thing, `colon` stands behind the name of a field of an article. `sections`
    stands between names of sections, any of `section_marks` is read as such; `names` between names that have blanks in them.
    `wide_marks` says that “ ” — … are full-width marks, beside which lines join without a blank. `note_signs` are those of
    footnotes; `counts` what copy is counted in, `unit` how that is called for people. `compulsory_form` 规定形式 is what the law
    asks of a newspaper.
    """

    place: int
    colon: str
    sections: str
    section_marks: str
    names: str
    wide_marks: bool
    note_signs: Literal["circled", "raised"]
    counts: Literal["characters", "words"]
    unit: str
    compulsory_form: bool

    def name(self, names: Sequence[str]) -> str:
        """Return the name to write, of names in all languages."""
        return names[self.place]

    def length(self, article: Article) -> int:
        """Count the copy of an article."""
        return article.words if self.counts == "words" else article.characters


USAGES: Mapping[Language, Usage] = MappingProxyType(
    {
        "zh": Usage(
            place=0,
            colon="：",
            sections="、",
            section_marks="、",
            names="、",
            wide_marks=True,
            note_signs="circled",
            counts="characters",
            unit="字",
            compulsory_form=True,
        ),
        "en": Usage(
            place=1,
            colon=": ",
            sections=", ",
            section_marks=",、",
            names=", ",
            wide_marks=False,
            note_signs="raised",
            counts="words",
            unit="词",
            compulsory_form=False,
        ),
    }
)
