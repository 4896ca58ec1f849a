# Each target works from a bare clone: the virtual environment and node_modules are made when they are missing or out
# of date.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
NODE_READY := node_modules/.ready

export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NO_MKDOCS_2_WARNING := 1

.PHONY: help setup serve site test test-content check lint format types browser docs pictures social bench clean

help:  ## Show what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

setup: $(READY)  ## Make the virtual environment with the pinned packages

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' \
	  || { echo 'roadmap-site needs Python 3.11.5 or newer; name one with: make PYTHON=python3.12 …' >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

$(NODE_READY): package.json package-lock.json .npmrc
	@npm --version >/dev/null 2>&1 && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' \
	  || { echo 'The checks need Node.js 20 or newer with npm: install it, for example from https://nodejs.org.' >&2; exit 1; }
	npm ci --no-audit --no-fund
	@touch $@

serve: $(READY)  ## Show the site and rebuild it on every change
	$(BIN)/mkdocs serve

site: $(READY)  ## Build the site strictly into site/
	$(BIN)/mkdocs build --strict

test: $(READY) $(NODE_READY) browser  ## Run all tests
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

test-content: $(READY)  ## Run the tests of our own content alone
	$(BIN)/python -m pytest tests/content

check: lint types test  ## Lint, check the format and the types, run all tests

lint: $(READY)  ## Check style and format
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY) $(NODE_READY)  ## Check the types, of Python and of the scripts in the browser
	$(BIN)/mypy
	node_modules/.bin/tsc --project jsconfig.json

format: $(READY)  ## Format the code
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

browser: $(READY)  ## Find a Chromium for the tests, or install one
	$(BIN)/python tools/chromium.py

docs: $(READY)  ## Write the reference pages from the code
	$(BIN)/python tools/reference.py

pictures: $(READY) browser  ## Take pictures of every kind of page into docs/images
	$(BIN)/python -m tools.pictures

social: $(READY) browser  ## Draw the social image again
	$(BIN)/python -m tools.social

bench: $(READY)  ## Measure building and checking, as ratios
	$(BIN)/python -m benchmarks.run

clean:  ## Remove everything that was made
	rm -rf $(VENV) node_modules site dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
