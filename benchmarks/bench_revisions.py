"""What it costs to average revisions over time, beside window functions in DuckDB and Polars.

python benchmarks/bench_revisions.py [ROWS] [ROUNDS] [LIBRARIES]

Two Parquet files are written into a temporary folder: forecasts of 50 forecasters on each
question, ten from each, clustered by question in one file and in no order in the other. Each
round measures, one after the other, so that a busy machine disturbs all of them alike: the
raw scan (DuckDB reads the columns that an average needs), the direct query in DuckDB and in
Polars (the next forecast by a window over question and forecaster, in order of time), and
``time_averages`` over a DuckDB relation and over a lazy scan of Polars. All give the mean
Brier score by forecaster, averaged over covered time, and the coverage; the benchmark stops
if two of them differ. ``time_averages`` checks what the direct queries take on trust: that
the rows of a question agree on its times and its outcome, that every number is one, and that
names are there. Printed are medians, multiples of the scan, and how many times as fast as
the direct query of DuckDB and of Polars, and the greatest memory of the process so far.

LIBRARIES names whom to measure, such as ``duckdb`` or ``direct-duckdb,duckdb``.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import polars as pl

from predtrack.engine.revisions import time_averages
from predtrack.scores import SCORES

ROWS, ROUNDS = 1_000_000, 5
GOAL = 2.0
"""How many times as fast as the direct queries ``time_averages`` should be."""
LIBRARIES = "scan,direct-duckdb,direct-polars,duckdb,polars"

MAKE = """
copy (
    with numbered as (
        select i, i // 500 as q, (i // 500 * 7919 + i % 50 * 101) % 5000 as f, hash(i) as h
        from (select {order} as i from range({rows}) r(n))
    )
    select
        'question ' || q as question,
        'forecaster ' || f as forecaster,
        round(hash(i + 1) % 1000 / 1000.0 * 0.98 + 0.01, 3) as probability,
        (hash(q) % 2)::tinyint as outcome,
        timestamp '2020-01-01' + to_hours((q % 1000)::bigint) as opens,
        opens + to_seconds((h % 777600 * 10 + i // 50 % 10)::bigint) as made,
        opens + to_days(90) as closes,
        opens + to_days((60 + q % 40)::bigint) as resolved
    from numbered
) to '{path}' (format parquet, compression zstd)
"""
ORDERS = {"clustered": "n", "shuffled": "n * 15485863 % {rows}"}
"""Number of the forecast in each row; a step by a large prime throws them about."""
SCAN = """
select max(hash(question)), max(hash(forecaster)), max(made), sum(probability), sum(outcome),
    max(opens), max(closes), max(resolved)
from '{path}'
"""
DIRECT = """
with next as (
    select *, lead(made) over (partition by question, forecaster order by made) as replaced
    from '{path}' where made < resolved
), intervals as (
    select question, forecaster, (probability - outcome) ** 2 as score,
        epoch(closes - opens) as whole,
        epoch(least(closes, resolved, replaced) - greatest(made, opens)) as length
    from next
), pairs as (
    select question, forecaster, sum(score * length) / sum(length) as mean,
        sum(length) / any_value(whole) as coverage
    from intervals where length > 0 group by question, forecaster
)
select forecaster, avg(coverage) as coverage, avg(mean) as mean
from pairs group by forecaster order by forecaster
"""


def in_polars(path: Path) -> pd.DataFrame:
    pair = ["question", "forecaster"]
    replaced = pl.col("made").shift(-1).over(pair, order_by="made")
    end = pl.min_horizontal("closes", "resolved", "replaced")
    length = (end - pl.max_horizontal("made", "opens")).dt.total_microseconds()
    score, weight = (pl.col("probability") - pl.col("outcome")) ** 2, pl.col("length")
    whole = (pl.col("closes") - pl.col("opens")).dt.total_microseconds().first()
    found = (
        pl.scan_parquet(path)
        .filter(pl.col("made") < pl.col("resolved"))
        .with_columns(replaced=replaced)
        .with_columns(length=length)
        .filter(weight > 0)
        .group_by(pair)
        .agg(mean=(score * weight).sum() / weight.sum(), coverage=weight.sum() / whole)
        .group_by("forecaster")
        .agg(pl.col("coverage").mean(), pl.col("mean").mean())
        .sort("forecaster")
        .collect(engine="streaming")
    )
    return pd.DataFrame({name: found[name].to_numpy() for name in found.columns})


def ours(frame: object) -> pd.DataFrame:
    return time_averages(
        frame, SCORES["brier"], by=["forecaster"], order="mean_of_scores", missing="leave_out"
    ).table


def candidates(path: Path) -> dict:
    return {
        "scan": lambda: duckdb.sql(SCAN.format(path=path)).fetchall(),
        "direct-duckdb": lambda: duckdb.sql(DIRECT.format(path=path)).df(),
        "direct-polars": lambda: in_polars(path),
        "duckdb": lambda: ours(duckdb.read_parquet(str(path))),
        "polars": lambda: ours(pl.scan_parquet(path)),
    }


def measure(path: Path, rounds: int, libraries: list[str]) -> dict[str, float]:
    taken: dict[str, list[float]] = {}
    for turn in range(rounds + 1):
        found = {}
        for name in libraries:
            start = time.perf_counter()
            found[name] = candidates(path)[name]()
            taken.setdefault(name, []).append(time.perf_counter() - start)
        if not turn:
            agree([table for name, table in found.items() if name != "scan"])
    return {name: statistics.median(seconds[1:] or seconds) for name, seconds in taken.items()}


def agree(tables: list[pd.DataFrame]) -> None:
    for table in tables[1:]:
        for name in ("coverage", "mean"):
            np.testing.assert_allclose(table[name], tables[0][name], rtol=1e-10)


def show(order: str, medians: dict[str, float]) -> None:
    missing = float("nan")
    for name, seconds in medians.items():
        times = [
            medians.get(each, missing) / seconds for each in ("direct-duckdb", "direct-polars")
        ]
        scans = seconds / medians.get("scan", missing)
        print(f"{order:10} {name:14} {seconds:8.2f} {scans:7.1f} {times[0]:8.2f} {times[1]:8.2f}")


def main(rows: int, rounds: int, libraries: str) -> None:
    print(f"{rows:,} rows, medians of {rounds} rounds after a first one")
    print(f"{'':25} {'seconds':>8} {'scans':>7} {'x DuckDB':>8} {'x Polars':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for order, number in ORDERS.items():
            path = Path(folder) / "forecasts.parquet"
            duckdb.sql(MAKE.format(rows=rows, path=path, order=number.format(rows=rows)))
            show(order, measure(path, rounds, libraries.split(",")))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(f"greatest memory {memory:,.0f} MB; goal: {GOAL} times as fast as both direct queries")


if __name__ == "__main__":
    given = sys.argv[1:]
    numbers = [int(each) for each in given[:2]]
    main(*numbers, *(ROWS, ROUNDS)[len(numbers) :], given[2] if len(given) > 2 else LIBRARIES)
