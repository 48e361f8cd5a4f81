"""One module a chart: a summary in, a :class:`~predtrack.charts.chart.Chart` out."""
