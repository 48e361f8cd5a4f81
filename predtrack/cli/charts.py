"""The option ``--chart``: a picture beside the table that a command prints."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from predtrack.cli import options
from predtrack.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from predtrack.charts import Chart
    from predtrack.reports import Page
    from predtrack.summaries import DueItem
    from predtrack.summaries.target_path import TargetPath

__all__ = ["chart", "drawn", "kinds", "of", "of_due", "of_targets", "print_page", "refuse"]

Command = TypeVar("Command", bound="Callable[..., Any]")

_TEXT = "text"
_ENDINGS = (".svg", ".png", ".html", ".json")


def _read(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Refuse an ending before anything is computed."""
    del ctx, param
    if value and value != _TEXT and Path(value).suffix.lower() not in _ENDINGS:
        known = f"{', '.join(_ENDINGS[:-1])} or {_ENDINGS[-1]}"
        raise UsageError(f"--chart {value}: write a name that ends in {known}, or text")
    return value


chart = click.option(
    "--chart",
    default="",
    metavar="FILE",
    callback=_read,
    is_eager=True,  # --chart-kind asks for it, wherever it stands
    help="Draw a chart too, to a file: .svg, .png, .html, or .json for Vega-Lite; or text, below"
    " the table.",
)
"""Where the chart goes; empty for none."""


def kinds(*names: str, default: str) -> Callable[[Command], Command]:
    """Give a command with several charts the option that names one."""
    return click.option(
        "--chart-kind",
        "kind",
        type=click.Choice(names),
        callback=_with_a_chart,
        help=f"Which chart; by default {default}.",
    )


def _with_a_chart(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    """Refuse the name of a chart that nobody asked to draw."""
    del param
    if value and not ctx.params.get("chart"):
        raise UsageError("--chart-kind says which chart; add --chart FILE, or --chart text")
    return value or ""


def of(summary: Any, kind: str = "", **choices: Any) -> Chart:  # noqa: ANN401 - any summary
    """Make a chart of a summary; only now is anything loaded that draws."""
    from predtrack.charts.choosing import chart_of  # noqa: PLC0415 - a table does without

    return chart_of(summary, kind, **choices)


def of_due(items: Sequence[DueItem], **choices: Any) -> Chart:  # noqa: ANN401 - as above
    """Make the chart of what is due."""
    from predtrack.charts.choosing import chart_of_due  # noqa: PLC0415 - as above

    return chart_of_due(items, **choices)


def of_targets(paths: Sequence[TargetPath], **choices: Any) -> Chart:  # noqa: ANN401 - as above
    """Make the chart of all targets, or of one."""
    from predtrack.charts.choosing import chart_of_targets  # noqa: PLC0415 - as above

    return chart_of_targets(paths, **choices)


def refuse(chart: str, why: str) -> None:
    """Refuse a chart where there is nothing to draw."""
    if chart:
        raise UsageError(f"{why}: leave --chart away")


def print_page(
    page: Page, *, form: str, output: Path | None, chart: str, draw: Callable[[], Chart]
) -> None:
    """Print a page as always, with the chart that was asked for beside it.

    Parameters
    ----------
    page, form, output
        As :func:`predtrack.cli.options.print_page` takes them.
    chart
        The option ``--chart``.
    draw
        Makes the chart; called only where one is wanted.
    """
    below = drawn(chart, draw, form=form, output=output)
    options.print_page(page, form=form, output=output)
    if below:
        options.write(lambda _colour: f"\n{below}", for_people=True)


def drawn(chart: str, draw: Callable[[], Chart], *, form: str, output: Path | None) -> str:
    """Write the chart to its file, or give the letters that stand below the table.

    Raises
    ------
    UsageError
        If there is no table for it to stand below, or nothing to draw with.
    StorageError
        If the file cannot be written.
    """
    if chart == _TEXT:
        if form != "table" or output:
            raise UsageError(
                "--chart text stands below a table on the screen: leave --format and --output"
                " away, or name a file for the chart"
            )
        return draw().text(options.width_of(output))
    if chart:
        _write(Path(chart), draw, output)
    return ""


def _write(path: Path, draw: Callable[[], Chart], output: Path | None) -> None:
    if output and path.resolve() == output.resolve():
        raise UsageError(f"--chart and --output both name {path}; name two files")
    content = _content(draw(), path.suffix.lower())
    options.save(path, lambda beside: _put(beside, content))


def _content(picture: Chart, ending: str) -> bytes:
    if ending == ".png":
        return picture.png()
    if ending == ".json":
        return f"{json.dumps(picture.to_dict(), indent=2, ensure_ascii=False)}\n".encode()
    return (picture.svg() if ending == ".svg" else picture.html()).encode()


def _put(path: Path, content: bytes) -> None:
    path.write_bytes(content)
