"""The scorecard of forecasts that were revised: scores averaged over the time they stood."""

from __future__ import annotations

import contextlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from predtrack.engine import time_averages
from predtrack.errors import UsageError
from predtrack.summaries.funnel import Funnel
from predtrack.summaries.row import ScoreRow
from predtrack.summaries.scorecard import Scorecard
from predtrack.summaries.table_groups import cells_in_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from narwhals.typing import IntoFrame

    from predtrack.engine import TimeAverages
    from predtrack.scores import Score
    from predtrack.scores.standing import Missing, Order, Window

__all__ = ["OverTime", "time_averaged_scorecard"]


@dataclass(frozen=True, slots=True)
class OverTime:
    """How scores are averaged over time.

    Parameters
    ----------
    order
        Which comes first: ``mean_of_scores`` or ``score_of_mean``.
    uncovered
        What time without a forecast does; see :func:`predtrack.scores.standing.time_average`.
    window
        Where the time of a question ends.
    """

    order: Order
    uncovered: Missing = "leave_out"
    window: Window = "open"

    @classmethod
    def parse(cls, order: str, uncovered: str | float, window: str) -> OverTime:
        """Read the options as the command line has them; the functions refuse what is none.

        Examples
        --------
        >>> OverTime.parse("score-of-mean", "1", "known")
        OverTime(order='score_of_mean', uncovered=1.0, window='known')
        """
        policy: Any = str(uncovered).replace("-", "_")
        with contextlib.suppress(ValueError):
            policy = float(uncovered)
        return cls(order.replace("-", "_"), policy, window)  # type: ignore[arg-type]


def time_averaged_scorecard(
    frame: IntoFrame,
    rules: Sequence[Score],
    *,
    by: Sequence[str],
    over_time: OverTime,
    left_out: Mapping[str, int],
    memory: int | None = None,
) -> Scorecard:
    """Average scores over time by group.

    Parameters
    ----------
    frame
        A table of revisions, as :func:`predtrack.engine.time_averages` takes it.
    rules
        Rules of a probability and an outcome.
    by
        Columns that make the groups.
    over_time
        How to average.
    left_out
        Rows that were left out before, by the reason.
    memory
        Bytes of rows to hold at once.

    Raises
    ------
    UsageError
        If the table has weights, or lacks what makes revisions.
    InvalidForecastError
        If rows contradict each other, with an example.
    """
    options: dict[str, Any] = {} if memory is None else {"memory": memory}
    found = [
        time_averages(
            frame,
            rule,
            order=over_time.order,
            missing=over_time.uncovered,
            window=over_time.window,
            by=by,
            **options,
        )
        for rule in rules
    ]
    rows = [
        row
        for rule, one in zip(rules, found, strict=True)
        for row in _rows(rule, one, by, over_time)
    ]
    return Scorecard(tuple(rows), _funnel(found[0], left_out), remarks=(_said(over_time),))


def refuse_weights(columns: Sequence[str]) -> None:
    """Refuse a table with weights, of which averages over time know nothing.

    Raises
    ------
    UsageError
        If it has any.
    """
    if "weight" in columns:
        raise UsageError("averages over time know no weights; take the column weight away")


def _rows(
    rule: Score, found: TimeAverages, by: Sequence[str], over_time: OverTime
) -> list[ScoreRow]:
    columns = [cells_in_order(found.table[name]) for name in by]
    groups = [
        {name: cells[codes[place]] for name, (cells, codes) in zip(by, columns, strict=True)}
        for place in range(len(found.table))
    ]
    return [
        ScoreRow(
            rule.name,
            f"{rule.title}, averaged over time",
            rule.range,
            rule.direction,
            "stated",
            int(line["n"]),
            float(line["mean"]),
            family="stated",
            by=group,
            detail={
                "elicits": rule.elicits,
                "reference": rule.reference,
                "questions": int(line["questions"]),
                "forecasts": int(line["forecasts"]),
                "coverage": float(line["coverage"]),
                "order": over_time.order,
                "uncovered": over_time.uncovered,
                "window": over_time.window,
            },
        )
        for group, line in zip(groups, found.table.to_dict("records"), strict=True)
        if line["n"]
    ]


def _funnel(found: TimeAverages, left_out: Mapping[str, int]) -> Funnel:
    reasons = Counter({**left_out})
    reasons.update({reason: number for reason, number in found.left_out.items() if number})
    rows = found.rows + sum(left_out.values())
    scored = rows - reasons.total()
    waiting = sum(n for reason, n in reasons.items() if "no outcome" in reason)
    return Funnel(
        rows, scored + waiting, scored + waiting, scored, scored, (), "rows", dict(reasons)
    )


def _said(over_time: OverTime) -> str:
    uncovered = over_time.uncovered
    without = (
        {
            "leave_out": "is left out of the average",
            "truncate": "counts 0, as if it had been scored perfectly where 0 is the best",
        }[uncovered]
        if isinstance(uncovered, str)
        else f"counts {uncovered:g}"
    )
    return (
        f"n counts forecasters on questions; each score is averaged over the time in which its"
        f" forecasts stood ({over_time.order.replace('_', ' ')}, window {over_time.window})."
        f" Time without a forecast {without}."
    )
