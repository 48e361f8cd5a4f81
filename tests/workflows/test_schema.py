"""The JSON Schema takes what the loader takes, and refuses most of what it refuses."""

import datetime as dt
import json
import pathlib

import jsonschema
import pytest
from ruamel.yaml import YAML

from predtrack.errors import UnknownNameError
from predtrack.records import FILES
from predtrack.workflows.schema import schema

ROOT = pathlib.Path(__file__).parents[2]
STARTER = ROOT / "predtrack" / "workflows" / "starter"
BINARY = {"kind": "binary", "criteria": "Rain is measured."}
NUMERIC = {"kind": "numeric", "criteria": "A price.", "unit": "CNY"}


def files():
    """Give every file of the ledgers that are here, with its form."""
    for root in (ROOT, STARTER):
        for path in sorted(
            [*root.glob("predictions/**/*.yaml"), *root.glob("resolutions/**/*.yaml")]
        ):
            top, *rest = path.relative_to(root).parts
            form = "series" if rest[0] == "series" else top
            yield pytest.param(form, path, id=path.relative_to(root).as_posix())


def as_an_editor_sees_it(value):
    """Keys are text in JSON, and so are days."""
    if isinstance(value, dict):
        return {str(key): as_an_editor_sees_it(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_an_editor_sees_it(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value


@pytest.fixture(scope="module")
def validators():
    return {form: jsonschema.Draft202012Validator(schema(form)) for form in FILES}


@pytest.mark.parametrize("form", FILES)
def test_it_is_a_json_schema(form):
    described = schema(form)
    jsonschema.Draft202012Validator.check_schema(described)
    assert described["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert described["additionalProperties"] is False


@pytest.mark.parametrize("form", FILES)
def test_it_speaks_to_people_who_edit_yaml(form):
    text = json.dumps(schema(form))
    assert ">>>" not in text
    assert not [name for name in ("ge", "gt", "le", "lt") if f'"{name}":' in text]


@pytest.mark.parametrize(("form", "path"), list(files()))
def test_the_files_that_are_here_fit(form, path, validators):
    content = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    faults = validators[form].iter_errors(as_an_editor_sees_it(content))
    assert not [f"{fault.json_path}: {fault.message}" for fault in faults]


@pytest.fixture
def fits(validators):
    """Tell whether a file with one prediction of these fields fits."""

    def fitting(**fields):
        file = {
            "schema_version": 1,
            "publication": {
                "id": "outlook",
                "title": {"en": "Outlook", "zh": "展望"},
                "publisher": "Institute",
                "forecaster": "institute",
                "published": "2026-01-05",
            },
            "predictions": [{"id": "outlook/1", "title": "Title", **fields}],
        }
        return validators["predictions"].is_valid(file)

    return fitting


SOUND = {
    "a probability": {"question": BINARY, "forecast": {"probability": 0.7}},
    "a whole number": {"question": BINARY, "forecast": {"probability": 1}},
    "words": {"question": BINARY, "forecast": {"words": "likely", "language": "en"}},
    "a year as a number": {"question": BINARY | {"due": 2030}, "forecast": {"probability": 0.7}},
    "a mapping of dates": {
        "question": BINARY | {"due": {"wording": "soon", "from": "2026", "until": "2027"}},
        "forecast": {"probability": 0.7},
    },
    "a reference": {"question": "outlook/0", "forecast": {"probability": 0.7}},
    "quantiles": {"question": NUMERIC, "forecast": {"quantiles": {"0.1": 3, "0.9": 6}}},
    "a range": {"question": NUMERIC, "forecast": {"range": [300, 500], "level": 0.8}},
    "keys of one's own": {"question": "outlook/0", "forecast": {"point": 4}, "extra": {"a": [1]}},
    "what cannot be resolved": {"unresolvable": {"reason": "no date", "detail": "None is given."}},
}
UNSOUND = {
    "a percentage": {"question": BINARY, "forecast": {"probability": 70}},
    "a level of a percentage": {"question": NUMERIC, "forecast": {"range": [3, 5], "level": 80}},
    "no kind": {"question": BINARY, "forecast": {"chance": 0.7}},
    "quoted numbers": {"question": BINARY, "forecast": {"probability": "0.7"}},
    "no criteria": {"question": {"kind": "binary"}, "forecast": {"probability": 0.7}},
    "an unknown key": {"question": "outlook/0", "forecast": {"point": 4}, "quoted": "x"},
    "a bad name": {"id": "Outlook 1", "question": "outlook/0", "forecast": {"point": 4}},
    "one end of a range": {"question": NUMERIC, "forecast": {"range": [300]}},
    "another reason": {"unresolvable": {"reason": "vague", "detail": "It is."}},
}


@pytest.mark.parametrize("fields", SOUND.values(), ids=SOUND)
def test_what_can_be_loaded_fits(fields, fits):
    assert fits(**fields)


@pytest.mark.parametrize("fields", UNSOUND.values(), ids=UNSOUND)
def test_an_editor_marks_what_is_wrong(fields, fits):
    assert not fits(**fields)


def test_an_unknown_form_is_refused():
    with pytest.raises(UnknownNameError, match="did you mean 'series'"):
        schema("serie")
