"""The hook for pre-commit, run by the real pre-commit in the repository of a ledger."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

import pytest
import yaml

from predtrack.workflows.init import init

PACKAGE = ("predtrack", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
UNREACHABLE = re.compile(r"No matching distribution found|Temporary failure|NewConnectionError")


@pytest.fixture(scope="module")
def settings(root, tmp_path_factory):
    """An environment in which git and pre-commit know nothing of this machine's user."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    bin_folder = str(pathlib.Path(sys.executable).parent)
    own = {
        "PATH": os.pathsep.join([bin_folder, os.environ["PATH"]]),
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")),
        "PIP_CONSTRAINT": str(root / "constraints.txt"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "NO_COLOR": "1",
    }
    people = {
        f"GIT_{who}_{what}": f"{what.lower()}@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    return kept | own | people


@pytest.fixture(scope="module")
def shell(settings):
    """Run a command in a folder."""

    def running(folder, *words):
        done = subprocess.run(
            [str(word) for word in words],
            cwd=folder, env=settings, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr

    return running


@pytest.fixture(scope="module")
def commit(shell):
    """Make a folder a repository, and give the hash of its one commit."""

    def committing(folder):
        shell(folder, "git", "init", "--quiet")
        shell(folder, "git", "add", "--all")
        code, said = shell(folder, "git", "commit", "--quiet", "--message=first")
        assert code == 0, said
        return shell(folder, "git", "rev-parse", "HEAD")[1].strip()

    return committing


@pytest.fixture(scope="module")
def ledger(root, shell, commit, tmp_path_factory):
    """The repository of a ledger that has the hook of this checkout installed."""
    source = tmp_path_factory.mktemp("source")
    for name in PACKAGE:
        at = root / name
        if at.is_dir():
            shutil.copytree(at, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(at, source / name)
    folder = tmp_path_factory.mktemp("ledger")
    init(folder)
    hook = {"repo": str(source), "rev": commit(source), "hooks": [{"id": "predtrack-check"}]}
    config = folder / ".pre-commit-config.yaml"
    config.write_text(yaml.safe_dump({"repos": [hook]}), encoding="utf-8")
    commit(folder)
    code, said = shell(folder, "pre-commit", "install", "--install-hooks")
    if code and UNREACHABLE.search(said):
        pytest.skip("pip reaches no package index here; CI does")
    assert code == 0, said
    return folder


def test_the_hook_is_the_one_that_was_agreed(root):
    (hook,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] == "predtrack-check"
    assert hook["files"] == "^(predictions|resolutions)/"
    assert (hook["pass_filenames"], hook["require_serial"]) == (False, True)


def test_pre_commit_takes_the_manifest(root, shell):
    assert shell(root, "pre-commit", "validate-manifest", ".pre-commit-hooks.yaml") == (0, "")


def test_a_sound_ledger_passes(ledger, shell):
    code, said = shell(ledger, "pre-commit", "run", "--all-files")
    assert code == 0, said
    assert re.search(r"predtrack check\.+Passed", said)


def test_a_fault_cannot_be_committed_and_is_shown_once(ledger, shell):
    path = ledger / "predictions" / "me" / "coin-tosses.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("probability: 0.6", "probability: 60"), encoding="utf-8")
    code, said = shell(ledger, "git", "commit", "--all", "--message=second")
    path.write_text(text, encoding="utf-8")
    shell(ledger, "git", "reset", "--hard", "--quiet")
    assert code == 1
    assert said.count("predictions/me/coin-tosses.yaml:21:29: error[PT301]") == 1


def test_what_is_no_record_is_not_checked(ledger, shell):
    (ledger / "README.md").write_text("mine\n", encoding="utf-8")
    code, said = shell(ledger, "git", "commit", "--all", "--message=third")
    assert code == 0
    assert re.search(r"predtrack check\.+\(no files to check\)Skipped", said)
