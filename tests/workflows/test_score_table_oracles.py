"""Random tables of every kind, shuffled and grouped, against figures worked out apart."""

import numpy as np
import pandas as pd
import pytest

import predtrack as pt

SEEDS = pytest.mark.parametrize("seed", range(3))
TOLERANCE = {"rel": 1e-9, "abs": 1e-12}


def shuffled(rows, rng):
    frame = pd.DataFrame(rows)
    return frame.sample(frac=1, random_state=int(rng.integers(1 << 30)))


def key(rng, forecasts):
    for q in range(forecasts):
        yield {"question": f"{q:03d}", "forecaster": str(rng.choice(list("abc"))), "topic": q % 4}


def check(frame, rule, expected, **options):
    """Compare groups of ``expected``, a frame with topic and score, one row a forecast."""
    found = pt.score(frame, rules=rule, by="topic", **options).set_index("topic")
    groups = expected.groupby("topic")["score"]
    assert found["n"].tolist() == groups.size().tolist()
    assert found["value"].tolist() == pytest.approx(groups.mean().tolist(), **TOLERANCE)
    (whole,) = pt.score(frame, rules=rule, by=[], **options)["value"]
    assert whole == pytest.approx(expected["score"].mean(), **TOLERANCE)


@SEEDS
def test_probabilities_with_ties_and_fractions(seed):
    rng = np.random.default_rng(seed)
    n = 400
    frame = pd.DataFrame({
        "question": range(n), "forecaster": rng.choice(list("abc"), n),
        "topic": rng.integers(0, 4, n),
        "probability": rng.choice([0.05, 0.2, 0.5, 0.8, 0.95], n),
        "outcome": rng.choice([0, 0.25, 1], n), "weight": rng.integers(0, 4, n),
    })  # fmt: skip
    p, y, w = (frame[name].to_numpy(float) for name in ("probability", "outcome", "weight"))
    for rule, scores in {
        "brier": (p - y) ** 2,
        "log": -(y * np.log(p) + (1 - y) * np.log1p(-p)),
    }.items():
        plain = frame.drop(columns="weight")
        check(plain, rule, frame.assign(score=scores))
        (weighted,) = pt.score(frame, rules=rule, by=[])["value"]
        assert weighted == pytest.approx((w * scores).sum() / w.sum(), **TOLERANCE)


@SEEDS
def test_ordered_categories_in_any_order_of_rows(seed):
    rng = np.random.default_rng(seed)
    rows, brier, rps = [], [], []
    for who in key(rng, 60):
        k = int(rng.integers(2, 6))
        p = rng.dirichlet(np.ones(k)).round(4)
        p[-1] = 1 - p[:-1].sum()
        happened = int(rng.integers(k))
        rows += [
            {**who, "category": f"c{c}", "rank": 10 - c, "probability": p[c]}
            | {"outcome": f"c{happened}"}
            for c in range(k)
        ]
        one = np.eye(k)[happened]
        brier.append({**who, "score": float(((p - one) ** 2).sum())})
        rps.append({**who, "score": float((np.cumsum(p - one)[:-1] ** 2).sum())})
    frame = shuffled(rows, rng)
    check(frame, "brier_multicategory", pd.DataFrame(brier))
    check(frame, "rps", pd.DataFrame(rps))


@SEEDS
def test_quantiles_of_two_sets_of_levels(seed):
    rng = np.random.default_rng(seed)
    hub = np.r_[0.01, 0.025, np.arange(0.05, 0.951, 0.05), 0.975, 0.99].round(3)
    rows, wis, pinball = [], [], []
    for number, who in enumerate(key(rng, 60)):
        levels = hub if number % 3 else np.array([0.25, 0.5, 0.75])
        values = np.sort(rng.normal(0, 5, len(levels)))
        y = float(rng.normal(0, 5))
        rows += [
            {**who, "quantile": level, "value": value, "outcome": y}
            for level, value in zip(levels, values, strict=True)
        ]
        half = len(levels) // 2
        total = 0.5 * abs(y - values[half])
        for i in range(half):
            alpha, low, high = 2 * levels[i], values[i], values[-1 - i]
            outside = max(low - y, 0) + max(y - high, 0)
            total += alpha / 2 * ((high - low) + 2 / alpha * outside)
        wis.append({**who, "score": total / (half + 0.5)})
        loss = np.where(y >= values, levels * (y - values), (1 - levels) * (values - y))
        pinball.append({**who, "score": float(loss.mean())})
    frame = shuffled(rows, rng)
    check(frame, "wis", pd.DataFrame(wis))
    check(frame, "pinball", pd.DataFrame(pinball))


@SEEDS
def test_samples_of_unequal_size(seed):
    rng = np.random.default_rng(seed)
    rows, crps = [], []
    for who in key(rng, 60):
        members = rng.normal(0, 3, int(rng.integers(1, 9))).round(1)
        y = float(rng.normal(0, 3))
        rows += [
            {**who, "sample": s, "value": value, "outcome": y} for s, value in enumerate(members)
        ]
        spread = np.abs(members[:, None] - members[None, :]).mean() / 2
        crps.append({**who, "score": float(np.abs(members - y).mean() - spread)})
    check(shuffled(rows, rng), "crps", pd.DataFrame(crps))


@SEEDS
def test_distributions_on_a_grid(seed):
    rng = np.random.default_rng(seed)
    rows, crps = [], []
    for who in key(rng, 30):
        x = np.sort(rng.choice(np.arange(-50, 51), 12, replace=False)).astype(float)
        p = np.sort(rng.random(12))
        p[0], p[-1] = 0, 1
        y = float(rng.uniform(x[0], x[-1]))
        rows += [
            {**who, "x": place, "probability": share, "outcome": y}
            for place, share in zip(x, p, strict=True)
        ]
        total = 0.0  # the straight lines of the distribution, squared, piece by piece
        for a, b, f, g in zip(x[:-1], x[1:], p[:-1], p[1:], strict=True):
            slope = (g - f) / (b - a)
            for low, high, happened in ((a, min(b, max(a, y)), 0), (min(b, max(a, y)), b, 1)):
                ends = [f + slope * (end - a) - happened for end in (low, high)]
                total += (high - low) * (ends[0] ** 2 + ends[0] * ends[1] + ends[1] ** 2) / 3
        crps.append({**who, "score": total})
    check(shuffled(rows, rng), "crps", pd.DataFrame(crps))


@SEEDS
def test_points_intervals_and_peers(seed):
    rng = np.random.default_rng(seed)
    n = 200
    frame = pd.DataFrame({
        "question": range(n), "topic": rng.integers(0, 4, n), "outcome": rng.lognormal(5, 2, n),
        "value": rng.lognormal(5, 2, n), "level": 0.9,
    })  # fmt: skip
    y, v = frame["outcome"], frame["value"]
    points = frame.drop(columns="level")
    check(points, "absolute", frame.assign(score=(v - y).abs()))
    check(points, "squared", frame.assign(score=(v - y) ** 2))
    check(points, "absolute_log_ratio", frame.assign(score=np.log(v / y).abs()))
    ranges = frame.assign(lower=v * 0.5, upper=v * 2).drop(columns="value")
    low, high = ranges["lower"], ranges["upper"]
    outside = (low - y).clip(lower=0) + (y - high).clip(lower=0)
    check(ranges, "interval", ranges.assign(score=(high - low) + 20 * outside))
    peers = pd.DataFrame({
        "question": np.repeat(range(40), 3), "forecaster": list("abc") * 40,
        "topic": np.repeat(rng.integers(0, 4, 40), 3), "probability": rng.uniform(0.1, 0.9, 120),
        "outcome": np.repeat(rng.integers(0, 2, 40), 3),
    })  # fmt: skip
    given = np.where(peers["outcome"] == 1, peers["probability"], 1 - peers["probability"])
    mean = np.log(given).reshape(-1, 3).mean(axis=1).repeat(3)
    score = 100 * 1.5 * (np.log(given) - mean)
    by = pt.score(peers.sample(frac=1, random_state=seed), rules="metaculus_peer")
    expected = peers.assign(score=score).groupby("forecaster")["score"].mean()
    assert by["value"].tolist() == pytest.approx(expected.tolist(), **TOLERANCE)
