"""``predtrack report``: a site to publish, or a digest for a summary or a comment."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from predtrack.cli import options
from predtrack.cli.progress import watched
from predtrack.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt

    from predtrack.reports import Page

__all__ = ["command"]

Form = Literal["site", "markdown", "json"]

_ENDINGS: dict[str, Form] = {".md": "markdown", ".markdown": "markdown", ".json": "json"}
_OF_SITES = ("base_url", "title")
_OF_DIGESTS = ("since", "language", "max_bytes")
_OF_MARKDOWN = ("max_bytes",)


@click.command("report")
@options.ledger
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    metavar="DIR|FILE",
    help="Folder for the site, or a .md or .json file for the digest.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["site", "markdown", "json"]),
    help="What to make; by default what --output names: a folder is a site, .md and .json are"
    " a digest. Without --output it is Markdown on the screen.",
)
@click.option(
    "--since",
    default="",
    metavar="REV|DATE",
    help="Report what changed since the end of a day, or since a revision of git (a tag, a"
    " branch, HEAD~3).",
)
@click.option(
    "--max-bytes",
    type=click.IntRange(min=4000),
    default=1_000_000,
    show_default=True,
    help="Leave out whole sections of Markdown, the least important first, to stay below it;"
    " a comment on GitHub takes 60000.",
)
@click.option(
    "--base-url",
    default="",
    metavar="URL",
    help="Where the site will be published: for links that must be whole.",
)
@click.option("--title", default="", metavar="TEXT", help="Name of the site.")
@options.as_of
@options.language
def command(
    source: Path,
    *,
    output: Path | None,
    form: Form | None,
    since: str,
    max_bytes: int,
    base_url: str,
    title: str,
    as_of: dt.date,
    language: str,
) -> None:
    """Report what was said, what became of it, and what is due next.

    SOURCE is the folder of a ledger: by default PREDTRACK_ROOT, or this folder.

    \b
    Examples:
      predtrack report --output site/
      predtrack report >> "$GITHUB_STEP_SUMMARY"
      predtrack report --since 2026-10-01 --lang zh
      predtrack report --since origin/main --max-bytes 60000 -o comment.md
      predtrack report --since HEAD~1 --format json
    """
    form = form or _form_of(output)
    if form == "site":
        _write_site(source, output, as_of=as_of, base_url=base_url, title=title)
        return
    _refuse("--format site", *_OF_SITES)
    if form == "json":
        _refuse("--format markdown", *_OF_MARKDOWN)
    page = _page(source, since=since, as_of=as_of, language=language)
    _write_digest(page, form=form, output=output, max_bytes=max_bytes, language=language)


def _form_of(output: Path | None) -> Form:
    """Tell by the output what is wanted: a name without an ending is a folder."""
    if output is None:
        return "markdown"
    ending = output.suffix.lower()
    if output.is_dir() or not ending:
        return "site"
    if ending not in _ENDINGS:
        raise UsageError(
            f"{output} is no folder, .md or .json file; say with --format what it will hold"
        )
    return _ENDINGS[ending]


def _refuse(belongs_to: str, *names: str) -> None:
    """Refuse options that would change nothing."""
    given = [f"--{'lang' if n == 'language' else n.replace('_', '-')}" for n in names]
    useless = [flag for flag, name in zip(given, names, strict=True) if options.chosen(name)]
    if useless:
        verb = "belongs" if len(useless) == 1 else "belong"
        raise UsageError(f"{', '.join(useless)} {verb} to {belongs_to}")


def _write_site(
    source: Path, output: Path | None, *, as_of: dt.date, base_url: str, title: str
) -> None:
    from predtrack.charts.drawing import MISSING, can_draw  # noqa: PLC0415 - a digest does without
    from predtrack.workflows.site import build_site  # noqa: PLC0415 - as above

    if output is None:
        raise UsageError("a site needs a folder: add --output site/")
    _refuse("--format markdown or json, which make no site", *_OF_DIGESTS)
    with watched(f"Building {output.as_posix()}") as watch:
        build_site(
            source,
            output,
            as_of=as_of,
            base_url=base_url,
            title=title,
            watch=watch,
            built_at=options.stated_moment(),
        )
    if not can_draw():
        click.echo(f"The site has no charts: {MISSING}.", err=True)


def _page(source: Path, *, since: str, as_of: dt.date, language: str) -> Page:
    from predtrack.reports.digest import changes_page, digest_page  # noqa: PLC0415 - a site does
    from predtrack.workflows.digest import changes_since, digest  # noqa: PLC0415 - without these

    who = options.who(source, as_of)
    if not options.chosen("since"):
        found = digest(source, as_of=as_of, language=language)
        return digest_page(found, metadata=who, language=language)
    changes = changes_since(source, since=since, as_of=as_of, language=language)
    return changes_page(changes, since=since, metadata=who, language=language)


def _write_digest(
    page: Page, *, form: Form, output: Path | None, max_bytes: int, language: str
) -> None:
    from predtrack.reports.digest import render_within  # noqa: PLC0415 - as above
    from predtrack.reports.json_form import render_json  # noqa: PLC0415 - as above

    if form == "json":
        options.write(lambda _colour: render_json(page), output=output)
        return
    text = render_within(page, max_bytes=max_bytes, language=language)
    options.write(lambda _colour: text, output=output)
