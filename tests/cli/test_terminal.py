"""A person at a real terminal sees colours, is asked what is missing, and may say no."""

import os
import subprocess
import sys

import pytest

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

ANSWERS = {
    "What happened (": "412",
    "Day on which it could be known": "2026-11-02",
    "Who says so": "Shop",
    "Address of the evidence": "https://example.org/prices",
    "The words in it that decide": "机器人 412",
}
QUESTIONS = {
    "Identifier of the publication": "outlook",
    "What is predicted": "Ten robots are sold",
    "What was said": "point=10",
    "How the outcome is decided": "The shop says how many robots it sold.",
    "When it is decided": "2027-01-31",
    "Unit of the number": "robots",
}


@pytest.fixture
def at_terminal(ledger):
    """Run a command at a terminal, type lines into it, and give what was seen."""

    def running(*arguments, types=(), **environment):
        ours, theirs = pty.openpty()
        settings = {"stdin": theirs, "stdout": theirs, "stderr": theirs, "cwd": ledger}
        plain = {"TERM": "xterm", "COLUMNS": "80", "NO_COLOR": ""}
        settings["env"] = {**os.environ, **plain, **environment}
        command = [sys.executable, "-m", "predtrack", *arguments]
        with subprocess.Popen(command, start_new_session=True, **settings) as process:
            os.close(theirs)
            os.write(ours, "".join(f"{line}\n" for line in types).encode())
            seen = b"".join(iter(lambda: read(ours), b""))
        os.close(ours)
        return process.returncode, seen.decode().replace("\r\n", "\n")

    def read(terminal):
        try:
            return os.read(terminal, 4096)
        except OSError:  # the other side is closed
            return b""

    return running


def test_a_person_sees_colours_unless_unwanted(at_terminal):
    assert "\x1b[1m" in at_terminal("list")[1]
    assert "\x1b" not in at_terminal("list", NO_COLOR="1")[1]
    assert "\x1b" not in at_terminal("list", TERM="dumb")[1]
    assert "\x1b" not in at_terminal("list", "--format", "csv")[1]


def test_a_page_uses_the_width_that_a_person_has(at_terminal):
    narrow, wide = (at_terminal("list", NO_COLOR="1", COLUMNS=n)[1] for n in ("50", "110"))
    assert max(map(len, narrow.splitlines())) <= 50
    assert len(wide.splitlines()) < len(narrow.splitlines())


def test_resolve_asks_for_what_is_missing_and_shows_it_before_it_writes(at_terminal, text_of):
    code, seen = at_terminal("resolve", "outlook/price", types=[*ANSWERS.values(), "y"])
    assert code == 0
    asked = [seen.index(question) for question in ANSWERS]
    assert asked == sorted(asked)
    assert seen.index("+    outcome: 412") < seen.index("Write this? [y/N]: ") < seen.index("Wrote")
    assert "quote: 机器人 412" in text_of()["resolutions/outlook.yaml"]


def test_resolve_asks_for_nothing_that_was_said(at_terminal):
    said = ("--outcome", "412", "--known", "2026-11-02", "--resolver", "Shop")
    code, seen = at_terminal(
        "resolve", "outlook/price", *said, types=["https://example.org", "412", "y"]
    )
    assert code == 0
    assert "Who says so" not in seen
    assert "What happened" not in seen


@pytest.mark.parametrize("answer", ["n", "", "no"])
def test_nothing_is_written_against_a_persons_will(answer, at_terminal, text_of):
    before = text_of()
    code, seen = at_terminal("resolve", "outlook/price", types=[*ANSWERS.values(), answer])
    assert code == 0
    assert "Nothing was written." in seen
    assert text_of() == before


@pytest.mark.parametrize("answers", [[], list(ANSWERS.values())])
def test_the_end_of_input_writes_nothing(answers, at_terminal, text_of):
    before = text_of()
    code, seen = at_terminal("resolve", "outlook/price", types=[*answers, "\x04"])
    assert code != 0
    assert "Aborted!" in seen
    assert "Traceback" not in seen
    assert text_of() == before


def test_add_asks_for_what_the_kind_of_forecast_needs(at_terminal, text_of):
    code, seen = at_terminal("add", types=[*QUESTIONS.values(), "y"])
    assert code == 0
    asked = [seen.index(question) for question in QUESTIONS]
    assert asked == sorted(asked)
    assert "unit: robots" in text_of()["predictions/outlook.yaml"]


def test_add_asks_why_something_cannot_be_resolved(at_terminal, text_of):
    said = ("--publication", "outlook", "--title", "AGI 2027", "--unresolvable", "no definition")
    code, _ = at_terminal("add", *said, types=["Nobody says what AGI is.", "y"])
    assert code == 0
    assert "detail: Nobody says what AGI is." in text_of()["predictions/outlook.yaml"]
