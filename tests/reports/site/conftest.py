"""Sites of three ledgers: ours, one that means harm, and one as large as it may become."""

import datetime as dt
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from predtrack.records import Ledger, PredictionFile, ResolutionFile, SeriesFile
from predtrack.workflows.site import build_site

ROOT = Path(__file__).parents[3]
DAY = dt.date(2026, 11, 21)
BUILT = dt.datetime(2026, 11, 22, 6, 17, tzinfo=dt.UTC)

EVIL = "<script>window.pwned=1</script>"
IMAGE = '"><img src=x onerror="window.pwned=1"> {{ 7*7 }} {day} </script></title>'
FORMULA = '=HYPERLINK("https://example.org/?"&A1,"click")'
BACKWARDS = "\u202eflip\u202c \u2066iso\u2069"
LONG = "w" * 10_000
HOSTILE_IDS = ("con/aux.x", "con/a..b", "con/" + "y" * 190, "con/aux-x", "con/a--b", "con/a.html")


class _Reader(HTMLParser):
    """Collects what a page consists of."""

    def __init__(self):
        super().__init__()
        self.tags, self.links, self.ids, self.scripts, self.text = [], [], [], [], []
        self._within = []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append((tag, found))
        self._within.append(tag)
        self.links += [found[name] for name in ("href", "src") if name in found]
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag):
        while self._within and self._within.pop() != tag:
            pass

    def handle_data(self, data):
        if self._within and self._within[-1] == "script":
            self.scripts[-1] += data
        else:
            self.text.append(data)


@pytest.fixture(scope="session")
def read_page():
    """Read a page into its tags, links, ids, scripts and text."""

    def read(path):
        reader = _Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        return reader

    return read


def _hostile_prediction(name, place):
    return {
        "id": name,
        "title": {"en": f"{place} {EVIL}{IMAGE}", "zh": f"{place} 中文{EVIL}"},
        "quote": f"{FORMULA}\n{IMAGE}\n{BACKWARDS}",
        "locator": f"@SUM(1) {EVIL}",
        "topic": EVIL,
        "notes": LONG,
        "question": {
            "kind": "binary",
            "criteria": f"{IMAGE} {LONG}",
            "source": "javascript:window.pwned=1",
            "due": "2026-10-09",
        },
        "forecast": {"assertion": "happens", "marker": EVIL},
        "retellings": [{"publication": "con", "quote": IMAGE, "differs": EVIL}],
    }


def _hostile_verdict(name):
    return {
        "prediction": name,
        "outcome": "yes",
        "resolver": {"name": f"+{EVIL}"},
        "known": "2026-10-09",
        "evidence": [
            {"title": IMAGE, "url": "javascript:window.pwned=1"},
            {"title": "data", "url": "data:text/html,<script>window.pwned=1</script>"},
            {"title": "vb", "url": "  JaVaScRiPt:window.pwned=1", "quote": EVIL},
            {"title": "break", "url": 'https://example.org/"onmouseover="window.pwned=1'},
            {"title": "good", "url": "https://example.org/a?b=1&c=2"},
        ],
        "discrepancy": {"note": EVIL, "literal": "no"},
    }


def _hostile_ledger():
    """A ledger whose every text tries to be something else."""
    file = PredictionFile.model_validate(
        {
            "schema_version": 1,
            "publication": {
                "id": "con",
                "title": f"Book {IMAGE}",
                "publisher": FORMULA,
                "forecaster": "nul",
                "published": "2025-10-09",
                "url": "javascript:window.pwned=1",
                "licence": EVIL,
                "attribution": f"-2+3 {EVIL}",
            },
            "forecasters": [{"id": "nul", "name": EVIL, "url": "vbscript:x"}],
            "predictions": [_hostile_prediction(n, i) for i, n in enumerate(HOSTILE_IDS)],
            "targets": [
                {
                    "id": "con/target",
                    "title": IMAGE,
                    "metric": EVIL,
                    "unit": IMAGE,
                    "level": 10,
                    "series": "com1",
                    "deadline": "2030",
                    "likelihoods": [
                        {"words": EVIL, "by": IMAGE, "on": "2026", "basis": EVIL, "url": "ftp://x"}
                    ],
                }
            ],
        }
    )
    series = SeriesFile.model_validate(
        {
            "schema_version": 1,
            "series": {
                "id": "com1",
                "title": EVIL,
                "metric": EVIL,
                "unit": IMAGE,
                "points": [
                    {"date": "2026-01-01", "value": -5, "source": FORMULA, "url": "file:///etc"}
                ],
            },
        }
    )
    said = ResolutionFile.model_validate(
        {"schema_version": 1, "resolutions": [_hostile_verdict(name) for name in HOSTILE_IDS[:3]]}
    )
    return Ledger((file,), (series.series,), said.resolutions)


@pytest.fixture(scope="session")
def our_ledger(tmp_path_factory):
    """The ledger of this repository, as it is now and without its history."""
    folder = tmp_path_factory.mktemp("ledger")
    for name in ("predictions", "resolutions"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def our_site(tmp_path_factory, our_ledger):
    """The site of the ledger of this repository."""
    folder = tmp_path_factory.mktemp("ours") / "site"
    build_site(our_ledger, folder, as_of=DAY, built_at=BUILT, base_url="https://example.org/ledger")
    return folder


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory):
    """The site of a ledger that means harm."""
    folder = tmp_path_factory.mktemp("hostile") / "site"
    build_site(_hostile_ledger(), folder, as_of=DAY, built_at=BUILT, title=EVIL)
    return folder


@pytest.fixture(scope="session")
def large_ledger():
    """Bind a ledger of many predictions, some of them with probabilities."""
    return stress_ledger


@pytest.fixture(scope="session")
def large_site(tmp_path_factory):
    """The site of a thousand predictions, in pages."""
    folder = tmp_path_factory.mktemp("large") / "site"
    build_site(stress_ledger(10, 100), folder, as_of=DAY, built_at=BUILT)
    return folder


WORDS = ("will", "likely", "probably", "may", "almost certainly")


def stress_ledger(publications=100, each=100):
    """Bind publications with predictions of several kinds, two thirds of them resolved."""
    files, resolutions = [], []
    for number in range(publications):
        made = dt.date(2016 + number % 10, 1 + number % 12, 5)
        files.append(_publication(number, each, made))
        resolutions += [
            _verdict(f"book-{number:03d}/{place:03d}", place, made)
            for place in range(each)
            if place % 3
        ]
    said = ResolutionFile.model_validate({"schema_version": 1, "resolutions": resolutions})
    return Ledger(tuple(files), (), said.resolutions)


def _publication(number, each, made):
    return PredictionFile.model_validate(
        {
            "schema_version": 1,
            "publication": {
                "id": f"book-{number:03d}",
                "title": {"en": f"Outlook number {number}", "zh": f"展望第{number}号"},
                "publisher": f"House {number % 7}",
                "forecaster": f"author-{number % 40:02d}",
                "published": made.isoformat(),
                "licence": "CC-BY-4.0",
            },
            "forecasters": [
                {
                    "id": f"author-{number:02d}",
                    "name": {"en": f"Author {number}", "zh": f"作者{number}"},
                }
            ][number // 40 :],
            "predictions": [_prediction(number, place, made) for place in range(each)],
        }
    )


def _prediction(number, place, made):
    forecast = (
        {"assertion": "happens", "marker": "will"},
        {"probability": round(0.05 + 0.9 * ((number * 7 + place * 13) % 100) / 100, 3)},
        {"words": WORDS[place % len(WORDS)]},
    )[place % 3 if place % 4 else 0]
    return {
        "id": f"book-{number:03d}/{place:03d}",
        "title": {
            "en": f"Company {place} sells more than {number} million machines",
            "zh": f"公司{place}售出超过{number}百万台机器",
        },
        "quote": f"We expect company {place} to have sold {number} million machines by then.",
        "locator": f"page {place}",
        "recorded": made.isoformat(),
        "topic": ("Industry", "Research", "Politics")[place % 3],
        "question": {
            "kind": "binary",
            "criteria": "Yes if the company reports so in its annual report.",
            "due": f"{made.year + 1 + place % 12}-12-31",
        },
        "forecast": forecast,
    }


def _verdict(name, place, made):
    return {
        "prediction": name,
        "outcome": ("yes", "no", "partial", "yes")[place % 4] if place % 50 else "void",
        "resolver": {"name": "Referee"},
        "known": f"{made.year + 1 + place % 12}-12-31",
        "reason": None if place % 50 else "The company no longer exists.",
        "evidence": [
            {"title": "Annual report", "url": "https://example.org/report", "quote": "Sold."}
        ],
    }
