"""What a table says of its questions, beside the scores: their cluster, weight and time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np
import pandas as pd

from predtrack.engine import fetch_pandas
from predtrack.errors import UnknownNameError, UsageError

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["QuestionFacts", "cluster_of", "question_facts"]

_KNOWN = ("resolved", "known")
"""Columns that say when an outcome became known."""


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class QuestionFacts:
    """Facts of each question, in the order of the names that were asked for.

    Parameters
    ----------
    cluster : shape (questions,)
        Number of the cluster of each question.
    weight : shape (questions,), optional
        Mean weight of its rows; None where all weigh the same.
    moment : shape (questions,), optional
        Number of the moment at which its outcome became known, in the order of time; None
        where the table does not say it of every question.
    outcome : shape (questions,), optional
        What happened, from 0 to 1; None in a table of another kind.
    """

    cluster: NDArray[np.int32]
    weight: NDArray[np.float64] | None
    moment: NDArray[np.int64] | None
    outcome: NDArray[np.float64] | None

    def of(self, questions: NDArray[Any]) -> QuestionFacts:
        """Keep some questions, by their places."""
        return QuestionFacts(
            np.unique(self.cluster[questions], return_inverse=True)[1].astype(np.int32),
            None if self.weight is None else self.weight[questions],
            None if self.moment is None else self.moment[questions],
            None if self.outcome is None else self.outcome[questions],
        )


def question_facts(
    frame: nw.LazyFrame[Any], questions: NDArray[Any], *, cluster: str = "", binary: bool = True
) -> QuestionFacts:
    """Gather facts by question inside the engine that holds the rows.

    Parameters
    ----------
    frame
        The rows that can be scored.
    questions
        Names of the questions that are asked for.
    cluster
        Column of what makes questions depend on each other; each is a cluster if empty.
    binary
        Whether the outcome is a number from 0 to 1.

    Raises
    ------
    UnknownNameError
        If the table has no such column.
    UsageError
        If a question lies in two clusters.
    """
    columns = frame.collect_schema().names()
    if cluster and cluster not in columns:
        raise UnknownNameError("column", cluster, columns)
    known = next((name for name in _KNOWN if name in columns), "")
    of_rows = {"weight": nw.col("weight").cast(nw.Float64)} if "weight" in columns else {}
    of_rows |= {"outcome": nw.col("outcome").cast(nw.Float64)} if binary else {}
    of_rows |= {"moment": nw.col(known)} if known else {}
    means = [nw.col(name).mean() for name in ("weight", "outcome") if name in of_rows]
    ends = [nw.col("moment").max()] if known else []
    if cluster and cluster != "question":
        of_rows |= {"first": nw.col(cluster), "last": nw.col(cluster)}
        ends += [nw.col("first").min(), nw.col("last").max()]
    rows = frame.select("question", **of_rows)
    grouped = rows.group_by("question").agg(nw.len().alias("rows"), *means, *ends)
    found = fetch_pandas(grouped).set_index("question").reindex(pd.Index(questions))
    return QuestionFacts(
        _clusters(found, cluster),
        found["weight"].to_numpy(np.float64) if "weight" in found else None,
        _moments(found["moment"]) if "moment" in found else None,
        found["outcome"].to_numpy(np.float64) if "outcome" in found else None,
    )


def cluster_of(frame: nw.LazyFrame[Any], chosen: str) -> str:
    """Name the column of clusters: the chosen one, or cluster where the table has one."""
    return chosen or ("cluster" if "cluster" in frame.collect_schema().names() else "")


def _clusters(found: pd.DataFrame, cluster: str) -> NDArray[np.int32]:
    if "first" not in found:
        return np.arange(len(found), dtype=np.int32)
    torn = found.index[(found["first"] != found["last"]) & found["first"].notna()]
    if len(torn):
        raise UsageError(f"question {torn[0]} lies in several clusters by {cluster}")
    code, names = pd.factorize(found["first"])
    alone = np.cumsum(code < 0) - 1 + len(names)  # a question without one is its own
    return np.where(code < 0, alone, code).astype(np.int32)


def _moments(times: pd.Series) -> NDArray[np.int64] | None:
    if times.dtype.kind in "biufc":  # a column of that name that holds no days
        return None
    moments = pd.to_datetime(times, format="ISO8601", errors="coerce", utc=True)
    if moments.isna().any() or not len(moments):
        return None
    return np.unique(moments.to_numpy(), return_inverse=True)[1].astype(np.int64)
