"""``predtrack report`` gives a site, a digest, or what changed, and says which."""

from __future__ import annotations

import hashlib
import json
import sys
import types

import pytest

DAY = ("--as-of", "2026-11-21")
PAGES = {
    "digest": (),
    "digest in chinese": ("--lang", "zh"),
    "digest of the past": ("--as-of", "2023-01-01"),
    "since a year ago": ("--since", "2025-10-01"),
    "since a year ago in chinese": ("--since", "2025-10-01", "--lang", "zh"),
    "since the same day": ("--since", "2026-11-21"),
    "in few bytes": ("--since", "2025-10-01", "--max-bytes", "6000"),
}
AGAIN = """\
  - prediction: outlook/rain
    outcome: no
    resolver: {name: Weather office}
    known: 2026-11-02
    recorded: 2026-11-03
    reason: The station was broken.
    evidence:
      - {url: "https://example.org/november", date: 2026-11-02, quote: nothing fell}
"""


@pytest.mark.parametrize("arguments", PAGES.values(), ids=PAGES)
def test_a_page_is_the_one_that_was_agreed(arguments, own_ledger, run, snapshot):
    result = run("report", *(() if "--as-of" in arguments else DAY), *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == snapshot


@pytest.fixture
def committed(ledger, repository):
    """The small ledger as a repository, with one commit of 1 November."""
    made = repository(".")
    made.commit({})
    return made


def test_what_changed_since_a_commit_is_the_page_that_was_agreed(committed, run, snapshot):
    more = (committed.folder / "resolutions/outlook.yaml").read_text(encoding="utf-8") + AGAIN
    committed.commit({"resolutions/outlook.yaml": more}, day="2026-11-03")
    text = (committed.folder / "predictions/outlook.yaml").read_text(encoding="utf-8")
    committed.write({"predictions/outlook.yaml": text.replace("point: 400", "point: 300")})
    result = run("report", "--since", "HEAD~1", *DAY)
    name = committed.git("rev-parse", "HEAD~1")[:12]
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.replace(name, "0" * 12) == snapshot


def test_the_same_call_gives_the_same_bytes(committed, run):
    for form in ("markdown", "json"):
        for since in ((), ("--since", "HEAD"), ("--since", "2026-05")):
            pages = [run("report", "--format", form, *since, *DAY).stdout for _ in range(2)]
            assert pages[0] == pages[1] != ""


def test_where_it_runs_changes_no_byte(committed, shell, tmp_path):
    def digest_of(**environment):
        done = shell("report", "--since", "HEAD", *DAY, cwd=committed.folder, env=environment)
        assert (done.returncode, done.stderr) == (0, b"")
        return hashlib.sha256(done.stdout).hexdigest()

    foreign = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "COLUMNS": "40", "PYTHONHASHSEED": "7"}
    assert digest_of() == digest_of(**foreign)


def test_json_says_what_was_compared(committed, run):
    found = json.loads(run("report", "--since", "HEAD", "--format", "json", *DAY).stdout)
    commit = committed.git("rev-parse", "HEAD").strip()
    since = {"given": "HEAD", "kind": "revision", "commit": commit, "as_of": "2026-11-01"}
    assert found["since"] == since | {"is_empty": False}
    assert found["metadata"]["as_of"] == "2026-11-21"
    by_day = json.loads(run("report", "--since", "2026-05", "--format", "json", *DAY).stdout)
    assert (by_day["since"]["kind"], by_day["since"]["commit"]) == ("day", None)


@pytest.mark.parametrize(
    ("name", "begins"), [("page.md", "## "), ("page.MARKDOWN", "## "), ("page.json", "{")]
)
def test_the_ending_of_the_file_tells_the_form(name, begins, ledger, run):
    result = run("report", "--output", name, *DAY)
    assert (result.exit_code, result.output) == (0, "")
    assert (ledger / name).read_text(encoding="utf-8").startswith(begins)


def test_a_stated_form_matters_more_than_the_ending(ledger, run):
    assert run("report", "-o", "page.txt", "--format", "markdown", *DAY).exit_code == 0
    assert (ledger / "page.txt").read_text(encoding="utf-8").startswith("## ")


@pytest.fixture
def sites(monkeypatch):
    """Record what would be built, in place of the builder."""
    calls = []
    module = types.ModuleType("predtrack.workflows.site")
    module.build_site = lambda source, output, **more: calls.append((str(source), output, more))
    monkeypatch.setitem(sys.modules, "predtrack.workflows.site", module)
    return calls


@pytest.mark.parametrize(
    "arguments",
    [("-o", "site"), ("-o", "site/"), ("-o", "v1.2/", "--format", "site"), ("-o", "predictions")],
)
def test_a_name_without_an_ending_is_a_folder_for_a_site(arguments, sites, ledger, run):
    result = run("report", *arguments, "--base-url", "https://example.org/x", *DAY)
    assert (result.exit_code, result.output) == (0, "")
    ((source, output, more),) = sites
    assert (source, output.as_posix()) == (".", arguments[1].rstrip("/"))
    assert str(more["as_of"]) == "2026-11-21"
    assert (more["base_url"], more["watch"]) == ("https://example.org/x", None)


WRONG = {
    ("--format", "site"): "a site needs a folder: add --output site/",
    ("-o", "page.html"): "page.html is no folder, .md or .json file; say with --format what",
    ("-o", "site", "--since", "HEAD"): "--since belongs to --format markdown or json",
    ("-o", "site", "--lang", "zh", "--max-bytes", "5000"): "--lang, --max-bytes belong to",
    ("--base-url", "https://example.org"): "--base-url belongs to --format site",
    ("--format", "json", "--max-bytes", "5000"): "--max-bytes belongs to --format markdown",
    ("--max-bytes", "10"): "10 is not in the range x>=4000",
    ("--since", "2027"): "2027 ends on 2027-12-31, after the day of the report",
    ("--since", "2026-99"): "'2026-99' is no day; write 2026-10-31",
    ("--since", "--help"): "'--help' can be no revision of git",
    ("--since", ""): "'' can be no revision of git",
    ("--since", "HEAD"): "has no history in git",
    ("--format", "csv"): "'csv' is not one of 'site', 'markdown', 'json'",
    ("nowhere",): "nowhere does not exist; 'predtrack init' begins a ledger",
}


@pytest.mark.parametrize(("arguments", "said"), WRONG.items(), ids=map(" ".join, WRONG))
def test_a_wrong_call_ends_with_2_and_a_sentence(
    arguments, said, ledger, run, sites, monkeypatch, tmp_path
):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    result = run("report", *arguments, *DAY)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert (result.stdout, sites) == ("", [])


def test_a_shallow_clone_says_what_the_workflow_needs(committed, run, repository):
    committed.commit({})
    clones = repository("clones")
    clones.git("clone", "--quiet", "--depth=1", committed.folder.as_uri(), "shallow")
    result = run("report", clones.folder / "shallow", "--since", "HEAD~1", *DAY)
    assert result.exit_code == 2
    assert "fetch-depth: 0" in result.stderr


def test_an_empty_ledger_has_a_digest(ledger, run):
    for path in ledger.rglob("*.yaml"):
        path.unlink()
    result = run("report", *DAY)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Nothing has been predicted here yet." in result.stdout


def test_faults_are_shown_with_their_lines(ledger, run):
    (ledger / "predictions" / "bad.yaml").write_text("nonsense: [", encoding="utf-8")
    result = run("report", *DAY)
    assert result.exit_code == 1
    assert "predictions/bad.yaml:1:" in result.stderr
