"""One story that has every kind of paragraph a paper prints, for tests that set it and for the eye."""

from __future__ import annotations

from epaper.issue.model import Article, Paragraph, Span


def table(align: str, *rows: tuple[str, ...], boxed: bool = False) -> Paragraph:
    return Paragraph("\n".join("\t".join(row) for row in rows), "table", align=align, boxed=boxed)


NOTE = Paragraph(
    "编者按 今年以来，全县上下凝心聚力、真抓实干，粮食生产稳中有进。本报今起推出系列报道，敬请关注。",
    "note",
    (Span(0, 3, "strong"),),
)
ITEMS = (
    Paragraph("• 稻谷入仓率达到95%以上，比去年同期提高两个百分点，创历史新高；", "item"),
    Paragraph("• 农机下田12万台（套）；", "item"),
    Paragraph("– 其中插秧机3.2万台，主要分布在河东、河西两乡；", "item"),
    Paragraph("1. 落实最严格的耕地保护制度，坚决遏制耕地“非农化”；", "item"),
    Paragraph("2. 加强高标准农田建设。", "item"),
    Paragraph("10. 健全种粮农民收益保障机制，让农民种粮有账算、有钱赚。", "item"),
)
QUOTE = Paragraph("民者，国之根也，诚宜重其食，爱其命。民足于食，则安其业；业安，则礼义生焉。", "quote")
VERSE = (
    Paragraph("白日依山尽，\n黄河入海流。\n欲穷千里目，\n更上一层楼。", "verse"),
    Paragraph("大江东去，浪淘尽，千古风流人物。\n故垒西边，人道是，三国周郎赤壁。", "verse"),
)
NAMES = Paragraph(
    "张三 李四 王小明 欧阳小明 赵六 诸葛亮 买买提·艾力 陈大文 刘备 关羽 张飞 司马相如 阿依古丽·买买提江 周瑜 鲁肃 吕蒙",
    "names",
)
FIGURES = table(
    "lrr",
    ("指标", "1—4月", "同比增长"),
    ("规模以上工业增加值", "—", "7.8%"),
    ("固定资产投资", "1204.56亿元", "5.2%"),
    ("进出口总额", "98.7亿元", "-12.35%"),
)
YIELDS = table("lrr", ("乡镇", "面积", "单产"), ("河东", "12.5", "431"), ("河西", "9.75", "1428.5"), ("上湾", "103", "399"))
BROAD = table(
    "lrrrrrr",
    ("乡镇", "早稻面积（万亩）", "中稻面积（万亩）", "晚稻面积（万亩）", "机插比例", "育秧中心（个）", "合作社（家）"),
    ("河东乡", "12.5", "8.2", "12.1", "65%", "32", "118"),
    ("河西乡", "9.75", "10", "9.2", "61.5%", "28", "96"),
)
BOX = (
    Paragraph("服务热线", "subheading", boxed=True),
    Paragraph("春耕期间，县农业农村局开通服务热线，农民朋友可就种子、化肥、农机等问题咨询。", boxed=True),
    Paragraph("• 电话：0700-0000000", "item", boxed=True),
    Paragraph("• 网址：www.river.example", "item", boxed=True),
)
SOURCES = (
    Paragraph("① 数据来自县统计局2026年4月月报，增速按可比价格计算。", "source"),
    Paragraph("② 参见《澄溪统计年鉴（2025）》。", "source"),
)
STORY = Article(
    "a1",
    ("样张",),
    (
        NOTE,
        Paragraph(
            "澄溪周报讯（记者 罗文 通讯员 王小明）5月20日，记者从县统计局获悉，"
            "今年1至4月，全县规模以上工业增加值同比增长7.8%，固定资产投资同比增长5.2%。"
        ),
        Paragraph("粮食生产再获丰收", "subheading"),
        Paragraph(
            "全县早稻集中育秧面积达到32万亩。专家介绍，甲烷（CH₄）、二氧化碳（CO₂）减排与节水灌溉（H₂O）"
            "同步推进，误差不超过±10⁻³，面积x²、系数α≤0.5，合计∑。"
        ),
        *ITEMS,
        QUOTE,
        *VERSE,
        Paragraph("参加会议的代表名单如下："),
        NAMES,
        FIGURES,
        YIELDS,
        BROAD,
        *BOX,
        Paragraph("服务业回升向好 消费市场持续恢复", "subheading"),
        Paragraph("一是筑牢粮食安全防线。要压实责任，确保播种面积只增不减。"),
        Paragraph("首先，要稳面积、稳产量；其次，要优结构、提质量，让农民的钱袋子鼓起来。"),
        Paragraph("要求 各级各部门要把粮食生产摆在突出位置，层层压实责任，推动各项工作落地见效。", spans=(Span(0, 2, "strong"),)),
        Paragraph("会议强调，要以钉钉子精神抓好落实，确保完成全年目标任务。（本报记者 张三 通讯员 李四）"),
        *SOURCES,
    ),
    bold_leads=True,
)
