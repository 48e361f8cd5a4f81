"""``predtrack report --output``: the site from the command line."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from predtrack.cli import main

ROOT = Path(__file__).parents[3]
STARTER = ROOT / "predtrack" / "workflows" / "starter"


@pytest.fixture
def report(tmp_path):
    """Report on a small ledger."""
    runner = CliRunner()
    runner.invoke(main, ["init", str(tmp_path / "ledger")])

    def run(*arguments, **environment):
        return runner.invoke(
            main,
            ["report", str(tmp_path / "ledger"), "--as-of", "2026-11-21", *arguments],
            env=environment,
        )

    return run


def test_a_folder_becomes_a_site(report, tmp_path):
    found = report("--output", str(tmp_path / "site"), "--title", "Ours & <theirs>")
    assert found.exit_code == 0, found.output
    assert found.stdout == ""
    text = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "Ours &amp; &lt;theirs&gt;" in text


def test_a_site_without_charts_says_what_draws_them(report, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    found = report("--output", str(tmp_path / "site"))
    assert found.exit_code == 0, found.output
    assert found.stderr.startswith("The site has no charts")
    assert not list((tmp_path / "site").rglob("*~light.svg"))


def test_the_moment_of_the_build_is_that_of_the_source(report, tmp_path):
    found = report("--output", str(tmp_path / "site"), SOURCE_DATE_EPOCH="1790000000")
    assert found.exit_code == 0, found.output
    text = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "built at 2026-09-21T14:13:20+00:00" in text


def test_a_moment_that_is_none_is_refused(report, tmp_path):
    found = report("--output", str(tmp_path / "site"), SOURCE_DATE_EPOCH="yesterday")
    assert found.exit_code == 2
    assert "SOURCE_DATE_EPOCH" in found.stderr
    assert not (tmp_path / "site").exists()


def test_a_folder_of_somebody_is_refused(report, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years")
    found = report("--output", str(tmp_path / "mine"))
    assert found.exit_code == 2
    assert "no site" in found.stderr
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "years"


def test_a_site_needs_a_folder(report):
    found = report("--format", "site")
    assert found.exit_code == 2
    assert "--output" in found.stderr
