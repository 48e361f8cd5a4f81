"""A long table is read in pieces only where no row needs another."""

import numpy as np
import pytest

from predtrack.scores import SCORES, metaculus_peer, relative_brier
from predtrack.scores.metaculus_continuous import metaculus_peer_continuous

ROWS = 70_000  # more than one piece


def table():
    random = np.random.default_rng(7)
    question = random.permutation(np.arange(ROWS) // 10)
    return random.uniform(0.05, 0.95, ROWS), (question % 2).astype(float), question


@pytest.mark.parametrize("rule", [metaculus_peer, relative_brier])
def test_a_question_meets_all_its_forecasts_in_a_long_table(rule):
    p, y, question = table()
    assert rule(p, y, question) == pytest.approx(rule(p, y, question.astype(str)), rel=1e-12)


def test_densities_meet_all_others_of_their_question_in_a_long_table():
    density, _, question = table()
    by_number = metaculus_peer_continuous(density, question)
    assert by_number == pytest.approx(metaculus_peer_continuous(density, question.astype(str)))


def test_peers_cancel_in_a_long_table():
    p, y, question = table()
    sums = np.bincount(question, metaculus_peer(p, y, question))
    assert sums == pytest.approx(0, abs=1e-9)
    assert SCORES["metaculus_peer"].mean(p, y, question) == pytest.approx(0, abs=1e-9)
