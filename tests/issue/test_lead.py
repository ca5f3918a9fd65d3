"""Datelines and bylines of Chinese papers, and openings that only look like them."""

from __future__ import annotations

import pytest

from epaper.issue.lead import lead, opens_signed, signature


@pytest.mark.parametrize(
    ("text", "dateline", "byline"),
    [
        ("新华社北京5月20日电 5月20日上午，国家主席", "新华社北京5月20日电", ""),
        ("衡阳日报讯（全媒体记者 罗文鹏）5月20日下午", "衡阳日报讯", "（全媒体记者 罗文鹏）"),
        ("本报讯 近日，记者获悉", "本报讯", ""),
        ("本报讯(记者 张三 通讯员 李四)近日", "本报讯", "(记者 张三 通讯员 李四)"),
        ("据新华社北京5月20日电（记者 张三）外交部", "据新华社北京5月20日电", "（记者 张三）"),
        ("中新社莫斯科5月20日电 (记者 李四)报道", "中新社莫斯科5月20日电", "(记者 李四)"),
        ("人民日报北京5月20日电 （记者李四）", "人民日报北京5月20日电", "（记者李四）"),
        ("新华社北京／莫斯科5月20日电 两国", "新华社北京／莫斯科5月20日电", ""),
        ("本报长沙5月20日讯 记者", "本报长沙5月20日讯", ""),
        ("（新华社北京5月20日电）会谈", "（新华社北京5月20日电）", ""),
        ("【本报讯】会谈", "", ""),
        ("新华社北京5月20日电题：道路", "新华社北京5月20日电", ""),
        ("（记者 张三）近日", "", "（记者 张三）"),
        ("本报讯（以下简称甲方）", "本报讯", ""),
        ("两国元首先后举行会谈。", "", ""),
        ("喜讯 传来", "", ""),
        ("报社收到读者来电 表示感谢", "", ""),
        ("5月20日，新华社北京分社报道", "", ""),
        ("", "", ""),
    ],
)
def test_lead(text: str, dateline: str, byline: str) -> None:
    found = lead(text)
    assert (_cut(text, found.dateline), _cut(text, found.byline)) == (dateline, byline)


@pytest.mark.parametrize(
    ("text", "byline", "twice"),
    [
        ("青渡周报讯（记者 陆知秋 何满仓）10月15日", "记者 陆知秋 何满仓", True),
        ("青渡周报讯（全媒体记者陆知秋、何满仓）10月15日", "记者 陆知秋 何满仓", True),
        ("本报讯（记者 陆知秋 通讯员 雷远）昨日", "本报记者 陆知秋", True),
        ("本报讯（文／文强 图／李四）昨日", "文强", True),
        ("本报讯（记者 陆知秋）昨日", "记者 陆知秋 何满仓", False),
        ("本报讯（记者 李明亮）昨日", "记者 李明", False),
        ("本报讯 昨日，记者 陆知秋", "记者 陆知秋", False),
        ("本报讯（记者 陆知秋）昨日", "", False),
        ("本报讯（记者 陆知秋）昨日", "本报记者", False),
    ],
)
def test_a_signature_that_the_copy_opens_with_is_known(text: str, byline: str, *, twice: bool) -> None:
    assert opens_signed(text, byline) == twice


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("稻谷入仓。（本报记者 张三）", "（本报记者 张三）"),
        ("“都收完了。”（本报记者 张三 通讯员 李四）", "（本报记者 张三 通讯员 李四）"),
        ("（本报记者 张三 摄影报道）", "（本报记者 张三 摄影报道）"),
        ("会议通过了决议。 (记者 张三)", "(记者 张三)"),
        ("他这样说。（作者系某大学教授）", "（作者系某大学教授）"),
        ("会谈后发表声明。（据新华社）", "（据新华社）"),
        ("稻谷入仓。（综合新华社、中新社报道）", "（综合新华社、中新社报道）"),
        ("价格上涨。（来源：某报）", "（来源：某报）"),
        ("衡阳日报讯（全媒体记者 罗文鹏）5月20日下午", ""),
        ("见到了三位同行（记者 张三等）", ""),
        ("产量增长。（详见第二版）", ""),
        ("产量增长。（完）", ""),
        ("稻谷入仓。（本报记者 张三）。", ""),
        ("", ""),
    ],
)
def test_signature(text: str, signed: str) -> None:
    assert _cut(text, signature(text)) == signed
    assert _cut(text * 50, signature(text * 50)) == signed


def _cut(text: str, place: tuple[int, int] | None) -> str:
    return text[slice(*place)] if place else ""
