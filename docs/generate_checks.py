"""Write the reference page of checks from the rules themselves.

python docs/generate_checks.py            write it
python docs/generate_checks.py --check    fail where it differs from the rules
"""

from __future__ import annotations

import pathlib
import sys
from itertools import groupby

from predtrack.checks import CHECKS
from predtrack.errors import Rule
from predtrack.store import FAULTS

PAGE = pathlib.Path(__file__).parent / "reference" / "checks.md"
HEAD = """\
# Checks

<!-- Written by docs/generate_checks.py from the rules. Do not edit. -->

What `predtrack check` looks at. A code is stable: it is never used again for another rule. Codes, \
or their beginnings, can be selected and ignored: `PT4` means all rules about times.

An **error** is a contradiction, and stops a score; a **warning** asks; a **note** informs, and is \
shown only if it is asked for.
"""
GROUPS = {
    "PT0": "Files",
    "PT1": "Records",
    "PT2": "Names and references",
    "PT30": "The form of forecasts",
    "PT35": "Questions, forecasts and targets",
    "PT36": "Questions, forecasts and targets",
    "PT4": "Times",
    "PT5": "Resolutions",
    "PT6": "The ledger as a whole",
}


def group(rule: Rule) -> str:
    """Name the group of a rule by the beginning of its code."""
    return next(name for start, name in GROUPS.items() if rule.code.startswith(start))


def sentence(text: str) -> str:
    """Begin with a capital and end with a full stop."""
    return text[:1].upper() + text[1:].removesuffix(".") + "."


def described(rule: Rule) -> str:
    """Describe a rule: the anchor is its code, so that a code can be linked."""
    heading = f"### {rule.code}: {rule.title}\n\n**{rule.severity.value.capitalize()}.** "
    return f"{heading}{sentence(rule.why)}\n\n*To mend:* {sentence(rule.remedy)}\n"


def overview(rules: list[Rule]) -> str:
    """List the rules of a group."""
    rows = [f"| {rule.code} | {rule.severity.value} | {rule.title} |" for rule in rules]
    return "\n".join(["| code | severity | rule |", "|---|---|---|", *rows]) + "\n"


def page() -> str:
    """Give the page: every rule of both catalogues, by its code."""
    checks = (check.rule for check in CHECKS.values())
    rules = sorted((*FAULTS.values(), *checks), key=lambda rule: rule.code)
    parts = [HEAD]
    for name, members in groupby(rules, key=group):
        listed = list(members)
        parts += [f"## {name}\n", overview(listed), *map(described, listed)]
    return "\n".join(parts)


def main(arguments: list[str]) -> int:
    """Write the page, or check it."""
    if arguments == ["--check"]:
        is_stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page()
        if is_stale:
            print("docs/reference/checks.md differs from the rules: run docs/generate_checks.py")
        return int(is_stale)
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
