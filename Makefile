# Two commands: `make run` opens the reader on the sample, `make test` runs everything a change must pass.
# Both set up what they need in .venv first, and need no network when nothing has changed.
.PHONY: run test quick lint faults eval bench bench-all bench-rooms screenshot clean setup dev
.SILENT:
PYTHON ?=
export PYTHON

run: setup
	.venv/bin/python -m reader --demo

test: dev
	sh scripts/check

quick: dev  # the tests that take less than a second each
	sh scripts/check --quick

lint: dev
	sh scripts/check --lint

faults: dev  # every fault at full size, an hour or so; ARGS="-k power_cut"; HEARSAY_FAULT_SEED=N does a run again
	HEARSAY_FAULTS=full .venv/bin/python -m pytest -q -ra --numprocesses $${JOBS:-2} tests/whole tests/store/test_durability.py $(ARGS)

eval: dev  # how good the claims are, beside the last release; ARGS="--errors 20", ARGS="--gold FILE --outermost", ARGS=--keep, ARGS=--relations
	PYTHONPATH=tests:. .venv/bin/python -m eval $(ARGS)

bench: dev  # search beside other engines, three minutes (docs/performance.md); ARGS="--articles 1000"
	PYTHONPATH=tests:. .venv/bin/python -m bench compare $(ARGS)

bench-all: dev bench-rooms  # 100,000 articles, growth to a million, single rooms; hours, 15 GB of disk
	PYTHONPATH=tests:. .venv/bin/python -m bench compare --articles 100000 --json build/bench/comparison-100000.json
	PYTHONPATH=tests:. .venv/bin/python -m bench growth

bench-rooms: dev  # commands, claims, relations, screens
	for bench in tests/bench/bench_*.py; do echo "== $$bench"; .venv/bin/python $$bench || exit 1; done

screenshot: dev
	.venv/bin/python scripts/screenshot.py

setup:
	sh scripts/setup

dev:
	sh scripts/setup --dev

clean:  # all that can be made again
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache snapshot_report.html
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
