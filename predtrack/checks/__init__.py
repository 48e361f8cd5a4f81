"""Checks: what a sound ledger fulfils, beyond the form of its files.

One rule is one module, with a ``RULE`` (the facts from which its documentation is made)
and a function ``find``, and one line of the catalogue :data:`CHECKS`. Rules know nothing
of each other, of disk and of clock; what they need is in :class:`Settings`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, Check, catalogue
from predtrack.checks.collection import (
    corpus_complete,
    corpus_declared,
    ledger_stale,
    nested_deadlines,
    nested_ranges,
    overdue,
    overdue_too_long,
    overdue_too_many,
    resolved_early,
    series_stale,
    withdrawn_late,
)
from predtrack.checks.forecasts import (
    categories_match,
    certainty,
    condition_named,
    criteria_length,
    due_stated,
    inside_bounds,
    kind_answers,
    series_metric,
    series_unit,
    source_stated,
    target_deadline,
    target_times,
    vague_criteria,
)
from predtrack.checks.identity import (
    claims_carry_publication,
    forecaster_reference,
    publication_path,
    question_reference,
    resolution_holder,
    resolution_path,
    resolution_reference,
    retelling_reference,
    series_path,
    series_reference,
    similar_questions,
    supersedes_cycle,
    supersedes_forecaster,
    supersedes_fork,
    supersedes_reference,
    unique_claims,
    unique_forecasters,
    unique_publications,
    unique_series,
)
from predtrack.checks.resolutions import (
    disputed,
    evidence_complete,
    evidence_file_exists,
    evidence_given,
    evidence_hash,
    evidence_series,
    non_outcome_reason,
    outcome_fits,
    revision_reason,
    self_resolution,
    self_unmarked,
    unresolvable_resolved,
)
from predtrack.checks.selection import Selection
from predtrack.checks.settings import Settings
from predtrack.checks.sources import document_same, document_there, quote_line, quote_stands
from predtrack.checks.times import (
    closes_before_due,
    evidence_before_recorded,
    known_before_recorded,
    known_zone,
    logged_late,
    made_after_opening,
    made_before_closing,
    made_before_due,
    made_before_known,
    made_before_published,
    made_before_recorded,
    nothing_in_future,
    opens_before_closing,
    retrospective,
    whole_dates,
    withdrawn_after_made,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from predtrack.errors import Location, Problem
    from predtrack.records import Ledger

__all__ = ["CHECKS", "Breach", "Check", "Selection", "Settings", "run_checks"]

CHECKS: dict[str, Check] = catalogue(
    unique_claims,
    unique_publications,
    unique_forecasters,
    unique_series,
    claims_carry_publication,
    publication_path,
    series_path,
    resolution_path,
    resolution_reference,
    resolution_holder,
    supersedes_reference,
    supersedes_forecaster,
    supersedes_cycle,
    supersedes_fork,
    forecaster_reference,
    question_reference,
    series_reference,
    retelling_reference,
    similar_questions,
    whole_dates,
    known_zone,
    made_before_closing,
    made_after_opening,
    made_before_due,
    opens_before_closing,
    closes_before_due,
    made_before_published,
    made_before_known,
    known_before_recorded,
    made_before_recorded,
    nothing_in_future,
    withdrawn_after_made,
    evidence_before_recorded,
    logged_late,
    retrospective,
    kind_answers,
    categories_match,
    inside_bounds,
    series_unit,
    series_metric,
    target_deadline,
    target_times,
    certainty,
    due_stated,
    source_stated,
    criteria_length,
    vague_criteria,
    condition_named,
    outcome_fits,
    non_outcome_reason,
    evidence_given,
    evidence_complete,
    evidence_file_exists,
    evidence_hash,
    self_resolution,
    self_unmarked,
    revision_reason,
    disputed,
    evidence_series,
    unresolvable_resolved,
    overdue,
    overdue_too_long,
    overdue_too_many,
    ledger_stale,
    series_stale,
    corpus_complete,
    corpus_declared,
    nested_deadlines,
    nested_ranges,
    resolved_early,
    withdrawn_late,
    document_there,
    document_same,
    quote_stands,
    quote_line,
)
"""Every check by its code."""


def run_checks(
    ledger: Ledger,
    settings: Settings,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    known: Collection[str] = CHECKS,
) -> tuple[Problem, ...]:
    """Find what the ledger does not fulfil.

    Parameters
    ----------
    ledger
        The ledger. Faults found while reading it are its own ``problems``.
    settings
        The day, and what the keeper has set.
    select
        Codes, or beginnings of codes, of the checks to run; nothing means all.
    ignore
        Codes, or beginnings of codes, of the checks not to run.
    known
        Codes that may be named; more than the checks where other faults are selected too.

    Returns
    -------
    The problems, in the order of their places.

    Raises
    ------
    UnknownNameError
        If ``select`` or ``ignore`` names no known code.
    """
    selection = Selection(select, ignore).insist_on_known(known)
    wanted = (check for code, check in CHECKS.items() if selection.takes(code))
    found = [breach for check in wanted for breach in check.find(ledger, settings)]
    return tuple(sorted(_located(ledger, found), key=_in_order))


def _located(ledger: Ledger, breaches: list[Breach]) -> Iterator[Problem]:
    """Look up the lines file by file, in the order in which the records were read."""
    order = {identity: number for number, identity in enumerate(ledger.places)}
    for breach in sorted(breaches, key=lambda breach: order.get(id(breach.spot.record), 0)):
        yield breach.located(ledger.at(breach.spot.record, *breach.spot.path))


def _in_order(problem: Problem) -> tuple[Location, str, str]:
    return problem.location, problem.code, problem.message
