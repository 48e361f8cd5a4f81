"""What one file of a ledger holds: the top level of the YAML."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from predtrack.records.prediction import Prediction
from predtrack.records.publication import Forecaster, Publication
from predtrack.records.resolution import Resolution
from predtrack.records.series import Series
from predtrack.records.target import Target
from predtrack.values import Many, Record

__all__ = ["FILES", "SCHEMA_VERSION", "PredictionFile", "ResolutionFile", "SeriesFile"]

SCHEMA_VERSION = 1
"""Version of the files' form that this predtrack reads and writes."""

Version = Annotated[int, Field(strict=False, ge=SCHEMA_VERSION, le=SCHEMA_VERSION)]


class PredictionFile(Record):
    """A publication and all that it said about the future (``predictions/**.yaml``)."""

    schema_version: Version
    """Version of the file's form."""
    publication: Publication
    """The document."""
    forecasters: Many[Forecaster] = ()
    """Who speaks in it, where no other file has introduced them."""
    predictions: Many[Prediction] = ()
    """What was predicted."""
    targets: Many[Target] = ()
    """What was aimed at."""


class ResolutionFile(Record):
    """Resolutions (``resolutions/**.yaml``, on the path of what they resolve)."""

    schema_version: Version
    """Version of the file's form."""
    resolutions: Many[Resolution] = ()
    """The verdicts, in the order in which they were recorded."""


class SeriesFile(Record):
    """One series of observations (``resolutions/series/<id>.yaml``)."""

    schema_version: Version
    """Version of the file's form."""
    series: Series
    """The series."""


FILES: dict[str, type[Record]] = {
    "predictions": PredictionFile,
    "resolutions": ResolutionFile,
    "series": SeriesFile,
}
"""Every form of file, by the name under which ``predtrack schema`` prints it."""
