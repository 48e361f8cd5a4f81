"""Names along an axis stay apart when they are shortened."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.charts.labels import distinct
from predtrack.charts.sentences import columns_of


def test_names_that_begin_alike_keep_what_tells_them_apart():
    names = [f"state-of-ai-{year}" for year in range(2018, 2026)]
    for label, year in zip(distinct(names, columns=12), range(2018, 2026), strict=True):
        assert label.endswith(str(year))
        assert columns_of(label) <= 12


def test_a_name_that_fits_stays_as_it_is():
    assert distinct(["Ann", "Bob"], columns=3) == ["Ann", "Bob"]


def test_wide_signs_are_counted_where_they_are_cut():
    told = distinct(["人工智能现状报告二〇二四", "人工智能现状报告二〇二五"], columns=12)
    assert told[0] != told[1]
    assert all(columns_of(label) <= 12 for label in told)
    assert told[0].endswith("四")


@settings(deadline=None, derandomize=True)
@given(st.lists(st.text(max_size=30), max_size=8), st.integers(4, 20))
def test_no_two_labels_are_the_same(names, columns):
    assert len(set(distinct(names, columns=columns))) == len(names)
