"""Build the static site of a ledger: records in, a folder of pages out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from predtrack._version import __version__
from predtrack.records import FILES, Ledger, standing
from predtrack.reports.feeds.addresses import base_of
from predtrack.reports.site import Claimed, Material, count_files, publish, site_files
from predtrack.scores import get_score
from predtrack.store import stamp_of
from predtrack.summaries import (
    SCORE_SUMMARIES,
    ScoreSettings,
    aims,
    due,
    scorecard,
    target_progress,
)
from predtrack.summaries.calibration import Calibration
from predtrack.summaries.calibration_binary import CalibrationSettings
from predtrack.summaries.calibration_groups import binary_calibrations
from predtrack.summaries.calibration_remarks import calibration_remarks
from predtrack.summaries.leaderboard import RankingAsked, rank_forecasters
from predtrack.summaries.prediction_scores import prediction_scores
from predtrack.tables import claims
from predtrack.workflows.reading import sound_ledger
from predtrack.workflows.scored_rows import scored_rows

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    import pandas as pd

    from predtrack.summaries import Scorecard
    from predtrack.summaries.leaderboard import Leaderboard
    from predtrack.workflows.reading import Source
    from predtrack.workflows.scored_rows import ScoredRows

    Watch = Callable[[float, str], None]

__all__ = ["build_site"]

_GROUPED = ("forecaster", "publication", "year", "topic")
"""Columns by which the site shows scores, beside all together."""
_WINDOW = 365
"""Days ahead within which what falls due is listed."""
_FEWEST = 5
"""Questions of a forecaster who is ranked."""


def build_site(
    source: Source,
    output: Path | str,
    *,
    as_of: dt.date,
    base_url: str = "",
    watch: Watch | None = None,
    built_at: dt.datetime | None = None,
    title: str = "",
) -> int:
    """Write the site of a ledger, whole or not at all.

    Parameters
    ----------
    source
        A ledger, or its folder.
    output
        Folder of the site. What stands there must be nothing, or a site that was written
        before; files in it that no site wrote are kept.
    as_of
        The day; nothing that was said or became known later is shown.
    base_url
        Address under which the site is published, for feeds and for machines.
    watch
        Is told the share that is done, and what is done.
    built_at
        When the site is built; by default the time of the commit that the ledger is at, else
        the day itself. No clock is read, so that the same records give the same bytes.
    title
        Name of the ledger.

    Returns
    -------
    int
        Number of files written.

    Raises
    ------
    FaultyLedgerError
        If the ledger holds errors.
    UsageError
        If the output is something else than a site, or the address is none.
    StorageError
        If the site cannot be written.
    """
    tell = watch or _unwatched
    tell(0.0, "reading")
    ledger = sound_ledger(source)
    tell(0.05, "scoring")
    stamp = None if isinstance(source, Ledger) else stamp_of(Path(source))
    built = built_at or (stamp.moment if stamp else None)
    material = replace(
        gather(ledger, as_of=as_of),
        built=built.isoformat(timespec="seconds") if built else as_of.isoformat(),
        base_url=base_of(base_url),
        title=title,
        commit=stamp.commit if stamp else "",
    )
    files = _told(site_files(material), count_files(material), tell)
    written = publish(Path(output), files)
    tell(1.0, "")
    return written


def _told(files: Any, total: int, tell: Watch) -> Any:  # noqa: ANN401 - pairs of path and bytes
    """Pass the files on, and tell how many have gone by."""
    for done, file in enumerate(files, start=1):
        if done % 50 == 0:
            tell(min(0.1 + 0.9 * done / total, 1.0), "writing")
        yield file


def gather(ledger: Ledger, *, as_of: dt.date) -> Material:
    """Ask the summaries for all that the pages show."""
    table = claims(ledger, as_of=as_of)
    table = table.assign(
        forecaster=[ledger.forecaster_id(ledger.prediction(name)) for name in table["prediction"]]
    )
    scores = prediction_scores(table)
    stated = scored_rows(ledger, as_of=as_of, by=())
    rows: Any = table.astype(object).where(table.notna(), None).to_dict("records")
    claimed = {
        row["prediction"]: Claimed(
            ledger.prediction(row["prediction"]),
            standing(ledger, ledger.prediction(row["prediction"]), as_of),
            row,
            scores.get(row["prediction"], ()),
        )
        for row in rows
    }
    return Material(
        ledger,
        as_of,
        claimed,
        _cards(table),
        due(ledger, as_of=as_of, within=_WINDOW),
        {one.id: one for one in target_progress(ledger, as_of=as_of)},
        {one.id: one for one in aims(ledger, as_of=as_of)},
        _calibration(stated),
        _leaderboard(stated),
        built=as_of.isoformat(),
        version=__version__,
        schemas={form: FILES[form].model_json_schema() for form in FILES},
    )


def _cards(table: pd.DataFrame) -> Mapping[str, Scorecard]:
    settings = ScoreSettings()
    groupings: dict[str, tuple[str, ...]] = {"all": ()} | {name: (name,) for name in _GROUPED}
    return {
        name: scorecard(table, by=by, settings=settings, summaries=SCORE_SUMMARIES)
        for name, by in groupings.items()
    }


def _leaderboard(found: ScoredRows) -> Leaderboard:
    rule = get_score(found.kind.rules[0], kind=found.kind.name)
    asked = RankingAsked(rule, minimum=_FEWEST)
    return rank_forecasters(found.frame, found.kind, found.funnel, asked, remarks=found.remarks)


def _calibration(found: ScoredRows) -> Calibration:
    """Say what the stated probabilities say of their calibration, all together."""
    settings = CalibrationSettings()
    groups = binary_calibrations(found.frame, (), settings)
    remarks = calibration_remarks(found.frame, (), groups, found.kind.name)
    return Calibration(found.kind.name, (), groups, found.funnel, settings.level,
                       (*found.remarks, *remarks))  # fmt: skip


def _unwatched(share: float, said: str) -> None:
    del share, said
