"""Print the command of the README that holds some words: the README is the only copy.

python .ci/readme.py pytest
"""

import pathlib
import re
import sys

README = pathlib.Path(__file__).parent.parent / "README.md"


def commands(markdown: str) -> list[str]:
    """Give the lines of all fenced shell blocks, without prompts and comments."""
    blocks = re.findall(
        r"^```(?:bash|sh|shell|console)\n(.*?)^```", markdown, re.DOTALL | re.MULTILINE
    )
    lines = "".join(blocks).replace("\\\n", " ").splitlines()
    return [line.removeprefix("$ ").split("  #")[0].strip() for line in lines]


def command(words: str) -> str:
    """Find the one command that holds ``words``."""
    found = [line for line in commands(README.read_text(encoding="utf-8")) if words in line]
    if len(found) != 1:
        sys.exit(f"README.md must have one command with {words!r} in a shell block: {found}")
    return found[0]


if __name__ == "__main__":
    print(command(sys.argv[1]))
