"""How long a ledger takes to load, beside the parser and the validation that it needs.

Run it from the repository::

    python benchmarks/bench_load.py [PREDICTIONS] [ROUNDS]

Each round measures, one after the other: (a) the C parser composing every file into
nodes, (b) pydantic validating plain data that is ready, (c) ``read_ledger``. Printed
are the medians and the ratio c / (a + b), which must stay below 3.
"""

from __future__ import annotations

import gc
import statistics
import sys
import tempfile
import time
from pathlib import Path

from yaml.cyaml import CParser

from predtrack.store import read_ledger
from predtrack.store.composing import compose
from predtrack.store.conversion import to_data
from predtrack.store.folder import form_of, list_folder

PER_FILE = 20

HEAD = """\
schema_version: 1
publication:
  id: outlook-{file:04}
  title: Outlook number {file}
  publisher: Example Institute
  forecaster: example-institute
  published: 2025-{month:02}-09
  url: https://example.org/outlook/{file}
  corpus: {{complete: true, size: {count}}}
predictions:
"""
PREDICTION = """\
  - id: outlook-{file:04}/{item:02}
    title: {{en: "The quantity exceeds {level} units", zh: 数量超过{level}个单位}}
    quote: "We expect the quantity to exceed {level} units by the end of next year."
    locator: page {item}
    topic: quantities
    tags: [robots, markets]
    question:
      kind: binary
      criteria: The published quantity is greater than {level} units on the due date.
      due: 2026-{month:02}-28
      source: Annual statistics of the institute
    forecast: {{probability: 0.{item:02}}}
    notes: Kept here to see how long it takes to read.
"""
RESOLUTION = """\
  - prediction: outlook-{file:04}/{item:02}
    outcome: no
    resolver: {{name: Example Institute, self: true}}
    known: 2026-{month:02}-28
    recorded: 2026-12-01
    evidence:
      - {{type: publication, title: Statistics, url: "https://example.org/s", date: 2026-11-30}}
"""


def make_ledger(root: Path, predictions: int) -> None:
    for folder in ("predictions/example", "resolutions/example"):
        (root / folder).mkdir(parents=True)
    for file in range(predictions // PER_FILE):
        facts = {"file": file, "month": file % 12 + 1, "count": PER_FILE}
        items = [facts | {"item": item + 1, "level": item * 100} for item in range(PER_FILE)]
        said = HEAD.format(**facts) + "".join(PREDICTION.format(**item) for item in items)
        known = "schema_version: 1\nresolutions:\n"
        known += "".join(RESOLUTION.format(**item) for item in items)
        name = f"example/outlook-{file:04}.yaml"
        (root / "predictions" / name).write_text(said, encoding="utf-8")
        (root / "resolutions" / name).write_text(known, encoding="utf-8")


class BareParser(CParser):
    """The C parser with a resolver that does nothing: as fast as it can be."""

    def resolve(self, *_):
        return None

    def descend_resolver(self, *_):
        return None

    def ascend_resolver(self):
        return None


def seconds(work) -> float:
    """Time with the collector paused, as ``timeit`` does: the parser alone gets no worse terms."""
    gc.collect()
    gc.disable()
    start = time.perf_counter()
    kept = work()
    taken = time.perf_counter() - start
    gc.enable()
    del kept
    return taken


def measure(root: Path, rounds: int) -> list[tuple[float, float, float]]:
    paths = list_folder(root).files
    texts = [(root / path).read_text(encoding="utf-8") for path in paths]
    ready = [
        (form_of(path), to_data(compose(text))[0]) for path, text in zip(paths, texts, strict=True)
    ]

    def parse():
        for text in texts:
            BareParser(text).get_single_node()

    def validate():
        return [form.model_validate(data, strict=False) for form, data in ready]

    return [
        (seconds(parse), seconds(validate), seconds(lambda: read_ledger(root)))
        for _ in range(rounds)
    ]


def main(predictions: int = 10_000, rounds: int = 7) -> None:
    with tempfile.TemporaryDirectory() as folder:
        make_ledger(Path(folder), predictions)
        assert not read_ledger(folder).problems
        measured = measure(Path(folder), rounds)
    parse, validate, load = (statistics.median(column) for column in zip(*measured, strict=True))
    print(f"{predictions} predictions, as many resolutions; median of {rounds} rounds")
    print(f"a  C parser      {parse:7.3f} s")
    print(f"b  pydantic      {validate:7.3f} s")
    print(f"c  read_ledger   {load:7.3f} s")
    print(f"c / (a + b)      {load / (parse + validate):7.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
