# make demo    the main job on a shipped case: prints the findings and where the report is
# make test    every test that can run on this machine
# make build   the Lambda functions, for arm64, under build/
# make e2e     the end-to-end tests alone, skipping nothing
# make soak    300 cases through them, with faults and kills, and a storm of odd keys
# make bench   each stage, and whole processes beside pdftotext, Python and Node
# make release VERSION=v1.2.3    archives for every system, a bill of materials and SHA256SUMS under dist/
# make fuzz FUZZTIME=1m          every fuzz target, one after the other
# make mutate COUNT=5000 SEED=7  the program itself on altered papers, each within 2 s and 256 MiB
# make lint    staticcheck and govulncheck, where the module proxy has them
# make race    the concurrent packages under the race detector
# make redrive STACK=portcheck   brings what rests in a stack's dead-letter queues back
#
# demo and test need nothing but Go, git and make.

GO ?= go

.PHONY: fuzz mutate lint race demo test check build e2e soak bench bench-peers release redrive build-ExtractFunction build-CompareFunction build-NotifyFunction build-RemindFunction

# The case of the missing suite. A finding is no failure: exit status 1 is what
# portcheck says when the carrier would reject the papers.
demo:
	@CGO_ENABLED=0 $(GO) build -o build/portcheck ./cmd/portcheck
	@build/portcheck check --today 2026-11-22 --out reports/missing-suite \
		testdata/cases/missing-suite/loa.pdf testdata/cases/missing-suite/csr.xlsx || test $$? -eq 1

test: check
	$(GO) test ./...

# check is what the tests need of the sources: formatted, vetted, and complete.
check:
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); if [ -n "$$unformatted" ]; then echo "gofmt -w these: $$unformatted"; exit 1; fi
	$(GO) vet ./...

# The functions. sam build calls build-<LogicalId>, in a copy of this folder
# without .git, and takes what lies in ARTIFACTS_DIR.
ARCH ?= arm64
BUILD ?= build
FUNCTION = CGO_ENABLED=0 GOOS=linux GOARCH=$(ARCH) $(GO) build -buildvcs=false -trimpath -tags lambda.norpc -ldflags "-s -w"

build:
	@mkdir -p $(BUILD)/all
	$(FUNCTION) -o $(BUILD)/all/ ./functions/extract ./functions/compare ./functions/notify ./functions/remind
	@for f in extract compare notify remind; do mkdir -p $(BUILD)/$$f && mv $(BUILD)/all/$$f $(BUILD)/$$f/bootstrap || exit 1; done
	@rmdir $(BUILD)/all

build-ExtractFunction:
	$(FUNCTION) -o $(ARTIFACTS_DIR)/bootstrap ./functions/extract

build-CompareFunction:
	$(FUNCTION) -o $(ARTIFACTS_DIR)/bootstrap ./functions/compare

build-NotifyFunction:
	$(FUNCTION) -o $(ARTIFACTS_DIR)/bootstrap ./functions/notify

build-RemindFunction:
	$(FUNCTION) -o $(ARTIFACTS_DIR)/bootstrap ./functions/remind

e2e:
	PORTCHECK_SKIP_NOTHING=1 $(GO) test -count=1 -run 'TestEndToEnd|TestSoak|TestStorm' ./functions

soak:
	PORTCHECK_SKIP_NOTHING=1 PORTCHECK_SOAK=300 PORTCHECK_STORM=60 $(GO) test -count=1 -v -timeout 90m -run 'TestSoak|TestStorm' ./functions

# Measured now and here; the targets and what was measured before are in
# docs/benchmarks.md (BENCH=-write puts the new table there).
bench:
	$(GO) test -run - -bench . ./internal/bench
	$(GO) run ./internal/bench $(BENCH)

# What the Node script that portcheck is timed beside needs.
bench-peers:
	@mkdir -p build/peers && cp internal/bench/peers/package.json build/peers/
	cd build/peers && npm install --no-audit --no-fund

# The same commit and the same Go give the same bytes.
release:
	@$(GO) run ./internal/release -version "$(VERSION)" -out dist

redrive:
	@for f in Extract Compare Notify; do \
		url=$$(aws cloudformation describe-stacks --stack-name $(STACK) --query "Stacks[0].Outputs[?OutputKey=='$${f}DeadLettersUrl'].OutputValue" --output text) && \
		arn=$$(aws sqs get-queue-attributes --queue-url "$$url" --attribute-names QueueArn --query Attributes.QueueArn --output text) && \
		aws sqs start-message-move-task --source-arn "$$arn" || exit 1; done

# The targets are found, not listed: a new one is run without being named here.
# What a run finds is kept under testdata/fuzz of its package, as a test.
FUZZTIME ?= 20s
fuzz:
	@for f in $$(git ls-files '*_test.go' | xargs grep -l '^func Fuzz'); do \
		for name in $$(sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\)(.*/\1/p' $$f); do \
			echo "== $$(dirname $$f) $$name"; \
			$(GO) test -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x ./$$(dirname $$f) || exit 1; \
		done; \
	done

# What fails is kept under build/mutants; FIRST goes on where another run ended.
COUNT ?= 2000
SEED ?= 1
FIRST ?= 0
mutate:
	PORTCHECK_MUTANTS=$(COUNT) PORTCHECK_SEED=$(SEED) PORTCHECK_FIRST=$(FIRST) $(GO) test -count=1 -v -timeout 24h -run 'TestMutants|TestBombs|TestNothingGrows' ./internal/hostile

# Exact versions, fetched on first use; where they cannot be fetched, or the
# database of vulnerabilities cannot be reached, this says so and goes on.
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK = golang.org/x/vuln/cmd/govulncheck@v1.9.0
lint:
	@if $(GO) run $(STATICCHECK) -version >/dev/null 2>&1; then $(GO) run $(STATICCHECK) ./...; else echo "SKIPPED: staticcheck could not be fetched"; fi
	@mkdir -p build; $(GO) run $(GOVULNCHECK) ./... >build/govulncheck.txt 2>&1; s=$$?; \
		if [ $$s -eq 0 ]; then echo "govulncheck: no known vulnerability is reached"; \
		elif [ $$s -eq 3 ]; then cat build/govulncheck.txt; exit 1; \
		else echo "SKIPPED: govulncheck could not be fetched, or could not reach its database: $$(tail -n 1 build/govulncheck.txt)"; fi

race:
	$(GO) test -race -short ./internal/pipeline ./internal/localbucket ./internal/casework/batch ./internal/labels ./internal/desk ./internal/report/files ./internal/intake
