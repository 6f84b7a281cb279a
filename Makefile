# make demo: see it work · make test: check everything · both set themselves up; a second run takes seconds
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
SHELL := /bin/sh

.PHONY: demo test fast lint docs languages bench exam exam-google exam-saving exam-memory exam-people exam-xlsx clean

demo: $(STAMP)
	@$(BIN)/coalition demo coalition-demo
	@echo 'So that "coalition" is found here: . .venv/bin/activate   (or: pip install .)'

# Types are checked beside the tests, which leave room on the second core at their beginning and end.
test: $(STAMP)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy >.venv/types.txt 2>&1 & types=$$!; \
	$(BIN)/python -m pytest -n auto; tests=$$?; \
	wait $$types; types=$$?; cat .venv/types.txt; \
	exit $$((tests | types))

fast: $(STAMP)
	@$(BIN)/python -m pytest -n auto -x

lint: $(STAMP)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

languages: $(STAMP)
	@$(BIN)/python -m docs.messages

docs: $(STAMP)
	@$(BIN)/python -m docs.generate

bench: $(STAMP)
	@$(BIN)/python -m benchmarks

exam: exam-google exam-saving exam-memory exam-people exam-xlsx

exam-google: $(STAMP)
	@$(BIN)/python -m tests.exams.google

exam-saving: $(STAMP)
	@$(BIN)/python -m tests.exams.saving

exam-memory: $(STAMP)
	@$(BIN)/python -m tests.exams.memory

exam-people: $(STAMP)
	@$(BIN)/python -m tests.exams.people

exam-xlsx: $(STAMP)
	@$(BIN)/python -m tests.exams.xlsx

# A python without ensurepip cannot make a whole venv: pip then brings uv into .tools, which can.
.venv/bin/python:
	@echo "Setting up (once, about a minute) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; $(PYTHON) is older. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@$(PYTHON) -m venv .venv >/dev/null 2>&1 || { \
		rm -rf .venv; \
		$(PYTHON) -m pip install --quiet --disable-pip-version-check --target .tools uv && \
		PYTHONPATH=.tools $(PYTHON) -m uv venv --quiet --seed --python $(PYTHON) .venv; }

$(STAMP): .venv/bin/python requirements.lock pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@$(BIN)/python -m compileall -q coalition_sheets
	@touch $(STAMP)

clean:
	@rm -rf .venv .tools .mypy_cache .pytest_cache .ruff_cache
