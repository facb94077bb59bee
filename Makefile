# Every target sets up by itself what it needs: libraries of the system, .venv, locked packages (see setup/).
# A recipe only calls `postmortem` or a tool; what they do is described where they are.

.DEFAULT_GOAL := help
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules --no-print-directory

INC ?=
PACK ?=
BRAND ?=
ARGS ?=
PYTHON ?=
# Handed over by the environment, where no character in a value means anything to the shell.
export INC PACK BRAND PYTHON

postmortem := .venv/bin/postmortem
python := .venv/bin/python
# `set -f`: INC may name several incidents, set apart by blanks, but is never a file pattern.
build = set -f; $(postmortem) build $${BRAND:+--brand "$$BRAND"}
inputs = $$(cd inputs 2>/dev/null && ls | sed -n 's/^\(INC-.*\)\.\(yaml\|xlsx\)$$/\1/p' | sort -u | tail -n 5 | tr '\n' ' ')
needs_inc = [ -n "$$INC" ] || { echo "make $@: say which incident, for example: make $@ INC=INC-2025-12-03-001" >&2; \
	known="$(inputs)"; [ -z "$$known" ] || echo "In inputs/ (the latest): $$known" >&2; exit 2; }

.PHONY: help setup pdf docx html all check new schema fonts test coverage lint bench gallery lock clean distclean

help: ## this list
	@echo 'Post-mortems from inputs/INC-….yaml to build/.'
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo '  INC=INC-2025-12-03-001  the incident; several between quotes'
	@echo '  BRAND=name              the look: a folder in styles/'
	@echo '  ARGS="…"                further options for the command behind the target'
	@echo '  PYTHON=python3.12       the Python to set up with (3.11 or newer; found by itself)'
	@echo
	@echo 'When a command fails, make shows its code as "Error 5" and returns 2 itself; call $(postmortem) for the code.'

setup: ## make everything ready to build documents (the other targets do it by themselves)
	@sh setup/venv.sh run

pdf: ## make the PDF of INC
	@$(needs_inc)
	@sh setup/venv.sh run
	@$(build) --format pdf $(ARGS) $$INC

docx: ## make the Word document of INC
	@$(needs_inc)
	@sh setup/venv.sh run
	@$(build) --format docx $(ARGS) $$INC

html: ## make the web page of INC
	@$(needs_inc)
	@sh setup/venv.sh run
	@$(build) --format html $(ARGS) $$INC

all: ## make every format of INC, or of every incident when INC is not given
	@sh setup/venv.sh run
	@$(build) --format all $(ARGS) $${INC:---all}

check: ## say what is wrong in INC, or in every input, without building anything
	@sh setup/venv.sh run
	@set -f; $(postmortem) check $(ARGS) $$INC

new: ## begin the post-mortem of INC: writes a skeleton to inputs/
	@$(needs_inc)
	@sh setup/venv.sh run
	@set -f; $(postmortem) new $(ARGS) $$INC

schema: ## print the JSON schema of an input, for editors
	@sh setup/venv.sh run
	@$(postmortem) schema $(ARGS)

fonts: ## bring fonts for further scripts into fonts/: PACK="tamil georgian"
	@sh setup/venv.sh run
	@set -f; $(python) setup/fonts.py $$PACK

test: ## run the tests on every core
	@sh setup/venv.sh dev
	@sh setup/system.sh test || { code=$$?; [ "$${CI:-}" != true ] || exit $$code; \
		echo 'Going on without; the tests that need it are skipped.' >&2; }
	@$(python) -m pytest -n auto --maxprocesses 8 --dist loadgroup $(ARGS) || { code=$$?; \
		[ $$code != 5 ] || echo 'make test: not one test was found or selected.' >&2; exit $$code; }

coverage: ## the same, and say which lines and branches no test goes through (half as long again)
	@$(MAKE) test ARGS='--cov --cov-report term $(ARGS)'

lint: ## check the code: rules, layout, types
	@sh setup/venv.sh dev
	@code=0; $(python) -m ruff check . || code=1; $(python) -m ruff format --check . || code=1; \
		$(python) -m mypy || code=1; exit $$code

bench: ## measure time and memory of each format for INC (or the worked example), and how both grow to 5,000 rows
	@sh setup/venv.sh run
	@$(python) setup/bench.py $(ARGS) $$INC

gallery: ## draw every page of chosen samples (or of INC) in every brand (or BRAND) and format into build/gallery/
	@sh setup/venv.sh dev
	@sh setup/system.sh test
	@set -f; $(python) setup/gallery.py $${BRAND:+--brand "$$BRAND"} $(ARGS) $$INC

lock: ## write the locks anew from pyproject.toml; ARGS=--upgrade for the newest versions
	@sh setup/lock.sh $(ARGS)

clean: ## remove what was built, and the caches
	@rm -rf build .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find generator tests setup -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## the same, and remove .venv
	@rm -rf .venv .venv.lock
