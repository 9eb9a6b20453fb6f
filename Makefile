# Each target makes what it needs; the environment is .venv, from pinned requirements with hashes.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
ENV := .venv/.made
LOCK := requirements/lock.txt
STUDIO := .venv/.studio
# Half of the time of training would go to memory that is given back and asked for again.
KEEP_MEMORY := MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=8589934592 MALLOC_TOP_PAD_=268435456

.PHONY: help env run test check format style lint types layers tests golden schema lock model bench pages wheel clean
.DEFAULT_GOAL := help

help: ## Say what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## (.*)/make \1\t\2/' | expand -t 16

env: $(ENV) ## Make the environment
$(ENV): $(LOCK) pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $(LOCK)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(STUDIO): requirements/studio.txt $(ENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement requirements/studio.txt
	touch $@

run: $(ENV) ## Extract raw/ into extracted/
	$(BIN)/inspectext run raw --out extracted

test: check ## The same as check
check: style lint types layers tests ## Format, lint, types, layers and tests

format: $(ENV) ## Format and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

style: $(ENV)
	$(BIN)/ruff format --check .

lint: $(ENV)
	$(BIN)/ruff check .

types: $(ENV)
	$(BIN)/mypy

layers: $(ENV)
	$(BIN)/lint-imports --no-logo

tests: $(ENV) $(STUDIO)
	$(BIN)/pytest

golden: $(ENV) ## Write tests/golden anew
	$(BIN)/pytest tests/test_golden.py --rewrite-golden

schema: $(ENV) ## Write the JSON Schema and the data dictionary anew
	$(BIN)/inspectext schema > pipeline/record/schema.json.new
	$(BIN)/inspectext schema --dictionary extracted > pipeline/record/DICTIONARY.md.new
	mv pipeline/record/schema.json.new pipeline/record/schema.json
	mv pipeline/record/DICTIONARY.md.new pipeline/record/DICTIONARY.md

lock: $(ENV) ## Pin the requirements anew
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --extra all --output-file $(LOCK) pyproject.toml requirements/dev.in
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file requirements/studio.txt requirements/studio.in

model: $(ENV) ## Train the English pipeline
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement requirements/training.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements/teacher.txt
	$(KEEP_MEMORY) OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m training all

bench: $(ENV) ## Measure the English model, extraction and batches
	$(BIN)/python -m benchmarks.parse
	$(BIN)/python -m benchmarks.press
	$(BIN)/python -m benchmarks.quotes
	$(BIN)/python -m benchmarks.quote_peers
	$(BIN)/python -m benchmarks.extraction
	$(BIN)/python -m benchmarks.findings
	$(BIN)/python -m benchmarks.boilerplate
	$(BIN)/python -m benchmarks.batch
	$(BIN)/python -m benchmarks.cost
	$(BIN)/python -m benchmarks.repetition
	$(BIN)/python -m benchmarks.length
	$(BIN)/python -m benchmarks.stores
	$(BIN)/python -m benchmarks.diff
	$(BIN)/python -m benchmarks.page

pages: $(ENV) ## Write the review pages of the samples to build/pages, and take their pictures
	$(BIN)/python -m benchmarks.pictures build/pages --pictures

wheel: $(ENV) ## Build the package into dist/
	$(BIN)/python -m build --wheel --no-isolation --outdir dist .

clean: ## Remove what was made, the environment too
	rm -rf .venv .cache .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build dist
