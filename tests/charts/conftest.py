"""A small chart of its own, for sentences about every chart."""

from __future__ import annotations

import pytest

from predtrack.charts.chart import Chart
from predtrack.charts.text_form import TextRow, TextRows


@pytest.fixture(scope="session")
def chart():
    """Draw one bar with any texts."""

    def draw(label="one", **more):
        def body(alt, palette):
            data = alt.Data(values=[{"group": label, "value": 0.5}])
            marks = alt.Chart(data).mark_bar(color=palette.main, clip=True)
            return marks.encode(x="value:Q", y=alt.Y("group:N", axis=alt.Axis(labelLimit=100)))

        texts = {
            "title": "Half came true",
            "subtitle": "share, 0 to 1; n = 10",
            "description": "one: 0.5, n = 10",
        } | more
        return Chart(body=body, rows=TextRows((TextRow(label, 0.5, told="0.5"),)), **texts)

    return draw
