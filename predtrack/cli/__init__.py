"""The command line: arguments in, text and an exit code out.

:data:`COMMANDS` is the catalogue: one module and one line per command. A module is
imported when its command runs, so that ``predtrack --help`` stays light.
"""

from __future__ import annotations

from predtrack.cli.group import Entry, LazyGroup, command_line

__all__ = ["COMMANDS", "Entry", "main"]

COMMANDS: tuple[Entry, ...] = (
    Entry("score", "predtrack.cli.score", "Score a ledger, honestly about what was said."),
    Entry("history", "predtrack.cli.history", "Show how a score moved over time."),
    Entry("compare", "predtrack.cli.compare", "Compare two forecasters on common questions."),
    Entry("leaderboard", "predtrack.cli.leaderboard", "Rank forecasters, with bands of ranks."),
    Entry("calibration", "predtrack.cli.calibration", "See whether forecasts came true as often."),
    Entry("check", "predtrack.cli.check", "Find every fault in a ledger's files and records."),
    Entry("targets", "predtrack.cli.targets", "Measure the progress of stated targets."),
    Entry("due", "predtrack.cli.due", "List what is overdue, due soon, or resolved early."),
    Entry("remind", "predtrack.cli.remind", "Keep an issue on GitHub of what is overdue."),
    Entry("report", "predtrack.cli.report", "Publish a report: a site, a digest, what changed."),
    Entry("list", "predtrack.cli.listing", "List predictions and where they stand."),
    Entry("show", "predtrack.cli.show", "Show all that is known of one prediction."),
    Entry("add", "predtrack.cli.add", "Add a prediction to a publication."),
    Entry("resolve", "predtrack.cli.resolve", "Append a resolution with its evidence."),
    Entry("init", "predtrack.cli.init", "Start a small ledger that works at once."),
    Entry("schema", "predtrack.cli.schema", "Print the JSON Schema of the ledger's files."),
)
"""Every command with its module and the line that ``--help`` prints."""

main: LazyGroup = command_line(COMMANDS)
