"""Texts of charts are measured, cut and folded by the columns that they take."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.charts.sentences import columns_of, cut, folded, one_line

texts = st.text(alphabet=st.sampled_from("ab 预测。，（）“”-–\n\t☃é\u0301\x1b🙂"), max_size=80)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("预测", 4), ("e\u0301", 1), ("½ é", 3), ("🙂", 2), ("\u200b", 0)],
)
def test_a_text_takes_the_columns_that_a_terminal_gives_it(text, columns):
    assert columns_of(text) == columns


@settings(deadline=None, derandomize=True)
@given(texts, st.integers(0, 40))
def test_a_cut_text_fits(text, columns):
    assert columns_of(cut(text, columns)) <= columns


def test_a_text_that_fits_is_not_cut():
    assert cut("预测 AI", 7) == "预测 AI"


@settings(deadline=None, derandomize=True)
@given(texts, st.integers(2, 40))
def test_folded_lines_fit_and_lose_nothing_but_spaces(text, columns):
    lines = folded(text, columns)
    assert all(columns_of(line) <= columns for line in lines)
    kept = "".join("".join(lines).split())
    assert kept == "".join(one_line(text).split())


def test_words_are_not_broken_and_chinese_is():
    assert folded("从 OpenAI 的收入看，应验率不高。", 14) == [
        "从 OpenAI 的收",
        "入看，应验率不",
        "高。",
    ]


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one():
    for columns in range(10, 30):
        for line in folded("甲说（乙）：“丙丁，戊己。” 0.20–0.52 (n = 69).", columns):
            assert not line.startswith(("，", "。", "）", "：", "”", ")"))
            assert not line.endswith(("（", "("))


def test_a_number_with_a_dash_stays_whole():
    assert folded("from 0.20–0.52", 10) == ["from", "0.20–0.52"]


def test_nothing_steers_the_terminal():
    assert one_line("a\nb\r\nc\x1b[2J\x07\ud800") == "a b c[2J"


def test_no_name_turns_the_direction_of_what_stands_behind_it():
    assert one_line("Ann\u202e 9.0\u2066") == "Ann 9.0"
    assert folded("Ann\u202e came first", 40) == ["Ann came first"]


def test_spaces_that_align_columns_are_kept():
    assert one_line("  0.5   n=3") == "  0.5   n=3"


def test_a_long_text_is_read_in_no_time():
    began = time.perf_counter()
    cut("预" * 100_000, 20)
    assert len(folded("预测 words " * 10_000, 70)) > 1000
    assert time.perf_counter() - began < 5
