"""A runner of GitHub Actions that is no more than bash, and ledgers to send through it."""

from __future__ import annotations

import dataclasses
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
from typing import Any

import pytest
import yaml

from predtrack.workflows.init import init

ROOT = pathlib.Path(__file__).parents[2]
DAY = "2026-11-21"
EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")

FAKE_GH = """\
#!{python} -IS
import json, os, pathlib, sys
arguments = sys.argv[1:]
store = pathlib.Path(os.environ["FAKE_GH"])
state = json.loads(store.read_text(encoding="utf-8"))
if state.get("broken"):
    sys.exit("gh: HTTP 403: Resource not accessible by integration")
said = sys.stdin.read()
def value(name):
    return arguments[arguments.index(name) + 1]
state["calls"].append(" ".join(arguments[:2]))
state["tokens"].append(os.environ.get("GH_TOKEN", ""))
subject, verb = arguments[:2]
issues = state["issues"]
if subject == "label":
    state["labels"].append(arguments[2])
elif verb == "list":
    asked = [one for one in issues if value("--label") in one["labels"]]
    names = value("--json").split(",")
    print(json.dumps([{{name: one[name] for name in names}} for one in asked]))
elif verb == "create":
    assert value("--label") in state["labels"], "no such label"
    number = len(issues) + 1
    issues.append(dict(number=number, state="OPEN", title=value("--title"), body=said,
                       labels=[value("--label")]))
    print(f"https://github.com/o/r/issues/{{number}}")
else:
    (issue,) = [one for one in issues if one["number"] == int(arguments[2])]
    if verb == "edit":
        issue.update(title=value("--title"), body=said)
    else:
        issue["state"] = dict(close="CLOSED", reopen="OPEN")[verb]
store.write_text(json.dumps(state), encoding="utf-8")
"""


@pytest.fixture(scope="session")
def root() -> pathlib.Path:
    """The checkout."""
    return ROOT


@dataclasses.dataclass
class Done:
    """What a step leaves behind."""

    code: int
    stdout: str
    stderr: str
    summary: str
    outputs: dict[str, str]
    commands: list[str]


def commands_in(log: str) -> list[str]:
    """Give the lines that the runner takes for commands, as it finds them.

    It looks for ``::name`` at the start of a line, blanks aside, and for the older
    ``##[name]`` anywhere in it; between ``stop-commands`` and its token it looks for nothing.
    """
    found, stopped = [], ""
    for line in log.splitlines():
        text = line.strip()
        if stopped:
            stopped = "" if text == f"::{stopped}::" else stopped
        elif text.startswith("::stop-commands::"):
            stopped = text.rpartition("::")[2]
        elif text.startswith("::") or "##[" in text:
            found.append(text)
    assert not stopped, "commands were stopped and not taken up again"
    return found


def outputs_in(text: str) -> dict[str, str]:
    """Read GITHUB_OUTPUT, of which both forms are in use."""
    heredocs = dict(
        re.findall(r"^([\w-]+)<<(?:\w+)\n(.*?)\n\w{32}$", text, re.DOTALL | re.MULTILINE)
    )
    return heredocs | dict(re.findall(r"^([\w-]+)=(.*)$", text, re.MULTILINE))


@dataclasses.dataclass
class Runner:
    """Runs the shell of a step as GitHub does."""

    folder: pathlib.Path
    workspace: pathlib.Path

    def run(self, script: str, **env: str) -> Done:
        """Run a script with a clean environment and fresh files."""
        files = {}
        for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
            path = self.folder / name
            path.write_bytes(b"")
            files[name] = str(path)
        settings = {
            "PATH": os.pathsep.join([str(self.bin), str(BIN), os.environ["PATH"]]),
            "HOME": str(self.folder),
            "LANG": "C.UTF-8",
            "FAKE_GH": str(self.folder / "gh.json"),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_ACTIONS": "true",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "RUNNER_TEMP": str(self.temp),
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-euo", "pipefail", "-c", script],
            cwd=self.workspace,
            env=settings | files | env,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        read = {
            name: pathlib.Path(path).read_text(encoding="utf-8") for name, path in files.items()
        }
        return Done(
            done.returncode,
            done.stdout,
            done.stderr,
            read["GITHUB_STEP_SUMMARY"],
            outputs_in(read["GITHUB_OUTPUT"]),
            commands_in(done.stdout) + commands_in(done.stderr),
        )

    def step(self, file: pathlib.Path, name: str, **given: str) -> Done:
        """Run a step of an action or workflow, its environment filled in from inputs."""
        text = yaml.safe_load(file.read_text(encoding="utf-8"))
        step, *copies = (one for one in steps_of(text) if one.get("name") == name)
        assert all(copy == step for copy in copies)
        inputs = {key: str(said.get("default", "")) for key, said in text.get("inputs", {}).items()}
        known = {f"inputs.{key}": value for key, value in inputs.items()}
        known |= {"steps.install.outputs.python": sys.executable, "github.repository": "o/r"}
        known |= {"github.token": "a token", "github.base_ref": ""} | given

        def value(found: re.Match[str]) -> str:
            return known[found[1]]

        env = text.get("env", {}) | step.get("env", {})
        filled = {key: EXPRESSION.sub(value, str(said)) for key, said in env.items()}
        filled = {key: EXPRESSION.sub(value, said) for key, said in filled.items()}
        return self.run(step["run"], **filled)

    @property
    def bin(self) -> pathlib.Path:
        """Commands that are not the real ones."""
        return self.folder / "bin"

    @property
    def temp(self) -> pathlib.Path:
        """RUNNER_TEMP."""
        return self.folder / "temp"

    @property
    def gh(self) -> dict[str, Any]:
        """What the fake GitHub holds."""
        said: dict[str, Any] = json.loads((self.folder / "gh.json").read_text(encoding="utf-8"))
        return said

    def set_gh(self, **changes: Any) -> None:
        """Change what the fake GitHub holds."""
        (self.folder / "gh.json").write_text(json.dumps(self.gh | changes), encoding="utf-8")

    def fake(self, name: str, text: str) -> None:
        """Put a command before the real ones."""
        (self.bin / name).write_text(text, encoding="utf-8")
        (self.bin / name).chmod(0o755)


BIN = pathlib.Path(sys.executable).parent


def steps_of(text: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the steps of an action, or of all jobs of a workflow."""
    jobs = text.get("jobs", {}).values() or [text.get("runs", {})]
    return [step for job in jobs for step in job.get("steps", [])]


@pytest.fixture
def runner(tmp_path):
    """A runner with an empty workspace and a GitHub without issues."""
    return runner_in(tmp_path)


def runner_in(folder: pathlib.Path) -> Runner:
    """Make a runner with an empty workspace and a GitHub without issues."""
    if shutil.which("bash") is None:
        pytest.skip("this machine has no bash; CI has")
    made = Runner(folder / "runner", folder / "workspace")
    for path in (made.workspace, made.bin, made.temp):
        path.mkdir(parents=True)
    empty = {"issues": [], "labels": [], "calls": [], "tokens": []}
    (made.folder / "gh.json").write_text(json.dumps(empty), encoding="utf-8")
    made.fake("gh", FAKE_GH.format(python=sys.executable))
    return made


@pytest.fixture(scope="module")
def fine_run(tmp_path_factory):
    """Send a ledger without a fault through the whole action, once for all that is asked of it.

    Beside the ledger lie modules that are called like those that predtrack imports.
    """
    made = runner_in(tmp_path_factory.mktemp("fine"))
    init(made.workspace)
    for name in ("predtrack", "yaml", "json", "pip", "click"):
        trap = made.workspace / f"{name}.py"
        trap.write_text("open('pwned', 'w')\n", encoding="utf-8")
    given = {"inputs.as-of": DAY, "inputs.site": "site"}
    return made, made.step(ROOT / "action.yml", "Check, score, report", **given)


@pytest.fixture
def fine(runner):
    """A ledger without a fault."""
    init(runner.workspace)
    return runner.workspace


@pytest.fixture
def faulty(fine):
    """A ledger with one error."""
    path = fine / "predictions" / "me" / "coin-tosses.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("probability: 0.6", "probability: 60"), encoding="utf-8")
    return fine


HOSTILE = (
    "$(touch pwned)",
    "`touch pwned`",
    "'; touch pwned; '",
    '"; touch pwned; "',
    "${{ github.token }}",
    "one\n::error file=x::two",
    "##[add-mask]secret ##[stop-commands]all",
    "%0A::set-output name=site::x",
    "::stop-commands::all",
    "@somebody and @an/team, fixes #12, o/r#13, GH-14, www.evil.example",
    "https://evil.example/a ![x](https://evil.example/p.png) [x](javascript:alert(1))",
    "<script>alert(1)</script> <!-- --> | a | b | $x$ :tada: &lt;",
)


def hostile_files(*, fault: bool) -> dict[str, str]:
    """Write a ledger of which every text tries to be something else."""
    predictions = [
        {
            "id": f"trap/{number:02d}",
            "title": title,
            "question": {
                "kind": "binary",
                "criteria": f"Whether case number {number} happens is what it says: {title}",
                "due": "2026-05-01",
                "source": title,
            },
            "forecast": {"assertion": "happens"},
        }
        for number, title in enumerate(HOSTILE)
    ]
    publication = {
        "id": "trap",
        "title": HOSTILE[5],
        "publisher": HOSTILE[0],
        "forecaster": "me",
        "published": "2026-01-05",
    }
    content: dict[str, Any] = {
        "schema_version": 1,
        "publication": publication,
        "forecasters": [{"id": "me", "name": HOSTILE[9]}],
        "predictions": predictions,
    }
    files = {"predictions/trap.yaml": yaml.safe_dump(content, allow_unicode=True)}
    if fault:
        bad = {"schema_version": 1, "::error::$(touch pwned)": "##[add-mask]x"}
        files["predictions/$(touch pwned)::error,::.yaml"] = yaml.safe_dump(bad)
        files["predictions/bad.yaml"] = "schema_version: 1\n##[add-mask]x: [\n::error::boo\n"
    return files


@pytest.fixture(params=[False, True], ids=["readable", "unreadable"])
def hostile(runner, request):
    """A ledger that attacks whoever reads it, without and with faults."""
    for name, text in hostile_files(fault=request.param).items():
        path = runner.workspace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return request.param
