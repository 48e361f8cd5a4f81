"""A small Spark on this machine, and a watch over what leaves it."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from pyspark.sql.classic.dataframe import DataFrame

from predtrack.tables.scans.spark_session import spark_session

SMALL = {
    "spark.master": "local[2]",
    "spark.sql.shuffle.partitions": "2",
    "spark.default.parallelism": "2",
    "spark.ui.enabled": "false",
    "spark.driver.memory": "1g",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.session.timeZone": "UTC",
    "spark.log.level": "ERROR",
}


@pytest.fixture(scope="session")
def spark(tmp_path_factory):
    """The session that all tests share; it ends with them."""
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java")
    folder = tmp_path_factory.mktemp("spark")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SPARK_REMOTE", raising=False)
        patch.delenv("PYSPARK_PYTHON", raising=False)
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))  # of Spark's workers
        session = spark_session(
            SMALL
            | {"spark.sql.warehouse.dir": str(folder / "warehouse"), "spark.local.dir": str(folder)}
        )
        yield session
        with warnings.catch_warnings():  # a socket of PySpark is left to the garbage collector
            warnings.simplefilter("ignore", ResourceWarning)
            session.stop()


@dataclass
class Left:
    """What left Spark: the plan and the number of rows of each result, and all queries."""

    results: list[tuple[str, int]] = field(default_factory=list)
    queries: int = 0


@pytest.fixture(scope="session")
def watch(spark):
    """Watch what leaves Spark in a block, and by Spark's own books how many queries ran."""
    store = spark._jsparkSession.sharedState().statusStore()
    bus = spark._jsc.sc().listenerBus()
    hand_over = DataFrame.toArrow

    def count():
        bus.waitUntilEmpty()
        return store.executionsCount()

    @contextmanager
    def watching():
        left, before = Left(), count()

        def watched(frame):
            result = hand_over(frame)
            plan = frame._jdf.queryExecution().executedPlan().toString()
            left.results.append((plan.split("== Initial Plan ==")[0], len(result)))
            return result

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(DataFrame, "toArrow", watched)
            yield left
        left.queries = count() - before

    return watching
