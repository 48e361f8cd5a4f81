"""What calibration says of a table: the records of its result."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predtrack.summaries.funnel import Funnel

__all__ = [
    "BinaryCalibration",
    "Calibration",
    "CalibrationRow",
    "CoverageRow",
    "ForecastCount",
    "Murphy",
    "NumericCalibration",
    "Pit",
    "QuantileRow",
    "ScoreParts",
    "ScoreTest",
]

Ends = tuple[float, float]


@dataclass(frozen=True, slots=True)
class CalibrationRow:
    """What happened after one forecast, or after those of one bin.

    Parameters
    ----------
    low, high
        Ends of the bin; twice the forecast itself on the curve.
    n
        Forecasts.
    pooled
        Forecasts from which the frequency comes: isotonic regression pools neighbours.
    forecast
        Mean forecast.
    frequency
        How often the event happened.
    consistency
        Where the frequency lies if every forecast is true, with the chance of the level;
        ``None`` where outcomes or weights are no counts.
    confidence
        What holds the true frequency with at least that chance.
    """

    low: float
    high: float
    n: float
    pooled: float
    forecast: float
    frequency: float
    consistency: Ends | None
    confidence: Ends | None


@dataclass(frozen=True, slots=True)
class ScoreParts:
    """A mean score, taken apart: ``mean = miscalibration - discrimination + uncertainty``.

    Parameters
    ----------
    rule
        ``brier`` or ``log``.
    mean, miscalibration, discrimination, uncertainty
        The CORP decomposition.
    null_mean, null_high
        Mean and 95 % quantile of the miscalibration of forecasts that are all true; ``None``
        where that cannot be told.
    p_value
        How often luck alone gives at least the observed miscalibration.
    method, draws
        ``exact``, or ``simulated`` with so many draws.
    surely_wrong
        Forecasts of 0 or 1 that failed: the log score is infinite.
    """

    rule: str
    mean: float
    miscalibration: float
    discrimination: float
    uncertainty: float
    null_mean: float | None = None
    null_high: float | None = None
    p_value: float | None = None
    method: str | None = None
    draws: int | None = None
    surely_wrong: float = 0.0


@dataclass(frozen=True, slots=True)
class ScoreTest:
    """A mean score against what the stated probabilities themselves lead to expect.

    Parameters
    ----------
    name
        ``exact brier``, ``exact log`` or ``spiegelhalter``.
    observed, expected, standard_deviation
        Of the mean score.
    statistic
        Standardised distance; ``None`` where it is undefined.
    p_value
        Of a score at least as large for an exact test, two-sided for Spiegelhalter's.
    """

    name: str
    p_value: float | None
    statistic: float | None = None
    observed: float | None = None
    expected: float | None = None
    standard_deviation: float | None = None


@dataclass(frozen=True, slots=True)
class ForecastCount:
    """How many forecasts lie between two probabilities, or are just this one."""

    low: float
    high: float
    n: float


@dataclass(frozen=True, slots=True)
class Murphy:
    """Murphy diagram: the mean elementary score at each threshold.

    Parameters
    ----------
    thetas
        Thresholds.
    values
        Of the forecasts.
    base_rate
        Of somebody who always says how often it happened, which is known afterwards only.
    """

    thetas: tuple[float, ...]
    values: tuple[float, ...]
    base_rate: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class BinaryCalibration:
    """Calibration of the probabilities of one group.

    Parameters
    ----------
    by
        The group: names of columns with their values.
    n
        Forecasts, or their weight.
    questions
        Distinct questions, where the table names them.
    mean_forecast, base_rate
        What was said and what happened, on average.
    parts
        Decompositions, one a rule.
    tests
        Tests of the mean score.
    curve
        CORP reliability curve; empty where ``withheld`` says why there is none.
    bins
        Binned view, where it was asked for.
    murphy
        Murphy diagram, where outcomes are yes or no.
    withheld
        Why there is no curve; empty where there is one.
    sentences
        What so few answers can say.
    histogram
        Forecasts by what they said: by number where there are few different ones, otherwise
        in bins of one width, closed on the left. Empty where there is no curve.
    """

    by: Mapping[str, str]
    n: float
    questions: int | None
    mean_forecast: float
    base_rate: float
    parts: tuple[ScoreParts, ...]
    tests: tuple[ScoreTest, ...] = ()
    curve: tuple[CalibrationRow, ...] = ()
    bins: tuple[CalibrationRow, ...] = ()
    murphy: Murphy | None = None
    withheld: str = ""
    sentences: tuple[str, ...] = ()
    histogram: tuple[ForecastCount, ...] = ()


@dataclass(frozen=True, slots=True)
class QuantileRow:
    """How often outcomes were at most the quantile of one level."""

    level: float
    n: int
    below: int
    at_most: int
    frequency: float
    confidence: Ends


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How often outcomes were within the intervals of one level, and how wide these were.

    Parameters
    ----------
    level
        Stated, or that of two quantiles that mirror each other.
    n, covered, below, above
        Intervals; those that hold the outcome, ends included; outcomes below and above.
    frequency, confidence
        Share that hold it, and the interval of that share.
    median_width
        Sharpness, in the unit of the values.
    """

    level: float
    n: int
    covered: int
    below: int
    above: int
    frequency: float
    confidence: Ends
    median_width: float


@dataclass(frozen=True, slots=True)
class Pit:
    """PIT histogram with its test of uniformity.

    Parameters
    ----------
    edges
        Ends of the bins.
    counts
        Outcomes in each.
    expected
        Share that calibrated forecasts have in each.
    statistic, p_value, draws
        Pearson's chi-square, and how often luck alone gives one at least as large.
    band
        Between what the count of each bin lies if forecasts are calibrated, with at least
        the chance of the level, bin by bin.
    """

    edges: tuple[float, ...]
    counts: tuple[float, ...]
    expected: tuple[float, ...]
    statistic: float
    p_value: float
    draws: int
    band: tuple[Ends, ...] = ()


@dataclass(frozen=True, slots=True)
class NumericCalibration:
    """Calibration of the quantiles, samples, distributions or intervals of one group."""

    by: Mapping[str, str]
    n: int
    questions: int | None
    quantiles: tuple[QuantileRow, ...] = ()
    coverage: tuple[CoverageRow, ...] = ()
    pit: Pit | None = None
    withheld: str = ""
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Calibration:
    """Calibration of a table, group by group, and what a reader must know beside it.

    Parameters
    ----------
    kind
        What is forecast.
    by
        Columns that make the groups.
    groups
        The groups.
    funnel
        The way of all rows to these.
    level
        Of every band and interval.
    remarks
        What a reader must know beside the numbers.
    closed
        Side on which bins are closed.
    numbers
        Of a ledger: calibration of its stated quantiles and of its ranges of a stated level,
        for whichever of them there is an outcome.
    """

    kind: str
    by: tuple[str, ...]
    groups: tuple[BinaryCalibration, ...] | tuple[NumericCalibration, ...]
    funnel: Funnel
    level: float
    remarks: tuple[str, ...] = ()
    closed: Literal["left", "right"] = field(default="left")
    numbers: tuple[Calibration, ...] = ()
