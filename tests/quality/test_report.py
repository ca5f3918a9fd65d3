"""What people and programs are told: the table, the data, and a finding for each place, a few of each metric."""

from __future__ import annotations

from epaper.quality.measure import measure
from epaper.quality.model import Metric, Place
from epaper.quality.report import metric_findings, metrics_json, misses, table
from epaper.scene.model import Facsimile


def places(count: int) -> tuple[Place, ...]:
    return tuple(Place(2, "a1", line, "两国元首先后举行小范围会谈", "每字间空 0.14 字") for line in range(1, count + 1))


LOOSE = Metric("Q5-max", "最松的行", 0.1432, 0.125, "字", False, places(5))
GOOD = Metric("Q1", "禁则", 0, 0, "处", True)
TITLES = {"a1": "春耕生产全面展开"}


def test_the_table_stands_in_columns_of_full_width_characters() -> None:
    assert table((GOOD, LOOSE)).split("\n") == [
        "版面质量：",
        "  指标             值        目标        合格",
        "  Q1     禁则      0 处      0 处        是",
        "  Q5-max 最松的行  0.143 字  ≤ 0.125 字  否",
        "",
    ]


def test_people_are_told_of_misses_first() -> None:
    assert misses((GOOD, LOOSE)).split("\n")[::2] == [
        "版面质量：2 项中 1 项合格（各项的值加 --full 列出），不合格的：",
        "  Q5-max 最松的行  0.143 字  ≤ 0.125 字  否",
    ]
    assert misses((GOOD,)) == "版面质量：1 项全部合格（各项的值加 --full 列出）。\n"


def test_a_metric_that_misses_names_three_places_and_counts_the_others() -> None:
    found = metric_findings((GOOD, LOOSE), TITLES)
    assert [(each.severity, each.code) for each in found] == [("warning", "quality-q5-max")] * 4
    assert found[0].where == "第2版 a1《春耕生产全面展开》"
    assert found[0].message == "最松的行：第1行“两国元首先后举行小范围…”每字间空 0.14 字。"
    assert (found[3].where, found[3].message) == ("全报", "最松的行：另有 2 处；全报为 0.143 字，目标 ≤ 0.125 字。")


def test_one_thing_on_another_is_an_error() -> None:
    """Nobody may find out in print."""
    overlap = Metric("Q25", "重叠越界", 1, 0, "处", False, places(1))
    assert [each.severity for each in metric_findings((overlap,), TITLES)] == ["error"]


def test_a_metric_without_places_tells_its_value() -> None:
    squeezed = Metric("Q6", "标点挤压程度", 0.71, 0.6, "", False)
    assert [each.message for each in metric_findings((squeezed,), {})] == ["标点挤压程度：全报为 0.71，目标 ≤ 0.6。"]


def test_a_place_named_by_two_metrics_in_the_same_words_is_told_once() -> None:
    assert len(metric_findings((LOOSE._replace(places=places(1)),) * 2, TITLES)) == 1


def test_data_have_stable_keys() -> None:
    (data,) = metrics_json((LOOSE._replace(places=places(1)),))
    assert data == {
        "key": "Q5-max",
        "name": "最松的行",
        "value": 0.1432,
        "target": 0.125,
        "at_least": False,
        "unit": "字",
        "met": False,
        "by_page": [],
        "places": [{"page": 2, "article": "a1", "line": 1, "text": "两国元首先后举行小范围会谈", "fault": "每字间空 0.14 字"}],
    }


def test_a_facsimile_without_pages_misses_nothing() -> None:
    assert all(metric.met for metric in measure(Facsimile("空", "a4", 10.5, ())))
