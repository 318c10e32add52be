# Every job sets up .venv by itself the first time and is quick after that. Another Python: make test PYTHON=python3.12
# Only relative paths and `python -m`, so that a folder with a space in its name will do.

PYTHON ?= python3
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check install -qq

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test lint types docs docs-test package gates vectors clean remake
.PHONY: bench spark proof laws counting mutation sample fuzz sabotage everywhere

help:
	@echo "make demo     the timetable of a real complaint"
	@echo "make test     every test, with every branch covered"
	@echo "make lint     formatting, lint, imports, dependencies, spelling"
	@echo "make types    mypy, pyright, completeness of the public types"
	@echo "make docs     the documentation with its calculator, into site/"
	@echo "make docs-test  the calculator, driven in Chromium, and the test vectors read by JavaScript"
	@echo "make package  sdist and wheel, checked, into dist/"
	@echo "make gates    all of the above but demo and test, and the oldest and newest dependencies"
	@echo "make proof    all that the page of the proof shows, run again; one by one, they are:"
	@echo "  make laws        every law, with 5,000 examples of each"
	@echo "  make counting    every day, number and division, compared with numpy"
	@echo "  make mutation    some thousands of small changes to the sources, each of which a test must notice"
	@echo "  make fuzz        a million executions with hostile input"
	@echo "  make sabotage    known-bad edits, each of which must turn the tests red"
	@echo "  make everywhere  the same answers on each Python, dependency, time zone and locale found here"
	@echo "make bench    this library beside others on the same work, in about two minutes"
	@echo "make spark    the recipe for more than one machine, on a local Spark (needs Java)"
	@echo "make clean    remove all that these made"

demo: .venv/.demo
	@$(PY) -m complaint_rules timetable examples/cornwall-25-005-179.toml --on 2024-12-06

test: .venv/.test
	@$(PY) -m pytest -q -n auto --dist loadscope --cov --figures build/proof/laws.json

lint types package gates: .venv/.gates
	@.ci/run $@

docs: export CALCULATOR ?= required
docs: .venv/.gates
	@$(PY) docs/hooks/build.py

docs-test: docs
	@command -v node >/dev/null || { echo "Node.js 20 or later is needed for this." >&2; exit 1; }
	@node --test --test-concurrency=1 tests/browser/*.test.mjs

vectors: .venv/.test
	@$(PY) -m tests.vectors

proof: laws counting mutation sabotage everywhere fuzz

laws: .venv/.test
	@HYPOTHESIS_PROFILE=nightly $(PY) -m pytest -q -n auto --dist loadscope --figures tests/proof/runs/laws.json \
	  tests/laws tests/test_published_answers.py tests/test_pitfalls.py

counting: .venv/.test
	@$(PY) -m tests.proof.counting

mutation: .venv/.test
	@$(PY) -m tests.proof.mutation

# Every so many-th of the same changes: what fits into each build.
sample: .venv/.test
	@$(PY) -m tests.proof.mutation --sample 150 --result build/proof/mutation-sample.json \
	  --only working_days periods limits conditions eligibility complaints

sabotage: .venv/.test
	@$(PY) -m tests.proof.sabotage --jobs 2

everywhere: .venv/.test
	@$(PY) -m tests.proof.everywhere

fuzz: .venv/.fuzz
	@$(PY) -m tests.proof.fuzzing

bench: .venv/.bench
	@$(PY) -m tests.benchmarks

spark: .venv/.spark
	@command -v java >/dev/null || { echo "Java 17 or later is needed for this." >&2; exit 1; }
	@$(PY) -m pytest -q tests/integrations/test_spark.py

clean:
	@rm -rf .venv .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist site
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A virtual environment does not survive its folder's moving, and another Python was perhaps asked for.
ifneq ($(shell test -x $(PY) && cat .venv/.made-in 2>/dev/null),$(CURDIR))
.venv/.made: remake
else ifneq ($(origin PYTHON),file)
ifneq ($(shell cat .venv/.made-with 2>/dev/null),$(PYTHON))
.venv/.made: remake
endif
endif

.venv/.made:
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo "There is no $(PYTHON) here. Python 3.11 or later is needed; say which: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or later is needed, and $(PYTHON) is $$("$(PYTHON)" --version 2>&1)." >&2; \
	  echo "Say which to use: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@echo "Setting up .venv (first time only) ..."
	@"$(PYTHON)" -m venv --clear .venv >/dev/null 2>&1 || { \
	  "$(PYTHON)" -m venv --clear --without-pip .venv && \
	  "$(PYTHON)" -m pip --disable-pip-version-check --python $(PY) install -qq pip; } || { \
	  echo "No virtual environment could be made. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@printf '%s\n' "$(PYTHON)" >.venv/.made-with
	@printf '%s\n' "$(CURDIR)" >.venv/.made-in
	@touch $@

.venv/.demo: pyproject.toml .venv/.made
	@echo "Installing complaint_rules and what it needs ..."
	@$(PIP) --editable .
	@touch $@

.venv/.test: pyproject.toml .venv/.made
	@echo "Installing complaint_rules and what its tests need ..."
	@$(PIP) --editable ".[test]"
	@touch .venv/.demo $@

.venv/.fuzz: pyproject.toml .venv/.made
	@echo "Installing what the fuzzer needs ..."
	@$(PIP) --editable ".[test,fuzz]"
	@touch .venv/.demo .venv/.test $@

.venv/.bench: pyproject.toml .venv/.made
	@echo "Installing what the benchmarks compare with ..."
	@$(PIP) --editable ".[test,bulk,bench]"
	@$(PIP) --no-deps bizdays
	@touch .venv/.demo .venv/.test $@

.venv/.spark: pyproject.toml .venv/.made
	@echo "Installing Spark (some hundred megabytes) ..."
	@$(PIP) --editable ".[test,bulk,spark]"
	@touch .venv/.demo .venv/.test $@

.venv/.gates: pyproject.toml .venv/.made
	@echo "Installing the tools of the gates ..."
	@$(PIP) --editable ".[test,docs,dev]"
	@touch .venv/.demo .venv/.test $@
