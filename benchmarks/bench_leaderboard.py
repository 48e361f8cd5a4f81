"""What a leaderboard and a comparison cost, from a Parquet file to the last band.

python benchmarks/bench_leaderboard.py [ROWS] [ROUNDS]

5,000 forecasters answer some of 200,000 questions (fewer of both for fewer rows), outcomes in
the same table. Every round measures, one after the other, so that a busy machine disturbs all
of them alike:

- the query of DuckDB that gives nothing but the mean score of each forecaster on each question;
- the whole leaderboard: audit, pairs, difficulty, relative skill, peer scores, skill against
  base rate and crowd, shrinkage and bands of ranks;
- the comparison of two forecasters, beside a merge of their rows in pandas, which reads the
  columns that it needs and tests nothing.

Printed are medians and multiples. Last come the growth exponent from a tenth of the rows, and
the peak of memory where the system tells it.
"""

from __future__ import annotations

import math
import pathlib
import resource
import statistics
import sys
import tempfile
import time

import duckdb
import numpy as np
import pandas as pd

from predtrack.workflows.compare import compare
from predtrack.workflows.leaderboard import leaderboard

ROWS, ROUNDS = 1_000_000, 3


def write(rows: int, path: pathlib.Path) -> None:
    """Write a table in which noisy forecasters answer a hundredth of the questions each."""
    rng = np.random.default_rng(0)
    forecasters = min(5_000, max(20, int(math.sqrt(rows) * 1.6)))
    questions = min(200_000, max(200, int(math.sqrt(rows) * 63)))
    cells = np.unique(rng.integers(0, forecasters * questions, rows))
    rng.shuffle(cells)
    who, what = np.divmod(cells, questions)
    logit, noise = rng.normal(0, 1.5, questions), rng.uniform(0.3, 1.5, forecasters)
    outcome = rng.random(questions) < 1 / (1 + np.exp(-logit))
    said = logit[what] + rng.normal(0, 1, len(who)) * noise[who]
    table = pd.DataFrame(
        {
            "who": who,
            "what": what,
            "probability": np.clip(1 / (1 + np.exp(-said)), 0.001, 0.999).round(3),
            "outcome": outcome[what].astype(np.int8),
        }
    )
    duckdb.from_df(table).query(
        "forecasts",
        "SELECT 'f' || who AS forecaster, 'question-' || what AS question, probability, outcome"
        " FROM forecasts",
    ).write_parquet(str(path), compression="zstd")


def pairs(path: pathlib.Path) -> None:
    duckdb.sql(
        "SELECT forecaster, question, avg((probability - outcome) ** 2) AS brier"
        f" FROM '{path}' GROUP BY ALL"
    ).arrow()


def merged(path: pathlib.Path) -> None:
    names = ["forecaster", "question", "probability", "outcome"]
    table = pd.read_parquet(path, columns=names)
    one, two = (table[table["forecaster"] == name] for name in ("f1", "f2"))
    both = one.merge(two, on="question")
    for side in ("x", "y"):
        ((both[f"probability_{side}"] - both[f"outcome_{side}"]) ** 2).mean()


WAYS = {
    "mean by pair, DuckDB alone": pairs,
    "predtrack leaderboard": leaderboard,
    "two merged in pandas": merged,
    "predtrack compare": lambda path: compare(path, "f1", "f2"),
}


def timed(path: pathlib.Path, rounds: int) -> dict[str, float]:
    seconds: dict[str, list[float]] = {name: [] for name in WAYS}
    for _ in range(rounds):
        for name, way in WAYS.items():
            start = time.perf_counter()
            way(path)
            seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(taken) for name, taken in seconds.items()}


def main(rows: int = ROWS, rounds: int = ROUNDS) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = {}
        for size in (rows // 10, rows):
            path = pathlib.Path(folder) / f"{size}.parquet"
            write(size, path)
            found[size] = timed(path, rounds)
    print(f"{rows:,} rows, median of {rounds}")
    for name, taken in found[rows].items():
        base = found[rows]["mean by pair, DuckDB alone"]
        growth = math.log10(taken / found[rows // 10][name])
        print(f"{name:28} {taken:8.2f} s {taken / base:7.1f} x   growth exponent {growth:.2f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"peak memory of all {peak:.2f} GB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
