"""The words of a headline → the same words cast as parts of the sentence: which verb is the predicate, which names a thing.

Invariant: words keep their places; only kinds change. `V` is the predicate of its clause (what stands between spaces and
marks), `k` a verb that shares its object, `v` any later verb, `w` a verb that can serve as a noun, `n` one that does (加固 in
河堤加固工程); `S` is a later verb with its own object; `D` is an adverb before the predicate, `d` one behind it.
"""

from __future__ import annotations

from itertools import pairwise

from epaper.typeset.segment import Word

TITLES = frozenset([
    "总统", "主席", "总理", "首相", "国王", "书记", "省长", "市长", "县长", "镇长", "区长", "部长", "厅长", "局长", "主任",
    "院长", "校长", "站长", "馆长", "会长", "董事长", "总经理", "教练", "行长", "县委书记", "记者", "教授", "老师", "医生",
    "院士", "代表", "委员", "秘书长", "村支书", "先生", "女士",
])  # fmt: skip
CLINGING = frozenset(
    "的了着过们地得之等里内中上下前后间时者化性式型区镇县市省站展节赛队会员家日年月季州乡村路桥河江山率额量值费业界"
)
SAYING = frozenset([
    "宣布", "表示", "强调", "指出", "要求", "认为", "决定", "透露", "称", "说", "提醒", "呼吁", "发现", "显示", "明确",
    "提出",
])  # fmt: skip
# What a verb before it only describes: 加固工程, 保护工作, 灌溉系统.
DESCRIBED = frozenset([
    "工程", "工作", "项目", "会议", "活动", "方案", "计划", "系统", "中心", "机制", "制度", "办法", "行动", "基地", "条例",
    "规划", "平台", "服务", "能力", "水平", "企业", "行业", "产业", "政策", "措施", "情况", "信息", "现场", "演练", "培训",
])  # fmt: skip
# Verbs before a further verb that shares their object: 加快推进, 督导检查, 保护传承.
SHARING = frozenset([
    "加快", "推进", "推动", "促进", "督导", "检查", "打击", "研究", "部署", "传承", "保护", "贯彻", "学习", "深入", "全面",
    "努力", "着力", "切实", "联合", "组织", "宣传", "慰问", "调研", "持续", "稳步", "坚决", "审议", "传达", "防范", "整治",
])  # fmt: skip
REACHING = frozenset("超达破逾增降涨跌占")  # before a figure such a character is the predicate: 业务量超6.4亿件
ASKED = frozenset(["什么", "啥", "谁"])  # before these a single character is a verb: 图什么
# Nouns that close the name of a body: a break behind them is better than one before.
BODY_ENDS = (
    "组织", "委员会", "理事会", "常委会", "协会", "公司", "集团", "大学", "学院", "中学", "小学", "医院", "法院", "政府",
    "中心", "办公室", "基金", "银行", "检察院", "代表团", "联合会",
    "博物馆", "纪念馆", "图书馆", "美术馆", "体育馆", "文化馆", "展览馆", "研究所", "研究院", "机场", "车站",
)  # fmt: skip
# Words that open a noun phrase: 全省青少年, 首批体验者.
DETERMINERS = frozenset([
    "全国", "国际", "国家", "世界", "全省", "全市", "全县", "全区", "全镇", "全村", "全球", "我国", "我省", "我市", "我县",
    "我区", "本市", "本县", "本报", "部分", "所有", "各地", "各级", "新",
])  # fmt: skip


def cast_parts(text: str, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Give the words of every clause their parts."""
    cast: list[Word] = []
    clause: list[Word] = []
    for word in words:
        if word.kind in ("space", "mark", "pair"):
            cast += [*_cast_clause(text, clause), word]
            clause = []
        else:
            clause.append(word)
    return (*cast, *_cast_clause(text, clause))


def _cast_clause(text: str, clause: list[Word]) -> list[Word]:
    """Turn verbs that only describe into nouns, find the predicate, and tell the adverbs before it from those behind."""
    words = list(clause)
    for at, word in enumerate(words):
        following = text[words[at + 1].start : words[at + 1].end] if at + 1 < len(words) else ""
        single = word.end - word.start == 1
        if single and following in ASKED and word.kind in "nvw":
            words[at] = word._replace(kind="V")
        elif word.kind in "vw" and (
            following in DESCRIBED or _makes_noun(following) or (single and _closes_noun(text, words, at))
        ):
            words[at] = word._replace(kind="n")
    predicate = _predicate(text, words)
    for at, word in enumerate(words):
        if at == predicate:
            words[at] = word._replace(kind="V")
        elif at - 1 == predicate and _shares(text, words, at):
            words[at] = word._replace(kind="k")
        elif (word.kind == "d" and (predicate is None or at < predicate)) or (word.kind == "a" and at + 1 == predicate and at):
            words[at] = word._replace(kind="D")
        elif word.kind == "v" and word.end - word.start > 1 and _opens_phrase(words, at):
            words[at] = word._replace(kind="S")
    return words


def _opens_phrase(words: list[Word], at: int) -> bool:
    """Say whether a later verb has a noun before it and something to act on behind."""
    return words[at - 1].kind in ("n", "s", "w", "name", "h") and at + 1 < len(words) and words[at + 1].kind not in "uvf"


def _shares(text: str, words: list[Word], at: int) -> bool:
    """Say whether the verb at `at` and the predicate before it share an object."""
    before, word = words[at - 1], words[at]
    goes_on = at + 1 < len(words) and words[at + 1].kind not in "vVwufdp"
    return word.kind in "vw" and word.end - word.start == 2 and goes_on and text[before.start : before.end] in SHARING


def _predicate(text: str, words: list[Word]) -> int | None:
    """Find the clause's predicate: what reaches a figure, a verb that does not only describe (…的), or else a verb-noun.

    Of verbs the first is taken, of verb-nouns the first with words on both sides, or the last one.
    """
    for at, (word, following) in enumerate(pairwise(words)):
        if text[word.start : word.end] in REACHING and following.kind == "number":
            return at
    verbs = [at for at, word in enumerate(words) if word.kind == "v"]
    free = [at for at in verbs if at + 1 == len(words) or text[words[at + 1].start : words[at + 1].end] != "的"]
    if verbs:
        return (free or verbs)[0]
    double = [at for at, word in enumerate(words) if word.kind == "w" and at > 0 and word.end - word.start > 1]
    inner = [at for at in double if at + 1 < len(words) and words[at - 1].kind not in "wa" and words[at + 1].kind not in "uf"]
    return inner[0] if inner else double[-1] if double else None


def _makes_noun(following: str) -> bool:
    """Say whether the next word is a single character that closes a noun: 讲评会, 图片展, 体验者."""
    return len(following) == 1 and following in "会展赛站队员者厂馆园节营室部厅所院校法案权率费品点"


def _closes_noun(text: str, words: list[Word], at: int) -> bool:
    return at > 0 and text[words[at].start] in CLINGING
