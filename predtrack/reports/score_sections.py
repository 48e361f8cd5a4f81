"""How each summary of the scorecard is set out for people.

:data:`SECTIONS` is the catalogue, by the name of the summary. A summary without a
section of its own is set out by :func:`generic_section`, so a new score needs none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.reports.comparison_sections import preset_section, skill_section
from predtrack.reports.document import Column, Table
from predtrack.reports.group_lines import by_group, group_columns, named, number_columns
from predtrack.reports.numbers import count, decimal, span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from predtrack.summaries import ScoreRow

__all__ = ["SECTIONS", "generic_section"]


def _hits(rows: Sequence[ScoreRow], by: Sequence[str]) -> Table:
    level = next((row.interval.level for row in rows if row.interval), 0.95)
    lines = []
    for group in by_group(rows):
        row = group["hit_rate"]
        counts = row.detail
        ends = (row.interval.low, row.interval.high) if row.interval else None
        lines.append(
            {
                **named(row),
                "n": str(row.n),
                "counts": f"{counts['hits']}/{counts['partials']}/{counts['misses']}",
                "bounds": span(row.bounds),
                "strict": decimal(group["hit_rate_strict"].value),
                "half": decimal(group["hit_rate_half_credit"].value),
                "interval": span(ends, places=2),
            }
        )
    columns = number_columns(
        ("n", "n"),
        ("counts", "hit/~/miss"),
        ("bounds", "hit rate"),
        ("strict", "~ = 0"),
        ("half", "~ = ½"),
        ("interval", f"{level * 100:g} % CI"),
    )
    return Table(
        "Hit rate: 0 to 1, higher is better",
        (*group_columns(by), *columns),
        tuple(lines),
        "~ is a partial verdict of unstated degree; ~ = 0, ½, 1 is what it counts. The hit"
        " rate lies between none and all of them; the Clopper-Pearson interval covers both."
        + "".join(_literally(row) for row in rows if row.detail["literal"]),
    )


def _literally(row: ScoreRow) -> str:
    """Say how far the hit rate moves if questioned verdicts are read literally."""
    if row.rule != "hit_rate":
        return ""
    read, group = row.detail["literal"], ", ".join(row.by.values())
    verdicts = count(read["changed"], "questioned verdict")
    where = f" ({group})" if group else ""
    return (
        f" With the stated criteria read literally{where}, {verdicts} would differ, and the"
        f" hit rate be {span(read['bounds'])}."
    )


def _readings(rows: Sequence[ScoreRow], by: Sequence[str]) -> Table:
    lines = tuple(
        {
            **named(row),
            "n": str(row.n),
            "bounds": span(row.bounds),
            "miss": span(row.detail["partial_as_miss"]),
            "hit": span(row.detail["partial_as_hit"]),
            "even": _break_even(row.detail["break_even"]),
        }
        for row in rows
    )
    columns = number_columns(
        ("n", "n"),
        ("bounds", "Brier"),
        ("miss", "~ = 0"),
        ("hit", "~ = 1"),
        ("even", "beats ½ if"),
    )
    found = sorted({row.basis for row in rows})
    bases = ", ".join(found)
    note = (
        f"{_meanings(rows)}. This is a sensitivity interval, one meaning per word and author:"
        " never “the” Brier score. “Beats ½ if”: readings that beat always saying ½ (0.25),"
        " with ~ = 0 and with ~ = 1."
    )
    return Table(
        f"Brier score of words and assertions: 0 to 1, lower is better, basis {bases}",
        (*group_columns(by), *columns),
        lines,
        f"{note} {_policy(found)}".rstrip(),
    )


def _policy(bases: Sequence[str]) -> str:
    """Say for which words nobody has measured what they mean."""
    from predtrack.words import POLICY_SENTENCE  # noqa: PLC0415 - tables do without words

    if bases == ["policy"]:
        return POLICY_SENTENCE
    some = f"For some of these words: {POLICY_SENTENCE[0].lower()}{POLICY_SENTENCE[1:]}"
    return some if {"policy", "mixed"} & set(bases) else ""


def _meanings(rows: Sequence[ScoreRow]) -> str:
    """Say as what each word is read."""
    readings = {
        word["word"].split(" (")[0] or word["word"]: word["reading"]
        for row in rows
        for word in row.detail["words"]
    }
    said = [f"{word} as {ends[0]:g}–{ends[1]:g}" for word, ends in readings.items()]
    return "Read " + ", ".join(said[:6]) + (" …" if len(said) > 6 else "")


def _break_even(found: Mapping[str, Any] | None) -> str:
    if found is None:
        return "–"
    miss, hit = (
        span(found[reading], places=2) if found[reading] else "never"
        for reading in ("partial_as_miss", "partial_as_hit")
    )
    return miss if miss == hit else f"{miss}; {hit}"


def _own_record(rows: Sequence[ScoreRow], by: Sequence[str]) -> Table:
    lines = tuple(
        {
            **named(row),
            "n": str(row.n),
            **{
                f"{short}_{key}": show(row.detail[reading][key])
                for short, reading in (("miss", "partial_as_miss"), ("hit", "partial_as_hit"))
                for key, show in (("hits", str), ("expected", _one_place), ("tail", decimal))
            },
            "tips": "; ".join(
                _tipping(row.detail[reading]) for reading in ("partial_as_miss", "partial_as_hit")
            ),
        }
        for row in rows
    )
    columns = number_columns(
        ("n", "n"),
        ("miss_hits", "~=0: hits"),
        ("miss_expected", "expected"),
        ("miss_tail", "chance"),
        ("hit_hits", "~=1: hits"),
        ("hit_expected", "expected"),
        ("hit_tail", "chance"),
    )
    tips = [line for line in lines if set(line["tips"]) - set("–; ")]
    note = (
        "Expected and chance (of as many hits or more) if every claim had the rate of the"
        " publisher's own earlier claims known by then, (k + ½)/(n + 1); first editions"
        " have none. A small chance would mean that they got better."
    )
    tipping = "; ".join(f"{line['group']} {line['tips']}" for line in tips)
    ending = f" Shift of that rate that removes significance: {tipping}." if tips else ""
    none = " No chance is below 0.05, so no shift of the rate is needed to remove significance."
    return Table(
        "Against their own earlier record: chance 0 to 1, lower is better",
        (*group_columns(by), *columns),
        lines,
        note + (ending or none),
    )


def _one_place(value: float) -> str:
    return decimal(value, places=1)


def _tipping(reading: Mapping[str, Any]) -> str:
    shift = reading["tipping_point"]
    return "–" if shift is None else f"+{decimal(shift)}"


def generic_section(rows: Sequence[ScoreRow], by: Sequence[str]) -> Table:
    """Set out any scores: rule, basis, n, value or bounds, interval, range, direction."""
    known = [row.interval for row in rows if row.interval]
    lines = tuple(
        {
            **named(row),
            "score": row.title,
            "basis": row.basis,
            "n": f"{row.n:,}",
            "value": span(row.bounds) if row.bounds else decimal(row.value),
            "interval": span((row.interval.low, row.interval.high) if row.interval else None),
            "range": f"{decimal(row.range[0], places=0)} to {decimal(row.range[1], places=0)}",
            "better": row.direction,
        }
        for row in rows
    )
    columns = (
        Column("score", "score", gives_way=True),
        Column("basis", "basis"),
        *number_columns(("n", "n"), ("value", "mean")),
        *number_columns(*(("interval", f"{one.level * 100:g} % interval") for one in known[:1])),
        *number_columns(("range", "range")),
        Column("better", "better"),
    )
    return Table("Proper and consistent scores", (*group_columns(by), *columns), lines)


SECTIONS: Mapping[str, Callable[[Sequence[ScoreRow], Sequence[str]], Table]] = {
    "hits": _hits,
    "readings": _readings,
    "own record": _own_record,
    "preset": preset_section,
    "skill": skill_section,
}
"""Set-out of a summary by its name."""
