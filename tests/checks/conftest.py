"""A keeper writes a ledger, and hears what the checks say about it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from predtrack.checks import Settings, run_checks
from predtrack.store import read_ledger

QUESTION = {
    "kind": "binary",
    "criteria": "The weather office reports more than 10 mm of rain at its main station.",
    "due": "2025-12-31",
    "source": "the weather office",
}
PREDICTION = {
    "title": "It rains",
    "recorded": "2025-01-03",
    "question": QUESTION,
    "forecast": {"probability": 0.7},
}
EVIDENCE = {"url": "https://weather.example", "date": "2026-01-05", "quote": "12 mm"}
RESOLUTION = {
    "outcome": "yes",
    "resolver": {"name": "Weather office"},
    "known": "2026-01-05",
    "recorded": "2026-01-06",
    "evidence": [EVIDENCE],
}
TARGET = {
    "title": "Build robots",
    "metric": "robots",
    "unit": "robots",
    "level": 1000,
    "deadline": "2030",
}
SERIES = {"title": "Robots built", "metric": "robots", "unit": "robots"}


def _shorn(record):
    """Leave out what is None, so that a test can take away what is there by default."""
    if not isinstance(record, dict):
        return record
    return {key: _shorn(value) for key, value in record.items() if value is not None}


class Keeper:
    """Writes records, sound unless told otherwise, and runs the checks on them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, dict] = {}
        self.settings: dict = {}
        self.publishes("report")

    def publishes(self, name, path=None, *, introduces="acme", **changes):
        """Begin a file; predictions and targets go into the last one begun."""
        publication = {
            "id": name,
            "title": "A report",
            "publisher": "Acme",
            "forecaster": "acme",
            "published": "2025-01-02",
        }
        known = [{"id": introduces, "name": introduces.capitalize()}] if introduces else []
        self.path = path or f"predictions/acme/{name}.yaml"
        self.files[self.path] = {
            "schema_version": 1,
            "publication": publication | changes,
            "forecasters": known,
            "predictions": [],
            "targets": [],
        }

    def says(self, name="report/01", **changes):
        question = changes.pop("question", {})
        if isinstance(question, dict):
            question = QUESTION | question
        prediction = {"id": name} | PREDICTION | {"question": question} | changes
        self._add("predictions", prediction)

    def calls_unresolvable(self, name, reason="no date"):
        why = {"reason": reason, "detail": "Nobody said when."}
        self._add("predictions", {"id": name, "title": "Some day", "unresolvable": why})

    def aims(self, name="report/robots", **changes):
        self._add("targets", {"id": name} | TARGET | changes)

    def resolves(self, name="report/01", path=None, **changes):
        path = path or self.path.replace("predictions/", "resolutions/")
        file = self.files.setdefault(path, {"schema_version": 1, "resolutions": []})
        verdict = {"prediction": name} | RESOLUTION | changes
        file["resolutions"].append(_shorn(verdict))

    def observes(self, name="robots", path=None, **changes):
        path = path or f"resolutions/series/{name}.yaml"
        self.files[path] = {"schema_version": 1, "series": {"id": name} | SERIES | changes}

    def writes(self, path, content):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    def reads(self, path):
        file = self.root / path
        return file.read_bytes() if file.is_file() else None

    def _add(self, part, record):
        self.files[self.path][part].append(_shorn(record))

    def ledger(self, *, with_faults=False):
        for path, content in self.files.items():
            text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=1000)
            self.writes(path, text.encode())
        ledger = read_ledger(self.root)
        assert with_faults or not ledger.problems, ledger.problems
        return ledger

    def problems(self, *select, **options):
        settings = {"as_of": dt.date(2026, 2, 1)} | self.settings
        return run_checks(self.ledger(**options), Settings(**settings), select=select)

    def pointed_at(self, problem):
        """Give the text at which a problem points, up to the end of its line."""
        lines = (self.root / problem.location.path).read_text(encoding="utf-8").split("\n")
        return lines[problem.location.line - 1][problem.location.column - 1 :].strip("'\"")

    def hears(self, code, message, *, at, **options):
        """Insist on one problem, its message, and the text at which it points."""
        found = self.problems(code, **options)
        assert [problem.message for problem in found] == [message]
        assert self.pointed_at(found[0]).startswith(at)
        return found[0]

    def hears_nothing(self, code, **options):
        assert [str(problem) for problem in self.problems(code, **options)] == []


@pytest.fixture
def keeper(tmp_path):
    return Keeper(tmp_path)
