"""Faults of files: paths, bytes, and YAML itself."""

from __future__ import annotations

import os

import pytest

from predtrack.store import FAULTS, NoLedgerError, read_ledger
from predtrack.store.limits import MAX_BYTES, MAX_DEPTH

BOMB = "schema_version: 1\na: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

TABLE = {
    "nothing": ("", "1:1", "PT012", "the file is empty", ""),
    "comments only": ("# nothing\n", "1:1", "PT012", "the file is empty", ""),
    "a list": ("- a\n", "1:1", "PT013", "the top level must be a mapping", "schema_version: 1"),
    "text": ("hello\n", "1:1", "PT013", "the top level must be a mapping", "schema_version: 1"),
    "an open quote": ("a: 1\nb: 'c\n", "2:4", "PT004", "not YAML", "never closed"),
    "an open bracket": ("a: [1\nb: 2\n", "2:2", "PT004", "not YAML", "never closed"),
    "a colon in text": ("a: b: c\n", "1:5", "PT004", "not YAML", "quotes"),
    "a tab": ("a:\n\tb: 1\n", "2:1", "PT004", "not YAML", "spaces, not with tabs"),
    "an unknown alias": ("a: *b\n", "1:4", "PT004", "undefined alias", "quotes"),
    "a reserved sign": ("a: @b\n", "1:4", "PT004", "not YAML", "quotes"),
    "a wrong escape": ('a: "\\q"\n', "1:5", "PT004", "not YAML", "single quotes"),
    "a NUL": ("a: 1\nb: x\0y\n", "2:5", "PT003", "the character U+0000", "remove it"),
    "a bell": ("a: \a\n", "1:4", "PT003", "the character U+0007", "remove it"),
    "Latin-1": (b"a: 1\nb: caf\xe9\n", "2:7", "PT002", "not UTF-8: byte 0xE9", "UTF-8"),
    "UTF-16": ("a: 1\n".encode("utf-16"), "1:1", "PT002", "not UTF-8", "UTF-8"),
    "an unfinished character": (b"a: \xe5\xb8", "1:4", "PT002", "not UTF-8", "UTF-8"),
    "several documents": ("a: 1\n---\nb: 1\n", "2:1", "PT011", "several documents", "its own"),
    "a merge key": ("a: &a {b: 1}\nc: {<<: *a}\n", "2:5", "PT014", "merge keys", "write the keys"),
    "a tag": ("a: !!str b\n", "1:4", "PT015", "tags such as !!str are not read", "quote"),
    "a dangerous tag": (
        "a: !!python/object/apply:os.system ['true']\n",
        "1:4",
        "PT015",
        "tags such as !!python/object/apply:os.system are not read",
        "remove the tag",
    ),
    "a tag on a key": ("!!str a: b\n", "1:1", "PT015", "tags such as !!str are not read", ""),
    "a list for a key": ("? [a]\n: 1\n", "1:3", "PT016", "a key must be text", "plain text"),
    "a mapping for a key": ("{{a: b}: c}\n", "1:2", "PT016", "a key must be text", "plain text"),
    "a key twice": (
        "a: 1\nb: 2\na: 3\n",
        "3:1",
        "PT005",
        "the key 'a' stands twice, on lines 1 and 3",
        "remove or rename",
    ),
    "a key twice in braces": ("x: {a: 1, 'a': 2}\n", "1:11", "PT005", "lines 1 and 1", ""),
    "a key twice after CRLF": ("a: 1\r\n\r\na: 2\r\n", "3:1", "PT005", "lines 1 and 3", ""),
    "a key twice after Chinese": ("x: {市: 1, 市: 2}\n", "1:11", "PT005", "'市'", ""),
    "a key twice after a mark": ("\ufeffa: 1\na: 2\n", "2:1", "PT005", "lines 1 and 2", ""),
    "a bomb of aliases": (BOMB, "1:1", "PT007", "too many aliases", "write the values out"),
    "an alias of itself": ("a: &a [*a]\n", "1:4", "PT007", "an alias holds itself", ""),
    "deep nesting": ("a: " + "[" * 200_000, f"1:{MAX_DEPTH + 2}", "PT008", "nested more than", ""),
    "deep nesting in blocks": ("- " * 500 + "a\n", None, "PT008", "nested more than", ""),
    "a large file": (b"a: " + b"b" * MAX_BYTES, "1:1", "PT006", "larger than 10,000,000", ""),
}


@pytest.mark.parametrize("name", TABLE)
def test_a_fault_of_a_file_is_reported_on_its_place(name, read):
    content, place, code, message, hint = TABLE[name]
    problem = next(p for p in read({"predictions/x.yaml": content}).problems if p.code == code)
    assert place is None or str(problem.location) == f"predictions/x.yaml:{place}"
    assert message in problem.message
    assert hint in problem.hint
    assert code in FAULTS


def test_the_other_files_are_read_all_the_same(head, sound, read):
    faulty = {f"predictions/{n}.yaml": row[0] for n, row in enumerate(TABLE.values())}
    ledger = read(faulty | {"predictions/sound.yaml": head + sound})
    assert [prediction.id for prediction in ledger.predictions] == ["outlook/rain"]
    assert {problem.location.path for problem in ledger.problems} == faulty.keys()


def test_a_file_that_may_not_be_read_is_reported(head, monkeypatch, write):
    root = write({"predictions/x.yaml": head})

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    (problem,) = read_ledger(root).problems
    assert problem.code == "PT001"
    assert problem.message == "the file cannot be read: Permission denied"


def test_a_broken_link_is_reported(write):
    root = write({})
    (root / "predictions/x.yaml").symlink_to(root / "predictions/gone.yaml")
    (problem,) = read_ledger(root).problems
    assert (problem.code, problem.message) == (
        "PT001",
        "the file cannot be read: No such file or directory",
    )


def test_a_pipe_is_reported_and_not_waited_for(write):
    root = write({})
    os.mkfifo(root / "predictions/x.yaml")
    (problem,) = read_ledger(root).problems
    assert (problem.code, problem.message) == ("PT001", "is not a regular file")


def test_a_link_out_of_the_ledger_is_reported(head, sound, tmp_path_factory, write):
    outside = tmp_path_factory.mktemp("outside") / "b.yaml"
    outside.write_text(head + sound)
    root = write({})
    (root / "predictions/file.yaml").symlink_to(outside)
    (root / "predictions/folder").symlink_to(outside.parent)
    ledger = read_ledger(root)
    assert [problem.code for problem in ledger.problems] == ["PT009", "PT009"]
    assert ledger.predictions == ()


def test_a_link_inside_the_ledger_is_followed_once(head, sound, write):
    root = write({"data/b.yaml": head + sound})
    (root / "predictions/here").symlink_to(root / "data")
    (root / "predictions/loop").symlink_to(root / "predictions")
    ledger = read_ledger(root)
    assert len(ledger.predictions) == 1
    assert ledger.problems == ()


def test_two_paths_that_differ_by_case_alone_are_reported(head, sound, read):
    files = {"predictions/A/b.yaml": head, "predictions/a/B.yaml": head + sound}
    (problem,) = read(files).problems
    assert str(problem.location) == "predictions/a/B.yaml:1:1"
    assert (problem.code, problem.message) == (
        "PT010",
        "differs from predictions/A/b.yaml by case alone",
    )


def test_what_a_killed_writer_left_is_not_read(head, sound, read):
    left = {
        "predictions/.b.yaml.0a1b2c3d.tmp": "half",
        ".predtrack.lock": "",
        "predictions/.x.yaml": "[",
    }
    ledger = read(left | {"predictions/b.yaml": head + sound, "predictions/README.md": "["})
    assert len(ledger.predictions) == 1
    assert ledger.problems == ()


def test_an_empty_ledger_is_a_ledger(read):
    assert read({}).predictions == ()


def test_a_folder_that_is_no_ledger_says_how_to_begin_one(tmp_path):
    with pytest.raises(NoLedgerError, match="has no folder 'predictions'; 'predtrack init'"):
        read_ledger(tmp_path)


def test_a_missing_folder_says_how_to_begin_a_ledger(tmp_path):
    with pytest.raises(NoLedgerError, match="does not exist; 'predtrack init' begins"):
        read_ledger(tmp_path / "gone")


def test_a_file_is_no_ledger(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(NoLedgerError, match="is not a folder"):
        read_ledger(tmp_path / "file")


def test_every_rule_of_the_catalogue_is_complete():
    for code, rule in FAULTS.items():
        assert code == rule.code
        assert code[:3] in {"PT0", "PT1", "PT3"}
        assert not rule.title.endswith(".")
        assert rule.why.endswith(".")
        assert rule.remedy.endswith(".")


def test_a_whole_folder_that_is_a_link_out_of_the_ledger_is_reported(tmp_path_factory, write):
    root = write({})
    (root / "resolutions").symlink_to(tmp_path_factory.mktemp("outside"))
    (problem,) = read_ledger(root).problems
    assert (problem.code, str(problem.location)) == ("PT009", "resolutions:1:1")
