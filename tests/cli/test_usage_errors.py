"""A wrong call ends with 2 and a sentence on stderr, never with a traceback."""

import pytest

CALLS = {
    ("scor",): "no command is called 'scor'; did you mean 'score'?",
    ("frobnicate",): "no command is called 'frobnicate'; predtrack --help lists them",
    ("--nope",): "No such option '--nope'",
    ("score", "--nope"): "No such option '--nope'",
    ("score", "--by", "colour"): "no grouping is called 'colour'; known: forecaster, hind",
    ("score", "--by", "yaer"): "did you mean 'year'?",
    ("score", "--rule", "brir"): "no score is called 'brir'; did you mean 'brier'?",
    ("score", "--level", "95"): "level must lie between 0 and 1, not 95; write 0.95",
    ("score", "--level", "nan"): "level must lie between 0 and 1",
    ("score", "--level", "high"): "'high' is not a valid float",
    ("score", "--format", "yaml"): "'yaml' is not one of 'table', 'json', 'csv', 'markdown'",
    ("score", "--lang", "de"): "'de' is not one of 'en', 'zh'",
    ("score", "--as-of", "yesterday"): "'yesterday' is no day; write 2026-10-09, 2026-10 or 2026",
    ("score", "--as-of", "2026-02-30"): "'2026-02-30' is no day",
    ("score", "--as-of", "2026-13"): "'2026-13' is no day",
    ("score", "--as-of", "next 12 months"): "'next 12 months' is no day",
    ("score", "--as-of", ""): "'' is no day",
    ("score", "missing"): "missing does not exist; 'predtrack init' begins a ledger",
    ("score", "resolutions"): "resolutions has no folder 'predictions'",
    ("score", "predictions/outlook.yaml"): "predictions/outlook.yaml is not a folder",
    ("score", "--output", "nowhere/page"): "cannot write nowhere/page: No such file or directory",
    ("score", "--output", "predictions"): "'predictions' is a directory",
    ("score", ".", "."): "unexpected extra argument",
    ("list", "--status", "opn"): "no status is called 'opn'; did you mean 'open'?",
    ("due", "--within", "-1"): "-1 is not in the range",
    ("show",): "Missing argument 'ID'",
    ("show", "outlook/rian"): "is called 'outlook/rian'; did you mean 'outlook/rain'?",
    ("show", "研究"): "no prediction is called '研究'; known: outlook/price, outlook/rain",
    ("check", "--select", "QQ"): "no check is called 'QQ'",
    ("check", "--format", "table"): "'table' is not one of 'text', 'json'",
    ("check", "--fail-on", "note"): "'note' is not one of 'error', 'warning'",
    ("schema", "ledger"): "'ledger' is not one of 'predictions', 'resolutions', 'series'",
    ("resolve", "outlook/price"): "needs --outcome, --known, --resolver, --evidence-url, --quote;",
    ("add",): "needs --publication, --title, --forecast, --criteria, --due; nobody sits",
    ("init", "predictions/outlook.yaml"): "cannot write to predictions/outlook.yaml: ",
}  # fmt: skip


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_a_wrong_call_is_answered_by_a_sentence(call, ledger, run):
    result = run(*call)
    assert result.exit_code == 2
    said = " ".join(result.stderr.split())
    assert CALLS[call].casefold() in said.casefold()
    assert result.stdout == ""


@pytest.mark.parametrize("command", ["score", "check", "list", "due", "targets"])
def test_a_folder_may_be_named_by_the_environment(command, ledger, tmp_path_factory, run):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    named = run(command, env={"PREDTRACK_ROOT": str(elsewhere)})
    assert named.exit_code == 2
    assert f"{elsewhere} has no folder 'predictions'" in named.stderr
    assert run(command, ledger, env={"PREDTRACK_ROOT": str(elsewhere)}).exit_code == 0


def test_an_argument_and_a_folder_from_the_environment_go_together(ledger, monkeypatch, run):
    monkeypatch.chdir("/")
    assert "0.7" in run("show", "outlook/rain", env={"PREDTRACK_ROOT": str(ledger)}).stdout


@pytest.mark.parametrize("command", ["score", "check", "list", "due", "targets"])
def test_an_empty_ledger_is_no_fault(command, tmp_path, run):
    (tmp_path / "predictions").mkdir()
    result = run(command, tmp_path)
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize("call", [(), ("--help",), ("-h",), ("score", "-h"), ("--version",)])
def test_help_is_no_error(call, run):
    result = run(*call)
    assert result.exit_code == (0 if call else 2)
    assert "Usage: predtrack" in result.output or "predtrack, version" in result.output
