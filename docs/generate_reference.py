"""Write the reference pages that the code already knows: files, commands, scores, mathematics.

python docs/generate_reference.py            write them
python docs/generate_reference.py --check    fail where a page differs from the code
"""

from __future__ import annotations

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from reference_commands import commands_page
from reference_files import files_page
from reference_mathematics import mathematics_page
from reference_scores import scores_page

FOLDER = pathlib.Path(__file__).parent / "reference"


def pages() -> dict[pathlib.Path, str]:
    """Give every generated page by its path."""
    return {
        FOLDER / "files.md": files_page(),
        FOLDER / "commands.md": commands_page(),
        FOLDER / "scores" / "index.md": scores_page(),
        FOLDER / "mathematics.md": mathematics_page(),
    }


def stale() -> list[str]:
    """Name the pages that differ from the code."""
    return [
        path.relative_to(FOLDER).as_posix()
        for path, text in pages().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]


def main(arguments: list[str]) -> int:
    """Write the pages, or check them."""
    if arguments == ["--check"]:
        for name in stale():
            print(f"docs/reference/{name} differs from the code: run make reference")
        return 1 if stale() else 0
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
