"""What every test shares: reproducible examples, no unwanted skip, small ledgers in memory."""

from __future__ import annotations

import datetime as dt
import os
import pathlib
import subprocess
from typing import Any, ClassVar

import hypothesis
import pytest

from predtrack.records import Ledger, PredictionFile, ResolutionFile, SeriesFile
from predtrack.summaries import SCORE_SUMMARIES, Scorecard, ScoreSettings, scorecard
from predtrack.tables import claims

hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--forbid-skips",
        action="store_true",
        help="fail where a test is skipped: CI installs all that a machine may lack",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    terminal = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = terminal.stats.get("skipped", []) if terminal else []
    if skipped and session.config.getoption("--forbid-skips"):
        terminal.write_line(f"{len(skipped)} skipped, and --forbid-skips allows none", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


QUESTION = {"kind": "binary", "criteria": "It happens.", "due": "2026-10-09"}
PUBLICATION = {
    "id": "book",
    "title": "A book",
    "publisher": "A house",
    "forecaster": "author",
    "published": "2025-10-09",
}


def _claim(number: int = 1, forecast: Any = None, **more: Any) -> dict[str, Any]:
    """A prediction of the book, bare unless more is said."""
    said = {
        "id": f"book/{number:02d}",
        "title": f"Claim {number}",
        "question": QUESTION,
        "forecast": forecast or {"assertion": "happens"},
    }
    return {key: value for key, value in (said | more).items() if value is not None}


def _verdict(outcome: Any, number: int = 1, who: str = "Referee", **more: Any) -> dict[str, Any]:
    """A resolution, known on the day on which the claims fall due."""
    given = {"prediction": f"book/{number:02d}", "outcome": outcome, "resolver": {"name": who}}
    return given | {"known": "2026-10-09"} | more


def _book(
    predictions: Any = (), resolutions: Any = (), targets: Any = (), series: Any = (), **more: Any
) -> Ledger:
    """A ledger with one publication."""
    file = PredictionFile.model_validate(
        {
            "schema_version": 1,
            "publication": PUBLICATION | more,
            "forecasters": [{"id": "author", "name": {"en": "The author", "zh": "作者"}}],
            "predictions": list(predictions),
            "targets": list(targets),
        }
    )
    said = ResolutionFile.model_validate({"schema_version": 1, "resolutions": list(resolutions)})
    seen = [SeriesFile.model_validate({"schema_version": 1, "series": one}) for one in series]
    return Ledger((file,), tuple(one.series for one in seen), said.resolutions)


@pytest.fixture(scope="session")
def claim():
    """Write a prediction."""
    return _claim


@pytest.fixture(scope="session")
def verdict():
    """Write a resolution."""
    return _verdict


@pytest.fixture(scope="session")
def book():
    """Bind predictions, resolutions, targets and series into a ledger."""
    return _book


@pytest.fixture(scope="session")
def card():
    """Score a ledger as it stood on a day."""

    def score(ledger: Ledger, as_of: str = "2027-01-01", by: Any = (), **more: Any) -> Scorecard:
        table = claims(ledger, as_of=dt.date.fromisoformat(as_of))
        return scorecard(table, by=by, settings=ScoreSettings(**more), summaries=SCORE_SUMMARIES)

    return score


class Repository:
    """A repository of git in a folder, cut off from whoever runs the tests.

    Parameters
    ----------
    folder
        Where to make it.
    """

    SETTINGS: ClassVar[dict[str, str]] = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
    }

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def git(self, *arguments: str, day: str = "2026-11-01") -> str:
        """Run a command on a fixed day."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        moment = f"{day}T12:00:00+0000"
        dates = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
        command = ["git", "-C", str(self.folder), *arguments]
        settings: dict[str, Any] = {"env": kept | self.SETTINGS | dates, "capture_output": True}
        done = subprocess.run(command, check=True, **settings)
        return str(done.stdout.decode())

    def begin(self, *options: str) -> Repository:
        """Make it."""
        self.git("init", "--quiet", "--initial-branch=main", *options)
        return self

    def write(self, files: dict[str, str | bytes | None]) -> None:
        """Write files, or remove those that are none."""
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                path.unlink()
            else:
                path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def commit(self, files: dict[str, str | bytes | None], day: str = "2026-11-01") -> str:
        """Write files, commit all there is, and give the name of the commit."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", "x", day=day)
        return self.git("rev-parse", "HEAD").strip()


@pytest.fixture
def repository(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Make repositories below the temporary folder."""
    for name, value in Repository.SETTINGS.items():
        monkeypatch.setenv(name, value)
    return lambda name="ledger", *options: Repository(tmp_path / name).begin(*options)
