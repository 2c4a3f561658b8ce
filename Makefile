# Handrail's commands. Each installs what it needs first and is quick when that is done.

BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest -n 2 --dist worksteal
HANDRAIL_OPTIONS := $(if $(TODAY),--today $(TODAY)) $(if $(PORT),--port $(PORT))
export UV_PYTHON_DOWNLOADS := never

.PHONY: help demo demo-reset install compiled test test-all check check-style check-types check-house check-pages fix facts journeys

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ## open four whole cases at http://127.0.0.1:8000 (PORT=, TODAY=)
	@.ci/install
	@$(BIN)/handrail demo $(HANDRAIL_OPTIONS)

demo-reset: ## the same, starting over
	@.ci/install
	@$(BIN)/handrail demo --reset $(HANDRAIL_OPTIONS)

install: ## everything developers need
	@.ci/install --tests

compiled: ## bulk checking a fifth quicker: what it spends its time in, compiled until the next `make`
	@.ci/install --compiled

test: install ## the tests on the embedded database, then without a browser on DATABASE_URL if it is set
	@echo "Tests on the embedded database"
	@env -u DATABASE_URL -u DATABASE_APP_URL $(PYTEST)
	@$(if $(DATABASE_URL),echo "Tests on the server" && env -u DATABASE_APP_URL $(PYTEST) -m "not long and not browser")

test-all: install ## the long tests as well
	@env -u DATABASE_URL -u DATABASE_APP_URL $(PYTEST) -m "long or not long"
	@$(if $(DATABASE_URL),env -u DATABASE_APP_URL $(PYTEST) -m "long or not long")

check: check-style check-types check-house check-pages ## style, types and the rules of the house

check-style: install
	$(BIN)/ruff check
	$(BIN)/ruff format --check --quiet

check-types: install
	$(BIN)/mypy

check-house: install
	$(BIN)/lint-imports --no-cache

check-pages: install
	$(BIN)/djlint --lint --quiet src

fix: install ## mend what can be mended
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

facts: install ## one line per fact of the four cases: where it shows, is kept and is tested
	@$(BIN)/python -m tests.facts

journeys: install ## how much each counted journey asks: pages, presses, answers, beside its target
	@$(BIN)/python -m tests.counted
