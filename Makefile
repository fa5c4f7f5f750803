# `make run` and `make test` do everything, also on a fresh machine. `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
ARGS ?=
export PYTHON

.PHONY: help run demo test lint unit desktop soak bench validate mutate narrate sounds format lock clean setup setup-test
.DEFAULT_GOAL := help
# Desktop tests measure time: nothing runs beside them, even under make -j.
.NOTPARALLEL:

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

setup:
	@sh packaging/tools/bootstrap.sh run

setup-test:
	@sh packaging/tools/bootstrap.sh test

run: setup  ## open the program; without a screen, take a tour on a virtual one (pictures in build/tour)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" != Linux ]; then \
	  $(BIN)/companion $(ARGS); \
	else \
	  echo "No screen here: taking the tour on a virtual one. Pictures go to build/tour/."; \
	  $(BIN)/python -m tests.tour $(ARGS); \
	fi

demo: setup  ## open a made-up twelve-week story in a throw-away profile
	$(BIN)/companion demo $(ARGS)

test: setup-test  ## every check: lint, unit tests, then real windows on a virtual screen
	@$(MAKE) --no-print-directory lint unit desktop

lint: setup  ## style, types, layers, dependencies
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/deptry .

unit: setup  ## everything that needs no screen
	$(BIN)/python -m pytest -n 2 -q --ignore=tests/desktop tests $(ARGS)

desktop: setup-test  ## real windows on a virtual screen, one after the other
	$(BIN)/python -m pytest -q -p no:xdist tests/desktop $(ARGS)

soak: setup-test  ## thousands of kills while the journal is written, encrypted, imported, restored; damaged files
	COMPANION_KILLS=1000 COMPANION_FUZZ=40000 $(BIN)/python -m pytest -q -n 2 \
	  tests/adapters/test_store_killed.py tests/adapters/test_keeping_killed.py \
	  tests/adapters/test_exchange_killed.py tests/adapters/test_exchange_damage.py $(ARGS)

bench: setup-test  ## speed and footprint against an empty tray program
	$(BIN)/python -m tests.bench $(ARGS)

validate: setup  ## false alarms and hits of signs and links on made-up people (build/validation; 2 minutes)
	$(BIN)/python -m tests.validation $(ARGS)

mutate: setup  ## change the code one spot at a time: does a test notice?
	$(BIN)/python -m tests.mutate $(ARGS)

# What is there already stays: speak a practice anew with ARGS="--anew --only sighing", look for gaps with
# ARGS=--check.
narrate:  ## speak the sentences of the practices that have no sound yet (resources/audio/voice)
	@sh packaging/tools/bootstrap.sh narrate
	PYTHONPATH=. build/narration/bin/python packaging/tools/narrate.py $(ARGS)

sounds: setup  ## make the bell, the tick and the backgrounds (resources/audio)
	$(BIN)/python packaging/tools/synthesise.py

format: setup  ## put imports and layout in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Resolves for every platform and Python the project supports. The newest `uv` is fetched into build/, not
# into .venv, so that the tool that writes the locks is no part of them. Upgrade with: make lock ARGS=--upgrade
LOCK_FLAGS := --quiet --universal --python-version 3.11 --generate-hashes
lock:  ## write the lock files anew from pyproject.toml
	@test -x build/uv/bin/uv || { $(PYTHON) -m venv build/uv && build/uv/bin/pip install -q uv; }
	UV_CUSTOM_COMPILE_COMMAND="make lock" build/uv/bin/uv pip compile pyproject.toml $(LOCK_FLAGS) \
	  -o requirements.lock $(ARGS)
	UV_CUSTOM_COMPILE_COMMAND="make lock" build/uv/bin/uv pip compile pyproject.toml --group dev \
	  -c requirements.lock $(LOCK_FLAGS) -o requirements-dev.lock $(ARGS)
	UV_CUSTOM_COMPILE_COMMAND="make lock" build/uv/bin/uv pip compile --group narration \
	  -c requirements.lock $(LOCK_FLAGS) -o requirements-narration.lock $(ARGS)

clean:  ## remove what was made here, the environment included
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find companion tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
