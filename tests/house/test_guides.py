"""What the guides show can be read, and means what they say."""

import datetime as dt
import re

import pydantic
import pytest
import yaml

from predtrack.kinds import FORECASTS, AnyForecast
from predtrack.workflows.check import check
from predtrack.workflows.reading import ledger_of

BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(root, guide):
    return BLOCK.findall((root / "docs" / "howto" / guide).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def folder(root, tmp_path_factory):
    """A ledger that is made of nothing but the guides."""
    folder = tmp_path_factory.mktemp("ledger")
    publication, prediction, hopeless, _answer = blocks(root, "add-a-prediction.md")
    resolution, series = blocks(root, "resolve.md")
    files = {
        "predictions/example/outlook-2026.yaml": publication + prediction + hopeless,
        "resolutions/example/outlook-2026.yaml": resolution,
        "resolutions/series/passengers.yaml": series,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_guides_make_a_ledger_that_can_be_read(folder):
    ledger = ledger_of(folder)
    assert ledger.problems == ()
    assert [said.id for said in ledger.predictions] == ["outlook-2026/01", "outlook-2026/02"]
    assert ledger.resolutions_of(ledger.predictions[0])[0].outcome == "no"


def test_the_guides_make_a_ledger_without_errors(folder):
    findings = check(folder, as_of=dt.date(2027, 3, 1))
    assert not [str(finding) for finding in findings if finding.problem.severity.value == "error"]


def test_every_forecast_in_the_table_is_one(root):
    guide = (root / "docs" / "howto" / "add-a-prediction.md").read_text(encoding="utf-8")
    shown = [yaml.safe_load(text)["forecast"] for text in re.findall(r"`(forecast: .+?)`", guide)]
    read = [pydantic.TypeAdapter(AnyForecast).validate_python(payload) for payload in shown]
    assert {forecast.kind for forecast in read} == set(FORECASTS)
