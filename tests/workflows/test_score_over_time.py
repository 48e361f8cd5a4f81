"""Scores of revised forecasts, averaged over the time in which they stood."""

import numpy as np
import pandas as pd
import pytest

from predtrack.errors import FaultyTableError, InvalidForecastError, UnknownNameError, UsageError
from predtrack.reports.metadata import Metadata
from predtrack.reports.score import score_page
from predtrack.scores import brier
from predtrack.scores.standing import standing_forecasts, time_averaged_score
from predtrack.workflows.score_table import score_table


@pytest.fixture(scope="module")
def table():
    rng = np.random.default_rng(2)
    rows = 900
    question, forecaster = rng.integers(0, 60, rows), rng.integers(0, 4, rows)
    hours = pd.to_timedelta(rng.permutation(rows) * 5, unit="h")
    return pd.DataFrame(
        {
            "question": [f"q{number}" for number in question],
            "forecaster": [f"model {number}" for number in forecaster],
            "made": pd.Timestamp("2026-01-01") + hours,
            "closes": pd.Timestamp("2026-09-01"),
            "resolved": pd.Timestamp("2026-06-01"),
            "probability": rng.integers(0, 101, rows) / 100,
            "outcome": (question % 3 == 0).astype(float),
        }
    )


@pytest.mark.parametrize("engine", ["pandas", "duckdb", "polars"])
@pytest.mark.parametrize("order", ["mean-of-scores", "score_of_mean"])
@pytest.mark.parametrize("uncovered", ["leave-out", "truncate", 0.25])
def test_averages_are_those_of_the_standing_forecasts(table, tmp_path, engine, order, uncovered):
    path = tmp_path / "revisions.csv"
    table.to_csv(path, index=False)
    source = path if engine != "polars" else table
    card = score_table(
        source, time_average=order, uncovered=uncovered, rules=["brier"], engine=engine
    )
    days = {name: table[name].astype("datetime64[s]").astype("int64") / 86400
            for name in ("made", "closes", "resolved")}  # fmt: skip
    stands = standing_forecasts(
        table["question"], table["forecaster"], days["made"],
        closes=days["closes"], known=days["resolved"], window="open",
    )  # fmt: skip
    policy = uncovered if isinstance(uncovered, float) else uncovered.replace("-", "_")
    expected = time_averaged_score(
        stands, brier, table["probability"], table["outcome"],
        order=order.replace("-", "_"), missing=policy,
    )  # fmt: skip
    means = pd.Series(expected.value).groupby(np.asarray(stands.pairs.forecaster)).mean()
    assert [row.value for row in card.rows] == pytest.approx(means.tolist(), rel=1e-9)
    assert card.funnel.published == len(table)
    assert (
        card.funnel.reasons
        == score_table(table, time_average=order, rules=["brier"], engine="pandas").funnel.reasons
    )


def test_the_page_says_how_much_time_was_covered(table):
    card = score_table(table, time_average="mean_of_scores", rules=["brier"])
    page = score_page(card, by=["forecaster"], metadata=Metadata("0", "t", pd.Timestamp(0).date()))
    (found,) = [block for block in page.blocks if hasattr(block, "columns")]
    assert "time covered" in [column.title for column in found.columns]
    assert "averaged over time" in found.title


def test_what_cannot_be_averaged_is_refused(table):
    with pytest.raises(UnknownNameError, match="order of averaging"):
        score_table(table, time_average="sideways")
    with pytest.raises(UnknownNameError):
        score_table(table, time_average="mean_of_scores", uncovered="forget")
    with pytest.raises(UnknownNameError):
        score_table(table, time_average="mean_of_scores", window="door")
    for other in ({"preset": "gjo"}, {"cluster": "question"}, {"duplicates": "last"}):
        with pytest.raises(UsageError, match="has its own revisions"):
            score_table(table, time_average="mean_of_scores", **other)
    with pytest.raises(UsageError, match="name it alone"):
        score_table(table, preset="gjo", cluster="question")
    with pytest.raises(UsageError, match="no weights"):
        score_table(table.assign(weight=1.0), time_average="mean_of_scores")
    points = pd.DataFrame({"value": [1.0], "outcome": [2.0]})
    with pytest.raises(UsageError, match="point table"):
        score_table(points, time_average="mean_of_scores")
    with pytest.raises(UsageError):
        score_table(table.drop(columns="made"), time_average="mean_of_scores")
    with pytest.raises(FaultyTableError):
        score_table(table.assign(probability=1.5), time_average="mean_of_scores")
    torn = table.assign(outcome=np.where(table.index == 0, 0.5, table["outcome"]))
    with pytest.raises(InvalidForecastError, match="disagree"):
        score_table(torn, time_average="mean_of_scores")
