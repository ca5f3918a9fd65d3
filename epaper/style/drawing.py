"""An SVG drawing → filled outlines in its own units, transforms and groups worked in.

Only what ink on paper can follow exactly is taken: fills of one colour. What would need more is refused, never left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from epaper.colours import Rgb
from epaper.errors import UnreadableInput
from epaper.geometry import Outline, Point, Step

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Field = tuple[float, float]
FilledOutline = tuple[Outline, Rgb | None, bool]

# Elements that draw what no filled outline is, and what a person does about them.
_REFUSED = {
    "text": "文字；请在绘图软件里把文字转成轮廓（路径）",
    "tspan": "文字；请在绘图软件里把文字转成轮廓（路径）",
    "image": "嵌入的位图；请改用路径，或直接用 PNG 文件",
    "linearGradient": "渐变色；请改成单色填充",
    "radialGradient": "渐变色；请改成单色填充",
    "pattern": "图案填充；请改成单色填充",
    "filter": "滤镜；请删去",
    "mask": "蒙版；请合并成普通路径",
    "clipPath": "剪裁路径；请合并成普通路径",
    "foreignObject": "外来内容；请删去",
    "script": "脚本；请删去",
    "style": "样式表；请把颜色写在各个图形上（fill）",
    "animate": "动画；请删去",
}
_OPACITY = ("opacity", "fill-opacity")
_CURRENT = "#010203"  # what the parser is told to say for the ink around the drawing
_ENTITY = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MOST_STEPS = 200_000
_SAFE_LENGTH = 1e6


def read_drawing(data: bytes, where: str) -> tuple[Field, tuple[FilledOutline, ...]]:
    """Return width and height of the field and its filled outlines from back to front. Raises UnreadableInput."""
    data = _inked_by_default(_look_through(data, where))
    from svgelements import SVG  # noqa: PLC0415 - only a paper with artwork of its own waits for it

    try:
        svg = SVG.parse(BytesIO(data), reify=True, ppi=96.0, color=_CURRENT)
        width, height = float(svg.width), float(svg.height)
        found = tuple(_shapes(svg, where))
    except UnreadableInput:
        raise
    except Exception as trouble:  # the parser lets errors of every kind through
        raise UnreadableInput(f"{where}画得不合 SVG 的写法；请用绘图软件另存为普通 SVG。") from trouble
    if not found:
        raise UnreadableInput(f"{where}里没有填了颜色的图形；请检查这个文件。")
    if sum(len(outline) for outline, _, _ in found) > _MOST_STEPS:
        raise UnreadableInput(f"{where}太复杂（{_MOST_STEPS} 点以上）；请在绘图软件里简化路径。")
    return _fitted(found) if not (0 < width < _SAFE_LENGTH and 0 < height < _SAFE_LENGTH) else ((width, height), found)


def _look_through(data: bytes, where: str) -> Element:
    """Return the drawing's tree; refuse what cannot be shown, by its name."""
    from xml.etree import ElementTree  # noqa: PLC0415 - as above

    if _ENTITY.search(data[: data.find(b"<svg") + 1] or data[:4096]) and b"<!ENTITY" in data:
        raise UnreadableInput(f"{where}自定义了实体；为安全起见没有打开，请另存为普通 SVG。")
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        raise UnreadableInput(f"{where}不是完整的 SVG 文件；请用绘图软件重新导出。") from None
    if _local(root.tag) != "svg":
        raise UnreadableInput(f"{where}不是 SVG 文件；请用绘图软件重新导出。")
    for element in root.iter():
        name = _local(element.tag)
        if remedy := _REFUSED.get(name):
            raise UnreadableInput(f"{where}里有{remedy}。")
        said = {**element.attrib, **dict(_declarations(element.attrib.get("style", "")))}
        if any(_fraction(said.get(key, "1")) < 1 for key in _OPACITY):
            raise UnreadableInput(f"{where}里有半透明的图形；请改成不透明的颜色。")
    return root


def _inked_by_default(root: Element) -> bytes:
    """Give shapes that say no fill the ink around the drawing: SVG would have them black, but the style has named an ink."""
    from xml.etree import ElementTree  # noqa: PLC0415 - as above

    if "fill" not in {**root.attrib, **dict(_declarations(root.attrib.get("style", "")))}:
        root.set("fill", _CURRENT)
    return ElementTree.tostring(root)


def _shapes(svg: Any, where: str) -> Iterator[FilledOutline]:
    from svgelements import Path, Shape  # noqa: PLC0415

    for element in svg.elements():
        if not isinstance(element, Shape) or _hidden(element):
            continue
        if _inked(element.stroke) and element.stroke_width != 0:
            raise UnreadableInput(f"{where}里有描边；请在绘图软件里把描边转成轮廓，或去掉描边。")
        if not _inked(element.fill):
            continue
        outline = tuple(_steps(Path(element)))
        if any(step.kind in ("line", "curve") for step in outline):
            fill = element.fill
            colour = None if fill.hexrgb == _CURRENT else Rgb(fill.red, fill.green, fill.blue)
            yield outline, colour, element.values.get("fill-rule") == "evenodd"


def _hidden(element: Any) -> bool:
    return bool(element.values.get("display") == "none" or element.values.get("visibility") == "hidden")


def _inked(paint: Any) -> bool:
    return paint is not None and paint.value is not None


def _steps(path: Any) -> Iterator[Step]:
    """Walk a path, every curve of it a cubic one."""
    from svgelements import Close, CubicBezier, Line, Move, QuadraticBezier  # noqa: PLC0415

    path.approximate_arcs_with_cubics()
    for segment in path:
        match segment:
            case Move():
                yield Step("move", (_point(segment.end),))
            case Line():
                yield Step("line", (_point(segment.end),))
            case CubicBezier():
                yield Step("curve", (_point(segment.control1), _point(segment.control2), _point(segment.end)))
            case QuadraticBezier():
                one, two = (_between(end, segment.control) for end in (segment.start, segment.end))
                yield Step("curve", (one, two, _point(segment.end)))
            case Close():
                yield Step("close", ())


def _point(point: Any) -> Point:
    return Point(float(point.x), float(point.y))


def _between(end: Any, control: Any) -> Point:
    """Return the control point of a cubic curve that draws a quadratic one."""
    return Point(float(end.x + (control.x - end.x) * 2 / 3), float(end.y + (control.y - end.y) * 2 / 3))


def _fitted(found: tuple[FilledOutline, ...]) -> tuple[Field, tuple[FilledOutline, ...]]:
    """Give a drawing without a size the field its outlines cover."""
    points = [point for outline, _, _ in found for step in outline for point in step.points]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    right, foot = max(x for x, _ in points), max(y for _, y in points)
    moved = tuple(
        (tuple(Step(step.kind, tuple(Point(x - left, y - top) for x, y in step.points)) for step in outline), colour, rule)
        for outline, colour, rule in found
    )
    return (right - left, foot - top), moved


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for declaration in style.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            yield name.strip(), value.strip()


def _fraction(text: str) -> float:
    try:
        return float(text.rstrip("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        return 1.0
