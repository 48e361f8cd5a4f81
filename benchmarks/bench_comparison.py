"""What comparisons of many forecasters cost, beside the ways in use.

python benchmarks/bench_comparison.py [PAIRS] [ROUNDS]

Forecasters answer some of the questions each, with one score for each pair. Every round
measures, one after the other, so that a busy machine disturbs all of them alike:

- pairwise skill of 30 forecasters on 2,000 questions, beside a loop that merges the scores of
  every two forecasters in pandas, which is how scoringutils goes about it in R;
- the two-way fit, from names and from codes, beside ``scipy.sparse.linalg.lsqr`` on the same
  design and beside means of forecasters and questions that take turns in pandas;
- the bootstrap of one mean by question, beside drawing the rows again.

A peer that would take minutes works on less and is scaled up; its line says so. Printed are
medians and multiples of ours. Last come, measured once, the pairs of 5,000 forecasters and
200,000 questions, with the growth of memory where the system tells it.
"""

from __future__ import annotations

import itertools
import resource
import statistics
import sys
import time

import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.linalg import lsqr

from predtrack.scores.comparison import (
    ClusterSums,
    ScoredPairs,
    cluster_bootstrap,
    cluster_interval,
    cluster_sums,
    difficulty_adjusted,
    difficulty_adjusted_from_pairs,
    relative_skill,
    relative_skill_from_pairs,
)

PAIRS, ROUNDS = 1_000_000, 3
PEER_DRAWS = 20
"""Draws of rows that are timed; the time of 1,000 is 50 times theirs."""
LEVEL = 1e-9
"""Where alternating means stop: far from the 1e-13 of ours, else they take too long."""


def drawn(pairs: int, forecasters: int, questions: int) -> ScoredPairs:
    rng = np.random.default_rng(1)
    cells = np.unique(rng.integers(0, forecasters * questions, pairs))
    who, what = np.divmod(cells, questions)
    noise = rng.gamma(2, 0.05, len(cells))
    score = rng.uniform(0, 0.1, forecasters)[who] + rng.uniform(0, 0.3, questions)[what] + noise
    names, asked = np.unique(what, return_inverse=True)  # some question nobody answers
    codes = (code.astype(np.int32) for code in (who, asked))
    return ScoredPairs(*codes, score, np.arange(forecasters), names)


def merged_pairs(frame: pd.DataFrame) -> pd.Series:
    """Ratios of every two forecasters, merged on the question."""
    parts = {name: part[["question", "score"]] for name, part in frame.groupby("forecaster")}
    logs = {name: [0.0] for name in parts}
    for one, other in itertools.combinations(parts, 2):
        both = parts[one].merge(parts[other], on="question")
        ratio = np.log(both["score_x"].mean() / both["score_y"].mean())
        logs[one].append(ratio)
        logs[other].append(-ratio)
    return pd.Series({name: np.exp(np.mean(found)) for name, found in logs.items()})


def by_lsqr(pairs: ScoredPairs) -> np.ndarray:
    rows, forecasters = len(pairs.score), len(pairs.forecasters)
    columns = np.concatenate([pairs.forecaster, pairs.question + forecasters])
    shape = (rows, forecasters + len(pairs.questions))
    ends = (np.tile(np.arange(rows, dtype=np.int32), 2), columns)
    design = coo_array((np.ones(2 * rows), ends), shape=shape).tocsr()
    return lsqr(design, pairs.score, atol=1e-13, btol=1e-13)[0][:forecasters]


def by_turns(frame: pd.DataFrame) -> pd.Series:
    """Means of the forecasters and of the questions in turn, until nothing moves."""
    hard = pd.Series(0.0, index=frame.index)
    skill = hard
    while True:
        before = skill
        skill = (frame["score"] - hard).groupby(frame["forecaster"]).transform("mean")
        hard = (frame["score"] - skill).groupby(frame["question"]).transform("mean")
        if np.abs(skill - before).max() < LEVEL:
            return skill


def by_rows(score: np.ndarray, question: np.ndarray, questions: int) -> np.ndarray:
    """Draw questions with all their rows, as a bootstrap of the table itself does."""
    order = np.argsort(question, kind="stable")
    starts = np.searchsorted(question[order], np.arange(questions + 1))
    rng = np.random.default_rng(1)
    means = []
    for _ in range(PEER_DRAWS):
        taken = rng.integers(0, questions, questions)
        sizes = starts[taken + 1] - starts[taken]
        ends = np.cumsum(sizes)
        places = np.arange(ends[-1]) + np.repeat(starts[taken] - (ends - sizes), sizes)
        means.append(score[order[places]].mean())
    return np.quantile(means, [0.05, 0.95])


def timed(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def candidates(pairs: int) -> dict:
    small = drawn(45_000, 30, 2_000)
    table = np.full((2_000, 30), np.nan)
    table[small.question, small.forecaster] = small.score
    large = drawn(pairs, max(pairs // 2_000, 10), max(pairs // 50, 100))
    frames = [
        pd.DataFrame({"forecaster": p.forecaster, "question": p.question, "score": p.score})
        for p in (small, large)
    ]
    sums = cluster_sums(large.score, large.question)
    questions = len(large.questions)
    times = 1_000 // PEER_DRAWS
    return {
        "pairwise": {
            "ours, table": (lambda: relative_skill(table), 1),
            "ours, pairs": (lambda: relative_skill_from_pairs(small), 1),
            "pandas merges": (lambda: merged_pairs(frames[0]), 1),
        },
        "two-way fit": {
            "ours, codes": (lambda: difficulty_adjusted_from_pairs(large), 1),
            "ours, labels": (
                lambda: difficulty_adjusted(large.forecaster, large.question, large.score), 1
            ),
            "scipy lsqr": (lambda: by_lsqr(large), 1),
            "pandas in turns": (lambda: by_turns(frames[1]), 1),
        },
        "1,000 draws": {
            "ours, sums": (lambda: cluster_bootstrap(sums), 1),
            "ours, rows": (
                lambda: cluster_bootstrap(cluster_sums(large.score, large.question)), 1
            ),
            f"rows ({PEER_DRAWS} draws)": (
                lambda: by_rows(large.score, large.question, questions), times
            ),
        },
    }  # fmt: skip


def ratios(pairs: int, rounds: int) -> None:
    taken: dict[tuple[str, str], list[float]] = {}
    work = candidates(pairs)
    for _ in range(rounds + 1):
        for task, ways in work.items():
            for name, (run, times) in ways.items():
                taken.setdefault((task, name), []).append(timed(run) * times)
    medians = {key: statistics.median(seconds[1:]) for key, seconds in taken.items()}
    print(f"{pairs:,} pairs, medians of {rounds} rounds after a first one")
    print(f"{'':12} {'':16} {'ms':>10} {'of ours':>8}")
    for (task, name), seconds in medians.items():
        ours = medians[task, next(iter(work[task]))]
        print(f"{task:12} {name:16} {seconds * 1e3:10.1f} {seconds / ours:8.2f}")


def large(pairs: int) -> None:
    table = drawn(pairs, 5_000, 200_000)
    n = np.ones(len(table.score))
    sums = ClusterSums(
        table.forecaster, table.question, n, table.score, table.forecasters, table.questions
    )
    print(f"5,000 forecasters, 200,000 questions, {len(n):,} pairs, once each")
    for name, run in {
        "two-way fit": lambda: difficulty_adjusted_from_pairs(table),
        "interval by formula": lambda: cluster_interval(sums),
        "1,000 draws": lambda: cluster_bootstrap(sums),
        "pairwise": lambda: relative_skill_from_pairs(table),
    }.items():
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        seconds = timed(run)
        more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        print(f"{name:20} {seconds:8.2f} s   peak grew by {more / 1024:7.0f} MB")


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    size, repeats = [*given, *(PAIRS, ROUNDS)[len(given) :]]
    ratios(size, repeats)
    large(size)
