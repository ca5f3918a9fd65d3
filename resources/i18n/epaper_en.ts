<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>Actions</name>
    <message>
        <source>打开…</source>
        <translation>Open…</translation>
    </message>
    <message>
        <source>打开文件夹…</source>
        <translation>Open Folder…</translation>
    </message>
    <message>
        <source>最近打开</source>
        <translation>Recent</translation>
    </message>
    <message>
        <source>导出 PDF…</source>
        <translation>Export PDF…</translation>
    </message>
    <message>
        <source>为手机排全文…</source>
        <translation>Full Articles for a Phone…</translation>
    </message>
    <message>
        <source>为 A5 阅读器排全文…</source>
        <translation>Full Articles for an A5 Reader…</translation>
    </message>
    <message>
        <source>导出印刷 PDF…</source>
        <translation>Export Press PDF…</translation>
    </message>
    <message>
        <source>导出版面图片…</source>
        <translation>Export Page as Picture…</translation>
    </message>
    <message>
        <source>导出各版图片…</source>
        <translation>Export All Pages as Pictures…</translation>
    </message>
    <message>
        <source>导出版样总览…</source>
        <translation>Export Contact Sheet…</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>固定版面…</source>
        <translation>Pin Layout…</translation>
    </message>
    <message>
        <source>取消固定版面</source>
        <translation>Unpin Layout</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>适合整版</source>
        <translation>Fit Page</translation>
    </message>
    <message>
        <source>实际大小</source>
        <translation>Actual Size</translation>
    </message>
    <message>
        <source>适合宽度</source>
        <translation>Fit Width</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Zoom In</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Zoom Out</translation>
    </message>
    <message>
        <source>单版</source>
        <translation>Single Page</translation>
    </message>
    <message>
        <source>对开两版</source>
        <translation>Facing Pages</translation>
    </message>
    <message>
        <source>版面缩略图</source>
        <translation>Page Thumbnails</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>全屏</source>
        <translation>Full Screen</translation>
    </message>
    <message>
        <source>文章字号放大</source>
        <translation>Larger Article Text</translation>
    </message>
    <message>
        <source>文章字号缩小</source>
        <translation>Smaller Article Text</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>Follow System</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>上一版</source>
        <translation>Previous Page</translation>
    </message>
    <message>
        <source>下一版</source>
        <translation>Next Page</translation>
    </message>
    <message>
        <source>首版</source>
        <translation>First Page</translation>
    </message>
    <message>
        <source>末版</source>
        <translation>Last Page</translation>
    </message>
    <message>
        <source>转到版面…</source>
        <translation>Go to Page…</translation>
    </message>
    <message>
        <source>上一篇</source>
        <translation>Previous Article</translation>
    </message>
    <message>
        <source>下一篇</source>
        <translation>Next Article</translation>
    </message>
    <message>
        <source>回到版面</source>
        <translation>Back to Page</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>查找…</source>
        <translation>Find…</translation>
    </message>
    <message>
        <source>查找下一处</source>
        <translation>Find Next</translation>
    </message>
    <message>
        <source>查找上一处</source>
        <translation>Find Previous</translation>
    </message>
    <message>
        <source>鼠标与按键</source>
        <translation>Mouse and Keys</translation>
    </message>
    <message>
        <source>关于电子报</source>
        <translation>About E-Paper</translation>
    </message>
    <message>
        <source>导出附全文的 PDF</source>
        <translation>Export PDF with Full Articles</translation>
    </message>
    <message>
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>编辑(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>查看(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>转到(&amp;G)</source>
        <translation>&amp;Go</translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
</context>
<context>
    <name>Fill</name>
    <message>
        <source>满</source>
        <translation>full</translation>
    </message>
    <message>
        <source>余 {0} 行</source>
        <translation>{0} to spare</translation>
    </message>
    <message>
        <source>缺 {0} 行</source>
        <translation>{0} short</translation>
    </message>
    <message>
        <source>版面 {0} 栏行，已排 {1} 栏行</source>
        <translation>{1} of {0} column lines are set</translation>
    </message>
    <message>
        <source>；余 {0} 行，不必补</source>
        <translation>; {0} to spare, which nobody will see</translation>
    </message>
    <message>
        <source>；缺 {0} 行，可补约 {1} 或等面积的图片</source>
        <translation>; {0} lines short: about {1} or a picture as large would fill them</translation>
    </message>
    <message>
        <source>{0} 词</source>
        <translation>{0} words</translation>
    </message>
    <message>
        <source>{0} 字</source>
        <translation>{0} characters</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>查找标题与正文</source>
        <translation>Find in headlines and text</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>上一处</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一处</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>关闭查找</source>
        <translation>Close find</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Not found</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>级别</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>文件和行</source>
        <translation>File and line</translation>
    </message>
    <message>
        <source>问题列表</source>
        <translation>List of findings</translation>
    </message>
    <message>
        <source>错误</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>警告</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>关于电子报</source>
        <translation>About E-Paper</translation>
    </message>
    <message>
        <source>鼠标与按键</source>
        <translation>Mouse and Keys</translation>
    </message>
    <message>
        <source>单击文章</source>
        <translation>Click an article</translation>
    </message>
    <message>
        <source>打开全文</source>
        <translation>Open its full text</translation>
    </message>
    <message>
        <source>单击“下转”“上接”</source>
        <translation>Click a jump line</translation>
    </message>
    <message>
        <source>翻到那一版</source>
        <translation>Turn to that page</translation>
    </message>
    <message>
        <source>单击问题</source>
        <translation>Click a finding</translation>
    </message>
    <message>
        <source>翻到那一版，指出那一篇</source>
        <translation>Turn to its page and mark its story</translation>
    </message>
    <message>
        <source>双击</source>
        <translation>Double-click</translation>
    </message>
    <message>
        <source>放大这一栏，再双击还原</source>
        <translation>Zoom to the column, and back</translation>
    </message>
    <message>
        <source>拖动</source>
        <translation>Drag</translation>
    </message>
    <message>
        <source>移动版面</source>
        <translation>Move the page</translation>
    </message>
    <message>
        <source>Ctrl+滚轮</source>
        <translation>Ctrl+wheel</translation>
    </message>
    <message>
        <source>以光标为中心缩放</source>
        <translation>Zoom about the cursor</translation>
    </message>
    <message>
        <source>适合整版 / 实际大小 / 适合宽度</source>
        <translation>Fit page / actual size / fit width</translation>
    </message>
    <message>
        <source>单版 / 对开两版</source>
        <translation>Single page / facing pages</translation>
    </message>
    <message>
        <source>空格、PgDn / PgUp</source>
        <translation>Space, PgDn / PgUp</translation>
    </message>
    <message>
        <source>下一屏 / 上一屏，到头翻版</source>
        <translation>A screenful on / back, then turn</translation>
    </message>
    <message>
        <source>移动，到头翻版</source>
        <translation>Move, then turn</translation>
    </message>
    <message>
        <source>首版 / 末版</source>
        <translation>First / last page</translation>
    </message>
    <message>
        <source>转到版面</source>
        <translation>Go to page</translation>
    </message>
    <message>
        <source>上一篇 / 下一篇文章</source>
        <translation>Previous / next article</translation>
    </message>
    <message>
        <source>文章字号</source>
        <translation>Article text size</translation>
    </message>
    <message>
        <source>回到版面，并指出文章的位置</source>
        <translation>Back to the page, showing where the article stands</translation>
    </message>
    <message>
        <source>查找，下一处</source>
        <translation>Find, find next</translation>
    </message>
    <message>
        <source>缩略图 / 问题 / 全屏</source>
        <translation>Thumbnails / findings / full screen</translation>
    </message>
</context>
<context>
    <name>Inputs</name>
    <message>
        <source>报纸 (*.epaper *.md *.txt);;所有文件 (*)</source>
        <translation>Newspapers (*.epaper *.md *.txt);;All files (*)</translation>
    </message>
    <message>
        <source>打开一期报纸</source>
        <translation>Open an Issue</translation>
    </message>
    <message>
        <source>打开一期报纸的文件夹</source>
        <translation>Open the Folder of an Issue</translation>
    </message>
    <message>
        <source>清除记录</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>（没有）</source>
        <translation>(none)</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>程序内部出错（{0}），请把这一期报纸和这句话发给开发者。</source>
        <translation>The program failed ({0}); please send this issue and this sentence to its developers.</translation>
    </message>
</context>
<context>
    <name>Loading</name>
    <message>
        <source>正在读取 {0}…</source>
        <translation>Reading {0}…</translation>
    </message>
    <message>
        <source>正在排版…</source>
        <translation>Typesetting…</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>关闭提示</source>
        <translation>Dismiss</translation>
    </message>
</context>
<context>
    <name>Outputs</name>
    <message>
        <source>导出 PDF</source>
        <translation>Export PDF</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>正在导出 PDF…</source>
        <translation>Exporting PDF…</translation>
    </message>
    <message>
        <source>导出附全文的 PDF</source>
        <translation>Export PDF with Full Articles</translation>
    </message>
    <message>
        <source>导出印刷 PDF</source>
        <translation>Export Press PDF</translation>
    </message>
    <message>
        <source>正在导出印刷 PDF…</source>
        <translation>Exporting the press PDF…</translation>
    </message>
    <message>
        <source>导出各版图片</source>
        <translation>Export all pages as pictures</translation>
    </message>
    <message>
        <source>导出版样总览</source>
        <translation>Export contact sheet</translation>
    </message>
    <message>
        <source>-总览</source>
        <translation>-contact-sheet</translation>
    </message>
    <message>
        <source>CMYK 图片，300 dpi (*.tif)</source>
        <translation>CMYK picture, 300 dpi (*.tif)</translation>
    </message>
    <message>
        <source>SVG 图形 (*.svg)</source>
        <translation>SVG drawing (*.svg)</translation>
    </message>
    <message>
        <source>导出版面图片</source>
        <translation>Export Page as Picture</translation>
    </message>
    <message>
        <source>PNG 图片 (*.png)</source>
        <translation>PNG pictures (*.png)</translation>
    </message>
    <message>
        <source>正在导出图片…</source>
        <translation>Exporting picture…</translation>
    </message>
    <message>
        <source>{0} 等 {1} 个文件已经存在，要替换吗？</source>
        <translation>{0} and others, {1} files in all, already exist. Replace them?</translation>
    </message>
    <message>
        <source>替换</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>不替换</source>
        <translation>Keep them</translation>
    </message>
    <message>
        <source>已送打印：{0} 版</source>
        <translation>Sent to the printer: {0} pages</translation>
    </message>
    <message>
        <source>正在打印…</source>
        <translation>Printing…</translation>
    </message>
</context>
<context>
    <name>PageBox</name>
    <message>
        <source>版次</source>
        <translation>Page number</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>版面</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>Pinning</name>
    <message>
        <source>正在固定版面…</source>
        <translation>Pinning the layout…</translation>
    </message>
    <message>
        <source>已固定版面：{0} 个版位写进 {1}</source>
        <translation>Layout pinned: {0} modules written to {1}</translation>
    </message>
    <message>
        <source>正在取消固定…</source>
        <translation>Unpinning…</translation>
    </message>
    <message>
        <source>已取消固定：{0} 个版位从 {1} 删去</source>
        <translation>Layout unpinned: {0} modules taken off {1}</translation>
    </message>
    <message>
        <source>把现在的版面写进“{0}”？</source>
        <translation>Write this layout into “{0}”?</translation>
    </message>
    <message>
        <source>只写“版位”和“版样”的行，稿件一字不动；以后改几个字，别的版面不再变动。写好之后可以撤销。</source>
        <translation>Only the lines “module” and “grid” are written, the copy stays as it is. After that a changed word no longer moves other pages. You can undo this.</translation>
    </message>
    <message>
        <source>固定版面</source>
        <translation>Pin Layout</translation>
    </message>
    <message>
        <source>固定</source>
        <translation>Pin</translation>
    </message>
    <message>
        <source>不固定</source>
        <translation>Do Not Pin</translation>
    </message>
    <message>
        <source>{0} 在这之后又改过，没有撤销；请在编辑器里改。</source>
        <translation>{0} has been changed since, so nothing was undone; please edit it yourself.</translation>
    </message>
</context>
<context>
    <name>PressDialog</name>
    <message>
        <source>导出印刷 PDF</source>
        <translation>Export Press PDF</translation>
    </message>
    <message>
        <source>新闻纸（CGATS TR 002，总墨量 220%）</source>
        <translation>Newsprint (CGATS TR 002, total ink 220 %)</translation>
    </message>
    <message>
        <source>其他 ICC 文件…</source>
        <translation>Other ICC file…</translation>
    </message>
    <message>
        <source>裁切线、套准线、折线和色标</source>
        <translation>Crop, register and fold marks, colour patches</translation>
    </message>
    <message>
        <source>拼成大版，一张两版：外面 4 | 1，里面 2 | 3</source>
        <translation>Impose two pages on a sheet: outside 4 | 1, inside 2 | 3</translation>
    </message>
    <message>
        <source>PDF/X-4，只用青、品红、黄、黑四色墨；报纸一般不要出血和规线，以印刷厂的说法为准。</source>
        <translation>PDF/X-4 in cyan, magenta, yellow and black alone. Newspapers usually want neither bleed nor marks; what your printer says goes.</translation>
    </message>
    <message>
        <source>印刷条件</source>
        <translation>Printing condition</translation>
    </message>
    <message>
        <source>依印刷条件</source>
        <translation>By the profile</translation>
    </message>
    <message>
        <source>总墨量</source>
        <translation>Ink limit</translation>
    </message>
    <message>
        <source>出血</source>
        <translation>Bleed</translation>
    </message>
    <message>
        <source>规线</source>
        <translation>Marks</translation>
    </message>
    <message>
        <source>拼版</source>
        <translation>Imposition</translation>
    </message>
    <message>
        <source>爬移</source>
        <translation>Creep</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source> 毫米</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>选择 ICC 文件</source>
        <translation>Choose an ICC File</translation>
    </message>
    <message>
        <source>ICC 文件 (*.icc *.icm)</source>
        <translation>ICC files (*.icc *.icm)</translation>
    </message>
</context>
<context>
    <name>ReaderToolBar</name>
    <message>
        <source>工具栏</source>
        <translation>Toolbar</translation>
    </message>
    <message>
        <source>缩放比例</source>
        <translation>Zoom</translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message>
        <source>文章全文</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>字号（Ctrl+]、Ctrl+[）</source>
        <translation>Text size (Ctrl+], Ctrl+[)</translation>
    </message>
    <message>
        <source>字</source>
        <translation>A</translation>
    </message>
    <message>
        <source>{title}，{count} 词</source>
        <translation>{title}, {count} words</translation>
    </message>
    <message>
        <source>{title}，{count} 字</source>
        <translation>{title}, {count} characters</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>版面缩略图</source>
        <translation>Page Thumbnails</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>电子报</source>
        <translation>E-Paper</translation>
    </message>
    <message>
        <source>问题：{0} 个（F8）</source>
        <translation>Findings: {0} (F8)</translation>
    </message>
    <message>
        <source>已写好 {0}</source>
        <translation>Wrote {0}</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Open Folder</translation>
    </message>
    <message>
        <source>已写好 {0}，印前检查没有问题</source>
        <translation>Wrote {0}; preflight found nothing</translation>
    </message>
    <message>
        <source>已写好 {0}，印前检查有 {1} 个问题</source>
        <translation>Wrote {0}; preflight findings: {1}</translation>
    </message>
    <message>
        <source>看问题</source>
        <translation>Show findings</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
</TS>
