"""What is kept, in which order, and where it stands."""

from __future__ import annotations

import gc

import pytest

from predtrack.store import excerpt, read_ledger


def test_sound_records_around_a_faulty_one_are_kept(head, sound, read):
    faulty = sound.replace("rain", "wind").replace("0.7", "70")
    last = sound.replace("rain", "snow")
    ledger = read({"predictions/a.yaml": head + sound + faulty + last})
    assert [prediction.id for prediction in ledger.predictions] == ["outlook/rain", "outlook/snow"]
    assert [problem.record for problem in ledger.problems] == ["outlook/wind"]
    assert ledger.at(ledger.predictions[1]).line == 17


def test_all_faults_of_all_files_are_reported_at_once_and_in_order(head, sound, read):
    twice = sound.replace("0.7", "70") + sound.replace("title", "titel")
    ledger = read(
        {"predictions/b.yaml": head + twice, "predictions/a/c.yaml": "[", "predictions/z.yaml": ""}
    )
    found = [(problem.location.path, problem.location.line) for problem in ledger.problems]
    assert found == [
        ("predictions/a/c.yaml", 2),
        ("predictions/b.yaml", 12),
        ("predictions/b.yaml", 14),
        ("predictions/z.yaml", 1),
    ] or found[1:] == [
        ("predictions/b.yaml", 12),
        ("predictions/b.yaml", 14),
        ("predictions/z.yaml", 1),
    ]


def test_a_record_with_a_key_twice_is_left_out(head, sound, read):
    twice = sound.replace("rain", "wind") + "    title: It blows\n"
    ledger = read({"predictions/a.yaml": head + sound + twice})
    assert [prediction.id for prediction in ledger.predictions] == ["outlook/rain"]
    assert [(p.code, p.record) for p in ledger.problems] == [("PT005", "outlook/wind")]


def test_an_alias_of_a_faulty_value_leaves_out_both_records(head, sound, read):
    own = "    extra: &own {a: 1, a: 2}\n"
    also = sound.replace("rain", "wind") + "    extra: *own\n"
    ledger = read({"predictions/a.yaml": head + sound + own + also})
    assert ledger.predictions == ()
    assert [problem.code for problem in ledger.problems] == ["PT005"]


def test_a_file_without_a_sound_publication_is_left_out(head, sound, read):
    text = head.replace("  title: Outlook\n", "") + sound
    ledger = read({"predictions/a.yaml": text})
    assert ledger.files == ()
    assert [p.message for p in ledger.problems] == ["publication needs a 'title'"]


def test_an_unknown_key_of_the_file_costs_no_record(head, sound, read):
    ledger = read({"predictions/a.yaml": head + sound + "predicitons: []\n"})
    assert len(ledger.predictions) == 1
    (problem,) = ledger.problems
    assert (problem.message, problem.hint) == (
        "unknown field 'predicitons'",
        "did you mean 'predictions'?",
    )


def test_faulty_resolutions_and_forecasters_are_left_out_alone(head, resolved, read):
    who = "forecasters:\n  - {id: good, name: Good}\n  - {id: Bad, name: Bad}\n"
    faulty = "  - {prediction: outlook/wind, outcome: [], resolver: {name: n}, known: 2026}\n"
    ledger = read({"predictions/a.yaml": head + who, "resolutions/a.yaml": resolved + faulty})
    assert list(ledger.forecasters) == ["good"]
    assert [resolution.prediction for resolution in ledger.resolutions] == ["outlook/rain"]
    assert [problem.record for problem in ledger.problems] == ["Bad", "outlook/wind"]


def test_a_series_is_read_from_its_folder(read):
    series = "{id: s, title: S, metric: m, unit: u, points: [{date: 2025, value: 3}]}"
    text = f"schema_version: 1\nseries:\n  {series}\n"
    ledger = read({"resolutions/series/s.yaml": text})
    assert ledger.series[0].points[0].value == 3
    assert (
        str(ledger.at(ledger.series[0], "points", 0, "value")) == "resolutions/series/s.yaml:3:70"
    )


def test_files_are_read_in_the_order_of_their_paths(head, read):
    paths = [
        "predictions/a-b/x.yaml",
        "predictions/a/z.yml",
        "predictions/a/y.yaml",
        "predictions/b.YAML",
    ]
    files = {path: head.replace("id: outlook", f"id: n{n}") for n, path in enumerate(paths)}
    assert [publication.id for publication in read(files).publications] == ["n2", "n1", "n0", "n3"]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), "9:5"),
        (("title",), "10:12"),
        (("title", "en"), "10:12"),
        (("question",), "11:15"),
        (("question", "due"), "11:63"),
        (("question", "closes"), "11:15"),
        (("forecast", "probability"), "12:29"),
        (("notes",), "9:5"),
        (("tags", 0), "9:5"),
    ],
)
def test_a_place_is_that_of_the_nearest_thing_in_the_file(path, place, head, sound, read):
    ledger = read({"predictions/a.yaml": head + sound})
    assert str(ledger.at(ledger.predictions[0], *path)) == f"predictions/a.yaml:{place}"


def test_every_record_has_its_place(root):
    ledger = read_ledger(root)
    assert ledger.at(ledger.files[0]).line == 1
    assert str(ledger.at(ledger.publications[0])) == "predictions/a/b.yaml:2:1"
    assert str(ledger.at(ledger.publications[0], "title")) == "predictions/a/b.yaml:4:10"
    assert str(ledger.at(ledger.resolutions[0], "outcome")) == "resolutions/a/b.yaml:4:14"


def test_the_excerpt_of_a_problem_is_its_line(head, sound, write):
    root = write({"predictions/a.yaml": (head + sound.replace("0.7", "70")).replace("\n", "\r\n")})
    (problem,) = read_ledger(root).problems
    assert excerpt(root, problem.location) == "    forecast: {probability: 70}"


def test_there_is_no_excerpt_of_what_cannot_be_read(root):
    ledger = read_ledger(root)
    place = ledger.at(ledger.predictions[0])
    (root / place.path).write_text("short")
    assert excerpt(root, place) is None
    (root / place.path).unlink()
    assert excerpt(root, place) is None


def test_a_path_that_is_not_unicode_is_reported_in_print(write):
    root = write({})
    (root / "predictions/caf\udce9.yaml").write_bytes(b"")
    (problem,) = read_ledger(root).problems
    assert problem.location.path == "predictions/caf?.yaml"


def test_the_garbage_collector_runs_again_after_a_load(root):
    read_ledger(root)
    assert gc.isenabled()
    gc.disable()
    try:
        read_ledger(root)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_place_belongs_to_a_record_that_the_ledger_holds(root):
    ledger = read_ledger(root)
    held = {id(record) for record in (*ledger.files, *ledger.publications, *ledger.predictions)}
    assert ledger.places.keys() == held | {id(record) for record in ledger.resolutions}


def test_ten_thousand_faults_are_told_apart_in_a_moment(head, sound, read):
    faulty = sound.replace("0.7", "70").replace("title", "titel") + "    notes: a\n    notes: b\n"
    ledger = read({"predictions/a.yaml": head + faulty * 3000})
    assert len(ledger.problems) == 9000
    assert ledger.predictions == ()
