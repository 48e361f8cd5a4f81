"""Text of a record means nothing but itself in Markdown: GitHub's own parser is the judge."""

from __future__ import annotations

import html
import re

import cmarkgfm
import pytest
from hypothesis import given
from hypothesis import strategies as st

from predtrack.reports import FORMATS, Column, Page, Paragraph, Table

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- gone -->",
    "![pixel](https://example.org/p.png)",
    "[click](javascript:alert(1))",
    "[ref]: https://example.org 'title'",
    "[^1]: footnote",
    "https://example.org/a www.example.org mailto:a@example.org xmpp:a@example.org",
    "ftp://example.org HTTPS://EXAMPLE.ORG a@example.org",
    "<https://example.org>",
    "a | b | c",
    "| --- | --- |",
    "\\| \\",
    "`code` ``more`` ```fence",
    "*a* **b** _c_ __d__ ~~e~~ ~f~",
    "# heading",
    "#hash",
    "> quote",
    "> [!NOTE]",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "10) item",
    "===",
    "---",
    "~~~",
    "    code",
    "\tcode",
    "- [ ] task",
    "&lt;b&gt; &amp; &#60; &copy; AT&T",
    "a\\\nb\n\n# c\n\n---\n",
    "a\r\n\r\n<b>",
    "$x$ and $$y$$",
    "::error::message",
    "@somebody @some/team @\\u2060",
    "#12 GH-12 owner/repo#12",
    "\u202eesrever",
    "\u2066esrever\u2069",
    "nul \0 bell \a escape \x1b[31m",
    "\u2028line\u2029paragraph\x85next\x0bvertical",
    "",
    " ",
]
ALLOWED = {
    "p", "br", "h2", "strong", "blockquote",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


def page_of(text):
    table = Table(text, (Column("a", text), Column("b", "b", "right")), ({"a": text},), text)
    tones = ("heading", "plain", "aside")
    return Page(None, blocks=(*(Paragraph(text, tone) for tone in tones), table))


def rendered(text):
    page = FORMATS["markdown"](page_of(text), width=80, colour=False)
    options = cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE | cmarkgfm.cmark.Options.CMARK_OPT_FOOTNOTES
    return cmarkgfm.github_flavored_markdown_to_html(page, options)


def shown(text):
    """Give what a reader sees of a text."""
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_text_becomes_active(text):
    made = rendered(text)
    assert set(re.findall(r"<([a-z0-9]+)", made)) <= ALLOWED
    assert "<!--" not in made
    assert made.count("<td") == 2
    assert made.count("<h2") == 1


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip() and "\n" not in text])
def test_a_text_is_shown_as_it_was_written(text):
    cell = re.search(r"<td>(.*?)</td>", rendered(text), re.DOTALL)[1]
    seen = html.unescape(cell).replace("\u200b", "").replace("\ufffd", "")
    plain = re.sub("[\0\a\x1b\u202e\u2066\u2069]", "", text)
    assert shown(seen) == shown(plain)


@given(st.text(alphabet="a1 @#|<>*_`[]()!\\$~&;:/.-+=\n\twGH", max_size=30))
def test_no_mixture_of_signs_becomes_active(text):
    made = rendered(text)
    assert set(re.findall(r"<([a-z0-9]+)", made)) <= ALLOWED
    assert made.count("<td") == 2


@pytest.mark.parametrize("text", ["@somebody", "a @some-team/x", "#12", "GH-7", "x/y#3", "a\n@b"])
def test_nobody_is_called_and_no_issue_is_referred_to(text):
    seen = html.unescape(re.sub("<[^>]*>", "", rendered(text)))
    assert not re.search(r"@\w|#\d|GH-\d", seen)


@pytest.mark.parametrize("text", ["::error::x", "  ::stop-commands::y", "a\n::add-mask::z"])
def test_no_line_is_a_command_for_a_workflow(text):
    lines = FORMATS["markdown"](page_of(text), width=80, colour=False).splitlines()
    assert not any(line.strip().startswith("::") for line in lines)


def test_plain_text_stays_plain():
    for text in ("Over 5 % by 2030 (in CNY), e.g. “so” – 市场！", "a-b c+d e=f g:h 1.5 x.y"):
        assert text in FORMATS["markdown"](page_of(text), width=80, colour=False)
