"""Outcomes of a table of their own: joined, and refused where they say two things."""

import pandas as pd
import pytest

from predtrack.errors import FaultyTableError, UnknownNameError, UsageError
from predtrack.tables.tidy import join_outcomes, our_names, tidy


def forecasts(**more):
    columns = {"question": ["a", "b", "a", "c"], "probability": [0.7, 0.2, 0.4, 0.5]}
    return pd.DataFrame(columns | more)


def joined(table, invalid="error", **outcomes):
    return join_outcomes(table, pd.DataFrame(outcomes), invalid=invalid)


def test_every_forecast_gets_the_outcome_of_its_question():
    found = joined(forecasts(), question=["b", "a"], outcome=["no", "yes"])
    assert found.frame["outcome"].tolist()[:3] == ["yes", "no", "yes"]
    assert list(tidy(found.frame, duplicates="all").excluded) == ["", "", "", "no outcome yet"]
    assert found.remarks == []


def test_a_question_without_an_outcome_has_none_yet_however_that_is_written():
    found = joined(forecasts(), question=["a", "b"], outcome=["NA", None])
    assert set(tidy(found.frame).excluded) == {"no outcome yet"}


def test_a_number_and_its_text_are_one_question():
    table = forecasts(question=[1, 2, 1, 3])
    found = joined(table, question=["1", "2", "03"], outcome=[1, 0, 1]).frame
    assert found["outcome"].isna().tolist() == [False, False, False, True]


def test_a_day_is_one_key_in_text_and_in_parquet():
    days = pd.to_datetime(["2026-01-01", "2026-01-02", "2026-01-02", None])
    told = ["2026-01-01", "2026-01-02", "2026-01-02", ""]
    for day, other in ((days, told), (told, days)):
        found = joined(
            forecasts(day=day), question=["a", "b", "a", "c"], day=other, outcome=[1, 0, 1, 1]
        )
        assert found.frame["outcome"].tolist() == [1, 0, 1, 1]
        assert found.remarks == ["Outcomes are joined by question, day."]


def test_what_belongs_to_the_forecast_is_no_key():
    table = forecasts(forecaster=["x", "y", "y", "x"], made=["2026-01-01"] * 4, weight=[1, 1, 1, 1])
    known = {"question": ["a", "b"], "outcome": [1, 0], "forecaster": ["z", "z"],
             "made": ["2026-02-01"] * 2, "weight": [9, 9], "probability": [0.1, 0.1]}  # fmt: skip
    found = joined(table, **known).frame
    assert found["outcome"].tolist()[:3] == [1, 0, 1]
    assert found["weight"].tolist() == [1, 1, 1, 1]


def test_two_outcomes_of_one_question_are_refused_with_their_rows():
    known = {"question": ["a", "b", "a"], "outcome": ["yes", "no", "no"]}
    with pytest.raises(FaultyTableError, match=r"several outcomes \(rows 0, 2\)"):
        joined(forecasts(), **known)
    dropped = joined(forecasts(), "drop", **known).frame
    reasons = list(tidy(dropped, invalid="drop").excluded)
    assert [reason[:8] for reason in reasons] == ["invalid:", "", "invalid:", "no outco"]


@pytest.mark.parametrize("again", [1, 1.0, "yes", "TRUE", None, ""])
def test_the_same_outcome_told_twice_is_one(again):
    found = joined(forecasts(), question=["a", "b", "a"], outcome=["1", "0", again]).frame
    assert [str(cell) for cell in found["outcome"][:3]] == ["1", "0", "1"]


def test_two_days_on_which_one_outcome_was_known_are_several_outcomes():
    days = ["2026-01-01", "2026-01-02"]
    with pytest.raises(FaultyTableError, match="several outcomes"):
        joined(forecasts(), question=["a", "a"], outcome=[1, 1], resolved=days)


def test_the_day_of_the_outcome_is_joined_too():
    table = forecasts(made=["2026-01-01", "2026-01-01", "2026-03-01", "2026-01-01"])
    found = joined(table, question=["a", "b"], outcome=[1, 0], resolved=["2026-02-01"] * 2)
    reasons = list(tidy(found.frame).excluded)
    assert reasons == ["", "", "made after the outcome was known", "no outcome yet"]


def test_outcomes_that_nobody_forecast_are_said():
    known = {"question": ["a", "v", "w", "x", "y"], "outcome": [1, 0, 1, 0, None]}
    assert joined(forecasts(), **known).remarks == [
        "The outcomes of 3 questions that nobody forecast are not used: v, w, x."
    ]


def test_an_impossible_outcome_is_named_where_it_stands_and_only_where_it_is_used():
    known = {"question": ["z", "b"], "outcome": ["17", "void"]}
    with pytest.raises(FaultyTableError, match=r"outcome must be yes.*found void \(row 1\)"):
        joined(forecasts(), **known)
    dropped = joined(forecasts(), "drop", **known).frame
    assert list(tidy(dropped, invalid="drop").excluded)[1].startswith("invalid: outcome")


def test_a_row_without_a_question_is_refused_or_said():
    known = {"question": ["a", " "], "outcome": [1, 0]}
    with pytest.raises(FaultyTableError, match=r"question is missing \(row 1\)"):
        joined(forecasts(), **known)
    assert joined(forecasts(), "drop", **known).remarks == [
        "1 row of the outcomes names no question."
    ]


def test_a_forecast_without_a_question_takes_nobodys_outcome():
    table = forecasts(question=["a", None, "", "c"])
    found = joined(table, "drop", question=["a", None, ""], outcome=[1, 0, 0]).frame
    assert found["outcome"].isna().tolist() == [False, True, True, True]


def test_a_category_may_be_called_none():
    table = pd.DataFrame(
        {"question": ["a", "a"], "category": ["none", "some"], "probability": [0.5, 0.5]}
    )
    found = joined(table, question=["a"], outcome=["none"]).frame
    assert list(tidy(found).excluded) == ["", ""]


def test_rows_of_a_forecast_of_several_numbers_all_get_the_outcome():
    table = pd.DataFrame(
        {"question": ["a", "a"], "quantile": [0.1, 0.9], "value": [1, 2], "place": ["x", "x"]}
    )
    known = {"question": ["a", "a"], "place": ["y", "x"], "outcome": [7, 3], "value": [5, 5]}
    assert joined(table, **known).frame["outcome"].tolist() == [3, 3]


@pytest.mark.parametrize(
    ("table", "known", "said"),
    [
        (forecasts(outcome=1), {"question": ["a"], "outcome": [1]}, "column outcome of its own"),
        (
            forecasts(resolved="2026-01-01"),
            {"question": ["a"], "outcome": [1], "resolved": ["2026-01-01"]},
            "column resolved of its own",
        ),
        (forecasts(), {"question": ["a"], "y": [1]}, "table of outcomes has no column outcome"),
        (forecasts(), {"q": ["a"], "outcome": [1]}, "table of outcomes has no column question"),
        (
            pd.DataFrame({"probability": [0.5]}),
            {"question": ["a"], "outcome": [1]},
            "table of forecasts has no column question",
        ),
    ],
)
def test_tables_that_cannot_be_joined_are_told_why(table, known, said):
    with pytest.raises(UsageError, match=said):
        joined(table, **known)


def test_empty_tables_are_joined():
    assert joined(forecasts(), question=[], outcome=[]).frame["outcome"].isna().all()
    assert joined(forecasts().iloc[:0], question=["a"], outcome=[1]).frame.empty


def test_a_name_is_given_to_each_table_that_has_it():
    named = {"question": "id", "outcome": "value", "probability": "value"}
    ours, theirs = our_names(["id", "value"], ["id", "value"], named)
    assert ours == {"question": "id", "probability": "value"}
    assert theirs["outcome"] == "value"
    alone = our_names(["question"], ["id", "y"], {"question": "id"})
    assert alone == ({}, {"question": "id"})


@pytest.mark.parametrize("name", ["weight", "probability"])
def test_a_column_of_the_forecasts_is_not_taken_from_the_outcomes(name):
    with pytest.raises(UnknownNameError, match="no column is called 'size'"):
        our_names(["question", name], ["question", "outcome", "size"], {name: "size"})
