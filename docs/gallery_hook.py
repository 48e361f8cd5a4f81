"""Give each notebook of the gallery a page of its own on the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import nbformat
from mkdocs.structure.files import File
from nbconvert import MarkdownExporter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

PICTURE = re.compile(r"!\[svg\]\((?:[^)]*/)?([^/)]+)\)")
STYLE = re.compile(r"<style scoped>.*?</style>\s*", re.DOTALL)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add a page, and the pictures on it, beside each notebook."""
    for book in [file for file in files if file.src_uri.endswith(".ipynb")]:
        name = book.src_uri.removesuffix(".ipynb")
        folder = name.rsplit("/", 1)[0]
        exporter = MarkdownExporter()
        body, resources = exporter.from_filename(
            book.abs_src_path, resources={"output_files_dir": "", "unique_key": name}
        )
        titles = iter(titles_of(book.abs_src_path))
        files.append(File.generated(config, f"{name}.md", content=page(body, name, titles)))
        for picture, drawn in resources["outputs"].items():
            path = picture if picture.startswith(folder) else f"{folder}/{picture}"
            files.append(File.generated(config, path, content=drawn))
    return files


def titles_of(path: str) -> list[str]:
    """Read what the charts of a notebook say: the first line of their texts."""
    cells = nbformat.read(path, as_version=4).cells
    shown = [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]
    return [data["text/plain"].splitlines()[0] for data in shown if "image/svg+xml" in data]


def page(body: str, name: str, titles: Iterator[str]) -> str:
    """Finish a page: no styles of a notebook, pictures with their titles, the notebook to take."""
    name = name.rsplit("/", 1)[1]
    body = STYLE.sub("", body)
    body = PICTURE.sub(lambda found: f"![{next(titles)}]({found[1]})", body)
    return f"{body}\n\nThis page is a notebook that CI runs: [{name}.ipynb]({name}.ipynb).\n"
