"""Settings of every test: reproducible examples, and no skip where none is allowed."""

from __future__ import annotations

import os

import hypothesis
import pytest

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
