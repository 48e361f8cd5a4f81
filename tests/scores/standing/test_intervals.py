"""From when to when forecasts stand."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores.standing import WINDOWS, standing_forecasts
from predtrack.scores.standing.sorting import sort_by_group_and_time

CAREFUL = settings(deadline=None, derandomize=True, max_examples=150)
NEVER = float("nan")

moment = st.integers(0, 12)
row = st.tuples(
    st.integers(0, 1),  # question
    st.integers(0, 2),  # forecaster
    moment,  # made
    st.one_of(st.none(), moment),  # withdrawn
    st.one_of(st.none(), moment),  # expires
)
ends = st.tuples(st.one_of(st.none(), moment), moment, moment, moment)


def column(cells):
    return np.array([NEVER if cell is None else cell for cell in cells], float)


def stands_by_definition(rows, times, window):
    """Go through every half step and ask each forecaster what stood then."""
    opens, closes, closed, known = times
    found = {}
    for question in {r[0] for r in rows}:
        ends_at = {
            "open": min(closes, closed, known), "scheduled": closes, "actual": closed,
            "known": known,
        }[window]  # fmt: skip
        scorable = [i for i, r in enumerate(rows) if r[0] == question and r[2] < known]
        begins = opens if opens is not None else min((rows[i][2] for i in scorable), default=99)
        for half in np.arange(0.5, 13):
            if not begins < half < min(ends_at, known):
                continue
            for forecaster in {rows[i][1] for i in scorable}:
                mine = [i for i in scorable if rows[i][1] == forecaster and rows[i][2] < half]
                if not mine:
                    continue
                last = max(mine, key=lambda i: (rows[i][2], i))
                gone = [t for t in rows[last][3:] if t is not None]
                if all(half < t for t in gone):
                    found.setdefault((question, forecaster), {})[half] = last
    return found


@CAREFUL
@given(rows=st.lists(row, min_size=1, max_size=12), times=ends, window=st.sampled_from(WINDOWS))
def test_what_stands_at_every_moment_is_what_the_definition_says(rows, times, window):
    question, forecaster, made, withdrawn, expires = zip(*rows, strict=True)
    opens, closes, closed, known = times
    stands = standing_forecasts(
        question, forecaster, made, opens=opens, closes=closes, closed=closed, known=known,
        withdrawn=column(withdrawn), expires=column(expires), window=window,
    )  # fmt: skip
    found = {}
    for position in range(len(stands.row)):
        pair = stands.pair[position]
        who = (int(stands.pairs.question[pair]), int(stands.pairs.forecaster[pair]))
        for half in np.arange(0.5, 13):
            if stands.start[position] < half < stands.end[position]:
                assert half not in found.get(who, {})
                found.setdefault(who, {})[half] = int(stands.row[position])
    assert found == stands_by_definition(rows, times, window)
    assert sorted([*stands.row, *stands.excluded.row]) == list(range(len(rows)))


def test_a_forecast_stands_until_the_next_one():
    stands = standing_forecasts(["q"] * 3, ["a"] * 3, [4, 1, 2], closes=9)
    assert stands.row.tolist() == [1, 2, 0]
    assert stands.start.tolist() == [1, 2, 4]
    assert stands.end.tolist() == [2, 4, 9]


def test_withdrawal_and_expiry_end_it_sooner():
    stands = standing_forecasts(
        ["q"] * 3, ["a", "b", "c"], [0, 0, 0], closes=9, withdrawn=[3, np.nan, 5],
        expires=[np.nan, 4, 2],
    )  # fmt: skip
    assert stands.end.tolist() == [3, 4, 2]


def test_of_two_at_the_same_time_the_later_row_stands():
    stands = standing_forecasts(["q"] * 2, ["a"] * 2, [1, 1], closes=9)
    assert stands.row.tolist() == [1]
    assert stands.excluded.row.tolist() == [0]
    assert stands.excluded.reason.tolist() == ["stood at no time in the window"]


def test_what_was_made_when_the_outcome_was_known_is_never_scored():
    stands = standing_forecasts(["q"] * 3, ["a"] * 3, [1, 5, 6], closes=9, known=5)
    assert stands.row.tolist() == [0]
    assert stands.end.tolist() == [5]
    assert stands.excluded.row.tolist() == [1, 2]
    assert set(stands.excluded.reason) == {"made when the outcome was known"}


def test_by_default_scoring_stops_at_the_earlier_of_known_and_scheduled():
    known_first = standing_forecasts(["q"], ["a"], [0], closes=10, known=4)
    closed_first = standing_forecasts(["q"], ["a"], [0], closes=4, known=10)
    for stands, end in ((known_first, 10), (closed_first, 4)):
        assert stands.windows.until.tolist() == [4]
        assert stands.windows.end.tolist() == [end]


def test_a_window_without_an_opening_begins_with_the_first_scorable_forecast():
    stands = standing_forecasts(["q", "q"], ["a", "b"], [2, 3], closes=9)
    assert stands.windows.start.tolist() == [2]


def test_dates_and_their_zones_are_read():
    east = dt.timezone(dt.timedelta(hours=3))
    made = [dt.datetime(2026, 1, 1, 3, tzinfo=east), dt.datetime(2026, 1, 2, tzinfo=dt.UTC)]
    stands = standing_forecasts(["q"] * 2, ["a"] * 2, made, closes=np.datetime64("2026-01-05"))
    days = np.array(["2026-01-01", "2026-01-02"], "datetime64[us]")
    assert (stands.times(stands.start) == days).all()
    assert stands.unit == "us"


@pytest.mark.parametrize("form", [list, np.array, pd.Series, pd.array])
def test_labels_and_times_may_come_in_any_form(form):
    stands = standing_forecasts(
        form(["q", "r", "q"]), form(["a", "a", "b"]), form([3, 1, 2]), closes=form([9, 8, 9])
    )
    assert list(zip(stands.pairs.question, stands.pairs.forecaster, strict=True)) == [
        ("q", "a"), ("q", "b"), ("r", "a"),
    ]  # fmt: skip


def test_names_that_cannot_be_ordered_are_names_too():
    stands = standing_forecasts([("q", 1), "q", 7][1:], ["a", 1], [0, 0], closes=1)
    assert len(stands.pairs) == 2


def test_read_only_and_strided_columns_are_left_alone():
    made = np.arange(8.0)[::2]
    made.flags.writeable = False
    before = made.copy()
    standing_forecasts(np.zeros(8, int)[::2], np.zeros(4, np.int8), made, closes=9)
    assert (made == before).all()


def test_no_rows_give_no_intervals():
    stands = standing_forecasts([], [], [], closes=9)
    assert len(stands.row) == len(stands.pairs) == 0


@pytest.mark.parametrize("unit", [1.0, 1e6, 0.1, 1e13])
def test_every_way_of_sorting_gives_the_same_order(unit):
    rng = np.random.default_rng(7)
    question, forecaster = rng.integers(0, 9, 500), rng.integers(0, 9, 500)
    made = rng.integers(0, 40, 500) * unit + 0.25 * (unit == 0.1)
    stands = standing_forecasts(question, forecaster, made, closes=1e3 * unit)
    order = np.lexsort((np.arange(500), made, forecaster, question))
    left = order[np.isin(order, stands.row)]
    assert (stands.row == left).all()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"made": [0, np.nan]}, r"made is missing \(row 1\)"),
        ({"made": [0, -np.inf]}, r"infinitely far back \(row 1\)"),
        ({"question": ["q", None]}, r"question is missing \(row 1\)"),
        ({"forecaster": ["a", np.nan]}, r"forecaster is missing \(row 1\)"),
        ({"question": ["q", pd.NA]}, r"question is missing \(row 1\)"),
        ({"closes": [9, 8]}, "rows of one question disagree on closes"),
        ({"known": [9, np.nan]}, "rows of one question disagree on known"),
        ({"closes": None}, r"the window 'scheduled' has no end; give closes.*\(rows 0, 1\)"),
        ({"window": "open", "closes": None}, "give closes or closed or known"),
        ({"closes": np.datetime64("2026-01-01")}, "times must be on one clock"),
        ({"made": ["1", "2"]}, "must hold dates or numbers"),
        ({"made": np.array([0, "x"], object)}, "must hold dates or numbers"),
        ({"made": [0]}, "made must have 2 rows"),
        ({"forecaster": ["a"]}, "same number of rows"),
        ({"question": [["q"], ["q"]]}, "one name a row"),
    ],
)
def test_misuse_is_refused_with_what_to_do(options, message):
    usual = {"question": ["q", "q"], "forecaster": ["a", "a"], "made": [0, 1], "closes": 9}
    with pytest.raises(InvalidForecastError, match=message):
        standing_forecasts(**(usual | options))


def test_an_unknown_window_is_refused():
    with pytest.raises(UnknownNameError, match="did you mean 'actual'"):
        standing_forecasts(["q"], ["a"], [0], closes=1, window="actuall")


def test_the_columns_on_two_clocks_are_named():
    made = np.array(["2026-01-01"], "datetime64[D]")
    with pytest.raises(InvalidForecastError, match=r"made holds dates.* closes holds numbers"):
        standing_forecasts(["q"], ["a"], made, closes=4)


def test_a_column_of_dates_may_have_gaps():
    day = np.datetime64("2026-01-02", "D")
    made = np.array(["2026-01-01"] * 2, "datetime64[D]")
    withdrawn = np.array([None, day], object)
    closes = np.datetime64("2026-01-05", "D")
    stands = standing_forecasts(["q"] * 2, ["a", "b"], made, closes=closes, withdrawn=withdrawn)
    assert stands.times(stands.end).astype("datetime64[D]").tolist() == [
        dt.date(2026, 1, 5),
        dt.date(2026, 1, 2),
    ]


@pytest.mark.parametrize(("groups", "years"), [(3, 1), (5_000, 1), (5_000, 100), (2**40, 100)])
def test_rows_are_sorted_by_pair_and_time_however_large_the_numbers(groups, years):
    random = np.random.default_rng(1)
    group = random.integers(0, groups, 3_000)
    moment = random.integers(0, years * 366 * 86_400 * 10**6, 3_000).astype(float)
    group[::7], moment[::7] = group[0], moment[0]  # equal rows keep their order
    found = sort_by_group_and_time(group, moment)
    np.testing.assert_array_equal(found, np.lexsort((moment, group)))
