"""What it costs to score a large table, beside the same sums asked of DuckDB and Polars by hand.

python benchmarks/bench_scale.py [ROWS[,ROWS…]] [ROUNDS]

A Parquet file of forecasts by 5,000 forecasters on 200,000 questions, with names as text and
probabilities on whole percents, and a second file with the outcomes, are written into a
temporary folder; a third file has both. Every measurement is a process of its own, so that
its greatest memory is its own; times leave imports out. Each round goes through all tasks, so
that a busy machine disturbs all of them alike. Printed are medians, multiples of the raw
scan and of the better direct query, the greatest memory, and how time grows with the rows.

- raw scan: DuckDB adds up the columns that are needed;
- direct DuckDB, direct Polars: mean Brier and log score by forecaster, outcomes joined; checks
  nothing;
- all: `score_table(…, duplicates="all")`: the same, every row audited;
- error: `score_table(…)`: further that no forecaster answers a question twice;
- direct pairs: DuckDB groups by question and forecaster and counts, for that check alone;
- limit: as error, with a limit of 2 GB for the program;
- together: as all, with the outcomes in the same file, beside its own direct query.
"""

from __future__ import annotations

import json
import math
import statistics
import subprocess
import sys
import tempfile

ROWS, ROUNDS = "1000000,10000000", 3

MAKE = """
import duckdb
rows, folder = {rows}, {folder!r}
connection = duckdb.connect(config={{"preserve_insertion_order": "false"}})
connection.execute("set enable_progress_bar = false")
question = "(i // 5000 * 7919 + i % 5000) % 200000"
connection.execute(f\"\"\"
    create table forecasts as select
        'question ' || ({{question}}) as question,
        'forecaster ' || (i % 5000) as forecaster,
        round((hash(i) % 1000003) / 1000003.0 * 0.98 + 0.01, 2)::double as probability,
        (hash({{question}} + 1) % 2)::tinyint as outcome
    from range({{rows}}) t(i)\"\"\")
zstd = "(format parquet, compression zstd)"
kept = "select question, forecaster, probability from forecasts"
connection.execute(f"copy ({{kept}}) to '{{folder}}/forecasts.parquet' {{zstd}}")
known = "select question, any_value(outcome) as outcome from forecasts group by question"
connection.execute(f"copy ({{known}}) to '{{folder}}/outcomes.parquet' {{zstd}}")
connection.execute(f"copy forecasts to '{{folder}}/together.parquet' {{zstd}}")
"""

LOG = "-ln(case when outcome = 1 then probability else 1 - probability end)"
DIRECT = (
    "select forecaster, count(*), avg((probability - outcome) * (probability - outcome)),"
    f" avg({LOG}) from {{table}} group by forecaster"
)
JOINED = "'forecasts.parquet' join 'outcomes.parquet' using (question)"

COUNT = "select 1 from 'forecasts.parquet' group by question, forecaster having count(*) > 1"
SCAN = "select sum(probability), max(forecaster), max(question) from 'forecasts.parquet'"
POLARS = """
p, y = pl.col("probability"), pl.col("outcome")
rows = pl.scan_parquet("forecasts.parquet").join(pl.scan_parquet("outcomes.parquet"), on="question")
log = -pl.when(y == 1).then(p).otherwise(1 - p).log()
means = [pl.len(), ((p - y) ** 2).mean().alias("brier"), log.mean().alias("log")]
rows.group_by("forecaster").agg(*means).collect(engine="streaming")
"""
APART = "'forecasts.parquet', outcomes='outcomes.parquet', rules=['brier', 'log']"


def by_duckdb(query: str) -> tuple[str, str]:
    return "import duckdb", f"duckdb.sql({query!r}).fetchall()"


def ours(arguments: str) -> tuple[str, str]:
    return SCORE, f"score_table({arguments})"


SCORE = """
import duckdb, narwhals, predtrack.summaries.large
from predtrack.workflows.score_table import score_table
"""
TASKS = {
    "raw scan": by_duckdb(SCAN),
    "direct DuckDB": by_duckdb(DIRECT.format(table=JOINED)),
    "direct Polars": ("import polars as pl", POLARS),
    "all": ours(f"{APART}, engine='duckdb', duplicates='all'"),
    "error": ours(f"{APART}, engine='duckdb'"),
    "direct pairs": by_duckdb(f"select count(*) from ({COUNT})"),
    "limit": ours(f"{APART}, memory_limit='2GB'"),
    "direct together": by_duckdb(DIRECT.format(table="'together.parquet'")),
    "together": ours(
        "'together.parquet', rules=['brier', 'log'], engine='duckdb', duplicates='all'"
    ),
}

RUN = """
import json, resource, time
{imports}
start = time.perf_counter()
{work}
taken = time.perf_counter() - start
print(json.dumps([taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def measure(name: str, folder: str) -> tuple[float, float]:
    imports, work = TASKS[name]
    code = RUN.format(imports=imports, work=work)
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    seconds, megabytes = json.loads(run.stdout.splitlines()[-1])
    return seconds, megabytes


def of_size(rows: int, rounds: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        make = MAKE.format(rows=rows, folder=folder)
        subprocess.run([sys.executable, "-W", "ignore", "-c", make], check=True)
        found: dict[str, list[tuple[float, float]]] = {}
        for _ in range(rounds):
            for name in TASKS:
                found.setdefault(name, []).append(measure(name, folder))
    seconds = {name: statistics.median(one[0] for one in each) for name, each in found.items()}
    memory = {name: max(one[1] for one in each) for name, each in found.items()}
    best = min(seconds["direct DuckDB"], seconds["direct Polars"])
    print(f"\n{rows:,} rows, medians of {rounds} rounds")
    print(f"{'':>16} {'seconds':>8} {'of scan':>8} {'of direct':>9} {'MB':>7}")
    for name in TASKS:
        direct = seconds["direct together"] if "together" in name else best
        direct = seconds["direct pairs"] if name == "direct pairs" else direct
        taken = seconds[name]
        print(f"{name:>16} {taken:8.2f} {taken / seconds['raw scan']:8.2f}"
              f" {taken / direct:9.2f} {memory[name]:7.0f}")  # fmt: skip
    return seconds


def main(sizes: list[int], rounds: int) -> None:
    found = {rows: of_size(rows, rounds) for rows in sizes}
    if len(sizes) > 1:
        first, last = sizes[0], sizes[-1]
        print(f"\ntime grows with the rows to the power of, from {first:,} to {last:,}:")
        for name in TASKS:
            power = math.log(found[last][name] / found[first][name]) / math.log(last / first)
            print(f"{name:>16} {power:8.2f}")


if __name__ == "__main__":
    given = sys.argv[1] if len(sys.argv) > 1 else ROWS
    main([int(float(rows)) for rows in given.split(",")],
         int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS)  # fmt: skip
