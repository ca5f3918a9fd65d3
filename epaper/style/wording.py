"""What the paper itself says on its pages, in the language of its house, in values, as in `epaper.style.model`."""

from dataclasses import dataclass
from typing import Annotated

from epaper.style.kinds import Between, Braces


@dataclass(frozen=True, slots=True)
class Wording:
    """What the paper itself says on its pages; names in braces are filled in."""

    jump_to: Annotated[str, Braces("page")]
    jump_from: Annotated[str, Braces("page")]
    jump_room: Annotated[float, Between(1.0, 40.0)]  # ems of the body a continuation's head leaves free for `jump_from`
    page_label: Annotated[str, Braces("page")]
    day: Annotated[str, Braces("year", "month", "day")]  # the month is one of `months` where there are any
    weekday_first: bool
    between_day_and_weekday: str
    pages_today: Annotated[tuple[str, str], Braces("pages", needed=False)]  # of a paper of one page, and of several
    supervisor: Annotated[str, Braces("who")]
    sponsor: Annotated[str, Braces("who")]
    publisher: Annotated[str, Braces("who")]
    number_label: str  # before the publication's number, on a line of its own; empty for none
    address: str
    printer: str
    distribution: str
    price: str
    between: str  # between the items of the imprint
    copy: Annotated[str, Braces("count")]  # what copy is counted in, for people: {count} 字
    abreast: tuple[str, str, str]  # before what one caption says of pictures side by side: the left, one between, the right
    ad: str  # the mark of every advertisement 广告
    public: str  # of one for the common good 公益广告
    index: str  # over the index box 导读
    index_page: Annotated[str, Braces("page")]  # behind each of its entries
    appendix: str  # over the appendix of the articles in full 附：文章全文
    appendix_page: Annotated[str, Braces("page")]  # the number of one of its pages
    original: Annotated[str, Braces("label")]  # in the appendix, what leads back to a page of the paper
    editor: str  # before the names of those who made a page
    designer: str
    proofreader: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]  # Monday first; without them only a weekday the masthead states is printed
    han_numerals: bool  # of the pages
