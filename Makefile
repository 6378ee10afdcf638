# make demo    the main job on a shipped case: prints the findings and where the report is
# make test    every test that can run on this machine
# make build   the Lambda functions, for arm64, under build/
#
# demo and test need nothing but Go, git and make.

GO ?= go

.PHONY: demo test check

# The case of the missing suite. A finding is no failure: exit status 1 is what
# portcheck says when the carrier would reject the papers.
demo:
	@$(GO) build -o build/portcheck ./cmd/portcheck
	@build/portcheck check --today 2026-11-22 --out reports/missing-suite \
		testdata/cases/missing-suite/loa.pdf testdata/cases/missing-suite/csr.xlsx || test $$? -eq 1

test: check
	$(GO) test ./...

# check is what the tests need of the sources: formatted, vetted, and complete.
check:
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); if [ -n "$$unformatted" ]; then echo "gofmt -w these: $$unformatted"; exit 1; fi
	$(GO) vet ./...
