"""A Spark session: the one that stands, or a new one."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from predtrack.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyspark.sql import SparkSession

__all__ = ["spark_session"]

QUIET = {"spark.ui.showConsoleProgress": "false"}
"""Spark's own progress bar would write into ours."""


def spark_session(settings: Mapping[str, str] | None = None) -> SparkSession:
    """Take up the active Spark session, or start one.

    A session that is started runs where the configuration of Spark says: on the cluster of
    ``spark-submit`` or ``SPARK_CONF_DIR``, on the Spark Connect server of ``SPARK_REMOTE``,
    and without any of these on this machine, on all its cores.

    Parameters
    ----------
    settings
        Settings of Spark for a session that has to be started, such as
        ``{"spark.driver.memory": "4g"}``. An active session keeps its own.

    Raises
    ------
    UsageError
        If PySpark or Java is not installed, or Spark cannot start.

    Examples
    --------
    A session of two cores on this machine::

        spark_session({"spark.master": "local[2]", "spark.driver.memory": "4g"})
    """
    if find_spec("pyspark") is None:
        raise UsageError('Spark needs another package; run: pip install "predtrack[spark]"')
    from pyspark.sql import SparkSession  # noqa: PLC0415 - optional

    active: SparkSession | None = SparkSession.getActiveSession()
    return active or _start(SparkSession.builder.appName("predtrack"), settings or {})


def _start(builder: SparkSession.Builder, settings: Mapping[str, str]) -> SparkSession:
    remote = "SPARK_REMOTE" in os.environ or "spark.remote" in settings
    if not remote:
        _refuse_without_java()
    for name, value in {**({} if remote else QUIET), **settings}.items():
        builder = builder.config(name, value)
    from pyspark.errors import PySparkException  # noqa: PLC0415 - optional

    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas")
            session = builder.getOrCreate()
    except (PySparkException, ImportError) as error:
        raise UsageError(f"Spark does not start; it needs Java 17 or later ({error})") from error
    if not remote and (session.sparkContext.master or "").startswith("local"):
        _work_with_this_python(session)
    return session


def _work_with_this_python(session: SparkSession) -> None:
    """Start workers with the Python that runs this; Spark would take the first on the PATH."""
    if "PYSPARK_PYTHON" not in os.environ:
        session.sparkContext.pythonExec = sys.executable


def _refuse_without_java() -> None:
    home = os.environ.get("JAVA_HOME")
    if shutil.which("java", path=str(Path(home) / "bin") if home else None) is None:
        where = f"there is none in JAVA_HOME={home}" if home else "there is none on the PATH"
        raise UsageError(
            f"Spark needs Java 17 or later, and {where}; install it and set JAVA_HOME,"
            " or set SPARK_REMOTE to a Spark Connect server"
        )
