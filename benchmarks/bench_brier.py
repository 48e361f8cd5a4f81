"""What a mean Brier score costs, as multiples of one pass over the data.

python benchmarks/bench_brier.py [ROWS] [ROUNDS]
"""

from __future__ import annotations

import statistics
import sys
import time

import numpy as np
import scoringrules
from sklearn.metrics import brier_score_loss

from predtrack.scores import SCORES, brier

ROWS, ROUNDS = 10_000_000, 7


def candidates(probability, outcome) -> dict:
    rule = SCORES["brier"]
    as_flags = outcome.astype(bool)
    return {
        "one pass over the data": lambda: (probability.sum(), outcome.sum()),
        "predtrack, mean, checked": lambda: rule.mean(probability, outcome),
        "predtrack, mean, outcomes as flags": lambda: rule.mean(probability, as_flags),
        "predtrack, rows, checked": lambda: brier(probability, outcome),
        "numpy, nothing checked": lambda: np.mean((probability - outcome) ** 2),
        "scoringrules, rows": lambda: scoringrules.brier_score(outcome, probability),
        "scikit-learn": lambda: brier_score_loss(outcome, probability),
    }


def main(rows: int, rounds: int) -> None:
    generator = np.random.default_rng(1)
    probability = generator.random(rows)
    outcome = (generator.random(rows) < probability).astype(float)
    taken: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name, work in candidates(probability, outcome).items():
            start = time.perf_counter()
            work()
            taken.setdefault(name, []).append(time.perf_counter() - start)
    medians = {name: statistics.median(seconds) for name, seconds in taken.items()}
    least = medians["one pass over the data"]
    print(f"{rows:,} rows, medians of {rounds} rounds")
    for name, seconds in medians.items():
        print(f"{name:36} {seconds * 1e3:8.1f} ms  {seconds / least:6.2f} passes")


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*given, *(ROWS, ROUNDS)[len(given) :])
