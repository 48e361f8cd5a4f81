"""A publisher's own earlier record as the reference."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError
from predtrack.scores import prequential_jeffreys
from predtrack.scores.assertions import own_record_references

MADE = [2020, 2020, 2021, 2021, 2022, 2023]
OUTCOMES = [1, 0, 1, 1, 0, 1]
DUE = np.add(MADE, 1)
CAREFUL = settings(deadline=None, derandomize=True, max_examples=50)


def test_an_own_record_starts_at_one_half():
    assert prequential_jeffreys(0, 0) == 0.5
    assert prequential_jeffreys(6, 10) == pytest.approx(6.5 / 11)


def test_each_edition_is_held_against_all_matured_earlier_ones():
    record = own_record_references(MADE, DUE, DUE, OUTCOMES)
    assert record.n.tolist() == [0, 0, 2, 2, 4, 5]
    assert record.rate == pytest.approx([0.5, 0.5, 1.5 / 3, 1.5 / 3, 3.5 / 5, 3.5 / 6])


def test_an_edition_that_is_half_known_is_no_record_yet():
    # Of 2020, one claim came true at once; the other is due in 2025 and cannot fail before.
    record = own_record_references(
        [2020, 2020, 2022], [2025, 2025, 2023], [2021, 2025, 2023], [1, 0, 1]
    )
    assert record.n.tolist() == [0, 0, 0]
    early = own_record_references(
        [2020, 2020, 2025], [2025, 2025, 2026], [2021, 2025, 2026], [1, 0, 1]
    )
    assert early.n.tolist() == [0, 0, 2]


def test_a_claim_known_early_waits_until_it_was_due():
    record = own_record_references([2020, 2021], [2023, 2024], [2020.5, 2024], [1, 1])
    assert record.n.tolist() == [0, 0]


@CAREFUL
@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.integers(0, 4), st.integers(0, 4), st.booleans()),
        min_size=1,
        max_size=12,
    )
)
def test_the_rates_are_those_counted_one_by_one(claims):
    made, due, known, y = zip(*[(m, m + a, m + b, hit) for m, a, b, hit in claims], strict=True)
    record = own_record_references(made, due, known, y)
    ready = {
        m: max(max(d, k) for n, d, k in zip(made, due, known, strict=True) if n == m) for m in made
    }
    for row, now in enumerate(made):
        past = [hit for m, hit in zip(made, y, strict=True) if m < now and ready[m] <= now]
        assert record.n[row] == len(past)
        assert record.rate[row] == pytest.approx(prequential_jeffreys(sum(past), len(past)))


def test_dates_serve_as_times():
    made = [dt.date(2024, 10, 10), dt.date(2025, 10, 9)]
    due = [dt.date(2025, 10, 9), dt.date(2026, 10, 9)]
    assert own_record_references(made, due, due, [1, 0]).rate.tolist() == [0.5, 0.75]


def test_a_claim_that_is_due_before_it_was_made_is_refused():
    with pytest.raises(InvalidForecastError, match=r"made before it is due and known \(row 1\)"):
        own_record_references([2020, 2020], [2021, 2019], [2021, 2021], [1, 1])
    with pytest.raises(InvalidForecastError, match="one shape"):
        own_record_references([2020, 2020], [2021], [2021], [1, 1])
