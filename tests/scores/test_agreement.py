"""Whether resolvers agree."""

import numpy as np
import pytest

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores import cohen_kappa, krippendorff_alpha, raw_agreement

MISSING = float("nan")
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
