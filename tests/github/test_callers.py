"""The workflows of a new ledger run, and say where they get predtrack from."""

import json
import subprocess

import pytest

from predtrack._version import __version__
from predtrack.cli.init import origin
from predtrack.errors import UsageError
from predtrack.workflows.init import init

COMMIT = "0123456789abcdef0123456789abcdef01234567"
FAKE_PIP = '#!/usr/bin/env bash\nprintf "%s\\n" "$@" > "$RUNNER_TEMP/pip"\n'


@pytest.fixture
def workflow(fine):
    """Give a workflow of the ledger."""
    return lambda name: fine / ".github" / "workflows" / f"{name}.yml"


@pytest.mark.parametrize("name", ["check", "report"])
def test_predtrack_is_installed_as_the_version_that_wrote_the_workflow(name, workflow, runner):
    runner.fake("pip", FAKE_PIP)
    done = runner.step(workflow(name), "Install predtrack")
    assert done.code == 0
    asked = (runner.temp / "pip").read_text(encoding="utf-8").splitlines()
    assert asked == ["install", "--quiet", "--", f"predtrack=={__version__}"]


def test_a_requirement_with_blanks_is_one_argument(runner):
    init(runner.workspace, requirement=f"predtrack @ git+https://example.org/r@{COMMIT}")
    runner.fake("pip", FAKE_PIP)
    runner.step(runner.workspace / ".github" / "workflows" / "check.yml", "Install predtrack")
    asked = (runner.temp / "pip").read_text(encoding="utf-8").splitlines()
    assert asked[-1] == f"predtrack @ git+https://example.org/r@{COMMIT}"


def test_a_fine_ledger_passes(workflow, runner):
    assert runner.step(workflow("check"), "Check").stdout == ""
    done = runner.step(workflow("check"), "Summarise")
    assert (done.code, done.stderr, done.commands) == (0, "", [])
    assert done.summary


def test_a_faulty_ledger_fails_with_annotations(faulty, workflow, runner):
    done = runner.step(workflow("check"), "Check")
    assert done.code == 1
    (command,) = done.commands
    assert command.startswith("::error file=predictions/me/coin-tosses.yaml,line=21,")


def test_findings_are_written_for_code_scanning_and_do_not_fail_twice(faulty, workflow, runner):
    done = runner.step(workflow("check"), "Write the findings for code scanning")
    assert done.code == 0
    written = json.loads((runner.temp / "predtrack.sarif").read_text(encoding="utf-8"))
    assert written["runs"][0]["results"]


def test_a_pull_request_is_summed_up_since_its_base(workflow, runner):
    def git(*words):
        told = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *told, *words], cwd=runner.workspace, check=True)

    git("init", "--quiet", "--initial-branch=topic")
    git("add", ".")
    git("commit", "--quiet", "--message=first")
    git("update-ref", "refs/remotes/origin/ma;in", "HEAD")
    base = {"github.base_ref": "ma;in"}
    done = runner.step(workflow("check"), "Summarise", **base)
    assert (done.code, done.stderr) == (0, "")
    assert "origin/ma;in" in done.summary


def test_a_report_is_built_in_a_folder_for_pages(workflow, runner):
    assert runner.step(workflow("report"), "Summarise").summary
    assert runner.step(workflow("report"), "Build the site").code == 0
    assert (runner.temp / "site" / "index.html").is_file()


def test_the_reminder_asks_github_with_the_token_of_the_job(workflow, runner):
    done = runner.step(workflow("report"), "Remind of what is overdue")
    assert (done.code, done.stdout) == (0, "nothing is overdue\n")
    assert runner.gh["tokens"] == ["a token"]


def test_called_workflows_are_those_that_were_named(tmp_path):
    init(tmp_path, action=f"institute/predtrack@{COMMIT}")
    for name in ("check", "report"):
        text = (tmp_path / ".github" / "workflows" / f"{name}.yml").read_text(encoding="utf-8")
        called = f"institute/predtrack/.github/workflows/ledger-{name}.yml@{COMMIT}"
        assert f"    uses: {called}\n" in text
        assert "OF-PREDTRACK" not in text


@pytest.mark.parametrize("action", ["predtrack", "o/r", "o/r@", "o/r@a b", "o/r/x@v1", "o/r@v1\n"])
def test_what_is_no_action_is_refused_before_anything_is_written(action, tmp_path):
    with pytest.raises(UsageError, match="is no OWNER/REPO@REF"):
        init(tmp_path, action=action)
    assert not list(tmp_path.iterdir())


def test_a_workflow_of_the_repository_stays_as_it_is(tmp_path):
    own = tmp_path / ".github" / "workflows" / "check.yml"
    own.parent.mkdir(parents=True)
    own.write_text("mine", encoding="utf-8")
    written = init(tmp_path)
    assert own.read_text(encoding="utf-8") == "mine"
    assert own not in written
    assert own.with_name("report.yml") in written


RELEASE = f"predtrack=={__version__}"


@pytest.mark.parametrize(
    ("said", "action", "requirement"),
    [
        (None, "", RELEASE),
        ({"url": "file:///folder", "dir_info": {"editable": True}}, "", RELEASE),
        ({"url": "ssh://git@example.org/r", "vcs_info": {"vcs": "git"}}, "", RELEASE),
        (
            {"url": "https://example.org/r", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            "",
            f"predtrack @ git+https://example.org/r@{COMMIT}",
        ),
        (
            {
                "url": "https://github.com/o/r.x.git",
                "vcs_info": {"vcs": "git", "commit_id": COMMIT},
            },
            f"o/r.x@{COMMIT}",
            f"predtrack @ git+https://github.com/o/r.x.git@{COMMIT}",
        ),
    ],
)
def test_predtrack_knows_where_it_came_from(said, action, requirement):
    assert origin(json.dumps(said) if said else "") == (action, requirement)
