"""The words of the chart of mean scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["TEXTS"]

TEXTS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "one": "{rule}: {value} on average of {n}",
        "one_bounds": "{rule}: between {low} and {high} on average of {n}",
        "one_unknown": "{rule}: no average of {n}",
        "better_half": ", better than always ½ ({half})",
        "no_better_half": ", no better than always ½ ({half})",
        "half_within": "; its interval holds always ½ ({half})",
        "few": "; so few prove little",
        "every": "{groups} groups",
        "part": "{known} of {groups} groups",
        "several": "{rule}: averages of {groups} from {low} to {high}",
        "same": "{rule}: average of {groups} at {low}",
        "unknown": "{rule}: {groups} groups, known only between bounds",
        "overlap": "; their intervals all overlap",
        "apart": "; not all their intervals overlap",
        "infinite": ", {n} at infinity",
        "no_ranking": "; without intervals, no ranking",
        "reach": ", {low} to {high}",
        "subtitle": "{title}{reach}, {direction} is better; n = {n}",
        "lower": "lower",
        "higher": "higher",
        "interval": "Line: {level} % interval.",
        "bounds": "Bar: a score that is only known to lie between.",
        "half": "Dotted: always saying ½.",
        "no_test": "Overlap is no test, and of many groups some lie apart by luck.",
        "left_out": "The {shown} groups with most forecasts of {all}.",
        "rules": "The first {shown} rules of {all}.",
        "others": "Further rules in the picture: {n}.",
        "row": "{group}: {told}",
        "stop": "; ",
        "space": " ",
        "all": "all",
    },
    "zh": {
        "one": "{rule}：{n} 个的平均值为 {value}",
        "one_bounds": "{rule}：{n} 个的平均值在 {low} 与 {high} 之间",
        "one_unknown": "{rule}：{n} 个没有平均值",
        "better_half": "，优于总说 ½（{half}）",
        "no_better_half": "，不优于总说 ½（{half}）",
        "half_within": "；区间含总说 ½（{half}）",
        "few": "；数量太少，说明不了什么",
        "every": "{groups} 组",
        "part": "{groups} 组中 {known} 组",
        "several": "{rule}：{groups}的平均值从 {low} 到 {high}",
        "same": "{rule}：{groups}的平均值为 {low}",
        "unknown": "{rule}：{groups} 组，只知其界",
        "overlap": "；区间全部重叠",
        "apart": "；区间并非全部重叠",
        "infinite": "，{n} 组为无穷大",
        "no_ranking": "；没有区间，不成排名",
        "reach": "，{low} 至 {high}",
        "subtitle": "{title}{reach}，{direction}；n = {n}",
        "lower": "越低越好",
        "higher": "越高越好",
        "interval": "线：{level} % 区间。",
        "bounds": "条：只知在其间的分数。",
        "half": "点线：总说 ½。",
        "no_test": "区间是否重叠并非检验；组数多时，偶然也会分开。",
        "left_out": "只画 {all} 组中预测最多的 {shown} 组。",
        "rules": "只画 {all} 条规则中的前 {shown} 条。",
        "others": "另有 {n} 条规则见图。",
        "row": "{group}：{told}",
        "stop": "；",
        "space": "",
        "all": "全部",
    },
}  # fmt: skip
