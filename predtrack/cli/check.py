"""``predtrack check``: every fault, with its line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from predtrack._version import __version__
from predtrack.cli import options
from predtrack.errors import Severity
from predtrack.reports.findings import FINDING_FORMATS, Listing
from predtrack.workflows.check import all_rules, check

if TYPE_CHECKING:
    import datetime as dt

__all__ = ["command"]


@click.command("check")
@options.ledger
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FINDING_FORMATS)),
    default="text",
    show_default=True,
    help="How to print the findings.",
)
@click.option(
    "--fail-on",
    type=click.Choice([Severity.ERROR.value, Severity.WARNING.value]),
    default=Severity.ERROR.value,
    show_default=True,
    help="Exit with 1 from this severity on.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--notes", is_flag=True, help="Print notes too.")
@click.option("--select", default="", callback=options.names, help="Only these codes, such as PT2.")
@click.option("--ignore", default="", callback=options.names, help="Without these codes.")
@click.option(
    "--overdue-warn-after",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    metavar="DAYS",
    help="An overdue prediction is warned of after so many days.",
)
@click.option(
    "--overdue-error-after",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="An overdue prediction is an error after so many days.",
)
@click.option(
    "--max-overdue",
    type=click.IntRange(min=0),
    metavar="N",
    help="More overdue predictions than so many are an error.",
)
@click.option(
    "--stale-after",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="A ledger without a new record for so many days is an error.",
)
@click.option(
    "--series-stale-after",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="A series without a new observation for so many days is an error, where a target or"
    " a question still waits for it.",
)
@click.option(
    "--sources",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Verify quotes against the documents in this folder.",
)
@options.as_of
@options.output
@click.pass_context
def command(
    ctx: click.Context,
    source: Path,
    *,
    form: str,
    fail_on: str,
    exit_zero: bool,
    notes: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    overdue_warn_after: int,
    overdue_error_after: int | None,
    max_overdue: int | None,
    stale_after: int | None,
    series_stale_after: int | None,
    sources: Path | None,
    as_of: dt.date,
    output: Path | None,
) -> None:
    """Find every fault in a ledger's files and every contradiction in its records.

    Silent where all is well. Exits with 1 where something is found. SOURCE is the folder
    of a ledger: by default PREDTRACK_ROOT, or this folder.
    """
    moment = options.stated_moment() or options.now()
    found = check(
        source,
        as_of=as_of,
        select=select,
        ignore=ignore,
        sources=sources,
        overdue_warn_after_days=overdue_warn_after,
        overdue_error_after_days=overdue_error_after,
        max_overdue=max_overdue,
        stale_after_days=stale_after,
        series_stale_after_days=series_stale_after,
    )
    listing = Listing(
        findings=found,
        rules=all_rules(),
        tool_version=__version__,
        as_of=as_of,
        source=source.as_posix(),
        folder=options.folder_of(source),
        generated_at=moment,
        fail_on=Severity(fail_on),
    )
    options.write(
        lambda colour: FINDING_FORMATS[form](listing, notes=notes, colour=colour),
        output=output,
        for_people=form == "text",
    )
    if not exit_zero and any(listing.fails(finding) for finding in found):
        ctx.exit(1)
