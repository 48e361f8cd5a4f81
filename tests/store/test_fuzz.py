"""Whatever a file holds: problems, never a traceback."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import Problem
from predtrack.records import FILES
from predtrack.store import FAULTS
from predtrack.store.opening import decode
from predtrack.store.parsing import parse

PIECES = st.sampled_from(
    [
        "schema_version: 1\n",
        "publication:\n",
        "predictions:\n",
        "  - id: a/b\n",
        "    title: ",
        "\n",
        "    forecast: {",
        "}",
        "[",
        "]",
        "'",
        '"',
        "&a ",
        "*a",
        "!!int ",
        "? ",
        ": ",
        "- ",
        "  ",
        "#",
        "\t",
        "\r\n",
        "\u2028",
        "\x85",
        "\ufeff",
        "市",
        "😀",
        "|\n",
        ">-\n",
        "---\n",
        "...\n",
        "<<",
        "%",
        "probability",
        "range",
        "quantiles",
        "0.7",
        "70",
        "~",
        "null",
        "kind: binary",
        ", ",
        "{",
        "\\",
    ]
)
FORMS = st.sampled_from(list(FILES.values()))


def problems(content: bytes, form) -> list[Problem]:
    source = decode("x.yaml", content)
    found = [source] if isinstance(source, Problem) else [*parse(source, form).problems]
    for problem in found:
        assert problem.code in FAULTS
        assert problem.location.line >= 1
        assert problem.location.column >= 1
        assert problem.message
    return found


@given(st.binary(max_size=200), FORMS)
@settings(max_examples=300)
def test_any_bytes_give_problems(content, form):
    assert problems(content, form)


@given(st.text(max_size=200), FORMS)
@settings(max_examples=300)
def test_any_text_gives_problems(text, form):
    assert problems(text.encode("utf-8", "replace"), form)


@given(st.lists(PIECES, max_size=60).map("".join), FORMS)
@settings(max_examples=1000)
def test_anything_that_looks_like_yaml_gives_problems(text, form):
    problems(text.encode(), form)


SCALARS = st.sampled_from(
    ["70", "-1", "'0.7'", "no", "2026-13", "~", "''", "[]", "{}", "[1]", "{a: b}"]
)
NAMES = [
    "id",
    "title",
    "question",
    "forecast",
    "tags",
    "extra",
    "made",
    "unresolvable",
    "kind",
    "due",
]
NAMES += [
    "probability",
    "range",
    "quantiles",
    "probabilities",
    "criteria",
    "categories",
    "unit",
    "bound",
]
FLOWS = st.recursive(
    SCALARS,
    lambda inner: (
        st.dictionaries(st.sampled_from(NAMES), inner, max_size=4).map(
            lambda data: "{" + ", ".join(f"{key}: {value}" for key, value in data.items()) + "}"
        )
        | st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]")
    ),
    max_leaves=12,
)


@given(FLOWS)
@settings(max_examples=600)
def test_any_values_in_the_fields_of_a_prediction_give_problems(value):
    about = "{id: a, title: a, publisher: a, forecaster: a, published: 2025}"
    head = f"schema_version: 1\npublication: {about}\n"
    found = problems(f"{head}predictions: [{value}]\n".encode(), FILES["predictions"])
    assert found
    assert all(problem.location.line == 3 for problem in found)
