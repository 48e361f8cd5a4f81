"""The site as files: whole, linked, the same each time, and nothing in it out of place."""

import datetime as dt
import json
import shutil
import subprocess
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from predtrack.errors import FaultyLedgerError, UsageError
from predtrack.workflows.site import build_site

DAY = dt.date(2026, 11, 21)
ROOT = Path(__file__).parents[3]
SHOWN = [{"title": "Annual report"}]
TYPES = (
    "index.html",
    "predictions.html",
    "due.html",
    "publications.html",
    "forecasters.html",
    "targets.html",
    "calibration.html",
    "leaderboard.html",
    "method.html",
    "data.html",
    "predictions/state-of-ai-2025~08.html",
    "publications/state-of-ai-2025.html",
    "forecasters/state-of-ai.html",
    "targets/tesla-award-2025~vehicles.html",
    "series/tesla-cumulative-deliveries.html",
)


def pages(site):
    return sorted(site.rglob("*.html"))


def text_of(read_page, path):
    return " ".join(" ".join(read_page(path).text).split())


@pytest.mark.parametrize("name", TYPES)
def test_every_kind_of_page_is_there_in_both_languages(our_site, name):
    assert (our_site / name).is_file()
    assert (our_site / "zh" / name).is_file()


@pytest.mark.parametrize("kind", ["our_site", "hostile_site", "large_site"])
def test_every_internal_link_leads_somewhere(request, read_page, kind):
    site = request.getfixturevalue(kind)
    ids = {}
    for page in pages(site):
        for link in read_page(page).links:
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme in {"http", "https"}, (page, link)
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            assert target.is_relative_to(site.resolve()), (page, link)
            assert target.is_file(), (page, link)
            if parts.fragment:
                ids.setdefault(target, set(read_page(target).ids))
                assert parts.fragment in ids[target], (page, link)


def test_the_first_page_says_what_came_true_in_words(our_site, read_page):
    said = text_of(read_page, our_site / "index.html")
    assert "Of 69 scored predictions, 33 came true, 13 in part, and 23 did not." in said
    assert "between 47.8 % and 66.7 %" in said
    assert "4 overdue" in said
    assert "69 verdicts of 69 are the forecaster's own." in said
    chinese = text_of(read_page, our_site / "zh" / "index.html")
    assert "在 69 条计分的预测中，33 条应验，13 条部分应验，23 条落空。" in chinese


def test_a_prediction_tells_its_whole_story(our_site, read_page):
    said = text_of(read_page, our_site / "predictions" / "state-of-ai-2025~08.html")
    for words in (
        "A Chinese lab overtakes the US lab dominated frontier",
        "State of AI Report 2025, Air Street Capital, CC BY 4.0",
        "Due on 2026-10-09.",
        "their own verdict",
        "Kimi K3 reached #1",
        "Where verdict and criterion differ",
        "no (a reading, not a verdict)",
        "It counts as a hit.",
        "0.000–0.250",
        "The twelve months after 2025-10-09 became the calendar year 2026.",
        "resolved by Air Street Capital: yes",
    ):
        assert words in said


def test_what_is_not_scored_says_why(our_site, read_page):
    page = our_site / "predictions" / "state-of-ai-2026~09.html"
    assert "Not scored: cannot be resolved" in text_of(read_page, page)
    assert "未计分： 无法判定" in text_of(read_page, our_site / "zh" / page.relative_to(our_site))


def test_a_board_without_anybody_says_why(our_site, read_page):
    said = text_of(read_page, our_site / "leaderboard.html")
    assert "Nobody is ranked: no scored prediction states a probability." in said
    said = text_of(read_page, our_site / "calibration.html")
    assert "none of the 69 scored predictions states a probability" in said


def test_stated_probabilities_get_a_curve_and_a_board(large_site, read_page):
    assert "forecasts show" in text_of(read_page, large_site / "calibration.html")
    assert "forecasters" in text_of(read_page, large_site / "leaderboard.html")


def test_every_page_has_its_marks(our_site, read_page):
    for page in pages(our_site):
        found = read_page(page)
        names = [tag for tag, _ in found.tags]
        assert names.count("h1") == names.count("main") == names.count("footer") == 1, page
        assert len(found.ids) == len(set(found.ids)), page
        html = next(attrs for tag, attrs in found.tags if tag == "html")
        chinese = page.is_relative_to(our_site / "zh")
        assert html["lang"] == ("zh-Hans" if chinese else "en")
        said = " ".join(found.text)
        assert ("数据截至 2026-11-21" if chinese else "Data as of 2026-11-21") in said


def test_no_page_has_inline_scripts_handlers_or_styles(our_site, hostile_site, read_page):
    for page in (*pages(our_site), *pages(hostile_site)):
        for tag, attrs in read_page(page).tags:
            assert not any(name.startswith("on") or name == "style" for name in attrs), (page, tag)
            assert tag not in {"iframe", "object", "embed", "form", "base", "style"}, (page, tag)
            if tag == "script":
                assert "src" in attrs or attrs["type"] == "application/ld+json", page


def test_json_ld_is_whole(our_site, hostile_site, read_page):
    for site in (our_site, hostile_site):
        for page in pages(site):
            for script in filter(str.strip, read_page(page).scripts):
                assert json.loads(script)["@context"] == "https://schema.org"


def test_a_verdict_is_a_claim_review(our_site, read_page):
    page = our_site / "predictions" / "state-of-ai-2025~08.html"
    (found,) = map(json.loads, filter(str.strip, read_page(page).scripts))
    assert found["@type"] == "ClaimReview"
    assert found["reviewRating"] == {
        "@type": "Rating",
        "ratingValue": 1.0,
        "worstRating": 0,
        "bestRating": 1,
        "alternateName": "Came true",
    }
    assert found["url"] == "https://example.org/ledger/predictions/state-of-ai-2025~08.html"
    assert found["itemReviewed"]["author"]["name"] == "State of AI Report"


def test_a_partial_verdict_rates_in_the_middle_and_an_open_one_not_at_all(our_site, read_page):
    page = our_site / "predictions" / "state-of-ai-2025~03.html"
    (found,) = map(json.loads, filter(str.strip, read_page(page).scripts))
    assert found["reviewRating"]["ratingValue"] == 0.5
    page = our_site / "predictions" / "state-of-ai-2026~01.html"
    assert not list(filter(str.strip, read_page(page).scripts))


def test_the_data_are_a_dataset(our_site, read_page):
    for name in ("index.html", "data.html"):
        (found,) = map(json.loads, filter(str.strip, read_page(our_site / name).scripts))
        assert found["@type"] == "Dataset"
        assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
        for file in found["distribution"]:
            path = file["contentUrl"].removeprefix("https://example.org/ledger/")
            assert (our_site / path).is_file()


def test_the_same_records_give_the_same_bytes(tmp_path, our_site, our_ledger):
    shutil.copytree(our_ledger, tmp_path / "another")
    other = tmp_path / "elsewhere" / "copy"
    built = dt.datetime(2026, 11, 22, 6, 17, tzinfo=dt.UTC)
    build_site(
        tmp_path / "another",
        other,
        as_of=DAY,
        built_at=built,
        base_url="https://example.org/ledger/",
    )
    ours = {p.relative_to(our_site): p.read_bytes() for p in our_site.rglob("*") if p.is_file()}
    theirs = {p.relative_to(other): p.read_bytes() for p in other.rglob("*") if p.is_file()}
    assert ours
    assert ours == theirs


def test_hostile_text_is_shown_and_never_meant(hostile_site, read_page):
    folder = hostile_site / "predictions"
    for page in pages(folder):
        found = read_page(page)
        assert "<script>window.pwned=1</script>" in " ".join(found.text)
        assert "{{ 7*7 }} {day}" in " ".join(found.text)
        assert not any(tag == "img" for tag, _ in found.tags)
        assert "\u202e" not in next(t for t in [unescape(found.text[0])])
    assert len(pages(folder)) == 6


def test_addresses_that_are_none_of_the_web_are_text(hostile_site, read_page):
    said = set()
    for page in pages(hostile_site):
        said |= {link for link in read_page(page).links if urlsplit(link).scheme}
    assert said == {"https://example.org/a?b=1&c=2"}


def test_file_names_stay_in_the_folder_and_apart(hostile_site):
    files = [p for p in hostile_site.rglob("*") if p.is_file()]
    names = [str(p.relative_to(hostile_site)).casefold() for p in files]
    assert len(names) == len(set(names))
    reserved = {"con", "nul", "prn", "aux", "com1"}
    assert not any(part.split(".")[0] in reserved for name in names for part in name.split("/"))
    assert max(len(p.name.encode()) for p in files) < 140


def test_a_page_is_light(our_site, large_site):
    sizes = {page: page.stat().st_size for site in (our_site, large_site) for page in pages(site)}
    assert max(sizes.values()) < 200_000
    predictions = [size for page, size in sizes.items() if page.parent.name == "predictions"]
    assert sum(predictions) / len(predictions) < 10_000


def test_lists_are_paged_and_complete(large_site, read_page):
    named = set()
    for number in range(1, 6):
        page = large_site / ("predictions.html" if number == 1 else f"predictions~{number}.html")
        named |= {link for link in read_page(page).links if link.startswith("predictions/")}
    assert len(named) == 1000
    assert not (large_site / "predictions~6.html").exists()


def test_the_search_index_names_every_prediction(our_site):
    for language in ("en", "zh-Hans"):
        text = (our_site / "static" / f"search-{language}.js").read_text(encoding="utf-8")
        assert text.startswith("window.predtrackIndex=")
        index = json.loads(text.removeprefix("window.predtrackIndex=").rstrip(";\n"))
        assert len(index["rows"]) == 171
        for row in index["rows"]:
            assert (our_site / "predictions" / f"{row[0]}.html").is_file()


def test_nothing_after_the_day_is_shown(tmp_path, read_page):
    build_site(
        ROOT,
        tmp_path / "then",
        as_of=dt.date(2024, 1, 1),
        built_at=dt.datetime(2024, 1, 2, tzinfo=dt.UTC),
    )
    names = {page.stem for page in pages(tmp_path / "then" / "predictions")}
    assert "state-of-ai-2023~01" in names
    assert "state-of-ai-2024~01" not in names
    said = text_of(read_page, tmp_path / "then" / "predictions" / "state-of-ai-2023~01.html")
    assert "Nothing yet: its time has not come." in said
    assert "2026" not in text_of(read_page, tmp_path / "then" / "due.html")


def test_a_ledger_without_anything_has_a_site(tmp_path, book, read_page):
    build_site(book(), tmp_path / "site", as_of=DAY)
    assert "Nothing is scored yet" in text_of(read_page, tmp_path / "site" / "index.html")


def test_who_publishes_and_predicts_nothing_has_a_page(tmp_path, book, read_page):
    build_site(book(), tmp_path / "site", as_of=DAY)
    page = tmp_path / "site" / "publications" / "book.html"
    assert "../forecasters/author.html" in read_page(page).links
    assert (tmp_path / "site" / "forecasters" / "author.html").is_file()


def test_void_is_void(tmp_path, book, claim, verdict, read_page):
    ledger = book([claim()], [verdict("void", reason="It was called off.")])
    build_site(ledger, tmp_path / "site", as_of=DAY)
    said = text_of(read_page, tmp_path / "site" / "predictions" / "book~01.html")
    assert "Void" in said
    assert "Not scored: void: It was called off." in said
    assert "Did not come true" not in said


def test_a_revised_verdict_leaves_the_earlier_one_visible(
    tmp_path, book, claim, verdict, read_page
):
    earlier = verdict("no", known="2026-10-09", evidence=SHOWN)
    later = verdict("yes", known="2026-10-20", reason="The report was corrected.", evidence=SHOWN)
    build_site(book([claim()], [earlier, later]), tmp_path / "site", as_of=DAY)
    said = text_of(read_page, tmp_path / "site" / "predictions" / "book~01.html")
    assert "replaced later" in said
    assert "The report was corrected." in said
    assert "Came true" in said


def test_the_score_of_a_probability_is_given(tmp_path, book, claim, verdict, read_page):
    ledger = book([claim(forecast={"probability": 0.8})], [verdict("yes", evidence=SHOWN)])
    build_site(ledger, tmp_path / "site", as_of=DAY)
    said = text_of(read_page, tmp_path / "site" / "predictions" / "book~01.html")
    assert "0.040" in said
    assert "Logarithmic score" in said
    assert "Happened" in said


def test_somebody_who_watches_is_told(tmp_path, book):
    told = []
    build_site(
        book(), tmp_path / "site", as_of=DAY, watch=lambda share, what: told.append((share, what))
    )
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] == 1


def test_faults_of_the_ledger_stop_the_site(tmp_path, book, verdict):
    with pytest.raises(FaultyLedgerError):
        build_site(book([], [verdict("yes")]), tmp_path / "site", as_of=DAY)
    assert not (tmp_path / "site").exists()


def test_an_address_must_be_one(tmp_path, book):
    with pytest.raises(UsageError):
        build_site(book(), tmp_path / "site", as_of=DAY, base_url="javascript:alert(1)")


def _git(folder, *arguments):
    subprocess.run(
        ["git", "-C", folder, "-c", "user.name=a", "-c", "user.email=a@b.c", *arguments],
        check=True,
        capture_output=True,
        env={"GIT_CONFIG_GLOBAL": "/dev/null", "PATH": "/usr/bin:/bin"}
        | dict.fromkeys(("GIT_COMMITTER_DATE", "GIT_AUTHOR_DATE"), "2026-11-20T10:00:00Z"),
    )


LEDGER = """schema_version: 1
publication: {id: book, title: A book, publisher: A house, forecaster: author, published: 2025}
forecasters: [{id: author, name: The author}]
predictions:
  - id: book/01
    title: It rains
    question: {kind: binary, criteria: Rain., due: 2030}
    forecast: {assertion: happens}
"""


def test_a_committed_ledger_names_its_commit_and_time(tmp_path, read_page):
    ledger = tmp_path / "ledger"
    (ledger / "predictions").mkdir(parents=True)
    file = ledger / "predictions" / "book.yaml"
    file.write_text(LEDGER)
    _git(ledger, "init", "-q")
    _git(ledger, "add", ".")
    _git(ledger, "commit", "-q", "-m", "book")
    build_site(ledger, tmp_path / "site", as_of=DAY)
    said = text_of(read_page, tmp_path / "site" / "index.html")
    assert "built at 2026-11-20T10:00:00+00:00 · commit " in said
    file.write_text(LEDGER.replace("rains", "snows"))
    build_site(ledger, tmp_path / "site", as_of=DAY)
    said = text_of(read_page, tmp_path / "site" / "index.html")
    assert "built at 2026-11-21 · predtrack" in said
