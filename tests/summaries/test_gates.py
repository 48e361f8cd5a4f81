"""A gate fails where the whole interval is too bad, and nowhere else."""

import pytest

from predtrack.errors import UsageError
from predtrack.reports.gates import gate_lines
from predtrack.summaries import Interval, ScoreRow
from predtrack.summaries.gates import gates_of, judge


def brier(ends=None, n=87, value=None, bounds=None, family="stated", **by):
    interval = Interval(0.95, *ends, "t") if ends else None
    row = ScoreRow("brier", "Brier score", (0, 1), "lower", "stated", n, value, bounds, interval)
    return row.grouped(by, family)


def hits(ends, bounds, n=69, **by):
    interval = Interval(0.95, *ends, "Clopper-Pearson")
    row = ScoreRow("hit_rate", "hits", (0, 1), "higher", "none", n, None, bounds, interval)
    return row.grouped(by, "hits")


def outcomes(rows, **limits):
    return [verdict.outcome for verdict in judge(rows, gates_of(**limits))]


@pytest.mark.parametrize(
    ("ends", "outcome"),
    [
        ((0.10, 0.19), "passed"),
        ((0.10, 0.25), "passed"),
        ((0.10, 0.26), "cannot be told"),
        ((0.25, 0.26), "cannot be told"),
        ((0.26, 0.40), "failed"),
        (None, "cannot be told"),
        ((float("nan"), float("nan")), "cannot be told"),
    ],
)
def test_a_brier_score_is_judged_by_its_interval(ends, outcome):
    assert outcomes([brier(ends, value=0.2 if ends is None else None)], max_brier=0.25) == [outcome]


def test_a_point_on_the_wrong_side_fails_no_gate():
    assert outcomes([brier((0.2, 0.6), value=0.4)], max_brier=0.25) == ["cannot be told"]
    assert outcomes([brier(value=0.99, n=10**6)], max_brier=0.25) == ["cannot be told"]


@pytest.mark.parametrize(
    ("ends", "bounds", "outcome"),
    [
        ((0.36, 0.78), (0.48, 0.67), "cannot be told"),
        ((0.51, 0.78), (0.60, 0.67), "passed"),
        ((0.10, 0.49), (0.20, 0.30), "failed"),
        ((0.10, 0.49), (0.20, 0.51), "cannot be told"),
        ((0.51, 0.78), (0.49, 0.67), "cannot be told"),
    ],
)
def test_bounds_belong_to_the_interval(ends, bounds, outcome):
    assert outcomes([hits(ends, bounds)], min_hit_rate=0.5) == [outcome]


def test_any_group_that_fails_is_named_first():
    rows = [brier((0.1, 0.2), who="good"), brier((0.4, 0.5), who="bad"), brier(who="new")]
    gates = gates_of(max_brier=0.25)
    assert [line.split(" (")[0] for line in gate_lines(judge(rows, gates), gates)] == [
        "--max-brier 0.25, bad: failed: Brier score 0.400–0.500",
        "--max-brier 0.25, new: cannot be told: Brier score –",
        "--max-brier 0.25, good: passed: Brier score 0.100–0.200",
    ]


def test_a_line_says_why():
    gates = gates_of(max_brier=0.25, min_hit_rate=0.5)
    rows = [
        brier((0.4, 0.5), family="readings", bounds=(0.42, 0.45)),
        brier(value=0.3, n=3),
        hits((0.6, 0.9), (0.7, 0.7)),
        hits((0.4, 0.9), (0.7, 0.7)),
    ]
    assert gate_lines(judge(rows, gates), gates) == [
        (
            "--max-brier 0.25: failed: Brier score of words 0.400–0.500 (n=87) lies above 0.25 with"
            " the whole of its 95 % interval"
        ),
        (
            "--max-brier 0.25: cannot be told: Brier score 0.300 (n=3) rests on too few questions"
            " for an interval; this is let pass"
        ),
        (
            "--min-hit-rate 0.5: cannot be told: hit rate 0.400–0.900 (n=69) lies on both sides of"
            " 0.5; this is let pass"
        ),
        (
            "--min-hit-rate 0.5: passed: hit rate 0.600–0.900 (n=69) is at least 0.5 with the whole"
            " of its 95 % interval"
        ),
    ]


def test_other_scores_are_not_judged():
    other = ScoreRow("brier", "skill", (0, 1), "higher", "stated", 9, 0.9, family="skill")
    strict = ScoreRow("hit_rate_strict", "", (0, 1), "higher", "none", 9, 0.0, family="hits")
    gates = gates_of(max_brier=0.25, min_hit_rate=0.5)
    assert judge([other, strict], gates) == ()
    assert gate_lines((), gates) == [
        f"{option}: cannot be told: no scored forecast has a {what} yet; this is let pass"
        for option, what in (
            ("--max-brier 0.25", "Brier score"),
            ("--min-hit-rate 0.5", "hit rate"),
        )
    ]


def test_of_many_groups_ten_are_named():
    rows = [brier((0.4, 0.5), who=str(number)) for number in range(10_000)]
    gates = gates_of(max_brier=0.25)
    said = gate_lines(judge(rows, gates), gates)
    assert len(said) == 11
    assert said[-1] == "9,990 more: failed"


@pytest.mark.parametrize("limit", [-0.1, 1.1, float("nan"), float("inf")])
def test_a_limit_is_a_score(limit):
    with pytest.raises(UsageError, match="takes a number from 0 to 1"):
        gates_of(max_brier=limit)
    with pytest.raises(UsageError, match="takes a number from 0 to 1"):
        gates_of(min_hit_rate=limit)


def test_a_gate_needs_its_rule():
    with pytest.raises(UsageError, match="needs the rule brier"):
        gates_of(max_brier=0.2, rules=["log"])
    assert len(gates_of(max_brier=0.2, rules=["log", "brier"], min_hit_rate=0)) == 2
    assert gates_of() == ()
