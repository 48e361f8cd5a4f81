"""No command counts a faulty ledger: each shows the faults with their lines, and ends with 1."""

import pytest

WITH_IT = ("--known", "2026-11-01", "--resolver", "T", "--evidence-title", "T", "--quote", "q")
COMMANDS = {
    "score": ("score",),
    "history": ("history",),
    "targets": ("targets",),
    "due": ("due",),
    "list": ("list",),
    "show": ("show", "outlook/rain"),
    "resolve": ("resolve", "outlook/price", "--outcome", "7", *WITH_IT, "--yes"),
    "add": (
        "add", "--publication", "outlook", "--title", "T", "--unresolvable", "no date",
        "--detail", "None is given.", "--yes",
    ),
}  # fmt: skip
PERCENT = """\
predictions/outlook.yaml:19:29: error[PT301]: probability must be at most 1
  19 |     forecast: {probability: 70}
     |                             ^^
  hint: write 70 % as 0.7

1 error
Mend this first; predtrack check shows all that is wrong.
"""


@pytest.fixture
def spoil(ledger):
    """Replace a text in a file of the ledger."""

    def spoiling(old, new, name="predictions/outlook.yaml"):
        text = (ledger / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (ledger / name).write_text(text.replace(old, new), encoding="utf-8")

    return spoiling


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_fault_in_a_file_is_shown_with_its_line(command, spoil, run, text_of):
    spoil("0.7", "70")
    before = text_of()
    result = run(*command)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == PERCENT
    assert text_of() == before


@pytest.mark.parametrize("command", [c for c in COMMANDS if c not in {"resolve", "add"}])
def test_a_contradiction_is_shown_with_its_line(command, spoil, run):
    spoil("outcome: yes", "outcome: 7", "resolutions/outlook.yaml")
    result = run(*COMMANDS[command])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "resolutions/outlook.yaml:5:14: error[PT501]: " in result.stderr
    assert "  5 |     outcome: 7\n    |              ^\n" in result.stderr
    assert "  hint: " in result.stderr


def test_all_faults_are_shown_at_once(spoil, run):
    spoil("0.7", "70")
    spoil("kind: numeric", "kind: numerous")
    spoil("known: 2026-05-02", "known: soon", "resolutions/outlook.yaml")
    said = run("score").stderr
    assert said.count("error[") == 3
    assert "\n3 errors\n" in said


def test_a_contradiction_elsewhere_does_not_keep_people_from_adding(spoil, run):
    spoil("outcome: yes", "outcome: 7", "resolutions/outlook.yaml")
    assert run(*COMMANDS["resolve"]).exit_code == 0
    assert run(*COMMANDS["add"]).exit_code == 0


def test_paths_count_from_where_the_person_is(ledger, spoil, monkeypatch, run):
    spoil("0.7", "70")
    monkeypatch.chdir(ledger.parent)
    for source in (ledger.name, ledger):
        for command in ("score", "check"):
            said = run(command, source).output
            assert said.startswith(f"{ledger.name}/predictions/outlook.yaml:19:29: error[PT301]")
    monkeypatch.chdir(ledger / "predictions")
    assert run("check", "..").stdout.startswith("../predictions/outlook.yaml:19:29: error")


def test_bytes_that_are_no_text_are_a_fault_with_a_place(ledger, run):
    (ledger / "predictions" / "outlook.yaml").write_bytes(b"schema_version: 1\ntitle: \xff\n")
    result = run("score")
    assert result.exit_code == 1
    assert "predictions/outlook.yaml:2:8: error[PT002]: not UTF-8" in result.stderr
