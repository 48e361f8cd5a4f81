"""How long CRPS and WIS take, beside the libraries that people use today.

Run it from the repository::

    python benchmarks/bench_crps.py [ROWS] [MEMBERS] [ROUNDS]

Each round measures all of them one after the other on the same arrays, so that a busy
machine disturbs all alike. Compilers have run before. Printed are the medians, the ratio to
one pass over the data in memory, and how many times longer than predtrack it takes. Ours is
the checked function, door and all; theirs check little, so the bare formula stands below.
predtrack starts no threads. A candidate whose numbers differ from ours by more than 1e-9 is
marked: it computes something else.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time

import numpy as np
import scoringrules
import xarray as xr
from scores.continuous import quantile_score
from scores.probability import crps_for_ensemble

from predtrack.scores.rules.crps_samples import CRPS_SAMPLES, crps_samples
from predtrack.scores.rules.weighted_interval import WIS, weighted_interval_score

LEVELS = np.array([0.01, 0.025, *np.arange(1, 20) / 20, 0.975, 0.99])
ESTIMATORS = ("qd", "pwm", "int", "nrg", "fair", "akr", "akr_circperm")


def seconds(work) -> float:
    gc.collect()
    start = time.perf_counter()
    kept = work()
    taken = time.perf_counter() - start
    del kept
    return taken


def crps_candidates(value, outcome) -> dict:
    members, observed = (
        xr.DataArray(value, dims=("row", "member")),
        xr.DataArray(outcome, dims="row"),
    )

    def theirs(estimator):
        return lambda: scoringrules.crps_ensemble(
            outcome, value, estimator=estimator, backend="numba"
        )

    def xarrays():
        return crps_for_ensemble(members, observed, "member", preserve_dims=["row"]).to_numpy()

    return {
        "one pass over the data": value.sum,
        "predtrack": lambda: crps_samples(value, outcome),
        "predtrack, unchecked": lambda: CRPS_SAMPLES.formula(value, outcome),
        "predtrack, fair": lambda: crps_samples(value, outcome, estimator="fair"),
        **{f"scoringrules {name}": theirs(name) for name in ESTIMATORS},
        "scores": xarrays,
    }


def wis_candidates(value, outcome) -> dict:
    middle = value.shape[1] // 2
    median, lower, upper = value[:, middle], value[:, :middle], value[:, :middle:-1]
    lower, upper, alpha = (
        np.ascontiguousarray(lower),
        np.ascontiguousarray(upper),
        2 * LEVELS[:middle],
    )
    columns = [xr.DataArray(value[:, k].copy(), dims="row") for k in range(len(LEVELS))]
    observed = xr.DataArray(outcome, dims="row")

    def xarrays():
        losses = [
            quantile_score(column, observed, float(level), preserve_dims=["row"])
            for column, level in zip(columns, LEVELS, strict=True)
        ]
        return 2 * sum(losses).to_numpy() / len(LEVELS)

    return {
        "one pass over the data": value.sum,
        "predtrack": lambda: weighted_interval_score(LEVELS, value, outcome),
        "predtrack, unchecked": lambda: WIS.formula(LEVELS, value, outcome),
        "scoringrules crps_quantile": lambda: scoringrules.crps_quantile(
            outcome, value, LEVELS, backend="numba"
        ),
        "scoringrules WIS": lambda: scoringrules.weighted_interval_score(
            outcome, median, lower, upper, alpha, backend="numba"
        ),
        "scores": xarrays,
    }


def compare(title: str, candidates: dict, rounds: int, references: dict) -> None:
    note = {name: _note(work(), references) for name, work in candidates.items()}
    times = {name: [] for name in candidates}
    for _ in range(rounds):
        for name, work in candidates.items():
            times[name].append(seconds(work))
    median = {name: statistics.median(taken) for name, taken in times.items()}
    passed, ours = median["one pass over the data"], median["predtrack"]
    print(f"\n{title}; median of {rounds} rounds")
    print(f"{'':28}{'ms':>9}{'passes':>9}{'times ours':>12}")
    for name, taken in median.items():
        row = f"{taken * 1e3:9.1f}{taken / passed:9.1f}{taken / ours:12.2f}"
        print(f"{name:28}{row}  {note[name]}".rstrip())


def _note(scores, references: dict) -> str:
    if np.ndim(scores) == 0:
        return ""
    close = [k for k, v in references.items() if np.allclose(scores, v, rtol=1e-9, atol=1e-12)]
    return "" if close else "other numbers: not the same score"


def main(rows: int = 100_000, members: int = 100, rounds: int = 5) -> None:
    generator = np.random.default_rng(20261121)
    value, outcome = generator.normal(size=(rows, members)), generator.normal(size=rows)
    forms = {e: crps_samples(value, outcome, estimator=e) for e in ("standard", "fair")}
    compare(f"CRPS, {rows} x {members}", crps_candidates(value, outcome), rounds, forms)
    value = np.sort(generator.normal(size=(rows, len(LEVELS))), axis=1)
    forms = {"wis": weighted_interval_score(LEVELS, value, outcome)}
    compare(f"WIS, {rows} x {len(LEVELS)}", wis_candidates(value, outcome), rounds, forms)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
