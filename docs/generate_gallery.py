"""Run the notebooks of the gallery, so that what they show is true.

python docs/generate_gallery.py            run them, and keep what they print
python docs/generate_gallery.py --check    fail where they print something else

Texts and tables are compared as they stand. Of pictures only their presence is: how wide
a letter is differs from machine to machine, and every picture has a text beside it.
"""

from __future__ import annotations

import pathlib
import sys
from typing import Any

import nbformat
from nbclient import NotebookClient

GALLERY = pathlib.Path(__file__).parent / "gallery"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
PICTURES = ("image/svg+xml", "image/png")


def executed(path: pathlib.Path) -> nbformat.NotebookNode:
    """Run a notebook from its beginning, in its own folder."""
    book = nbformat.read(path, as_version=4)
    client = NotebookClient(
        book, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}},
        record_timing=False, timeout=300, extra_arguments=["--log-level=ERROR"],
    )  # fmt: skip
    client.execute()
    book.metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    for number, cell in enumerate(book.cells, start=1):
        cell.id = f"cell-{number:02d}"
        cell.metadata = {}
    refuse_complaints(book, path)
    return book


def refuse_complaints(book: nbformat.NotebookNode, path: pathlib.Path) -> None:
    """Stop where a cell printed a warning."""
    for output in outputs(book):
        if output.get("name") == "stderr":
            sys.exit(f"{path.name} complains: {output.text}")


def outputs(book: nbformat.NotebookNode) -> list[Any]:
    """Give all that the cells put out."""
    return [output for cell in book.cells for output in cell.get("outputs", [])]


def said(book: nbformat.NotebookNode) -> list[Any]:
    """Give the code and what it put out, without the pictures themselves."""
    shown = []
    for cell in book.cells:
        shown.append(cell.source)
        for output in cell.get("outputs", []):
            data = dict(output.get("data", {"text": output.get("text")}))
            shown.append({key: key in PICTURES or text for key, text in sorted(data.items())})
    return shown


def main(arguments: list[str]) -> int:
    """Write the notebooks, or compare them."""
    stale = []
    for path in sorted(GALLERY.glob("*.ipynb")):
        before = said(nbformat.read(path, as_version=4))
        book = executed(path)
        if "--check" not in arguments:
            nbformat.write(book, path)
        elif said(book) != before:
            stale.append(path.name)
    if stale:
        print(f"{', '.join(stale)}: the output is stale; run python docs/generate_gallery.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
