# make check runs all that CI runs, in the environment that is active.
# bash .ci/run does the same from nothing, in fresh environments.
PYTHON ?= python

.PHONY: check test lint types imports docs sources build bench lock format reference

check: test lint types imports docs sources build

test:
	$(PYTHON) -m pytest

lint types imports docs sources build:
	bash .ci/step $@

format:
	ruff check --fix .
	ruff format .

# The pages that are written from the code, and what the tutorial's commands print.
reference:
	set -e; for page in docs/generate_*.py; do $(PYTHON) $$page; done
	PREDTRACK_WRITE_TUTORIAL=1 $(PYTHON) -m pytest -q tests/house/test_tutorial.py

bench:
	set -e; for bench in benchmarks/bench_*.py; do $(PYTHON) $$bench; done

# Needs uv (pip install uv). Versions move only where make lock is run with UPGRADE=--upgrade.
lock:
	$(PYTHON) -m uv pip compile --universal --python-version 3.11 --extra dev pyproject.toml \
		--no-emit-index-url --no-emit-find-links --no-annotate \
		--custom-compile-command "make lock" --output-file constraints.txt $(UPGRADE)
