"""A claim with two tags stands in two groups: the sum of the groups is no count of claims."""

from __future__ import annotations

import pytest

from predtrack.charts import get_chart
from predtrack.summaries import Funnel, Scorecard, ScoreRow


def card(*groupings):
    rows = tuple(
        ScoreRow("brier", "Brier score", (0, 1), "lower", "stated", 30, 0.2, by=by, family="stated")
        for by in groupings
    )
    return Scorecard(rows, Funnel(0, 0, 0, 0, 0, ()))


@pytest.mark.parametrize(("language", "said"), [("en", "several tags"), ("zh", "多个标签")])
def test_n_of_tags_is_not_passed_off_as_a_number_of_claims(language, said):
    scores = get_chart("scores")
    assert said in scores(card({"tag": "a"}, {"tag": "b"}), language=language).subtitle
    assert said not in scores(card({"year": "a"}, {"year": "b"}), language=language).subtitle
