"""The canonical form, and that reading it gives the record again."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from predtrack.kinds import (
    AssertionForecast,
    BoundForecast,
    DeadlineForecast,
    PointForecast,
    ProbabilitiesForecast,
    ProbabilityForecast,
    QuantilesForecast,
    RangeForecast,
    WordsForecast,
)
from predtrack.records import (
    BinaryQuestion,
    CategoricalQuestion,
    Corpus,
    NumericQuestion,
    Prediction,
    PredictionFile,
    Publication,
    Resolution,
    ResolutionFile,
    Resolver,
    Retelling,
)
from predtrack.store import render
from predtrack.store.edits import Append
from predtrack.store.parsing import parse
from predtrack.store.source import Source
from predtrack.values import LocalText, PartialDate


def text(**limits):
    odd = st.sampled_from(
        [
            "no",
            "~",
            "null",
            "010",
            "2030",
            "a: b",
            "# a",
            "- a",
            "a #b",
            "'",
            '"',
            "<<",
            "=",
            "{a",
            "a, b",
            "两行\n两行",
            "a\n\n\nb",
            "a\n  b",
            "a \nb",
            "tab\there",
            "\x85",
            "\u2028",
            "😀",
            "a:",
            "---",
            "%a",
            "x " * 200 + "x",
            "|",
            ">",
            "? a",
            "!a",
            "&a",
            "*a",
            "@a",
            "`a",
            "a\r\nb",
            "\ufeff",
            "1_000",
        ]
    )
    some = st.text(st.characters(codec="utf-8"), min_size=1, **limits)
    return (odd | some).map(str.strip).filter(bool)


dates = st.sampled_from(
    [
        "2030",
        "2026-10",
        "2026-10-09",
        "2026-Q3",
        "mid-2029",
        "end of 2026",
        "next 12 months",
        "2025-11-06T15:00+01:00",
        "2026年底",
        "2025..2027",
        "by 2030",
        "October 2026",
        "before 2027",
    ]
).map(PartialDate.parse) | st.dates(dt.date(1900, 1, 1)).map(PartialDate.on)
named_dates = (
    st.just(PartialDate("when: it rains", dt.date(2026, 1, 1), dt.date(2026, 3, 31))) | dates
)
numbers = st.floats(allow_nan=False, allow_infinity=False)
slugs = st.from_regex(r"\A[a-z0-9][a-z0-9._-]{0,20}\Z")
titles = (
    st.builds(LocalText, en=text())
    | st.builds(LocalText, zh=text())
    | st.builds(LocalText, en=text(), zh=text())
)
questions = (
    st.builds(BinaryQuestion, kind=st.just("binary"), criteria=text(), due=named_dates)
    | st.builds(
        CategoricalQuestion,
        kind=st.just("categorical"),
        criteria=text(),
        categories=st.lists(text(), min_size=2, max_size=4, unique=True).map(tuple),
        ordered=st.booleans(),
    )
    | st.builds(
        NumericQuestion,
        kind=st.just("numeric"),
        criteria=text(),
        unit=text(),
        lower=numbers | st.none(),
    )
    | slugs
)
forecasts = (
    st.builds(ProbabilityForecast, probability=st.floats(0, 1))
    | st.just(ProbabilitiesForecast(probabilities={"no": 0.25, "2030": 0.75}))
    | st.builds(AssertionForecast, assertion=st.just("happens"), marker=text() | st.none())
    | st.builds(WordsForecast, words=text(), language=slugs)
    | st.builds(PointForecast, point=numbers)
    | st.lists(numbers, min_size=2, max_size=2).map(
        lambda ends: RangeForecast(range=(min(ends), max(ends)), level=0.8)
    )
    | st.builds(BoundForecast, bound=numbers, comparator=st.just("up to"))
    | st.builds(DeadlineForecast, deadline=dates)
    | st.just(QuantilesForecast(quantiles={0.1: 1.0, 0.25: 1e300, 0.975: 1e301}))
)
own = st.dictionaries(
    text(max_size=10),
    st.recursive(
        text() | st.integers() | st.booleans() | st.none() | numbers,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text(), inner, max_size=3),
        max_leaves=6,
    ),
    max_size=3,
)
predictions = st.builds(
    Prediction,
    id=slugs,
    title=titles,
    quote=text() | st.none(),
    made=named_dates | st.none(),
    tags=st.lists(slugs, max_size=3).map(tuple),
    question=questions,
    forecast=forecasts,
    retellings=st.lists(st.builds(Retelling, publication=slugs, quote=text()), max_size=2).map(
        tuple
    ),
    extra=own,
)
resolutions = st.builds(
    Resolution,
    prediction=slugs,
    outcome=text() | numbers,
    resolver=st.builds(Resolver, name=text(), self=st.booleans()),
    known=dates,
    notes=text() | st.none(),
)
publication = Publication(
    id="outlook",
    title=LocalText(en="Outlook", zh="展望"),
    publisher="Institute",
    forecaster="institute",
    published=PartialDate.parse("2025-10-09"),
    corpus=Corpus(complete=True, size=10),
)


@given(st.lists(predictions, max_size=3).map(tuple))
@settings(max_examples=250)
def test_predictions_that_were_written_read_back_equal(said):
    file = PredictionFile(schema_version=1, publication=publication, predictions=said)
    parsed = parse(Source("predictions/x.yaml", render(file)), PredictionFile)
    assert parsed.problems == ()
    assert parsed.record == file


@given(st.lists(resolutions, max_size=3).map(tuple))
@settings(max_examples=250)
def test_resolutions_that_were_written_read_back_equal(known):
    file = ResolutionFile(schema_version=1, resolutions=known)
    written = render(file)
    parsed = parse(Source("resolutions/x.yaml", written), ResolutionFile)
    assert parsed.record == file
    assert render(parsed.record) == written


def test_the_canonical_form_is_what_a_person_would_write():
    prediction = Prediction(
        id="outlook/01",
        title=LocalText(en="Robots exceed 1000 units", zh="机器人超过1000台"),
        quote="Yes: more than 1,000.\nNo less.",
        made=PartialDate.parse("2025"),
        tags=("robots", "2030"),
        question=NumericQuestion(
            kind="numeric",
            criteria="The number of robots delivered, as the company reports it for its year",
            unit="units",
            due=PartialDate.parse("end of 2026"),
        ),
        forecast=QuantilesForecast(quantiles={0.1: 300.0, 0.5: 412.5, 0.9: 1e21}),
        notes="no",
        extra={"seen": True, "page": "7"},
    )
    file = PredictionFile(schema_version=1, publication=publication, predictions=(prediction,))
    assert (
        render(file)
        == """\
schema_version: 1
publication:
  id: outlook
  title: {en: Outlook, zh: 展望}
  publisher: Institute
  forecaster: institute
  published: 2025-10-09
  corpus: {complete: true, size: 10}
predictions:
  - id: outlook/01
    title: {en: Robots exceed 1000 units, zh: 机器人超过1000台}
    quote: |-
      Yes: more than 1,000.
      No less.
    made: 2025
    tags: [robots, '2030']
    question:
      kind: numeric
      criteria: The number of robots delivered, as the company reports it for its year
      due: end of 2026
      unit: units
    forecast: {quantiles: {0.1: 300, 0.5: 412.5, 0.9: 1e+21}}
    notes: no
    extra: {seen: true, page: '7'}
"""
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1.0, "1"),
        (0.1, "0.1"),
        (-0.0, "0"),
        (1e15, "1000000000000000"),
        (1e16, "1e+16"),
        (123456789012.0, "123456789012"),
    ],
)
def test_numbers_have_no_spurious_point(value, written):
    assert render(PointForecast(point=value)) == f"point: {written}\n"


def test_long_text_stays_on_its_line():
    assert render(Retelling(publication="b", quote="word " * 100 + "end")).count("\n") == 2


@given(st.lists(resolutions, max_size=3, unique_by=render).map(tuple), resolutions, st.booleans())
@settings(max_examples=150)
def test_an_entry_is_appended_to_whatever_was_written(known, new, crlf):
    assume(new not in known)
    written = render(ResolutionFile(schema_version=1, resolutions=known))
    written = written.replace("\n", "\r\n") if crlf else written
    after = Append("resolutions/x.yaml", "resolutions", new).apply(written)
    assert parse(Source("resolutions/x.yaml", after), ResolutionFile).record.resolutions == (
        *known,
        new,
    )
    assert after.startswith(written.rstrip()) or not known
