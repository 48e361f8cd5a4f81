"""Records: what was said, what was aimed at, what was observed, what became of it.

All are frozen, strict and closed (pydantic v2). They know no file, no dataframe and no
terminal. :class:`Ledger` holds them together.
"""

from __future__ import annotations

from predtrack.records.files import (
    FILES,
    SCHEMA_VERSION,
    PredictionFile,
    ResolutionFile,
    SeriesFile,
)
from predtrack.records.ledger import Ledger, Place
from predtrack.records.outcome import NON_OUTCOMES, VERDICTS, Outcome
from predtrack.records.prediction import Prediction, Unresolvable, Withdrawal
from predtrack.records.publication import Corpus, Document, Forecaster, Publication
from predtrack.records.questions import (
    QUESTION_KINDS,
    AnyQuestion,
    Authorship,
    BinaryQuestion,
    CategoricalQuestion,
    DateQuestion,
    NumericQuestion,
    Question,
)
from predtrack.records.resolution import (
    Criterion,
    Discrepancy,
    Evidence,
    Resolution,
    Resolver,
)
from predtrack.records.series import Point, Series
from predtrack.records.standing import Standing, Status, has_passed, standing
from predtrack.records.statement import AIMS, Claim, Resolvable, Retelling, Revision
from predtrack.records.target import Baseline, Likelihood, Rung, Target

__all__ = [
    "AIMS",
    "FILES",
    "NON_OUTCOMES",
    "QUESTION_KINDS",
    "SCHEMA_VERSION",
    "VERDICTS",
    "AnyQuestion",
    "Authorship",
    "Baseline",
    "BinaryQuestion",
    "CategoricalQuestion",
    "Claim",
    "Corpus",
    "Criterion",
    "DateQuestion",
    "Discrepancy",
    "Document",
    "Evidence",
    "Forecaster",
    "Ledger",
    "Likelihood",
    "NumericQuestion",
    "Outcome",
    "Place",
    "Point",
    "Prediction",
    "PredictionFile",
    "Publication",
    "Question",
    "Resolution",
    "ResolutionFile",
    "Resolvable",
    "Resolver",
    "Retelling",
    "Revision",
    "Rung",
    "Series",
    "SeriesFile",
    "Standing",
    "Status",
    "Target",
    "Unresolvable",
    "Withdrawal",
    "has_passed",
    "standing",
]
