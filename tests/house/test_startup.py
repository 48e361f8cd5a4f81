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
