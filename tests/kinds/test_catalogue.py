"""The catalogue of kinds is whole, and every entry keeps its promises."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest
from pydantic import TypeAdapter

from predtrack import kinds
from predtrack.kinds import FORECASTS, AnyForecast, Forecast
from predtrack.records import QUESTION_KINDS


def test_every_module_has_its_line_in_the_catalogue():
    modules = [
        importlib.import_module(f"{kinds.__name__}.{module.name}")
        for module in pkgutil.iter_modules(kinds.__path__)
    ]
    written = {
        found
        for module in modules
        for _, found in inspect.getmembers(module, inspect.isclass)
        if issubclass(found, Forecast) and found is not Forecast
    }
    assert written == set(FORECASTS.values())


@pytest.mark.parametrize("name", FORECASTS)
def test_the_key_of_a_kind_is_a_field_that_must_be_given(name):
    model = FORECASTS[name]
    assert model.kind == name
    assert model.model_fields[name].is_required()


@pytest.mark.parametrize("name", FORECASTS)
def test_a_kind_answers_questions_that_there_are(name):
    assert FORECASTS[name].answers
    assert FORECASTS[name].answers <= set(QUESTION_KINDS)


def test_every_kind_of_question_can_be_answered():
    assert set().union(*(model.answers for model in FORECASTS.values())) == set(QUESTION_KINDS)


@pytest.mark.parametrize("name", FORECASTS)
def test_a_kind_is_frozen_strict_and_closed(name):
    config = FORECASTS[name].model_config
    assert (config["frozen"], config["strict"], config["extra"]) == (True, True, "forbid")


@pytest.mark.parametrize("name", FORECASTS)
def test_every_field_says_what_it_means(name):
    assert all(field.description for field in FORECASTS[name].model_fields.values())


def test_the_schema_has_every_kind():
    schema = TypeAdapter(AnyForecast).json_schema()
    assert {f["$ref"].split("/")[-1] for f in schema["oneOf"]} == {
        model.__name__ for model in FORECASTS.values()
    }
