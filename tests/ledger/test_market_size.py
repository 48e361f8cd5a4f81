"""China's market for embodied AI: three numbers in one unit."""

from __future__ import annotations


def test_the_report_gives_two_points_and_a_bound_in_billions(ledger):
    said = {
        name: ledger.prediction(f"china-development-report-2025/market-{name}").forecast
        for name in (2025, 2030, 2035)
    }
    assert (said[2025].point, said[2030].point) == (5.29, 400)
    assert (said[2035].bound, said[2035].comparator) == (1000, "more than")


def test_the_unit_is_billions_although_the_source_counts_hundreds_of_millions(ledger):
    base = ledger.prediction("china-development-report-2025/market-2025")
    assert base.question.unit == "CNY bn"
    assert "52.9億元" in base.quote
