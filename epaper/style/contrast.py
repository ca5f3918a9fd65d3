"""A look → what of its type would be faint on the ground it stands on: ink on a tint, white out of a strip, ink on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from epaper.colours import READABLE, READABLE_LARGE, contrast
from epaper.errors import Finding
from epaper.scene.inks import Ink
from epaper.style.model import Ground, House


class _On(NamedTuple):
    """Type on a ground: what it is, its ink, and the contrast it needs."""

    what: str
    ink: Ink
    needs: float = READABLE_LARGE


def faint_type(house: House) -> Iterator[Finding]:
    """Name every ground on which type has too little contrast, as colours are; a page in black finds its own grounds."""
    for key, ground, types in _grounds(house):
        if not ground or (key and not house.colour_pages):
            continue
        faint = [(on, ratio) for on in types if (ratio := _ratio(house, on.ink, ground)) < on.needs]
        if faint:
            said = "，".join(f"{on.what}（{on.ink}）的对比 {ratio:.1f} 不到 {on.needs:g}" for on, ratio in faint)
            under = f"{key} 的“{ground}”上" if key else "白纸上"
            remedy = "请换一个墨色，或在 [inks] 里把深浅拉开"
            yield Finding("warning", "faint-type", "版式", f"{under}的字看不清：{said}；{remedy}。")


def _ratio(house: House, ink: Ink, ground: Ink) -> float:
    inks = house.inks.by_role()
    return contrast(inks[ink].rgb, inks[ground].rgb)


def _grounds(house: House) -> Iterator[tuple[str, Ground, tuple[_On, ...]]]:
    """Yield the key of each ground, its ink, and the type that may stand on it; the paper has no key."""
    copy, heads = _On("正文", "black", READABLE), _On("主题", house.heads.ink)
    label, quote = _On("栏目名", house.label.ink), _On("引语", house.pull_quote.ink)
    name, slogan = _On("报名", house.masthead.ink), _On("口号", house.masthead.slogan_ink)
    reverse, reversed_slogan = house.label.manner == "reverse", house.masthead.slogan == "reverse"
    labels = () if reverse else (label,)
    drawn = house.masthead.artwork is not None
    yield (
        "",
        "white",
        (
            *(copy, heads, *labels, quote),
            *(() if drawn or house.masthead.ground else (name,)),
            *(() if reversed_slogan else (slogan,)),
            *(_On("报眉的版序", house.folio.number_ink), *(() if drawn else (_On("报眉的报名", house.folio.name_ink),))),
        ),
    )
    yield "box.ground", house.box.ground, (copy, heads, *labels)
    yield "ornament.ground", house.ornament.ground, (copy, heads, *labels)
    yield "band.ground", house.band.ground, (heads, _On("引题和副题", "black"), *labels)
    yield "masthead.ground", house.masthead.ground, () if drawn else (name,)
    yield "masthead.slogan_ink", house.masthead.slogan_ink if reversed_slogan else "", (_On("口号", "white"),)
    yield "label.ink", house.label.ink if reverse else "", (_On("栏目名", "white"),)
    yield "index_ink", house.index_ink, (_On("导读题头", "white"),)
