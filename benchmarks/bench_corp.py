"""How long the CORP decomposition takes on continuous forecasts, beside its peers.

Run it from the repository, with the development dependencies installed::

    python benchmarks/bench_corp.py [ROWS] [ROUNDS]

Each round measures, one after the other: one pass over both columns in memory, ``corp``
for the Brier and for the log score, scikit-learn's ``IsotonicRegression`` (the
recalibration alone, without any score), and ``decompose`` of model-diagnostics. Printed
are medians, the multiples of one pass, the multiples of ``corp``, and how far the
resident memory of a process of its own rises at its peak. A last line times the band of
a reliability table over 99 distinct forecasts.
"""

from __future__ import annotations

import gc
import multiprocessing
import resource
import statistics
import sys
import time

import numpy as np
from model_diagnostics.scoring import LogLoss, SquaredError, decompose
from sklearn.isotonic import IsotonicRegression

from predtrack.scores.decomposition import collapse, corp, equal_bins, reliability_binned

GOAL = 5
"""How many times faster than model-diagnostics the Brier decomposition has to be."""


def make_rows(rows: int):
    random = np.random.default_rng(1)
    probability = np.clip(random.random(rows), 1e-9, 1 - 1e-9)
    return probability, (random.random(rows) < probability**1.2).astype(np.float64)


def contenders(probability, outcome):
    def one_pass():
        return probability.sum() + outcome.sum()

    def recalibrate():
        return IsotonicRegression().fit(probability, outcome).predict(probability)

    def peer(loss):
        return decompose(outcome, probability, scoring_function=loss, functional="mean")

    return {
        "one pass over the data": one_pass,
        "corp, brier": lambda: corp(probability, outcome),
        "corp, log": lambda: corp(probability, outcome, score="log"),
        "scikit-learn, isotonic alone": recalibrate,
        "model-diagnostics, brier": lambda: peer(SquaredError()),
        "model-diagnostics, log": lambda: peer(LogLoss()),
    }


def seconds(work) -> float:
    gc.collect()
    start = time.perf_counter()
    kept = work()
    taken = time.perf_counter() - start
    del kept
    return taken


def risen(work, pipe) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    work()
    pipe.send((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)


def megabytes(work) -> float:
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=risen, args=(work, sender))
    process.start()
    peak = receiver.recv()
    process.join()
    return peak


def main(rows: int = 1_000_000, rounds: int = 5) -> None:
    probability, outcome = make_rows(rows)
    works = contenders(probability, outcome)
    peaks = {name: megabytes(work) for name, work in works.items()}
    taken = [{name: seconds(work) for name, work in works.items()} for _ in range(rounds)]
    medians = {name: statistics.median(round_[name] for round_ in taken) for name in works}
    one_pass, ours = medians["one pass over the data"], medians["corp, brier"]
    print(f"{rows} rows, all forecasts different; median of {rounds} rounds")
    print(f"{'':30} {'seconds':>9} {'passes':>8} {'x corp':>8} {'MB':>7}")
    for name, median in medians.items():
        ratios = f"{median / one_pass:8.1f} {median / ours:8.2f}"
        print(f"{name:30} {median:9.4f} {ratios} {peaks[name]:7.0f}")
    faster = medians["model-diagnostics, brier"] / ours
    print(f"model-diagnostics / corp {faster:.1f} (goal: at least {GOAL})")
    table = collapse(np.ceil(probability * 99) / 100, outcome)
    band = statistics.median(
        seconds(lambda: reliability_binned(table, equal_bins(10))) for _ in range(rounds)
    )
    print(f"90 % band over {len(table)} distinct forecasts, 1000 draws: {band * 1000:.1f} ms")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
