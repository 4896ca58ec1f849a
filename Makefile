# Each target works from a bare clone: the virtual environment and node_modules are made when they are missing or out
# of date.

PYTHON ?= python3
VENV := .venv
LOCK := requirements/dev.txt
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TOOLS := .venv-tools
TOOLS_READY := $(TOOLS)/.ready
NODE_READY := node_modules/.ready
EXAMPLES := .venv-examples
EXAMPLES_READY := $(EXAMPLES)/.ready

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NO_MKDOCS_2_WARNING := 1

.PHONY: help setup serve site test test-content coverage test-lowest test-newest test-properdocs check lint spelling \
  format types browser docs messages examples neighbours pictures social font search-library bench bench-large bench-pages fuzz lock audit wheels dist clean

help:  ## Show what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

setup: $(READY)  ## Make the virtual environment with the pinned packages

# What pip installs is what the lock names, byte for byte; without a lock, the newest that pyproject.toml allows.
$(READY): pyproject.toml $(LOCK)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' \
	  || { echo 'roadmap-site needs Python 3.11.5 or newer; name one with: make PYTHON=python3.12 …' >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
ifneq ($(LOCK),)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement $(LOCK)
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
else
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --group dev --editable '.[links,social]'
endif
	@touch $@

$(TOOLS_READY): requirements/tools.txt
	$(PYTHON) -m venv --clear $(TOOLS)
	$(TOOLS)/bin/python -m pip install --quiet --require-hashes --requirement requirements/tools.txt
	@touch $@

$(EXAMPLES_READY): requirements/examples.txt
	$(PYTHON) -m venv --clear $(EXAMPLES)
	$(EXAMPLES)/bin/python -m pip install --quiet --require-hashes --requirement requirements/examples.txt
	@touch $@

$(NODE_READY): package.json package-lock.json .npmrc
	@npm --version >/dev/null 2>&1 && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' \
	  || { echo 'The checks need Node.js 20 or newer with npm: install it, for example from https://nodejs.org.' >&2; exit 1; }
	npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

serve: $(READY)  ## Show the site and rebuild it on every change
	$(BIN)/mkdocs serve

site: $(READY)  ## Build the site strictly into site/
	$(BIN)/mkdocs build --strict

test: $(READY) $(NODE_READY) browser  ## Run all tests; `pytest` alone leaves out those for a browser or Node.js
	$(BIN)/python -m pytest -m '' --numprocesses 3 --dist loadfile --no-loadscope-reorder $(TESTS)

coverage: $(READY) $(NODE_READY) browser  ## Run all tests, and say through which lines and branches none of them goes
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -m '' --numprocesses 3 --dist loadfile --no-loadscope-reorder
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

test-lowest:  ## Run all tests with the lowest versions that we allow
	$(MAKE) test VENV=.venv-lowest LOCK=tests/lowest.txt

test-newest:  ## Run all tests with the newest versions that we allow, as they are now
	rm -f .venv-newest/.ready
	$(MAKE) test VENV=.venv-newest LOCK=

# `properdocs.replacement` lets whatever imports MkDocs have ProperDocs instead.
test-properdocs:  ## Run the tests of sites with ProperDocs in the place of MkDocs
	$(MAKE) test VENV=.venv-properdocs LOCK=tests/properdocs.txt \
	  TESTS='-p properdocs.replacement tests/mkdocs_plugin tests/browser tests/site/test_other_root.py'

test-content: $(READY)  ## Run the tests of our own content alone
	$(BIN)/python -m pytest tests/content

# It runs what the explanations hold, which a check and a build never do.
examples: $(READY) $(EXAMPLES_READY)  ## Run the code in the explanations of our own curriculum
	$(BIN)/python -m tools.examples $(EXAMPLES)/bin/python

check: lint types test  ## Lint, check the format and the types, run all tests

lint: $(READY) spelling  ## Check style, format and spelling
	$(BIN)/ruff check
	$(BIN)/ruff format --check

# Code has words of its own.
spelling: $(READY)  ## Check the spelling, British with -ize, and the terms of our own curriculum
	$(BIN)/codespell curriculum docs *.md
	$(BIN)/codespell --ignore-words-list acknowledgments,atention,begginer,catalog,center,color,dialog,favorite,flavor,fro,hexdecimal,ine,math src tools benchmarks
	$(BIN)/python -m tools.words

types: $(READY) $(NODE_READY)  ## Check the types, of Python and of the scripts in the browser
	$(BIN)/mypy
	node_modules/.bin/tsc --project jsconfig.json

format: $(READY)  ## Format the code
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

browser: $(READY)  ## Find a Chromium for the tests, or install one
	$(BIN)/python tools/chromium.py

docs: messages  ## Write the reference pages, and the template of the messages, from the code
	$(BIN)/python -m tools.reference

messages: $(READY)  ## Write the template of the messages for translators
	$(BIN)/python -m tools.messages

neighbours:  ## Try our plugin beside others, and write what came of it; NAMES="rss blog" tries these alone
	$(MAKE) setup VENV=.venv-neighbours LOCK=requirements/neighbours.txt
	.venv-neighbours/bin/python -m tools.neighbours $(NAMES)

pictures: $(READY) browser  ## Take pictures of every kind of page into docs/images
	$(BIN)/python -m tools.pictures

social: $(READY) browser  ## Draw the social image again
	$(BIN)/python -m tools.social

font: $(TOOLS_READY) $(NODE_READY)  ## Take over the font of the pages, and the widths of its characters
	$(TOOLS)/bin/python -m tools.font

search-library: $(READY) $(NODE_READY)  ## Take over what our search has from others
	$(BIN)/python -m tools.search_library

bench: $(READY)  ## Measure building and checking against plain MkDocs, and Zensical and Hugo where they are installed
	$(BIN)/python -m benchmarks.run

bench-large: $(READY)  ## Measure how a build grows from 300 to 10,000 topics; it takes half an hour
	$(BIN)/python -m benchmarks.run --growth

bench-pages: $(READY)  ## Measure how fast pages come to a phone, beside plain ones; it takes half an hour, and needs npx and Chromium
	$(BIN)/python -m benchmarks.page_speed

SECONDS ?= 60
fuzz: $(READY)  ## Try inputs that nobody has seen before, for SECONDS=60
	$(BIN)/python -m tools.fuzz --seconds $(SECONDS)

# Every platform and every Python that we allow, in one file. What a lock names stays as long as pyproject.toml allows
# it; `make lock UPGRADE=--upgrade` takes the newest.
COMPILE = $(TOOLS)/bin/uv pip compile --quiet --universal --python-version 3.11.5 --generate-hashes --no-annotate \
  --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' $(UPGRADE)

lock: $(TOOLS_READY)  ## Write the locks anew from pyproject.toml
	$(COMPILE) pyproject.toml --extra links --extra social --group dev --output-file requirements/dev.txt
	$(COMPILE) pyproject.toml --extra links --extra social --group build --constraint requirements/dev.txt --output-file requirements/site.txt
	$(COMPILE) pyproject.toml --extra links --extra social --group dev --resolution lowest-direct --upgrade --output-file tests/lowest.txt
	$(COMPILE) pyproject.toml --extra links --extra social --group properdocs --constraint requirements/dev.txt --output-file tests/properdocs.txt
	$(COMPILE) pyproject.toml --group build --group neighbours --output-file requirements/neighbours.txt
	$(COMPILE) --group examples --output-file requirements/examples.txt
	$(COMPILE) --group tools --output-file requirements/tools.txt

audit: $(TOOLS_READY)  ## Ask whether known weaknesses are in what the locks name; needs the network
	$(TOOLS)/bin/pip-audit --strict --disable-pip --require-hashes --requirement requirements/dev.txt \
	  --requirement requirements/tools.txt
	npm audit --audit-level=moderate

wheels: $(TOOLS_READY)  ## Ask whether each platform gets wheels of all that we need; needs the network
	$(TOOLS)/bin/python tools/wheels.py

dist: $(READY) $(TOOLS_READY)  ## Build what is released into dist/, and check it
	rm -rf dist
	$(BIN)/python -m build --no-isolation --outdir dist
	$(TOOLS)/bin/twine check --strict dist/*

clean:  ## Remove everything that was made
	rm -rf $(VENV) $(TOOLS) .venv-lowest .venv-newest .venv-properdocs .venv-neighbours $(EXAMPLES) node_modules site dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage*
