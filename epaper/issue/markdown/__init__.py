r"""The canonical form of an issue: one Markdown file a person can write in any editor, with pictures beside it.

```
---
报名: 衡阳日报
日期: 2026-05-21
版名: 要闻、综合
---

## 锚定目标不动摇<br>奋力交出“双过半”过硬答卷
引题：经济大市挑大梁
副题：全市经济高质量发展月度讲评会召开 朱健刘中杰出席并讲话
版：1
位次：2

![讲评会现场](讲评会.jpg#focus=0.5,0.3 "记者 罗文鹏 摄")

衡阳日报讯（全媒体记者 罗文鹏）5月20日上午，全市经济高质量发展月度讲评会召开。

### 强化目标导向

朱健强调，要**强化目标导向**，*全力以赴*冲刺。
```

The head holds `key: value` lines. A heading `## ` opens an article, `<br>` parts the lines of its headline; the lines that touch
it are its fields, everything after a blank line is copy. `### ` is a sub-heading, `**…**` Hei, `*…*` Kai; a line break inside a
paragraph joins Han characters without a space. A mark meant literally takes a backslash: `\*`.
"""
