# Two commands do the work: `make serve` and `make test`. What they need is installed once, into .venv;
# from then on both run without a network, until a lock file changes.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
WORKERS ?= auto

RUN := $(VENV)/requirements.installed
DEVELOP := $(VENV)/requirements-dev.installed

.PHONY: help serve test test-core format lock
.DELETE_ON_ERROR:

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

serve: $(RUN) ## Serve the termbase on http://127.0.0.1:8000, made and filled at the first start (PORT=… for another port)
	$(BIN)/glossary serve --port $(PORT)

test: $(DEVELOP) ## Check style and types and run every test (GLOSSARY_TEST_DATABASE_URL=… on PostgreSQL)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/pytest -n $(WORKERS) --dist loadfile

test-core: $(DEVELOP) ## Run the quick core of the tests, within a minute
	$(BIN)/ruff check .
	$(BIN)/pytest -n $(WORKERS) --dist loadfile -m "not slow and not browser"

format: $(DEVELOP) ## Put code into the project's form
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

# A pip configuration of this machine could add files that others cannot get, so it is left aside here.
lock: export PIP_CONFIG_FILE := /dev/null
lock: export PIP_FIND_LINKS :=
lock: export PIP_EXTRA_INDEX_URL :=
lock: export CUSTOM_COMPILE_COMMAND := make lock
lock: $(DEVELOP) ## Choose the newest dependencies and write the lock files anew (needs the network, some minutes)
	$(BIN)/pip-compile --quiet --upgrade --build-deps-for=wheel --output-file requirements.lock pyproject.toml
	$(BIN)/pip-compile --quiet --upgrade --build-deps-for=wheel --extra dev --constraint requirements.lock \
		--output-file requirements-dev.lock pyproject.toml

# pip is what a finished environment has and an interrupted one lacks.
$(BIN)/pip:
	$(PYTHON) -c "import sys; sys.exit('Python 3.11 or later is needed: make PYTHON=…' if sys.version_info < (3, 11) else 0)"
	$(PYTHON) -m venv $(VENV)

$(VENV)/%.installed: %.lock pyproject.toml | $(BIN)/pip
	$(PIP) install --quiet --require-hashes --requirement $<
	$(PIP) install --quiet --no-deps --no-build-isolation --no-index --editable .
	touch $@
