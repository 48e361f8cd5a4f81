"""The picture of hit rates: their spans, their intervals, and no more than they say."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from predtrack.charts import get_chart
from predtrack.errors import UsageError
from predtrack.summaries import Funnel, Interval, Scorecard, ScoreRow

hit_rates = get_chart("hit_rates")
NONE = Funnel(0, 0, 0, 0, 0, ())


def row(name, hits, partials, misses, interval):
    n = hits + partials + misses
    return ScoreRow(
        "hit_rate", "hit rate", (0, 1), "higher", "none", n,
        bounds=(hits / n, (hits + partials) / n),
        interval=Interval(0.95, *interval, "Clopper-Pearson"),
        by={"publication": name} if name else {},
        detail={"hits": hits, "partials": partials, "misses": misses},
    )  # fmt: skip


def card(*rows):
    return Scorecard(rows, NONE)


TWO = card(row("2024", 4, 0, 6, (0.12, 0.74)), row("2023", 5, 2, 3, (0.19, 0.93)))


def records(chart):
    return chart.to_dict()["datasets"] if "datasets" in chart.to_dict() else [
        layer["data"]["values"] for layer in chart.to_dict()["layer"] if "data" in layer
    ]  # fmt: skip


def test_one_group_is_told_in_counts():
    one = card(row("", 33, 13, 23, (0.36, 0.78)))
    assert hit_rates(one).title == ("33 of 69 came true, 13 more in part: a hit rate of 0.48–0.67")
    assert hit_rates(one, language="zh").title == (
        "69 条中有 33 条应验，另有 13 条部分应验：命中率 0.48–0.67"
    )


def test_groups_whose_intervals_meet_are_not_told_apart():
    assert hit_rates(TWO).title == (
        "Hit rates from 0.40 to 0.70; the intervals of all 2 groups overlap"
    )
    apart = card(row("a", 1, 0, 99, (0.0, 0.05)), row("b", 99, 0, 1, (0.95, 1.0)))
    assert "not all intervals of the 2 groups overlap" in hit_rates(apart).title


def test_the_picture_has_the_numbers_of_the_summary():
    found = [one for values in records(hit_rates(TWO)) for one in values if "group" in one]
    first, second = found[:2]
    assert (first["group"], first["least"], first["most"]) == ("2024", 0.4, 0.4)
    assert (second["least"], second["most"]) == (0.5, 0.7)
    assert (second["low"], second["high"], second["n"]) == (0.19, 0.93, "n=10")


def test_groups_keep_the_order_that_was_asked_for():
    assert [line.split()[0] for line in hit_rates(TWO).text().splitlines()[3:5]] == ["2024", "2023"]


def test_of_many_groups_those_with_most_predictions_are_drawn():
    many = card(*(row(f"g{n:03d}", n, 0, 1, (0.0, 1.0)) for n in range(1, 61)))
    drawn = hit_rates(many)
    assert "The 40 groups with most predictions of 60." in drawn.note
    assert "60 groups" in drawn.title
    assert "g060" in drawn.text()
    assert "g020" not in drawn.text()


def test_groups_of_one_name_stay_two():
    long = "a name that is far too long for the margin of any picture, "
    drawn = hit_rates(card(row(long + "1", 1, 0, 1, (0, 1)), row(long + "2", 2, 0, 1, (0, 1))))
    labels = {one["group"] for values in records(drawn) for one in values if "group" in one}
    assert len(labels) == 2


def test_a_card_without_hits_is_refused():
    with pytest.raises(UsageError, match="no hit rate to draw"):
        hit_rates(card())


def test_every_form_is_sound():
    drawn = hit_rates(card(row('<script>x</script> & "q" 🙂\x00', 1, 1, 1, (0.1, 0.9))))
    ET.fromstring(drawn.svg())
    assert "<script>x" not in drawn.svg() + drawn.html().partition("<noscript>")[0]
    assert drawn.svg() == drawn.svg()
