"""What goes to which stream, and what happens where a stream is closed, full, or old."""

import pathlib
import re
import subprocess
import sys

import click.testing
import pytest

from predtrack.cli import main

HEAVY = ("pandas", "pydantic", "numpy", "scipy", "narwhals", "ruamel", "rich")
FULL = pathlib.Path("/dev/full")


def head(command, ledger):
    """Read one line of what a command prints, and close the pipe."""
    call = [sys.executable, "-m", "predtrack", *command]
    pipe = subprocess.PIPE
    with subprocess.Popen(call, cwd=ledger, stdout=pipe, stderr=pipe) as process:
        first = process.stdout.readline()
        process.stdout.close()
        return first.decode(), process.stderr.read().decode()


@pytest.mark.parametrize("command", [("list",), ("list", "--format", "json"), ("schema",)])
def test_a_reader_may_stop_reading(command, ledger):
    prediction = (ledger / "predictions" / "outlook.yaml").read_text(encoding="utf-8")
    body = prediction.split("predictions:\n")[1]
    many = "".join(body.replace("outlook/", f"outlook/{n}-") for n in range(400))
    (ledger / "predictions" / "outlook.yaml").write_text(prediction + many, encoding="utf-8")
    first, said = head(command, ledger)
    assert first
    assert said == ""


def test_a_closed_output_is_no_reason_to_fail(ledger):
    line = f'exec "{sys.executable}" -m predtrack list >&-'
    result = subprocess.run(
        ["/bin/sh", "-c", line], cwd=ledger, capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("command", [("list",), ("list", "--format", "json"), ("init", "new")])
def test_a_full_disk_is_said_in_a_sentence(command, ledger, shell):
    with FULL.open("wb") as full:
        result = shell(*command, cwd=ledger, stdout=full, stderr=-1, capture_output=False)
    assert result.returncode == 2
    assert result.stderr.decode() == "predtrack: cannot write the output: No space left on device\n"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "gbk", "utf-8"])
def test_a_terminal_that_lacks_a_sign_gets_another(encoding, ledger):
    runner = click.testing.CliRunner(charset=encoding)
    for command in (["score"], ["list", "--lang", "zh"], ["show", "outlook/price"], ["check"]):
        result = runner.invoke(main, command)
        assert result.exit_code == 0, result.exception
    funnel = runner.invoke(main, ["score"]).stdout_bytes.decode(encoding, "replace")
    assert "2 published -> 2" in funnel or "2 published → 2" in funnel or encoding == "ascii"


def test_a_process_with_an_old_encoding_gives_an_answer(ledger, shell):
    result = shell("list", "--lang", "zh", cwd=ledger, env={"PYTHONIOENCODING": "cp1252"})
    assert result.returncode == 0, result.stderr
    assert b"outlook/price" in result.stdout
    assert b"------" in result.stdout


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}])
def test_a_terminal_without_a_language_gets_an_answer(environment, ledger, shell):
    environment |= {"PYTHONCOERCECLOCALE": "0"}
    assert shell("list", "--lang", "zh", cwd=ledger, env=environment).returncode == 0
    assert shell("list", "市场", cwd=ledger, env=environment).returncode == 2


@pytest.mark.parametrize("form", ["json", "csv", "markdown"])
def test_what_machines_read_is_always_utf8(form, ledger):
    runner = click.testing.CliRunner(charset="cp1252")
    result = runner.invoke(main, ["list", "--lang", "zh", "--format", form])
    assert "机器人的价格" in result.stdout_bytes.decode("utf-8")


def test_a_diff_can_be_shown_on_an_old_terminal(ledger, shell):
    said = ("--known", "2026-05-02", "--evidence-title", "报告", "--quote", "下雨")
    command = ("resolve", "outlook/rain", "--outcome", "yes", "--resolver", "气象局", *said)
    result = shell(*command, "--yes", cwd=ledger, env={"PYTHONIOENCODING": "latin-1"})
    assert result.returncode == 0, result.stderr
    assert "气象局" in (ledger / "resolutions" / "outlook.yaml").read_text(encoding="utf-8")


def test_talk_goes_to_stderr_and_results_to_stdout(ledger, shell):
    said = ("--known", "2026-11-02", "--resolver", "T", "--evidence-title", "T", "--quote", "q")
    written = shell("resolve", "outlook/price", "--outcome", "7", *said, "--yes", cwd=ledger)
    assert written.stdout.startswith(b"--- a/resolutions/outlook.yaml\n")
    assert written.stderr == b"Wrote resolutions/outlook.yaml.\n"
    assert shell("check", cwd=ledger).stdout == b""


def test_no_colour_leaves_a_pipe(ledger, shell):
    (ledger / "predictions" / "broken.yaml").write_text("schema_version: 2\n", encoding="utf-8")
    assert b"\x1b" not in shell("check", cwd=ledger, env={"FORCE_COLOR": "1"}).stdout
    assert b"\x1b" not in shell("list", cwd=ledger, env={"FORCE_COLOR": "1"}).stderr


def test_the_module_is_the_command(ledger, shell):
    assert shell("--version", cwd=ledger).stdout.startswith(b"predtrack, version ")


def loaded(code):
    line = f"{code}\nimport sys; print('loaded', *(n for n in {HEAVY} if n in sys.modules))"
    said = subprocess.run(
        [sys.executable, "-c", line], capture_output=True, text=True, check=True
    ).stdout
    return re.search("^loaded(.*)$", said, re.MULTILINE)[1].split()


def test_importing_the_package_imports_nothing_else():
    assert loaded("import predtrack") == []


def test_help_imports_nothing_heavy():
    call = "from predtrack.cli import main\ntry: main(['{}'])\nexcept SystemExit: pass"
    assert loaded(call.format("--help")) == []
    assert loaded(call.format("scor")) == []


@pytest.mark.parametrize("command", ["list", "check", "schema"])
def test_a_command_without_scores_needs_no_dataframe(command, ledger):
    call = f"from predtrack.cli import main\ntry: main(['{command}'])\nexcept SystemExit: pass"
    assert {"pandas", "scipy"}.isdisjoint(loaded(f"import os; os.chdir({str(ledger)!r})\n{call}"))
