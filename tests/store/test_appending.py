"""A new entry goes in, and every byte that was there stays."""

from __future__ import annotations

import pytest

from predtrack.errors import StorageError, UnknownNameError, UsageError
from predtrack.kinds import ProbabilityForecast
from predtrack.records import (
    BinaryQuestion,
    Prediction,
    PredictionFile,
    Publication,
    Resolution,
    Resolver,
)
from predtrack.store import (
    propose_file,
    propose_prediction,
    propose_resolution,
    read_ledger,
    save,
)
from predtrack.values import LocalText, PartialDate


def resolution(name="Court", prediction="outlook/rain"):
    return Resolution(
        prediction=prediction,
        outcome="no",
        resolver=Resolver(name=name),
        known=PartialDate.parse("2026-10-10"),
        notes="没有下雨",
    )


def prediction(name="outlook/new"):
    return Prediction(
        id=name,
        title=LocalText(en="It snows"),
        question=BinaryQuestion(kind="binary", criteria="Snow is measured"),
        forecast=ProbabilityForecast(probability=0.2),
    )


ENTRY = """\
- prediction: outlook/rain
  outcome: no
  resolver: {name: Court}
  known: 2026-10-10
  notes: 没有下雨
"""


def indented(columns, gap=1):
    first, *rest = ENTRY.splitlines(keepends=True)
    first = first.replace("- ", "-" + " " * gap)
    return "".join(" " * columns + line for line in (first, *(" " * (gap - 1) + r for r in rest)))


OLD = "  - {prediction: outlook/rain, outcome: yes, resolver: {name: Office}, known: 2026-10-09}\n"
V = "schema_version: 1\n"

SPLICES = {
    "a plain list": (f"{V}resolutions:\n{OLD}", indented(2), ""),
    "no final newline": (f"{V}resolutions:\n{OLD}".rstrip(), "\n" + indented(2), ""),
    "comments after the list": (f"{V}resolutions:\n{OLD}", indented(2), "\n# the end\n"),
    "a comment of the last entry": (f"{V}resolutions:\n{OLD}    # mine\n", indented(2), "# end\n"),
    "a comment on the last line": (f"{V}resolutions:\n{OLD.rstrip()} # sure\n", indented(2), ""),
    "no indentation": (
        (
            f"{V}resolutions:\n- prediction: 'outlook/rain'   # quoted\n  outcome: yes\n"
            "  resolver: {name: Office}\n  known: 2026-10-09\n"
        ),
        indented(0),
        "",
    ),
    "wide indentation": (
        (
            f"{V}resolutions:\n    -   outcome: yes\n        prediction: outlook/rain\n"
            "        resolver: {name: Office}\n        known: 2026-10-09\n"
        ),
        indented(4, 3),
        "",
    ),
    "another key after the list": (f"resolutions:\n{OLD}", indented(2), V),
    "blank lines between entries": (
        f"{V}resolutions:\n{OLD}\n{OLD.replace('Office', 'Crowd')}",
        "\n" + indented(2),
        "\n",
    ),
    "literal text at the end": (
        (
            f"{V}resolutions:\n  - prediction: outlook/rain\n    outcome: yes\n"
            "    resolver: {name: Office}\n    known: 2026-10-09\n    notes: |\n"
            "      # one\n\n      two\n"
        ),
        indented(2),
        "",
    ),
    "folded text with blank lines": (
        (
            f"{V}resolutions:\n  - prediction: outlook/rain\n    outcome: yes\n"
            "    resolver: {name: Office}\n    known: 2026-10-09\n    notes: >+\n      one\n\n\n"
        ),
        indented(2),
        "",
    ),
    "quoted text over lines": (
        (
            f"{V}resolutions:\n  - prediction: outlook/rain\n    outcome: yes\n"
            '    resolver: {name: Office}\n    known: 2026-10-09\n    notes: "one\n      # two"\n'
        ),
        indented(2),
        "# end\n",
    ),
    "an alias at the end": (
        (
            f"{V}resolutions:\n  - prediction: outlook/rain\n    outcome: yes\n"
            "    resolver: {name: &who Office}\n    known: 2026-10-09\n    notes: *who\n"
        ),
        indented(2),
        "",
    ),
    "a list without entries": (f"{V}resolutions:\n", indented(2), ""),
    "a list without entries and a comment": (f"{V}resolutions: # none\n", indented(2), "# end\n"),
    "no list": (V, "resolutions:\n" + indented(2), "# end\n"),
    "an end of the document": (f"{V}resolutions:\n{OLD}", indented(2), "...\n"),
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("name", SPLICES)
def test_a_resolution_is_put_in_between_what_is_there(name, ends, head, sound, write):
    before, new, after = (part.replace("\n", ends) for part in SPLICES[name])
    root = write({"predictions/a/b.yaml": head + sound, "resolutions/a/b.yaml": before + after})
    change = save(propose_resolution(read_ledger(root), resolution()))
    assert (root / "resolutions/a/b.yaml").read_bytes().decode() == before + new + after
    assert change.after == before + new + after
    assert read_ledger(root).problems == ()


@pytest.mark.parametrize("empty", ["[]", "[ ]", "~", "null", "[\n  ]"])
def test_an_empty_list_in_another_form_becomes_a_list(empty, head, sound, write):
    text = f"{V}resolutions: {empty}  # none yet\n"
    root = write({"predictions/a/b.yaml": head + sound, "resolutions/a/b.yaml": text})
    save(propose_resolution(read_ledger(root), resolution()))
    written = (root / "resolutions/a/b.yaml").read_text()
    assert written == f"{V}resolutions:  # none yet\n{indented(2)}"


@pytest.mark.parametrize(
    "text",
    [
        f"{V}resolutions: [{OLD.strip(' -').strip()}]  # kept\n",
        f"{V}resolutions:  # kept\n  [{OLD.strip(' -').strip()},]\n",
        f"{{schema_version: 1, resolutions: [{OLD.strip(' -').strip()}]}}  # kept\n",
        f"{V}resolutions: [ # kept\n  ]\n",
    ],
)
def test_a_list_in_brackets_is_rewritten_with_its_comments(text, head, sound, write):
    root = write({"predictions/a/b.yaml": head + sound, "resolutions/a/b.yaml": text})
    old = read_ledger(root).resolutions
    save(propose_resolution(read_ledger(root), resolution()))
    assert "# kept" in (root / "resolutions/a/b.yaml").read_text()
    assert read_ledger(root).resolutions == (*old, resolution())


def test_a_file_that_is_not_there_is_made_on_the_path_of_the_prediction(head, sound, write):
    root = write({"predictions/a/deep/b.yml": head + sound})
    change = propose_resolution(read_ledger(root), resolution())
    assert change.path == "resolutions/a/deep/b.yml"
    assert not (root / "resolutions").exists()
    save(change)
    assert (root / change.path).read_text() == f"{V}resolutions:\n{indented(2)}"
    assert read_ledger(root).resolutions == (resolution(),)


def test_the_diff_shows_what_will_be_written(root):
    assert (
        propose_resolution(read_ledger(root), resolution()).diff()
        == """\
--- a/resolutions/a/b.yaml
+++ b/resolutions/a/b.yaml
@@ -4,3 +4,8 @@
     outcome: yes
     resolver: {name: Weather office}
     known: 2026-10-09
+  - prediction: outlook/rain
+    outcome: no
+    resolver: {name: Court}
+    known: 2026-10-10
+    notes: 没有下雨
"""
    )


def test_the_diff_of_a_new_file_begins_with_nothing(head, sound, write):
    root = write({"predictions/a/b.yaml": head + sound})
    diff = propose_resolution(read_ledger(root), resolution()).diff()
    assert diff.startswith("--- /dev/null\n+++ b/resolutions/a/b.yaml\n@@ -0,0 +1,7 @@\n")


def test_the_diff_says_where_a_newline_was_missing(head, sound, write):
    text = f"{V}resolutions:\n{OLD}".rstrip()
    root = write({"predictions/a/b.yaml": head + sound, "resolutions/a/b.yaml": text})
    diff = propose_resolution(read_ledger(root), resolution()).diff()
    assert "\n\\ No newline at end of file\n+" in diff


def test_a_prediction_is_appended_to_the_file_of_its_publication(root):
    save(propose_prediction(read_ledger(root), "outlook", prediction()))
    ledger = read_ledger(root)
    assert [said.id for said in ledger.predictions] == ["outlook/rain", "outlook/new"]
    assert ledger.prediction("outlook/new") == prediction()


def test_an_unknown_publication_is_named(root):
    with pytest.raises(UnknownNameError, match="no publication is called 'outlok'; did you mean"):
        propose_prediction(read_ledger(root), "outlok", prediction())


def test_an_unknown_prediction_is_named(root):
    with pytest.raises(UnknownNameError, match="no prediction is called 'outlook/ran'"):
        propose_resolution(read_ledger(root), resolution(prediction="outlook/ran"))


def test_an_identifier_is_not_given_twice(root):
    with pytest.raises(UsageError, match="holds outlook/rain already"):
        propose_prediction(read_ledger(root), "outlook", prediction("outlook/rain"))


def test_a_resolution_is_not_recorded_twice(root):
    save(propose_resolution(read_ledger(root), resolution()))
    with pytest.raises(UsageError, match="holds this very record already"):
        propose_resolution(read_ledger(root), resolution())


def test_a_faulty_file_is_not_edited(root):
    ledger = read_ledger(root)
    file = root / "resolutions/a/b.yaml"
    file.write_text(file.read_text() + "unknown: 1\n")
    with pytest.raises(StorageError, match=r"resolutions/a/b.yaml holds faults; mend .* 'unknown'"):
        propose_resolution(ledger, resolution())


def test_a_file_that_is_not_text_is_not_edited(root):
    ledger = read_ledger(root)
    (root / "resolutions/a/b.yaml").write_bytes(b"\xff")
    with pytest.raises(StorageError, match="not UTF-8"):
        propose_resolution(ledger, resolution())


def test_what_would_not_read_back_the_same_is_not_written(root):
    odd = resolution().model_copy(update={"extra": {"a": (1, 2)}})
    with pytest.raises(StorageError, match="would not read back the same"):
        propose_resolution(read_ledger(root), odd)


def test_a_ledger_in_memory_cannot_be_changed():
    from predtrack.records import Ledger

    file = PredictionFile(
        schema_version=1,
        publication=Publication(
            id="outlook",
            title=LocalText(en="Outlook"),
            publisher="Institute",
            forecaster="institute",
            published=PartialDate.parse("2025"),
        ),
    )
    with pytest.raises(UsageError, match="not read from a folder"):
        propose_file(Ledger(), "predictions/a.yaml", file)


class TestNewFile:
    """A whole publication is written at once, where nothing stands yet."""

    @pytest.fixture
    def file(self, root):
        old = read_ledger(root).files[0]
        document = old.publication.model_copy(update={"id": "second"})
        return old.model_copy(update={"publication": document, "predictions": (prediction(),)})

    def test_it_is_read_back(self, file, root):
        change = save(propose_file(read_ledger(root), "predictions/new/c.yaml", file))
        assert change.before is None
        assert read_ledger(root).files[1] == file

    def test_it_replaces_nothing(self, file, root):
        with pytest.raises(UsageError, match="exists already"):
            propose_file(read_ledger(root), "predictions/a/b.yaml", file)

    @pytest.mark.parametrize("path", ["c.yaml", "predictions/c.txt", "resolutions/c.yaml"])
    def test_it_lies_where_the_reader_looks(self, path, file, root):
        with pytest.raises(UsageError, match="must look like"):
            propose_file(read_ledger(root), path, file)

    def test_it_stays_inside_the_ledger(self, file, root):
        with pytest.raises(StorageError, match="leads out of the ledger"):
            propose_file(read_ledger(root), "predictions/../../c.yaml", file)


def test_a_folder_of_predictions_called_series_has_no_mirror(head, sound, write):
    root = write({"predictions/series/b.yaml": head + sound})
    with pytest.raises(UsageError, match="rename predictions/series"):
        propose_resolution(read_ledger(root), resolution())
