"""Every word of the site exists in both languages, and every word that is asked for exists."""

import re
import string
import tomllib
from pathlib import Path

import pytest

from predtrack.kinds import AnyForecast
from predtrack.records import NON_OUTCOMES, VERDICTS, Status, Target
from predtrack.records.statement import Claim
from predtrack.reports import site
from predtrack.reports.site.texts import Texts, method_text
from predtrack.reports.site.verdicts import SIGNS
from predtrack.reports.site.wording import forecast_text, plain_text, reason_text

FOLDER = Path(site.__file__).parent
CATALOGUE = tomllib.loads((FOLDER / "texts.toml").read_text(encoding="utf-8"))


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", sorted(CATALOGUE))
def test_both_languages_say_the_same_with_the_same_gaps(key):
    english, chinese = CATALOGUE[key]
    assert english.strip()
    assert chinese.strip()
    assert fields(english) == fields(chinese)


def test_every_word_that_is_asked_for_is_there():
    asked = set()
    for path in (*FOLDER.glob("*.py"), *FOLDER.glob("templates/*.html")):
        text = path.read_text(encoding="utf-8")
        asked |= set(re.findall(r"\b(?:t|texts)\(\s*['\"](\w+)['\"]\s*[,)]", text))
    assert len(asked) > 150
    assert not asked - set(CATALOGUE)


def test_no_chinese_stands_in_the_english_words():
    for english, _ in CATALOGUE.values():
        assert english == "中文" or not re.search("[\u4e00-\u9fff]", english)


@pytest.mark.parametrize(
    ("prefix", "names"),
    [
        ("verdict", SIGNS),
        ("means", SIGNS),
        ("claim", Claim.__args__),
        ("outcome", (*VERDICTS, *NON_OUTCOMES)),
        ("", [c.replace(" ", "_") for c in Target.model_fields["comparator"].annotation.__args__]),
    ],
)
def test_every_term_of_the_records_has_words(prefix, names):
    for name in names:
        assert (f"{prefix}_{name}" if prefix else name) in CATALOGUE


def test_every_status_has_a_sign():
    known = {status.value for status in Status} - {"resolved"}
    assert known <= set(SIGNS)


def test_what_is_filled_in_is_never_read_for_gaps():
    assert Texts("en")("built_at", when="{evil} {0}") == "built at {evil} {0}"


def test_the_method_page_is_whole_in_both_languages():
    text = method_text()
    pairs = [*text["never"], *(part["title"] for part in text["part"])]
    pairs += [pair for part in text["part"] for pair in part["paragraphs"]]
    assert all(len(pair) == 2 and all(pair) for pair in pairs)


@pytest.mark.parametrize(
    "reason",
    [
        "cannot be resolved: no threshold",
        "no forecast: a stated commitment",
        "resolved early: counts from 2027-01-01",
        "made on 2026-01-02, after the outcome was known on 2026-01-01",
        "void: The company no longer exists.",
        "ambiguous: no reason given",
        "disputed: the resolvers disagree",
        "overdue since 2026-01-01: no resolution",
        "not due until 2027-01-01",
        "open, without a due date",
        "withdrawn",
        "retrospective",
    ],
)
def test_reasons_are_said_in_chinese(reason):
    said = reason_text(reason, Texts("zh"))
    assert re.search("[\u4e00-\u9fff]", said)
    assert reason_text(reason, Texts("en")) == reason


@pytest.mark.parametrize(
    ("said", "english"),
    [
        ({"assertion": "does not happen"}, "It does not happen (asserted, without a probability)"),
        ({"probability": 0.7}, "70 % that it happens"),
        ({"words": "likely"}, "“likely”: a word, no number"),
        ({"point": 1.5e9}, "1.5 bn USD"),
        ({"range": [1, 2], "level": 0.8}, "1 to 2 USD, with 80 %"),
        ({"range": [1, 2]}, "1 to 2 USD"),
        ({"bound": 5, "comparator": "up to"}, "up to 5 USD"),
        ({"deadline": "2027"}, "by 2027"),
        ({"deadline": "2027", "probability": 0.25}, "by 2027, with 25 %"),
        ({"probabilities": {"a": 0.25, "b": 0.75}}, "a 25 %, b 75 %"),
        ({"quantiles": {"0.5": 10, "0.9": 20}}, "50 %: 10, 90 %: 20 USD"),
    ],
)
def test_every_kind_of_forecast_is_said_in_words(said, english):
    from pydantic import TypeAdapter

    forecast = TypeAdapter(AnyForecast).validate_python(said)
    assert forecast_text(forecast, "USD", Texts("en")) == english
    assert forecast_text(forecast, "USD", Texts("zh"))


def test_signs_that_cannot_be_seen_are_taken_out():
    assert plain_text("a\u202eb\x00c\n d") == "abc d"
