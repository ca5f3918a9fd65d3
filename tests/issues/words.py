"""The words that invented copy is made of: places, people, work, figures, and patterns for sentences and heads.

Patterns name their words in braces; `makers` fills them. Every name is invented.
"""

from __future__ import annotations

WORDS: dict[str, tuple[str, ...]] = {
    "town": ("澄溪镇", "石埠镇", "南渡口", "双桥乡", "柳林坪", "白鹭洲街道", "枫树湾村", "老窑头社区", "下河湾", "望江门"),
    "person": (
        "林晓川",
        "周念慈",
        "罗启明",
        "陶然",
        "沈听雨",
        "许佩兰",
        "欧阳青禾",
        "高振声",
        "孟长河",
        "秦小满",
        "司徒文竹",
        "方砚",
    ),
    "foreign": ("安娜·霍夫曼", "马里奥·科斯塔", "埃琳娜·彼得罗娃", "约翰·麦克林"),
    "office": (
        "镇水利站",
        "县气象台",
        "市文化馆",
        "镇卫生院",
        "第二中学",
        "县农业农村局",
        "航道管理处",
        "青年志愿者协会",
        "供销合作社",
    ),
    "title": ("站长", "馆长", "工程师", "校长", "村支书", "护士长", "教练", "技术员", "社区主任"),
    "thing": (
        "河堤加固工程",
        "稻渔综合种养",
        "活字印刷工坊",
        "老码头改造项目",
        "乡村图书角",
        "夜间渡船",
        "智慧灌溉系统",
        "少年足球队",
        "早稻机收",
        "低压电网升级",
    ),
    "work": (
        "完成验收",
        "进入收尾阶段",
        "正式投入使用",
        "通过专家评审",
        "迎来首批体验者",
        "启动第二期建设",
        "恢复正常运行",
        "实现全覆盖",
    ),
    "saying": (
        "水退一尺，路修一丈",
        "慢一点，但要一直往前走",
        "把每一个字排直，把每一件事做实",
        "孩子们跑起来，整个镇子就醒了",
        "今年的米，闻着就香",
        "桥通了，心也通了",
        "先听居民怎么说，再看图纸怎么画",
    ),
    "book": ("《澄溪县志》", "《渡口纪事》", "《防汛手册（2026年版）》", "《稻田里的课堂》", "《铅与火》"),
    "latin": ("GPS", "5G", "WiFi", "NFC", "LED", "pH值", "App", "PM2.5", "A4"),
    "when": ("5月20日上午", "上周六", "连日来", "今年前4个月", "6月1日起", "清晨6时30分", "入梅以来", "本周三下午"),
    "unit": ("万元", "公里", "亩", "人次", "吨", "户", "场次", "平方米"),
}

SENTENCES: tuple[str, ...] = (
    "{when}，{thing}在{town}{work}。",
    "{office}{title}{person}介绍，项目总投入{n}万元，涉及{town}等{k}个村组，预计惠及居民{n}人。",
    "“{saying}。”{person}说。",
    "据{office}统计，截至目前已有{n}{unit}投入使用，同比增长{p}%，其中{town}占{p}%。",
    "{person}告诉记者，过去从{town}到县城要走{k}个小时，如今只要{k}0分钟。",
    "在{town}，{person}、{person}、{person}等{k}位老人每天坐在渡口看船来船往，谁家的船几点靠岸，他们都记得清清楚楚。",
    "“{saying}，”{title}{person}一边收拾工具一边说，“还有{k}天，就能看到结果了。”",
    "记者从{office}获悉，{thing}采用{latin}设备实时传输数据，误差不超过{p}.{k}%。",
    "按照{book}的记载，这一带在清代就有船户聚居，河街长约{k}里，铺面{n}余间。",
    "来自海外的{foreign}已在{town}住了{k}年，她说自己学会的第一句方言是“吃了没有”。",
    "当天，{office}和{office}联合举行活动，现场发放{book}{n}册。",
    "不过，也有居民提出疑问：{thing}建成以后由谁来管、钱从哪里来、坏了找谁修？",
    "对此，{office}表示，将在{k}月底前公布管理细则，并邀请居民代表参加监督。",
    "雨停了，风也停了，河面上只剩下{person}的一条船……",
    "{person}把这些年的经验归纳为三句话——看天色，看水色，看脸色。",
    "目前，{thing}已{work}，后续将向{town}、{town}延伸。",
    "比赛在{town}举行，{n}名选手分{k}组出发，{person}以{k}分{p}秒的成绩获得第一名。",
    "为了这一天，{person}整整准备了{k}年。",
    "数据显示，{when}全镇平均降雨{n}.{k}毫米，最大一小时降雨{p}.{k}毫米。",
    "详情可登录www.chengxi-weekly.example查询，或拨打0000-{n}{n}咨询。",
)

HEADS: tuple[str, ...] = (
    "{thing}{work}",
    "{town}{thing}{work}",
    "{person}：“{saying}”",
    "{n}{unit}背后的{town}账本",
    "{office}携手{office}共建{thing}",
    "{town}：{thing}为什么能行",
    "{thing} 在{town}{work}",
    "“{saying}”",
    "走进{town} 看{thing}如何{work}",
    "前4个月{town}增长{p}%",
)

SUBHEADINGS: tuple[str, ...] = ("从{town}说起", "一笔{n}万元的账", "“{saying}”", "{thing}之后", "还有多远")
KICKERS: tuple[str, ...] = ("{when}，{office}传来消息", "{town}见闻", "记者走基层", "{thing}系列报道之{k}")
DECKS: tuple[str, ...] = ("{office}{thing}{work} {person}{person}出席", "{n}户居民受益 同比增长{p}%", "记者探访{town}：{saying}")
