"""A chart as letters fits the terminal, keeps its columns, and shows every mark."""

from __future__ import annotations

import pytest

from predtrack.charts.sentences import columns_of
from predtrack.charts.text_form import TextRow, TextRows, draw_rows

ROWS = TextRows(
    (
        TextRow("State of AI Report", 0.5, inner=(0.4, 0.6), outer=(0.2, 0.8), told="0.50 n=10"),
        TextRow("人工智能报告二〇二五年版及其附录", 0.25, outer=(0.0, 0.5), told="0.25 n=8"),
        TextRow("短", 1.0, told="1.00 n=1"),
    ),
    reference=0.5,
    legend="┊ one half",
)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width):
    title = "A title that is longer than the narrowest terminal 与中文混排的标题"
    for line in draw_rows(title, "subtitle", ROWS, "note " * 30, width=width).splitlines():
        assert columns_of(line) <= width


@pytest.mark.parametrize("width", [40, 80, 120])
def test_chinese_labels_keep_the_columns_aligned(width):
    lines = draw_rows("", "", ROWS, width=width).splitlines()[1:4]
    places = {columns_of(line[: line.index(told)]) for line, told in zip(
        lines, ("0.50", "0.25", "1.00"), strict=True)}  # fmt: skip
    assert len(places) == 1


def test_a_wide_terminal_gives_the_picture_more_room():
    narrow, wide = (draw_rows("", "", ROWS, width=width).splitlines() for width in (80, 120))
    assert wide[1].count("─") > narrow[1].count("─")


def test_the_picture_at_80_columns():
    expected = """\
Half came true

State of AI Report                  ├───────━━━━●━━━━───────┤          0.50 n=10
人工智能报告二〇二五年版…   ├─────────●─────────┤                      0.25 n=8
短                                              ┊                   ●  1.00 n=1
                            0                                       1

┊ one half
"""
    assert draw_rows("Half came true", "", ROWS, width=80) == expected


def test_a_bar_does_not_hide_what_it_is_compared_with():
    row = TextRow("x", inner=(0.0, 1.0))
    drawn = draw_rows("", "", TextRows((row,), reference=0.5), width=40)
    assert "━┿━" in drawn
    row = TextRow("x", outer=(0.0, 1.0))
    assert "─┼─" in draw_rows("", "", TextRows((row,), reference=0.5), width=40)


def test_what_lies_beyond_the_scale_stands_at_its_end():
    low, high = (
        draw_rows("", "", TextRows((TextRow("x", value),)), width=40).splitlines()[1]
        for value in (-5.0, 5.0)
    )
    assert low.index("●") < high.index("●")
    assert low.index("●") == 3


@pytest.mark.parametrize("value", [float("nan"), None])
def test_what_is_not_known_has_no_mark(value):
    assert "●" not in draw_rows("", "", TextRows((TextRow("x", value, told="–"),)), width=40)


def test_a_chart_without_rows_and_a_scale_of_one_point_are_drawn():
    assert draw_rows("Nothing", "", TextRows(()), width=40).startswith("Nothing\n")
    assert "●" in draw_rows("", "", TextRows((TextRow("x", 3.0),), scale=(3.0, 3.0)), width=40)


def test_a_span_without_an_end_is_not_drawn():
    row = TextRow("x", outer=(0.2, float("nan")), inner=(float("nan"), 0.5))
    drawn = draw_rows("", "", TextRows((row,)), width=40)
    assert not set("├─┤━") & set(drawn)


def test_a_label_stays_on_its_line():
    drawn = draw_rows("", "", TextRows((TextRow("a\nb\x1b[31m" + "c" * 10_000, 0.5),)), width=80)
    assert len(drawn.splitlines()) == 3
    assert "\x1b" not in drawn


def test_a_long_remark_leaves_room_for_the_picture():
    drawn = draw_rows("", "", TextRows((TextRow("label", 0.5, told="told " * 40),)), width=80)
    assert "●" in drawn
    assert max(map(columns_of, drawn.splitlines())) <= 80


def test_the_letters_may_have_a_note_of_their_own():
    rows = TextRows((TextRow("x", 0.5),), note="of the letters")
    drawn = draw_rows("", "", rows, "of the picture", width=80)
    assert "of the letters" in drawn
    assert "of the picture" not in drawn
    assert "of the picture" in draw_rows("", "", TextRows(()), "of the picture", width=80)
