"""The downloads: tables that a program trusts and a spreadsheet does not run."""

import csv
import json
import warnings

import jsonschema
import pytest

from predtrack.reports.site.cells import csv_text, neutral
from predtrack.reports.site.json_ld import as_script
from predtrack.reports.site.names import file_name


def rows(site, name):
    with (site / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("kind", ["our_site", "hostile_site", "large_site"])
def test_the_package_is_valid_with_all_its_keys(request, kind):
    site = request.getfixturevalue(kind)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from frictionless import validate

        found = validate(str(site / "data" / "datapackage.json"))
    assert found.valid, found.flatten(["rowNumber", "fieldName", "message"])[:5]


def test_every_prediction_has_its_row(our_site):
    found = rows(our_site, "predictions")
    assert len(found) == 171
    assert sum(row["scored"] == "true" for row in found) == 69
    assert all(row["not_scored_because"] for row in found if row["scored"] == "false")
    for row in found:
        assert (our_site / row["page"]).is_file()


def test_scores_are_those_of_the_scorecard(our_site):
    (row,) = [
        row
        for row in rows(our_site, "scores")
        if row["grouping"] == "all" and row["rule"] == "hit_rate"
    ]
    assert row["n"] == "69"
    assert float(row["bounds_low"]) == pytest.approx(33 / 69)
    assert float(row["bounds_high"]) == pytest.approx(46 / 69)
    whole = json.loads((our_site / "data" / "scores.json").read_text(encoding="utf-8"))
    assert whole["funnel"]["published"] == 171
    assert whole["metadata"]["as_of"] == "2026-11-21"


def test_schemas_are_schemas(our_site):
    found = sorted((our_site / "data" / "schema").glob("*.json"))
    assert len(found) == 3
    for path in found:
        schema = json.loads(path.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)


def test_no_cell_of_a_hostile_ledger_is_a_formula(hostile_site):
    for path in (hostile_site / "data").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                for cell in row:
                    risky = cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
                    assert not risky or float(cell) is not None, (path, cell)


def test_negative_numbers_stay_numbers(hostile_site):
    assert rows(hostile_site, "points")[0]["value"] == "-5.0"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "+1"),
        ("-1", "-1"),
        ("-1+cmd", "'-1+cmd"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("  =x", "'  =x"),
        ("＝x", "'＝x"),
        ("-inf", "'-inf"),
        ("plain", "plain"),
        ("'x", "'x"),
        ("", ""),
    ],
)
def test_a_cell_that_would_be_computed_gets_an_apostrophe(text, shown):
    assert neutral(text) == shown


def test_cells_say_what_they_hold():
    written = csv_text(
        ["a", "b", "c", "d"], [{"a": None, "b": True, "c": ["x", "y"], "d": -0.5}, {}]
    )
    assert written == "a,b,c,d\r\n,true,x|y,-0.5\r\n,,,\r\n"


def test_nothing_ends_a_script_early():
    written = as_script({"a": "</script><!--\u2028&"})
    assert not set("<>&\u2028") & set(written)
    assert json.loads(written) == {"a": "</script><!--\u2028&"}


@pytest.mark.parametrize("name", ["con", "nul.txt", "com1", "../up", "a/../b", "A", "", "a b"])
def test_a_name_that_is_not_plainly_safe_becomes_a_hash(name):
    assert file_name(name).startswith("x~~")


def test_names_are_equal_only_where_identifiers_are():
    names = ["a/b", "a.b", "a-b", "a--b", "a", "a/b/c", "A/B", "a~b", "con", "aux", "x" * 200]
    found = [file_name(name).casefold() for name in names]
    assert len(set(found)) == len(names)
