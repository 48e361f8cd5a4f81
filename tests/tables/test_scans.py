"""Tables that are opened and not read: what may go wrong on the way."""

import duckdb
import numpy as np
import pandas as pd
import pytest

from predtrack.errors import FaultyTableError, StorageError, UsageError
from predtrack.tables.scans import ENGINES, EngineSettings, engine_faults, open_scan, read_memory
from predtrack.workflows.score_table import score_table

LINE = "q{0},model,0.5,1\n"


@pytest.fixture
def text(tmp_path):
    """Write a text file of forecasts, with one line of its own in the middle."""

    def write(middle, rows=30_000):
        path = tmp_path / "forecasts.csv"
        lines = [LINE.format(row) for row in range(rows)]
        lines[rows // 2] = middle
        path.write_text("question,forecaster,probability,outcome\n" + "".join(lines), "utf-8")
        return path

    return write


def test_a_line_that_is_torn_is_named(text):
    with pytest.raises(StorageError, match=r"cannot read .*forecasts\.csv"):
        score_table(text('q1,"model,0.5,1\n'), engine="duckdb", rules=["brier"])
    with pytest.raises(StorageError, match="line 15002 has 2 cells"):
        score_table(text("q1,model\n"), engine="duckdb", rules=["brier"])


def test_polars_which_sees_no_torn_line_reads_no_text(text):
    with pytest.raises(UsageError, match="--engine duckdb"):
        score_table(text("q1,model\n"), engine="polars")


def test_a_faulty_cell_is_named_by_its_line(text):
    with pytest.raises(FaultyTableError, match=r"1\.5 \(line 15002\)"):
        score_table(text("qx,model,1.5,1\n"), engine="duckdb", rules=["brier"])


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_a_file_that_is_no_table_is_said_to_be_none(tmp_path, engine):
    path = tmp_path / "forecasts.parquet"
    path.write_bytes(b"PAR1 and then nothing")
    with pytest.raises(StorageError, match="cannot read"):
        score_table(path, engine=engine)
    with pytest.raises(StorageError, match="no such file"):
        score_table(tmp_path / "none.parquet", engine=engine)


def test_an_empty_table_scores_nothing(tmp_path):
    path = tmp_path / "forecasts.csv"
    path.write_text("question,forecaster,probability,outcome\n", "utf-8")
    card = score_table(path, engine="duckdb")
    assert (card.rows, card.funnel.published) == ((), 0)


def test_files_of_one_table_may_have_their_columns_in_any_order(tmp_path):
    (tmp_path / "a.csv").write_text("question,probability,outcome\nq1,0.5,1\n", "utf-8")
    (tmp_path / "b.csv").write_text("# note\noutcome;probability;question\n0;0.5;q2\n", "utf-8")
    card = score_table(tmp_path, engine="duckdb", rules=["brier"])
    assert card.rows[0].n == 2


def test_a_stop_is_a_stop_and_no_fault():
    with pytest.raises(KeyboardInterrupt), engine_faults("table"):
        raise RuntimeError("Query interrupted")
    with pytest.raises(RuntimeError, match="of somebody else"), engine_faults("table"):
        raise RuntimeError("of somebody else")


def test_a_limit_that_is_too_low_is_said_to_be():
    with pytest.raises(UsageError, match="does not fit into the limit"), engine_faults("table"):
        raise duckdb.OutOfMemoryException("Out of Memory Error")


@pytest.mark.parametrize(("said", "size"), [("2GB", 2 * 10**9), ("1.5 gib", 3 * 2**29)])
def test_memory_is_read_as_people_write_it(said, size):
    assert read_memory(said) == size


@pytest.mark.parametrize("said", ["", "2 GBs", "-1GB", "100MB", "lots"])
def test_what_is_no_memory_is_refused(said):
    with pytest.raises(UsageError):
        read_memory(said)


def test_the_temporary_folder_goes_with_the_scan(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    table = pd.DataFrame({"probability": np.full(10, 0.5), "outcome": np.ones(10)})
    scan = open_scan(table, EngineSettings("duckdb", 10**9))
    assert len(list(tmp_path.iterdir())) == 1
    assert scan.rows == 10
    del scan
    assert not list(tmp_path.iterdir())


def test_the_catalogue_names_what_exists():
    assert set(ENGINES) == {"duckdb", "polars", "spark"}
    for name in ("duckdb", "polars"):
        table = pd.DataFrame({"probability": [0.5], "outcome": [1]})
        assert open_scan(table, EngineSettings(name)).engine == name
