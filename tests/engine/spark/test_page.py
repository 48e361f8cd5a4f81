"""What the page on Spark shows happens."""

import pathlib
import re

import pytest

PAGE = pathlib.Path(__file__).parents[3] / "docs" / "howto" / "spark.md"


@pytest.fixture
def examples():
    text = PAGE.read_text(encoding="utf-8")
    return re.findall(r"^```py\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_the_examples_run(spark, examples):
    rows = [(f"q{i // 2}", f"model {i % 2}", i % 10 / 10, i // 2 % 2, 1.0) for i in range(40)]
    columns = ["question", "forecaster", "probability", "outcome", "weight"]
    members = [(f"q{i // 4}", float(i), 3.0) for i in range(24)]
    names = {
        "spark": spark,
        "forecasts": spark.createDataFrame(rows, columns),
        "samples": spark.createDataFrame(members, ["question", "value", "outcome"]),
    }
    calls = ("pt.score", "aggregate_each", "by_partitions")
    ran = [text for text in examples if any(call in text for call in calls)]
    assert len(ran) == 3
    for text in ran:
        exec(compile(text, "page", "exec"), names)
    assert names["found"]["n"].sum() == 6
