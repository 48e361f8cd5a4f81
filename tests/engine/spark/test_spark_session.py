"""Whoever lacks something for Spark is told what."""

from __future__ import annotations

import pytest

from predtrack.errors import UsageError
from predtrack.tables.scans import spark_session as door

pyspark = pytest.importorskip("pyspark")


@pytest.fixture
def nobody(monkeypatch):
    """No session is active and none is asked for elsewhere."""
    from pyspark.sql import SparkSession

    monkeypatch.setattr(SparkSession, "getActiveSession", lambda: None)
    monkeypatch.delenv("SPARK_REMOTE", raising=False)
    monkeypatch.delenv("JAVA_HOME", raising=False)


def test_without_pyspark_the_extra_is_named(monkeypatch):
    monkeypatch.setattr(door, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r'pip install "predtrack\[spark\]"'):
        door.spark_session()


def test_without_java_spark_is_not_even_tried(nobody, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="needs Java 17 or later, and there is none on the PATH"):
        door.spark_session()


def test_a_home_of_java_without_java_is_named(nobody, monkeypatch, tmp_path):
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(UsageError, match=f"there is none in JAVA_HOME={tmp_path}"):
        door.spark_session()


def test_a_spark_that_does_not_start_says_why(nobody, monkeypatch):
    from pyspark.errors import PySparkRuntimeError
    from pyspark.sql import SparkSession

    def fail(builder):
        raise PySparkRuntimeError(errorClass="JAVA_GATEWAY_EXITED", messageParameters={})

    monkeypatch.setattr(SparkSession.Builder, "getOrCreate", fail)
    with pytest.raises(UsageError, match=r"Spark does not start.*JAVA_GATEWAY_EXITED"):
        door.spark_session()


def test_a_server_elsewhere_needs_no_java_here(nobody, monkeypatch, tmp_path):
    from pyspark.sql import SparkSession

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(SparkSession.Builder, "getOrCreate", lambda builder: builder._options)
    monkeypatch.setenv("SPARK_REMOTE", "sc://cluster")
    assert "spark.ui.showConsoleProgress" not in door.spark_session({"a": "b"})


def test_the_active_session_is_taken_and_keeps_its_settings(spark):
    assert door.spark_session({"spark.sql.shuffle.partitions": "77"}) is spark
    assert spark.conf.get("spark.sql.shuffle.partitions") == "2"
