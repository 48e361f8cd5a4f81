"""``resolve`` appends a verdict with its evidence, and refuses what would not be honest."""

import hashlib
import os
import signal
import subprocess
import sys

import pytest

SAID = {
    "--outcome": "412",
    "--known": "2026-11-02",
    "--resolver": "Shop",
    "--evidence-url": "https://example.org/prices",
    "--quote": "412 CNY",
}
ENTRY = """\
  - prediction: outlook/price
    outcome: 412
    resolver: {name: Shop}
    known: 2026-11-02
    recorded: 2026-11-21
    evidence:
      - url: https://example.org/prices
        date: 2026-11-02
        quote: 412 CNY
"""


@pytest.fixture
def resolve(ledger, run):
    """Resolve a prediction, with other options than the usual ones; ``None`` leaves one out."""

    def resolving(*flags, identifier="outlook/price", stdin=None, **changes):
        named = {f"--{name.replace('_', '-')}": value for name, value in changes.items()}
        words = [word for pair in (SAID | named).items() if pair[1] is not None for word in pair]
        return run("resolve", identifier, *words, *flags, input=stdin)

    return resolving


@pytest.fixture
def start(ledger):
    """Start the command in a process of its own, after other lines of Python."""
    started = []

    def starting(*arguments, first=""):
        line = f"{first}\nfrom predtrack.cli import main\nmain({list(arguments)!r})"
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        started.append(subprocess.Popen([sys.executable, "-c", line], cwd=ledger, **quiet))
        return started[-1]

    yield starting
    for process in started:
        process.kill()
        process.wait()


def test_a_verdict_is_appended_and_everything_else_stays(resolve, text_of, run):
    before = text_of()
    result = resolve("--yes")
    assert result.exit_code == 0
    assert text_of() == before | {
        "resolutions/outlook.yaml": before["resolutions/outlook.yaml"] + ENTRY
    }
    assert result.stdout.startswith(
        "--- a/resolutions/outlook.yaml\n+++ b/resolutions/outlook.yaml"
    )
    assert "".join(f"+{line}\n" for line in ENTRY.splitlines()) in result.stdout
    assert result.stderr == "Wrote resolutions/outlook.yaml.\n"
    assert run("check").exit_code == 0
    assert "resolved: 412" in run("list").stdout


def test_every_option_reaches_the_file(resolve, text_of, ledger):
    (ledger / "evidence").mkdir()
    (ledger / "evidence" / "list.txt").write_bytes(b"412")
    extra = {
        "evidence_title": "Price list",
        "evidence_date": "2026-11-01",
        "evidence_type": "dataset",
        "evidence_file": "evidence/list.txt",
        "reason": "The shop closed.",
        "discrepancy": "The price of a used one.",
        "notes": "价格",
    }
    assert resolve("--yes", "--self", **extra).exit_code == 0
    written = text_of()["resolutions/outlook.yaml"]
    for value in {*extra.values(), *SAID.values(), hashlib.sha256(b"412").hexdigest()}:
        assert value in written
    assert "resolver: {name: Shop, self: true}" in written


@pytest.mark.parametrize("name", SAID)
def test_what_is_missing_is_named_where_nobody_can_be_asked(name, resolve, text_of):
    before = text_of()
    result = resolve("--yes", **{name.removeprefix("--"): None})
    assert result.exit_code == 2
    assert result.stderr == f"predtrack: needs {name}; nobody sits at a terminal to be asked\n"
    assert text_of() == before


def test_a_title_stands_for_an_address_and_a_file_for_both(resolve, ledger, run):
    assert resolve("--yes", evidence_url=None, evidence_title="Price list").exit_code == 0
    (ledger / "list.txt").write_bytes(b"412")
    file = {"evidence_url": None, "quote": None, "evidence_file": "list.txt"}
    result = resolve("--yes", resolver="Another", **file)
    assert result.exit_code == 0
    assert run("check").exit_code == 0


@pytest.mark.parametrize("path", ["nothing.txt", "../secret.txt", "/etc/hostname", "predictions"])
def test_a_file_of_evidence_lies_in_the_ledger(path, resolve, ledger, text_of):
    (ledger.parent / "secret.txt").write_bytes(b"")
    before = text_of()
    result = resolve("--yes", evidence_file=path)
    assert result.exit_code == 2
    assert f"there is no file {path!r} in the ledger" in result.stderr
    assert text_of() == before


def test_a_file_of_evidence_has_the_hash_that_was_stated(resolve, ledger):
    (ledger / "list.txt").write_bytes(b"412")
    result = resolve("--yes", evidence_file="list.txt", sha256="0" * 64)
    assert result.exit_code == 2
    assert f"list.txt has another hash: {hashlib.sha256(b'412').hexdigest()}" in result.stderr


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 0), ("", 2)])
def test_an_answer_may_come_through_a_pipe(answer, code, resolve, text_of):
    before = text_of()
    result = resolve(stdin=answer)
    assert result.exit_code == code
    assert (text_of() != before) == (answer == "y\n")
    assert "Write this? [y/N]:" in result.stderr
    if not answer:
        assert "nothing was written: nobody answered; say --yes" in result.stderr


@pytest.mark.parametrize(
    ("identifier", "outcome", "fault"),
    [
        ("outlook/price", "yes", "'yes' does not fit: a numeric question is answered by a number"),
        ("outlook/price", "-3", "does not fit: the number lies outside the question's bounds"),
        ("outlook/price", "4 00", "does not fit"),
        ("outlook/rain", "7", "does not fit: a binary question is answered by yes, no, partial"),
        ("outlook/rain", "maybe", "does not fit: a binary question"),
        ("outlook/rain", "true", "does not fit: a binary question"),
        ("outlook/rian", "yes", "did you mean 'outlook/rain'?"),
    ],
)
def test_an_outcome_fits_its_question(identifier, outcome, fault, resolve, text_of):
    before = text_of()
    result = resolve("--yes", identifier=identifier, outcome=outcome)
    assert result.exit_code == 2
    assert fault in result.stderr
    assert text_of() == before


@pytest.mark.parametrize("outcome", ["void", "ambiguous"])
def test_no_answer_needs_a_reason_and_counts_for_nothing(outcome, resolve, run):
    refused = resolve("--yes", outcome=outcome)
    assert refused.exit_code == 2
    assert "without a reason" in refused.stderr
    assert resolve("--yes", outcome=outcome, reason="The shop closed.").exit_code == 0
    assert "2 scoreable → 2 matured → 1 resolved" in run("score", "--as-of", "2026-11-21").stdout


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Institute", True),
        ("The Institute", True),
        ("the institute", True),
        ("institute", True),
        ("研究所", True),
        ("Institute of Weather", False),
    ],
)
def test_a_verdict_on_oneself_is_marked(name, own, resolve, text_of, run):
    assert resolve("--yes", resolver=name).exit_code == 0
    assert (f"{{name: {name}, self: true}}" in text_of()["resolutions/outlook.yaml"]) == own
    assert "PT512" not in run("check").stdout


def test_a_second_verdict_of_one_resolver_says_why(resolve, run):
    resolve("--yes")
    again = resolve("--yes", outcome="413")
    assert again.exit_code == 2
    assert "'Shop' already said 412 to this question" in again.stderr
    assert resolve("--yes", outcome="413", reason="Misread.").exit_code == 0
    assert "resolved: 413" in run("list").stdout
    assert resolve("--yes", outcome="500", resolver="Others").exit_code == 0
    assert "disputed" in run("list").stdout


@pytest.mark.parametrize("known", ["2026-11-22", "2027", "2030-01-01"])
def test_nobody_knows_on_a_day_that_has_not_come(known, resolve, text_of):
    before = text_of()
    result = resolve("--yes", known=known)
    assert result.exit_code == 2
    assert f"known {known}, after it was recorded (2026-11-21)" in result.stderr
    assert text_of() == before


@pytest.mark.parametrize("known", ["gestern", "2026-02-30", "next 12 months"])
def test_a_day_is_a_day(known, resolve):
    result = resolve("--yes", known=known)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_what_cannot_be_resolved_is_not(run, own_ledger):
    said = [word for pair in SAID.items() for word in pair]
    result = run("resolve", "state-of-ai-2026/09", *said, "--yes")
    assert result.exit_code == 2
    assert "state-of-ai-2026/09 is recorded as unresolvable; there is no question" in result.stderr


def test_text_in_chinese_stays_as_it_is(resolve, text_of):
    assert resolve("--yes", resolver="国家统计局", quote="价格为412元：“是”").exit_code == 0
    written = text_of()["resolutions/outlook.yaml"]
    assert "name: 国家统计局" in written
    assert "quote: 价格为412元：“是”" in written


def test_the_first_verdict_of_a_publication_makes_its_file(resolve, ledger, run):
    (ledger / "resolutions" / "outlook.yaml").unlink()
    assert resolve("--yes").exit_code == 0
    text = (ledger / "resolutions" / "outlook.yaml").read_text(encoding="utf-8")
    assert text == f"schema_version: 1\nresolutions:\n{ENTRY}"
    assert run("check").exit_code == 0


def test_a_file_where_a_folder_should_be_is_said(own_ledger, run):
    folder = own_ledger / "resolutions" / "drc"
    folder.write_text("in the way", encoding="utf-8")
    said = [word for pair in SAID.items() for word in pair]
    result = run("resolve", "china-development-report-2025/market-2025", *said, "--yes")
    assert result.exit_code == 2
    assert result.stderr.startswith("predtrack: resolutions/drc/china-development-report-2025.yaml")


def test_a_file_that_is_protected_stays_as_it_is(resolve, text_of, monkeypatch):
    monkeypatch.setattr("os.access", lambda _, mode: mode != os.W_OK)
    before = text_of()
    result = resolve("--yes")
    assert result.exit_code == 2
    assert "resolutions/outlook.yaml cannot be written: Permission denied" in result.stderr
    assert text_of() == before


def test_people_who_resolve_at_once_lose_nothing(ledger, start, run):
    path = ledger / "predictions" / "outlook.yaml"
    head, _ = path.read_text(encoding="utf-8").split("  - id: outlook/price")
    rain = head[head.index("  - id: outlook/rain") :]
    names = [f"outlook/day-{number}" for number in range(4)]
    path.write_text(
        head + "".join(rain.replace("outlook/rain", n) for n in names), encoding="utf-8"
    )
    said = [word for pair in (SAID | {"--outcome": "no"}).items() for word in pair]
    writers = [start("resolve", name, *said, "--yes") for name in names]
    assert [writer.wait() for writer in writers] == [0] * len(names)
    listed = run("list", "--status", "resolved", "--format", "csv").stdout
    assert listed.count("resolved,no") == len(names)
    assert run("check").exit_code == 0


@pytest.mark.parametrize("moment", ["os.fsync", "os.replace"])
def test_a_process_that_is_killed_leaves_the_ledger_whole(moment, ledger, text_of, run, start):
    before = text_of()
    said = [word for pair in SAID.items() for word in pair]
    kill = f"import os, signal\n{moment} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
    assert start("resolve", "outlook/price", *said, "--yes", first=kill).wait() == -signal.SIGKILL
    assert text_of() == before
    assert run("check", "--as-of", "2026-10-01").exit_code == 0
    assert run("resolve", "outlook/price", *said, "--yes").exit_code == 0
    assert not list(ledger.rglob("*.tmp"))
