"""Two forecasters who used words, each word meaning the same for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.scores.verbal import shared_lexicon_difference, word_records
from predtrack.summaries.comparison.comparison import WordComparison

if TYPE_CHECKING:
    import pandas as pd

    from predtrack.scores.verbal import WordRecord

__all__ = ["compare_words"]


def compare_words(words: pd.DataFrame, first: str, second: str) -> WordComparison | None:
    """Bound the difference of Brier scores on the common questions.

    Parameters
    ----------
    words
        The table of :func:`predtrack.tables.words`.
    first, second
        Names of the forecasters.

    Returns
    -------
    WordComparison or None
        None where they have no question in common.
    """
    own, other = (words[words["forecaster"] == name] for name in (first, second))
    common = set(own["question"]) & set(other["question"])
    if not common:
        return None
    met = _by_standard(words[words["question"].isin(common)])
    sides = [_records(met[met["forecaster"] == name]) for name in (first, second)]
    return WordComparison(len(common), *shared_lexicon_difference(*sides))


def _by_standard(words: pd.DataFrame) -> pd.DataFrame:
    """Make a word under two standards two words."""
    ends = words["reading_low"].map("{:g}".format) + "-" + words["reading_high"].map("{:g}".format)
    several = ends.groupby(words["word"]).transform("nunique") > 1
    return words.assign(word=words["word"].where(~several, words["word"] + " " + ends))


def _records(claims: pd.DataFrame) -> tuple[WordRecord, ...]:
    return word_records(
        claims["word"], claims["reading_low"], claims["reading_high"],
        claims["fulfilment"].fillna(0.5),
    )  # fmt: skip
