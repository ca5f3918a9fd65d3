"""The gap between two words of a headline → how bad a line break there would be, by a table of rules read from the top.

Invariant: the first rule that fits a gap sets its price; the last fits every gap. Prices run from 0 to 9, or `inf`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from epaper.typeset.classes import NOT_AT_START, TABLE, Kind
from epaper.typeset.roles import CLINGING, DESCRIBED, DETERMINERS, SAYING, TAILS, TITLES, is_kind


def _of(*kinds: Kind) -> str:
    """Return the characters of some classes, in the order of the table."""
    return "".join(char for char, kind in TABLE.items() if kind in kinds)


INSIDE_WORD = 14.0  # a torn word: only when nothing else is left
PARTICLE = 9.0  # before 的, 了, 们 …: the line would begin with a cling-on
DANGLING = 7.0  # behind 在, 把, 和 …: the line would end on a promise
LEANING = 6.0  # behind an adverb, an adjective, a determiner: it qualifies what follows
COMPOUND = 5.0  # between two nouns of one name or term
PART = 4.0  # between a whole and its further part: a body and its organ, a verb and its figure
OBJECT = 3.0  # verb and object
CLAUSE = 1.5  # subject and predicate; before a preposition or an adverb
TIME = 2.0  # before a time that opens the predicate
JOINT = 1.0  # before 并, 和, 暨, behind a comma

OPENING = _of(Kind.LATIN_OPEN) + _of(Kind.OPEN)
CLOSING = ")]}" + _of(Kind.CLOSE)  # of each pair at the same place
NO_LINE_START = frozenset(_of(*(NOT_AT_START - {Kind.JOIN})) + "…⋯%~")
JOINTS = frozenset(
    ["并", "和", "与", "及", "暨", "以及", "并且", "而", "或", "又", "更", "但", "却", "同", "跟", "也", "还", "再", "都", "就"]
)
LINKS = frozenset(["和", "与", "及", "暨", "同", "跟", "或", "以及"])  # of these a dangling one is worse than 并 or 又
PREPOSITIONS = frozenset("在从向对把被以为让给将于由因随按据自到往比用至")
HANDLING = frozenset("把将被")  # of these what they handle and the verb hold together most: 把人民放在心中
COMPLEMENTS = frozenset("起出到成好完住上下来去过回开掉满入为")  # 补语 of a verb: 游出, 连起
ASKING = frozenset(["如何", "怎样", "怎么", "怎么办", "怎么看", "为何", "为什么", "何以", "能否", "是否"])
MODALS = frozenset("能可应须需拟将欲要敢肯愿")  # 能愿动词: a predicate opens with them
SINCE = frozenset(["前", "后", "起", "止", "之前", "之后", "以前", "以后", "以来"])
COUNTING = frozenset("起名个家位场次条项件批种户所座支")  # after a Han figure they count what follows: 四起违反
SUPPORTING = frozenset(["恢复", "实现", "保持", "进行", "予以", "加以"])  # with what they mean behind them: 恢复双向通行
STAYING = frozenset("在于自向往至")  # a verb that ends so leans on its place: 放在, 来自, 走向
NAMES_A_TIME = "今明昨即近"  # 今起, 明日, 近日: they open a predicate


class Gap(NamedTuple):
    """Two neighbouring words and their kinds (see `grammar`)."""

    before: str
    after: str
    left: str
    right: str

    @property
    def verb_left(self) -> bool:
        """A verb ends the line."""
        return self.left in "VvSk"

    @property
    def short_left(self) -> bool:
        """A single character would end the line."""
        return len(self.before) == 1

    @property
    def short_right(self) -> bool:
        """A single character stands behind the break and leans back, as one that qualifies what follows does not."""
        return len(self.after) == 1 and self.right not in "adDmr" and self.after not in DETERMINERS

    @property
    def short(self) -> bool:
        """Either side is a single character, which leans on the other."""
        return self.short_left or self.short_right

    @property
    def figure(self) -> bool:
        """A figure stands on one side."""
        return "number" in (self.left, self.right)


class Rule(NamedTuple):
    """A price and the gaps it is for."""

    price: float
    fits: Callable[[Gap], bool]


RULES: tuple[Rule, ...] = (
    Rule(math.inf, lambda gap: gap.right == "space"),
    Rule(0.0, lambda gap: gap.left == "space"),
    Rule(math.inf, lambda gap: (gap.after[0] in NO_LINE_START and gap.right != "pair") or gap.before[-1] in OPENING),
    Rule(math.inf, lambda gap: gap.after[0] in "…⋯"),
    # marks
    Rule(0.5, lambda gap: gap.before[-1] in "。？！?!"),
    Rule(JOINT, lambda gap: gap.before[-1] in "，；,…⋯"),
    Rule(JOINT, lambda gap: gap.before[-1] in "：:"),
    Rule(OBJECT, lambda gap: gap.before[-1] == "、"),
    Rule(COMPOUND, lambda gap: gap.left == "pair"),
    Rule(CLAUSE, lambda gap: gap.right == "pair"),
    Rule(LEANING, lambda gap: gap.after[0] in OPENING and (gap.before in PREPOSITIONS | LINKS or gap.after[0] in "（(")),
    Rule(DANGLING, lambda gap: gap.after[0] in OPENING and gap.short_left and gap.left in "nvVpw"),  # 成 | “贴心人”
    Rule(CLAUSE, lambda gap: gap.after[0] in OPENING),
    Rule(JOINT, lambda gap: gap.before[-1] in CLOSING and gap.after in JOINTS),
    Rule(PARTICLE, lambda gap: gap.before[-1] in CLOSING and gap.after in CLINGING),
    Rule(CLAUSE, lambda gap: gap.before[-1] in CLOSING and gap.right in "VvSDdp"),
    Rule(COMPOUND, lambda gap: gap.before[-1] in CLOSING),
    # function words 虚词
    Rule(DANGLING, lambda gap: gap.left == "p" or gap.before in PREPOSITIONS | LINKS),
    Rule(PARTICLE, lambda gap: gap.short_right and (gap.right == "u" or gap.after in CLINGING)),
    Rule(PARTICLE, lambda gap: gap.verb_left and gap.after in COMPLEMENTS),
    Rule(LEANING, lambda gap: gap.after in LINKS - {"暨"} and gap.short_left and gap.before not in CLINGING),  # 人与自然
    Rule(CLAUSE, lambda gap: gap.before in ("后", "时", "之后") and gap.right in "VvSDdnw"),  # 升级后 | 重新开放
    Rule(CLAUSE, lambda gap: gap.before in SINCE and gap.right in "VvSDdrs"),  # 7月1日起 | 这些
    Rule(PART, lambda gap: gap.after == "更"),  # 出行 | 更便捷
    Rule(JOINT, lambda gap: gap.after in JOINTS or gap.right == "c"),
    Rule(LEANING, lambda gap: gap.before in JOINTS or gap.left == "c"),
    Rule(DANGLING, lambda gap: gap.before == "之"),
    Rule(OBJECT, lambda gap: gap.left == "u"),
    Rule(LEANING, lambda gap: gap.verb_left and gap.after in PREPOSITIONS and gap.after in "在到于为至"),  # 稳定在, 建设成为
    Rule(LEANING, lambda gap: gap.left == "r" and gap.short_left and gap.after in PREPOSITIONS),  # 我在
    Rule(LEANING, lambda gap: gap.left in "Dd" and (gap.right == "p" or gap.after in PREPOSITIONS)),  # 依法对
    Rule(CLAUSE, lambda gap: gap.right == "p" or gap.after in PREPOSITIONS),
    # persons
    Rule(PARTICLE, lambda gap: gap.before in TITLES and gap.right in ("name", "h", "s")),
    Rule(DANGLING, lambda gap: gap.after in TITLES),
    # phrases
    Rule(LEANING, lambda gap: gap.right == "k"),  # 加快|发展: verbs that share an object
    Rule(LEANING, lambda gap: gap.verb_left and len(gap.before) > 1 and gap.before[-1] in STAYING),
    Rule(CLAUSE, lambda gap: gap.after in MODALS and gap.right in "vVdDp" and gap.left not in "aDdmqu"),
    Rule(DANGLING, lambda gap: gap.before in MODALS and gap.left in "vVdDp"),
    Rule(
        LEANING, lambda gap: gap.left == "m" and gap.before[0] in "一二两三四五六七八九十百千多数" and gap.before[-1] in COUNTING
    ),
    Rule(COMPOUND, lambda gap: gap.before in SUPPORTING and gap.right in "anw" and not gap.short),
    Rule(OBJECT, lambda gap: gap.left == "m" and len(gap.before) > 1 and gap.right in "Vvk"),  # 深入一线|督导
    Rule(DANGLING, lambda gap: len(gap.before) == len(gap.after) == 1 and not gap.figure),
    Rule(OBJECT, lambda gap: gap.after == "怎么"),  # 居民怎么说
    Rule(JOINT, lambda gap: gap.after in ASKING),
    Rule(CLAUSE, lambda gap: gap.before in SAYING),
    Rule(DANGLING, lambda gap: gap.before in ASKING),
    Rule(DANGLING, lambda gap: gap.left in "ad" and gap.right in "vSw" and not gap.short),  # 正常 | 运行
    Rule(LEANING, lambda gap: gap.left in "aDdmq" or gap.right in "fq"),
    Rule(LEANING, lambda gap: gap.before in DETERMINERS and gap.right != "V"),
    # figures
    Rule(PARTICLE, lambda gap: gap.left == "number" and gap.after in SINCE),  # 31日 | 前
    Rule(OBJECT, lambda gap: gap.left == "number" and gap.before[-1] in "年月日时天"),
    Rule(CLAUSE, lambda gap: gap.left == "number" and gap.right == "V"),
    Rule(DANGLING, lambda gap: gap.left == "number"),
    Rule(LEANING, lambda gap: gap.right == "number" and gap.short_left),
    Rule(PART, lambda gap: gap.right == "number" or (gap.left == "t" and gap.right == "V")),
    Rule(TIME, lambda gap: gap.right == "t" and gap.left in ("n", "name", "h", "r") and not gap.short),  # 茅台|一季度
    # subject, predicate, object
    Rule(OBJECT, lambda gap: gap.left == "t"),
    Rule(COMPOUND, lambda gap: gap.verb_left and gap.right in "VD" and gap.short),
    Rule(OBJECT, lambda gap: gap.verb_left and gap.right in "VD"),
    Rule(PART, lambda gap: gap.right in "VD" and gap.short_left),
    Rule(CLAUSE, lambda gap: gap.right in "VD" or (gap.right == "t" and gap.after[0] in NAMES_A_TIME)),
    Rule(DANGLING, lambda gap: gap.verb_left and gap.right not in "vS" and gap.short_left),
    Rule(COMPOUND, lambda gap: ((gap.verb_left and gap.right not in "vS") or gap.left == "i" or gap.right == "d") and gap.short),
    Rule(PART, lambda gap: gap.left == "S" and gap.right not in "vS" and not gap.short),  # a later verb holds its object
    Rule(OBJECT, lambda gap: (gap.verb_left and gap.right not in "vS") or gap.left == "i" or gap.right == "d"),
    Rule(OBJECT, lambda gap: gap.right == "S" and not gap.short),  # a further verb with its own object
    # names and terms: their last noun holds to the rest
    Rule(DANGLING + 1, lambda gap: gap.left == "s" and is_kind(gap.after)),  # 澄溪县 | 税务局
    Rule(DANGLING, lambda gap: gap.left == "n" and gap.right == "w" and not gap.short),  # 污水 | 治理
    Rule(DANGLING, lambda gap: gap.after in TAILS and gap.left in "nwi"),
    Rule(DANGLING, lambda gap: gap.after in DESCRIBED or is_kind(gap.after)),
    Rule(DANGLING, lambda gap: gap.short),
    Rule(PART, lambda gap: gap.before in DESCRIBED or is_kind(gap.before)),
    Rule(PART, lambda gap: gap.right in ("s", "a") or gap.after in DETERMINERS),  # a further noun phrase opens
    Rule(LEANING - 0.5, lambda gap: gap.left == "s"),  # a place qualifies the body or thing that follows
    Rule(COMPOUND - 0.5, lambda gap: gap.left == "w"),  # an action named as a noun ends a part: 高质量发展 | 月度
    Rule(COMPOUND, lambda gap: True),
)


def price(gap: Gap) -> float:
    """Price a break in `gap`."""
    return next(rule.price for rule in RULES if rule.fits(gap))
