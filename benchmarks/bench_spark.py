"""What Spark takes for the work of the engine, beside DuckDB and beside direct Spark SQL.

python benchmarks/bench_spark.py [ROWS] [ROUNDS] [CORES]

A Parquet file of forecasts by 5,000 forecasters, on the grid of whole percents, is written
into a temporary folder. Each round measures, one after the other, so that a busy machine
disturbs all of them alike: the means of two rules by forecaster, and the collapse to
distinct forecasts; by our engine on Spark (``local[CORES]``), by Spark SQL written by hand
for just that, and by our engine on DuckDB with as many threads. Printed are the first time
(Spark compiles), medians of the others, and multiples of Spark SQL and of DuckDB; then how
far the results are from DuckDB's, and the most memory that Spark's own process took.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import numpy as np

from predtrack.engine import aggregate_each, collapse
from predtrack.scores import SCORES
from predtrack.tables.scans.spark_files import scan_spark

ROWS, ROUNDS, CORES = 1_000_000, 5, 2
RULES = [SCORES["brier"], SCORES["log"]]
BY = ["forecaster"]

MAKE = """
copy (
    select
        'forecaster ' || (i % 5000) as forecaster,
        i % 200000 as question,
        round(random() * 0.98 + 0.01, 2) as probability,
        (hash(i) % 2)::tinyint as outcome
    from range({rows}) t(i)
) to '{path}' (format parquet, compression zstd, row_group_size 122880)
"""
MEANS = """
select forecaster, count(*) as n, avg((probability - outcome) * (probability - outcome)) as brier,
    avg(if(outcome = 1, -ln(probability), -log1p(-probability))) as log
from forecasts group by forecaster order by forecaster
"""
COUNTS = """
select probability, count(*) as n, sum(outcome) as outcomes
from forecasts group by probability
"""


def settings(cores: int) -> dict[str, str]:
    return {
        "spark.master": f"local[{cores}]",
        "spark.sql.shuffle.partitions": str(2 * cores),
        "spark.driver.memory": "2g",
        "spark.ui.enabled": "false",
        "spark.log.level": "ERROR",
    }


def candidates(frame, path: Path, connection) -> dict:
    spark = frame.sparkSession
    frame.createOrReplaceTempView("forecasts")

    def on_duckdb():
        return connection.sql(f"from '{path}'")

    return {
        "means": {
            "ours on Spark": lambda: aggregate_each(frame, RULES, by=BY),
            "Spark SQL": lambda: spark.sql(MEANS).toArrow(),
            "ours on DuckDB": lambda: aggregate_each(on_duckdb(), RULES, by=BY),
        },
        "collapse": {
            "ours on Spark": lambda: collapse(frame).table,
            "Spark SQL": lambda: spark.sql(COUNTS).toArrow(),
            "ours on DuckDB": lambda: collapse(on_duckdb()).table,
        },
    }


def measure(work: dict, rounds: int) -> dict[str, list[float]]:
    taken: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(rounds + 1):
        for name, run in work.items():
            start = time.perf_counter()
            run()
            taken[name].append(time.perf_counter() - start)
    return taken


def difference(work: dict) -> float:
    """The greatest relative difference between the numbers of Spark and of DuckDB."""
    found = [work[f"ours on {name}"]().select_dtypes("number") for name in ("Spark", "DuckDB")]
    ours, theirs = (frame.to_numpy(float) for frame in found)
    return float(np.max(np.abs(ours - theirs) / np.abs(theirs).clip(1e-300)))


def peak_memory(spark) -> str:
    """What the process of Spark took at most, where the system tells."""
    machine = spark.sparkContext._jvm  # noqa: SLF001 - there is no other way to its number
    status = Path(f"/proc/{machine.java.lang.ProcessHandle.current().pid()}/status")
    if not status.exists():
        return "unknown"
    (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return f"{int(line.split()[1]) / 1000:,.0f} MB"


def report(name: str, taken: dict[str, list[float]], apart: float) -> None:
    medians = {each: statistics.median(seconds[1:]) for each, seconds in taken.items()}
    for each, seconds in medians.items():
        ratios = (seconds / medians[other] for other in ("Spark SQL", "ours on DuckDB"))
        sql, duck = (f"{ratio:7.2f}" for ratio in ratios)
        print(f"{name:10} {each:16} {taken[each][0]:8.2f} {seconds:8.3f} {sql} {duck}")
    print(f"{name:10} differs from DuckDB by a relative {apart:.1e}")


def main(rows: int, rounds: int, cores: int) -> None:
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "forecasts.parquet"
        duckdb.sql(MAKE.format(rows=rows, path=path))
        start = time.perf_counter()
        frame = scan_spark([str(path)], settings=settings(cores))
        print(f"{rows:,} rows, {cores} cores, medians of {rounds} rounds after a first one")
        print(f"Spark starts in {time.perf_counter() - start:.1f} s")
        print(f"{'':10} {'':16} {'first s':>8} {'s':>8} {'of SQL':>7} {'of Duck':>7}")
        with duckdb.connect(config={"threads": cores}) as connection:
            for name, work in candidates(frame, path, connection).items():
                report(name, measure(work, rounds), difference(work))
        print(f"peak memory of Spark: {peak_memory(frame.sparkSession)}")
        frame.sparkSession.stop()


if __name__ == "__main__":
    given = [int(float(argument)) for argument in sys.argv[1:]]
    main(*given, *(ROWS, ROUNDS, CORES)[len(given) :])
