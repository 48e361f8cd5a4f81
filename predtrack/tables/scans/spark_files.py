"""Files, folders and globs as a Spark DataFrame, wherever Spark can reach them."""

from __future__ import annotations

import glob
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from predtrack.errors import StorageError, UsageError
from predtrack.tables.scans.spark_session import spark_session
from predtrack.tables.tidy.files import files_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyspark.sql import DataFrame, SparkSession

__all__ = ["scan_spark"]

KINDS = {".parquet": "parquet", ".csv": "csv", ".csv.gz": "csv", ".tsv": "tsv", ".tsv.gz": "tsv"}
"""Formats by the endings of files."""

NAMES = {"csv": "*.csv{,.gz}", "tsv": "*.tsv{,.gz}", "parquet": "*.parquet"}
"""What of a folder is meant."""

SEPARATORS = {"csv": ",", "tsv": "\t"}
TEXT = {
    "header": True,
    "escape": '"',  # a quote within quotes is doubled, as everybody but Spark has it
    "enforceSchema": False,  # names of columns are checked; Spark would go by places alone
    "mode": "FAILFAST",  # a broken line is refused; Spark would make it missing,
    "columnPruning": False,  # or not see it where the columns at fault are not needed
}
GUESSING = "spark.sql.sources.partitionColumnTypeInference.enabled"


def scan_spark(
    files: Sequence[str],
    *,
    types: Literal["inferred", "text"] = "inferred",
    session: SparkSession | None = None,
    settings: Mapping[str, str] | None = None,
) -> DataFrame:
    """Open files with Spark; the rows stay where they are.

    Parameters
    ----------
    files
        Files, folders and globs, on this machine or by an address that Spark knows, such as
        ``s3a://bucket/folder``: all Parquet, or all CSV or TSV (also ``.gz``). Folders
        ``key=value`` below a folder or a glob become columns of text. A folder that is not
        on this machine is taken for Parquet; name ``folder/*.csv`` if it is not.
    types
        How cells of CSV and TSV are read: ``inferred`` finds numbers, for which Spark reads
        the files once; in ``text`` every cell stays text.
    session
        Where to run; the active session if not given, or a new one.
    settings
        As for :func:`~predtrack.tables.scans.spark_session.spark_session`.

    Returns
    -------
    pyspark.sql.DataFrame
        Lazy: columns are known, rows are not read.

    Raises
    ------
    StorageError
        If there is no such file, or it is no table.
    UsageError
        If the formats differ, a glob has ``**``, or Spark is not installed or cannot start.

    Examples
    --------
    >>> scan_spark(["forecasts.parquet", "more.csv"])
    Traceback (most recent call last):
    predtrack.errors.UsageError: files must be of one format, but these are csv and parquet
    """
    kind = _kind_of(files)
    spark = session or spark_session(settings)
    options: dict[str, Any] = {"pathGlobFilter": NAMES[kind]}
    if kind in SEPARATORS:
        options |= TEXT | {"sep": SEPARATORS[kind], "inferSchema": types == "inferred"}
    plain = [name for name in files if not glob.has_magic(name)]
    globs = [name for name in files if glob.has_magic(name)]
    frames = [_read(spark, kind, [name], options | {"basePath": _fixed(name)}) for name in globs]
    frames += [_read(spark, kind, plain, options)] if plain else []
    return reduce(lambda one, other: one.unionByName(other), frames)


def _read(spark: SparkSession, kind: str, names: list[str], options: dict[str, Any]) -> DataFrame:
    from pyspark.errors import AnalysisException  # noqa: PLC0415 - optional

    reader = spark.read.options(**options).format("csv" if kind in SEPARATORS else kind)
    guessing = spark.conf.get(GUESSING)
    spark.conf.set(GUESSING, "false")  # team=01 is no team 1
    try:
        schema = reader.load(names).schema
        return reader.schema(schema).load(names)  # a server would guess again at every use
    except AnalysisException as error:
        if error.getCondition() not in {"PATH_NOT_FOUND", "UNABLE_TO_INFER_SCHEMA"}:
            raise
        raise StorageError(f"cannot read {', '.join(names)}: no file fits it ({error})") from error
    finally:
        spark.conf.set(GUESSING, guessing or "true")


def _kind_of(files: Sequence[str]) -> str:
    if not files:
        raise UsageError("name at least one file")
    kinds = sorted({_kind(name) for name in files})
    if len(kinds) > 1:
        raise UsageError(f"files must be of one format, but these are {' and '.join(kinds)}")
    return kinds[0]


def _kind(name: str) -> str:
    if "**" in name:
        raise UsageError(f"Spark knows no ** ({name}); name the folder that holds the files")
    if Path(name).is_dir():
        return _kind(files_of(name)[0])
    return next((kind for end, kind in KINDS.items() if name.lower().endswith(end)), "parquet")


def _fixed(pattern: str) -> str:
    """Tell the folder below which a glob looks; what follows may hold ``key=value``.

    >>> _fixed("hub/year=*/part.csv"), _fixed("s3a://hub/*.csv"), _fixed("*.csv")
    ('hub', 's3a://hub', '.')
    """
    before = pattern[: next(i for i, sign in enumerate(pattern) if sign in "*?[")]
    return before.rpartition("/")[0] or ("/" if before.startswith("/") else ".")
