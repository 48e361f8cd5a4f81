"""``add`` writes a prediction of any kind, and refuses what could not be held to account."""

import pytest

from predtrack.kinds import FORECASTS

SAID = {
    "--publication": "outlook",
    "--title": "Robots are sold in the shop",
    "--criteria": "The shop says what it sold until the end of January.",
    "--due": "2027-01-31",
    "--source-of-outcome": "the shop's report",
}
FORECAST_TEXTS = {
    "probability": ("probability=0.7", "{probability: 0.7}"),
    "probabilities": ("probabilities=red:0.2, blue: 0.8", "{red: 0.2, blue: 0.8}"),
    "assertion": ("assertion=does not happen", "{assertion: does not happen}"),
    "words": ("words=almost certainly", "{words: almost certainly}"),
    "point": ("point=1e3", "{point: 1000}"),
    "range": ("range=300 .. 500", "{range: [300, 500]}"),
    "bound": ("bound=more than 1000", "{bound: 1000, comparator: more than}"),
    "quantiles": ("quantiles=0.1:300,0.9:600", "{0.1: 300, 0.9: 600}"),
    "deadline": ("deadline=mid-2027", "{deadline: mid-2027}"),
}
NUMBERS = {"point", "range", "bound", "quantiles"}


@pytest.fixture
def add(ledger, run):
    """Add a prediction, with other options than the usual ones; ``None`` leaves one out."""

    def adding(*flags, stdin=None, **changes):
        named = {f"--{name.replace('_', '-')}": value for name, value in changes.items()}
        words = [word for pair in (SAID | named).items() if pair[1] is not None for word in pair]
        return run("add", *words, *flags, input=stdin)

    return adding


@pytest.fixture
def written(text_of):
    """Give the text of the file of predictions."""
    return lambda: text_of()["predictions/outlook.yaml"]


@pytest.mark.parametrize("kind", FORECASTS)
def test_a_forecast_of_any_kind_can_be_added(kind, add, written, run):
    typed, stands = FORECAST_TEXTS[kind]
    result = add("--yes", forecast=typed, unit="robots" if kind in NUMBERS else None)
    assert (result.exit_code, result.stderr) == (0, "Wrote predictions/outlook.yaml.\n")
    assert stands in written()
    assert run("check", "--as-of", "2026-11-21").exit_code == 0
    assert "outlook/1" not in run("check").stdout
    assert "outlook/01" in run("list").stdout
    assert run("score").exit_code == 0


def test_what_was_there_stays_as_it_was(add, written):
    before = written()
    result = add("--yes", forecast="probability=0.7")
    assert written().startswith(before)
    assert result.stdout.count("\n-") == 0
    assert "# the first one" in written()


def test_every_option_reaches_the_file(add, written):
    extra = {
        "id": "outlook/robots",
        "quote": "卖出十台机器人",
        "locator": "page 3",
        "forecaster": "institute",
        "made": "2026-01-04",
        "topic": "Robots",
        "condition": "The shop stays open.",
        "notes": "A note: with a colon # and a sign",
    }
    assert add("--yes", "--tag", "a", "--tag", "b", forecast="words=likely", **extra).exit_code == 0
    for value in extra.values():
        assert value in written()
    assert "tags: [a, b]" in written()
    assert "recorded: 2026-11-21" in written()


def test_identifiers_count_on(add, written, run):
    for title in ("The first robot is sold", "A hundred cars are bought", "Nobody walks home"):
        assert add("--yes", forecast="assertion=happens", title=title).exit_code == 0
    add("--yes", forecast="assertion=happens", id="outlook/41", title="Somebody else says so")
    add("--yes", forecast="assertion=happens", title="After forty-one comes the next number")
    numbers = [
        line.rsplit("/", 1)[1] for line in written().splitlines() if "- id: outlook/" in line
    ]
    assert numbers[2:] == ["01", "02", "03", "41", "42"]


def test_what_can_never_be_resolved_is_recorded_with_its_reason(add, written, run):
    nothing = dict.fromkeys(("criteria", "due", "source_of_outcome"))
    said = nothing | {"title": "AGI 2027", "unresolvable": "no definition"}
    result = add("--yes", **said)
    assert "needs --detail; nobody sits at a terminal" in result.stderr
    assert add("--yes", **said, detail="Nobody says what it is.").exit_code == 0
    assert "{reason: no definition, detail: Nobody says what it is.}" in written()
    assert "1 cannot be resolved" in run("score").stdout
    vague = add("--yes", **said | {"unresolvable": "vague", "detail": "It is."})
    assert "reason must be 'no definition', 'no threshold', " in vague.stderr


FAULTS = {
    "probability=70": "probability must be at most 1 (write 70 % as 0.7)",
    "probability=70%": "probability must be a number, not '70%'",
    "probability": "'probability' has no content; write it like 'probability=0.7'",
    "probability=": "'probability=' has no content; write it like 'probability=0.7'",
    "probabilty=0.7": "no kind of forecast is called 'probabilty'; did you mean 'probability'?",
    "=": "no kind of forecast is called ''; known: assertion, bound, deadline",
    "probabilities=red:0.5,blue:0.6": "probabilities sum to 1.1, not to 1",
    "probabilities=red,blue": "'red' cannot be read; write it like 'probabilities=red:0.2,",
    "probabilities=red:0.5,red:0.5": "'red' stands twice in 'red:0.5,red:0.5'",
    "assertion=maybe": "assertion must be 'happens' or 'does not happen', not 'maybe'",
    "point=4OO": "point must be a number, not '4OO'",
    "point=inf": "point must be a number, not 'inf'",
    "range=500": "'500' cannot be read; write it like 'range=300..500'",
    "range=500..300": "the lower end lies above the upper end",
    "bound=1000": "'1000' cannot be read; write it like 'bound=more than 1000'",
    "bound=over 1000": "comparator must be 'at least', 'more than', 'at most'",
    "quantiles=0.1": "'0.1' cannot be read; write it like 'quantiles=0.1:300,0.5:400,0.9:600'",
    "quantiles=0.1:600,0.9:300": "the value at level 0.9 (300) lies below the one before it (600)",
    "deadline=nie": "deadline: 'nie' is not a date (write 2026-10-09",
}  # fmt: skip


@pytest.mark.parametrize("typed", FAULTS)
def test_a_forecast_that_cannot_be_read_is_explained(typed, add, text_of):
    before = text_of()
    unit = "robots" if typed.partition("=")[0] in NUMBERS else None
    result = add("--yes", forecast=typed, unit=unit)
    assert result.exit_code == 2
    assert FAULTS[typed] in result.stderr
    assert text_of() == before


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"publication": "outlok"}, "no publication is called 'outlok'; did you mean 'outlook'?"),
        ({"due": "someday"}, "due: 'someday' is not a date"),
        ({"made": "2027-03-01"}, "2027-03-01"),
        ({"id": "outlook/rain"}, "identifier 'outlook/rain' is already that of"),
        ({"id": "rain"}, "identifier 'rain' does not begin with 'outlook/'"),
        ({"id": "BAD ID"}, "is not an identifier (use small letters, digits"),
        ({"forecaster": "nobody"}, "'nobody'"),
        ({"unit": "robots"}, "a binary question has no unit; leave out --unit"),
        ({"forecast": "point=4"}, "needs --unit; nobody sits at a terminal"),
        ({"forecast": None}, "needs --forecast; nobody sits at a terminal"),
        ({"criteria": None, "due": None}, "needs --criteria, --due; nobody sits at a terminal"),
    ],
)
def test_what_does_not_fit_is_refused(changes, fault, add, text_of):
    before = text_of()
    result = add("--yes", **{"forecast": "assertion=happens"} | changes)
    assert result.exit_code == 2
    assert fault in result.stderr
    assert text_of() == before


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 0), ("", 2)])
def test_an_answer_may_come_through_a_pipe(answer, code, add, text_of):
    before = text_of()
    assert add(forecast="assertion=happens", stdin=answer).exit_code == code
    assert (text_of() != before) == (answer == "y\n")


def test_a_whole_corpus_is_not_exceeded_in_silence(add, ledger, text_of, run):
    path = ledger / "predictions" / "outlook.yaml"
    text = path.read_text(encoding="utf-8")
    head = "  published: 2026-01-05\n"
    path.write_text(text.replace(head, f"{head}  corpus: {{complete: true, size: 2}}\n"), "utf-8")
    before = text_of()
    result = add("--yes", forecast="assertion=happens")
    assert result.exit_code == 2
    assert result.stderr == (
        "predtrack: outlook is said to make 2 predictions in all, and as many are recorded;"
        " if it makes more, first mend 'size' under 'corpus' in predictions/outlook.yaml\n"
    )
    assert text_of() == before


def test_a_corpus_may_be_entered_one_by_one(add, ledger, run):
    path = ledger / "predictions" / "outlook.yaml"
    text = path.read_text(encoding="utf-8")
    head = "  published: 2026-01-05\n"
    path.write_text(text.replace(head, f"{head}  corpus: {{complete: true, size: 4}}\n"), "utf-8")
    for title, code in {"Robots are sold": 1, "It snows in summer": 0}.items():
        assert add("--yes", forecast="assertion=happens", title=title).exit_code == 0
        assert run("check").exit_code == code
