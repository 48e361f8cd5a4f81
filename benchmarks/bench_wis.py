"""What it costs to score quantiles in a file, beside the least that could be asked of it.

python benchmarks/bench_wis.py [FORECASTS] [ROUNDS]

A Parquet file of forecasts with 23 quantiles each, rows of a forecast together, is written
into a temporary folder. Each round measures, one after the other, so that a busy machine
disturbs all of them alike: the raw scan; the direct queries of DuckDB for the weighted
interval score by forecaster, alone and with its three components; the direct query of
Polars; ``score_quantiles`` over the file as one relation and in parts, which also proves
that every forecast is whole, that none stands twice, and that no quantiles cross; the same
over a tenth of the forecasts, their rows in no order; and in memory, over some forecasts,
numpy and scoringrules. Printed are medians of the seconds and of the seconds of all
processors, and multiples of the direct queries.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import numpy as np
import polars as pl
import scoringrules

from predtrack.engine.forecasts import score_quantiles
from predtrack.engine.forecasts_parts import parts_of
from predtrack.scores import weighted_interval_score

FORECASTS, ROUNDS, PEER, SHARE = 1_000_000, 5, 100_000, 10
GOAL = 1.2
"""How many times the direct query of DuckDB ``score_quantiles`` may take."""
LEVELS = [0.01, 0.025, *(i / 20 for i in range(1, 20)), 0.975, 0.99]

MAKE = """
copy (
    select
        'forecaster ' || (f // 2000) as forecaster,
        'question ' || (f % 2000) as question,
        {levels}[k]::double as quantile,
        round(100 + (hash(f) % 1000) / 10.0 + 20 * ln({levels}[k] / (1 - {levels}[k])), 3)::double
            as value,
        (90 + (hash(f % 2000) % 1200) / 10.0)::double as outcome
    from (select i // 23 as f, i % 23 + 1 as k from range({rows}) t(i))
) to '{path}' (format parquet, compression zstd)
"""
LOSS = "greatest((outcome - value) * quantile, (outcome - value) * (quantile - 1))"
PARTS = """
avg(2 * case when quantile < 0.5 then quantile * (outcome - value)
             when quantile > 0.5 then (1 - quantile) * (value - outcome) else 0 end),
avg(case when quantile > 0.5 then 2 when quantile = 0.5 then 1 else 0 end
    * greatest(outcome - value, 0)),
avg(case when quantile < 0.5 then 2 when quantile = 0.5 then 1 else 0 end
    * greatest(value - outcome, 0))
"""


def candidates(path: Path) -> dict:
    connection = duckdb.connect()
    table = f"from '{path}'"
    raw = f"select count(forecaster), sum(quantile), sum(value), sum(outcome) {table}"
    direct = f"select forecaster, avg(2 * {LOSS}) {table} group by forecaster"
    components = f"select forecaster, avg(2 * {LOSS}), {PARTS} {table} group by forecaster"
    distance = pl.col("outcome") - pl.col("value")
    loss = pl.max_horizontal(distance * pl.col("quantile"), distance * (pl.col("quantile") - 1))
    lazy = pl.scan_parquet(path).group_by("forecaster").agg((2 * loss).mean())
    mixed = str(path.with_name("mixed.parquet"))
    few = f"where hash(forecaster, question) % {SHARE} = 0 order by hash(question, quantile)"
    connection.sql(f"select * {table} {few}").write_parquet(mixed)
    by = ["forecaster"]
    return {
        "raw scan": lambda: connection.sql(raw).fetchall(),
        "direct": lambda: connection.sql(direct).df(),
        "direct, components": lambda: connection.sql(components).df(),
        "Polars": lambda: lazy.collect(engine="streaming"),
        "one relation": lambda: score_quantiles(connection.sql(table), by=by),
        "parts": lambda: score_quantiles(parts_of(connection, str(path)), by=by),
        f"mixed, 1/{SHARE} of them": lambda: score_quantiles(connection.read_parquet(mixed), by=by),
    }


def in_memory(forecasts: int) -> dict:
    draw = np.random.default_rng(1)
    size = min(forecasts, PEER)
    value = np.sort(draw.normal(size=(size, len(LEVELS))))
    outcome = draw.normal(size=size)
    levels = np.array(LEVELS)
    return {
        f"numpy, {size:,}": lambda: weighted_interval_score(levels, value, outcome).mean(),
        f"scoringrules, {size:,}": lambda: (
            2 * scoringrules.quantile_score(outcome[:, None], value, levels).mean()
        ),
    }


def measure(work: dict, rounds: int) -> dict[str, tuple[float, float]]:
    taken: dict[str, list[tuple[float, float]]] = {}
    for _ in range(rounds + 1):
        for name, each in work.items():
            start = time.perf_counter(), time.process_time()
            each()
            ends = time.perf_counter() - start[0], time.process_time() - start[1]
            taken.setdefault(name, []).append(ends)
    return {
        name: tuple(statistics.median(each) for each in zip(*seconds[1:], strict=True))
        for name, seconds in taken.items()
    }


def main(forecasts: int, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "quantiles.parquet"
        duckdb.sql(MAKE.format(rows=forecasts * 23, levels=LEVELS, path=path))
        medians = measure(candidates(path) | in_memory(forecasts), rounds)
    print(f"{forecasts:,} forecasts of 23 quantiles, medians of {rounds} rounds after a first one")
    print(f"{'':24} {'ms':>9} {'cpu ms':>9} {'direct':>7} {'with components':>16}")
    for name, (wall, spent) in medians.items():
        ratios = [wall / medians[kind][0] for kind in ("direct", "direct, components")]
        print(f"{name:24} {wall * 1e3:9.1f} {spent * 1e3:9.1f} {ratios[0]:7.2f} {ratios[1]:16.2f}")
    print(f"goal at 10,000,000 forecasts: at most {GOAL} of a direct query")


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*given, *(FORECASTS, ROUNDS)[len(given) :])
