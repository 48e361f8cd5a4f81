"""Tables from anywhere: what is read, what is counted, what is refused."""

import datetime as dt
import gzip

import duckdb
import numpy as np
import pandas as pd
import pytest

from predtrack.errors import FaultyTableError, StorageError, UnknownNameError, UsageError
from predtrack.tables.tidy import TIDY_KINDS, blocks, is_table, kind_of, read_file, read_frame, tidy

BINARY = "question,forecaster,probability,outcome\nq1,a,0.7,1\nq2,a,0.2,0\n"


def gathered(table):
    return list(blocks(table.scored, table.kind, table.forecast[table.excluded == ""]))


def frame(**columns):
    return pd.DataFrame(columns)


def excluded(table):
    return list(table.excluded)


@pytest.mark.parametrize("kind", TIDY_KINDS.values(), ids=TIDY_KINDS)
def test_a_kind_is_told_by_its_columns(kind):
    assert kind_of([*kind.columns, "question", "anything"]) is kind


def test_columns_that_make_no_table_are_told_what_would():
    with pytest.raises(UsageError, match=r"p, y make no table.*--column probability=NAME"):
        kind_of(["p", "y"])


def test_foreign_names_are_mapped():
    table = read_frame(frame(p=[0.5], y=[1]), {"probability": "p", "outcome": "y"})
    assert list(table.columns) == ["probability", "outcome"]
    with pytest.raises(UnknownNameError, match="no column is called 'prob'"):
        read_frame(frame(p=[0.5]), {"probability": "prob"})


@pytest.mark.parametrize("library", ["pandas", "polars", "lazy", "pyarrow", "duckdb"])
def test_every_dataframe_is_read(library):
    import duckdb
    import polars as pl

    native = frame(question=["01", "02"], probability=[0.7, 0.2], outcome=[1, 0])
    made = {
        "pandas": lambda: native,
        "polars": lambda: pl.from_pandas(native),
        "lazy": lambda: pl.from_pandas(native).lazy(),
        "pyarrow": lambda: pl.from_pandas(native).to_arrow(),
        "duckdb": lambda: duckdb.from_df(native),
    }[library]()
    table = tidy(read_frame(made))
    assert table.rows["question"].tolist() == ["01", "02"]
    assert table.scored["probability"].tolist() == [0.7, 0.2]


def test_what_is_no_dataframe_is_refused():
    with pytest.raises(UsageError, match="list is no ledger and no dataframe"):
        read_frame([1, 2])


def test_files_of_every_ending_give_the_same_table(tmp_path):
    (tmp_path / "a.csv").write_text(BINARY, encoding="utf-8")
    (tmp_path / "a.tsv").write_text(BINARY.replace(",", "\t"), encoding="utf-8")
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(BINARY.encode()))
    tidy(read_file(tmp_path / "a.csv")).rows[["question", "probability", "outcome"]].to_parquet(
        tmp_path / "a.parquet"
    )
    for name in ("a.csv", "a.tsv", "a.csv.gz", "a.parquet"):
        table = tidy(read_file(tmp_path / name))
        assert table.scored["probability"].tolist() == [0.7, 0.2], name
        assert table.rows["question"].tolist() == ["q1", "q2"]


def test_a_glob_reads_all_its_files(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text(BINARY, encoding="utf-8")
    assert len(read_file(tmp_path / "*.csv")) == 4


def test_chinese_text_and_a_byte_order_mark_are_read(tmp_path):
    path = tmp_path / "预测.csv"
    path.write_text(BINARY.replace("q1", "问题"), encoding="utf-8-sig")
    assert read_file(path)["question"].tolist() == ["问题", "q2"]


@pytest.mark.parametrize("text", ["", "a,b\n1,2,3\n\x00"])
def test_a_file_that_is_no_table_is_said_so(tmp_path, text):
    path = tmp_path / "broken.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises((StorageError, UsageError)):
        tidy(read_file(path))
    with pytest.raises(StorageError, match="cannot read"):
        read_file(tmp_path / "missing.csv")


@pytest.mark.parametrize("cell", ["", " ", "NA", "nan", "NULL", "None", "N/A", None, np.nan])
def test_a_blank_outcome_is_counted_and_a_blank_forecast_too(cell):
    assert excluded(tidy(frame(probability=["0.5"], outcome=[cell]))) == ["no outcome yet"]
    assert excluded(tidy(frame(probability=[cell], outcome=["1"]))) == ["no forecast"]


@pytest.mark.parametrize("cell", ["yes", "Yes", "TRUE", "1", "1.0", 1, True, np.int8(1)])
def test_a_verdict_may_be_a_word_a_number_or_a_flag(cell):
    assert tidy(frame(probability=[0.5], outcome=[cell])).scored["outcome"].tolist() == [1.0]


@pytest.mark.parametrize("outcome", ["void", "ambiguous", "-1", "99", -999, 2, "inf"])
def test_an_outcome_outside_the_kind_is_never_read_as_no(outcome):
    table = frame(probability=[0.5, 0.5], outcome=[1, outcome])
    with pytest.raises(FaultyTableError, match=r"outcome must .*\(row 1\)"):
        tidy(table)
    assert excluded(tidy(table, invalid="drop"))[0] == ""
    assert excluded(tidy(table, invalid="drop"))[1].startswith("invalid: outcome")


@pytest.mark.parametrize("probability", ["70", "70 %", "-0.1", "1.000005", "likely", "inf"])
def test_a_probability_outside_its_range_is_named_by_its_row(probability):
    table = frame(probability=["0.5", probability], outcome=["1", "0"])
    with pytest.raises(FaultyTableError, match=r"probability must .*\(row 1\)") as refusal:
        tidy(table)
    assert refusal.value.faults[0][1] == (1,)


def test_a_probability_that_arithmetic_carried_out_is_taken_back():
    table = tidy(frame(probability=[1 + 2e-16, -1e-12], outcome=[1, 0]))
    assert table.scored["probability"].tolist() == [1.0, 0.0]


def test_all_faults_are_named_at_once():
    table = frame(
        question=["a", "b", None], probability=["7", "0.5", "0.5"], outcome=["1", "void", "0"]
    )
    with pytest.raises(FaultyTableError) as refusal:
        tidy(table)
    assert [rows for _, rows in refusal.value.faults] == [(0,), (1,), (2,)]
    assert "--invalid drop" in str(refusal.value)


def test_a_forecast_after_the_outcome_was_known_is_not_scored():
    table = frame(
        probability=[0.9, 0.9, 0.9],
        outcome=[1, 1, 1],
        made=["2026-01-02", "2026-01-01", "2026-01-01T12:00:00Z"],
        resolved=["2026-01-01", "2026-01-01", "2026-01-01T11:00:00Z"],
    )
    late = "made after the outcome was known"
    assert excluded(tidy(table)) == [late, "", late]


def test_a_day_bounds_what_was_said_and_what_was_known():
    table = frame(
        question=["a", "b", "c"],
        probability=[0.5] * 3,
        outcome=[1] * 3,
        made=["2026-01-01", "2026-01-01", "2026-03-01"],
        resolved=["2026-02-01", "2026-03-01", "2026-04-01"],
    )
    found = excluded(tidy(table, as_of=dt.date(2026, 2, 1)))
    assert found == ["", "no outcome yet", "made after the day"]


def test_a_time_that_is_none_is_a_fault():
    with pytest.raises(FaultyTableError, match=r"made must be a day.*\(row 0\)"):
        tidy(frame(probability=[0.5], outcome=[1], made=["soon"]))


def twice(**more):
    return frame(
        question=["a", "a"], forecaster=["x", "x"], probability=[0.2, 0.8], outcome=[1, 1], **more
    )


def test_two_answers_to_one_question_need_a_word_on_what_they_are():
    with pytest.raises(FaultyTableError, match=r"several times; --duplicates last or all.*0, 1"):
        tidy(twice())
    assert excluded(tidy(twice(), duplicates="all")) == ["", ""]
    replaced = "replaced by a later forecast"
    assert excluded(tidy(twice(), duplicates="last")) == [replaced, ""]


def test_revisions_have_their_own_day():
    revised = twice(made=["2026-02-01", "2026-01-01"])
    assert excluded(tidy(revised)) == ["", ""]
    found = excluded(tidy(revised, duplicates="last"))
    assert found == ["", "replaced by a later forecast"]


QUANTILES = {
    "question": ["a"] * 3 + ["b"] * 3,
    "forecaster": ["x"] * 6,
    "quantile": [0.9, 0.1, 0.5, 0.1, 0.5, 0.9],
    "value": [3.0, 1, 2, 4, 5, 6],
    "outcome": [2.0] * 3 + [7.0] * 3,
}


def test_rows_of_one_forecast_are_gathered_and_ordered():
    table = tidy(frame(**QUANTILES))
    (block,) = gathered(table)
    assert block.columns["quantile"].tolist() == [0.1, 0.5, 0.9]
    assert block.columns["value"].tolist() == [[1, 2, 3], [4, 5, 6]]
    assert block.columns["outcome"].tolist() == [2, 7]
    assert block.rows.tolist() == [[1, 2, 0], [3, 4, 5]]


@pytest.mark.parametrize(
    ("column", "row", "value", "fault"),
    [
        ("value", 4, 9, r"quantiles may not cross \(rows 3, 4, 5\)"),
        ("value", 4, None, r"a part of the forecast is missing.*\(row 4\)"),
        ("quantile", 4, 0.1, r"quantile stands twice in one forecast \(rows 3, 4\)"),
        ("quantile", 4, 1, r"quantile must lie between 0 and 1.*\(row 4\)"),
        ("outcome", 4, 8, r"outcome differs within one forecast \(rows 3, 4, 5\)"),
    ],
)
def test_a_faulty_row_condemns_its_forecast_alone(column, row, value, fault):
    columns = {name: list(cells) for name, cells in QUANTILES.items()}
    columns[column][row] = value
    with pytest.raises(FaultyTableError, match=fault):
        tidy(frame(**columns))
    table = tidy(frame(**columns), invalid="drop")
    assert table.scored["question"].tolist() == ["a"] * 3


def test_forecasts_with_other_levels_stand_in_blocks_of_their_own():
    columns = {name: list(cells) for name, cells in QUANTILES.items()}
    columns["quantile"][4] = 0.4
    table = tidy(frame(**columns))
    found = {tuple(block.columns["quantile"]) for block in gathered(table)}
    assert found == {(0.1, 0.5, 0.9), (0.1, 0.4, 0.9)}


CATEGORIES = {
    "question": ["a"] * 3,
    "category": ["high", "low", "middle"],
    "rank": [3, 1, 2],
    "probability": [0.5, 0.2, 0.3],
    "outcome": ["middle"] * 3,
}


def test_categories_stand_in_their_rank():
    table = tidy(frame(**CATEGORIES))
    (block,) = gathered(table)
    assert block.columns["probability"].tolist() == [[0.2, 0.3, 0.5]]
    assert block.columns["outcome"].tolist() == [1]


@pytest.mark.parametrize(
    ("column", "cells", "fault"),
    [
        ("probability", [0.5, 0.2, 0.2], "sum to 1"),
        ("outcome", ["very high"] * 3, "outcome must be a category of its forecast"),
        ("category", ["high", "low", "low"], "category stands twice"),
    ],
)
def test_what_is_no_distribution_over_categories_is_refused(column, cells, fault):
    with pytest.raises(FaultyTableError, match=fault):
        tidy(frame(**CATEGORIES | {column: cells}))


def test_an_empty_table_is_a_table():
    table = tidy(pd.DataFrame(columns=["question", "probability", "outcome"]))
    assert len(table.rows) == 0


def written(tmp_path, text, name="table.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def test_the_columns_of_each_file_of_a_glob_are_found_by_their_names(tmp_path):
    written(tmp_path, BINARY, "a.csv")
    written(tmp_path, "outcome;probability;forecaster;question\n1;0.5;b;q9\n", "b.csv")
    found = read_file(tmp_path / "*.csv")
    assert found["question"].tolist() == ["q1", "q2", "q9"]
    assert found["outcome"].tolist() == ["1", "0", "1"]


def test_files_with_other_columns_are_not_scored_together(tmp_path):
    written(tmp_path, BINARY, "a.csv")
    written(tmp_path, BINARY.replace("forecaster", "who"), "b.csv")
    with pytest.raises(UsageError, match=r"b.csv has other columns than .*\(forecaster, who\)"):
        read_file(tmp_path / "*.csv")


@pytest.mark.parametrize("name", ["w[h]at.csv", "what*.csv", "it's.csv", "UPPER.CSV"])
def test_a_file_with_an_odd_name_is_that_file_and_no_other(tmp_path, name):
    written(tmp_path, BINARY, name)
    written(tmp_path, BINARY.replace("q1", "q7"), "what.csv")
    assert read_file(tmp_path / name)["question"].tolist() == ["q1", "q2"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BINARY + "q3,a,0.5\n", "line 4 has 3 cells, and the line of names 4"),
        (BINARY + "q3,a,0.5,1,9\n", "line 4 has 5 cells, and the line of names 4"),
        (BINARY.replace("q1", '"q1') + "q3,a,0.5,1\n", "a quoted cell does not end"),
        ("", "it is empty"),
        ("\n\n", "it is empty"),
    ],
)
def test_a_ragged_file_is_refused_with_the_line(tmp_path, text, said):
    with pytest.raises(StorageError, match=said):
        read_file(written(tmp_path, text))


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1", "gbk"])
def test_text_of_another_encoding_is_said_so(tmp_path, encoding):
    text = BINARY.replace("q1", "预测" if encoding == "gbk" else "né")
    with pytest.raises(StorageError, match="not UTF-8"):
        read_file(written(tmp_path, text, encoding=encoding))


def test_two_columns_of_one_name_are_refused(tmp_path):
    with pytest.raises(UsageError, match="two columns that are called 'probability'"):
        read_file(written(tmp_path, "probability,probability,outcome\n0.5,0.6,1\n"))
    twice = pd.DataFrame([[0.5, 0.6, 1]], columns=["probability", "probability", "outcome"])
    with pytest.raises(UsageError, match="two columns that are called 'probability'"):
        read_frame(twice)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_and_line_ends_are_told_from_the_file(tmp_path, end, separator):
    text = BINARY.replace(",", separator).replace("\n", end)
    assert read_file(written(tmp_path, text))["probability"].tolist() == ["0.7", "0.2"]


def test_line_ends_of_two_kinds_in_one_file_are_read(tmp_path):
    mixed = BINARY + "q3,a,0.5,1\r\nq4,a,0.5,1\n"
    assert read_file(written(tmp_path, mixed))["question"].tolist() == ["q1", "q2", "q3", "q4"]


def test_a_quoted_cell_far_down_is_still_one_cell(tmp_path):
    many = "".join(f"q{row},a,0.5,1\n" for row in range(30_000))
    path = written(tmp_path, f'{BINARY}{many}"z, with ""quotes""\nand a line",a,0.5,1\n')
    assert read_file(path)["question"].iloc[-1] == 'z, with "quotes"\nand a line'


def test_a_mapped_column_wins_over_one_that_has_the_name():
    table = frame(probability=[0.1], p=[0.9], outcome=[1])
    assert read_frame(table, {"probability": "p"})["probability"].tolist() == [0.9]
    same = read_frame(table, {"weight": "p", "probability": "p"})
    assert same[["weight", "probability"]].to_numpy().tolist() == [[0.9, 0.9]]


@pytest.mark.parametrize(
    "dtype", ["Int64", "Float64", "boolean", "string[pyarrow]", "category", "bool[pyarrow]"]
)
def test_nullable_and_categorical_columns_are_read(dtype):
    outcome = pd.Series([1, None, 0], dtype="Int64")
    outcome = outcome.astype("boolean") if "bool" in dtype else outcome
    table = frame(probability=[0.5] * 3, outcome=outcome.astype(dtype))
    assert excluded(tidy(table)) == ["", "no outcome yet", ""]
    assert tidy(table).scored["outcome"].tolist() == [1.0, 0.0]


def test_whole_numbers_with_a_gap_stay_whole():
    import polars as pl

    large = 2**60 + 1
    table = read_frame(pl.DataFrame({"question": [large, None, large - 1]}))
    assert table["question"].tolist()[::2] == [large, large - 1]


@pytest.mark.parametrize("cell", [1 + 2j, [0.5], pd.Timestamp("2026-01-01"), {"a": 1}, b"x"])
def test_what_is_no_number_at_all_is_a_fault_like_any_other(cell):
    with pytest.raises(FaultyTableError, match=r"probability must hold numbers.*\(row 0\)"):
        tidy(frame(probability=pd.Series([cell, 0.5], dtype=object), outcome=[1, 1]))


def test_names_may_be_na_or_none():
    table = frame(question=["NA", "None"], forecaster="null", probability=0.5, outcome=1)
    assert excluded(tidy(table)) == ["", ""]
    with pytest.raises(FaultyTableError, match=r"question is missing \(row 1\)"):
        tidy(frame(question=["NA", " "], probability=0.5, outcome=1))
    with pytest.raises(UsageError, match="question must hold text or numbers"):
        tidy(frame(question=[[1], [2]], probability=0.5, outcome=1))


def test_columns_of_the_table_keep_their_names_whatever_they_are():
    table = tidy(frame(probability=[0.5], outcome=[1], forecast=["x"], excluded=["y"], blank=["z"]))
    assert table.rows[["forecast", "excluded", "blank"]].to_numpy().tolist() == [["x", "y", "z"]]


@pytest.mark.parametrize("weight", [-1, np.nan, np.inf, "heavy"])
def test_a_weight_is_a_finite_number(weight):
    with pytest.raises(FaultyTableError, match=r"weight must be a finite number.*\(row 1\)"):
        tidy(frame(probability=[0.5] * 2, outcome=[1, 1], weight=[1, weight]))


@pytest.mark.parametrize("sentinel", [-1, 99, "-999", "soon", "12:00"])
def test_a_sentinel_is_no_day(sentinel):
    made = pd.Series(["2026-01-01", sentinel], dtype=object)
    with pytest.raises(FaultyTableError, match=rf"made must .*found {sentinel} \(row 1\)"):
        tidy(frame(probability=[0.5] * 2, outcome=[1, 1], made=made))


def test_times_are_dates_or_numbers_and_never_both():
    numbers = frame(probability=[0.5] * 3, outcome=[1] * 3, made=["0", "1.5", "3"], resolved="2")
    assert excluded(tidy(numbers))[2] == "made after the outcome was known"
    assert excluded(tidy(numbers.assign(resolved=np.nan))) == [""] * 3
    with pytest.raises(UsageError, match=r"all be dates or all be numbers.*made numbers"):
        tidy(numbers.assign(resolved="2026-01-01"))
    with pytest.raises(UsageError, match="as_of is a day"):
        tidy(numbers, as_of=dt.date(2026, 1, 1))


def test_whole_numbers_name_categories_also_where_an_outcome_is_missing():
    table = frame(
        question=["a"] * 2 + ["b"] * 2,
        category=[1, 2] * 2,
        probability=[0.5] * 4,
        outcome=[2, 2, np.nan, np.nan],
    )
    found = tidy(table)
    assert excluded(found) == ["", "", "no outcome yet", "no outcome yet"]
    (block,) = gathered(found)
    assert block.columns["outcome"].tolist() == [1]


def test_none_may_be_a_category():
    table = frame(question="a", category=["none", "some"], probability=[0.5, 0.5], outcome="none")
    assert excluded(tidy(table)) == ["", ""]


def test_a_category_that_is_a_topic_is_told_apart():
    table = frame(question=["a", "b"], category=["x", "y"], probability=[0.5, 0.5], outcome=[1, 0])
    with pytest.raises(UsageError, match="--column topic=category"):
        tidy(table)


@pytest.mark.parametrize(
    ("rank", "fault"),
    [([1, 1, 2], "rank stands twice"), ([1, None, 2], "rank must"), (["x", 1, 2], "rank must")],
)
def test_a_rank_orders_every_category_or_none(rank, fault):
    with pytest.raises(FaultyTableError, match=fault):
        tidy(frame(**CATEGORIES | {"rank": rank}))
    assert "rank" not in tidy(frame(**CATEGORIES | {"rank": [None] * 3})).rows


def test_the_last_forecast_needs_to_be_told_from_the_others():
    table = twice(made=["2026-01-01", None])
    with pytest.raises(FaultyTableError, match="cannot be said which forecast is the last"):
        tidy(table, duplicates="last")


def test_an_interval_is_not_upside_down():
    table = frame(lower=[1.0, 5], upper=[2.0, 4], level=0.9, outcome=1.5)
    with pytest.raises(FaultyTableError, match=r"upper must not be below lower \(row 1\)"):
        tidy(table)


def test_hindsight_leaves_out_what_was_put_on_record_late():
    table = frame(
        probability=[0.5] * 3,
        outcome=[1] * 3,
        made=["2026-01-01"] * 3,
        recorded=["2026-01-02", "2026-04-01", None],
        resolved=["2026-03-01"] * 3,
    )
    assert excluded(tidy(table, hindsight=["prospective"])) == ["", "retrospective", ""]
    with pytest.raises(UnknownNameError, match="class of hindsight"):
        tidy(table, hindsight=["honest"])
    with pytest.raises(UsageError, match="need the column recorded"):
        tidy(table.drop(columns="recorded"), hindsight=["prospective"])


@pytest.mark.parametrize(
    "text",
    [
        'a,b\n5" pipe,1\n',
        'a,b\n"x""y",1\n',
        "a,b\n x , 1\n",
        'a,b\n"p\nq",1\n\n2,3\n',
        "a,b\r\n1,2\r\n",
        "a,b\n1,2",
        'a,b\n1,\n"",2\n',
        'a,b\n"1" ,2\n',
        "a,b\n",
    ],
)
def test_a_small_file_is_read_as_a_large_one(tmp_path, monkeypatch, text):
    path = written(tmp_path, text)
    small = read_file(path)
    monkeypatch.setattr("predtrack.tables.tidy.text_file._SMALL", -1)
    pd.testing.assert_frame_equal(small, read_file(path), check_dtype=False)


def hub(tmp_path):
    for year, name in (("2025", "a"), ("2026", "b")):
        (tmp_path / f"year={year}" / "team=x%20y").mkdir(parents=True)
        written(tmp_path / f"year={year}" / "team=x%20y", BINARY, f"{name}.csv")
    return tmp_path


def test_a_folder_is_the_table_of_its_files_and_its_partitions_are_columns(tmp_path):
    read = read_file(hub(tmp_path))
    assert read["year"].tolist() == ["2025", "2025", "2026", "2026"]
    assert set(read["team"]) == {"x y"}
    by_glob = read_file(tmp_path / "year=*" / "*" / "*.csv")
    pd.testing.assert_frame_equal(read, by_glob)


def test_a_partition_without_value_is_missing_and_hidden_files_are_not_meant(tmp_path):
    (tmp_path / "topic=__HIVE_DEFAULT_PARTITION__").mkdir()
    (tmp_path / "_temporary").mkdir()
    written(tmp_path / "topic=__HIVE_DEFAULT_PARTITION__", BINARY)
    written(tmp_path / "_temporary", "junk")
    written(tmp_path, "junk", ".hidden.csv")
    written(tmp_path, "", "_SUCCESS")
    assert read_file(tmp_path)["topic"].isna().all()


def test_partitioned_parquet_is_read_and_its_rows_are_rows(tmp_path):
    for topic in ("a", "b"):
        (tmp_path / f"topic={topic}").mkdir()
        duckdb.sql("SELECT 'q' || range AS question, 0.5 AS probability, 1 AS outcome FROM range(2)"
                   ).write_parquet(str(tmp_path / f"topic={topic}" / "part.parquet"))  # fmt: skip
    read = read_file(tmp_path)
    assert read["topic"].tolist() == ["a", "a", "b", "b"]
    assert read["probability"].dtype.kind == "f"
    with pytest.raises(FaultyTableError, match=r"rows 0, 1, 2, 3"):
        tidy(read)


def test_a_folder_with_predictions_is_a_ledger_and_one_without_tables_is_none(tmp_path):
    assert not is_table(tmp_path)
    written(tmp_path, BINARY)
    assert is_table(tmp_path)
    (tmp_path / "predictions").mkdir()
    assert not is_table(tmp_path)


def test_text_and_parquet_in_one_folder_have_to_be_told_apart(tmp_path):
    written(tmp_path, BINARY)
    (tmp_path / "b.parquet").write_bytes(b"")
    with pytest.raises(UsageError, match="holds text and Parquet"):
        read_file(tmp_path)
