"""What is masked is missing: what lies below a mask is never read."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from predtrack.errors import InvalidForecastError
from predtrack.scores import brier, cohen_kappa, krippendorff_alpha, raw_agreement, skill_score
from predtrack.scores.absence import absent_cells, unmasked, with_gaps
from predtrack.scores.columns import Domain
from predtrack.scores.comparison import relative_skill
from predtrack.scores.deadlines import maturity, survival_score_exponential
from predtrack.scores.standing import standing_forecasts, time_average
from predtrack.scores.times import read_times
from predtrack.scores.verbal import word_records

DAYS = np.array(["2026-01-01", "2026-01-02"], "datetime64[D]")
SECOND = [False, True]


@pytest.mark.parametrize(
    "column",
    [
        DAYS,
        np.array([2026, 2027]),
        np.array([2026.0, 2027.0]),
        np.array([dt.date(2026, 1, 1), dt.date(2026, 1, 2)], object),
    ],
)
def test_a_masked_time_is_missing(column):
    with pytest.raises(InvalidForecastError, match=r"made is missing.*\(row 1\)"):
        read_times({"made": np.ma.array(column, mask=SECOND)})
    assert len(read_times({"made": np.ma.array(column)})[0]) == 2


def test_a_masked_probability_is_missing():
    with pytest.raises(InvalidForecastError, match=r"probability is missing.*\(row 1\)"):
        brier(np.ma.array([0.5, 0.9], mask=SECOND), [1, 1])


def test_a_masked_close_never_comes():
    closes = np.ma.array([5, 1], mask=SECOND)
    with pytest.raises(InvalidForecastError, match=r"\(row 1\)"):
        standing_forecasts(["p", "q"], ["a", "a"], [0, 0], closes=closes)
    found = standing_forecasts(
        ["q", "q"], ["a", "a"], [0, 1], closes=5, withdrawn=np.ma.array([3, 2], mask=SECOND)
    )
    assert found.end.tolist() == [1, 5]


def test_masked_ratings_are_no_ratings():
    second = np.ma.array([2, 1, 0], mask=[False, False, True])
    assert raw_agreement([2, 0, 1], second) == 0.5
    assert cohen_kappa([2, 0, 1], second) == cohen_kappa([2, 0, 1], [2, 1, np.nan])
    ratings = np.ma.array([[0, 1, 2], [0, 1, 1]], mask=[[0, 0, 0], [0, 0, 1]])
    assert krippendorff_alpha(ratings) == krippendorff_alpha([[0, 1, 2], [0, 1, np.nan]])


@pytest.mark.parametrize(
    "words",
    [["will", None], ["will", np.nan], np.ma.array(["will", "may"], mask=SECOND)],
)
def test_a_missing_word_is_no_word(words):
    with pytest.raises(InvalidForecastError, match=r"word is missing \(row 1\)"):
        word_records(words, [0.5, 0.5], [1, 1], [1, 0])


def test_a_masked_score_is_no_score_in_a_table_of_forecasters():
    table = np.ma.array([[0.1, 0.2], [0.3, 0.1]], mask=[[0, 0], [0, 1]])
    found = relative_skill(table)
    assert found.coverage.tolist() == relative_skill([[0.1, 0.2], [0.3, None]]).coverage.tolist()
    assert found.coverage.tolist() == [1, 0.5]


def test_a_masked_value_has_no_average():
    stands = standing_forecasts(["p", "q"], ["a", "a"], [0, 0], closes=5)
    with pytest.raises(InvalidForecastError, match=r"a value is missing.*\(row 1\)"):
        time_average(stands, np.ma.array([0.5, 0.9], mask=SECOND))


def test_a_masked_score_is_refused_although_infinity_is_a_score():
    with pytest.raises(InvalidForecastError, match=r"scores is missing.*\(row 1\)"):
        skill_score(np.ma.array([0.1, np.inf], mask=SECOND), [0.2, 0.3])
    with pytest.raises(InvalidForecastError, match=r"time is missing.*\(row 1\)"):
        survival_score_exponential(0.2, np.ma.array([1, np.inf], mask=SECOND), horizon=5)


def test_a_masked_outcome_is_open():
    masked = [np.ma.array(column, mask=SECOND) for column in ([2025, 2024], [1, 0])]
    made, due = [2024, 2024], [2026, 2026]
    found = maturity(made, due, *masked, as_of=2027)
    assert repr(found) == repr(maturity(made, due, [2025, None], [1, None], as_of=2027))


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (np.ma.array([1, 2], mask=SECOND), [1.0, None]),
        (np.ma.array(["a", "b"], mask=SECOND), ["a", None]),
        (np.ma.array(DAYS, mask=SECOND), [dt.date(2026, 1, 1), None]),
        ([1, 2], [1, 2]),
    ],
)
def test_what_lies_below_a_mask_is_not_shown(column, expected):
    cells = unmasked(column)
    shown = [
        None if absent else cell
        for cell, absent in zip(cells.tolist(), absent_cells(cells), strict=True)
    ]
    assert shown == expected


def test_what_is_absent_is_told_in_every_kind_of_array():
    assert absent_cells(np.array([[1, None], [pd.NA, pd.NaT]], object)).tolist() == [
        [False, True],
        [True, True],
    ]
    assert absent_cells(np.array(["", "nan"])).tolist() == [False, False]
    assert absent_cells(np.array([0, 1])).tolist() == [False, False]


def test_infinity_belongs_to_an_endless_domain_alone():
    endless, finite = Domain("be at least 0", 0, endless=True), Domain("be at least 0", 0)
    assert endless.read("time", [1, np.inf]).tolist() == [1, np.inf]
    assert endless.read("time", [np.inf, -1e-12]).tolist() == [np.inf, 0]
    for domain, column in ((finite, [1, np.inf]), (endless, [1, -np.inf])):
        with pytest.raises(InvalidForecastError, match=r"time must be at least 0 \(row 1\)"):
            domain.read("time", column)
    with pytest.raises(InvalidForecastError, match=r"missing.*\(row 1\)"):
        endless.read("time", [np.inf, np.nan])


@pytest.mark.parametrize(
    "column",
    [
        [1, None],
        np.ma.array([1, 2], mask=SECOND),
        pd.Series([1, None], dtype="Int64"),
        np.array([1, pd.NA], object),
        [1.0, np.nan],
    ],
)
def test_a_gap_is_nan_in_whatever_form_it_comes(column):
    assert np.array_equal(with_gaps(column), [1, np.nan], equal_nan=True)
