"""Assertions held against references that were there before them."""

import datetime as dt

import numpy as np
import pytest

from predtrack.errors import InvalidForecastError
from predtrack.scores.assertions import against_references, refuse_late_references

Q2 = [0.5, 0.4, 0.3, 0.5, 0.2, 0.4, 0.3, 0.5, 0.4, 0.3]
Y2 = [1, 1, 1, 0, 1, 1, 0, 1, 1, 0]


def test_a_significant_record_comes_with_what_would_undo_it():
    found = against_references(Q2, Y2)
    assert (found.n, found.hits) == (10, 7)
    assert found.expected == pytest.approx(3.8)
    assert found.tail == pytest.approx(0.0377566, abs=5e-8)
    assert found.tipping_point == pytest.approx(0.018976, abs=5e-7)
    assert found.mid_p < found.tail


def test_an_ordinary_record_has_nothing_to_tip():
    q = [0.9, 0.8, 0.7, 0.6, 0.5, 0.5, 0.4, 0.3, 0.2, 0.1]
    found = against_references(q, [1, 1, 1, 0, 1, 1, 0, 1, 0, 0])
    assert found.tail == pytest.approx(0.35765984, abs=5e-9)
    assert found.mid_p == pytest.approx(0.24655242, abs=5e-9)
    assert found.tipping_point is None


def test_a_partial_verdict_is_decided_by_the_caller():
    with pytest.raises(InvalidForecastError, match=r"once with partial.*\(row 1\)"):
        against_references([0.5, 0.5], [1, 0.5])
    with pytest.raises(InvalidForecastError, match="one shape"):
        against_references([0.5, 0.5], [1])


def test_nobody_predicts_anything_and_nothing_is_shown():
    found = against_references([], [])
    assert (found.n, found.tail, found.tipping_point) == (0, 1, None)


def test_a_reference_from_after_the_claim_is_refused():
    made = [dt.date(2025, 1, 1), dt.date(2025, 1, 1)]
    refuse_late_references(made, quoted=made)
    with pytest.raises(InvalidForecastError, match=r"at or before its claim \(row 1\)"):
        refuse_late_references(made, quoted=[dt.date(2024, 5, 1), dt.date(2025, 1, 2)])


def test_dates_are_not_compared_with_numbers():
    with pytest.raises(InvalidForecastError, match="must all be dates, or all numbers"):
        refuse_late_references(np.array(["2025-01-01"], dtype="datetime64[D]"), quoted=[2024.0])
    with pytest.raises(InvalidForecastError, match="quoted is missing"):
        refuse_late_references(
            np.array(["2025-01-01"], dtype="datetime64[D]"),
            quoted=np.array(["NaT"], dtype="datetime64[D]"),
        )
