"""The page of the mathematics beside the rules, written from its public names."""

from __future__ import annotations

import importlib
import inspect
import pathlib
import re
from typing import TYPE_CHECKING

from predtrack.scores import ROOMS

if TYPE_CHECKING:
    from types import ModuleType

HEAD = """\
# Mathematics

What `predtrack.scores` offers beside the [scores](scores/index.md) themselves, room by room. Everything takes arrays, lists, series or numbers, needs numpy (and scipy where a distribution is asked for), and refuses what it cannot mean with a message that names the rows.

```python
from predtrack.scores import clopper_pearson  # by its name alone
from predtrack.scores.decomposition import corp  # or from its room

clopper_pearson(6, 10)  # (0.262378, 0.878448)
corp([0.2, 0.7, 0.9], [0, 1, 1]).miscalibration
```

This page is written from the code. `help(corp)` shows the parameters, the sources and an example of each.
"""

EXPLAINED = {
    "assertions": "../explanation/words-and-assertions.md",
    "baselines": "../explanation/points-and-ranges.md",
    "comparison": "../explanation/skill-and-comparison.md",
    "deadlines": "../explanation/deadlines.md",
    "decomposition": "../explanation/calibration.md",
    "distributions": "scores/crps.md",
    "nulls": "../explanation/small-samples.md",
    "ranges": "../explanation/points-and-ranges.md",
    "skill": "../explanation/skill-and-comparison.md",
    "small_samples": "../explanation/small-samples.md",
    "standing": "../explanation/over-time.md",
    "targets": "../explanation/targets.md",
    "verbal": "../explanation/words-and-assertions.md",
}
"""The page that explains a room."""

FOLDER = pathlib.Path(__file__).parent / "reference"
MARK = re.compile(r":\w+:`~?([^`]+)`|``([^`]+)``")


def _plain(text: str) -> str:
    """Give the first sentence of a docstring as Markdown for a cell of a table."""
    first = " ".join(inspect.cleandoc(text).split("\n\n")[0].split())
    return MARK.sub(lambda found: f"`{found[1] or found[2]}`", first).replace("|", "\\|")


def _offers(room: ModuleType) -> list[tuple[str, object]]:
    return [(name, getattr(room, name)) for name in room.__all__]


def _table(room: ModuleType) -> list[str]:
    lines = [
        f"| `{name}` | {_plain(what.__doc__ or '')} |"
        for name, what in _offers(room)
        if inspect.isfunction(what)
    ]
    return ["| function | what it does |", "|---|---|", *lines, ""]


def _results(room: ModuleType) -> list[str]:
    names = [f"`{name}`" for name, what in _offers(room) if inspect.isclass(what)]
    return [f"Results and their parts: {', '.join(names)}.", ""] if names else []


def _section(name: str) -> list[str]:
    room = importlib.import_module(f"predtrack.scores.{name}")
    heading = [f"## {name}", "", f"{_plain(room.__doc__ or '')} {_explained(EXPLAINED[name])}", ""]
    return [*heading, *_table(room), *_results(room)]


def _explained(page: str) -> str:
    title = (FOLDER / page).read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
    return f"Explained in [{title}]({page})."


def mathematics_page() -> str:
    """Write the page."""
    sections = [line for name in ROOMS for line in _section(name)]
    return "\n".join([HEAD, *sections])
