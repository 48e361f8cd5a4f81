"""The page of all scores, written from their facts."""

from __future__ import annotations

import math

from predtrack.scores import RULES, Score

KINDS = {
    "binary": "A probability of yes",
    "categorical": "Probabilities of several categories",
    "quantiles": "Quantiles",
    "samples": "Samples, or the members of an ensemble",
    "cdf": "A cumulative distribution on a grid",
    "interval": "An interval of a stated level",
    "vector": "Samples of a vector",
    "point": "A point",
}

HEAD = """\
# Scores

A score is a function and its facts. Rows in, rows out; averaging belongs to the summaries, which print n, the basis of the probabilities and the funnel beside every mean.

This page is written from the catalogue. A name in the first column is what `--rule` and `rules=` take; a rule with forms for several kinds has one name.
"""

TAIL = """\
## Three ways in

```python
import numpy as np

from predtrack import scores

scores.brier([0.7, 0.2], [1, 0])  # arrays, lists, series, numbers: checked
scores.brier(0.7, 1)  # a number in, a number out
scores.SCORES["brier"].mean(np.full(3, 0.7), np.ones(3))  # one mean, in one pass over memory
scores.get_score("log").formula(np.array([0.7]), np.array([1.0]))  # the bare line, for engines
```

Called as a function, a rule reads its columns as float64 and refuses what is no forecast: a missing row, a number outside the domain, quantiles that cross, probabilities that do not sum to 1, shapes that differ, indexes that differ. The message names the rows. A probability may miss [0, 1] by the 1e-9 that arithmetic costs, and is then taken back in.

Forecasts of several numbers are blocks: one row for each forecast, and behind it its categories, levels, members or points. The levels of quantiles are shared by all rows. One forecast alone needs no axis of rows.

`Score.formula` is the same line without the checks. Where a rule reads one number of each column, the formula takes any columns that know the operators, and a namespace `xp` with `log`, `log1p`, `abs` and `where`, so it also runs on expressions of an engine.

Besides the rules there is the mathematics of [calibration](../../explanation/calibration.md), [skill and comparison](../../explanation/skill-and-comparison.md), [small samples](../../explanation/small-samples.md), [forecasts over time](../../explanation/over-time.md), [points and ranges](../../explanation/points-and-ranges.md), [deadlines](../../explanation/deadlines.md), [words and assertions](../../explanation/words-and-assertions.md) and [targets](../../explanation/targets.md). All of it takes arrays; [Mathematics](../mathematics.md) lists the functions.

## Scores that are no rules of a table

| function | what it is |
|---|---|
| [`fair_brier`](fair_brier.md) | Brier score of an ensemble, corrected for its size |
| [`brier_index`](brier_index.md) | 100 (1 − √BS), of a mean Brier score |
| [`crps_distribution`](crps.md), `crps_normal` … | CRPS of a stated distribution, or of any frozen one of scipy |
| [`twcrps_samples`](crps.md#threshold-weighted), `twcrps_distribution` | CRPS on a part of the axis |
| [`dawid_sebastiani`](dawid_sebastiani.md) | Dawid-Sebastiani score of a stated mean and standard deviation |
| [`metaculus_baseline_continuous`](metaculus_baseline.md) … | Metaculus scores of a density |
| [`difficulty_adjusted`](difficulty.md) | scores of forecasters who answered different questions |

## A new score

1. A module in `predtrack/scores/rules/`: the formula behind `@door`, and its facts as a `Score`. The annotations name the domain of each column, the parameters' names are the columns' names.
2. A line in the catalogue in `predtrack/scores/rules/__init__.py`.
3. A page here: what it asks, formula, edge cases, what it must not be read as, an independent value, the source that was read. A test for the value.

Every score in the catalogue inherits the tests of `tests/scores/test_catalogue.py`: honesty is the best policy, scores stay in their range, lists and arrays and numbers agree, expressions give the same numbers, and what is no forecast is refused.
"""


def _number(value: float) -> str:
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    return f"{value:g}".replace("-", "−")


def _line(rule: Score) -> str:
    low, high = map(_number, rule.range)
    columns = ", ".join(f"`{name}`" for name in rule.columns)
    return (
        f"| [`{rule.name}`]({rule.name}.md) | {rule.title} | {columns} | {low} to {high}"
        f" | {rule.direction} | {rule.elicits} |"
    )


def scores_page() -> str:
    """Write the page."""
    parts = [HEAD]
    for kind, title in KINDS.items():
        lines = [_line(rule) for rule in RULES if rule.kind == kind]
        parts += [
            f"## {title}\n",
            "| rule | title | columns | range | better | an honest forecaster states |",
            "|---|---|---|---|---|---|",
            *lines,
            "",
        ]
    return "\n".join([*parts, TAIL])
