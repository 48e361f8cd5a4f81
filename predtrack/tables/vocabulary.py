"""The words of every table: name, type and meaning of each column."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["COLUMNS", "Column"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Parameters
    ----------
    name
        The name in every table.
    dtype
        Type of its values; a missing value is null in all of them.
    meaning
        What a value says, with its unit or range.
    """

    name: str
    dtype: str
    meaning: str


_COLUMNS = (
    Column("prediction", "text", "identifier of the prediction"),
    Column("question", "text", "identifier of the question that it answers"),
    Column("title", "text", "what is predicted"),
    Column("forecaster", "text", "who said it"),
    Column("publication", "text", "where it was published"),
    Column("year", "integer", "year in which it was made"),
    Column("topic", "text", "its one subject"),
    Column("tag", "list of text", "its further subjects"),
    Column("kind", "text", "kind of forecast; null where it cannot be resolved"),
    Column("made", "date", "last day on which it can have been said"),
    Column("due", "date", "last day on which its outcome is decided"),
    Column("known", "date", "day from which its outcome could be known"),
    Column("recorded", "date", "first day on which it can have been put on record"),
    Column("hindsight", "text", "prospective, logged_late or retrospective"),
    Column("status", "text", "open, overdue, resolved, void, ambiguous, disputed …"),
    Column("matured", "flag", "whether its time has come, so that counting it is fair"),
    Column("self_resolved", "flag", "whether the verdict is the forecaster's own"),
    Column("questioned", "flag", "whether a discrepancy is recorded on the verdict"),
    Column("excluded", "text", "why it is not scored; empty where it is"),
    Column("probability", "number in [0, 1]", "probability that was given to yes"),
    Column("basis", "text", "where the probability comes from"),
    Column("value", "number", "value that was forecast, in the question's unit"),
    Column("lower", "number", "lower end that was forecast, in the question's unit"),
    Column("upper", "number", "upper end that was forecast, in the question's unit"),
    Column("level", "number in (0, 1)", "probability that the range was said to hold"),
    Column("parts", "mapping", "probability of each category, or value at each level"),
    Column("word", "text", "word of probability, or of assertion"),
    Column("reading_low", "number in [0, 1]", "least probability that the word may mean"),
    Column("reading_high", "number in [0, 1]", "greatest probability that the word may mean"),
    Column("outcome", "number", "what happened: 1 for yes, 0 for no, or the observed value"),
    Column("happened", "text", "the outcome as it stands in the resolution"),
    Column("fulfilment", "number in [0, 1]", "degree to which the claim came true"),
    Column("literal", "number in [0, 1]", "fulfilment if the stated criterion is read literally"),
    Column("partial", "flag", "whether it came true to a degree that nobody stated"),
)

COLUMNS: dict[str, Column] = {column.name: column for column in _COLUMNS}
"""Every column by its name."""
