"""What every score in the catalogue promises; a new score inherits these tests."""

import inspect
import pathlib
import subprocess
import sys

import narwhals as nw
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import predtrack.scores
from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores import ROOMS, RULES, SCORES, get_score

CAREFUL = settings(deadline=None, derandomize=True, max_examples=40)


def every(*conditions):
    chosen = [rule for rule in RULES if all(holds(rule) for holds in conditions)]
    return pytest.mark.parametrize("score", chosen, ids=[f"{r.name}-{r.kind}" for r in chosen])


EVERY = every()
ROW_BY_ROW = every(lambda rule: rule.row_by_row)
PROPER_BINARY = every(lambda rule: rule.elicits == "probability" and rule.row_by_row)
PROPER_CATEGORICAL = every(
    lambda rule: rule.elicits == "probabilities" and "question" not in rule.columns
)
POINT = every(lambda rule: rule.kind == "point")

inner = st.floats(0.01, 0.99)
seeds = st.integers(0, 2**32 - 1)


def binary(rng, n):
    return {"probability": rng.uniform(0, 1, n), "outcome": rng.integers(0, 2, n).astype(float)}


def categorical(rng, n):
    categories = rng.integers(2, 6)
    outcome = rng.integers(0, categories, n).astype(float)
    return {"probability": rng.dirichlet(np.ones(categories), n), "outcome": outcome}


def quantiles(rng, n):
    levels = np.sort(rng.choice(np.arange(1, 40), rng.integers(1, 9), replace=False)) / 40
    return {
        "quantile": levels,
        "value": np.sort(rng.normal(0, 3, (n, len(levels))), axis=1),
        "outcome": rng.normal(0, 3, n),
    }


def samples(rng, n):
    return {"value": rng.normal(0, 3, (n, rng.integers(2, 12))), "outcome": rng.normal(0, 3, n)}


def cdf(rng, n):
    points = rng.integers(2, 9)
    inside = np.sort(rng.uniform(0, 1, (n, points)), axis=1)
    inside[:, 0], inside[:, -1] = 0, 1
    return {
        "x": np.cumsum(rng.uniform(0.1, 1, (n, points)), axis=1),
        "probability": inside,
        "outcome": rng.uniform(0.1, 1, n) + 0.5,
    }


def point(rng, n):
    return {"value": rng.lognormal(0, 2, n), "outcome": rng.lognormal(0, 2, n)}


def interval(rng, n):
    lower = rng.normal(0, 3, n)
    return {
        "lower": lower,
        "upper": lower + rng.exponential(2, n),
        "level": rng.uniform(0.05, 0.95, n),
        "outcome": rng.normal(0, 4, n),
    }


def vector(rng, n):
    return {"value": rng.normal(0, 2, (n, 6, 3)), "outcome": rng.normal(0, 2, (n, 3))}


TABLES = {
    made.__name__: made
    for made in (binary, categorical, quantiles, samples, cdf, point, interval, vector)
}


def rows_for(score, seed=1, n=5):
    """Columns that the score reads, for n forecasts."""
    rng = np.random.default_rng(seed)
    found = TABLES[score.kind](rng, n)
    if "question" in score.columns:
        number = np.arange(n) % 2
        found["question"] = np.array([f"q{row}" for row in number])
        found["outcome"] = found["outcome"][number]  # a question has one
    return {name: found[name] for name in score.columns}


def pick(score, columns, rows):
    """The same columns with other rows; what all rows share stays."""
    return {
        name: values if score.domains[name].shared else values[rows]
        for name, values in columns.items()
    }


def numeric(score):
    """Columns of numbers, row by row."""
    return [name for name in score.columns if name != "question" and not score.domains[name].shared]


def better(score, left, right):
    """How much better left is than right."""
    return right - left if score.direction == "lower" else left - right


class Expressions:
    """The double of numpy that an engine of expressions would hand in."""

    log = staticmethod(lambda column: column.log())
    log1p = staticmethod(lambda column: (1 + column).log())
    abs = staticmethod(lambda column: column.abs())
    sqrt = staticmethod(lambda column: column.sqrt())

    @staticmethod
    def where(condition, then, otherwise):
        return nw.when(condition).then(then).otherwise(otherwise)


@PROPER_BINARY
@CAREFUL
@given(truth=inner, stated=inner)
def test_honesty_is_the_best_policy(score, truth, stated):
    def expected(probability):
        return truth * score.function(probability, 1) + (1 - truth) * score.function(probability, 0)

    gain = better(score, expected(truth), expected(stated))
    assert gain >= -1e-9 * max(1, abs(expected(truth)))
    if abs(truth - stated) > 1e-3:
        assert gain > 0


@PROPER_CATEGORICAL
@CAREFUL
@given(seed=seeds, categories=st.integers(2, 6))
def test_honesty_is_the_best_policy_over_categories(score, seed, categories):
    truth, stated = np.random.default_rng(seed).dirichlet(np.ones(categories), 2)
    each = np.arange(categories)
    honest, other = (
        truth @ score.function(np.tile(told, (categories, 1)), each) for told in (truth, stated)
    )
    assert better(score, honest, other) > 0


@PROPER_BINARY
@CAREFUL
@given(fulfilled=inner, stated=inner)
def test_a_degree_of_fulfilment_is_best_foretold_by_itself(score, fulfilled, stated):
    honest, other = score.function([fulfilled, stated], fulfilled)
    assert better(score, honest, other) >= -1e-9 * max(1, abs(honest))


@PROPER_BINARY
@CAREFUL
@given(step=st.integers(0, 1024), outcome=st.sampled_from([0, 1]))
def test_yes_and_no_are_mirror_images(score, step, outcome):
    probability = step / 1024  # its complement is exact
    here = score.function(probability, outcome)
    there = score.function(1 - probability, 1 - outcome)
    assert here == pytest.approx(there, rel=1e-9, abs=1e-12)


FUNCTIONALS = {
    "mean": np.mean,
    "median": np.median,
    # half of the weight 1/outcome of [1, 2, 4, 8, 16] lies at the first outcome
    "median weighted by 1/outcome": np.min,
}


@POINT
@CAREFUL
@given(stated=st.floats(0.1, 40))
def test_the_named_functional_is_the_best_point(score, stated):
    outcomes = np.array([1.0, 2, 4, 8, 16])
    honest = score.function(FUNCTIONALS[score.elicits](outcomes), outcomes).mean()
    assert better(score, honest, score.function(stated, outcomes).mean()) >= -1e-12


@EVERY
@CAREFUL
@given(seed=seeds, n=st.integers(1, 8))
def test_scores_stay_in_their_range(score, seed, n):
    low, high = score.range
    result = score.function(**rows_for(score, seed, n))
    assert result.shape == (n,)
    assert result.dtype == np.float64
    assert not np.isnan(result).any()
    assert (result >= low - 1e-9).all()
    assert (result <= high + 1e-9).all()


@EVERY
@CAREFUL
@given(seed=seeds)
def test_the_order_of_rows_does_not_matter(score, seed):
    columns = rows_for(score, seed, 7)
    order = np.random.default_rng(seed).permutation(7)
    shuffled = score.function(**pick(score, columns, order))
    np.testing.assert_allclose(shuffled, score.function(**columns)[order], rtol=1e-12, atol=1e-12)


SHIFTS = {"squared", "absolute", "crps", "pinball", "interval", "wis", "energy"}
SCALES = dict.fromkeys(SHIFTS, 1) | {"squared": 2, "absolute_log_ratio": 0}
SCALES |= {"absolute_percentage": 0}
VALUES = ("value", "lower", "upper", "x", "outcome")


def changed(columns, change):
    return {name: change(v) if name in VALUES else v for name, v in columns.items()}


@every(lambda rule: rule.name in SHIFTS)
@CAREFUL
@given(seed=seeds, shift=st.floats(-100, 100))
def test_moving_forecast_and_outcome_together_changes_nothing(score, seed, shift):
    columns = rows_for(score, seed)
    moved = score.function(**changed(columns, lambda value: value + shift))
    np.testing.assert_allclose(moved, score.function(**columns), rtol=1e-6, atol=1e-9)


@every(lambda rule: rule.name in SCALES)
@CAREFUL
@given(seed=seeds, factor=st.floats(0.01, 100))
def test_another_unit_scales_the_score_by_its_degree(score, seed, factor):
    columns = rows_for(score, seed)
    scaled = score.function(**changed(columns, lambda value: value * factor))
    expected = score.function(**columns) * factor ** SCALES[score.name]
    np.testing.assert_allclose(scaled, expected, rtol=1e-9, atol=1e-12)


@EVERY
@CAREFUL
@given(seed=seeds, n=st.integers(1, 6))
def test_lists_arrays_and_series_agree(score, seed, n):
    columns = rows_for(score, seed, n)
    result = score.function(**columns)
    lists = {name: values.tolist() for name, values in columns.items()}
    np.testing.assert_array_equal(score.function(**lists), result)
    np.testing.assert_array_equal(score.formula(*_bare(score, columns)), result)
    if not any(np.ndim(values) > 2 for values in columns.values()):
        frames = {
            name: values if score.domains[name].shared else _frame(values)
            for name, values in columns.items()
        }
        np.testing.assert_array_equal(score.function(**frames), result)


def _frame(values):
    return pd.Series(values) if values.ndim == 1 else pd.DataFrame(values)


def _bare(score, columns):
    return [score.domains[name].read(name, values) for name, values in columns.items()]


@every(lambda rule: "question" not in rule.columns)
@CAREFUL
@given(seed=seeds)
def test_one_forecast_alone_gives_the_number_that_it_gets_among_others(score, seed):
    columns = rows_for(score, seed, 4)
    result = score.function(**columns)
    alone = [score.function(**pick(score, columns, row)) for row in range(4)]
    assert {type(number) for number in alone} == {float}
    np.testing.assert_allclose(alone, result, rtol=1e-12, atol=1e-12)


@ROW_BY_ROW
@CAREFUL
@given(seed=seeds, n=st.integers(1, 8))
def test_an_engine_of_expressions_gets_the_same_numbers(score, seed, n):
    frame = pd.DataFrame(rows_for(score, seed, n))
    columns = [nw.col(name) for name in score.columns]
    wide = nw.from_native(frame).select(score=score.formula(*columns, xp=Expressions))
    expected = score.function(*(frame[name] for name in score.columns))
    np.testing.assert_allclose(wide["score"].to_numpy(), expected, rtol=1e-9, atol=1e-12)


@EVERY
def test_integer_and_boolean_outcomes_equal_floats(score):
    columns = rows_for(score, n=3)
    ones = np.ones_like(columns["outcome"])
    as_floats = score.function(**{**columns, "outcome": ones})
    for dtype in (int, np.int8, np.uint8, bool, np.float32, object):
        found = score.function(**{**columns, "outcome": ones.astype(dtype)})
        np.testing.assert_array_equal(found, as_floats, str(dtype))


@EVERY
def test_single_precision_is_read_as_it_is_and_summed_in_double(score):
    columns = rows_for(score, n=6)
    single = {
        name: values if score.domains[name].laws else values.astype(np.float32)
        for name, values in columns.items()
        if name != "question"
    }
    double = {name: values.astype(np.float64) for name, values in single.items()}
    labels = {name: columns[name] for name in columns if name == "question"}
    found = score.function(**single, **labels)
    assert found.dtype == np.float64
    np.testing.assert_array_equal(found, score.function(**double, **labels))


@EVERY
def test_read_only_strided_and_column_major_arrays_are_read(score):
    columns = rows_for(score, n=6)
    expected = score.function(**columns)
    for values in columns.values():
        values.flags.writeable = False
    np.testing.assert_array_equal(score.function(**columns), expected)
    twice = {
        name: values if score.domains[name].shared else np.repeat(values, 2, axis=0)[::2]
        for name, values in columns.items()
    }
    np.testing.assert_array_equal(score.function(**twice), expected)
    by_column = {name: np.asfortranarray(values) for name, values in columns.items()}
    np.testing.assert_allclose(score.function(**by_column), expected, rtol=1e-12)


@EVERY
def test_no_rows_give_no_scores(score):
    columns = rows_for(score, n=3)
    nothing = pick(score, columns, slice(0, 0))
    assert score.function(**nothing).shape == (0,)


@ROW_BY_ROW
def test_a_single_number_meets_a_whole_column(score):
    columns = rows_for(score, n=2)
    outcome = columns["outcome"][0]
    np.testing.assert_array_equal(
        score.function(**{**columns, "outcome": outcome}),
        score.function(**{**columns, "outcome": [outcome, outcome]}),
    )


@EVERY
def test_the_columns_may_be_given_in_their_order(score):
    columns = rows_for(score)
    np.testing.assert_array_equal(score(*columns.values()), score.function(**columns))


@EVERY
@pytest.mark.parametrize("missing", [np.nan, None])
def test_a_missing_number_is_refused_with_its_row(score, missing):
    for name in numeric(score):
        columns = rows_for(score, n=3)
        values = columns[name].astype(object)
        values[(1, *[0] * (values.ndim - 1))] = missing
        with pytest.raises(InvalidForecastError, match=rf"{name} is missing.*\(row 1\)") as refusal:
            score.function(**{**columns, name: values})
        assert refusal.value.rows == (1,)


@EVERY
def test_a_masked_cell_is_missing(score):
    columns = rows_for(score, n=2)
    mask = np.zeros_like(columns["outcome"], dtype=bool)
    mask[1] = True
    masked = np.ma.masked_array(columns["outcome"], mask=mask)
    with pytest.raises(InvalidForecastError, match=r"missing.*\(row 1\)"):
        score.function(**{**columns, "outcome": masked})


@EVERY
@pytest.mark.parametrize("infinite", [np.inf, -np.inf])
def test_infinity_is_not_a_forecast_and_not_an_outcome(score, infinite):
    for name in numeric(score):
        columns = rows_for(score, n=3)
        columns[name][(0, *[-1] * (columns[name].ndim - 1))] = infinite
        with pytest.raises(InvalidForecastError, match=rf"{name} must.*\(row 0\)"):
            score.function(**columns)


@EVERY
@pytest.mark.parametrize(
    "nonsense", [["0.5"], "0.5", [[0.5], [0.5, 0.5]], [1j], [{}], [10**400], ["a", 0.5]]
)
def test_what_is_no_number_is_refused(score, nonsense):
    columns = rows_for(score, n=1)
    with pytest.raises(InvalidForecastError, match="must hold numbers"):
        score.function(**{**columns, "outcome": nonsense})


@EVERY
def test_shapes_are_never_stretched(score):
    columns = rows_for(score, n=3)
    with pytest.raises(InvalidForecastError):
        score.function(**{**columns, "outcome": columns["outcome"].reshape(3, 1, -1)})
    with pytest.raises(InvalidForecastError, match="one shape"):
        score.function(**{**columns, "outcome": columns["outcome"][:2]})


@every(lambda rule: rule.kind != "vector")
def test_columns_with_other_indexes_are_not_paired_by_position(score):
    columns = rows_for(score, n=2)
    for name in numeric(score):
        columns[name] = _frame(columns[name])
    columns["outcome"].index = [1, 0]
    with pytest.raises(InvalidForecastError, match="align them by key"):
        score.function(**columns)


@EVERY
def test_the_input_is_left_alone(score):
    columns = rows_for(score)
    before = {name: values.copy() for name, values in columns.items()}
    score.function(**columns)
    for name, values in columns.items():
        np.testing.assert_array_equal(values, before[name])


@EVERY
def test_the_facts_are_complete(score):
    assert score.range[0] < score.range[1]
    assert score.direction in ("lower", "higher")
    assert score.title
    assert score.elicits
    assert "(" in score.reference
    assert score.doi is None or score.doi.startswith("10.")
    assert score.doi is None or score.doi in score.function.__doc__


@EVERY
def test_the_signature_is_the_schema(score):
    options = [
        name
        for name, parameter in inspect.signature(score.function).parameters.items()
        if parameter.kind is parameter.KEYWORD_ONLY
    ]
    assert tuple(inspect.signature(score.function).parameters) == (*score.columns, *options)
    assert "outcome" in score.columns
    for section in ("Parameters", "Returns", "Raises", "References", "Examples"):
        assert f"{section}\n" in score.function.__doc__


@EVERY
def test_every_score_has_its_page(score, pytestconfig):
    page = pytestconfig.rootpath / "docs" / "reference" / "scores" / f"{score.name}.md"
    text = page.read_text(encoding="utf-8")
    for section in ("## Formula", "## Edge cases", "## Independent value", "## Source"):
        assert section in text


@EVERY
def test_the_page_of_scores_lists_every_score(score, pytestconfig):
    index = pytestconfig.rootpath / "docs" / "reference" / "scores" / "index.md"
    assert f"({score.name}.md)" in index.read_text(encoding="utf-8")


def test_every_module_of_a_rule_has_its_line_in_the_catalogue():
    folder = pathlib.Path(predtrack.scores.__file__).parent / "rules"
    modules = {path.stem for path in folder.glob("[!_]*.py")}
    assert {inspect.unwrap(rule.function).__module__.split(".")[-1] for rule in RULES} == modules


def test_no_two_rules_share_a_name_and_a_kind():
    pairs = [(name, rule.kind) for rule in RULES for name in (rule.name, *rule.aliases)]
    assert len(set(pairs)) == len(pairs)


STABLE = """
    brier brier_multicategory log spherical rps ordered_brier crps pinball interval wis energy
    absolute_log_ratio squared absolute metaculus_baseline metaculus_peer
"""


def test_the_names_that_people_rely_on_are_there():
    assert set(STABLE.split()) <= set(SCORES)


def test_a_score_is_found_by_name_by_alias_and_by_kind():
    assert get_score("brier") is SCORES["brier"]
    assert get_score("logarithmic") is SCORES["log"]
    assert get_score("log", kind="categorical").kind == "categorical"
    with pytest.raises(UnknownNameError, match="score of point forecasts is called 'log'"):
        get_score("log", kind="point")


def test_an_option_that_nothing_offers_is_refused():
    with pytest.raises(UnknownNameError, match="did you mean 'fair'"):
        predtrack.scores.crps_samples([1, 2], 1, estimator="fare")


def test_an_unknown_score_brings_the_nearest_to_mind():
    with pytest.raises(UnknownNameError, match="did you mean 'brier'"):
        get_score("brir")


def test_the_catalogue_cannot_be_changed():
    with pytest.raises(TypeError):
        SCORES["mine"] = SCORES["brier"]


def test_every_public_name_exists():
    for name in dir(predtrack.scores):
        assert getattr(predtrack.scores, name) is not None, name


def test_no_two_rooms_offer_the_same_name():
    names = [name for room in ROOMS for name in getattr(predtrack.scores, room).__all__]
    assert sorted(names) == sorted(set(names))
    assert not set(names) & set(predtrack.scores.__all__)


def test_every_room_can_be_reached():
    folder = pathlib.Path(predtrack.scores.__file__).parent
    rooms = {path.parent.name for path in folder.glob("*/__init__.py")} - {"rules"}
    assert set(ROOMS) == rooms


def test_a_rule_answers_to_its_stable_name():
    assert predtrack.scores.wis is SCORES["wis"]
    assert predtrack.scores.log(0.5, 1) == pytest.approx(np.log(2))
    with pytest.raises(AttributeError, match="no attribute 'brir'"):
        predtrack.scores.brir  # noqa: B018


def test_the_mathematics_costs_numpy_alone():
    code = "import sys, predtrack.scores; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"scipy", "pandas", "narwhals", "pydantic"} & set(shown.stdout.split())


def test_a_mean_is_that_of_the_rows():
    rng = np.random.default_rng(7)
    probability, outcome = rng.random(200_001), rng.integers(0, 2, 200_001)
    rows = (probability - outcome) ** 2
    assert SCORES["brier"].mean(probability, outcome) == pytest.approx(rows.mean(), rel=1e-13)
    np.testing.assert_array_equal(SCORES["brier"](probability, outcome), rows)
    weight = rng.random(200_001)
    weighted = SCORES["brier"].mean(probability, outcome, weight=weight)
    assert weighted == pytest.approx(np.average(rows, weights=weight), rel=1e-13)
    assert np.isnan(SCORES["brier"].mean([], []))


def test_a_fault_far_down_a_long_column_is_named_by_its_row():
    probability = np.full(200_001, 0.5)
    probability[150_000] = 70
    for call in (SCORES["brier"], SCORES["brier"].mean):
        with pytest.raises(InvalidForecastError, match=r"\(row 150000\)"):
            call(probability, np.ones(200_001))


@pytest.mark.parametrize("weight", [[-1, 2], [np.nan, 1], [0, 0], [1]])
def test_a_weight_that_is_none_is_refused(weight):
    with pytest.raises(InvalidForecastError):
        SCORES["brier"].mean([0.5, 0.5], [1, 1], weight=weight)
