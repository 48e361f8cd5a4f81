"""Who is first, how surely, and who is not ranked."""

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pytest

import predtrack as pt
from predtrack.errors import UnknownNameError, UsageError
from predtrack.scores.comparison import relative_skill
from predtrack.scores.skill import skill_against_base_rate
from predtrack.workflows.leaderboard import leaderboard

nan = float("nan")


def of_scores(scores, names="abcdefgh"):
    """A table whose squared errors are these scores, forecasters by questions."""
    who, what = np.nonzero(~np.isnan(scores))
    return pd.DataFrame(
        {
            "forecaster": [names[row] for row in who],
            "question": [f"q{column:03d}" for column in what],
            "value": np.sqrt(np.asarray(scores)[who, what]),
            "outcome": 0.0,
        }
    )


def crowd(forecasters=8, questions=120, seed=0, filled=0.7, spread=0.25):
    """Forecasters with noise of their own about the chances of the questions."""
    rng = np.random.default_rng(seed)
    noise = np.linspace(0.02, 0.02 + spread, forecasters)
    chance = rng.uniform(0.05, 0.95, questions)
    outcome = (rng.random(questions) < chance).astype(int)
    who, what = np.nonzero(rng.random((forecasters, questions)) < filled)
    said = (chance[what] + rng.normal(0, 1, len(who)) * noise[who]).clip(0.01, 0.99)
    return pd.DataFrame(
        {
            "forecaster": [f"f{n}" for n in who],
            "question": [f"q{n:03d}" for n in what],
            "probability": said,
            "outcome": outcome[what],
        }
    )


def test_the_vector_of_difficulty():
    table = of_scores([[0.04, 0.25, nan], [0.09, nan, 0.49], [nan, 0.16, 0.36], [0.01, 0.36, 0.64]])
    board = pt.leaderboard(table, rule="squared", minimum=1).set_index("forecaster")
    apart = (board["adjusted"] - board.loc["a", "adjusted"])[[*"abcd"]]
    assert apart.tolist() == pytest.approx([0, 0.03, -0.132, 0.071], abs=1e-12)
    assert board["raw"][[*"abcd"]].tolist() == pytest.approx([0.145, 0.29, 0.26, 0.33666666667])
    assert board.index.tolist() == ["c", "a", "b", "d"]  # raw means would misrank them


def test_the_difficulty_of_each_question_is_published():
    table = of_scores([[0.04, 0.25, nan], [0.09, nan, 0.49], [nan, 0.16, 0.36], [0.01, 0.36, 0.64]])
    hard = pt.leaderboard(table, rule="squared", minimum=1).difficulty.set_index("question")
    apart = hard["difficulty"] - hard.loc["q000", "difficulty"]
    assert apart[["q000", "q001", "q002"]].tolist() == pytest.approx([0, 0.264, 0.494])
    assert hard["difficulty"].mean() == pytest.approx(0)
    assert hard["answers"].tolist() == [3, 3, 3]


def test_the_vector_of_relative_skill():
    scores = np.full((3, 6), nan)
    scores[0] = [0.04, 0.09, 0.25, 0.01, 0.36, 0.16]
    scores[1, :4] = [0.16, 0.04, 0.25, 0.09]
    scores[2, [0, 4, 5]] = [0.09, 0.25, 0.16]
    board = pt.leaderboard(of_scores(scores), rule="squared", minimum=1).set_index("forecaster")
    wanted = {"a": 0.93174332457579, "b": 1.350212762358327, "c": 0.794879874711245}
    assert board["relative_skill"].to_dict() == pytest.approx(wanted, rel=1e-9)
    assert board["coverage"].to_dict() == pytest.approx({"a": 1, "b": 4 / 6, "c": 0.5})


def test_always_one_half_scores_a_quarter():
    table = crowd()
    half = table.drop_duplicates("question").assign(forecaster="half", probability=0.5)
    board = pt.leaderboard(pd.concat([table, half])).set_index("forecaster")
    assert board.loc["half", "adjusted"] == pytest.approx(0.25, rel=1e-9)


def test_answering_easy_questions_only_does_not_climb():
    rng = np.random.default_rng(4)
    hard = np.concatenate([np.full(100, 0.02), np.full(100, 0.3)])
    scores = hard + rng.normal(0, 0.05, (5, 200)) ** 2
    scores[1] += 0.02  # the second is the worst on every kind of question
    scores[1, 100:] = nan  # and answers the easy ones alone
    board = leaderboard(of_scores(scores), rule="squared")
    raw = sorted(board.places, key=lambda place: place.raw)
    assert raw[0].forecaster == "b"
    assert board.places[-1].forecaster == "b"
    assert board.places[-1].rank_low == 5
    for order in ("adjusted", "shrunken"):
        assert leaderboard(of_scores(scores), rule="squared", order=order).places[-1].n == 100


def test_easy_questions_do_not_help_against_the_other_references_either():
    rng = np.random.default_rng(6)
    scores = np.concatenate([np.full(50, 0.02), np.full(50, 0.3)]) + rng.uniform(0, 0.01, (4, 100))
    scores[1] += 0.02
    scores[1, 50:] = nan
    board = pt.leaderboard(of_scores(scores), rule="squared").set_index("forecaster")
    assert board["relative_skill"].idxmax() == "b"
    assert board["peer"].idxmin() == "b"


def test_groups_that_share_no_question_are_ranked_apart():
    far = crowd(3, 60, seed=1).assign(
        question=lambda rows: "far " + rows["question"],
        forecaster=lambda rows: "far " + rows["forecaster"],
    )
    board = leaderboard(pd.concat([crowd(), far]))
    assert board.groups == 2
    assert [place.group for place in board.places] == [1] * 8 + [2] * 3
    assert {place.rank for place in board.places if place.group == 2} == {1, 2, 3}
    assert max(place.rank_high for place in board.places if place.group == 2) == 3


def test_who_is_not_ranked_is_listed_with_the_reason():
    table = crowd()
    few = table.drop_duplicates("question")[:3].assign(forecaster="few")
    alone = table[table["forecaster"] == "f0"].assign(
        forecaster="alone", question=lambda rows: "own " + rows["question"]
    )
    certain = table[table["forecaster"] == "f1"].assign(
        forecaster="certain", probability=lambda rows: 1.0 - rows["outcome"]
    )
    found = pt.leaderboard(pd.concat([table, few, alone, certain]), rule="log")
    out = found.left_out.set_index("forecaster")["reason"]
    assert out["few"] == "fewer than 5 questions"
    assert out["alone"] == "no question in common with another who is ranked"
    assert out["certain"].startswith("an infinite score")
    assert set(found["forecaster"]) == {f"f{n}" for n in range(8)}


def test_nobody_is_ranked_on_too_little():
    board = leaderboard(crowd(2, 3, filled=1))
    assert board.places == ()
    assert len(board.left_out) == 2
    assert "Nobody is ranked" in pt.leaderboard(crowd(2, 3, filled=1)).notes


def test_columns_are_those_of_the_mathematics():
    table = crowd(5, 40, filled=0.8)
    board = pt.leaderboard(table).set_index("forecaster")
    wide = table.assign(score=(table["probability"] - table["outcome"]) ** 2).pivot_table(
        index="question", columns="forecaster", values="score"
    )
    assert board["raw"].to_dict() == pytest.approx(wide.mean().to_dict())
    assert board["common"].to_dict() == pytest.approx(wide.dropna().mean().to_dict())
    skill = dict(zip(wide.columns, relative_skill(wide.to_numpy()).skill, strict=True))
    assert board["relative_skill"].to_dict() == pytest.approx(skill)
    for name, own in table.groupby("forecaster"):
        others = table[table["forecaster"] != name]
        said = others.groupby("question")["probability"].median()
        met = own[own["question"].isin(said.index)]
        median = met["question"].map(said)
        mean = others.merge(met[["question"]]).assign(
            score=lambda rows: (rows["probability"] - rows["outcome"]) ** 2
        ).groupby("question")["score"].mean()  # fmt: skip
        score = (met["probability"] - met["outcome"]) ** 2
        reference = (median - met["outcome"]) ** 2
        assert board.loc[name, "skill_crowd"] == pytest.approx(1 - score.mean() / reference.mean())
        ahead = (met["question"].map(mean) - score).mean()
        assert board.loc[name, "peer"] == pytest.approx(ahead)


def test_skill_against_the_base_rate_is_that_of_the_whole_table():
    table = crowd(3, 50, filled=1)
    board = pt.leaderboard(table).set_index("forecaster")
    own = table[table["forecaster"] == "f1"]
    wanted = skill_against_base_rate(own["probability"], own["outcome"], base_rate="sample")
    assert board.loc["f1", "skill_base_rate"] == pytest.approx(wanted.value)


def test_aggregates_stand_among_the_forecasters_without_a_rank():
    table = crowd()
    found = pt.leaderboard(table, aggregates=["mean", "median", "geometric-mean-of-odds"])
    joined = found[found["kind"] == "aggregate"].set_index("forecaster")
    assert joined["rank"].isna().all()
    several = table.groupby("question").filter(lambda rows: len(rows) > 1)
    mean = several.groupby("question").agg({"probability": "mean", "outcome": "first"})
    wanted = ((mean["probability"] - mean["outcome"]) ** 2).mean()
    assert joined.loc["mean of 8", "raw"] == pytest.approx(wanted)
    plain = pt.leaderboard(table).set_index("forecaster")["adjusted"].to_dict()
    beside = found[found["kind"] == "forecaster"].set_index("forecaster")["adjusted"].to_dict()
    assert beside == pytest.approx(plain)  # aggregates change nobody's score
    with pytest.raises(UnknownNameError, match="did you mean 'median'"):
        leaderboard(table, aggregates=["medain"])
    with pytest.raises(UsageError, match="has none"):
        leaderboard(of_scores([[0.1, 0.2], [0.2, 0.3]]), aggregates=["mean"])


def test_an_aggregate_that_says_what_one_forecaster_says_scores_the_same():
    table = crowd(1, 60, filled=1)
    twins = pd.concat([table, table.assign(forecaster="twin")])
    found = pt.leaderboard(twins, aggregates=["median"])
    assert np.ptp(found["adjusted"]) < 1e-12


def test_higher_is_better_where_the_rule_says_so():
    table = crowd(5, 200)
    lower, higher = (leaderboard(table, rule=rule).places for rule in ("brier", "spherical"))
    assert higher[0].adjusted > higher[-1].adjusted
    assert higher[0].rank == 1
    assert lower[0].forecaster == higher[0].forecaster
    assert higher[0].relative_skill is None


def test_few_answers_are_drawn_towards_the_mean():
    table = crowd(8, 200, filled=0.9)
    few = table[table["forecaster"] == "f0"].sample(8, random_state=1)
    table = pd.concat([table[table["forecaster"] != "f0"], few])
    board = pt.leaderboard(table).set_index("forecaster")
    assert board["standard_error"].idxmax() == "f0"
    assert board["shrunken"].std() < board["adjusted"].std()
    assert abs(board.loc["f0", "shrunken"] - board.loc["f0", "adjusted"]) > 0.005


@pytest.mark.parametrize(
    "hold", [pl.from_pandas, lambda table: pl.from_pandas(table).lazy(), duckdb.from_df]
)
def test_every_library_gives_the_same(hold):
    table = crowd()
    wanted, found = (pt.leaderboard(one, aggregates="median") for one in (table, hold(table)))
    assert found["forecaster"].tolist() == wanted["forecaster"].tolist()
    for name in ("adjusted", "shrunken", "relative_skill", "peer", "skill_crowd", "rank_low"):
        assert found[name].to_numpy(float) == pytest.approx(
            wanted[name].to_numpy(float), rel=1e-9, nan_ok=True
        )


def test_weights_weigh_questions():
    table = crowd(4, 50, filled=1).assign(weight=1.0)
    double = pd.concat([table, table[table["question"] < "q020"].assign(
        question=lambda rows: "again " + rows["question"])])  # fmt: skip
    table.loc[table["question"] < "q020", "weight"] = 2.0
    one, other = (pt.leaderboard(t).set_index("forecaster") for t in (table, double))
    assert one["adjusted"].to_dict() == pytest.approx(
        (other["adjusted"] + (one["adjusted"] - other["adjusted"]).mean()).to_dict()
    )
    assert one["n"].tolist() == [50] * 4


def test_bands_are_the_same_again_and_change_with_the_seed():
    table = crowd(12, 40)
    one, again, other = (leaderboard(table, seed=seed).places for seed in (1, 1, 2))
    assert one == again
    assert [p.standard_error for p in one] != [p.standard_error for p in other]


def test_clusters_that_are_few_widen_the_bands():
    table = crowd(6, 100).assign(source=lambda rows: rows["question"].str[1:].astype(int) // 25)
    alone, whole = (
        sum(p.rank_high - p.rank_low for p in leaderboard(table, cluster=c).places)
        for c in ("", "source")
    )
    assert whole > alone


def test_what_is_unknown_is_named():
    with pytest.raises(UnknownNameError):
        leaderboard(crowd(), order="raw")
    with pytest.raises(UnknownNameError):
        leaderboard(crowd(), rule="brir")
    with pytest.raises(UnknownNameError):
        leaderboard(crowd(), cluster="nothing")
    with pytest.raises(UsageError, match="needs the column forecaster"):
        leaderboard(crowd().drop(columns="forecaster").drop_duplicates("question"))


def test_the_frame_keeps_what_it_is_when_it_is_cut():
    found = pt.leaderboard(crowd())
    assert found.head(2).notes == found.notes
    assert "adjusted brier" in found._repr_html_()


def test_among_equals_nobody_is_called_first_more_often_than_stated():
    rng = np.random.default_rng(1)
    called = 0
    for _ in range(100):
        chance = rng.uniform(0.1, 0.9, 40)
        outcome = (rng.random(40) < chance).astype(float)
        table = pd.DataFrame(
            {
                "forecaster": np.repeat([*"abcd"], 40),
                "question": np.tile(np.arange(40), 4),
                "probability": (np.tile(chance, 4) + rng.normal(0, 0.15, 160)).clip(0.01, 0.99),
                "outcome": np.tile(outcome, 4),
            }
        )
        called += any(place.rank_high == 1 for place in leaderboard(table, draws=300).places)
    assert called <= 10
