# `make report` and `make test` need git, make and Python >= 3.11, and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHELL := /bin/sh
# what pip does for every install but an editable one: a third of a short run's time otherwise
COMPILE = $(BIN)/python -m compileall -q provenance

.PHONY: report test lint types tests browser spark screenshots coverage format clean

report: $(VENV)/.installed
	$(BIN)/provenance report seeds

test: lint types tests

lint: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.tested
	$(BIN)/mypy

tests: $(VENV)/.tested
	$(BIN)/pytest

# the page in a real browser: needs Debian's package chromium, or another Chromium in the PATH
browser: $(VENV)/.browser
	PROVENANCE_BROWSER=required $(BIN)/pytest -m browser

# a whole corpus on Apache Spark: needs Java 17, Debian's package openjdk-17-jre-headless
spark: $(VENV)/.spark
	PROVENANCE_SPARK=required $(BIN)/pytest -m spark

screenshots: $(VENV)/.browser
	$(BIN)/python -m docs.screenshots

coverage: $(VENV)/.tested
	$(BIN)/pytest --cov --cov-report=term

format: $(VENV)/.tested
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; run: make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(COMPILE)
	touch $@

$(VENV)/.tested: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	$(COMPILE)
	touch $@ $(VENV)/.installed

$(VENV)/.browser: $(VENV)/.tested
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,browser]'
	touch $@

$(VENV)/.spark: $(VENV)/.tested
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,spark]'
	touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage
