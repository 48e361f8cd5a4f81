"""``predtrack init``: a small ledger that works at once."""

from __future__ import annotations

import importlib.metadata
import json
import re
import shlex
from pathlib import Path

import click

from predtrack._version import __version__
from predtrack.cli import options
from predtrack.workflows.init import init

__all__ = ["command"]

_ON_GITHUB = re.compile(r"https://github\.com/([\w.-]+/[\w.-]+?)(?:\.git)?/?", re.ASCII)


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path), default=Path())
@click.option(
    "--action",
    default="",
    metavar="OWNER/REPO@REF",
    help="Repository of predtrack on GitHub whose workflows the ledger's own ones call, best at"
    " the full hash of a commit. By default the one that pip installed predtrack from; without"
    " one they install it with pip.",
)
def command(folder: Path, *, action: str) -> None:
    """Write a small working ledger to DIR, by default this folder.

    With it come workflows for GitHub, which check every change and publish a report. Nothing
    is overwritten, and nothing is fetched.
    """
    repository, requirement = origin(_installed_from())
    files = init(folder, action=action or repository, requirement=requirement)
    written = "".join(f"wrote {file}\n" for file in files)
    where = "" if folder == Path() else f" {shlex.quote(str(folder))}"
    advice = f"\nNow try:\n  predtrack check{where}\n  predtrack score{where}\n"
    options.write(lambda _colour: written + advice, for_people=True)


def origin(direct_url: str) -> tuple[str, str]:
    """Tell where predtrack came from: as an action, if that is on GitHub, and for pip.

    Parameters
    ----------
    direct_url
        What pip wrote down (PEP 610); empty where it came from a package index.

    Examples
    --------
    >>> origin('{"url": "https://github.com/o/r.git", "vcs_info": '
    ...        '{"vcs": "git", "commit_id": "c0ffee"}}')
    ('o/r@c0ffee', 'predtrack @ git+https://github.com/o/r.git@c0ffee')
    """
    said = json.loads(direct_url or "{}")
    vcs = said.get("vcs_info", {})
    if vcs.get("vcs") != "git" or not said["url"].startswith("https://"):
        return "", f"predtrack=={__version__}"
    url, commit = said["url"], vcs["commit_id"]
    named = _ON_GITHUB.fullmatch(url)
    return f"{named[1]}@{commit}" if named else "", f"predtrack @ git+{url}@{commit}"


def _installed_from() -> str:
    try:
        return importlib.metadata.distribution("predtrack").read_text("direct_url.json") or ""
    except importlib.metadata.PackageNotFoundError:
        return ""
