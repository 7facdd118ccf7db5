# Two commands matter: `make run` and `make test`. Each builds what it needs, once.
.DEFAULT_GOAL := help
.PHONY: help run data test check bench format lock screenshots clean

PORT ?= 8501
HOST ?= 127.0.0.1
IN = .venv/bin/python -m
# Two files of tests at a time: more would slow a small machine so much that a browser gives up waiting.
# In their own order: those with a browser come last, because it keeps an event loop open.
TWO = -n 2 --dist loadfile --no-loadscope-reorder
COMPILE = $(IN) piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options

help: ## this list
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 14

run: ## the dashboard on http://127.0.0.1:8501 (PORT, HOST and LESSONS_DATA change that)
	@tools/environment requirements.lock
	@exec $(IN) streamlit run dashboard.py --server.port $(PORT) --server.address $(HOST)

data: ## look whether the data are right (DIR=data): every mistake with its place
	@tools/environment requirements.lock
	@$(IN) lessons check $(or $(DIR),data)

test: ## all tests, those in a browser included
	@tools/environment requirements-dev.lock
	@CHROMIUM="$$(tools/chromium)" && POSTGRES="$$(tools/postgres)" && export CHROMIUM POSTGRES && $(IN) pytest $(TWO) $(ARGS)

check: ## style, types, the data, and the fast tests; changes nothing
	@tools/environment requirements-dev.lock
	$(IN) ruff check .
	$(IN) ruff format --check .
	$(IN) mypy
	$(IN) lessons check data
	@POSTGRES="$$(tools/postgres)" && export POSTGRES && $(IN) pytest $(TWO) -q -m "not browser" $(ARGS)

bench: ## speed and size beside what they are measured against, in about six minutes; writes bench.json
	@tools/environment requirements-dev.lock
	@CHROMIUM="$$(tools/chromium)" && export CHROMIUM && $(IN) tools.bench $(ARGS)

format: ## put the code in the house style
	@tools/environment requirements-dev.lock
	$(IN) ruff check --fix .
	$(IN) ruff format .

lock: ## write the two locks anew from requirements.txt and requirements-dev.txt
	@tools/environment requirements-dev.lock
	$(COMPILE) --output-file requirements.lock requirements.txt
	$(COMPILE) --constraint requirements.lock --output-file requirements-dev.lock requirements-dev.txt

screenshots: ## the pictures of the README, made from the running app
	@tools/environment requirements-dev.lock
	@CHROMIUM="$$(tools/chromium)" && export CHROMIUM && $(IN) tools.screenshots

clean: ## take away what the other commands built
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
