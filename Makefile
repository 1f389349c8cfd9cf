# GAISSALabel: everything a developer or operator types. `make` alone lists the targets.
# The scripts behind it live in .ci/ (checking) and deploy/ (running).

PYTHON ?= python3
VENV := .venv
BIN := $(CURDIR)/$(VENV)/bin
STAMPS := $(VENV)/stamps
NODE_STAMPS := frontend/node_modules/.stamps
TEST_ARGUMENTS ?=

# The environment reaches the server as it is; these come from the command line too: make run PORT=9000.
export PORT HOST
ifeq ($(PORT),)
unexport PORT
endif
ifeq ($(HOST),)
unexport HOST
endif

# What is installed is remembered under a checksum of what it was made from, not under dates: right after `git pull`,
# after a switch of branches and in a fresh copy alike.
checksum = $(shell cksum /dev/null $(1) 2>/dev/null | cksum | tr " " "-")
PYTHON_STAMP := $(STAMPS)/python-$(call checksum,backend/requirements.txt)
PYTHON_DEV_STAMP := $(STAMPS)/python-dev-$(call checksum,backend/requirements-dev.txt)
NPM_STAMP := $(NODE_STAMPS)/npm-$(call checksum,frontend/package-lock.json)
FRONTEND_SOURCES := $(shell find frontend/src frontend/public -type f ! -name '*.spec.js' 2>/dev/null | LC_ALL=C sort) \
  $(wildcard frontend/index.html frontend/*.js frontend/*.json)
BUILD_STAMP := $(NODE_STAMPS)/build-$(call checksum,$(FRONTEND_SOURCES))

# Folders of backend tests that never touch a database need no second run on PostgreSQL.
PURE_TESTS := efficiency_calculators connectors label server
DATABASE_TESTS = $(filter-out $(PURE_TESTS),$(notdir $(patsubst %/,%,$(filter-out %/__pycache__/,$(wildcard backend/tests/*/)))))
PYTHON_PACKAGES := api controllers efficiency_calculators connectors persistence gaissalabel

.DEFAULT_GOAL := help
.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F '\t' '{printf "  make %-14s %s\n", $$1, $$2}'

## ---------------------------------------------------------------------------------------------- install and run

.PHONY: install
install: $(PYTHON_STAMP) $(BUILD_STAMP) ## Prepare everything that running needs: Python environment, client build
	@echo "Installed. Start with: make run"

.PHONY: install-dev
install-dev: install $(PYTHON_DEV_STAMP) ## Prepare also what testing, linting and the documentation need

$(PYTHON_STAMP):
	@.ci/check-machine "$(PYTHON)"
	@echo "Installing the Python packages into $(VENV)/ ..."
	@.ci/install-python "$(PYTHON)" backend/requirements.txt
	@mkdir -p $(STAMPS) && rm -f $(STAMPS)/python-[0-9]* && touch $@

$(PYTHON_DEV_STAMP): $(PYTHON_STAMP)
	@echo "Installing the development packages into $(VENV)/ ..."
	@.ci/install-python "$(PYTHON)" backend/requirements-dev.txt
	@mkdir -p $(STAMPS) && rm -f $(STAMPS)/python-dev-* && touch $@

$(NPM_STAMP):
	@.ci/check-machine "$(PYTHON)"
	@echo "Installing the client's packages into frontend/node_modules/ ..."
	@cd frontend && npm ci --no-audit --no-fund --loglevel=error
	@mkdir -p $(NODE_STAMPS) && touch $@

# The client's build belongs to its stamp: without it the stamp means nothing.
ifeq ($(wildcard frontend/dist/index.html),)
.PHONY: $(BUILD_STAMP)
endif
$(BUILD_STAMP): $(NPM_STAMP) | $(PYTHON_STAMP)
	@echo "Building the client into frontend/dist/ ..."
	@cd frontend && npm run --silent build
	@$(BIN)/python -m whitenoise.compress --quiet --no-brotli frontend/dist
	@mkdir -p $(NODE_STAMPS) && rm -f $(NODE_STAMPS)/build-* && touch $@

.PHONY: run
run: $(PYTHON_STAMP) $(BUILD_STAMP) ## Start the server and the background worker on http://localhost:8000 (PORT=9000 for another port)
	@exec $(BIN)/python deploy/run.py

## ---------------------------------------------------------------------------------------------- tests and checks

.PHONY: test
test: test-backend test-postgres test-frontend ## Run all tests: backend on SQLite, backend on PostgreSQL, frontend
	@echo "PASSED  all tests"

.PHONY: test-backend
test-backend: $(PYTHON_DEV_STAMP) ## Backend tests on SQLite
	@cd backend && env -u DATABASE_URL $(BIN)/pytest $(TEST_ARGUMENTS)
	@echo "PASSED  backend on SQLite"

.PHONY: test-postgres
test-postgres: $(PYTHON_DEV_STAMP) ## Backend tests that use a database, on a throwaway PostgreSQL
	@.ci/with-postgres sh -c 'cd backend && exec $(BIN)/pytest $(addprefix tests/,$(DATABASE_TESTS)) $(TEST_ARGUMENTS)'
	@echo "PASSED  backend on PostgreSQL"

.PHONY: test-frontend
test-frontend: $(NPM_STAMP) $(BUILD_STAMP) ## Frontend unit tests, and the size of the first page
	@cd frontend && npm run --silent test
	@cd frontend && npm run --silent size
	@echo "PASSED  frontend"

.PHONY: e2e
e2e: $(PYTHON_DEV_STAMP) $(BUILD_STAMP) ## Browser journeys against a real server (needs Chromium)
	@$(BIN)/pytest -c frontend/e2e/pytest.ini --rootdir frontend/e2e frontend/e2e $(TEST_ARGUMENTS)
	@echo "PASSED  browser journeys"

.PHONY: lint
lint: $(PYTHON_DEV_STAMP) $(NPM_STAMP) ## Style, types, import directions, migrations, OpenAPI, translations, file sizes
	cd backend && $(BIN)/ruff check --config pyproject.toml . ../frontend/e2e ../deploy
	cd backend && $(BIN)/ruff format --check --config pyproject.toml . ../frontend/e2e ../deploy
	cd backend && $(BIN)/mypy $(PYTHON_PACKAGES)
	cd backend && $(BIN)/lint-imports
	cd backend && $(BIN)/python manage.py makemigrations --check --dry-run
	.ci/check-openapi
	.ci/check-file-sizes
	@if command -v shellcheck >/dev/null; then set -x; shellcheck .ci/*; else echo "shellcheck is not installed: skipped here, .ci/run installs it"; fi
	cd frontend && npm run --silent lint
	cd frontend && npm run --silent format:check
	cd frontend && npm run --silent typecheck
	cd frontend && npm run --silent locales:check
	@echo "PASSED  lint"

.PHONY: format
format: $(PYTHON_DEV_STAMP) $(NPM_STAMP) ## Format Python and frontend sources
	cd backend && $(BIN)/ruff check --config pyproject.toml --fix-only . ../frontend/e2e ../deploy
	cd backend && $(BIN)/ruff format --config pyproject.toml . ../frontend/e2e ../deploy
	cd frontend && npm run --silent format

.PHONY: bench
bench: $(PYTHON_DEV_STAMP) $(BUILD_STAMP) ## Measure the figures the project promises
	@cd backend && $(BIN)/python -m benchmarks

## ---------------------------------------------------------------------------------------------- documents and locks

.PHONY: docs
docs: $(PYTHON_DEV_STAMP) architecture ## Build the documentation into .site/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --config-file .mkdocs.yml
	@echo '*' >.site/.gitignore
	@echo "Documentation: .site/index.html"

.PHONY: architecture
architecture: $(PYTHON_STAMP) ## Draw Architecture.png from docs/architecture/architecture.typ
	@$(BIN)/python docs/architecture/draw.py

.PHONY: openapi
openapi: $(PYTHON_STAMP) ## Write docs/api/openapi.yaml from the code
	@mkdir -p docs/api && cd backend && $(BIN)/python manage.py spectacular --validate --fail-on-warn --file ../docs/api/openapi.yaml

.PHONY: lock
lock: $(PYTHON_STAMP) ## Choose newest allowed versions and write the lock files anew
	cd backend && for name in requirements-install requirements; do \
	  $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header $$name.in -o $$name.txt || exit 1; done
	cd backend && $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	  -c requirements.txt requirements-dev.in -o requirements-dev.txt
	cd frontend && rm -rf package-lock.json node_modules && npm install --no-audit --no-fund --omit-lockfile-registry-resolved && npm ci --no-audit --no-fund

.PHONY: clean
clean: ## Remove everything built or installed; keeps your data in .data/
	rm -rf $(VENV) frontend/node_modules frontend/dist frontend/coverage frontend/e2e/results .site backend/static
	rm -rf backend/.mypy_cache backend/.ruff_cache backend/.import_linter_cache backend/.hypothesis .ruff_cache .pytest_cache .mypy_cache .hypothesis
	find backend frontend deploy docs -name __pycache__ -type d -prune -exec rm -rf {} +
