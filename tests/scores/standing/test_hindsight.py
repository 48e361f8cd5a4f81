"""Classes of hindsight, as the checks of a ledger draw them."""

import numpy as np
import pytest

from predtrack.checks.settings import Settings
from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.standing import HINDSIGHT_CLASSES, hindsight_class
from predtrack.scores.standing.hindsight import LATE_AFTER_DAYS


@pytest.mark.parametrize(
    ("recorded", "known", "kind"),
    [
        ("2026-01-01", "2026-03-01", "prospective"),
        ("2026-01-08", "2026-03-01", "prospective"),
        ("2026-01-09", "2026-03-01", "logged_late"),
        ("2026-03-01", "2026-03-01", "logged_late"),
        ("2026-03-02", "2026-03-01", "retrospective"),
        ("2026-01-03", "2026-01-02", "retrospective"),
        ("NaT", "2026-03-01", "prospective"),
        ("2026-01-09", "NaT", "logged_late"),
    ],
)
def test_a_forecast_is_classed_by_what_could_be_known_when_it_was_recorded(recorded, known, kind):
    days = [np.array([day], "datetime64[D]") for day in ("2026-01-01", recorded, known)]
    found = hindsight_class(days[0], recorded=days[1], known=days[2])
    assert found.tolist() == [kind]
    assert kind in HINDSIGHT_CLASSES


def test_a_ledger_and_a_table_call_the_same_delay_late():
    assert Settings.logged_late_after_days == LATE_AFTER_DAYS or (
        Settings.__dataclass_fields__["logged_late_after_days"].default == LATE_AFTER_DAYS
    )


def test_a_forecast_made_after_the_outcome_was_known_is_retrospective():
    assert hindsight_class([5], known=4).tolist() == ["retrospective"]


def test_the_delay_can_be_chosen():
    assert hindsight_class([0], recorded=[3], late_after_days=2).tolist() == ["logged_late"]
    with pytest.raises(UsageError, match="number of days"):
        hindsight_class([0], late_after_days=-1)
    with pytest.raises(InvalidForecastError, match="made is missing"):
        hindsight_class([np.nan])


@pytest.mark.parametrize(
    ("days", "kind"), [(0, "logged_late"), (0.25, "logged_late"), (0.5, "prospective")]
)
def test_late_may_begin_at_once(days, kind):
    assert hindsight_class([1], recorded=[1.5], known=9, late_after_days=days).tolist() == [kind]
