"""``init`` writes a ledger that works at once, and overwrites nothing."""

import pytest


def test_a_new_ledger_passes_check_and_score_at_once(tmp_path, run):
    result = run("init", "mine")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith("Now try:\n  predtrack check mine\n  predtrack score mine\n")
    for command in result.stdout.splitlines()[-2:]:
        tried = run(*command.split()[1:])
        assert (tried.exit_code, tried.stderr) == (0, "")
    assert run("check", "mine", "--fail-on", "warning").stdout == ""
    assert "4 published → 4 scoreable → 3 matured → 3 resolved → 3 scored" in tried.stdout
    assert "0.160" in tried.stdout


def test_this_folder_is_the_default(tmp_path, run):
    assert run("init").stdout.endswith("Now try:\n  predtrack check\n  predtrack score\n")
    assert run("check").exit_code == 0
    assert {path.name for path in tmp_path.iterdir()} == {
        ".github", ".gitignore", "README.md", "evidence", "predictions", "resolutions",
    }  # fmt: skip


def test_the_workflows_for_github_are_named(run):
    written = run("init").stdout
    assert "wrote .github/workflows/check.yml\n" in written
    assert "wrote .github/workflows/report.yml\n" in written


def test_the_workflows_can_call_those_of_a_repository(tmp_path, run):
    assert run("init", "--action", "institute/predtrack@v1").exit_code == 0
    text = (tmp_path / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    assert "uses: institute/predtrack/.github/workflows/ledger-check.yml@v1\n" in text


def test_what_is_no_repository_is_refused(tmp_path, run):
    result = run("init", "--action", "predtrack")
    assert result.exit_code == 2
    assert "'predtrack' is no OWNER/REPO@REF, such as institute/predtrack@v1" in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_name_with_spaces_can_be_copied(run):
    assert "predtrack check 'my own ledger'\n" in run("init", "my own ledger").stdout


@pytest.mark.parametrize("name", ["evidence/coin-tosses.txt", "predictions/me/coin-tosses.yaml"])
def test_nothing_is_overwritten(name, tmp_path, run):
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("mine", encoding="utf-8")
    result = run("init")
    assert result.exit_code == 2
    assert f"{name} exists; choose an empty folder" in result.stderr
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.read_text(encoding="utf-8") for path in files] == ["mine"]
    assert run("init").exit_code == 2


def test_what_stands_in_the_way_is_said(tmp_path, run):
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run("init", "file/ledger")
    assert result.exit_code == 2
    assert result.stderr.startswith("predtrack: cannot write to file/ledger: ")
