# Everything one types to run, test and check the server. `make help` lists it.
#
# Each command goes through `.venv/bin/python -m ...`: a console script's first line holds an
# absolute path, which breaks when the folder is moved. All paths are relative, so that a folder
# with spaces in its name works.

PY := .venv/bin/python
PYTEST := $(PY) -m pytest
# Number of test processes: one per core; `make test JOBS=0` runs the tests in order, in one.
JOBS ?= auto
# More words for `mud run` or for pytest: make run ARGS="...", make test ARGS="-k telnet".
ARGS ?=

# The tests start the server more than a hundred times: it is compiled once, whatever the shell has set.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup soak run check fmt lint types imports arch test fast crash cov bench bench-compare profile migration docs

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

setup: ## Make .venv and install the server and all tools for working on it
	@sh scripts/setup.sh dev

run: ## Start the server (makes .venv first, if needed)
	@sh scripts/setup.sh run
	@$(PY) -m mud run $(ARGS)

check: lint types imports arch ## All checks that run no server: lint, types, imports, arch

fmt: setup ## Format the code and mend what the linter can mend
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

lint: setup ## Linter and formatter, changing nothing
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

types: setup ## Type checks, strict
	@$(PY) -m mypy mud tests $(wildcard scripts/*.py)

imports: setup ## The floor plan: who may import whom
	@$(PY) -c "from importlinter.cli import lint_imports_command; lint_imports_command()" --no-logo

arch: setup ## The tests about the code itself and its documentation
	@$(PYTEST) -q tests/arch $(wildcard tests/docs)

test: setup ## All tests, with SQLite and a real PostgreSQL
	@MUD_TEST_PG=$${MUD_TEST_PG:-require} $(PYTEST) -n $(JOBS) $(ARGS)

fast: setup ## The tests that need no database server and no child processes
	@$(PYTEST) -q -n $(JOBS) -m "not slow and not postgres and not e2e" $(ARGS)

crash: setup ## Kill the game hundreds of times on both databases and judge what is stored: ARGS="--minutes 5"
	@$(PY) -m scripts.crash $(ARGS)

cov: setup ## All tests, then which branches they did not reach
	@$(PY) -m coverage erase
	@$(PY) -m coverage run -m pytest -q $(ARGS)
	@$(PY) -m coverage report

docs: setup ## Draw and write the pages that are made from the code: docs/schema.md, docs/language.md, docs/permissions.md, docs/session.svg
	@$(PY) -m scripts.schema_docs
	@$(PY) -m scripts.language_docs
	@$(PY) -m scripts.permission_docs
	@$(PY) -m scripts.session_picture

bench: setup ## How fast it is, beside a bare server: ARGS=--quick for a minute of it, ARGS=--no-saving
	@$(PY) -m scripts.bench $(ARGS)

bench-compare: setup ## What changed between the last two results that ARGS=--keep=NAME kept
	@$(PY) -m scripts.bench --compare $(ARGS)

soak: setup ## A minute of fuzzed bytes while 100 players are to notice nothing: ARGS="--seconds 600"
	@$(PY) -m scripts.soak $(ARGS)

profile: setup ## Where the time goes, by stage and by function
	@$(PY) -m scripts.profile $(ARGS)

migration: setup ## Write a new migration: make migration m="what it does"
	@test -n "$$m" || { echo 'Say what it does: make migration m="add bounties"' >&2; exit 2; }
	@$(PY) -m mud migrate new "$$m"
