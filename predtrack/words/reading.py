"""Reading of the lexicon file that is shipped with the package."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

from predtrack.words.word import Basis, Source, Treatment, Word

__all__ = ["read_document", "read_words"]


def read_document() -> dict[str, Any]:
    """Read the lexicon file; it also works from inside a zipped wheel."""
    text = resources.files("predtrack.words").joinpath("lexicon.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def read_words(document: dict[str, Any]) -> tuple[Word, ...]:
    """Turn the file's entries into words that carry their sources."""
    tables = document["sources"].items()
    sources = {key: Source(key=key, **fields) for key, fields in tables}
    return tuple(_read_word(entry, sources) for entry in document["words"])


def _read_word(entry: dict[str, Any], sources: dict[str, Source]) -> Word:
    typed = {
        "treatment": Treatment(entry["treatment"]),
        "basis": Basis(entry["basis"]),
        "forms": tuple(entry.get("forms", ())),
        "sources": tuple(sources[key] for key in entry.get("sources", ())),
    }
    return Word(**{**entry, **typed})
