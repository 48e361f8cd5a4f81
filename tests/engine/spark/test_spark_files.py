"""Files, folders and globs open as a Spark frame, with the numbers that DuckDB finds in them."""

from __future__ import annotations

import gzip

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from predtrack.engine import aggregate, collapse
from predtrack.errors import StorageError, UsageError
from predtrack.scores import SCORES
from predtrack.tables.scans.spark_files import scan_spark

CSV = "who,probability,outcome\na,0.7,1\nb,0.2,0\n"


@pytest.fixture
def open_files(spark, tmp_path):
    return lambda *names, **options: scan_spark(
        [str(tmp_path / name) for name in names], session=spark, **options
    )


def parquet(path, **columns):
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.table({"probability": [0.7, 0.2], "outcome": [1, 0]} | columns), path)


def means(frame, *by):
    return aggregate(frame, SCORES["brier"], by=by).round(6).to_numpy().tolist()


def test_parquet_is_opened_and_not_read(open_files, tmp_path, watch):
    parquet(tmp_path / "forecasts.parquet")
    with watch() as left:
        frame = open_files("forecasts.parquet")
    assert left.queries == 0
    assert means(frame) == [[2, 0.065]]


@pytest.mark.parametrize("name", ["f.csv", "f.csv.gz", "f.tsv", "f.tsv.gz"])
def test_numbers_are_found_in_text(open_files, tmp_path, name):
    text = CSV.replace(",", "\t") if ".tsv" in name else CSV
    packed = gzip.compress(text.encode()) if name.endswith("gz") else text.encode()
    (tmp_path / name).write_bytes(packed)
    assert means(open_files(name)) == [[2, 0.065]]
    assert means(open_files(name), "who") == [["a", 1, 0.09], ["b", 1, 0.04]]


def test_text_may_stay_text(open_files, tmp_path):
    (tmp_path / "f.csv").write_text(CSV)
    assert {kind for _, kind in open_files("f.csv", types="text").dtypes} == {"string"}


def test_an_empty_cell_and_nan_are_missing(open_files, tmp_path):
    (tmp_path / "f.csv").write_text("probability,outcome\n0.7,1\n,1\nNaN,0\n0.2,\n")
    collapsed = collapse(open_files("f.csv"))
    assert (collapsed.rows, collapsed.missing) == (4, 3)


def test_quotes_within_quotes_are_doubled(open_files, tmp_path):
    (tmp_path / "f.csv").write_text('who,probability,outcome\n"a ""b"", c",0.7,1\n')
    assert means(open_files("f.csv"), "who") == [['a "b", c', 1, 0.09]]


def test_a_folder_means_its_tables_and_its_partitions(open_files, tmp_path):
    parquet(tmp_path / "hub/year=2025/team=01/part.parquet")
    parquet(tmp_path / "hub/year=2026/team=a b/part.parquet", outcome=[1, 1])
    (tmp_path / "hub/README.md").write_text("no table")
    frame = open_files("hub")
    assert means(frame, "year", "team") == [["2025", "01", 2, 0.065], ["2026", "a b", 2, 0.365]]


def test_partitions_of_a_glob_are_columns_too(open_files, tmp_path):
    parquet(tmp_path / "hub/year=2025/part.parquet")
    parquet(tmp_path / "hub/year=2026/part.parquet")
    assert means(open_files("hub/year=*/*.parquet"), "year") == [
        ["2025", 2, 0.065],
        ["2026", 2, 0.065],
    ]


def test_only_partitions_that_are_asked_for_are_read(open_files, tmp_path, watch):
    for year in (2025, 2026):
        parquet(tmp_path / f"hub/year={year}/part.parquet")
    with watch() as left:
        collapse(open_files("hub").where("year = '2026'"))
    assert "PartitionFilters: [isnotnull(year" in left.results[0][0]


def test_several_files_are_one_table(open_files, tmp_path):
    parquet(tmp_path / "a/one.parquet")
    parquet(tmp_path / "b/two.parquet")
    assert means(open_files("a/one.parquet", "b/*.parquet")) == [[4, 0.065]]


def test_the_session_is_left_as_it_was(spark, open_files, tmp_path):
    parquet(tmp_path / "f.parquet")
    name = "spark.sql.sources.partitionColumnTypeInference.enabled"
    before = spark.conf.get(name)
    open_files("f.parquet")
    assert spark.conf.get(name) == before


def test_the_active_session_is_taken(spark, tmp_path):
    parquet(tmp_path / "f.parquet")
    assert scan_spark([str(tmp_path / "f.parquet")]).sparkSession is spark


@pytest.mark.parametrize("name", ["nowhere.parquet", "*.csv"])
def test_a_file_that_is_not_there_is_named(open_files, name):
    with pytest.raises(StorageError, match=r"cannot read .*: no file fits it"):
        open_files(name)


def test_a_folder_without_tables_is_refused(open_files, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(StorageError, match=r"a folder without \.csv"):
        open_files("empty")


@pytest.mark.parametrize("line", ["c,0,5,1", "c,0.5"])
@pytest.mark.parametrize("types", ["inferred", "text"])
def test_a_broken_line_is_refused_and_not_made_missing(open_files, tmp_path, line, types):
    (tmp_path / "f.csv").write_text(f"{CSV}{line}\n")
    with pytest.raises(Exception, match="MALFORMED_RECORD"):
        open_files("f.csv", types=types).groupBy("probability").count().toArrow()


def test_columns_in_another_order_are_not_taken_for_each_other(open_files, tmp_path):
    (tmp_path / "a.csv").write_text("probability,outcome\n0.7,1\n")
    (tmp_path / "b.csv").write_text("outcome,probability\n1,0.2\n")
    with pytest.raises(UsageError, match="must hold numbers"):
        collapse(open_files("a.csv", "b.csv"))
    with pytest.raises(Exception, match="CSV header does not conform"):
        open_files("a.csv", "b.csv", types="text").groupBy("outcome").count().toArrow()


@pytest.mark.parametrize(
    ("names", "says"),
    [
        ([], "name at least one file"),
        (["a.csv", "b.parquet"], "files must be of one format, but these are csv and parquet"),
        (["hub/**/*.csv"], "Spark knows no "),
    ],
)
def test_what_cannot_be_opened_together_is_refused(names, says):
    with pytest.raises(UsageError, match=says):
        scan_spark(names)
