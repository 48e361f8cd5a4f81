"""Two forecasters beside each other, on the questions that both answered."""

from __future__ import annotations

from predtrack.summaries.comparison.answers import Answers, answers_of, refuse_without_names
from predtrack.summaries.comparison.comparing import Compared, compare_forecasters
from predtrack.summaries.comparison.comparison import (
    AnytimeEvidence,
    Comparison,
    RuleComparison,
    WordComparison,
)
from predtrack.summaries.comparison.fitting_rules import fitting_rules
from predtrack.summaries.comparison.question_facts import QuestionFacts, cluster_of, question_facts
from predtrack.summaries.comparison.records import comparison_record
from predtrack.summaries.comparison.sentences import UNSTATED, headline, in_words
from predtrack.summaries.comparison.word_comparison import compare_words

__all__ = [
    "UNSTATED",
    "Answers",
    "AnytimeEvidence",
    "Compared",
    "Comparison",
    "QuestionFacts",
    "RuleComparison",
    "WordComparison",
    "answers_of",
    "cluster_of",
    "compare_forecasters",
    "compare_words",
    "comparison_record",
    "fitting_rules",
    "headline",
    "in_words",
    "question_facts",
    "refuse_without_names",
]
