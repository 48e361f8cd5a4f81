"""Times as numbers: dates become days."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from predtrack.errors import InvalidForecastError
from predtrack.scores.times import read_times

FIRST, LATER = dt.date(2025, 1, 1), dt.date(2025, 1, 31)


@pytest.mark.parametrize(
    "column",
    [
        [FIRST, LATER],
        [dt.datetime(2025, 1, 1), dt.datetime(2025, 1, 31)],  # noqa: DTZ001 - naive on purpose
        np.array(["2025-01-01", "2025-01-31"], dtype="datetime64[D]"),
        pd.Series(pd.to_datetime(["2025-01-01", "2025-01-31"])),
    ],
)
def test_dates_of_any_kind_count_in_days(column):
    (days,) = read_times({"made": column})
    assert np.diff(days) == [30]
    assert days.dtype == np.float64


def test_a_part_of_a_day_is_a_fraction():
    (days,) = read_times({"made": np.array(["2025-01-01T12:00"], dtype="datetime64[s]")})
    assert days[0] % 1 == 0.5


def test_numbers_stay_as_they_are_and_are_not_touched():
    years = np.array([2025, 2026], dtype="int32")
    years.flags.writeable = False
    (read,) = read_times({"made": years})
    assert read.tolist() == [2025, 2026]


def test_one_time_meets_a_column():
    made, now = read_times({"made": [FIRST, LATER], "now": LATER})
    assert (now - made).tolist() == [30, 0]


def test_dates_and_numbers_are_never_compared():
    with pytest.raises(InvalidForecastError, match="made and now must all be dates"):
        read_times({"made": [FIRST], "now": 2025})


@pytest.mark.parametrize(
    "missing", [[FIRST, None], [2025, float("nan")], pd.Series([pd.Timestamp(FIRST), pd.NaT])]
)
def test_a_missing_time_is_refused_with_its_row(missing):
    with pytest.raises(InvalidForecastError, match=r"made is missing.*\(row 1\)"):
        read_times({"made": missing})


def test_columns_of_other_lengths_or_indexes_are_refused():
    with pytest.raises(InvalidForecastError, match="one shape"):
        read_times({"made": [1, 2], "known": [1, 2, 3]})
    one, other = pd.Series([1, 2]), pd.Series([1, 2], index=[1, 0])
    with pytest.raises(InvalidForecastError, match="align them by key"):
        read_times({"made": one, "known": other})
    with pytest.raises(InvalidForecastError, match="numbers alone"):
        read_times({"made": ["2025-01-01"]})
