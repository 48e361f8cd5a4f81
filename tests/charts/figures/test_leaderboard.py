"""The picture of a leaderboard: bands in place of bare ranks, and nothing kept silent."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import numpy as np
import pandas as pd
import pytest
import scipy.stats

import predtrack as pt
from predtrack.charts import get_chart
from predtrack.charts.figures.leaderboard import leaderboard as draw
from predtrack.errors import UsageError
from predtrack.workflows.leaderboard import leaderboard

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert('1' & \"2\")</script> 🎲\n\x1b[31m" + "长" * 10_000


def table(forecasters=8, questions=100, *, seed=0, names=None, asked="q", filled=0.7):
    rng = np.random.default_rng(seed)
    noise = np.linspace(0.02, 0.3, forecasters)
    chance = rng.uniform(0.05, 0.95, questions)
    outcome = (rng.random(questions) < chance).astype(int)
    who, what = np.nonzero(rng.random((forecasters, questions)) < filled)
    said = (chance[what] + rng.normal(0, 1, len(who)) * noise[who]).clip(0.01, 0.99)
    return pd.DataFrame(
        {
            "forecaster": [(names or [f"f{n:02d}" for n in range(forecasters)])[n] for n in who],
            "question": [f"{asked}{n}" for n in what],
            "probability": said,
            "outcome": outcome[what],
        }
    )


@pytest.fixture(scope="module")
def board():
    few = pd.DataFrame({"forecaster": "few", "question": ["q1", "q2"], "probability": 0.5,
                        "outcome": table().set_index("question")["outcome"][["q1", "q2"]]
                        .groupby(level=0).first().to_numpy()})  # fmt: skip
    return leaderboard(pd.concat([table(), few]), aggregates=["mean", "median"])


@pytest.fixture(scope="module")
def groups():
    names = ["甲", "乙", "丙"]
    return leaderboard(pd.concat([table(5), table(3, 40, seed=4, names=names, asked="x")]))


def data_of(chart):
    """Give the lines of each panel as the specification has them."""
    specification = chart.to_dict()
    panels = specification.get("vconcat", [specification])
    held = specification.get("datasets", {})
    found = []
    for panel in panels:
        for part in [panel, *panel.get("layer", ())]:
            data = part.get("data", {})
            rows = data.get("values") or held.get(data.get("name"), [])
            if rows and "name" in rows[0] and rows not in found:
                found.append(rows)
    return found


def test_the_title_is_the_finding(board):
    first = board.places[0].forecaster
    assert draw(board).title.startswith(f"{first} has the best score of 8 forecasters")
    assert not draw(board).title.endswith(".")


def test_nobody_is_first_where_nobody_is_told_apart():
    drawn = draw(leaderboard(table(3, 6, filled=1.0)))
    assert "each of them may be first" in drawn.title


def test_someone_who_is_surely_first_is_named():
    rows = table(2, 200, filled=1.0)
    told = np.where(rows["forecaster"] == "f00", 0.9, 0.6)
    said = np.where(rows["outcome"] == 1, told, 1 - told)
    rows["probability"] = said - np.random.default_rng(0).uniform(0, 0.05, len(rows))
    assert draw(leaderboard(rows)).title.startswith("f00 is first of 2 forecasters")


def test_what_is_drawn_is_what_was_found(board):
    (rows,) = data_of(draw(board))
    assert [row["name"] for row in rows] == [place.forecaster for place in board.places]
    for row, place in zip(rows, board.places, strict=True):
        assert row["value"] == place.adjusted
        assert (row["low"], row["high"]) == (place.interval_low, place.interval_high)
        assert row["kind"] == place.kind
        assert row["n"] == f"{place.n:,} ({place.coverage * 100:.0f} %)"


def test_a_rank_is_a_band_and_an_aggregate_has_none(board):
    (rows,) = data_of(draw(board))
    for row, place in zip(rows, board.places, strict=True):
        low, high = place.rank_low, place.rank_high
        band = "–" if low is None else f"{low}" if low == high else f"{low}–{high}"
        assert row["rank"] == band
    assert {row["rank"] for row in rows if row["kind"] == "aggregate"} == {"–"}


def test_an_aggregate_has_another_shape_and_is_explained(board):
    assert "diamond" in json.dumps(draw(board).to_dict())
    assert "Diamond: all forecasters joined into one" in draw(board).note
    assert "Diamond" not in draw(leaderboard(table())).note


def test_the_interval_is_students_for_the_questions_of_each():
    board = leaderboard(table())
    for place in board.places:
        half = scipy.stats.t.ppf(0.95, place.n - 1) * place.standard_error
        assert place.interval_high - place.adjusted == pytest.approx(half, rel=1e-9)
        assert place.adjusted - place.interval_low == pytest.approx(half, rel=1e-9)


def test_the_interval_stays_where_a_score_can_be():
    rows = table(3, 8, filled=1.0).assign(probability=lambda t: 0.9 * t["outcome"] + 0.02)
    rows.loc[rows["forecaster"] == "f02", "probability"] = np.linspace(0.1, 0.9, 8)
    places = leaderboard(rows).places
    assert min(place.interval_low for place in places if place.interval_low is not None) >= 0


def test_the_interval_holds_the_score_as_often_as_it_says():
    held = []
    for seed in range(60):
        rng = np.random.default_rng(seed)
        apart = np.array([0.0, 0.02, -0.02, 0.05])
        hard = rng.normal(0, 0.1, 60)
        scores = 1.0 + apart[:, None] + hard + rng.normal(0, 0.05, (4, 60))
        who, what = np.indices((4, 60))
        rows = pd.DataFrame({"forecaster": who.ravel().astype(str), "question": what.ravel(),
                             "value": scores.ravel() ** 0.5, "outcome": 0.0})  # fmt: skip
        board = leaderboard(rows, rule="squared", draws=300, seed=seed)
        truth = apart - apart.mean() + scores.mean()
        places = {place.forecaster: place for place in board.places}
        held += [
            places[str(n)].interval_low <= truth[n] <= places[str(n)].interval_high
            for n in range(4)
        ]
    assert 0.84 <= np.mean(held) <= 0.96


def test_who_is_not_ranked_is_counted_with_the_reason(board):
    assert "Not ranked: 1 (fewer than 5 questions)." in draw(board).note


def test_groups_have_panels_of_their_own_and_are_said_not_to_be_comparable(groups):
    first, second = data_of(draw(groups))
    assert (len(first), len(second)) == (5, 3)
    assert "The 2 groups share no question and are not comparable." in draw(groups).note
    assert "Group 2, ranked apart" in draw(groups).text()


def test_who_is_out_for_an_infinite_score_is_not_said_to_lack_questions():
    frame = pd.DataFrame({"forecaster": ["a", "b"] * 8, "question": np.repeat(np.arange(8), 2),
                          "probability": [0.5, 0.6] * 7 + [0.0, 0.5], "outcome": 1})  # fmt: skip
    drawn = draw(leaderboard(frame, rule="log"))
    assert drawn.title == (
        "Nobody is ranked: of those without an infinite score, no two have 5 questions each and"
        " some in common"
    )


def test_forty_lines_are_drawn_and_the_rest_is_counted():
    drawn = draw(leaderboard(table(60, 80)))
    (rows,) = data_of(drawn)
    assert len(rows) == 40
    assert "20 more lines are not drawn." in drawn.note
    assert len(drawn.text().splitlines()) < 60


def test_nobody_to_rank_is_a_calm_picture():
    drawn = draw(leaderboard(table(3, 4)))
    assert drawn.title.startswith("Nobody is ranked")
    assert drawn.description == "nobody is ranked"
    assert "nobody is ranked" in drawn.svg()
    assert "Not ranked: 3" in drawn.text()


def test_the_letters_are_these():
    rows = pd.DataFrame(
        {
            "forecaster": ["ann", "bob", "cid"] * 6,
            "question": [f"q{n}" for n in range(6) for _ in range(3)],
            "probability": [0.9, 0.6, 0.2, 0.8, 0.7, 0.3, 0.95, 0.5, 0.4] * 2,
            "outcome": 1,
        }
    )
    assert draw(leaderboard(rows, aggregates=["mean"])).text().splitlines() == [
        "ann is first of 3 forecasters: at the 90 % level nobody else can be (adjusted",
        "brier 0.0175)",
        "Brier score (one probability, 0 to 1), lower is better; adjusted for the",
        "difficulty of the questions; n = 6 questions",
        "",
        "ann        ├●──┤                                                  1  n=6 (100 %)",
        "mean of 3                ━                                        –  n=6 (100 %)",
        "bob                ├─────●─────┤                                  2  n=6 (100 %)",
        "cid                                           ├─────●──────┤      3  n=6 (100 %)",
        "           0                                           0.576",
        "",
        "●: adjusted score; line: 90 % interval; ━: joined forecasters",
        "Line: 90 % interval of one score. Rank: places that cannot be excluded at that",
        "level, each forecaster beside all others.",
    ]


def test_a_frame_will_do(board):
    assert (
        draw(pt.leaderboard(table())).title == get_chart("leaderboard")(leaderboard(table())).title
    )
    with pytest.raises(UsageError, match="shows a Leaderboard, and was given a DataFrame"):
        draw(table())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_svg_has_title_and_description(language, board):
    picture = ET.fromstring(draw(board, language=language).svg())
    assert picture.find(f"{SVG}title").text == draw(board, language=language).title
    assert board.places[0].forecaster in picture.find(f"{SVG}desc").text


def test_chinese_is_chinese(board):
    drawn = draw(board, language="zh")
    assert "名预测者" in drawn.title
    assert "未上榜：1 名" in drawn.note
    assert "菱形" in drawn.note


def test_the_same_board_gives_the_same_bytes(board):
    assert draw(board).svg() == draw(board).svg()
    assert draw(board).to_dict("dark") == draw(board).to_dict("dark")


def test_hostile_names_stay_text_and_distinct():
    names = [HOSTILE, f"{HOSTILE}!", "\u200b", "mean of 4"]
    board = leaderboard(table(4, 40, names=names), aggregates=["mean"])
    drawn = draw(board)
    (rows,) = data_of(drawn)
    assert len({row["name"] for row in rows}) == 5
    svg = drawn.svg()
    assert ET.fromstring(svg) is not None
    assert "<script" not in svg
    assert "\x1b" not in drawn.text()
    assert len(json.dumps(drawn.to_dict())) < 50_000


def test_a_rule_without_an_end_names_it(board):
    assert "0 to ∞" in draw(leaderboard(table(), rule="log")).subtitle
    assert "higher is better" in draw(leaderboard(table(), rule="spherical")).subtitle


def test_the_order_of_shrunken_scores_is_said():
    assert "(shrunken)" in draw(leaderboard(table(), order="shrunken")).note
