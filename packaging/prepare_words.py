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

# Words of today's papers that the dictionary is too old to know, by class; all as frequent as 2 ** ADDED_BITS.
ADDED_BITS = 9
ADDED = {
    "n": "短视频 双碳 新质 大模型 非遗 文创 康养 民宿 外卖 骑手 高铁 新能源 光伏 储能 无人机 低空 充电桩 直播间 电商 稻渔 "
    "农旅 文旅 双减 集采 月背 航天员 网约车 快递员 图书角 微短剧 首店 夜校 驿站 河长 林长 网格 网格员 甩手掌柜 大湾区 "
    "粤港澳 高质量 种粮 暑运 农机手 志愿者 活字 国足 国羽 国乒 女篮 男篮 女足 双打 单打 混双 赤字率 文脉 备汛 村医 "
    "网红 主播 预制菜 充电宝 外卖员 新质生产力 数据中心 算力 芯片 大数据 云计算 物联网 区块链 元宇宙 首套房 公积金 "
    "医保 社保 养老金 失业金 快递业 银发 文博 展陈 绿道 碧道 口袋公园 地铁 轻轨 动车 动车组 高速公路 服务区 航线 客流 "
    "客流量 成交额 净利润 营收 增速 降幅 涨幅 跌幅 中间价 降雨量 主汛期 强对流",
    "v": "今起 收涨 收跌 开跑 赋能 点赞 直播 扫码 助农 锚定 亮相 开园 揭牌 签约 落户 打卡 带货 加装 提质 增效 减负 降本 "
    "出圈 破圈 上新 焕新 夯实 擦亮 织密 守牢 筑牢 兜牢 跑出 按下 交出 奏响 绘就 走深走实 收官 投用 铸牢 讲好 率队 "
    "摘金 折桂 抢种 启幕 热映 献演 来袭 复航 禁行 限行 获批 获评 获颁 入选 不敌 惜败 险胜 完胜 逆转 横扫 提速 扩容 "
    "扩围 降准 降息 加息 退市 停牌 复牌 破冰 破题 破局 起底 抵达 驶入 驶向 迈入 迈上 迈向 走俏 走红 爆火 爆红 热销 "
    "上岗 返岗 返乡 回乡 到岗 缴存 停运 停航 停课 开赛 开行 首航 首发 竞逐 争先 重现 开考 开镰 插上 用上 吃上 喝上 "
    "住上",
    "w": "首飞 研学 种养 首秀 团建 直采 复课",
    "t": "一季度 二季度 三季度 四季度 前三季度 汛期 今起 明起 即日起",
    "d": "同比 环比 联手 携手 沿江 连夜 齐心 集中 首次",
    "i": "乡村振兴 共同富裕 转型升级 碳达峰 碳中和",
    "a": "新一代 跨境 首批 首个 首届 首例 新一轮 智慧 规模以上",
}

# Words of the dictionary that are two: the first is a verb, the second qualifies or completes what follows.
DROPPED = frozenset(["恢复正常"])

# Words whose class in the dictionary is not the one they have in headlines.
CORRECTED = {
    "n": "组织 考生 选手 高考 中考 元首 举重 集体 春耕 衡器 智能化 安全法 马拉松 青少年",
    "d": "连续 持续 联合 依法 预计 每亩 每年 每天 每月 每人 每户",
    "v": "研究 讲话 启动 通过 稳定 表决 施工 发布 恢复 增收 出口 下调 上调 推进 签署 增长 会见 督导 部署 印发 助力 投产 "
    "上线 下线 落地 通报 深化 优化 健全 培育 激活 弘扬 唱响 书写 共商 带队 任命 晋级 出线 战胜 力克 无缘 卫冕 登顶 "
    "突破 减产 上市 开学 开馆 登场 通航 通车 立案 宣判 曝光 反对 拥护 支持 谴责 守护 战胜 夺冠 守卫 谱写 反馈 深入 "
    "印发 种田 召回 追缴 上涨 下跌 回升 回落 骤降 收窄",
    "t": "假期 全年 全天",
    "a": "自主 春季 夏季 秋季 冬季 现代 单边 双边 多边",
    "w": "缴费 缴税 学习 改造 培训 检查 调研 攻坚 创业 毕业 入学 转学 预警 救援 通行 维权 整治 清算",
}

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
    corrected = {word: kind for kind, words in CORRECTED.items() for word in words.split()}
    added = {word: kind for kind, words in ADDED.items() for word in words.split()}
    for word, kind in added.items():
        table[word[0]].append(f"{word[1:]}{kind}{chr(ord('a') + ADDED_BITS)}")
    for line in source.read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        kind_given = corrected.get(word)
        han = all("\u4e00" <= char <= "\u9fff" for char in word)
        kind = kind_given or CLASSES.get(tag.strip(), "n")
        least = LEAST_NAME if kind == "h" else LEAST
        if han and len(word) <= LONGEST and int(count) >= least and word not in added and word not in DROPPED:
            table[word[0]].append(f"{word[1:]}{kind}{chr(ord('a') + round(math.log2(int(count))))}")
    rows = (f"{first} {' '.join(sorted(table[first]))}\n" for first in sorted(table))
    target.write_text(HEADER + "".join(rows), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
