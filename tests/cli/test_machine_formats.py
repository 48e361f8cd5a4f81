"""What machines read: stable keys, whole numbers, and an exit code that never depends on form."""

import csv
import io
import json

import jsonschema
import pytest

DAY = ("--as-of", "2026-11-21")
NUMBER = {"type": "number"}
MAYBE = {"type": ["number", "null"]}
PAIR = {"type": "array", "items": NUMBER, "minItems": 2, "maxItems": 2}
COUNT = {"type": "integer", "minimum": 0}
TEXT = {"type": "string", "minLength": 1}


def closed(**properties):
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


SCORE = closed(
    by={"type": "object", "additionalProperties": TEXT},
    rule=TEXT,
    range={"type": "array", "items": MAYBE, "minItems": 2, "maxItems": 2},
    direction={"enum": ["lower", "higher"]},
    basis=TEXT,
    n=COUNT,
    value=MAYBE,
    bounds={"anyOf": [{"type": "null"}, PAIR]},
    interval={
        "anyOf": [{"type": "null"}, closed(level=NUMBER, low=NUMBER, high=NUMBER, method=TEXT)]
    },
    title=TEXT,
    detail={"type": "object"},
) | {"oneOf": [{"properties": {key: {"type": "null"}}} for key in ("value", "bounds")]}
CONTRACT = closed(
    metadata=closed(schema_version={"const": 1}, tool_version=TEXT, source=TEXT, as_of=TEXT),
    funnel=closed(
        **dict.fromkeys(("published", "scoreable", "matured", "resolved", "scored"), COUNT),
        excluded={"type": "array", "items": closed(id=TEXT, reason=TEXT)},
    ),
    scores={"type": "array", "items": SCORE},
    notes=closed(
        self_resolved=COUNT,
        questioned=COUNT,
        funnel_counts={"enum": ["claims", "rows"]},
        sample_sizes={"type": "array", "items": {"type": "object", "required": ["by", "n"]}},
    ),
)
LISTS = {
    "score": ("score",),
    "score by tag": ("score", "--by", "tag,kind"),
    "targets": ("targets",),
    "due": ("due", "--within", "400"),
    "list": ("list",),
    "show": ("show", "china-development-report-2025/market-2030"),
}


@pytest.mark.parametrize("by", ["forecaster", "year", "publication,topic", "tag", "kind", ""])
def test_the_json_of_score_is_the_public_contract(by, own_ledger, run):
    said = json.loads(run("score", "--by", by, *DAY, "--format", "json").stdout)
    jsonschema.validate(said, CONTRACT, jsonschema.Draft202012Validator)
    assert all(
        list(row["by"]) == [name for name in by.split(",") if name] for row in said["scores"]
    )


def test_the_contract_also_holds_for_stated_probabilities_and_points(ledger, run):
    said = json.loads(run("score", *DAY, "--rule", "brier,log", "--format", "json").stdout)
    jsonschema.validate(said, CONTRACT, jsonschema.Draft202012Validator)
    assert {row["rule"]: round(row["value"], 4) for row in said["scores"]} == {
        "brier": 0.09,
        "log": 0.3567,
    }
    assert {row["basis"] for row in said["scores"]} == {"stated"}


def test_the_figures_of_the_own_ledger_are_those_that_are_known(own_ledger, run):
    said = json.loads(run("score", *DAY, "--format", "json").stdout)
    assert said["metadata"] | {"tool_version": ""} == {
        "schema_version": 1,
        "tool_version": "",
        "source": ".",
        "as_of": "2026-11-21",
    }
    funnel = said["funnel"]
    excluded = funnel.pop("excluded")
    assert list(funnel.values()) == [171, 117, 73, 69, 69]
    assert len(excluded) == 171 - 69
    rows = {row["rule"]: row for row in said["scores"]}
    hits = rows["hit_rate"]
    assert [hits["n"], *(hits["detail"][key] for key in ("hits", "partials", "misses"))] == [
        69, 33, 13, 23,
    ]  # fmt: skip
    assert hits["value"] is None
    assert hits["bounds"] == pytest.approx([33 / 69, 46 / 69])
    assert rows["hit_rate_strict"]["value"] == pytest.approx(33 / 69)
    assert rows["hit_rate_half_credit"]["value"] == pytest.approx(39.5 / 69)
    assert rows["hit_rate_strict"]["bounds"] is None


@pytest.mark.parametrize("command", LISTS.values(), ids=LISTS)
def test_csv_holds_what_json_holds(command, own_ledger, run):
    table = list(csv.DictReader(io.StringIO(run(*command, *DAY, "--format", "csv").stdout)))
    whole = json.loads(run(*command, *DAY, "--format", "json").stdout)
    lists = (whole.get(kind) for kind in ("scores", "targets", "due", "predictions"))
    rows = next((rows for rows in lists if isinstance(rows, list)), [whole])
    assert len(table) == len(rows) > 0
    assert len({tuple(row) for row in table}) == 1
    assert None not in table[0]


@pytest.mark.parametrize("command", LISTS.values(), ids=LISTS)
def test_every_table_of_markdown_is_a_sound_pipe_table(command, own_ledger, run):
    said = run(*command, *DAY, "--format", "markdown").stdout
    blocks = [block.splitlines() for block in said.split("\n\n")]
    tables = [block for block in blocks if block[0].startswith("|")]
    assert tables
    for heads, rule, *rows in tables:
        bare = [line.replace("\\|", "") for line in (heads, rule, *rows)]
        assert set(rule) <= set("|-: ")
        assert len({line.count("|") for line in bare}) == 1
        assert all(line.startswith("| ") and line.endswith(" |") for line in bare)


def test_sentences_of_markdown_do_not_run_together(own_ledger, run):
    said = run("score", *DAY, "--format", "markdown").stdout
    assert "69 scored\\\nNot scored: 48 cannot be resolved" in said


@pytest.mark.parametrize("command", LISTS.values(), ids=LISTS)
def test_a_file_holds_what_the_screen_shows(command, own_ledger, run):
    for form in ("table", "json", "csv", "markdown"):
        shown = run(*command, *DAY, "--format", form)
        written = run(*command, *DAY, "--format", form, "--output", "page")
        assert (shown.exit_code, written.exit_code, written.stdout) == (0, 0, "")
        assert (own_ledger / "page").read_bytes() == shown.stdout_bytes


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_the_exit_code_does_not_depend_on_the_form(form, ledger, run):
    assert run("score", "--format", form).exit_code == 0
    assert run("score", "--format", form, "--by", "colour").exit_code == 2
    (ledger / "predictions" / "broken.yaml").write_text("schema_version: 2\n", encoding="utf-8")
    assert run("score", "--format", form).exit_code == 1


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "junit"])
def test_the_exit_code_of_check_does_not_depend_on_the_form(form, ledger, run):
    late = ("--as-of", "2026-11-21")
    assert run("check", "--format", form, *late).exit_code == 0
    assert run("check", "--format", form, *late, "--fail-on", "warning").exit_code == 1
    assert run("check", "--format", form, *late, "--overdue-error-after", "5").exit_code == 1
    assert (
        run("check", "--format", form, *late, "--fail-on", "warning", "--exit-zero").exit_code == 0
    )
    assert run("check", "--format", form, "--select", "PT9").exit_code == 2


def test_a_ledger_without_predictions_gives_empty_machine_formats(tmp_path, run):
    (tmp_path / "predictions").mkdir()
    assert run("score", tmp_path, "--format", "csv").stdout == ""
    said = json.loads(run("score", tmp_path, "--format", "json").stdout)
    assert said["scores"] == []
    assert said["funnel"].pop("excluded") == []
    assert set(said["funnel"].values()) == {0}
