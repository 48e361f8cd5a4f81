"""Whether resolvers agree."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import aggregate_raters, cohens_kappa, fleiss_kappa, to_table

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores import cohen_kappa, krippendorff_alpha, raw_agreement

MISSING = float("nan")
CAREFUL = settings(deadline=None, derandomize=True, max_examples=50)
R1 = [2, 2, 1, 0, 0, 2, 1, 0, 2, 1]
R2 = [2, 2, 1, 0, 1, 2, 0, 0, 2, 2]
R3 = [2, 1, 1, 0, 0, 2, 1, 0, 2, MISSING]


def alpha_by_pairs(ratings, distance):
    """Krippendorff's alpha by going through every pair of ratings."""
    units = [[r for r in unit if not np.isnan(r)] for unit in np.array(ratings, dtype=float).T]
    units = [unit for unit in units if len(unit) > 1]
    everything = [rating for unit in units for rating in unit]
    observed = sum(
        sum(distance(a, b, everything) for a in unit for b in unit) / (len(unit) - 1)
        for unit in units
    ) / len(everything)
    expected = sum(distance(a, b, everything) for a in everything for b in everything)
    return 1 - observed / (expected / (len(everything) * (len(everything) - 1)))


def nominal(a, b, _everything):
    return float(a != b)


def ordinal(a, b, everything):
    between = sum(min(a, b) <= rating <= max(a, b) for rating in everything)
    return (between - (everything.count(a) + everything.count(b)) / 2) ** 2


def test_krippendorff_alpha_agrees_with_the_independent_value():
    ratings = [R1, R2, R3]
    assert krippendorff_alpha(ratings) == pytest.approx(0.813658, abs=1e-6)
    assert krippendorff_alpha(ratings, difference="nominal") == pytest.approx(0.594203, abs=1e-6)


@pytest.mark.parametrize("seed", range(5))
def test_krippendorff_alpha_is_the_alpha_of_all_pairs(seed):
    ratings = np.random.default_rng(seed).integers(0, 4, (3, 12)).astype(float)
    ratings[0, :3] = ratings[1, 2:4] = MISSING
    assert krippendorff_alpha(ratings) == pytest.approx(alpha_by_pairs(ratings, ordinal))
    by_name = krippendorff_alpha(ratings, difference="nominal")
    assert by_name == pytest.approx(alpha_by_pairs(ratings, nominal))


def test_cohen_kappa_agrees_with_the_independent_value():
    assert cohen_kappa(R1, R2) == pytest.approx(0.538462, abs=1e-6)


@pytest.mark.parametrize("seed", range(5))
def test_cohen_kappa_is_that_of_statsmodels_and_scikit_learn(seed):
    one, two = np.random.default_rng(seed).integers(0, 4, (2, 80))
    table, _ = to_table(np.column_stack([one, two]))
    assert cohen_kappa(one, two) == pytest.approx(cohens_kappa(table).kappa, rel=1e-12)
    assert cohen_kappa(one, two) == pytest.approx(cohen_kappa_score(one, two), rel=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_nominal_alpha_of_a_full_table_is_the_kappa_of_fleiss_for_small_samples(seed):
    # alpha = kappa + (1 - kappa) / (raters x units), for Fleiss' kappa of complete ratings.
    ratings = np.random.default_rng(seed).integers(0, 3, (4, 25))
    kappa = fleiss_kappa(aggregate_raters(ratings.T)[0])
    alpha = krippendorff_alpha(ratings, difference="nominal")
    assert alpha == pytest.approx(kappa + (1 - kappa) / ratings.size, rel=1e-12)


@CAREFUL
@given(st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=2, max_size=4))
def test_alpha_knows_neither_the_order_of_raters_nor_that_of_units(ratings):
    table = np.array(ratings, dtype=float)
    for difference in ("ordinal", "nominal"):
        alpha = krippendorff_alpha(table, difference=difference)
        turned = krippendorff_alpha(table[::-1, ::-1], difference=difference)
        assert (alpha is None and turned is None) or alpha == pytest.approx(turned)
        assert alpha is None or alpha <= 1 + 1e-12


def test_raw_agreement_leaves_missing_ratings_out():
    assert raw_agreement(R1, R2) == 0.7
    assert raw_agreement(R1, R3) == pytest.approx(8 / 9)


def test_full_agreement_is_one():
    assert raw_agreement(R1, R1) == cohen_kappa(R1, R1) == krippendorff_alpha([R1, R1]) == 1


def test_agreement_without_variety_or_overlap_is_undefined():
    assert krippendorff_alpha([[1, 1], [1, 1]]) is None
    assert krippendorff_alpha([[1, MISSING], [MISSING, 2]]) is None
    assert krippendorff_alpha([[1, 2]]) is None
    assert cohen_kappa([1, 1], [1, 1]) is None
    assert cohen_kappa([1, MISSING], [MISSING, 1]) is None
    assert raw_agreement([MISSING], [1]) is None


def test_raters_of_other_units_are_refused():
    for rule in (raw_agreement, cohen_kappa):
        with pytest.raises(InvalidForecastError, match="one rating per unit"):
            rule([1, 2], [1])


def test_an_unknown_difference_is_refused():
    with pytest.raises(UnknownNameError, match="did you mean 'ordinal'"):
        krippendorff_alpha([R1, R2], difference="ordnal")
