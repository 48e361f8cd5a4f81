# ruff: noqa: INP001, T201 - a script, which talks to the runner by what it prints
"""Run predtrack in a job of GitHub Actions, with the inputs of action.yml.

    python -I run.py check score report

Does those of the named commands that ``INPUT_COMMANDS`` asks for. Inputs come from the
environment and go to predtrack as whole arguments: no shell reads them.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECK_OPTIONS = (
    "FAIL_ON", "OVERDUE_ERROR_AFTER", "MAX_OVERDUE", "STALE_AFTER", "SERIES_STALE_AFTER",
)  # fmt: skip
SUMMARY_LIMIT = 1_000_000
"""GitHub drops the whole summary of a step above 1 MiB."""


def given(name: str) -> str:
    """Give an input."""
    return os.environ.get(f"INPUT_{name}", "").strip()


def options(*names: str) -> Iterator[str]:
    """Write the inputs that are not empty as options; a value can never become another."""
    for name in names:
        if value := given(name):
            yield f"--{name.lower().replace('_', '-')}={value}"


def predtrack(command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command on the ledger, and show what it complains of."""
    words = [sys.executable, "-I", "-m", "predtrack", command, *arguments]
    words += [*options("AS_OF"), "--", given("LEDGER") or "."]
    done = subprocess.run(  # noqa: S603 - no shell
        words, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.stderr:
        show(done.stderr)
    return done


def show(text: str) -> None:
    """Print what may quote a record: the runner takes none of it for a command."""
    token = secrets.token_hex(16)
    print(f"::stop-commands::{token}\n{text.rstrip()}\n::{token}::", flush=True)


def tell(**outputs: object) -> None:
    """Set outputs of the step."""
    token = secrets.token_hex(16)
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as file:
        file.writelines(
            f"{name.replace('_', '-')}<<{token}\n{value}\n{token}\n"
            for name, value in outputs.items()
        )


def summarise(markdown: str) -> None:
    """Append to the summary of the job, which has to stay below a limit."""
    summary = Path(os.environ["GITHUB_STEP_SUMMARY"])
    with summary.open("a", encoding="utf-8") as file:
        if file.tell() + len(markdown.encode()) > SUMMARY_LIMIT:
            markdown = "The report is longer than GitHub takes.\n"
        file.write(f"{markdown}\n")


def temporary(name: str) -> Path:
    """Name a file that later steps of the job can read."""
    return Path(os.environ["RUNNER_TEMP"]) / name


def check() -> int:
    """Annotate every finding, and keep all of them as SARIF."""
    chosen = tuple(options(*CHECK_OPTIONS))
    found = predtrack("check", "--format=github", *chosen)
    print(found.stdout, end="", flush=True)  # predtrack has escaped what it quotes
    sarif = temporary("predtrack.sarif")
    predtrack("check", "--format=sarif", f"--output={sarif}", "--exit-zero", *chosen)
    if sarif.is_file():
        results = json.loads(sarif.read_text(encoding="utf-8"))["runs"][0]["results"]
        levels = Counter(result["level"] for result in results)
        tell(errors=levels["error"], warnings=levels["warning"], sarif=sarif)
    return found.returncode


def score() -> int:
    """Keep the scores of the whole ledger, and hold them against the gates."""
    path = temporary("predtrack-score.json")
    gates = options("MAX_BRIER", "MIN_HIT_RATE")
    done = predtrack("score", "--by=", "--format=json", f"--output={path}", *gates)
    if path.is_file():
        scores = json.loads(path.read_text(encoding="utf-8"))["scores"]
        tell(score_json=path, hit_rate=hit_rate(scores))
    return done.returncode


def hit_rate(scores: list[dict[str, Any]]) -> str:
    """Give the hit rate, or its bounds where it depends on what partial answers count."""
    for row in scores:
        if row["rule"] == "hit_rate":
            ends = sorted(row["bounds"] or [row["value"]])
            return "-".join(dict.fromkeys(f"{end:.3g}" for end in ends))
    return ""


def report() -> int:
    """Summarise what is and what changed, and build the site where one is asked for."""
    tell_overdue()
    digest = predtrack("report", "--format=markdown", *options("SINCE", "LANG"))
    summarise(digest.stdout)
    if not given("SITE"):
        return digest.returncode
    site = f"--output={given('SITE')}"
    built = predtrack("report", "--format=site", site, *options("BASE_URL"))
    if built.returncode == 0:
        tell(site=given("SITE"))
    return digest.returncode or built.returncode


def tell_overdue() -> None:
    """Count what is overdue."""
    done = predtrack("due", "--within=0", "--format=json")
    if done.returncode == 0:
        groups = [item["group"] for item in json.loads(done.stdout)["due"]]
        tell(overdue=groups.count("overdue"))


def remind() -> int:
    """Keep the issue that lists what is overdue."""
    done = predtrack("remind", *options("LANG"))
    show(done.stdout)
    return done.returncode


COMMANDS = {"check": check, "score": score, "report": report, "remind": remind}


def main(named: list[str]) -> int:
    """Run what is named here and asked for there; the worst exit code counts."""
    asked = re.findall(r"[^\s,]+", given("COMMANDS"))
    if unknown := set(asked) - set(COMMANDS):
        show(f"no command is called {', '.join(sorted(unknown))}: use {', '.join(COMMANDS)}")
        worst = 2
    elif not asked:
        show(f"commands is empty, so nothing was verified: use {', '.join(COMMANDS)}")
        worst = 2
    else:
        codes = [COMMANDS[name]() for name in named if name in asked]
        worst = max([0, *(code if code in (0, 1) else 2 for code in codes)])
    tell(exit_code=worst)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
