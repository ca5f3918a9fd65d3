"""Which stretches of a headline are names of persons: by surname and by what stands around them, here and in the article.

Invariant: a guess needs evidence (a verb of public life behind it, a name beside it, or the same stretch set off in the
article's text); a surname alone makes no name, since 高, 江, 方, 白 begin common words too.
"""

from __future__ import annotations

import re

from epaper.issue.surnames import DOUBLE_SURNAMES, SURNAMES
from epaper.issue.text import is_han

# What persons do in headlines: a name may end before these.
DEEDS = re.compile(
    r"出席|分获|主持|讲话|致辞|指出|强调|会见|会谈|调研|参加|夺[冠得]|荣?获|率[队团]|当选|[谈说：:]|表示|介绍|摘[得金银铜]|考察|视察|宣布|检查|慰问|走访"
    r"|作[报出]|担?任|同[^比期时]|等出|告诉|认为|回[忆应]|分别|带领|领衔|为|在|的|把|用|和|与"
)
PUBLIC_DEEDS = re.compile("出席|主持|讲话|致辞|指出|强调|会见|当选|：")  # only persons do these
GOES_ON = "从看跑走来到也还又就已曾将正向对给被让等"  # in running text a name may end before these too
TITLE_ENDS = "长记任席员授师练民友者生士理统相臣委家手人"  # 市长, 书记, 主席, 记者, 医生, 总理 …: a name may begin behind these

# Characters that mostly spell foreign names, for the parts on both sides of ·
TRANSLITERATING = frozenset(
    "阿埃艾爱安昂奥巴班邦鲍贝本比彼毕宾波玻博勃伯布查达大代戴丹当道德登邓狄迪蒂丁东杜顿多厄恩尔法凡范方菲费芬丰佛夫弗福盖甘冈高戈哥格葛古瓜哈海汉杭豪赫黑亨洪胡华怀惠霍基吉加贾简杰金卡凯坎康考柯科克肯库夸奎拉莱赖兰朗劳勒雷蕾里利莉丽"
    "列林琳龙卢鲁伦罗洛马玛麦迈曼芒茅梅门蒙孟米密缅明缪莫默姆穆拿纳娜乃南内妮尼宁纽诺欧帕派潘庞佩彭皮平坡珀朴普奇齐钱乔琴丘让热仁日荣茹儒瑞若撒萨塞赛桑森沙莎山尚绍舍申圣施诗石史舒斯丝松苏索塔太泰坦汤唐陶特滕提田铁廷通图托瓦万旺威韦维魏温文翁沃乌武西希锡夏香肖谢辛欣星兴休修雪逊雅亚延扬耶叶伊依易因英尤雨约宰赞泽扎詹珍治朱兹子宗佐"
)  # fmt: skip

EVIDENT_BITS = 16.0  # as dear as a word of medium frequency
GUESSED_BITS = 21.0


def given_lengths(text: str, start: int) -> tuple[int, ...]:
    """Return the possible lengths of a Chinese name at `start`, surname included; none when no surname stands there."""
    if text[start : start + 2] in DOUBLE_SURNAMES:
        return (3, 4)
    return (2, 3) if text[start] in SURNAMES else ()


def name_bits(text: str, start: int, end: int, context: str) -> float | None:
    """Say how dear it is to read `text[start:end]` as a name; None where nothing speaks for it."""
    name = text[start:end]
    if len(name) < end - start or not all(map(is_han, name)):
        return None
    if _set_off(name, context):
        return EVIDENT_BITS
    if any(_set_off(text[start : start + other], context) for other in given_lengths(text, start) if start + other != end):
        return None  # the article knows this person by a longer or shorter name
    if (len(name) > 2 and DEEDS.match(text, end)) or _acts(text, end):
        return GUESSED_BITS
    return GUESSED_BITS if _name_follows(text, end) and len(name) > 1 else None


def foreign_names(text: str) -> tuple[tuple[int, int], ...]:
    """Find names with a dot between their parts 间隔号; each reaches as far as its characters spell sounds."""
    found = []
    for dot in re.finditer("[·•‧]", text):
        start, end = dot.start(), dot.end()
        while start > 0 and text[start - 1] in TRANSLITERATING:
            start -= 1
        while end < len(text) and text[end] in TRANSLITERATING:
            end += 1
        if start < dot.start() and end > dot.end():
            found.append((start, end))
    return tuple(found)


def _acts(text: str, end: int) -> bool:
    """Say whether only a person can do what stands at `end`."""
    return PUBLIC_DEEDS.match(text, end) is not None


def _name_follows(text: str, end: int) -> bool:
    """Say whether a name of a person who acts begins at `end`."""
    if end >= len(text):
        return False
    lengths = given_lengths(text, end)
    return any(_acts(text, end + length) or _name_follows(text, end + length) for length in lengths)


def _set_off(name: str, context: str) -> bool:
    """Say whether the article sets the stretch off as a name: behind a title or mark, and before a mark or a deed."""
    at = context.find(name)
    while at >= 0:
        before, after = context[at - 1 : at] if at else " ", context[at + len(name) :]
        opens = before in TITLE_ENDS or not is_han(before)
        if opens and (not after or not is_han(after[0]) or after[0] in GOES_ON or _acts(after, 0) or DEEDS.match(after)):
            return True
        at = context.find(name, at + 1)
    return False
