"""What it costs to collapse forecasts in a file, beside the least that could be asked of it.

python benchmarks/bench_collapse.py [ROWS] [ROUNDS]

A Parquet file of forecasts on the grid of whole percents is written into a temporary
folder. Each round measures, one after the other, so that a busy machine disturbs all of
them alike: the raw scan (DuckDB adds up two columns), the direct count (DuckDB counts rows
and adds up outcomes by forecast), and ``collapse`` over a DuckDB relation and over a lazy
scan of Polars; with outcomes that are whole numbers, with outcomes that are doubles, and by
forecaster. ``collapse`` also checks every outcome, counts what is missing and, of doubles,
adds up squares. Printed are medians, multiples of the scan, and multiples of the direct
count of the same kind.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import polars as pl

from predtrack.engine import collapse

ROWS, ROUNDS = 1_000_000, 7
GOAL = 1.5
"""How many times the direct count ``collapse`` may take."""

MAKE = """
copy (
    select
        'forecaster ' || (i % 5000) as forecaster,
        round(random() * 0.98 + 0.01, 2) as probability,
        (hash(i) % 2)::tinyint as outcome,
        outcome::double as degree
    from range({rows}) t(i)
) to '{path}' (format parquet, compression zstd)
"""
KINDS = {
    "whole": ([], "outcome"),
    "double": ([], "degree"),
    "forecaster": (["forecaster"], "outcome"),
}


def candidates(path: Path) -> dict:
    scan = f"select sum(probability), sum(outcome) from '{path}'"
    found = {("raw scan", "whole"): lambda: duckdb.sql(scan).fetchall()}
    for kind, (by, outcome) in KINDS.items():
        keys = ", ".join([*by, "probability"])
        count = f"select {keys}, count(*), sum({outcome}) from '{path}' group by {keys}"
        rows = f"select {keys}, {outcome} as outcome from '{path}'"
        lazy = pl.scan_parquet(path).select(*by, "probability", outcome=outcome)
        found |= {
            ("direct count", kind): lambda count=count: duckdb.sql(count).df(),
            ("DuckDB", kind): lambda rows=rows, by=by: collapse(duckdb.sql(rows), by=by),
            ("Polars", kind): lambda lazy=lazy, by=by: collapse(lazy, by=by),
        }
    return found


def measure(path: Path, rounds: int) -> dict[tuple[str, str], float]:
    taken: dict[tuple[str, str], list[float]] = {}
    for _ in range(rounds + 1):
        for name, work in candidates(path).items():
            start = time.perf_counter()
            work()
            taken.setdefault(name, []).append(time.perf_counter() - start)
    return {name: statistics.median(seconds[1:]) for name, seconds in taken.items()}


def main(rows: int, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "forecasts.parquet"
        duckdb.sql(MAKE.format(rows=rows, path=path))
        medians = measure(path, rounds)
    print(f"{rows:,} rows, medians of {rounds} rounds after a first one")
    print(f"{'':14} {'':10} {'ms':>9} {'scans':>7} {'counts':>7}")
    for (name, kind), seconds in medians.items():
        least = medians["raw scan", "whole"], medians["direct count", kind]
        scans, counts = (seconds / each for each in least)
        print(f"{name:14} {kind:10} {seconds * 1e3:9.1f} {scans:7.2f} {counts:7.2f}")
    print(f"goal at 100,000,000 rows: DuckDB, whole, at most {GOAL} counts")


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*given, *(ROWS, ROUNDS)[len(given) :])
