# Two commands do everything: `make review` and `make test`.
.DEFAULT_GOAL := help
SHELL := /bin/sh

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
HASHED := --require-hashes --no-deps
DESK ?= claims.db
PYTEST_WORKERS ?= 2

.PHONY: help review test check desk bench bench-splitting bench-attribution bench-matching bench-import bench-export bench-tui train-worthiness train-attribution train-matching picture keys-page help-text requirements clean

help: ## what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 27

# The stamps say what is installed, so that the second run needs no network.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt requirements-build.txt pyproject.toml | $(BIN)/python
	$(PIP) install $(HASHED) -r requirements.txt
	$(PIP) install $(HASHED) -r requirements-build.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(PIP) install $(HASHED) -r requirements-dev.txt
	@touch $@

review: $(VENV)/.installed ## set up, then open the desk (without a terminal: print the queue)
	@$(BIN)/workbench review --db $(DESK)

test: $(VENV)/.installed-dev check ## set up, then lint, types, layers and all tests
	$(BIN)/python -m pytest -n $(PYTEST_WORKERS)

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

desk: $(VENV)/.installed ## build claims.db, the starter desk, anew from fixtures/
	$(BIN)/python -m workbench.cli.starter claims.db fixtures

bench: $(VENV)/.installed ## measure quality and speed on ../shared/data (docs/benchmarks.md)
	$(BIN)/python -m bench

bench-splitting: $(VENV)/.installed ## measure claims, check-worthiness, ledger, references and speed
	$(BIN)/python -m bench.splitting
	$(BIN)/python -m bench.references
	$(BIN)/python -m bench.splitting_ablation

bench-attribution: $(VENV)/.installed ## measure attribution on PolNeAR dev, pronouns and speed
	$(BIN)/python -m bench.attribution
	$(BIN)/python -m bench.pronouns
	$(BIN)/python -m bench.attribution_speed

bench-matching: $(VENV)/.installed ## measure matching: order, suggestions, typos, speed up to a million claims
	$(BIN)/python -m bench.matching
	$(BIN)/python -m bench.typos
	$(BIN)/python -m bench.pairs
	$(BIN)/python -m bench.matching_speed

bench-import: $(VENV)/.installed ## measure the import of a feed of 300,000 items, killed half-way and gone on with
	$(BIN)/python -m bench.import_feed

bench-export: $(VENV)/.installed ## measure the export of 100,000 claims against sqlite3 -csv on the same rows
	$(BIN)/python -m bench.export

bench-tui: $(VENV)/.installed ## measure the review screen on 100,000 claims against 100 (five minutes)
	$(BIN)/python -m bench.tui

train-attribution: $(VENV)/.installed-dev ## learn the attribution models anew from ../shared/data/polnear/train
	$(BIN)/python -m bench.train_attribution

train-matching: $(VENV)/.installed-dev ## learn ranking and confidence anew from ../shared/data/claim-matching
	$(BIN)/python -m bench.train_matching

train-worthiness: $(VENV)/.installed-dev ## learn check-worthiness anew from ClaimBuster's training part
	$(BIN)/python -m bench.train_worthiness

picture: $(VENV)/.installed ## draw the pictures of the screen anew
	$(BIN)/python -m workbench.cli.picture claims.db docs/pictures

keys-page: $(VENV)/.installed ## write docs/keys.md anew from the table of actions
	$(BIN)/python -m workbench.tui.keys_page docs/keys.md

help-text: $(VENV)/.installed ## write the kept text of `workbench --help` anew
	$(BIN)/python -m workbench.cli.help_text

requirements: $(VENV)/.installed-dev ## pin all packages anew, with hashes
	$(BIN)/pip-compile -q --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --extra charts --extra semantic --extra serve -o requirements.txt pyproject.toml
	$(BIN)/pip-compile -q --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o requirements-build.txt requirements-build.in
	$(BIN)/pip-compile -q --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o requirements-dev.txt requirements-dev.in

clean: ## remove the environment and all caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
