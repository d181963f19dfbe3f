# make demo   read the five sample dispatches and print who must do what by when
# make test   all tests           make check  format, lint, types, layers
# make bench  speed and memory    make clean  remove what the others made
# make bench-many  one folder of FILES=100000 short files: memory, and time a file
# make bench-widget  how fast the annotation widget opens a long dispatch and answers a key, in a browser
# make train  the models, from corpus/ to models/
# make fuzz   readers and grammars on inputs by chance, SECONDS=60 for each of the TARGETS
.PHONY: demo test check bench bench-many bench-widget fuzz train schema readme clean
.DELETE_ON_ERROR:

BIN := .venv/bin

demo: .venv/.installed
	@$(BIN)/congvan extract corpus/dispatches -o out/demo --table
	@echo "JSON, one file a dispatch: out/demo/*.json    for a spreadsheet: out/demo/tasks.csv"

test: .venv/.developing
	@scripts/system_packages.sh office ocr browser
	$(BIN)/python -m pytest

check: .venv/.developing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/.developing
	$(BIN)/python scripts/bench.py corpus/dispatches
	$(BIN)/python scripts/measure_scans.py speed

FILES := 100000

bench-many: .venv/.installed
	$(BIN)/python scripts/bench.py corpus/dispatches $(FILES)

bench-widget: .venv/.developing
	@scripts/system_packages.sh browser
	$(BIN)/python scripts/bench_widget.py

# Coverage-guided; what it finds is written to out/fuzz. For a few targets: make fuzz TARGETS='text pdf'
SECONDS := 60
TARGETS :=

fuzz: .venv/.fuzzing
	$(BIN)/python scripts/fuzz.py $(SECONDS) $(TARGETS)

# The models and their figures; the same files each time for the same rules and corpus. Five are part of the program.
train: .venv/.developing
	$(BIN)/congvan train corpus -o models
	mv models/assigning-clauses.json models/task-confidence.json pipeline/congvan/confidence/
	mv models/task-starts.json pipeline/congvan/assembly/
	mv models/syllables.json pipeline/congvan/diacritics/
	$(BIN)/python -m congvan.training.pen pipeline/congvan/ingest/ocr/pen/figures.npz models/pen-figures.json
	$(BIN)/python scripts/models_card.py

# Two files that are generated and compared by tests.
schema: .venv/.installed
	$(BIN)/congvan schema > pipeline/congvan/schema/dispatch.schema.json

readme: .venv/.installed
	$(BIN)/python scripts/readme.py

clean:
	rm -rf .venv out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/.installed: pyproject.toml scripts/create_venv.sh
	scripts/create_venv.sh -e .
	@touch $@

.venv/.developing: pyproject.toml scripts/create_venv.sh
	scripts/create_venv.sh -e '.[ocr,dask]' --group dev
	@touch $@ .venv/.installed

.venv/.fuzzing: .venv/.developing
	scripts/create_venv.sh --group fuzz
	@touch $@
