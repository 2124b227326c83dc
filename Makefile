# Two commands need nothing but Python 3.11 or later and make:
#   make run    makes the site ready, and serves it
#   make test   runs every test, on SQLite and on PostgreSQL, with a real Chromium
# `make bench` measures what the product promises in figures.
# Settings are environment variables (README.md): `make run PORT=8080` is enough.

VAR := $(or $(NEWSROOM_VAR_DIR),var)
PY := .venv/bin/python
# The first Python that is new enough; empty when there is none.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { command -v "$$name"; break; }; done)
# A file of tests stays together: what it makes once is made once. Two for each database keep two processors busy.
SIDE_BY_SIDE := -n 2 --dist loadfile
# Folders too, so that a file taken away counts as a change.
STATIC_SOURCES := $(shell find $(foreach app,newsroom articles inspections,$(app)/static $(app)/styles) 2>/dev/null)

# What was compiled once is kept, whatever the machine says: tests and site start in half the time.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test bench accuracy lint format check clean

run: $(VAR)/static.stamp
	@exec $(PY) manage.py serve

test: .venv/tests.stamp
	@$(PY) -m tests.find_chromium
	$(PY) -m tests.on_both $(SIDE_BY_SIDE)

bench: .venv/tests.stamp
	$(PY) -m benchmarks.record_uses
	$(PY) -m benchmarks.open_data
	$(PY) -m benchmarks.importing
	$(PY) -m benchmarks.quotes
	$(PY) -m benchmarks.check_stories
	$(PY) -m benchmarks.search
	$(PY) -m benchmarks.desk
	$(PY) -m benchmarks.pages

# How often the checks before publication judge as a person would.
accuracy: .venv/tests.stamp
	$(PY) -m benchmarks.quote_accuracy
	$(PY) -m benchmarks.claims
	$(PY) -m benchmarks.newspaper

lint: .venv/tests.stamp
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

format: .venv/tests.stamp
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

check: lint
	$(PY) manage.py makemigrations --check --dry-run
	SITE_URL=https://example.org ALLOWED_HOSTS=example.org SECRET_KEY="$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(64))')" \
		$(PY) manage.py check --deploy --fail-level WARNING

# All data is in $(VAR): this leaves it alone.
clean:
	rm -rf .venv

.venv/site.stamp: requirements.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed, and none was found: install it, or name it with make PYTHON=/path/to/python3." >&2; exit 1; }
	@test -x $(PY) || "$(PYTHON)" -m venv .venv || { rm -rf .venv; echo "The virtual environment could not be made: $(PYTHON) needs its venv module (Debian and Ubuntu: apt install python3-venv)." >&2; exit 1; }
	@echo "Installing what the site needs …"
	@$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/tests.stamp: .venv/site.stamp tests/requirements.txt
	@echo "Installing what the tests need …"
	@$(PY) -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $@

$(VAR)/static.stamp: .venv/site.stamp newsroom/settings.py $(STATIC_SOURCES)
	@echo "Hashing and compressing the static files …"
	@$(PY) manage.py collectstatic --noinput --clear --verbosity 0
	@touch $@
