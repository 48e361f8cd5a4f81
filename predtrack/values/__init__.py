"""What a single scalar of a record may mean.

A YAML file writes ``no``, ``010``, ``2030`` or ``1e-3`` without saying what they are;
the field decides. This room holds those decisions: numbers, flags, text in several
languages, identifiers, and dates that are only partly known.
"""

from __future__ import annotations

from predtrack.values.dates import PartialDate
from predtrack.values.identifiers import Identifier, Slug
from predtrack.values.localtext import LocalText, Title
from predtrack.values.record import Many, Record
from predtrack.values.scalars import Count, Extra, Flag, Number, PlainScalar, Text, plain_meaning

__all__ = [
    "Count",
    "Extra",
    "Flag",
    "Identifier",
    "LocalText",
    "Many",
    "Number",
    "PartialDate",
    "PlainScalar",
    "Record",
    "Slug",
    "Text",
    "Title",
    "plain_meaning",
]
