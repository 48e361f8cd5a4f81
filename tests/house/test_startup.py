"""The command line answers at once: it loads only what it needs."""

import subprocess
import sys

import pytest

HEAVY = ("pandas", "scipy", "narwhals", "ruamel")


def run(code):
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_does_not_load_a_dataframe(arguments):
    code = (
        "import sys\n"
        "from predtrack.cli import main\n"
        f"try: main({arguments})\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        f"print('loaded', *(name for name in {HEAVY} if name in sys.modules))"
    )
    said = run(code)
    assert said[said.index("loaded") :] == ["loaded"]


def test_importing_predtrack_does_not_load_a_dataframe():
    code = f"import predtrack, sys; print(*(n for n in {HEAVY} if n in sys.modules))"
    assert run(code) == []


def test_a_small_table_is_scored_without_records_and_without_a_database(tmp_path):
    table = tmp_path / "small.csv"
    table.write_text("question,probability,outcome\na,0.7,yes\n", encoding="utf-8")
    unneeded = ("duckdb", "narwhals", "pydantic", "ruamel", "predtrack.records", "predtrack.store")
    code = (
        "import sys\n"
        "from predtrack.cli import main\n"
        f"try: main(['score', {str(table)!r}])\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        f"print('loaded', *(name for name in {unneeded} if name in sys.modules))"
    )
    said = run(code)
    assert said[said.index("loaded") :] == ["loaded"]
