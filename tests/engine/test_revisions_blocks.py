"""However the rows lie, and however little may be held, whole questions go through one pass."""

from __future__ import annotations

import duckdb
import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from predtrack.engine import (
    revisions,
    revisions_batches,
    revisions_blocks,
    revisions_facts,
    revisions_parts,
)
from predtrack.engine.revisions import time_averages
from predtrack.engine.revisions_blocks import whole_questions
from predtrack.engine.revisions_facts import Facts
from predtrack.engine.revisions_keys import _keys_of, keyed
from predtrack.engine.revisions_parts import Parts
from predtrack.errors import UsageError
from predtrack.scores import SCORES

BRIER = SCORES["brier"]


def table(rows=6000, questions=40):
    """Make forecasts that lie clustered by question."""
    random = np.random.default_rng(5)
    question = np.sort(random.integers(0, questions, rows))
    return pd.DataFrame(
        {
            "question": [f"question {q}" for q in question],
            "forecaster": random.choice(["ana", "ben", "cleo"], rows),
            "made": random.integers(0, 100, rows),
            "closes": 80 + question,
            "resolved": 60 + question,
            "probability": random.random(rows),
            "outcome": question % 2,
        }
    )


def shuffled(frame):
    """Shuffle rows, but leave those made at one time in the order they came."""
    mixed = frame.assign(place=np.arange(len(frame))).sample(frac=1, random_state=3)
    key = ["question", "forecaster", "made"]
    kept = mixed.groupby(key)["place"].transform(sorted)
    return frame.loc[kept].reset_index(drop=True)


def averages(frame, **options):
    return time_averages(frame, BRIER, by=["forecaster"], order="mean_of_scores", **options).table


@pytest.fixture
def small(monkeypatch):
    """Make batches and parts of some hundred rows."""
    monkeypatch.setattr(revisions_batches, "ROWS", 500)
    monkeypatch.setattr(revisions_batches, "AT_ONCE", 2000)
    monkeypatch.setattr(revisions_parts, "ROWS", 500)
    monkeypatch.setattr(revisions_blocks, "WAITING", 2000)


@pytest.fixture
def parts_made(monkeypatch):
    """The parts into which rows were sorted."""
    made = []

    class Watched(Parts):
        def __init__(self, *given):
            super().__init__(*given)
            made.append(self)

        def _write(self):
            super()._write()
            self.folder = self._folder.name

    monkeypatch.setattr(revisions_blocks, "Parts", Watched)
    return made


LIBRARIES = {
    "pandas": lambda frame: frame,
    "polars": lambda frame: pl.from_pandas(frame).lazy(),
    "pyarrow": pa.Table.from_pandas,
    "duckdb": lambda frame: duckdb.from_arrow(pa.Table.from_pandas(frame)),
}


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("memory", [1 << 30, 0])
@pytest.mark.parametrize("library", LIBRARIES)
def test_shuffled_rows_have_the_averages_of_clustered_ones(library, memory):
    frame = table()
    wanted = averages(frame)
    for rows in (frame, shuffled(frame)):
        pd.testing.assert_frame_equal(
            averages(LIBRARIES[library](rows), memory=memory), wanted, rtol=1e-12
        )


@pytest.mark.usefixtures("small")
def test_clustered_rows_are_not_sorted_into_parts(parts_made):
    averages(table())
    assert parts_made == []


@pytest.mark.usefixtures("small")
def test_rows_that_are_nearly_clustered_are_not_sorted_either(parts_made):
    frame = table()
    frame = frame.assign(made=frame["made"] + np.arange(6000) / 6000)
    mixed = frame.loc[[*range(0, 900, 2), *range(1, 900, 2), *range(900, 6000)]]
    pd.testing.assert_frame_equal(averages(mixed), averages(frame), rtol=1e-12)
    assert parts_made == []


@pytest.mark.usefixtures("small")
def test_a_question_that_is_too_long_to_wait_for_is_still_whole(parts_made):
    pd.testing.assert_frame_equal(
        averages(table(questions=2)), averages(shuffled(table(questions=2))), rtol=1e-12
    )
    assert len(parts_made) == 2


@pytest.mark.usefixtures("small")
def test_rows_beyond_the_memory_go_into_files_that_are_removed(parts_made, tmp_path, monkeypatch):
    monkeypatch.setattr(revisions_parts.tempfile, "tempdir", str(tmp_path))
    averages(shuffled(table()), memory=0)
    assert parts_made[0].folder.startswith(str(tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("small")
def test_the_files_are_removed_after_a_fault_too(parts_made, tmp_path, monkeypatch):
    monkeypatch.setattr(revisions_parts.tempfile, "tempdir", str(tmp_path))
    frame = shuffled(table())
    frame.loc[frame["made"].idxmin(), "probability"] = 70
    with pytest.raises(UsageError, match="probability must"):
        averages(frame, memory=0)
    assert len(parts_made) == 1
    assert list(tmp_path.iterdir()) == []


def test_parts_hold_whole_questions_in_the_order_they_came(monkeypatch):
    monkeypatch.setattr(revisions_parts, "ROWS", 10)
    random = np.random.default_rng(1)
    rows = np.column_stack([random.integers(-9, 9, 200), np.arange(200)])
    for memory in (0, 1 << 20):
        parts = Parts(200, memory)
        parts.add(rows[:120])
        parts.add(rows[120:])
        found = list(parts)
        parts.close()
        assert sum(map(len, found)) == 200
        homes = [set(part[:, 0]) for part in found]
        assert sum(map(len, homes)) == len(set(rows[:, 0]))
        assert len(found) > 4
        for part in found:
            for question in set(part[:, 0]):
                held = part[part[:, 0] == question, 1]
                np.testing.assert_array_equal(held, rows[rows[:, 0] == question, 1])


def test_no_block_divides_a_question():
    facts = Facts(np.array([3, 5, 8]), np.array([3, 1, 2]), {}, np.zeros(3))
    rows = np.array([[3, 0], [3, 1], [5, 2], [8, 3], [3, 4], [8, 5]])
    blocks = list(whole_questions(iter([rows[:2], rows[2:4], rows[4:]]), facts, memory=0))
    rest = [[3, 0], [3, 1], [8, 3], [3, 4], [8, 5]]
    assert [block.tolist() for block in blocks] == [[[5, 2]], rest]


def test_names_never_leave_the_engine_row_by_row(monkeypatch):
    seen = []

    def watched(lazy, rows):
        seen.append(lazy.collect_schema())
        return revisions_batches.batches(lazy, rows=rows)

    monkeypatch.setattr(revisions, "batches", watched)
    averages(duckdb.from_arrow(pa.Table.from_pandas(table())))
    assert set(seen[0].dtypes()) == {nw.UInt64, nw.Float64}


@pytest.mark.usefixtures("small")
def test_duckdb_needs_no_pyarrow(monkeypatch):
    relation = duckdb.from_arrow(pa.Table.from_pandas(table()))
    wanted = averages(relation)
    monkeypatch.setattr(revisions_batches, "find_spec", {}.get)
    pd.testing.assert_frame_equal(averages(relation), wanted)


def test_older_polars_hands_over_batches_too(monkeypatch):
    monkeypatch.setattr(revisions_batches, "ROWS", 500)
    frame = pl.from_pandas(table())

    class Older:
        def collect(self, engine):
            assert engine == "streaming"
            return frame

    assert [len(piece) for piece in revisions_batches._of_polars(Older())] == [500] * 12


def test_names_with_one_hash_are_told_apart(monkeypatch):
    """Two names may have one hash, however rarely: then other hashes are taken."""
    frame, seeds = pl.from_pandas(table()), []
    keyed = revisions_facts.keyed

    def colliding(lazy, names, times, *, seed):
        seeds.append(seed)
        rows = keyed(lazy, names, times, seed=seed)
        same = {0: ["key question"], 1: ["key forecaster"]}.get(seed, [])
        number = nw.lit(7).cast(nw.UInt64)
        return rows.with_columns(number.alias(each) for each in same) if same else rows

    wanted = averages(frame)
    monkeypatch.setattr(revisions_facts, "keyed", colliding)
    pd.testing.assert_frame_equal(averages(frame), wanted, rtol=1e-12)
    assert seeds == [0, 1, 2]


@pytest.mark.parametrize("library", ["duckdb", "polars"])
def test_every_seed_gives_other_hashes(library):
    lazy = nw.from_native(LIBRARIES[library](table(9))).lazy()
    hashes = [
        set(keyed(lazy, ["question"], ["made"], seed=seed).collect()["key question"].to_list())
        for seed in (0, 1, 2)
    ]
    assert len(set.union(*hashes)) == sum(map(len, hashes))


def test_a_table_that_changes_under_the_hand_is_refused(monkeypatch):
    def shorter(lazy, rows):
        return (batch[:-1] for batch in revisions_batches.batches(lazy, rows=rows))

    monkeypatch.setattr(revisions, "batches", shorter)
    with pytest.raises(UsageError, match="changed while it was read"):
        averages(table())


def test_a_library_that_cannot_number_names_is_refused():
    class Unknown:
        implementation = nw.Implementation.IBIS

    with pytest.raises(UsageError, match="write it to Parquet"):
        _keys_of(Unknown())
