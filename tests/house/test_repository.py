"""What is committed works anywhere: no path of a machine, no host of a registry."""

import ast
import re
import shutil
import subprocess

import pytest

FOLDERS = (
    "predtrack",
    "tests",
    "docs",
    "benchmarks",
    "predictions",
    "resolutions",
    ".ci",
    ".github",
)
PATH = re.compile(r"(?<![\w.:/}~-])/(?:home|root|Users|work|opt|mnt)/\w")


def files(root):
    """Give the text files of the checkout, without what tools leave behind."""
    inside = (path for name in FOLDERS for path in (root / name).rglob("*"))
    paths = [path for path in (*root.iterdir(), *inside) if path.is_file()]
    return [path for path in paths if "__pycache__" not in path.parts]


def test_no_file_names_a_path_of_a_machine(root):
    texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in files(root)}
    assert not [str(path) for path, text in texts.items() if PATH.search(text)]


def test_every_text_file_is_utf8_and_ends_with_one_newline(root):
    endings = {".py", ".md", ".toml", ".txt", ".yaml", ".yml"}
    for path in files(root):
        if path.suffix in endings and (text := path.read_text(encoding="utf-8")):
            assert text.endswith("\n"), path
            assert not text.endswith("\n\n"), path
            assert "\r" not in text, path


@pytest.mark.parametrize("name", ["run", "step"])
def test_a_script_of_ci_is_sound_shell(root, name):
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("this machine has no bash; CI has")
    subprocess.run([bash, "-n", root / ".ci" / name], check=True)


def test_every_script_of_ci_in_python_parses(root):
    for path in (root / ".ci").glob("*.py"):
        ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_to_files_lead_somewhere(root, name):
    text = (root / name).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", text)
    assert not [target for target in targets if not (root / target).exists()]


def test_make_check_runs_what_ci_runs(root):
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    script = (root / ".ci" / "run").read_text(encoding="utf-8")
    (targets,) = re.findall(r"^check: (.+)$", makefile, re.MULTILINE)
    (steps,) = re.findall(r"^for step in (.+); do$", script, re.MULTILINE)
    assert targets.split() == ["test", *steps.split(), "build"]
    assert ".ci/step build" in script
