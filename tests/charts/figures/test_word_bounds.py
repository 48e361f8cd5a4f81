"""The picture of words: bounds, never a score, and what they are compared with."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from predtrack.charts import get_chart
from predtrack.errors import UsageError
from predtrack.scores.verbal import WordRecord, coupled_brier_bounds
from predtrack.summaries import Funnel, Scorecard, ScoreRow
from predtrack.summaries.word_bounds import word_bounds as bounds_of_words

word_bounds = get_chart("word_bounds")
BARE = "(bare assertion)"


def word(name, low, high, hits, partials, misses):
    return {
        "word": name, "reading": (low, high), "hits": hits, "partials": partials, "misses": misses,
    }  # fmt: skip


def row(who, *words):
    n = sum(one["hits"] + one["partials"] + one["misses"] for one in words)
    return ScoreRow(
        "brier", "Brier score", (0, 1), "lower", "policy", n, bounds=(0, 1), family="readings",
        by={"forecaster": who} if who else {}, detail={"words": list(words)},
    )  # fmt: skip


def card(*rows):
    return Scorecard(rows, Funnel(0, 0, 0, 0, 0, ()))


REPORT = card(row("State of AI Report", word(BARE, 0.5, 1, 33, 13, 23)))
TWO = card(
    row("Anne", word("almost certain", 0.9, 0.99, 20, 0, 1), word("might", 0.2, 0.6, 2, 1, 4)),
    row("李明", word("很可能", 0.6, 0.9, 3, 0, 9)),
)


def bounds(chart):
    (left, _) = chart.to_dict()["hconcat"]
    return next(layer["data"] for layer in left["layer"] if len(layer["data"]["values"][0]) > 1)[
        "values"
    ]


def test_one_word_has_bounds_and_no_score():
    assert word_bounds(REPORT).title == (
        "Bounds, not a score: the Brier score of bare assertions lies anywhere from 0.196 to 0.522"
    )
    assert word_bounds(REPORT, language="zh").title == (
        "只有界，没有分数：直接断言的 Brier 分数在 0.196 至 0.522 之间"
    )
    quoted = card(row("", word("likely", 0.55, 0.8, 3, 0, 1)))
    assert "of “likely” lies" in word_bounds(quoted).title


def test_several_words_are_told_apart_from_one_half_where_every_reading_agrees():
    assert word_bounds(TWO).title == (
        "Bounds, not scores: whatever the words mean, 1 of 3 did better than always saying ½;"
        " 1 did no better; for 1 it depends on the reading"
    )
    assert word_bounds(TWO, language="zh").title == (
        "只有界，没有分数：无论词义为何，3 项中 1 项胜过总说 ½；1 项不胜过；1 项取决于解读"
    )


def test_nothing_is_said_where_all_hangs_on_the_reading():
    two = card(row("", word("will", 0.5, 1, 6, 0, 4), word("might", 0.2, 0.6, 2, 1, 4)))
    assert "for each of the 2 it depends on the reading" in word_bounds(two).title


def test_every_title_says_that_they_are_bounds():
    for one in (REPORT, TWO):
        assert word_bounds(one).title.startswith("Bounds, not")
        assert "界" in word_bounds(one, language="zh").title


def test_the_picture_has_the_bounds_of_each_word():
    found = {record["word"]: record for record in bounds(word_bounds(TWO))}
    might = WordRecord("might", 0.2, 0.6, 2, 4, 1)
    shown = found["might · Anne"]
    assert (shown["any_low"], shown["any_high"]) == coupled_brier_bounds([might])
    as_miss = coupled_brier_bounds([WordRecord("might", 0.2, 0.6, 2, 5)])
    assert (shown["miss_low"], shown["miss_high"]) == as_miss
    as_hit = coupled_brier_bounds([WordRecord("might", 0.2, 0.6, 3, 4)])
    assert (shown["hit_low"], shown["hit_high"]) == as_hit
    assert (shown["reading_low"], shown["reading_high"]) == (0.2, 0.6)
    assert (shown["counts"], shown["n"]) == ("2/1/4", "n=7")
    assert found["很可能 · 李明"]["never"] == "never"


def test_the_readings_that_beat_one_half_are_those_of_the_break_even():
    (found,) = bounds_of_words(REPORT)
    assert found.beats_as_miss is None
    assert found.beats_as_hit == pytest.approx((0.5, 5 / 6), rel=1e-9)
    assert found.partial_as_miss == pytest.approx((0.25, 0.5217391304), rel=1e-9)


def test_bounds_that_begin_at_one_quarter_are_no_better():
    (found,) = bounds_of_words(card(row("", word(BARE, 0.5, 1, 4, 0, 4))))
    assert found.bounds[0] == 0.25
    assert found.against_half == "not better"


def test_one_word_in_several_groups_is_named_once():
    editions = card(*(row(f"edition {n}", word(BARE, 0.5, 1, n, 0, 4)) for n in range(3, 6)))
    drawn = word_bounds(editions)
    assert "Brier score of bare assertions" in drawn.subtitle
    assert [record["word"] for record in bounds(drawn)] == ["edition 3", "edition 4", "edition 5"]


def test_of_many_words_those_with_most_claims_are_drawn():
    many = card(row("", *(word(f"word {n}", 0.2, 0.6, n, 0, 1) for n in range(1, 61))))
    drawn = word_bounds(many)
    assert len(bounds(drawn)) == 40
    assert "The 40 with most claims of 60." in drawn.note
    assert "of 60" in drawn.title


def test_as_letters():
    assert (
        word_bounds(REPORT).text(80)
        == """\
Bounds, not a score: the Brier score of bare assertions lies anywhere from 0.196
to 0.522
Brier score of bare assertions, 0 to 1, lower is better; n = 69 claims

bare assertions          ━━┿━━━━━━━━━━━                     0.196–0.522 33/13/23
                 0                                       1

Behind the bounds: came true / in part / failed. Dotted: always saying ½, 0.25
where every verdict is plain.
Line: whatever the word means, and partial verdicts of any degree.
"""
    )


def test_a_card_without_words_is_refused():
    with pytest.raises(UsageError, match="no words to draw"):
        word_bounds(card())


def test_every_form_is_sound_whatever_the_word():
    hostile = card(
        row("A", word("<script>x</script>\n\"'&🙂\x00", 0.2, 0.6, 2, 1, 4)),
        row("B", word("long " * 2000, 0.2, 0.6, 2, 0, 4)),
    )
    drawn = word_bounds(hostile)
    ET.fromstring(drawn.svg())
    assert drawn.svg() == drawn.svg()
    assert "<script>x" not in drawn.svg()
