"""Small pieces of pages that occur by the thousand; every text in them is escaped here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from predtrack.reports.site.addresses import address
from predtrack.reports.site.texts import tongue
from predtrack.reports.site.verdicts import SIGNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from predtrack.reports.site.names import Links
    from predtrack.reports.site.texts import Texts

__all__ = ["pieces"]


def pieces(texts: Texts) -> Mapping[str, Callable[..., Any]]:
    """Give the pieces of a language, by the name that templates call them."""
    said = _said(texts.tag)
    return {
        "said": said,
        "chip": _chip(texts),
        "day": day,
        "link": link,
        "fact": fact,
        "bar": bar,
        "meter": meter,
        "crumbs": _crumbs(texts, said),
    }


def _safe(text: str) -> Markup:
    """Mark what was put together of our own words and of escaped ones."""
    return Markup(text)  # noqa: S704 - every part that is not ours went through escape


def _said(tag: str) -> Callable[[str], Markup]:
    def said(text: str) -> Markup:
        """Give the words of a record: turned by nothing around them, in their own language."""
        spoken = tongue(text)
        marked = "" if spoken == tag else f' lang="{spoken}"'
        return _safe(f"<bdi{marked}>{escape(text)}</bdi>")

    return said


def _chip(texts: Texts) -> Callable[..., Markup]:
    plain = {
        key: f'<span class="chip {key}"><span class="sign" aria-hidden="true">{escape(sign)}</span>'
        f" {escape(texts(f'verdict_{key}'))}"
        for key, sign in SIGNS.items()
    }

    def chip(key: str, outcome: str = "") -> Markup:
        """Give a verdict: its sign, its word, and the answer where it says more."""
        more = f": <bdi>{escape(outcome)}</bdi>" if outcome else ""
        return _safe(f"{plain[key]}{more}</span>")

    return chip


def day(date: object) -> Markup:
    """Give a day.

    Examples
    --------
    >>> print(day("2026-01-02"), day(None))
    <time datetime="2026-01-02">2026-01-02</time> <span class="none">–</span>
    """
    if not date:
        return _safe('<span class="none">–</span>')
    text = escape(str(date))
    return _safe(f'<time datetime="{text}">{text}</time>')


def link(url: str | None, label: str) -> Markup:
    """Give a link to where a reader may go; what is no web address is shown as text.

    Examples
    --------
    >>> print(link("javascript:alert(1)", "A <b>"))
    <bdi>A &lt;b&gt;</bdi> (<bdi>javascript:alert(1)</bdi>)
    """
    shown = f"<bdi>{escape(label)}</bdi>"
    if address(url):
        where = escape(str(url))
        return _safe(f'<a href="{where}" rel="noopener noreferrer nofollow">{shown}</a>')
    more = f" (<bdi>{escape(url)}</bdi>)" if url and url != label else ""
    return _safe(f"{shown}{more}")


def fact(name: str, value: object = "", caller: Callable[[], Markup] | None = None) -> Markup:
    """Give a line of a list of facts; nothing where nothing is known."""
    value = caller() if caller else value
    if not value:
        return _safe("")
    return _safe(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>\n")


def _crumbs(texts: Texts, said: Callable[[str], Markup]) -> Callable[..., Markup]:
    label = escape(texts("crumbs"))

    def crumbs(trail: Iterable[tuple[str, str]], links: Links) -> Markup:
        """Give the way to a page: names and paths of what stands above it."""
        steps = "".join(
            f'<li><a href="{escape(links.page(path))}">{said(name)}</a></li>'
            for name, path in trail
        )
        return _safe(f'<nav class="crumbs" aria-label="{label}"><ol>{steps}</ol></nav>')

    return crumbs


_BOX = 'viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"'


def bar(counts: Mapping[str, int]) -> Markup:
    """Draw how many came true, in part, and not; the numbers stand beside it."""
    parts = [(name, counts[key]) for name, key in _PARTS]
    total, start, drawn = sum(n for _, n in parts), 0.0, ""
    for name, n in parts if total else ():
        width = 100 * n / total
        drawn += f'<rect class="b-{name}" x="{start:.2f}" y="0" width="{width:.2f}" height="10"/>'
        start += width
    return _safe(f'<svg class="bar" {_BOX}>{drawn}</svg>')


_PARTS = (("true", "hits"), ("partly", "partials"), ("false", "misses"))


def meter(share: float, mark: float | None = None) -> Markup:
    """Draw a share, and perhaps where it would have to be."""
    width = 100 * min(max(share, 0), 1)
    drawn = f'<rect class="m-way" x="0" y="0" width="{width:.2f}" height="10"/>'
    if mark is not None:
        place = 99 * min(max(mark, 0), 1)
        drawn += f'<rect class="m-mark" x="{place:.2f}" y="0" width="1" height="10"/>'
    return _safe(f'<svg class="meter" {_BOX}>{drawn}</svg>')
