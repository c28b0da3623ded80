# Short names for the commands of run.py, which works without make too.
# Options: make build ARGS="--out public", make score ARGS=path/to/gold
PYTHON ?= python3
ARGS ?=

.DEFAULT_GOAL := build
.PHONY: build check plan score serve setup test clean

build check plan score serve setup test:
	@$(PYTHON) run.py $@ $(ARGS)

# Takes away the site and the packages; articles and briefs stay.
clean:
	rm -rf _site _site.new .cache .venv .pytest_cache .ruff_cache .hypothesis
