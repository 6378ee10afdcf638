package limits_test

// The table as people read it.

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/limits"
)

var update = flag.Bool("update", false, "write docs/limits.md")

func TestDocs(t *testing.T) {
	var b strings.Builder
	b.WriteString("# What is read, and where it ends\n\nMade from `internal/limits` by `go test ./internal/limits -update`. What goes beyond a limit is never dropped in\nsilence: a problem with the code `limit`, `timeout` or `damaged` says so. Where the last column is empty, nothing of\na paper's values is lost.\n\n| limit | | why | what is said beyond it |\n|---|---|---|---|\n")
	for _, l := range limits.Table {
		fmt.Fprintf(&b, "| %d | %s | %s | %s |\n", l.Value, l.Unit, l.Reason, l.Sentence)
	}
	const file = "../../docs/limits.md"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != b.String() {
		t.Errorf("%s is not what the table says: run go test ./internal/limits -update (%v)", file, err)
	}
}
