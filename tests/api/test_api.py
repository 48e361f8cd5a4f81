"""What a notebook calls: few names, pandas out, and the funnel below every score."""

import datetime as dt
import pathlib

import numpy as np
import pandas as pd
import pytest

import predtrack as pt

ROOT = pathlib.Path(__file__).parents[2]
DAY = dt.date(2026, 11, 21)
FUNNEL = "171 published → 117 scoreable → 73 matured → 69 resolved → 69 scored"


@pytest.fixture(scope="module")
def ledger():
    return pt.read_ledger(ROOT)


def test_a_ledger_is_read_with_its_problems(ledger, tmp_path):
    assert len(ledger.predictions) == 171
    assert ledger.problems == ()
    (tmp_path / "predictions").mkdir()
    (tmp_path / "predictions" / "a.yaml").write_text("schema_version: 7\n", encoding="utf-8")
    faults = pt.read_ledger(str(tmp_path)).problems
    assert {problem.location.path for problem in faults} == {"predictions/a.yaml"}


def test_a_score_is_a_frame_that_prints_its_funnel(ledger):
    frame = pt.score(ledger, as_of=DAY)
    assert isinstance(frame, pd.DataFrame)
    assert FUNNEL in repr(frame)
    assert "69 verdicts of 69 are the forecaster's own." in repr(frame)
    assert FUNNEL in frame._repr_html_()
    hits = frame.set_index("rule").loc["hit_rate"]
    assert (hits["n"], hits["low"], hits["high"]) == (69, 33 / 69, 46 / 69)
    assert pd.isna(hits["value"])


def test_a_score_can_be_split_and_taken_back_in_time(ledger):
    years = pt.score(ledger, by=["year"], as_of=DAY)
    assert sorted(years["year"].unique()) == [str(year) for year in range(2018, 2026)]
    past = pt.score(ledger, by=[], as_of=dt.date(2023, 1, 1))
    assert past.set_index("rule").loc["hit_rate", "n"] == 30


def test_a_folder_will_do_in_place_of_a_ledger():
    for folder in (ROOT, str(ROOT)):
        assert len(pt.score(folder, as_of=DAY)) == len(pt.score(ROOT, as_of=DAY))
        assert len(pt.targets(folder, as_of=DAY)) == 19


def test_today_is_the_day_where_none_is_named(ledger):
    assert len(pt.score(ledger)) > 0
    assert len(pt.targets(ledger)) == 19


def test_targets_are_a_flat_frame(ledger):
    frame = pt.targets(ledger, as_of=DAY)
    assert {"id", "status", "attainment", "spi", "pace_projected"} <= set(frame.columns)
    assert len(pt.targets(ledger, as_of=dt.date(2000, 1, 1))) == 0


def test_the_mathematics_runs_on_arrays():
    assert pt.scores.brier(np.array([0.7, 0.2]), np.array([1, 0])).tolist() == pytest.approx(
        [0.09, 0.04]
    )
    with pytest.raises(pt.errors.InvalidForecastError):
        pt.scores.brier(70, 1)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: pt.score(ROOT, by=["yaer"]), "did you mean 'year'"),
        (lambda: pt.score(ROOT, rules=["brir"]), "did you mean 'brier'"),
        (lambda: pt.score(ROOT, level=95), "level must lie between 0 and 1"),
        (lambda: pt.read_ledger(ROOT / "nowhere"), "does not exist"),
    ],
)
def test_a_wrong_call_says_what_would_be_right(call, message):
    with pytest.raises(pt.errors.UsageError, match=message):
        call()


def test_a_faulty_ledger_is_not_scored(tmp_path):
    (tmp_path / "predictions").mkdir()
    (tmp_path / "predictions" / "a.yaml").write_text("schema_version: 7\n", encoding="utf-8")
    with pytest.raises(pt.errors.FaultyLedgerError, match=r"predictions/a\.yaml:1:17"):
        pt.score(tmp_path)


def test_an_empty_ledger_has_an_empty_frame(tmp_path):
    (tmp_path / "predictions").mkdir()
    assert len(pt.score(tmp_path)) == 0
    assert "0 published" in repr(pt.score(tmp_path))
    assert len(pt.targets(tmp_path)) == 0


def test_the_package_lists_its_names_and_knows_no_other():
    assert dir(pt) == sorted(pt.__all__)
    assert all(getattr(pt, name) is not None for name in pt.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'scroe'"):
        _ = pt.scroe


def test_rooms_can_be_imported_from_the_package():
    from predtrack import errors, records, scores, words

    assert all((errors, records, scores, words))


@pytest.mark.parametrize(
    "option",
    [{"columns": {"probability": "p"}}, {"preset": "gjo"}, {"outcomes": "known.csv"},
     {"duplicates": "last"}, {"engine": "duckdb"}, {"cluster": "tag"}],
)  # fmt: skip
def test_a_ledger_refuses_what_only_a_table_has(option):
    (name,) = option
    with pytest.raises(pt.errors.UsageError, match=f"{name} is for tables; this is a ledger"):
        pt.score(".", **option)
