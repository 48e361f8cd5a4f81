"""The site in a real browser, opened from files: it reads, sorts, filters, searches, and prints."""

import re
import shutil
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

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
    "predictions/state-of-ai-2026~09.html",
    "publications/state-of-ai-2025.html",
    "forecasters/state-of-ai.html",
    "targets/tesla-award-2025~vehicles.html",
    "series/tesla-cumulative-deliveries.html",
    "zh/index.html",
    "zh/predictions/state-of-ai-2025~08.html",
    "zh/method.html",
)


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as play:
        found = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = play.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium):
    """Open pages from files; whatever a page complains of fails the test."""
    contexts, complaints = [], []

    def open_page(path, **options):
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.on(
            "request",
            lambda asked: None if asked.url.startswith("file:") else complaints.append(asked.url),
        )
        page.goto(Path(path).as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints


def crawl(page, site):
    """Follow every link between pages, and look at each."""
    waiting, seen = [page.url], set()
    while waiting:
        url = waiting.pop()
        if url in seen:
            continue
        seen.add(url)
        page.goto(url)
        yield page
        links = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
        here = (urldefrag(link).url for link in links)
        waiting += [url for url in here if url.startswith("file:") and url.endswith(".html")]
    files = {path.as_uri() for path in Path(site).rglob("*.html")}
    assert seen == files


def test_every_link_of_a_small_site_can_be_followed(visit, tmp_path, book, claim, verdict):
    import datetime as dt

    from predtrack.workflows.site import build_site

    site = tmp_path / "site"
    ledger = book([claim(), claim(2)], [verdict("yes", evidence=[{"title": "Report"}])])
    build_site(ledger, site, as_of=dt.date(2026, 11, 21))
    for page in crawl(visit(site / "index.html"), site):
        assert page.locator("h1").count() == 1


def test_a_hostile_ledger_runs_nothing_and_shifts_nothing(visit, hostile_site):
    page = visit(hostile_site / "index.html", viewport={"width": 390, "height": 800})
    for found in crawl(page, hostile_site):
        assert found.evaluate("window.pwned") is None
        assert found.evaluate("document.documentElement.scrollWidth") <= 390, found.url
        assert found.locator("main").bounding_box()["y"] < 400


def test_hostile_charts_hold_nothing_active(hostile_site, visit):
    for chart in (hostile_site / "charts").glob("*.svg"):
        page = visit(chart)
        assert page.evaluate("window.pwned") is None
        assert page.locator("script, foreignObject, a").count() == 0


def test_a_hostile_search_finds_text(visit, hostile_site):
    page = visit(hostile_site / "predictions.html")
    page.get_by_label("Search all predictions").fill("pwned")
    page.wait_for_selector(".found li")
    assert "<script>" in page.locator(".found li").first.inner_text()
    assert page.evaluate("window.pwned") is None


def test_the_predictions_are_sorted_by_a_click_and_by_the_keyboard(visit, our_site):
    page = visit(our_site / "predictions.html")
    head = page.locator("th", has=page.get_by_role("button", name="Due"))
    days = page.locator("table.list tbody tr td:last-child")
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    stated = [day for day in days.all_inner_texts() if day != "–"]
    assert stated == sorted(stated)
    head.get_by_role("button").press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    stated = [day for day in days.all_inner_texts() if day != "–"]
    assert stated == sorted(stated, reverse=True)
    other = page.locator("th", has=page.get_by_role("button", name="Status"))
    other.get_by_role("button").press("Space")
    assert other.get_attribute("aria-sort") == "ascending"
    assert head.get_attribute("aria-sort") is None


def test_numbers_are_sorted_as_numbers(visit, our_site):
    page = visit(our_site / "forecasters.html")
    page.get_by_role("button", name="Predictions").click()
    counts = page.locator("table.list tbody tr td:nth-child(3)").all_inner_texts()
    assert list(map(int, counts)) == sorted(map(int, counts))
    assert max(map(int, counts)) >= 69


def test_rows_are_filtered_by_words_and_by_status(visit, our_site):
    page = visit(our_site / "predictions.html")
    rows = page.locator("table.list tbody tr:visible")
    assert rows.count() == 171
    page.get_by_label("Filter these rows").fill("tesla")
    some = rows.count()
    assert 0 < some < 171
    assert page.locator(".sieve [role=status]").inner_text() == f"{some} of 171 rows shown"
    page.get_by_label("Filter these rows").fill("")
    page.get_by_label("Every status").select_option("Overdue")
    assert rows.count() == 4
    assert page.locator(".sieve [role=status]").inner_text() == "4 of 171 rows shown"


@pytest.mark.parametrize(
    ("path", "label", "asked"),
    [
        ("predictions.html", "Search all predictions", "chinese lab leaderbo"),
        ("zh/predictions.html", "搜索全部预测", "中国实验室"),
        ("zh/predictions.html", "搜索全部预测", "leaderboard"),
    ],
)
def test_a_search_finds_words_and_beginnings_in_both_languages(visit, our_site, path, label, asked):
    page = visit(our_site / path)
    page.get_by_label(label).fill(asked)
    page.wait_for_selector(".found li")
    links = page.locator(".found a")
    wanted = page.locator(".found a[href*='state-of-ai-2025~08']")
    assert links.count() >= 1
    assert wanted.count() == 1
    wanted.click()
    assert page.url.endswith("predictions/state-of-ai-2025~08.html")
    assert ("/zh/" in page.url) == path.startswith("zh/")


def test_a_search_for_nothing_says_so(visit, our_site):
    page = visit(our_site / "predictions.html")
    page.get_by_label("Search all predictions").fill("qqqqq")
    page.wait_for_function("document.querySelector('.answer').textContent !== ''")
    assert page.locator(".answer").inner_text() == "Nothing found."


def test_the_language_leads_to_the_twin(visit, our_site):
    page = visit(our_site / "predictions" / "state-of-ai-2025~08.html")
    page.locator("a.language").click()
    assert page.url.endswith("/zh/predictions/state-of-ai-2025~08.html")
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    assert "应验" in page.locator(".status").inner_text()
    page.locator("a.language").click()
    assert page.url.endswith("site/predictions/state-of-ai-2025~08.html")


def _paper(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_the_colours_are_chosen_and_remembered(visit, our_site):
    page = visit(our_site / "index.html", color_scheme="light")
    button = page.locator("button.theme")
    light = _paper(page)
    button.click()
    assert button.inner_text() == "Colours: light"
    button.click()
    assert button.inner_text() == "Colours: dark"
    dark = _paper(page)
    assert dark != light
    page.reload()
    assert _paper(page) == dark
    page.goto((our_site / "zh" / "method.html").as_uri())
    assert _paper(page) == dark
    assert page.locator("button.theme").inner_text() == "配色：深色"


def test_a_browser_that_remembers_nothing_still_changes_colours(visit, our_site):
    page = visit(our_site / "index.html", color_scheme="light")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})"
    )
    page.reload()
    before = _paper(page)
    page.locator("button.theme").click()
    page.locator("button.theme").click()
    assert _paper(page) != before


def test_the_dark_scheme_of_the_system_is_followed(visit, our_site):
    light = visit(our_site / "index.html", color_scheme="light")
    dark = visit(our_site / "index.html", color_scheme="dark")
    assert _paper(light) != _paper(dark)
    assert dark.locator("img.only-dark:visible").count() > 0
    assert dark.locator("img.only-light:visible").count() == 0
    assert light.locator("img.only-dark:visible").count() == 0


def test_every_picture_is_loaded(visit, our_site):
    for name in ("index.html", "due.html", "targets/tesla-award-2025~vehicles.html"):
        page = visit(our_site / name)
        for image in page.locator("img.only-light").all():
            image.scroll_into_view_if_needed()
            page.wait_for_function("one => one.complete", arg=image.element_handle())
            assert image.evaluate("one => one.naturalWidth") > 100
            assert len(image.get_attribute("alt")) > 20


@pytest.mark.parametrize("name", TYPES)
def test_everything_can_be_read_without_javascript(visit, our_site, name):
    page = visit(our_site / name, java_script_enabled=False)
    assert page.locator("main").inner_text().strip()
    assert page.locator("button:visible").count() == 0
    assert page.locator(".search:visible, .sieve:visible").count() == 0


@pytest.mark.parametrize("width", [390, 320])
def test_nothing_is_wider_than_a_phone(visit, our_site, width):
    page = visit(our_site / "index.html", viewport={"width": width, "height": 800})
    for name in TYPES:
        page.goto((our_site / name).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_the_keyboard_skips_to_the_content_and_sees_where_it_is(visit, our_site):
    page = visit(our_site / "index.html")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("one => one === document.activeElement")
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


def test_a_page_prints_without_what_paper_cannot_do(visit, our_site):
    page = visit(our_site / "predictions.html")
    page.emulate_media(media="print")
    assert page.locator("nav:visible, button.theme:visible, .sieve:visible").count() == 0
    assert page.locator(".search:visible").count() == 0
    page.emulate_media(media="print", color_scheme="dark")
    page.goto((our_site / "predictions" / "state-of-ai-2025~08.html").as_uri())
    assert _paper(page) == "rgb(255, 255, 255)"
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_serious(visit, our_site, scheme, width):
    page = visit(
        our_site / "index.html", color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    found = []
    for name in TYPES:
        page.goto((our_site / name).as_uri())
        report = Axe().run(page, options={"preload": False}).response
        found += [
            (name, one["id"], one["impact"], [node["target"] for node in one["nodes"]][:3])
            for one in report["violations"]
            if one["impact"] in {"serious", "critical", "moderate"}
        ]
    assert not found


def test_the_policy_lets_nothing_else_in(visit, our_site):
    page = visit(our_site / "index.html")
    policy = page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?:", policy)
