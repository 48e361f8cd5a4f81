"""The e-value that fits how the outcomes may hang together."""

import itertools

import numpy as np
import pytest

from predtrack.errors import InvalidForecastError, UnknownNameError, UsageError
from predtrack.scores import e_value_average, e_value_product
from predtrack.scores.assertions import e_value

Q2 = [0.5, 0.4, 0.3, 0.5, 0.2, 0.4, 0.3, 0.5, 0.4, 0.3]
Y2 = [1, 1, 1, 0, 1, 1, 0, 1, 1, 0]
YEARS = np.arange(2010, 2020)


@pytest.mark.parametrize(("stake", "wealth"), [(0.25, 5.4264), (0.5, 9.7976)])
def test_bets_that_follow_each_other_multiply(stake, wealth):
    times = {"quoted": YEARS, "known": YEARS + 1}
    found = e_value(Q2, Y2, stake=stake, dependence="sequential", **times)
    assert found == pytest.approx(wealth, abs=5e-5)


def test_bets_with_one_deadline_are_averaged():
    found = e_value(Q2, Y2, stake=0.5, dependence="arbitrary")
    assert found == pytest.approx(1.491667, abs=5e-7)


def test_the_product_is_refused_where_references_know_no_earlier_outcome():
    with pytest.raises(InvalidForecastError, match=r"dependence='arbitrary' \(rows 1, 2\)"):
        e_value(
            [0.5] * 3,
            [1] * 3,
            stake=0.5,
            dependence="sequential",
            quoted=[2020, 2020, 2020.5],
            known=[2021, 2021, 2022],
        )
    with pytest.raises(InvalidForecastError, match="before its outcome is known"):
        e_value([0.5], [1], stake=0.5, dependence="sequential", quoted=[2021], known=[2020])


def test_the_order_of_the_rows_does_not_matter():
    turned = slice(None, None, -1)
    times = {"quoted": YEARS[turned], "known": YEARS[turned] + 1}
    found = e_value(Q2[turned], Y2[turned], stake=0.5, dependence="sequential", **times)
    assert found == pytest.approx(e_value_product(Q2, Y2, stake=0.5))


def test_one_overlap_names_the_row_as_it_was_given():
    quoted, known = [2022, 2020, 2020.5], [2023, 2021, 2021.5]
    with pytest.raises(InvalidForecastError, match=r"\(row 2\)"):
        e_value([0.5] * 3, [1] * 3, stake=0.5, dependence="sequential", quoted=quoted, known=known)


def test_the_dependence_is_named_and_proved():
    with pytest.raises(UnknownNameError, match="did you mean 'sequential'"):
        e_value(Q2, Y2, stake=0.5, dependence="sequentail")
    with pytest.raises(UsageError, match="give quoted and known"):
        e_value(Q2, Y2, stake=0.5, dependence="sequential")
    with pytest.raises(UsageError, match="give quoted and known"):
        e_value(Q2, Y2, stake=0.5, dependence="sequential", quoted=YEARS)
    with pytest.raises(InvalidForecastError, match="one shape"):
        e_value([0.5], [1], stake=0.5, dependence="sequential", quoted=YEARS, known=YEARS + 1)
    with pytest.raises(TypeError, match="dependence"):
        e_value(Q2, Y2, stake=0.5)


def test_claims_that_hang_together_make_the_product_claim_too_much():
    # Ten claims that are one event at q = .5: the average expects 1, the product 29.
    outcomes = ([1] * 10, [0] * 10)
    average = np.mean([e_value_average([0.5] * 10, y, stake=0.5) for y in outcomes])
    product = np.mean([e_value_product([0.5] * 10, y, stake=0.5) for y in outcomes])
    assert average == pytest.approx(1)
    assert product > 28


def test_the_product_expects_one_if_each_reference_knows_the_past():
    # The second claim hangs on the first; its reference is conditional on it.
    expected = 0.0
    for first, second in itertools.product((0, 1), repeat=2):
        conditional = 0.9 if first else 0.2
        chance = 0.5 * (conditional if second else 1 - conditional)
        expected += chance * e_value_product([0.5, conditional], [first, second], stake=0.6)
    assert expected == pytest.approx(1)
