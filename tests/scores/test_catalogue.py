"""What every score in the catalogue promises; a new score inherits these tests."""

import inspect

import narwhals as nw
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import predtrack.scores
from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores import SCORES, get_score

EVERY = pytest.mark.parametrize("score", SCORES.values(), ids=SCORES)
PROPER = pytest.mark.parametrize(
    "score", [s for s in SCORES.values() if s.elicits == "probability"], ids=lambda s: s.name
)
POINT = pytest.mark.parametrize(
    "score", [s for s in SCORES.values() if s.kind == "point"], ids=lambda s: s.name
)
CAREFUL = settings(deadline=None, derandomize=True, max_examples=60)

inner = st.floats(0.01, 0.99)
positive = st.floats(0.01, 1000)


def rows_for(score):
    number = st.floats(0, 1) if score.kind == "binary" else positive
    return st.lists(st.tuples(number, number), min_size=1, max_size=8)


def better(score, left, right):
    """How much better left is than right."""
    return right - left if score.direction == "lower" else left - right


class Expressions:
    """The double of numpy that an engine of expressions would hand in."""

    log = staticmethod(lambda column: column.log())
    log1p = staticmethod(lambda column: (1 + column).log())
    abs = staticmethod(lambda column: column.abs())

    @staticmethod
    def where(condition, then, otherwise):
        return nw.when(condition).then(then).otherwise(otherwise)


@PROPER
@CAREFUL
@given(truth=inner, stated=inner)
def test_honesty_is_the_best_policy(score, truth, stated):
    def expected(probability):
        return truth * score.function(probability, 1) + (1 - truth) * score.function(probability, 0)

    gain = better(score, expected(truth), expected(stated))
    assert gain >= -1e-12
    if abs(truth - stated) > 1e-3:
        assert gain > 0


@PROPER
@CAREFUL
@given(fulfilled=inner, stated=inner)
def test_a_degree_of_fulfilment_is_best_foretold_by_itself(score, fulfilled, stated):
    honest, other = score.function([fulfilled, stated], fulfilled)
    assert better(score, honest, other) >= -1e-12


@PROPER
@CAREFUL
@given(step=st.integers(0, 1024), outcome=st.sampled_from([0, 1]))
def test_yes_and_no_are_mirror_images(score, step, outcome):
    probability = step / 1024  # its complement is exact
    here = score.function(probability, outcome)
    there = score.function(1 - probability, 1 - outcome)
    assert here == pytest.approx(there, rel=1e-9, abs=1e-15)


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
@given(data=st.data())
def test_scores_stay_in_their_range(score, data):
    rows = np.array(data.draw(rows_for(score)))
    low, high = score.range
    result = score.function(*rows.T)
    assert result.shape == (len(rows),)
    assert not np.isnan(result).any()
    assert (result >= low - 1e-12).all()
    assert (result <= high + 1e-12).all()


@EVERY
@CAREFUL
@given(data=st.data())
def test_lists_arrays_series_and_numbers_agree(score, data):
    rows = data.draw(rows_for(score))
    lists = [list(column) for column in zip(*rows, strict=True)]
    result = score.function(*map(np.array, lists))
    np.testing.assert_array_equal(score.function(*lists), result)
    np.testing.assert_array_equal(score.function(*map(pd.Series, lists)), result)
    np.testing.assert_array_equal([score.function(*row) for row in rows], result)
    np.testing.assert_array_equal(score.formula(*map(np.array, lists)), result)


@EVERY
@CAREFUL
@given(data=st.data())
def test_an_engine_of_expressions_gets_the_same_numbers(score, data):
    number = inner if score.kind == "binary" else positive
    rows = data.draw(st.lists(st.tuples(number, number), min_size=1, max_size=8))
    frame = pd.DataFrame(rows, columns=score.columns)
    columns = [nw.col(name) for name in score.columns]
    wide = nw.from_native(frame).select(score=score.formula(*columns, xp=Expressions))
    expected = score.function(*(frame[name] for name in score.columns))
    np.testing.assert_allclose(wide["score"].to_numpy(), expected, rtol=1e-9, atol=1e-12)


@EVERY
def test_integer_and_boolean_outcomes_equal_floats(score):
    forecast = [0.25, 0.75, 0.5]
    as_floats = score.function(forecast, [1.0, 1.0, 1.0])
    for dtype in (int, np.int8, np.uint8, bool, np.float32, object):
        np.testing.assert_array_equal(
            score.function(forecast, np.ones(3).astype(dtype)), as_floats, str(dtype)
        )


@EVERY
def test_a_single_number_meets_a_whole_column(score):
    np.testing.assert_array_equal(
        score.function([0.25, 0.75], 1), score.function([0.25, 0.75], [1, 1])
    )


@EVERY
def test_numbers_in_a_plain_number_out(score):
    assert type(score.function(0.5, 1)) is float
    assert type(score.function(np.float64(0.5), np.True_)) is float


@EVERY
def test_no_rows_give_no_scores(score):
    assert score.function([], []).shape == (0,)


@EVERY
def test_the_names_of_the_columns_may_be_said(score):
    named = dict(zip(score.columns, (0.5, 1), strict=True))
    assert score.function(**named) == score.function(0.5, 1)


@EVERY
@pytest.mark.parametrize("missing", [np.nan, None])
def test_a_missing_row_is_refused_by_its_number(score, missing):
    with pytest.raises(InvalidForecastError, match=r"missing.*\(row 1\)") as refusal:
        score.function([0.5, missing, 0.5], [1, 1, 1])
    assert refusal.value.rows == (1,)
    with pytest.raises(InvalidForecastError, match=r"outcome.*\(rows 0, 2\)"):
        score.function([0.5, 0.5, 0.5], [missing, 1, missing])


@EVERY
def test_a_masked_cell_is_missing(score):
    masked = np.ma.masked_array([0.5, 0.5], mask=[False, True])
    with pytest.raises(InvalidForecastError, match=r"missing.*\(row 1\)"):
        score.function(masked, [1, 1])


@EVERY
@pytest.mark.parametrize("infinite", [np.inf, -np.inf])
def test_infinity_is_not_a_forecast(score, infinite):
    with pytest.raises(InvalidForecastError, match=r"\(row 0\)"):
        score.function([infinite], [1])
    with pytest.raises(InvalidForecastError, match="outcome"):
        score.function(0.5, infinite)


@EVERY
@pytest.mark.parametrize(
    "nonsense", [["0.5"], "0.5", [[0.5], [0.5, 0.5]], [1j], [{}], [10**400], ["a", 0.5]]
)
def test_what_is_no_number_is_refused(score, nonsense):
    with pytest.raises(InvalidForecastError, match="must hold numbers"):
        score.function(nonsense, 1)


@EVERY
def test_shapes_are_never_stretched(score):
    with pytest.raises(InvalidForecastError, match=r"\(3,\).*\(3, 1\)"):
        score.function([0.5, 0.5, 0.5], [[1], [1], [1]])
    with pytest.raises(InvalidForecastError, match="one shape"):
        score.function([0.5], [1, 1])
    assert score.function(np.full((3, 2), 0.5), np.ones((3, 2))).shape == (3, 2)


@EVERY
def test_columns_with_other_indexes_are_not_paired_by_position(score):
    forecast, outcome = pd.Series([0.5, 0.5], index=["a", "b"]), pd.Series([1, 1], index=["b", "a"])
    with pytest.raises(InvalidForecastError, match="align them by key"):
        score.function(forecast, outcome)


@EVERY
def test_the_input_is_left_alone(score):
    forecast = np.array([0.25, 0.75])
    score.function(forecast, 1)
    np.testing.assert_array_equal(forecast, [0.25, 0.75])


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
    assert tuple(inspect.signature(score.function).parameters) == score.columns
    assert "outcome" in score.columns
    for section in ("Parameters", "Returns", "Raises", "References", "Examples"):
        assert f"{section}\n" in score.function.__doc__


@EVERY
def test_every_score_has_its_page(score, pytestconfig):
    page = pytestconfig.rootpath / "docs" / "reference" / "scores" / f"{score.name}.md"
    text = page.read_text(encoding="utf-8")
    for section in ("## Formula", "## Edge cases", "## Independent value", "## Source"):
        assert section in text


def test_a_score_is_found_by_name_and_by_alias():
    assert get_score("brier") is SCORES["brier"]
    assert get_score("log") is SCORES["logarithmic"]


def test_an_unknown_score_brings_the_nearest_to_mind():
    with pytest.raises(UnknownNameError, match="did you mean 'brier'"):
        get_score("brir")


def test_names_and_aliases_are_used_once():
    names = [name for score in SCORES.values() for name in (score.name, *score.aliases)]
    assert len(set(names)) == len(names)


def test_the_catalogue_cannot_be_changed():
    with pytest.raises(TypeError):
        SCORES["mine"] = SCORES["brier"]


def test_every_public_name_exists():
    for name in predtrack.scores.__all__:
        assert hasattr(predtrack.scores, name)
    assert set(SCORES) <= set(predtrack.scores.__all__)
