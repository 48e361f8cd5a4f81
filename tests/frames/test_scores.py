"""A frame of scores says what it is."""

from __future__ import annotations

import copy
import pickle

import pytest

from predtrack.frames import ScoreFrame
from predtrack.records import Ledger

COLUMNS = ["rule", "n", "value", "low", "high", "interval_low", "interval_high", "basis",
           "direction"]  # fmt: skip
FUNNEL = "2 published → 2 scoreable → 2 matured → 2 resolved → 2 scored"


@pytest.fixture
def frame(book, claim, verdict, card):
    said = [claim(1, {"probability": 0.7}), claim(2)]
    ledger = book(said, [verdict("yes"), verdict("partial", 2)])
    return ScoreFrame.of(card(ledger, by=["forecaster"]))


def test_a_frame_has_a_row_per_score(frame):
    assert list(frame.columns) == ["forecaster", *COLUMNS]
    assert list(frame["rule"]) == [
        "hit_rate",
        "hit_rate_strict",
        "hit_rate_half_credit",
        "brier",
        "brier",
    ]


def test_a_score_has_a_value_or_bounds_never_both(frame):
    stated = frame[frame["basis"] == "stated"].iloc[0]
    spoken = frame[(frame["rule"] == "brier") & (frame["basis"] == "policy")].iloc[0]
    assert (round(stated["value"], 6), stated["n"]) == (0.09, 1)
    assert (spoken["low"], spoken["high"]) == (0, 1)
    assert (frame["value"].notna() != frame["low"].notna()).all()


def test_its_picture_ends_with_the_funnel(frame):
    assert repr(frame).endswith(FUNNEL)
    assert frame._repr_html_().endswith(f"<p>{FUNNEL}</p>")


@pytest.mark.parametrize(
    "derive", [lambda f: f.head(1), lambda f: f[f["n"] > 0], copy.copy, copy.deepcopy]
)
def test_a_part_of_it_still_says_where_it_is_from(frame, derive):
    assert isinstance(derive(frame), ScoreFrame)
    assert repr(derive(frame)).endswith(FUNNEL)


def test_it_survives_being_stored(frame):
    assert repr(pickle.loads(pickle.dumps(frame))) == repr(frame)


def test_a_frame_made_of_nothing_says_nothing():
    assert not repr(ScoreFrame({"a": [1]})).endswith("scored")


def test_no_score_is_a_frame_with_every_column(card):
    empty = ScoreFrame.of(card(Ledger()))
    assert (len(empty), list(empty.columns)) == (0, COLUMNS)
    assert "0 published" in repr(empty)
